"""`etl sources check` against a server of our own: every sort of answer, politely asked for."""

import csv
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import Result
from invented_datasets import Datasets
from typer.testing import CliRunner

from etl import outside
from etl.cli import app
from etl.curate import links
from etl.curate.links import Address, Answer, choose_addresses

STATUSES = {"/ok": 200, "/gone": 404, "/broken": 500, "/closed": 403, "/wait": 429, "/no-head": 200, "/flaky": 200}
MOVED = {
    "/moved": (301, "/ok"),
    "/for-now": (302, "/ok"),
    "/round": (301, "/round"),
    "/elsewhere": (301, "ftp://x.example/"),
    "/inside": (302, "http://127.0.0.2/"),
    "/nowhere": (301, ""),
    "/urdu": (301, "/خبر"),
    "/%D8%AE%D8%A8%D8%B1": (200, ""),
}


class Site:
    """A site that notes who asks for what, when, and how many at once."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []
        self.agents: set[str] = set()
        self.times: list[float] = []
        self.now = self.most = 0
        self.lock = threading.Lock()
        site = self

        class Handler(BaseHTTPRequestHandler):
            def answer(self) -> None:
                with site.lock:
                    site.now += 1
                    site.most = max(site.most, site.now)
                    site.asked.append((self.command, self.path))
                    site.agents.add(self.headers["User-Agent"])
                    site.times.append(time.monotonic())
                site.reply(self)
                with site.lock:
                    site.now -= 1

            do_GET = do_HEAD = answer  # noqa: N815

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"

    def reply(self, handler: BaseHTTPRequestHandler) -> None:
        path = handler.path
        if path == "/slow":
            threading.Event().wait(1.0)
        status, target = MOVED.get(path, (STATUSES.get(path, 404), ""))
        if path == "/no-head" and handler.command == "HEAD":
            status = 405
        if path == "/flaky" and self.asked.count(("GET", path)) < 2:
            status = 500
        try:
            handler.send_response(status)
            if target:
                handler.send_header("Location", target.encode().decode("latin-1"))
            handler.send_header("Content-Length", "0")
            handler.end_headers()
        except OSError:  # whoever asked has gone
            pass


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    judge = outside.is_outside  # 127.0.0.1 stands for the web; the rest of the machine stays what it is
    monkeypatch.setattr(outside, "is_outside", lambda number: number == "127.0.0.1" or judge(number))
    site = Site()
    thread = threading.Thread(target=site.server.serve_forever, daemon=True)
    thread.start()
    yield site
    site.server.shutdown()
    site.server.server_close()


def point(datasets: Datasets, *urls: str) -> None:
    """Give the first sources these addresses, and the others none."""
    rows = datasets.read("sources.csv")
    for number, row in enumerate(rows):
        row.update(url=urls[number] if number < len(urls) else "", archived_url="")
    datasets.write("sources.csv", rows)


def check(datasets: Datasets, out: Path, *options: str) -> Result:
    command = [
        "sources",
        "check",
        "--datasets",
        str(datasets.folder),
        "--out",
        str(out),
        "--pause",
        "0",
        "--timeout",
        "0.3",
    ]
    return CliRunner().invoke(app, [*command, *options])


def read_states(out: Path) -> dict[str, tuple[str, str]]:
    """State and status by the path of the address."""
    with out.open(encoding="utf-8", newline="") as file:
        return {row["url"].rpartition("/")[2]: (row["state"], row["status"]) for row in csv.DictReader(file)}


def test_every_sort_of_answer_is_told_apart(site: Site, datasets: Datasets, tmp_path: Path) -> None:
    paths = ("ok", "gone", "broken", "closed", "no-head", "flaky", "moved", "for-now", "round", "slow")
    point(datasets, *(f"{site.address}/{path}" for path in paths))
    answer = check(datasets, tmp_path / "links.csv")
    assert read_states(tmp_path / "links.csv") == {
        "ok": ("ok", "200"),
        "gone": ("dead", "404"),
        "broken": ("failing", "500"),
        "closed": ("closed", "403"),
        "no-head": ("ok", "200"),
        "flaky": ("ok", "200"),
        "moved": ("moved", "200"),
        "for-now": ("ok", "200"),
        "round": ("failing", "301"),
        "slow": ("failing", "0"),
    }
    assert answer.exit_code == 1
    lines = answer.stdout.splitlines()
    assert lines[0].startswith("dead          404 ")
    assert any(line.endswith(f"/moved → {site.address}/ok") for line in lines)
    assert lines[-1] == "10 of 10 addresses asked: 4 ok, 1 dead, 3 failing, 1 moved, 0 asked to wait, 1 closed."


@pytest.mark.parametrize(
    ("path", "state", "told"),
    [
        ("inside", "failing", "it leads to 127.0.0.2, which is not on the web"),
        ("elsewhere", "failing", "it leads to an address that is neither http nor https"),
        ("nowhere", "failing", "it leads on without end, or to nowhere"),
        ("urdu", "moved", "/%D8%AE%D8%A8%D8%B1"),
    ],
)
def test_where_an_address_leads_is_judged_before_it_is_asked(
    site: Site, datasets: Datasets, tmp_path: Path, path: str, state: str, told: str
) -> None:
    point(datasets, f"{site.address}/{path}")
    answer = check(datasets, tmp_path / "links.csv")
    assert read_states(tmp_path / "links.csv")[path][0] == state
    assert told in answer.stdout


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "news.example@127.0.0.1", "2130706433"])
def test_a_document_on_this_machine_is_not_asked_for(
    site: Site, datasets: Datasets, tmp_path: Path, host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    point(datasets, f"http://{host}:{site.server.server_port}/ok")
    answer = check(datasets, tmp_path / "links.csv")
    assert site.asked == []
    assert (answer.exit_code, "failing" in answer.stdout) == (1, True)


def test_who_asks_is_named_and_a_failure_is_asked_once_more(site: Site, datasets: Datasets, tmp_path: Path) -> None:
    point(datasets, f"{site.address}/broken", f"{site.address}/gone")
    check(datasets, tmp_path / "links.csv")
    assert all(agent.startswith("Sanad link check") for agent in site.agents)
    assert site.asked.count(("GET", "/broken")) == 2
    assert site.asked.count(("GET", "/gone")) == 1
    assert site.asked[0] == ("HEAD", "/broken")


def test_a_host_is_asked_one_request_at_a_time_with_a_pause(site: Site, datasets: Datasets, tmp_path: Path) -> None:
    point(datasets, *(f"{site.address}/ok?{number}" for number in range(4)))
    assert check(datasets, tmp_path / "links.csv", "--pause", "0.1").exit_code == 1  # these paths are unknown there
    assert site.most == 1
    gaps = [later - sooner for sooner, later in zip(site.times, site.times[1:], strict=False)]
    assert min(gaps) >= 0.095


def test_a_host_that_asks_to_wait_is_asked_no_more(site: Site, datasets: Datasets, tmp_path: Path) -> None:
    point(datasets, f"{site.address}/wait", f"{site.address}/ok")
    check(datasets, tmp_path / "links.csv")
    assert {path for _, path in site.asked} == {"/wait"}
    assert read_states(tmp_path / "links.csv") == {"wait": ("asked_to_wait", "429")}


def test_a_connection_that_is_refused_is_failing(site: Site, datasets: Datasets, tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    point(datasets, f"http://127.0.0.1:{port}/refused")
    assert check(datasets, tmp_path / "links.csv").exit_code == 1
    assert read_states(tmp_path / "links.csv") == {"refused": ("failing", "0")}


def test_a_run_goes_on_where_the_last_one_stopped(site: Site, datasets: Datasets, tmp_path: Path) -> None:
    point(datasets, f"{site.address}/ok", f"{site.address}/for-now", f"{site.address}/no-head")
    first = check(datasets, tmp_path / "links.csv", "--limit", "2")
    assert first.stdout.startswith("2 of 3 addresses asked: 2 ok")
    before = len(site.asked)
    second = check(datasets, tmp_path / "links.csv")
    assert second.stdout.startswith("3 of 3 addresses asked: 3 ok")
    assert {path for _, path in site.asked[before:]} == {"/no-head"}
    assert (first.exit_code, second.exit_code) == (0, 0)


def test_those_asked_longest_ago_come_first() -> None:
    from datetime import date

    addresses = [Address(f"s{n}", "url", f"https://{n}.example/") for n in range(4)]
    days = {"s0": "2026-01-01", "s1": "2025-01-01", "s2": "2026-06-01"}
    known = [
        Answer(a.source_id, a.column, a.url, "ok", 200, "", days[a.source_id], "")
        for a in addresses
        if a.source_id in days
    ]
    due = choose_addresses(addresses, known, 30, 3, date(2026, 6, 10))
    assert [address.source_id for address in due] == ["s3", "s1", "s0"]


def test_without_a_network_it_says_so_in_one_sentence(
    datasets: Datasets, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(links.urllib.request, "getproxies", dict)
    monkeypatch.setattr(links, "is_known_host", lambda _: False)
    answer = check(datasets, tmp_path / "links.csv")
    assert (answer.exit_code, answer.stdout) == (3, "")
    assert answer.stderr == "There is no network: no address could be asked, and nothing was noted.\n"
    assert not (tmp_path / "links.csv").exists()


def test_an_invented_name_leads_nowhere() -> None:
    assert not links.is_known_host("nowhere.invalid")
    assert links.is_known_host("127.0.0.1")


def test_help_tells_the_manners() -> None:
    answer = CliRunner().invoke(app, ["sources", "check", "--help"])
    assert answer.exit_code == 0
    assert "One request at a time for each site." in " ".join(answer.stdout.split())
