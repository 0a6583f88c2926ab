"""Imported events on the pages and at the doors: seen apart from reported figures, closed ones by nobody but their importer."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import duckdb
import pytest
import streamlit as st
from importing import ACLED_31, ROOT, Desk, ged_rows, write_table
from opening import open_at
from reading import read_text
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest
from test_acled import EVENT

from dashboard.bootstrap import open_door
from dashboard.routes import ROUTES
from etl.load.warehouse import write_warehouse
from etl.read.folder import read_corpus

OPEN, CLOSED = "ucdp-ged.fatalities.all.PK.year", "acled.fatalities.all.PK.year"
OpenPage = Callable[..., AppTest]


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real corpus beside invented events in Pakistan: two data sets, one of which may not be passed on."""
    folder = tmp_path_factory.mktemp("desk")
    desk = Desk(folder / "events", folder)
    datasets = ROOT / "datasets"
    rows = ged_rows(
        3, country="Pakistan", adm_1="Balochistan province", date_start="2023-05-01", date_end="2023-05-01", year="2023"
    )
    desk.ged(rows, datasets=datasets)
    acled = desk.write("export.csv", write_table([EVENT], ACLED_31))
    desk.bring_in("acled", acled, datasets=datasets)
    path = folder / "sanad.duckdb"
    write_warehouse(path, read_corpus(datasets), "events", None, desk.folder)
    return path


@pytest.fixture
def open_page(monkeypatch: pytest.MonkeyPatch, warehouse: Path) -> OpenPage:
    """A function that opens a page with parameters; `local`: as on the importer's own machine."""

    return partial(open_at, monkeypatch, warehouse)


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch, warehouse: Path) -> TestClient:
    """The routes, on the same warehouse, in local mode: a door opens for nobody."""
    monkeypatch.setenv("SANAD_WAREHOUSE", str(warehouse))
    monkeypatch.setenv("SANAD_DATASETS", str(warehouse.parent / "none"))
    monkeypatch.setenv("SANAD_LOCAL", "1")
    open_door.cache_clear()
    return TestClient(Starlette(routes=ROUTES))


def list_downloads(app: AppTest) -> list[str]:
    """The labels of the download buttons."""
    return [element.proto.label for element in app.get("download_button")]


def test_a_series_of_events_stands_by_itself_with_its_data_set_named(open_page: OpenPage) -> None:
    text = read_text(open_page("trends", series=OPEN))
    assert "Deaths in Pakistan" in text or "UCDP GED 25.1" in text
    assert "Imported events, added up by Sanad: " in text
    assert "could not be shown" not in text


def test_reported_figures_stay_the_first_view_and_the_events_are_offered(open_page: OpenPage) -> None:
    app = open_page("trends", measure="fatalities", area="PK")
    concept = next(box for box in app.selectbox if "UCDP GED 25.1: all types of event" in box.options)
    assert concept.value != "UCDP GED 25.1: all types of event"
    assert "Counted by" in read_text(app)


def test_a_point_tells_its_sum_and_can_be_taken_away(open_page: OpenPage) -> None:
    app = open_page("trends", series=OPEN, figure=f"{OPEN}.2023")
    assert "There is no figure" not in read_text(app)
    assert "Download this sum of events (CSV)" in list_downloads(app)


def test_compare_lists_sums_apart_from_reported_figures(open_page: OpenPage) -> None:
    text = read_text(open_page("compare", measure="fatalities", area="PK", period="2023"))
    assert "Imported event data for the same question" in text
    assert "UCDP GED 25.1: all types of event" in text
    assert "ACLED" not in text.partition("Imported event data for the same question")[2].partition("</table>")[0]


def test_closed_events_are_drawn_for_their_importer_and_never_handed_on(open_page: OpenPage) -> None:
    app = open_page("trends", local=True, series=CLOSED)
    text = read_text(app)
    assert "ACLED, as of 2024-01-02 may not be passed on" in text
    assert list_downloads(app) == []


def test_others_see_nothing_of_closed_events(open_page: OpenPage) -> None:
    app = open_page("trends", series=CLOSED, figure=f"{CLOSED}.2023")
    text = read_text(app)
    assert f"There is no figure with the id “{CLOSED}.2023” here." in text
    assert "ACLED, as of" not in text
    assert "may not be passed on are shown to the person who imported them alone" in text


def test_other_series_give_no_reason_that_is_not_theirs(open_page: OpenPage) -> None:
    for series in (OPEN, "acled_fatalities.all.PK.year", "nothing.at.all"):
        assert "may not be passed on" not in read_text(open_page("trends", series=series))


@pytest.mark.parametrize(
    ("page", "asked"),
    [("trends", {"series": CLOSED}), ("compare", {"measure": "fatalities", "area": "PK", "period": "2023"})],
)
def test_no_frame_on_another_page_holds_closed_events(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch, page: str, asked: dict[str, str]
) -> None:
    assert "ACLED, as of" in read_text(open_page(page, local=True, **asked))
    monkeypatch.setattr(type(st.context), "is_embedded", True)
    assert "ACLED, as of" not in read_text(open_page(page, local=True, embed="true", **asked))


@pytest.mark.parametrize("ending", [".csv", ".json", ".parquet", ".xlsx"])
def test_no_address_gives_closed_events(client: TestClient, ending: str) -> None:
    whole = client.get(f"/api/event_points{ending}")
    assert whole.status_code == 200
    assert b"ACLED, as of" not in whole.content
    named = client.get(f"/api/event_points{ending}?series={CLOSED}")
    assert named.status_code == 404
    assert "may not be passed on" in named.json()["error"]


def test_the_csv_holds_the_sums_with_their_source(client: TestClient) -> None:
    lines = client.get(f"/api/event_points.csv?series={OPEN}").text.splitlines()
    names = lines[0].split(",")
    assert [names[0], *names[14:21]] == [
        "series_id",
        "value",
        "low",
        "high",
        "n_events",
        "n_without_value",
        "n_not_placed",
        "derived",
    ]
    assert lines[1].startswith(f"{OPEN},ucdp-ged,UCDP GED 25.1,")
    assert ",9,9,15,3,0,0,true," in lines[1].lower()


def test_the_duckdb_file_has_open_sums_no_event_and_no_path(client: TestClient, tmp_path: Path) -> None:
    file = tmp_path / "sanad.duckdb"
    file.write_bytes(client.get("/api/sanad.duckdb").content)
    with duckdb.connect(str(file), read_only=True) as con:
        counts = {
            table: con.execute(f"SELECT count(*), count(*) FILTER (event_dataset = 'acled') FROM {table}").fetchone()
            for table in (
                "event_datasets",
                "event_series",
                "event_points",
                "event_months",
                "event_types",
                "event_files",
                "event_places",
                "events",
            )
        }
    assert {table: closed for table, (_, closed) in counts.items()} == dict.fromkeys(counts, 0)  # type: ignore[misc]
    assert counts["event_points"][0] > 0  # type: ignore[index]
    assert (counts["event_files"], counts["event_places"], counts["events"]) == ((0, 0),) * 3
    assert str(tmp_path.parent).encode() not in file.read_bytes()
