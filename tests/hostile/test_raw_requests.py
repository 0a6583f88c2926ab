"""Requests as no browser and no library writes them: bytes changed, left out and put in; addresses that lead elsewhere."""

from __future__ import annotations

import json
import socket
from contextlib import suppress
from random import Random
from urllib.parse import urlsplit

import pytest
from standing import Site
from test_errors_are_plain import find_secrets

pytestmark = pytest.mark.long
HEADERS = (
    b'Host: 127.0.0.1\r\nAccept-Encoding: gzip\r\nIf-None-Match: "a"\r\nIf-Modified-Since: Mon, 02 Nov 2026 10:00:00 GMT\r\n'
    b"Range: bytes=0-5\r\nCookie: _streamlit_xsrf=2|x|y; _streamlit_user=abc\r\nX-Forwarded-For: 1.2.3.4\r\n"
    b"Authorization: Bearer x\r\nSec-Fetch-Dest: iframe\r\nConnection: close\r\n\r\n"
)
SOCKET = (
    b"Upgrade: websocket\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
    b"Sec-WebSocket-Protocol: streamlit, a, b\r\nOrigin: http://127.0.0.1\r\n"
)
WHOLE = (
    b"GET /api/figures.json?measure=attacks&limit=3 HTTP/1.1\r\n" + HEADERS,
    b"GET /trends?lang=ur&embed=true HTTP/1.1\r\n" + HEADERS,
    b"GET /_stcore/stream HTTP/1.1\r\n" + SOCKET + HEADERS.replace(b": close", b": Upgrade"),
)
PUT_IN = (b"\r\n", b"\x00", b"\xff" * 10, b"a" * 5_000, b"%00", b": ", b"; ", b"\r\n\t")
PATHS = (
    *(
        b"/%00",
        b"//evil",
        b"/api//figures.csv",
        b"/api/figure/%2e%2e%2f",
        b"/media/%2e%2e%2f%2e%2e",
        b"*",
        b"http://evil/",
    ),
    *(b"/static/..%5c..%5c", b"/\xff\xfe", b"/trends/../../etc/passwd", b"/?" + b"%" * 500, b"/figure?id=%00%0a"),
    *(b"/_stcore/bidi-components/a/../../x", b"/app/static/../../x", b"/outlines/..%2f..%2fx.json", b"/component/../x"),
    b"/api/search.json?q=%00&lang=%0a&numbers=%0d%0a&as_of=%00",
)


def send(site: Site, raw: bytes) -> str:
    """The beginning of the answer; nothing where none comes soon."""
    place = urlsplit(site.address)
    with socket.create_connection((place.hostname or "", place.port or 0), timeout=10) as line, suppress(OSError):
        line.sendall(raw)
        line.settimeout(0.5)
        return line.recv(10_000).decode("latin-1")
    return ""


def spoil(raw: bytes, chance: Random) -> bytes:
    """A request with some bytes changed, left out or put in."""
    spoiled = bytearray(raw)
    for _ in range(chance.randint(1, 6)):
        place, what = chance.randrange(len(spoiled)), chance.choice(("change", "leave out", "put in"))
        if what == "change":
            spoiled[place] = chance.randrange(256)
        elif what == "leave out":
            del spoiled[place : place + chance.randint(1, 20)]
        else:
            spoiled[place:place] = chance.choice(PUT_IN)
    return bytes(spoiled)


def check_site(site: Site, before: int) -> None:
    """It answers, and what it has written since is ours or one plain line."""
    assert site.ask("/readyz")[0] == 200
    said = site.read_log()[before:]
    assert find_secrets(said) == []
    for line in said.splitlines():
        assert line.isprintable()
        if line.startswith("{"):
            assert json.loads(line).get("status", 0) < 500


def test_requests_with_any_bytes_changed_are_refused_or_answered(hostile_site: Site) -> None:
    before, chance = len(hostile_site.read_log()), Random(3)  # noqa: S311 (not a secret)
    for _ in range(400):
        answer = send(hostile_site, spoil(chance.choice(WHOLE), chance))
        assert answer.partition(" ")[0] in {"", "HTTP/1.1"}
        assert not answer.startswith("HTTP/1.1 5")
        assert find_secrets(answer) == []
    check_site(hostile_site, before)


@pytest.mark.parametrize("method", [b"GET", b"HEAD", b"OPTIONS", b"POST", b"TRACE", b"STRANGE"])
def test_addresses_that_lead_elsewhere_lead_nowhere(hostile_site: Site, method: bytes) -> None:
    before = len(hostile_site.read_log())
    for path in PATHS:
        answer = send(hostile_site, method + b" " + path + b" HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        assert answer.startswith(("HTTP/1.1 2", "HTTP/1.1 4"))
        assert find_secrets(answer) == []
        assert "root:" not in answer
    check_site(hostile_site, before)
