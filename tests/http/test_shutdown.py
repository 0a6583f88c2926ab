"""How the process lives and ends: SIGTERM ends it in good order, and what is open is closed, the exit code is 0, the log says so."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from serving import ROOT, Server, serve
from synthetic import write_synthetic
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect
from websockets.typing import Subprotocol


@pytest.mark.long
@pytest.mark.skipif(os.name == "nt", reason="there is no SIGTERM")
def test_sigterm_closes_what_is_open_and_ends_with_0(country_file: Path) -> None:
    with serve(country_file) as server:
        port = int(server.address.rpartition(":")[2])
        with (
            connect(f"ws://127.0.0.1:{port}/_stcore/stream", subprotocols=[Subprotocol("streamlit")]) as page,
            socket.create_connection(("127.0.0.1", port)) as slow,
        ):
            slow.sendall(b"GET /api/figures.csv HTTP/1.1\r\n")  # somebody who never ends the request
            started = time.monotonic()
            server.process.send_signal(signal.SIGTERM)
            with pytest.raises(ConnectionClosed):
                page.recv(timeout=10)
            assert server.process.wait(timeout=10) == 0
            assert time.monotonic() - started < 8
        with pytest.raises(OSError, match="refused"):
            socket.create_connection(("127.0.0.1", port))
        lines = [json.loads(line) for line in server.read_log().splitlines() if line.startswith("{")]
    assert [line["event"] for line in lines if line["event"] in {"start", "stop"}] == ["start", "stop"]
    assert lines[0]["address"] == server.address


def read_work(server: Server) -> float:
    """Seconds of a processor that the server has taken."""
    cells = Path(f"/proc/{server.pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(cells[11]) + int(cells[12])) / os.sysconf("SC_CLK_TCK")


@pytest.mark.long
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="work is read from Linux's /proc")
def test_sigterm_while_a_large_extract_is_made_tells_who_waits_for_it_and_ends_in_time(
    country_file: Path, tmp_path: Path
) -> None:
    write_synthetic(country_file, tmp_path / "sanad.duckdb", 50_000)
    with serve(tmp_path / "sanad.duckdb") as server, ThreadPoolExecutor(1) as pool:
        before = read_work(server)
        asked = pool.submit(httpx.get, f"{server.address}/api/figures.xlsx", timeout=60)  # takes half a minute
        while read_work(server) < before + 0.5:
            assert not asked.done()
            time.sleep(0.05)
        started = time.monotonic()
        server.process.send_signal(signal.SIGTERM)
        answer = asked.result(timeout=20)
        assert (answer.status_code, answer.json()) == (503, {"error": "This process is ending. Please ask again."})
        assert server.process.wait(timeout=10) == 0
        assert time.monotonic() - started < 9
        log = server.read_log()
    assert '"event": "stop"' in log
    assert "Traceback" not in log


@pytest.mark.skipif(os.name == "nt", reason="there is no such limit")
def test_a_process_may_have_as_many_connections_as_the_system_lets_it() -> None:
    code = (
        "import resource\n"
        "most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]\n"
        "resource.setrlimit(resource.RLIMIT_NOFILE, (100, most))\n"
        "from dashboard.life import MOST_FILES, allow_many_files\n"
        "allow_many_files()\n"
        "now = resource.getrlimit(resource.RLIMIT_NOFILE)\n"
        "assert now == (MOST_FILES if most == resource.RLIM_INFINITY else min(most, MOST_FILES), most), now\n"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
