"""`streamlit run dashboard/app.py` with an empty environment, and local mode on an address that others reach."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hostile_country import ROOT
from playwright.sync_api import Browser
from standing import Site, go, new_page, serve

from etl.load.warehouse import write_warehouse
from etl.read.folder import Corpus, read_corpus

pytestmark = pytest.mark.long
HUSH = ("987654", "987,654", "Hush")
ASKED = (
    "/",
    "/review",
    "/sources",
    "/trends?measure=attacks",
    "/figure?id=fhush1",
    "/changes",
    "/method",
    "/search?q=Hush",
)
SETTINGS = {
    "an empty environment": ({}, "127.0.0.1"),
    "local mode for all the world": ({"SANAD_LOCAL": "1"}, "0.0.0.0"),  # noqa: S104 (that is what is tested)
    "half of local mode": ({"SANAD_LOCAL": "true"}, "127.0.0.1"),
}


def close_some(corpus: Corpus) -> Corpus:
    """The country with a document that may not be passed on, and a figure read from it."""
    source = next(row for row in corpus.rows["sources"] if row["source_id"] == "sundated")
    figure = next(row for row in corpus.rows["figures"] if row["figure_id"] == "fyear22b")
    closed = {**source, "source_id": "shush", "title": "Hush report", "redistributable": "false"}
    hush = {
        **figure,
        "figure_id": "fhush1",
        "source_id": "shush",
        "value": "987654",
        "note": "Hush",
        "as_stated": "Hush",
    }
    rows = {**corpus.rows, "sources": [*corpus.rows["sources"], closed], "figures": [*corpus.rows["figures"], hush]}
    return replace(corpus, rows=rows)


@pytest.fixture(scope="module", params=SETTINGS)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A server on it; only where the warehouse lies is said, beside the setting."""
    folder = tmp_path_factory.mktemp("closed")
    file = folder / "sanad.duckdb"
    write_warehouse(file, close_some(read_corpus(ROOT / "tests" / "invented")), "closed")
    env, address = SETTINGS[request.param]
    with serve(address, SANAD_WAREHOUSE=str(file), SANAD_DATASETS=str(Path(folder) / "none"), **env) as site:
        yield site


def test_no_page_shows_a_closed_row_and_there_is_no_review(site: Site, browser: Browser) -> None:
    page = new_page(browser)
    for path in ASKED:
        go(page, site.address + path)
        text = page.inner_text("main, [data-testid=stMain]").replace("“Hush”", "")
        assert [word for word in HUSH if word in text] == [], path
        assert page.locator('a[href*="review"]').count() == 0, path
        assert page.locator("textarea, [data-testid=stFileUploader]").count() == 0, path
    page.context.close()


def test_no_address_gives_a_closed_row_or_a_review(site: Site) -> None:
    for table in (
        "figures.csv",
        "series.json",
        "sources.json",
        "figures.hxl.csv",
        "search.json?q=Hush",
        "changes.atom",
    ):
        assert [word for word in HUSH[:2] if word in site.ask(f"/api/{table}")[2]] == [], table
    assert site.ask("/api/figure/fhush1")[0] == 404
    assert site.ask("/api/review")[0] == 404
    assert site.ask("/metrics")[0] == 404
