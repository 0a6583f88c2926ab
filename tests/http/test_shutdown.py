"""SIGTERM ends the process in good order: what is open is closed, the exit code is 0, the log says so."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from serving import ROOT, free_port, wait_until_ready
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect
from websockets.typing import Subprotocol


@pytest.mark.long
@pytest.mark.skipif(os.name == "nt", reason="there is no SIGTERM")
def test_sigterm_closes_what_is_open_and_ends_with_0(country_file: Path) -> None:
    port = free_port()
    streamlit = str(Path(sys.executable).with_name("streamlit"))
    process = subprocess.Popen(
        [streamlit, "run", "dashboard/app.py", "--server.port", str(port), "--server.address", "127.0.0.1"],
        cwd=ROOT, env={**os.environ, "SANAD_WAREHOUSE": str(country_file), "SANAD_DATASETS": str(country_file.parent)},
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        wait_until_ready(process, f"http://127.0.0.1:{port}")  # type: ignore[arg-type]
        with (
            connect(f"ws://127.0.0.1:{port}/_stcore/stream", subprotocols=[Subprotocol("streamlit")]) as page,
            socket.create_connection(("127.0.0.1", port)) as slow,
        ):
            slow.sendall(b"GET /api/figures.csv HTTP/1.1\r\n")  # somebody who never ends the request
            started = time.monotonic()
            process.send_signal(signal.SIGTERM)
            with pytest.raises(ConnectionClosed):
                page.recv(timeout=10)
            assert process.wait(timeout=10) == 0
            assert time.monotonic() - started < 8
        with pytest.raises(OSError, match="refused"):
            socket.create_connection(("127.0.0.1", port))
        assert process.stderr
        lines = [json.loads(line) for line in process.stderr if line.startswith("{")]
    finally:
        process.kill()
        process.wait()
    assert [line["event"] for line in lines if line["event"] in {"start", "stop"}] == ["start", "stop"]
    assert lines[0]["address"] == f"http://127.0.0.1:{port}"
