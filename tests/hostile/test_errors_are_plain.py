"""Broken on purpose: no path, password or traceback on any page, in any answer, in any line of the log."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from hostile_country import ROOT
from playwright.sync_api import Browser
from standing import Site, go, new_page, serve

from dashboard.pages import PAGES
from dashboard.plain_log import LONGEST, make_plain
from etl.load.warehouse import write_warehouse
from etl.read.folder import read_corpus

pytestmark = pytest.mark.long
SECRET = "hunter2"  # noqa: S105 (made up)
ADMIN = f"{Path('~root').expanduser()}/"
TOLD = f"{SECRET} at /secret/of/the/machine"
VIEWS = ("claims", "series_points", "series", "disagreements", "coverage")
ADDRESSES = (
    *(
        "/healthz",
        "/readyz",
        "/metrics",
        "/api/figures.csv",
        "/api/series.csv",
        "/api/series.json",
        "/api/figure/fyear22b",
    ),
    *(
        "/api/sanad.duckdb",
        "/api/changes.atom",
        "/api/openapi.json",
        "/api/search.json?q=attacks",
        "/api/nothing",
        "/trends",
    ),
    *(
        "/_stcore/health",
        "/_stcore/host-config",
        "/media/../../etc/passwd",
        "/static/%2e%2e/%2e%2e/secrets.toml",
        "/%00",
    ),
)
DAMAGES = ("missing", "empty", "truncated", "newer version", "foreign", "a folder", "middle overwritten", "raising")
OPENED = {"raising", "middle overwritten"}  # damages that show only when rows are read


def damage_file(good: Path, path: Path, damage: str) -> None:
    """Put something else than a warehouse in its place."""
    raw = good.read_bytes()
    if damage == "a folder":
        path.mkdir()
    elif damage == "foreign":
        with duckdb.connect(str(path)) as con:
            con.execute("CREATE TABLE mine AS SELECT 42 AS answer")
    elif damage == "raising":
        shutil.copyfile(good, path)
        with duckdb.connect(str(path)) as con:
            for view in VIEWS:
                con.execute(f"CREATE OR REPLACE VIEW {view} AS FROM stored_{view} WHERE error('{TOLD}') IS NULL")
    elif damage != "missing":
        third = len(raw) // 3
        path.write_bytes(
            {
                "empty": b"",
                "truncated": raw[: 2 * third],
                "newer version": raw[:12] + (9_999).to_bytes(8, "little") + raw[20:],
                "middle overwritten": raw[:third] + b"\xff" * third + raw[2 * third :],
            }[damage]
        )


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented country's warehouse."""
    path = tmp_path_factory.mktemp("good") / "sanad.duckdb"
    write_warehouse(path, read_corpus(ROOT / "tests" / "invented"), "good")
    return path


@pytest.fixture(scope="module", params=DAMAGES)
def broken(request: pytest.FixtureRequest, good: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A server whose warehouse is broken, in a folder with a telling name."""
    folder = tmp_path_factory.mktemp(f"{SECRET}-folder")
    damage_file(good, folder / "sanad.duckdb", request.param)
    with serve(SANAD_WAREHOUSE=str(folder / "sanad.duckdb"), SANAD_DATASETS=str(folder / "none")) as site:
        yield site


def find_secrets(text: str) -> list[str]:
    """What a text gives away."""
    signs = (SECRET, "Traceback", 'File "', "/secret/", ADMIN, str(ROOT), "/tmp/", "site-packages", "duckdb.duckdb")  # noqa: S108
    return [sign for sign in signs if sign in text]


def test_answers_and_log_are_plain(broken: Site, request: pytest.FixtureRequest) -> None:
    for path in ADDRESSES:
        try:
            status, headers, text = broken.ask(path)
        except OSError:  # broken off in the middle: never completed
            continue
        assert find_secrets(text) == [], path
        assert status < 500 or text.startswith('{"'), path
        assert "server" not in headers
    assert [broken.ask(path)[0] for path in ("/healthz", "/_stcore/health")] == [200, 200]
    if request.node.callspec.params["broken"] not in OPENED:
        assert broken.ask("/readyz")[0] == 503
    assert find_secrets(broken.read_log()) == []


def test_pages_and_log_are_plain(broken: Site, browser: Browser, request: pytest.FixtureRequest) -> None:
    page = new_page(browser)
    is_open = request.node.callspec.params["broken"] in OPENED  # else all pages say the same
    for entry in PAGES if is_open else PAGES[:2]:
        go(page, f"{broken.address}/{entry.url_path or ''}")
        text = page.inner_text("body")
        assert find_secrets(text) == [], entry.url_path
        assert "Error" not in text, entry.url_path
        assert text.strip()
    page.context.close()
    assert find_secrets(broken.read_log()) == []


def test_an_error_that_others_log_is_one_line() -> None:
    make = make_plain(logging.LogRecord)
    try:
        raise ValueError(TOLD)  # noqa: TRY301 (it is what is logged)
    except ValueError as error:
        info = (ValueError, error, error.__traceback__)
        record = make("x", logging.ERROR, "/secret/x.py", 1, "Uncaught %s\nand more", ("error",), info)
    line = logging.Formatter().format(record)
    assert line == "Uncaught error error=ValueError place=elsewhere"


def test_what_others_log_is_one_short_line_that_can_be_printed() -> None:
    record = make_plain(logging.LogRecord)(
        "streamlit.runtime",
        logging.WARNING,
        "x.py",
        1,
        "No %s here",
        ('a\n{"event": "start"}\x1b[31m\u202e' + "x" * 900,),
        None,
    )
    line = logging.Formatter().format(record)
    assert line.startswith('No a {"event": "start"} [31m xxx')
    assert len(line) == LONGEST
    text = f"Ended\nTraceback (most recent call last):\n  File '/secret/x.py', line 1\nValueError: {TOLD}\n"
    told = make_plain(logging.LogRecord)("uvicorn.error", logging.ERROR, "x.py", 1, text, (), None)
    assert told.getMessage() == "Ended error=ValueError"
    kept = make_plain(logging.LogRecord)("uvicorn", logging.INFO, "x.py", 1, "Process [%d]", (7,), None)
    assert (kept.msg, kept.args) == ("Process [%d]", (7,))
