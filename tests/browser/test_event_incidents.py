"""Imported events on the Incidents page, as a reader meets them: chosen, narrowed by clicks, their sources unfolded."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from importing import GED, ROOT, Desk, write_table
from playwright.sync_api import expect

from etl.adapters.ucdp_ged import COLUMNS_49
from etl.load.warehouse import write_warehouse
from etl.read.folder import read_corpus
from tests.browser.conftest import serve

pytestmark = pytest.mark.long
Open = Callable[..., Any]
MAP, MONTHS = ".st-key-chart-event-map", ".st-key-chart-event-months"
LONG = ";".join(f'"Arvan Post,2023-05-0{n},Report {n} on the road to Kost"' for n in range(1, 9))


def make_events() -> list[dict[str, str]]:
    """Invented events: three months in Balochistan at two places, and some known for the country only."""
    placed = {"country": "Pakistan", "adm_1": "Balochistan province", "source_article": LONG, "year": "2023"}
    rows = [
        {**GED, **placed, "id": str(n), "where_prec": "1", "where_coordinates": f"Place {n % 2}", "latitude": f"{29 + n % 2}",
         "longitude": "66.5", "date_start": f"2023-0{4 + n % 3}-11", "date_end": f"2023-0{4 + n % 3}-11"}
        for n in range(1, 31)
    ]  # fmt: skip
    vague = {
        "country": "Pakistan",
        "adm_1": "",
        "adm_2": "",
        "where_prec": "6",
        "date_start": "2023-05-02",
        "date_end": "2023-05-02",
    }
    return rows + [{**GED, **vague, "id": str(n)} for n in range(31, 41)]


@pytest.fixture(scope="module")
def events_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server on the real figures and an invented data set."""
    folder = tmp_path_factory.mktemp("events")
    desk, datasets = Desk(folder / "events", folder), ROOT / "datasets"
    desk.bring_in(
        "ucdp-ged", desk.write("GEDEvent_v25_1.csv", write_table(make_events(), COLUMNS_49)), datasets=datasets
    )
    path: Path = folder / "sanad.duckdb"
    write_warehouse(path, read_corpus(datasets), "events", None, desk.folder)
    with serve(path, SANAD_EVENTS=str(desk.folder)) as address:
        yield address


def test_a_reader_goes_from_the_corpus_to_the_events_of_a_month(open_page: Open, drawn: Open, events_site: str) -> None:
    page = open_page("/incidents", at=events_site)
    page.get_by_role("combobox", name="What is shown").click()
    page.get_by_role("option", name="UCDP GED 25.1").click()
    page.wait_for_url("**/incidents?dataset=ucdp-ged")
    drawn(page)
    expect(page.get_by_role("heading", name="Where events were placed: UCDP GED 25.1")).to_be_visible()
    expect(page.locator(f"{MAP} .choroplethlayer path").first).to_be_visible()
    expect(page.locator(f"{MAP} .geo:first-of-type .scatterlayer path.point")).to_have_count(2)
    expect(page.locator(f"{MAP} .js-plotly-plot")).to_contain_text("Balochistan 30")
    expect(page.locator(".sanad.aside")).to_contain_text("Pakistan, province not told: 10 events")
    expect(page.locator(".st-key-result p.sanad")).to_have_text("40 events in view.")
    page.wait_for_timeout(500)
    bars = page.locator(f"{MONTHS} .barlayer .trace").first.locator("path")
    expect(bars).to_have_count(3)
    bars.nth(1).scroll_into_view_if_needed()
    bars.nth(1).click(force=True)
    page.wait_for_url("**/incidents?from=2023-05&to=2023-05&dataset=ucdp-ged")
    drawn(page)
    expect(page.locator(".st-key-result p.sanad")).to_have_text("20 events in view.")
    first = page.locator("ul.events li").first
    expect(first.locator("details.sources p")).to_be_hidden()
    first.get_by_text("All its sources, as the data set prints them").click()
    expect(first.locator("details.sources p")).to_have_text(LONG)


def test_the_sums_taken_away_are_those_in_view(open_page: Open, events_site: str) -> None:
    page = open_page("/incidents?dataset=ucdp-ged&area=PK-BA", at=events_site)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the sums by month (CSV)").click()
    rows = list(csv.DictReader(io.StringIO(download.value.path().read_text("utf-8-sig"), newline="")))
    counted = [row for row in rows if row["measure"] == "violent_incidents"]
    assert {row["reference_area"] for row in rows} == {"PK-BA"}
    assert sum(int(row["value"]) for row in counted) == 30


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_wider_than_a_telephone(open_page: Open, events_site: str, scheme: str) -> None:
    page = open_page("/incidents?dataset=ucdp-ged", at=events_site, width=390, scheme=scheme)
    expect(page.locator("ul.events li").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
