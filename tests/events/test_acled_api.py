"""ACLED's API, played by a server on this machine with the form of its answers: pages, tokens that end, refusals, secrets kept."""

from __future__ import annotations

import csv
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from importing import ACLED_31, ROOT, Desk, write_table
from test_acled import EVENT
from typer.testing import CliRunner

from etl.cli import app
from etl.events import acled_api
from etl.events.acled_api import Account, Question
from etl.events.acled_pages import FRESH, fetch_acled
from etl.events.fetching import FetchError
from etl.events.terms import read_note

USER = "someone@example.org"
PASSWORD = "a secret & more"  # noqa: S105 (invented)
ACCOUNT = Account(USER, PASSWORD)


def make_events(country: str, count: int) -> list[dict[str, str]]:
    """Invented events of a country, with a line break in one cell."""
    return [
        {
            **EVENT,
            "event_id_cnty": f"{country[:3].upper()}{n}",
            "country": country,
            "notes": f"Line one\nline {n}, said",
        }
        for n in range(count)
    ]


class Api(ThreadingHTTPServer):
    """Signs in and gives pages; what it is to do otherwise is set by tests, what it was asked is remembered."""

    daemon_threads = True

    def __init__(self) -> None:
        self.events = {"Pakistan": make_events("Pakistan", 7), "Afghanistan": make_events("Afghanistan", 3)}
        self.tokens = 0
        self.asked: list[dict[str, str]] = []
        self.forms: list[dict[str, str]] = []
        self.fail_next: list[int] = []
        self.cut_next = 0
        self.token_answer: tuple[int, str] | None = None
        self.page_answer: tuple[int, str] | None = None
        self.stop_at: int | None = None
        self.token_ends_at: int | None = None
        self.most = 1_000
        self.repeats = False
        super().__init__(("127.0.0.1", 0), Handler)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class Handler(BaseHTTPRequestHandler):
    server: Api

    def give(self, status: int, content: str, kind: str = "text/csv", **headers: str) -> None:
        body = content.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.server.cut_next:
            self.server.cut_next -= 1
            self.close_connection = True
            body = body[: len(body) // 2]
        self.wfile.write(body)

    def do_POST(self) -> None:
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        self.server.forms.append({name: values[0] for name, values in form.items()})
        if self.server.token_answer:
            self.give(*self.server.token_answer, kind="application/json")
            return
        self.server.tokens += 1
        token = {
            "token_type": "Bearer",
            "expires_in": 86400,
            "access_token": f"token-{self.server.tokens}",
            "refresh_token": "r",
        }
        self.give(200, json.dumps(token), "application/json")

    def do_GET(self) -> None:
        api = self.server
        asked = {name: values[0] for name, values in parse_qs(urlsplit(self.path).query).items()}
        api.asked.append(asked)
        if api.fail_next:
            self.give(api.fail_next.pop(0), "busy", Location="http://elsewhere.example/")
            return
        if api.token_ends_at == len(api.asked):
            self.give(401, '{"error":"access_denied"}', "application/json")
            return
        if self.headers["Authorization"] != f"Bearer token-{api.tokens}":
            self.give(401, '{"error":"access_denied"}', "application/json")
            return
        if api.stop_at is not None and len(api.asked) > api.stop_at:
            self.give(500, "out of order")
            return
        if api.page_answer:
            self.give(*api.page_answer)
            return
        limit, page = min(int(asked["limit"]), api.most), 1 if api.repeats else int(asked["page"])
        rows = api.events.get(asked["country"], [])[(page - 1) * limit : page * limit]
        self.give(200, write_table(rows, ACLED_31))

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def api(monkeypatch: pytest.MonkeyPatch) -> Iterator[Api]:
    """The server, and pages of two rows."""
    monkeypatch.setattr(acled_api, "ROWS", 2)
    with Api() as running:
        thread = threading.Thread(target=running.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield running
        running.shutdown()


def no_pause(_: float) -> None:
    """Tests do not wait between tries."""


def fetch(api: Api, target: Path, *countries: str, account: Account = ACCOUNT, **days: str) -> int:
    """Fetch; gives the number of events."""
    question = Question(countries or ("Pakistan", "Afghanistan"), days.get("first"), days.get("last"), api.address)
    return fetch_acled(question, target, account, pause=no_pause)[1]


def read_ids(target: Path) -> list[str]:
    """The ids of the events in a file, in order."""
    with target.open(encoding="utf-8", newline="") as file:
        return [row["event_id_cnty"] for row in csv.DictReader(file)]


EVERY = [f"PAK{n}" for n in range(7)] + [f"AFG{n}" for n in range(3)]


def test_all_pages_of_all_countries_become_one_file_that_can_be_imported(api: Api, desk: Desk) -> None:
    target = desk.files / "acled.csv"
    assert fetch(api, target) == 10
    assert read_ids(target) == EVERY
    manifest = desk.bring_in("acled", target, datasets=ROOT / "datasets").manifest
    assert (manifest["n_events"], manifest["n_rejected"], manifest["redistributable"]) == (10, 0, False)
    assert api.forms == [
        {
            "username": USER,
            "password": PASSWORD,
            "grant_type": "password",
            "client_id": "acled",
            "scope": "authenticated",
        }
    ]
    assert api.asked[0] == {"_format": "csv", "country": "Pakistan", "limit": "2", "page": "1"}
    assert [asked["page"] for asked in api.asked] == ["1", "2", "3", "4", "5", "1", "2", "3"]


def test_days_are_asked_for_as_a_span(api: Api, tmp_path: Path) -> None:
    fetch(api, tmp_path / "a.csv", "Pakistan", first="2020-01-01", last="2020-12-31")
    assert (api.asked[0]["event_date"], api.asked[0]["event_date_where"]) == ("2020-01-01|2020-12-31", "BETWEEN")


def test_a_server_that_gives_fewer_rows_at_a_time_loses_none(api: Api, tmp_path: Path) -> None:
    api.most = 1
    assert fetch(api, tmp_path / "a.csv") == 10
    assert read_ids(tmp_path / "a.csv") == EVERY


def test_a_busy_server_and_a_dropped_line_are_asked_again(api: Api, tmp_path: Path) -> None:
    api.fail_next, api.cut_next = [503, 429], 1
    assert fetch(api, tmp_path / "a.csv") == 10
    assert read_ids(tmp_path / "a.csv") == EVERY


def test_a_token_that_ends_midway_is_renewed(api: Api, tmp_path: Path) -> None:
    api.token_ends_at = 3
    assert fetch(api, tmp_path / "a.csv") == 10
    assert api.tokens == 2


def test_a_broken_download_goes_on_with_the_page_that_is_missing(api: Api, tmp_path: Path) -> None:
    target = tmp_path / "a.csv"
    api.stop_at = 3
    with pytest.raises(
        FetchError, match=r"ACLED answers 500 and is busy or out of order\. Run the command again later: it goes on"
    ):
        fetch(api, target)
    assert not target.exists()
    api.stop_at, api.asked = None, []
    assert fetch(api, target) == 10
    assert read_ids(target) == EVERY
    assert [api.asked[0]["page"], len(api.asked)] == ["4", 5]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.csv", "a.csv.source.json"]


@pytest.mark.parametrize("change", ["question", "age", "damage"])
def test_a_part_of_something_else_or_too_old_is_begun_anew(api: Api, tmp_path: Path, change: str) -> None:
    target = tmp_path / "a.csv"
    api.stop_at = 3
    with pytest.raises(FetchError):
        fetch(api, target)
    note = tmp_path / ".a.csv.part.json"
    noted = json.loads(note.read_text())
    if change == "question":
        noted["question"]["countries"] = ["Arvania"]
    elif change == "age":
        noted["at"] -= 2 * FRESH
    note.write_text("{" if change == "damage" else json.dumps(noted))
    api.stop_at = None
    assert fetch(api, target) == 10
    assert read_ids(target) == EVERY


REFUSALS = {
    "password": ("token", 400, '{"error":"invalid_grant","error_description":"wrong for someone@example.org"}',
                 "ACLED does not know this e-mail address with this password. Look at SANAD_ACLED_USER and SANAD_ACLED_PASSWORD."),
    "client": ("token", 401, '{"error":"invalid_client"}',
               "ACLED refused to sign in (401, invalid_client). Can you sign in at https://acleddata.com with the same account?"),
    "no token": ("token", 200, "<html>sign in</html>", "did not answer with a token. Has ACLED's API changed?"),
    "licence": ("page", 403, '{"message":"Access denied"}',
                "ACLED knows the account but gives it no events over its API (403). Sign in at https://acleddata.com, accept the terms "
                "of use and complete the profile; which accounts have access is in " + acled_api.TERMS + "."),
    "licence in the body": ("page", 200, '{"status":403,"success":false,"messages":["Access denied"]}',
                            "ACLED knows the account but gives it no events over its API (403)."),
    "token not taken": ("page", 401, "{}", "ACLED knows the account but gives it no events over its API (401)."),
    "trouble in the body": ("page", 200, '{"status":500}', "ACLED answers with status 500 and no events."),
    "a web page": ("page", 200, "<!DOCTYPE html><title>Maintenance</title>", "ACLED answered with something that is no table of events."),
    "another table": ("page", 200, "a,b\n1,2\n", "ACLED's page is not a table with the column event_id_cnty. Has its API changed?"),
    "ragged": ("page", 200, "event_id_cnty,b\n1\n", "ACLED's page is not a whole table. Run the command again: it goes on where it stopped."),
    "half a page": ("page", 200, 'event_id_cnty,b\n1,"open', "ACLED's page is not a whole table."),
    "moved": ("page", 404, "no", "ACLED answers 404 to a page of events. Has its API changed?"),
    "nothing": ("page", 200, "event_id_cnty,b\n", "ACLED has no events for Pakistan, Afghanistan on these days."),
}  # fmt: skip


@pytest.mark.parametrize(("where", "status", "body", "message"), list(REFUSALS.values()), ids=list(REFUSALS))
def test_a_refusal_is_said_and_leaves_no_file(
    api: Api, tmp_path: Path, where: str, status: int, body: str, message: str
) -> None:
    setattr(api, f"{where}_answer", (status, body))
    with pytest.raises(FetchError) as failure:
        fetch(api, tmp_path / "a.csv")
    assert message in str(failure.value)
    assert not any(secret in str(failure.value) for secret in (USER, PASSWORD, "token-1"))
    assert not (tmp_path / "a.csv").exists()


def test_the_same_full_page_again_and_again_is_no_end(api: Api, tmp_path: Path) -> None:
    api.repeats = True
    with pytest.raises(FetchError, match="ACLED gives the same page again and again"):
        fetch(api, tmp_path / "a.csv")


def test_a_redirect_is_not_followed_with_the_token(api: Api, tmp_path: Path) -> None:
    api.fail_next = [302]
    with pytest.raises(FetchError, match="ACLED answers 302 to a page of events"):
        fetch(api, tmp_path / "a.csv")


def test_offline_is_said(tmp_path: Path) -> None:
    question = Question(("Pakistan",), site="http://127.0.0.1:9")
    with pytest.raises(FetchError, match=r"ACLED cannot be reached .*Is this machine online"):
        fetch_acled(question, tmp_path / "a.csv", ACCOUNT, pause=no_pause)


def test_a_password_is_not_sent_in_the_open(tmp_path: Path) -> None:
    with pytest.raises(
        FetchError, match=r"http://acled\.example must begin with https://, since a password is sent to it"
    ):
        fetch_acled(Question(("Pakistan",), site="http://acled.example"), tmp_path / "a.csv", ACCOUNT)


def run(api: Api, tmp_path: Path, *options: str, **environment: str) -> tuple[int, str]:
    """The command; its exit code and all it said."""
    command = ["fetch", "acled", "Pakistan, Afghanistan", "--url", api.address, "--folder", str(tmp_path), *options]
    answer = CliRunner().invoke(app, command, env={"SANAD_ACLED_USER": "", "SANAD_ACLED_PASSWORD": "", **environment})
    return answer.exit_code, answer.output


def test_the_command_tells_what_comes_next_and_no_secret_is_anywhere(api: Api, tmp_path: Path) -> None:
    code, said = run(api, tmp_path, SANAD_ACLED_USER=USER, SANAD_ACLED_PASSWORD=PASSWORD)
    target = tmp_path / "acled-pakistan-afghanistan.csv"
    assert code == 0, said
    assert f"Fetched {target}: 10 events (SHA-256 " in said
    assert f"They are for you alone and may not be passed on: {acled_api.TERMS}" in said
    assert f"Next: python -m etl import acled {target}" in said
    note = read_note(target)
    assert (note["countries"], note["url"]) == (["Pakistan", "Afghanistan"], f"{api.address}/api/acled/read")
    written = said + "".join(path.read_text(encoding="utf-8") for path in tmp_path.iterdir())
    assert not any(secret in written for secret in (USER, PASSWORD, "token-1"))


def test_without_an_account_it_is_said_where_to_get_one(api: Api, tmp_path: Path) -> None:
    code, said = run(api, tmp_path, SANAD_ACLED_USER=USER)
    assert code == 1
    assert (
        "ACLED gives its data to accounts only. Register at https://acleddata.com/register, then set SANAD_ACLED_USER"
        in said
    )
    assert api.forms == []


def test_a_day_that_is_none_is_said(api: Api, tmp_path: Path) -> None:
    code, said = run(api, tmp_path, "--from", "1 May", SANAD_ACLED_USER=USER, SANAD_ACLED_PASSWORD=PASSWORD)
    assert (code, "1 May is no day; write it as 2020-01-01." in said) == (1, True)


def test_another_hash_than_the_one_wanted_keeps_nothing(api: Api, tmp_path: Path) -> None:
    code, said = run(api, tmp_path, "--sha256", "0" * 64, SANAD_ACLED_USER=USER, SANAD_ACLED_PASSWORD=PASSWORD)
    assert (code, "Nothing was kept." in said) == (1, True)
    assert [path.name for path in tmp_path.iterdir()] == [".acled.lock"]
