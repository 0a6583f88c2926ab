"""Pages as of a release, the page of what changed, and a figure's history."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from reading import read_text
from released import FIGURE, RELEASE, WITHDRAWN, Released, write_released
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from dashboard.address import View
from dashboard.bootstrap import find_warehouse, open_release, prefer_release
from dashboard.citations import cite_view
from dashboard.downloads import make_bytes
from dashboard.evidence.history import name_codes, write_history
from dashboard.extracts import Options
from dashboard.pages import PAGES
from dashboard.queries.edition import read_edition
from dashboard.queries.figures import read_figures
from dashboard.queries.revisions import Change, History, Stand
from dashboard.routes import MIDDLEWARE, ROUTES

ROOT = Path(__file__).parents[2]
Open = Callable[..., AppTest]


@pytest.fixture(scope="session")
def released(tmp_path_factory: pytest.TempPathFactory) -> Released:
    return write_released(tmp_path_factory.mktemp("released"))


@pytest.fixture(autouse=True)
def settled(released: Released, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SANAD_WAREHOUSE", str(released.pointer))
    monkeypatch.setenv("SANAD_DATASETS", str(released.datasets))
    open_release.cache_clear()


@pytest.fixture
def open_there() -> Open:
    def open_one(page: str, **parameters: str) -> AppTest:
        app = AppTest.from_file(ROOT / "dashboard" / "site" / "run.py", default_timeout=60)
        for name, value in parameters.items():
            app.query_params[name] = value
        app._page_hash = calc_hash(page)
        return app.run()

    return open_one


def read_values(raw: bytes) -> dict[str, str]:
    rows = csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline=""))
    return {row["figure_id"]: row["value"] for row in rows}


def test_a_page_as_of_a_release_shows_the_number_of_then(open_there: Open) -> None:
    then, now = open_there("figure", id=FIGURE, as_of=RELEASE), open_there("figure", id=FIGURE)
    assert "“521 attacks”" in read_text(then)
    assert "“577 attacks”" in read_text(now)
    assert "“577 attacks”" not in read_text(then)


def test_the_notice_says_which_release_and_how_much_has_changed(open_there: Open) -> None:
    text = read_text(open_there("figure", id=FIGURE, as_of=RELEASE))
    assert f"Numbers as released in {RELEASE} on " in text
    assert '2 figures have changed since: <a href="./changes" target="_self">see what changed</a>.' in text
    assert f'<a href="./figure?id={FIGURE}" target="_self">Show today’s numbers</a>' in text
    assert "Numbers as released" not in read_text(open_there("figure", id=FIGURE))


def test_search_suggests_the_numbers_of_the_release_asked_for() -> None:
    client = TestClient(Starlette(routes=ROUTES, middleware=MIDDLEWARE))

    def find(**asked: str) -> str:
        return client.get("/api/search.json", params=asked).text

    assert FIGURE in find(q="521", as_of=RELEASE)
    assert FIGURE not in find(q="521")
    assert FIGURE in find(q="577")


def test_the_history_of_a_figure_in_words_says_its_words() -> None:
    stand = Stand("2026.11", "2026-11-22", None, None, None, "words_only", "reported", "dozens")
    text = write_history(History((stand,), ()), {})
    assert "“dozens”" in text
    assert "no number" not in text


def test_links_stay_in_the_release(open_there: Open) -> None:
    text = read_text(open_there("figure", id=FIGURE, as_of=RELEASE))
    assert f"./sources?id=sreport&amp;as_of={RELEASE}" in text


@pytest.mark.parametrize("page", [entry.url_path or "" for entry in PAGES])
def test_every_page_opens_as_of_a_release(open_there: Open, page: str) -> None:
    text = read_text(open_there(page, as_of=RELEASE))
    assert f"Numbers as released in {RELEASE}" in text
    assert "could not be shown" not in text
    assert "cannot be shown" not in text


def test_an_unknown_release_gives_a_sentence_and_todays_numbers(open_there: Open) -> None:
    text = read_text(open_there("figure", id=FIGURE, as_of="1999.01"))
    assert "The release “1999.01” cannot be shown here" in text
    assert "“577 attacks”" in text


def test_a_release_that_cannot_be_opened_gives_the_same_sentence(
    open_there: Open, released: Released, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SANAD_DATASETS", str(released.datasets.parent / "elsewhere" / "datasets"))
    text = read_text(open_there("figure", id=FIGURE, as_of=RELEASE))
    assert f"The release “{RELEASE}” cannot be shown here" in text
    assert "“577 attacks”" in text


def test_what_is_exported_from_a_page_of_a_release_is_what_it_shows() -> None:
    of_then = make_bytes(read_figures, View(measure="attacks", as_of=RELEASE), "csv", Options())
    of_now = make_bytes(read_figures, View(measure="attacks"), "csv", Options())
    assert (read_values(of_then)[FIGURE], read_values(of_now)[FIGURE]) == ("521", "577")


def test_the_citation_of_a_view_names_the_release() -> None:
    edition = read_edition(find_warehouse(RELEASE), "https://sanad.example")
    citation = cite_view("Attacks", "trends", View(measure="attacks", as_of=RELEASE), edition)
    assert f"Version {RELEASE}" in citation.full
    assert f"as_of={RELEASE}" in citation.full


def test_http_and_pages_answer_alike_as_of_a_release() -> None:
    view = View(measure="attacks", as_of=RELEASE)
    with TestClient(Starlette(routes=ROUTES, middleware=MIDDLEWARE)) as client:
        answer = client.get("/api/figures.csv", params={"measure": "attacks", "as_of": RELEASE})
    assert answer.content == make_bytes(read_figures, view, "csv", Options(bom=False))


def test_the_frozen_figures_answer_as_the_whole_warehouse_does() -> None:
    view = View(as_of=RELEASE)
    own, beside = prefer_release(find_warehouse(None), RELEASE), find_warehouse(None)
    assert own.release == RELEASE
    # Which claim a figure belongs to is of today there.
    drop = {"series_id", "claim_id"}
    then, frozen = (
        [
            {name: value for name, value in row.items() if name not in drop}
            for row in read_figures(warehouse, view).rows()
        ]
        for warehouse in (own, beside)
    )
    assert then == frozen


def test_a_release_is_built_once_and_bears_its_name(released: Released) -> None:
    find_warehouse(RELEASE)
    files = sorted(path.name for path in released.pointer.parent.glob("release-*.duckdb"))
    open_release.cache_clear()
    find_warehouse(RELEASE)
    assert [path.name for path in released.pointer.parent.glob("release-*.duckdb")] == files
    assert len(files) == 1
    assert replace(find_warehouse(RELEASE)).version != find_warehouse(None).version


@pytest.mark.parametrize("kind", ["found when it is opened", "found when it is read"])
def test_a_damaged_release_is_built_again_from_its_frozen_files(released: Released, kind: str) -> None:
    before = find_warehouse(RELEASE)
    (file,) = released.pointer.parent.glob("release-*.duckdb")
    with file.open("r+b") as raw:
        raw.seek(file.stat().st_size // 3)
        raw.write(b"\xff" * (file.stat().st_size // 3))
    if kind == "found when it is opened":
        open_release.cache_clear()
    else:
        before.doubt.set()
    after = find_warehouse(RELEASE)
    assert after.path != file
    assert not file.exists()
    assert after.version == before.version
    assert after.rows("SELECT count(*) > 0 AS some FROM figures") == [{"some": True}]


def test_the_page_of_a_figure_tells_its_history(open_there: Open) -> None:
    text = read_text(open_there("figure", id=FIGURE))
    assert "<h3>History</h3>" in text
    assert re.search(rf"In release {RELEASE} of [^:]+: 521</li>", text)
    assert "<li>Now: 577</li>" in text
    reason = "Reason: The table was &lt;misread&gt; &amp; mended."
    assert f"Changed: value: 521 → 577. On 22 November 2026. {reason}" in text


def test_a_withdrawn_figure_keeps_its_history(open_there: Open) -> None:
    text = read_text(open_there("figure", id=WITHDRAWN))
    assert f"The figure “{WITHDRAWN}” was withdrawn on " in text
    assert re.search(rf"In release {RELEASE} of [^:]+: 20</li>", text)
    assert "Changed: withdrawn. On 22 November 2026. Reason: Read twice." in text


def test_the_page_of_changes_lists_what_changed_and_why(open_there: Open) -> None:
    text = read_text(open_there("changes"))
    assert f"Since release {RELEASE}, not released yet" in text
    assert "1 figure revised, 1 figure withdrawn" in text
    assert "The first release." in text
    assert "The table was &lt;misread&gt; &amp; mended." in text
    assert 'href="./api/changes.atom"' in text


def test_codes_that_changed_are_told_by_name() -> None:
    names = {"definition": {"d1": "Returns to Arvania"}}
    change = Change(None, "f1", "revised", "definition_id", "d1", "d2", None, None)
    assert (name_codes(change, names).old, name_codes(change, names).new) == ("Returns to Arvania", "d2")
    assert name_codes(replace(change, column_name="note"), names).old == "d1"


def test_the_footer_leads_to_what_changed(open_there: Open) -> None:
    assert '<a href="./changes" target="_self">What changed</a>' in read_text(open_there("sources"))
