"""nginx in front of several processes, as deploy/nginx.conf has it; everything on free ports of this machine."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from serving import ROOT, Server, find_port, serve

TEMPLATE = ROOT / "deploy" / "nginx.conf"
SECRET = "0123456789abcdef0123456789abcdef"  # noqa: S105 (of these tests)


def write_config(folder: Path, port: int, servers: list[Server]) -> Path:
    """The site's configuration with our ports, in a whole nginx of its own that needs no privileges."""
    lines = "".join(
        f"    server {server.address.removeprefix('http://')} max_fails=1 fail_timeout=5s;\n" for server in servers
    )
    site = re.sub(r"(?<=# processes: one line each\n)(    server .*\n)+", lines, TEMPLATE.read_text(encoding="utf-8"))
    site = re.sub(r"listen 80;\n\s*listen \[::\]:80;", f"listen 127.0.0.1:{port};", site)
    (folder / "site.conf").write_text(site, encoding="utf-8")
    temporary = "".join(
        f"  {kind}_temp_path {folder}/{kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    user = "user root;\n" if os.geteuid() == 0 else ""  # else nginx would give its rights up, and the folder with them
    whole = folder / "nginx.conf"
    whole.write_text(
        f"{user}daemon off;\npid {folder}/nginx.pid;\nerror_log {folder}/error.log;\nworker_processes 1;\n"
        f"events {{ worker_connections 4096; }}\n"
        f"http {{\n{temporary}  include /etc/nginx/mime.types;\n  access_log {folder}/access.log;\n"
        f"  include {folder}/site.conf;\n}}\n",
        encoding="utf-8",
    )
    return whole


@contextmanager
def run_nginx(servers: list[Server]) -> Iterator[str]:
    """nginx before the servers; gives its address. Raises RuntimeError where it does not come up."""
    program = shutil.which("nginx") or "/usr/sbin/nginx"
    with TemporaryDirectory() as name:
        folder, port = Path(name), find_port()
        config = write_config(folder, port, servers)
        process = subprocess.Popen([program, "-p", str(folder), "-c", str(config)], stderr=subprocess.DEVNULL)
        try:
            wait_for(f"http://127.0.0.1:{port}/healthz", process, folder / "error.log")
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(timeout=10)


def wait_for(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until an address answers."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=2):  # noqa: S310 (loopback)
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(log.read_text(encoding="utf-8") if log.exists() else "nginx did not start")


@contextmanager
def serve_through_nginx(warehouse: Path, processes: int, **env: str) -> Iterator[tuple[str, list[Server]]]:
    """Several processes on one warehouse and nginx before them: its address, and the servers."""
    with ExitStack() as stack:
        shared = {"STREAMLIT_SERVER_COOKIE_SECRET": SECRET, **env}
        servers = [stack.enter_context(serve(warehouse, **shared)) for _ in range(processes)]
        yield stack.enter_context(run_nginx(servers)), servers
