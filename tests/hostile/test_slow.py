"""Strangers who open many connections and never end what they ask."""

from __future__ import annotations

import socket
import time
from contextlib import ExitStack
from urllib.parse import urlsplit

import pytest
from standing import Site

pytestmark = pytest.mark.long
SLOW = 600  # the tests themselves may open 1,024 files on most systems
BEGINNINGS = (
    b"",
    b"GET /api/figures.csv HTTP/1.1\r\nHost: x\r\nX-Slow: ",
    b"POST /api/figures.csv HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\nx",
    b"GET /_stcore/stream HTTP/1.1\r\nUpgrade: websocket\r\n",
)


def test_many_who_never_end_their_request_leave_others_their_answers(hostile_site: Site) -> None:
    place = urlsplit(hostile_site.address)
    before = len(hostile_site.read_log())
    with ExitStack() as stack:
        for number in range(SLOW):
            line = stack.enter_context(socket.create_connection((place.hostname or "", place.port or 0), timeout=10))
            line.sendall(BEGINNINGS[number % len(BEGINNINGS)])
        for path in ("/healthz", "/readyz", "/trends", "/api/figures.csv"):
            started = time.monotonic()
            assert hostile_site.ask(path)[0] == 200
            assert time.monotonic() - started < 5
    assert hostile_site.ask("/api/figures.csv")[0] == 200
    assert "Traceback" not in hostile_site.read_log()[before:]
