"""A server of the dashboard on a free port of this machine, started as hosts start it: for pictures, measurements and tests."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
OURS = ("SANAD_", "STREAMLIT_")  # how settings begin: what the one who starts it has set is not meant for this server
LAST_WORDS = 2_000


@dataclass(frozen=True)
class Server:
    """Its address, its process, and the file of all that it writes to the terminal."""

    address: str
    process: subprocess.Popen[bytes]
    log: Path

    @property
    def pid(self) -> int:
        """The number of its process."""
        return self.process.pid

    def read_memory(self) -> float:
        """Megabytes of memory that the process holds now."""
        pages = int(Path(f"/proc/{self.pid}/statm").read_text("ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6

    def read_log(self) -> str:
        """All it has written so far."""
        return self.log.read_text("utf-8", "replace")


def find_port() -> int:
    """A port of the loopback address that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def write_command(*options: str) -> list[str]:
    """`streamlit run dashboard/app.py`: the script, not `python -m`, which would find our packages by the working folder."""
    return [str(Path(sys.executable).with_name("streamlit")), "run", "dashboard/app.py", *options]


def clean_environment(**settings: str) -> dict[str, str]:
    """The environment without settings of ours but those given."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    return {**kept, **settings}


def wait_until(server: Server, path: str, patience: float) -> None:
    """Wait until an address of the server answers 200. Raises RuntimeError with its last words when it ends or takes too long."""
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline and server.process.poll() is None:
        try:
            with urllib.request.urlopen(server.address + path, timeout=60):  # noqa: S310 (loopback)
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"The server did not come up: {server.read_log()[-LAST_WORDS:]}")


@contextmanager
def start(
    command: Sequence[str],
    env: Mapping[str, str],
    *,
    folder: Path = ROOT,
    bound_to: str | None = "127.0.0.1",
    until: str = "/readyz",
    patience: float = 60,
) -> Iterator[Server]:
    """Run a command that serves, in a folder, until the block ends. None binds as Streamlit does.

    Raises RuntimeError where `until` does not answer within `patience` seconds.
    """
    port = find_port()
    options = ["--server.port", str(port), *(["--server.address", bound_to] if bound_to else [])]
    handle, log = tempfile.mkstemp(prefix="sanad-server-", suffix=".log")  # no pipe: one that nobody reads fills up
    with os.fdopen(handle, "wb") as said:
        process = subprocess.Popen([*command, *options], cwd=folder, env=dict(env), stdout=said, stderr=said)
    server = Server(f"http://127.0.0.1:{port}", process, Path(log))
    try:
        wait_until(server, until, patience)
        yield server
    finally:
        end(process)
        server.log.unlink(missing_ok=True)


def end(process: subprocess.Popen[bytes]) -> None:
    """Ask a process to end; after ten seconds end it."""
    process.terminate()
    with suppress(subprocess.TimeoutExpired):
        process.wait(timeout=10)
    if process.poll() is None:
        process.kill()
        process.wait()


@contextmanager
def serve(
    warehouse: Path, *, bound_to: str | None = "127.0.0.1", until: str = "/readyz", **settings: str
) -> Iterator[Server]:
    """The site on a warehouse. Nothing is built, unless SANAD_DATASETS is among the settings."""
    chosen = {"SANAD_WAREHOUSE": str(warehouse), "SANAD_DATASETS": str(warehouse.parent / "none"), **settings}
    with start(write_command(), clean_environment(**chosen), bound_to=bound_to, until=until) as server:
        yield server
