"""The Incidents page on imported events: one data set at a time, at the precision it has, and to whom it may be shown."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import partial
from html import unescape
from pathlib import Path

import pytest
import streamlit as st
from importing import ACLED_31, GED, ROOT, Desk, write_table
from markupsafe import Markup
from opening import open_at
from reading import read_text
from streamlit.testing.v1 import AppTest
from test_acled import EVENT

from dashboard.drawing.frames import WHOLE
from dashboard.events.rows import EventPlace, EventQuestion
from dashboard.phrasing.events import say_points
from dashboard.queries import event_views as queries
from dashboard.queries.events import EventsUnreadable
from dashboard.warehouse import open_warehouse
from etl.adapters.ucdp_ged import COLUMNS_49
from etl.load.warehouse import write_warehouse
from etl.read.folder import read_corpus

OpenPage = Callable[..., AppTest]
PAKISTAN = {"country": "Pakistan", "where_prec": "1", "latitude": "30.2", "longitude": "67.0"}
REASON = "Imported data that may not be passed on are shown to the person who imported them alone, on their own machine"
LONG = ";".join(f'"Arvan Post,2023-05-0{n},Report {n} on the road to Kost"' for n in range(1, 9))


def ged(number: int, day: str, **cells: str) -> dict[str, str]:
    """An invented event of UCDP's form in Pakistan."""
    return {**GED, **PAKISTAN, "id": str(number), "date_start": day, "date_end": day, "year": day[:4], **cells}


EVENTS = [
    ged(1, "2023-05-01", adm_1="Balochistan province", source_article=LONG),
    ged(2, "2023-05-09", adm_1="Balochistan province", type_of_violence="3"),
    ged(3, "2023-06-09", adm_1="Balochistan province", where_prec="4", where_coordinates="", adm_2=""),
    ged(4, "2023-06-10", adm_1="", adm_2="", where_coordinates="", where_prec="6"),
    ged(5, "2023-06-20", adm_1="Sindh province", date_end="2023-07-03", date_prec="5"),
    ged(6, "2022-06-10", country="Arvania"),
]


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real corpus beside two invented data sets, one of which may not be passed on."""
    folder = tmp_path_factory.mktemp("desk")
    desk, datasets = Desk(folder / "events", folder), ROOT / "datasets"
    file = desk.write("GEDEvent_v25_1.csv", write_table(EVENTS, COLUMNS_49))
    desk.bring_in("ucdp-ged", file, datasets=datasets)
    desk.bring_in("acled", desk.write("export.csv", write_table([EVENT], ACLED_31)), datasets=datasets)
    path = folder / "sanad.duckdb"
    write_warehouse(path, read_corpus(datasets), "incidents", None, desk.folder)
    return path


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real corpus without any event."""
    path = tmp_path_factory.mktemp("plain") / "sanad.duckdb"
    write_warehouse(path, read_corpus(ROOT / "datasets"), "plain")
    return path


@pytest.fixture
def open_page(monkeypatch: pytest.MonkeyPatch, warehouse: Path) -> OpenPage:
    """A function that opens the page with parameters."""
    return partial(open_at, monkeypatch, warehouse, "incidents")


