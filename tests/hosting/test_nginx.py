"""deploy/nginx.conf as it stands, really run before two processes: what it adds, what it keeps shut, what survives a death."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest
import streamlit
from playwright.sync_api import Browser, expect
from proxy import serve_through_nginx
from serving import Server

pytestmark = [pytest.mark.long, pytest.mark.browser, pytest.mark.usefixtures("nginx")]
COOKIE = re.compile(r"sanad_viewer=([0-9a-f]{32}); Path=/; HttpOnly; SameSite=Lax")
DRAWN = '[data-testid="stApp"][data-test-script-state="notRunning"] footer.sanad'
TOKEN = "a-token-of-these-tests"  # noqa: S105
Site = tuple[str, list[Server]]


@pytest.fixture(scope="module")
def site(country_file: Path) -> Iterator[Site]:
    """nginx's address, and the servers behind it."""
    with serve_through_nginx(country_file, 2, SANAD_METRICS_TOKEN=TOKEN) as found:
        yield found


def ask(address: str, **headers: str) -> HTTPResponse:
    """One answer, whatever its status."""
    named = {name.replace("_", "-"): text for name, text in headers.items()}
    request = urllib.request.Request(address, headers=named)  # noqa: S310 (loopback)
    try:
        answer: HTTPResponse = urllib.request.urlopen(request, timeout=30)  # noqa: S310 (loopback)
    except urllib.error.HTTPError as error:
        return error  # type: ignore[return-value]
    return answer


def find_asset(part: str) -> str:
    """The address of a script of Streamlit's."""
    folder = Path(streamlit.__file__).parent / "static" / "static" / "js"
    return f"/static/js/{next(folder.glob(f'{part}*.js')).name}"


def count_visitors(server: Server) -> int:
    """Requests for the first page that a process has answered."""
    text = ask(f"{server.address}/metrics", Authorization=f"Bearer {TOKEN}").read().decode()
    found = re.search(r'sanad_requests_total\{route="/",outcome="200"\} (\d+)', text)
    return int(found[1]) if found else 0


def count_since(servers: list[Server], before: list[int], expected: int) -> list[int]:
    """Requests for the first page since then, by process; one is counted a moment after its answer has gone."""
    deadline = time.monotonic() + 10
    while True:
        new = [count_visitors(server) - earlier for server, earlier in zip(servers, before, strict=True)]
        if sum(new) >= expected or time.monotonic() > deadline:
            return new


def test_a_viewer_stays_with_one_process_and_viewers_are_dealt_out(site: Site) -> None:
    address, servers = site
    before = [count_visitors(server) for server in servers]
    for _ in range(40):
        ask(f"{address}/").read()
    dealt = count_since(servers, before, 40)
    assert (sum(dealt), min(dealt) > 5) == (40, True)
    name = COOKIE.fullmatch(ask(f"{address}/").headers["Set-Cookie"])
    assert name
    before = [now + new for now, new in zip(before, count_since(servers, before, 41), strict=True)]
    for _ in range(10):
        assert ask(f"{address}/", Cookie=f"sanad_viewer={name[1]}").headers["Set-Cookie"] is None
    after = count_since(servers, before, 10)
    assert sorted(after) == [0, 10]


def test_a_cookie_that_is_not_ours_is_replaced(site: Site) -> None:
    for value in ("", "x", "A" * 32, "0" * 33, "../../etc"):
        assert COOKIE.fullmatch(ask(f"{site[0]}/", Cookie=f"sanad_viewer={value}").headers["Set-Cookie"])


def test_what_draws_charts_is_sent_compressed_and_kept(site: Site) -> None:
    path = find_asset("PlotlyChart")
    plain, packed = ask(f"{site[0]}{path}"), ask(f"{site[0]}{path}", Accept_Encoding="gzip")
    assert packed.headers["Content-Encoding"] == "gzip"
    assert len(packed.read()) < len(plain.read()) / 2.5
    assert packed.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert "Accept-Encoding" in packed.headers.get_all("Vary", [])


def test_pages_are_asked_for_again_and_answers_of_the_api_checked(site: Site) -> None:
    assert ask(f"{site[0]}/").headers["Cache-Control"] == "no-cache"
    answer = ask(f"{site[0]}/api/figures.json", Accept_Encoding="gzip")
    assert (answer.headers["Cache-Control"], answer.headers["Content-Encoding"]) == ("no-cache", "gzip")
    assert ask(f"{site[0]}/api/figures.json", If_None_Match=answer.headers["ETag"]).status == 304


