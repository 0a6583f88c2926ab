"""What every answer of a real server carries, and what another site may and may not do."""

from __future__ import annotations

import http.client
import json
import socket
from urllib.parse import urlsplit

import pytest
from standing import Site

pytestmark = pytest.mark.long
PATHS = (
    "/",
    "/trends",
    "/healthz",
    "/api/figures.csv",
    "/api/nothing",
    "/_stcore/health",
    "/_stcore/host-config",
    "/x.js",
    "/_stcore/metrics",
    "/_stcore/agent/openapi.json",
    "/trends?measure=" + "a" * 60_000,
)
STRANGER = {"Origin": "https://evil.example"}


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_has_the_usual_headers_and_no_banner(hostile_site: Site, path: str) -> None:
    _, headers, _ = hostile_site.ask(path)
    policy = dict(part.partition(" ")[::2] for part in headers["content-security-policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["frame-ancestors"] == "'none'"
    assert "unsafe" not in policy["script-src"]
    assert not any("http" in sources or "*" in sources for sources in policy.values())
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "strict-origin-when-cross-origin"
    assert "server" not in headers
    assert "x-powered-by" not in headers


def test_other_sites_may_read_the_api_and_nothing_else(hostile_site: Site) -> None:
    assert hostile_site.ask("/api/figures.csv", STRANGER)[1]["access-control-allow-origin"] == "*"
    for path in ("/", "/_stcore/health", "/_stcore/host-config", "/healthz"):
        headers = hostile_site.ask(path, STRANGER)[1]
        assert "access-control-allow-origin" not in headers, path
        assert "access-control-allow-credentials" not in headers, path


def shake_hands(site: Site, origin: str) -> str:
    """The first line of the answer to a websocket's handshake from a page of `origin`."""
    place = urlsplit(site.address)
    lines = [
        "GET /_stcore/stream HTTP/1.1", f"Host: {place.netloc}", "Upgrade: websocket", "Connection: Upgrade",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Version: 13", f"Origin: {origin}", "", "",
    ]  # fmt: skip
    with socket.create_connection((place.hostname or "", place.port or 0), timeout=10) as line:
        line.sendall("\r\n".join(lines).encode())
        return line.recv(1_000).decode("latin-1").partition("\r\n")[0]


def test_a_page_of_another_site_opens_no_session(hostile_site: Site) -> None:
    assert " 403" in shake_hands(hostile_site, "https://evil.example")
    assert " 101" in shake_hands(hostile_site, hostile_site.address)


def test_nothing_can_be_sent_up_without_the_token_of_the_own_page(hostile_site: Site) -> None:
    place = urlsplit(hostile_site.address)
    for path in ("/_stcore/upload_file/any/file", "/api/figures.csv", "/"):
        for method in ("PUT", "POST", "DELETE"):
            line = http.client.HTTPConnection(place.hostname or "", place.port, timeout=10)
            line.request(method, path, body=b"x" * 10, headers=STRANGER)
            assert line.getresponse().status in {400, 403, 404, 405, 413}, (method, path)
            line.close()


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/agent/openapi.json", "/_stcore/agent/mcp", "/metrics"])
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
def test_what_streamlit_opens_beside_the_pages_is_shut(hostile_site: Site, path: str, method: str) -> None:
    place = urlsplit(hostile_site.address)
    line = http.client.HTTPConnection(place.hostname or "", place.port, timeout=10)
    line.request(method, path, headers={"Content-Type": "application/json"})
    answer = line.getresponse()
    assert answer.status == (405 if (path, method) == ("/metrics", "POST") else 404)
    assert b"treamlit" not in answer.read()
    line.close()


@pytest.mark.parametrize("path", ["/", "/trends", "/api/figures.json", "/api/search.json", "/healthz", "/nothing"])
def test_an_address_without_end_is_refused_at_once(hostile_site: Site, path: str) -> None:
    for query in ("a" * 60_000, "&".join(f"p{number}" for number in range(11_000))):
        status, _, text = hostile_site.ask(f"{path}?{query}")
        said = json.loads(text)["error"] if path.startswith("/api") else text
        assert (status, said) == (414, "This address is too long.")


def test_thousands_of_words_that_mean_nothing_are_not_told_each(hostile_site: Site) -> None:
    status, _, text = hostile_site.ask("/api/figures.json?" + "&".join(f"p{number}" for number in range(9_000)))
    assert (status, len(json.loads(text)["problems"])) == (400, 40)


@pytest.mark.parametrize("asked", ["bytes=0-9", "bytes=a-", "bytes=5-1,2-3", "lines=1-2"])
@pytest.mark.parametrize("path", ["/", "/trends", "/api/figures.csv"])
def test_who_asks_for_a_part_of_a_page_or_of_an_extract_gets_all_of_it(
    hostile_site: Site, path: str, asked: str
) -> None:
    status, headers, text = hostile_site.ask(path, {"Range": asked})
    assert status == 200
    assert "content-range" not in headers
    assert text == hostile_site.ask(path)[2]
