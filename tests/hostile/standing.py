"""A server as hosts run it, whose every word is kept, and a Chromium to visit it with."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parents[2]
DRAWN = '[data-testid="stApp"][data-test-script-state="notRunning"] .sanad'
PATIENCE = 45_000


@dataclass(frozen=True)
class Site:
    """Its address, and the file of all that it writes to the terminal."""

    address: str
    log: Path

    def read_log(self) -> str:
        """All it has written so far."""
        return self.log.read_text("utf-8", "replace")

    def ask(self, path: str, headers: Mapping[str, str] = {}) -> tuple[int, dict[str, str], str]:
        """Status, headers and text of an answer; an answer that is broken off is cut."""
        request = urllib.request.Request(self.address + path, headers=dict(headers))  # noqa: S310 (loopback)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310
                return answer.status, lower(answer.headers), answer.read().decode("utf-8", "replace")
        except urllib.error.HTTPError as refusal:
            return refusal.code, lower(refusal.headers), refusal.read().decode("utf-8", "replace")


def lower(headers: Mapping[str, str]) -> dict[str, str]:
    """Headers by their names in small letters."""
    return {name.lower(): value for name, value in headers.items()}


def free_port() -> int:
    """A port of the loopback address that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(site: Site, process: subprocess.Popen[bytes]) -> None:
    """Wait until the process answers. Raises RuntimeError with its last words when it ends or takes a minute."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        try:
            site.ask("/healthz")
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(site.read_log()[-2000:])


@contextmanager
def serve(folder: Path, address: str = "127.0.0.1", **env: str) -> Iterator[Site]:
    """`streamlit run dashboard/app.py` with this environment and nothing more of ours; its log lies in `folder`."""
    port = free_port()
    site = Site(f"http://127.0.0.1:{port}", folder / f"server-{port}.log")
    command = [str(Path(sys.executable).with_name("streamlit")), "run", "dashboard/app.py"]
    command += ["--server.port", str(port), "--server.address", address]
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("SANAD_", "STREAMLIT_"))}
    with site.log.open("wb") as log:
        process = subprocess.Popen(command, cwd=ROOT, env={**clean, **env}, stdout=log, stderr=subprocess.STDOUT)
    try:
        wait_for(site, process)
        yield site
    finally:
        process.terminate()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def new_page(browser: Browser) -> Page:
    """An empty page in a context of its own."""
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.set_default_timeout(PATIENCE)
    return page


def go(page: Page, address: str) -> None:
    """Open an address and wait until it is drawn to its end."""
    page.goto(address)
    page.wait_for_selector(DRAWN, state="attached")