def test_every_answer_has_the_security_headers_once(site: Site) -> None:
    for path in ("/", find_asset("index"), "/api/nothing.csv"):
        headers = ask(site[0] + path).headers
        for name in ("Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "X-Frame-Options"):
            assert len(headers.get_all(name, [])) == 1, (path, name)
        assert headers["Server"] == "nginx"


@pytest.mark.parametrize(
    ("request_line", "status"),
    [
        ("GET /metrics HTTP/1.1", 404),
        ("GET /%00 HTTP/1.1", 400),
        (f"GET /{'a' * 9_000} HTTP/1.1", 414),
        ("TRACE / HTTP/1.1", 405),
        ("POST / HTTP/1.1\r\nContent-Length: 99999999", 413),
        ("POST / HTTP/1.1\r\nContent-Length: 3\r\nTransfer-Encoding: chunked", 400),
    ],
)
def test_what_nginx_answers_by_itself_has_them_too(site: Site, request_line: str, status: int) -> None:
    name, port = site[0].removeprefix("http://").split(":")
    with socket.create_connection((name, int(port)), timeout=10) as line:
        line.sendall(f"{request_line}\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
        answer = HTTPResponse(line)
        answer.begin()
        assert answer.status == status
        assert answer.headers["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"
        assert [answer.headers[name] for name in ("X-Content-Type-Options", "X-Frame-Options")] == ["nosniff", "DENY"]


def test_local_mode_is_closed_to_those_whom_nginx_lets_in(country_file: Path) -> None:
    with serve_through_nginx(country_file, 1, SANAD_LOCAL="1") as (address, (server,)):
        refused = []
        for asked in (address, server.address):
            line = HTTPConnection(asked.removeprefix("http://"), timeout=10)
            line.request("PUT", "/_stcore/upload_file/any/file", body=b"x", headers={"Host": "localhost"})
            refused.append(line.getresponse().status)
            line.close()
    assert refused == [404, 403]  # 403: only the token is missing


def test_the_counts_are_not_public(site: Site) -> None:
    held = {"Authorization": f"Bearer {TOKEN}"}
    assert ask(f"{site[0]}/metrics", **held).status == 404
    assert ask(f"{site[0]}/_stcore/metrics").status == 404


def count_pages(server: Server) -> int:
    """Pages that are open at a process."""
    text = ask(f"{server.address}/metrics", Authorization=f"Bearer {TOKEN}").read().decode()
    found = re.search(r"^sanad_open_pages (\d+)$", text, re.MULTILINE)
    assert found
    return int(found[1])


def count_runs(server: Server) -> int:
    """How often a process has drawn Sources to its end."""
    text = ask(f"{server.address}/metrics", Authorization=f"Bearer {TOKEN}").read().decode()
    found = re.search(r'sanad_runs_total\{page="sources",outcome="ok"\} (\d+)', text)
    return int(found[1]) if found else 0


def wait_for_page(server: Server) -> None:
    """Wait until a process has drawn the page for a reader who is there."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if count_pages(server) and count_runs(server):
            return
        time.sleep(0.2)
    pytest.fail("the browser did not connect again")


def test_a_reader_whose_process_dies_goes_on_at_the_other_with_the_same_view(
    country_file: Path, chromium: Browser
) -> None:
    with serve_through_nginx(country_file, 2, SANAD_METRICS_TOKEN=TOKEN) as (address, servers):
        page = chromium.new_page()
        page.set_default_timeout(60_000)
        page.goto(f"{address}/sources?q=report")
        page.wait_for_selector(DRAWN)
        view, shown = page.url, page.locator("article h2").all_inner_texts()
        assert shown
        dies, lives = sorted(servers, key=count_pages, reverse=True)
        assert (count_pages(dies), count_pages(lives)) == (1, 0)
        os.kill(dies.pid, signal.SIGKILL)
        wait_for_page(lives)  # the browser connects again by itself, and nginx leads it to the process that lives
        page.wait_for_selector(DRAWN)
        assert (page.url, page.locator("article h2").all_inner_texts()) == (view, shown)
        words = page.get_by_label("Search these documents")
        words.fill("annual")
        words.press("Enter")
        page.wait_for_url(re.compile("q=annual"))
        page.wait_for_selector(DRAWN)
        assert count_pages(lives) == 1
        page.goto(view)
        page.wait_for_selector(DRAWN)
        expect(page.locator("article h2")).to_have_text(shown)
        page.close()


def test_without_a_warehouse_the_site_says_so_and_without_a_process_nginx_does(tmp_path: Path) -> None:
    with serve_through_nginx(tmp_path / "none.duckdb", 2, until="/healthz") as (address, servers):
        for _ in range(4):
            refusal = ask(f"{address}/api/figures.csv")
            assert (refusal.status, set(json.load(refusal))) == (503, {"error"})
        assert ask(f"{address}/").status == 200
        for server in servers:
            os.kill(server.pid, signal.SIGKILL)
            server.process.wait()
        away = ask(f"{address}/trends")
        assert (away.status, away.headers["Retry-After"], away.headers["Content-Type"]) == (503, "30", "text/plain")
        assert (away.headers["X-Content-Type-Options"], away.headers["X-Frame-Options"]) == ("nosniff", "DENY")
        assert away.read() == b"This site is being started. Please try again in a minute.\n"


def test_one_address_cannot_keep_all_processes_at_work(site: Site) -> None:
    with ThreadPoolExecutor(60) as pool:
        statuses = list(pool.map(lambda _: ask(f"{site[0]}/api/figures.xlsx").status, range(120)))
    assert set(statuses) == {200, 429}
    assert ask(f"{site[0]}/api/figures.csv").status == 200
