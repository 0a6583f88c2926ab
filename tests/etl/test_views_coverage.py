"""Coverage: five states, told apart month by month."""

import duckdb
import pytest
from invented_datasets import Build, MakeRow

from etl.read.folder import Corpus


def states(con: duckdb.DuckDBPyConnection, where: str) -> dict[str, str]:
    rows = con.execute(f"SELECT strftime(month, '%Y-%m'), state FROM coverage WHERE {where} ORDER BY month").fetchall()
    return dict(rows)


MONTHLY = "series_id = 'arvan_monitor_attacks.all.XA.month'"


def test_the_states_of_a_monthly_series(country: duckdb.DuckDBPyConnection) -> None:
    found = states(country, MONTHLY)
    assert {month: found[month] for month in ("2021-11", "2022-03", "2022-04", "2022-05")} == {
        "2021-11": "reported",
        "2022-03": "not_counted",
        "2022-04": "not_held",
        "2022-05": "zero",
    }


def test_months_after_the_producer_stopped_are_outside(build: Build, figure: MakeRow, invented: Corpus) -> None:
    producers = [
        {**row, "covers_to": "2022-02"} if row["producer_id"] == "arvan_monitor" else row
        for row in invented.rows["producers"]
    ]
    figures = [
        figure(5, period="2021-12"),
        figure(6, period="2022-01"),
        figure(7, period="2022-04"),
        figure(8, period="2022-05"),
    ]
    con = build(producers=producers, figures=figures)
    assert states(con, "true") == {
        "2021-12": "reported",
        "2022-01": "reported",
        "2022-02": "not_held",
        "2022-03": "not_counted",
        "2022-04": "reported",
        "2022-05": "reported",
    }


def test_month_in_which_coverage_begins_is_inside(build: Build, figure: MakeRow, invented: Corpus) -> None:
    producers = [
        {**row, "covers_from": "2021-11-15"} if row["producer_id"] == "arvan_monitor" else row
        for row in invented.rows["producers"]
    ]
    con = build(producers=producers, figures=[figure(5, period="2021-09"), figure(6, period="2021-12")])
    assert states(con, "true") == {
        "2021-09": "reported",
        "2021-10": "outside",
        "2021-11": "not_held",
        "2021-12": "reported",
    }


def test_area_that_no_longer_exists_is_outside(country: duckdb.DuckDBPyConnection) -> None:
    found = states(country, "reference_area = 'XA-TE'")
    assert (found["2021-04"], found["2021-05"], found["2021-06"], found["2021-07"]) == (
        "reported", "reported", "not_held", "outside",
    )  # fmt: skip


def test_edition_that_was_replaced_is_outside_after_the_break(country: duckdb.DuckDBPyConnection) -> None:
    found = states(country, "series_id = 'arvan_monitor_deaths_old.all.XA.year'")
    assert (found["2021-12"], found["2022-01"]) == ("reported", "outside")


@pytest.mark.parametrize(
    ("covers", "state"), [("XA-SO", "not_held"), ("XA", "not_held"), ("XB", "outside"), (None, "not_held")]
)
def test_combined_area_is_covered_when_a_member_is(
    build: Build, figure: MakeRow, invented: Corpus, covers: str | None, state: str
) -> None:
    producers = [
        {**row, "covers_areas": covers} if row["producer_id"] == "arvan_monitor" else row
        for row in invented.rows["producers"]
    ]
    combined = {"reference_area": "XA-NO_XA-SO"}
    figures = [figure(5, period="2022-05", **combined), figure(6, period="2022-07", **combined)]
    con = build(producers=producers, figures=figures)
    assert states(con, "true")["2022-06"] == state


def test_a_year_covers_its_months_and_a_running_total_its_last_one(country: duckdb.DuckDBPyConnection) -> None:
    year = states(country, "series_id = 'arvan_monitor_attacks.all.XA.year'")
    assert {year[f"2021-{month:02}"] for month in range(1, 13)} == {"reported"}
    running = states(country, "period_kind = 'cumulative'")
    assert [month for month, state in running.items() if state == "reported"] == ["2023-03", "2023-04", "2023-06"]


def test_documents_are_counted_once(country: duckdb.DuckDBPyConnection) -> None:
    assert country.execute(
        "SELECT n_documents FROM coverage WHERE series_id = 'arvan_monitor_attacks.all.XA.year' AND month = '2022-01-01'"
    ).fetchone() == (3,)


def test_every_state_is_one_of_five(country: duckdb.DuckDBPyConnection) -> None:
    found = {state for (state,) in country.execute("SELECT DISTINCT state FROM coverage").fetchall()}
    assert found == {"reported", "zero", "not_held", "not_counted", "outside"}