def words(app: AppTest) -> str:
    """What a page says, without markup."""
    text = re.sub(r"<style>.*?</style>", "", read_text(app), flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", text)).split())


def boxes(app: AppTest) -> list[str | None]:
    """The keys of the choices of the page's own sentence."""
    return [box.key for box in app.selectbox if box.key and not box.key.startswith("share")]


def ask_of(**given: object) -> EventQuestion:
    """A question about the open data set, of all its years unless told otherwise."""
    plain = {"event_type": None, "area": None, "first": date(2022, 1, 1), "last": date(2023, 12, 31)}
    return EventQuestion("ucdp-ged", **{**plain, **given})  # type: ignore[arg-type]


def test_without_imported_data_the_page_has_no_choice_more(monkeypatch: pytest.MonkeyPatch, plain: Path) -> None:
    app = open_at(monkeypatch, plain, "incidents", local=True)
    assert boxes(app) == [f"incidents {name}" for name in ("kind", "area", "party", "from", "to")]
    assert "Shown:" not in words(app)


def test_beside_data_sets_the_corpus_comes_first_and_unchanged(open_page: OpenPage) -> None:
    app = open_page()
    choice = app.selectbox(key="incidents dataset")
    assert (choice.value, choice.options) == ("", ["incidents that documents report", "UCDP GED 25.1"])
    assert "Where incidents were placed" in words(app)
    assert "UCDP GED" not in words(app)
    choice.set_value("ucdp-ged").run()
    assert dict(app.query_params) == {"dataset": "ucdp-ged"}
    assert "Where events were placed: UCDP GED 25.1" in words(app)


def test_a_data_set_stands_alone_with_its_terms_types_and_sums(open_page: OpenPage) -> None:
    text = words(open_page(dataset="ucdp-ged"))
    assert "Where incidents were placed" not in text
    assert "all its types of event (one-sided violence, state-based violence)" in text
    assert "6 events in view. The most in one month, 2, are in May 2023." in text
    assert (
        "The best estimates add up to 18 deaths (low 18, high 30). 1 event reaches over several months and is in no month."
        in text
    )
    assert "Of 6 events in view, 4 lie in a province on the map. Most lie in Balochistan (3) and Sindh (1)." in text
    assert "Imported events, added up by Sanad: Sundberg" in text


def test_what_no_province_can_be_shaded_for_stands_beside_the_map(open_page: OpenPage) -> None:
    text = words(open_page(dataset="ucdp-ged"))
    assert "Arvania: 1 event" in text
    assert "Pakistan, province not told: 1 event" in text


def test_a_point_is_drawn_only_where_the_data_set_knows_the_place(open_page: OpenPage, warehouse: Path) -> None:
    frame = {"west": WHOLE.west, "east": WHOLE.east, "south": WHOLE.south, "north": WHOLE.north}
    store = open_warehouse(warehouse)
    (place,) = queries.list_places(store, ask_of(), **frame, most=300)
    assert (place.place, place.n_events, place.n_places) == ("Kost town", 3, 1)
    assert "The circle is the one place that the data set knows exactly." in words(open_page(dataset="ucdp-ged"))
    closed = words(open_page(dataset="acled", local=True))
    assert "There are no points: the data set knows no place here exactly." in closed


def test_points_left_out_are_counted() -> None:
    places = [EventPlace("Kost", 30.0, 67.0, 9, 1_250), EventPlace("Rost", 31.0, 67.0, 2, 1_250)]
    assert say_points(places) == (
        "The circles are the 2 places with the most events, of 1,250 that the data set knows exactly; all events are in the "
        "shade of their province."
    )


def test_with_many_events_in_view_there_are_shades_only(open_page: OpenPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.events.page.MOST_PLACED", 5)
    text = words(open_page(dataset="ucdp-ged"))
    assert "Circles for places known exactly appear with at most 5 events in view: narrow the choices for them." in text
    assert "The circle is the one place that the data set knows exactly." in words(
        open_page(dataset="ucdp-ged", from_="2023")
    )


def test_the_list_gives_each_event_with_its_precision_and_all_its_sources(open_page: OpenPage) -> None:
    app = open_page(dataset="ucdp-ged", from_="2023", to="2023", area="PK-BA")
    text = words(app)
    first, second, third = (text.index(f"event {number}") for number in (3, 2, 1))
    assert first < second < third, "the latest first"
    assert (
        "3 deaths (low 3, high 5) state-based violence · 9 June 2023 · Balochistan province, Pakistan (province known)"
        in text
    )
    assert "All its sources, as the data set prints them" in text
    assert Markup.escape(LONG) in read_text(app), "nothing of a long list of sources is lost"


def test_months_and_the_list_count_alike(warehouse: Path) -> None:
    store = open_warehouse(warehouse)
    areas = queries.list_areas(store, "ucdp-ged")
    assert list(areas) == ["x-arvania", "PK", "PK-BA", "PK-SD"]
    pakistan = areas["PK"]
    for given in (
        {},
        {"area": pakistan},
        {"area": areas["x-arvania"]},
        {"event_type": "one_sided"},
        {"first": date(2023, 6, 1), "last": date(2023, 6, 30)},
        {"first": date(2023, 1, 1), "area": pakistan},
    ):
        question = ask_of(**given)
        listed = queries.list_latest(store, question, skip=0, most=100)
        for sums in (queries.sum_by_area(store, question), queries.sum_by_month(store, question)):
            assert sum(item.n_events for item in sums) == len(listed), given
            assert sum(item.best or 0 for item in sums) == sum(event.best or 0 for event in listed), given


def test_single_days_are_taken_as_their_months_and_that_is_said(open_page: OpenPage) -> None:
    text = words(open_page(dataset="ucdp-ged", from_="2023-05-05", to="2023-05-09"))
    assert "Events are counted by month here: the days in the address are taken as their months." in text
    assert "2 events in view." in text


def test_nothing_that_fits_is_said_in_a_sentence(open_page: OpenPage) -> None:
    assert "The data set holds no event that fits all of these." in words(open_page(dataset="ucdp-ged", from_="2024"))


def test_the_list_is_bounded_and_says_so(open_page: OpenPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.events.page.PER_PAGE", 2)
    monkeypatch.setattr("dashboard.events.page.MOST_PAGES", 2)
    app = open_page(dataset="ucdp-ged", p="9")
    assert "6 events in view. The list goes back over the latest 4; narrow the choices for earlier ones." in words(app)
    assert app.query_params["p"] == "2"


def test_what_may_not_be_passed_on_is_for_its_importer_and_without_downloads(open_page: OpenPage) -> None:
    app = open_page(local=True, dataset="acled")
    text = words(app)
    assert "Where events were placed: ACLED, as of 2024-01-02" in text
    assert "ACLED, as of 2024-01-02 may not be passed on: it is shown on this machine only" in text
    assert [button.proto.label for button in app.get("download_button")] == []


def test_others_do_not_learn_that_it_is_there(open_page: OpenPage) -> None:
    app = open_page(dataset="acled")
    assert "ACLED" not in words(app).replace("acled", "")
    assert "There is no data set called “acled” here. It was left out." in words(app)
    assert REASON in words(app)
    assert "Where incidents were placed" in words(app)
    assert "dataset" not in app.query_params
    assert app.selectbox(key="incidents dataset").options == ["incidents that documents report", "UCDP GED 25.1"]


def test_open_sums_can_be_taken_away(open_page: OpenPage) -> None:
    labels = [button.proto.label for button in open_page(dataset="ucdp-ged", area="PK-BA").get("download_button")]
    assert "Download the sums by month (CSV)" in labels


def test_sums_taken_away_hold_no_province_beside_its_country(warehouse: Path) -> None:
    store = open_warehouse(warehouse)
    areas = queries.list_areas(store, "ucdp-ged")
    whole, part = (
        {series.split(".")[3] for series in queries.list_series(store, ask_of(area=area))}
        for area in (None, areas["PK-BA"])
    )
    assert (whole, part) == ({"PK", "x-arvania"}, {"PK-BA"})


def test_nothing_of_it_is_in_a_frame_on_another_page(open_page: OpenPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(st.context), "is_embedded", True)
    app = open_page(local=True, dataset="acled", embed="true")
    text = words(app)
    assert "sanad notice embed-keep" in read_text(app), "a frame shows it"
    assert "ACLED" not in text
    assert REASON in text
    assert "Where incidents were placed" not in text


def test_the_choices_of_one_are_not_taken_for_those_of_the_other(open_page: OpenPage) -> None:
    text = words(open_page(dataset="ucdp-ged", kind="airstrike", party="pakistan"))
    for name, value in (("kind", "airstrike"), ("party", "pakistan")):
        assert f"There is no {name} called “{value}” here. It was left out." in text
    assert "6 events in view." in text


def test_a_damaged_file_of_events_stops_no_build(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "events", tmp_path)
    file = desk.write("GEDEvent_v25_1.csv", write_table(EVENTS, COLUMNS_49))
    desk.bring_in("ucdp-ged", file, datasets=ROOT / "datasets")
    events = desk.folder / "ucdp-ged" / "25.1" / "events.parquet"
    whole = events.read_bytes()
    end = len(whole) - 8 - int.from_bytes(whole[-8:-4], "little")  # where the rows end and the footer begins
    events.write_bytes(whole[:4] + bytes(end - 4) + whole[end:])
    write_warehouse(tmp_path / "sanad.duckdb", read_corpus(ROOT / "datasets"), "damaged", None, desk.folder)
    store = open_warehouse(tmp_path / "sanad.duckdb")
    assert store.rows("SELECT count(*) AS n FROM event_places") == [{"n": 0}]
    assert sum(item.n_events for item in queries.sum_by_month(store, ask_of())) == 6
    with pytest.raises(EventsUnreadable):
        queries.list_latest(store, ask_of(), skip=0, most=5)


def test_a_file_that_is_gone_is_said_in_a_sentence(
    warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(tmp_path / "events", tmp_path)
    desk.bring_in(
        "ucdp-ged",
        desk.write("GEDEvent_v25_1.csv", write_table(EVENTS, COLUMNS_49)),
        datasets=ROOT / "datasets",
    )
    path = tmp_path / "sanad.duckdb"
    write_warehouse(path, read_corpus(ROOT / "datasets"), "gone", None, desk.folder)
    store = open_warehouse(path)
    (desk.folder / "ucdp-ged" / "25.1" / "events.parquet").unlink()
    with pytest.raises(EventsUnreadable):
        queries.list_latest(store, ask_of(), skip=0, most=5)
    assert sum(item.n_events for item in queries.sum_by_month(store, ask_of())) == 6, "sums need no file"
    text = words(open_at(monkeypatch, path, "incidents", dataset="ucdp-ged"))
    assert "The events of this data set cannot be read at the moment." in text
    assert str(tmp_path) not in text
