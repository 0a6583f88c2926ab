from __future__ import annotations

import csv
import io
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

from reading import OpenPage, read_text

from dashboard.extracts import formats
from dashboard.queries.coverage import Question, count_documents, list_behind, read_cells
from dashboard.queries.missing_months import read_missing
from dashboard.warehouse import Warehouse
from etl.curate.gaps import read_gaps

ATTACKS = Question("attacks", "XA", None, date(2021, 1, 1), date(2022, 12, 1))


def find_states(warehouse: Warehouse, question: Question, producer: str) -> dict[str, tuple[str, str | None]]:
    rows = read_cells(warehouse, question).rows()
    return {f"{row['month']:%Y-%m}": (row["state"], row["held_as"]) for row in rows if row["producer_id"] == producer}


def test_there_is_one_cell_for_every_producer_and_month(country: Warehouse) -> None:
    rows = read_cells(country, ATTACKS).rows()
    producers = {row["producer_id"] for row in rows}
    assert len(rows) == 24 * len(producers)
    assert len({(row["producer_id"], row["month"]) for row in rows}) == len(rows)


def test_a_months_own_figure_is_told_from_one_of_a_year(country: Warehouse) -> None:
    states = find_states(country, ATTACKS, "arvan_monitor")
    assert states["2021-10"] == ("reported", "longer")
    assert states["2021-11"] == ("reported", "own")
    assert states["2022-05"] == ("zero", "own")


def test_a_running_total_holds_a_part_of_the_month_it_was_reached_in(country: Warehouse) -> None:
    question = Question("returns", "XA", None, date(2023, 1, 1), date(2023, 12, 1))
    states = find_states(country, question, "mercy_agency")
    assert states["2023-04"] == ("reported", "part")
    assert states["2023-05"][1] is None


def test_months_outside_what_a_producer_covers_are_told_from_months_not_held(country: Warehouse) -> None:
    states = find_states(country, replace(ATTACKS, first=date(2020, 1, 1), last=date(2023, 12, 1)), "arvan_monitor")
    assert states["2020-12"] == ("outside", None)
    assert states["2023-06"] == ("not_held", None)


def test_a_replaced_definition_does_not_end_the_producers_count(country: Warehouse) -> None:
    deaths = Question("fatalities", "XA", None, date(2022, 1, 1), date(2023, 12, 1))
    ended = country.rows(
        "SELECT month FROM coverage WHERE series_id LIKE 'arvan_monitor_deaths_old.%' AND state = 'outside'"
    )
    assert ended
    assert "outside" not in {state for state, _ in find_states(country, deaths, "arvan_monitor").values()}


def test_the_states_are_those_of_the_view_coverage(country: Warehouse) -> None:
    for (measure, area), series in group_series(country).items():
        rows = read_cells(country, Question(measure, area, None, date(2019, 1, 1), date(2024, 12, 1))).rows()
        cells = {(row["producer_id"], row["month"]): row["state"] for row in rows}
        held = country.rows(
            "SELECT DISTINCT producer_id, month FROM coverage WHERE state IN ('reported', 'zero') "
            "AND list_contains($series, series_id)",
            {"series": series},
        )
        shown = {key for key, state in cells.items() if state in {"reported", "zero"}}
        assert shown == {(row["producer_id"], row["month"]) for row in held}


def group_series(warehouse: Warehouse) -> dict[tuple[str, str], list[str]]:
    rows = warehouse.rows("SELECT measure, reference_area, list(series_id) AS series FROM series GROUP BY ALL")
    return {(row["measure"], row["reference_area"]): row["series"] for row in rows}


def test_a_document_and_its_copy_count_once(country: Warehouse) -> None:
    rows = read_cells(country, ATTACKS).rows()
    cell = next(r for r in rows if (r["producer_id"], r["month"]) == ("arvan_monitor", date(2022, 9, 1)))
    behind = list_behind(country, ATTACKS, "arvan_monitor", date(2022, 9, 1))
    assert {"sreport", "scopy"} <= {row.source_id for row in behind}
    assert cell["n_documents"] == len({row.source_id for row in behind}) - 1


def test_documents_of_all_producers_are_not_the_sum_of_each(country: Warehouse) -> None:
    counts = count_documents(country, ATTACKS)
    assert counts[""] <= sum(n for producer, n in counts.items() if producer)


def test_what_is_missing_is_what_etl_gaps_prints(country: Warehouse, country_file: Path, tmp_path: Path) -> None:
    own = Path(shutil.copyfile(country_file, tmp_path / "own.duckdb"))
    printed = {gap.series_id: gap.months for gap in read_gaps(own)}
    listed = {
        row["series_id"]: row["months"].split(";")
        for measure, area in group_series(country)
        for row in read_missing(country, Question(measure, area, None, date(2021, 1, 1), date(2022, 1, 1))).rows()
    }
    assert printed == listed
    assert printed


def test_a_month_within_a_year_that_is_held_is_missing_and_marked(country: Warehouse) -> None:
    row = next(r for r in read_missing(country, ATTACKS).rows() if r["period_kind"] == "month")
    assert "2022-04" in row["months"].split(";")
    assert row["n_within_longer"] == row["n_missing"]


def test_the_page_restores_the_view_of_its_address(open_page: OpenPage) -> None:
    app = open_page("coverage", measure="attacks", area="XA", from_="2022", to="2022")
    assert not app.exception
    assert [app.selectbox(key=f"choice coverage {name}").value for name in ("measure", "area", "from", "to")] == [
        "attacks",
        "XA",
        "2022",
        "2022",
    ]
    assert dict(app.query_params) | {"from": "2022", "to": "2022"} == dict(app.query_params)


def test_a_choice_is_written_to_the_address(open_page: OpenPage) -> None:
    app = open_page("coverage", measure="fatalities", area="XA")
    app.selectbox(key="choice coverage measure").set_value("attacks").run()
    assert not app.exception
    assert app.query_params["measure"] == "attacks"


def test_a_cell_opens_its_documents_and_figures(open_page: OpenPage) -> None:
    text = read_text(open_page("coverage", measure="attacks", area="XA", id="arvan_monitor.2022-02"))
    behind = text.split('class="sanad behind"', 1)[1].split("</section>", 1)[0]
    assert "/sources?id=sreport" in behind
    assert "/figure?id=fmonth4" in behind


def test_a_cell_that_is_not_there_gives_a_sentence(open_page: OpenPage) -> None:
    app = open_page("coverage", measure="attacks", area="XA", id="nobody.2022-02")
    assert "We hold nothing behind the cell “nobody.2022-02”." in read_text(app)
    assert "id" not in app.query_params


def test_a_producer_without_a_series_gives_a_sentence_and_all_producers(open_page: OpenPage) -> None:
    text = read_text(open_page("coverage", measure="attacks", area="XA", producer="mercy_agency"))
    assert "Of the producers asked for, none has a series" in text
    assert "covmap" in text


def test_the_page_shows_hostile_names_as_text(open_page: OpenPage, hostile_file: Path) -> None:
    app = open_page("coverage", warehouse=hostile_file, measure="attacks", area="XA", id="arvan_monitor.2022-02")
    text = read_text(app)
    assert not app.exception
    assert "covmap" in text
    assert "<script>" not in text
    assert "<img src=x" not in text


def test_the_csv_has_the_cells_of_the_map(country: Warehouse) -> None:
    answer = read_cells(country, ATTACKS)
    text = formats()["csv"].to_bytes(answer).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [(row["producer_id"], row["month"], row["state"]) for row in rows] == [
        (row["producer_id"], row["month"].isoformat(), row["state"]) for row in answer.rows()
    ]
