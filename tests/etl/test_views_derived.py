"""Our own arithmetic, and what it refuses."""

import duckdb
import pytest
from invented_datasets import Build, MakeRow

from etl.read.folder import Corpus

RETURNS = {
    "measure": "returns", "unit": "persons", "definition_id": "mercy_returns", "producer_id": "mercy_agency",
    "population_group": "borian_nationals", "source_id": "sagency", "period_kind": "cumulative",
}  # fmt: skip


def test_stated_change_stands_beside_the_computed_one(country: duckdb.DuckDBPyConnection) -> None:
    rows = country.execute(
        "SELECT change_pct, base_value, value, round(computed_pct, 1), agrees FROM stated_against_computed"
    ).fetchall()
    assert rows == [(70, 306, 521, 70.3, True)]


@pytest.mark.parametrize(
    ("stated", "qualifier", "agrees"),
    [("70", "exact", True), ("71", "exact", True), ("72", "exact", False), ("-70", "exact", False), ("60", "more_than", True),
     ("75", "at_least", False), ("73", "about", True), ("90", "up_to", True), ("74", "nearly", True)],
)  # fmt: skip
def test_stated_change_agrees_as_its_words_allow(
    build: Build, invented: Corpus, stated: str, qualifier: str, agrees: bool
) -> None:
    change = {**invented.rows["stated_changes"][0], "change_pct": stated, "qualifier": qualifier}
    con = build(stated_changes=[change])
    assert con.execute("SELECT agrees FROM stated_against_computed").fetchall() == [(agrees,)]


def test_stated_change_finds_its_periods_by_days(build: Build, invented: Corpus) -> None:
    change = {**invented.rows["stated_changes"][0], "period": "2022-01/2022-12", "base_period": "2021-01-01/2021-12-31"}
    con = build(stated_changes=[change])
    assert con.execute("SELECT value, base_value FROM stated_against_computed").fetchall() == [(521, 306)]


def test_stated_change_of_an_unknown_base_stands_alone(build: Build, invented: Corpus) -> None:
    change = {**invented.rows["stated_changes"][0], "base_period": "1999"}
    con = build(stated_changes=[change])
    assert con.execute("SELECT change_pct, computed_pct, agrees FROM stated_against_computed").fetchall() == [
        (70, None, None)
    ]


def test_change_is_computed_between_neighbours_of_one_series(build: Build, figure: MakeRow) -> None:
    con = build(figures=[figure(306, period="2021"), figure(521, period="2022"), figure(9, period="2024")])
    rows = con.execute("SELECT base_period, period, change_abs, round(change_pct, 1) FROM derived_changes").fetchall()
    assert rows == [("2021", "2022", 215, 70.3)]


def test_change_from_nothing_has_no_percentage(build: Build, figure: MakeRow) -> None:
    con = build(figures=[figure(0, period="2022-01"), figure(5, period="2022-02")])
    assert con.execute("SELECT change_abs, change_pct FROM derived_changes").fetchall() == [(5, None)]


@pytest.mark.parametrize(
    "other",
    [
        {"definition_id": "arvan_monitor_deaths", "measure": "fatalities", "unit": "persons"},
        {"reference_area": "XA-NO"},
        {"population_group": "civilians"},
        {"period": "2022-01/2022-10"},
        {"period": "2022-33"},
        {"period": "2022-12-31", "period_kind": "point"},
        {"period": "2022-01-01/2022-12-31", "period_kind": "cumulative"},
        {"status": "disputed"},
        {"count_scope": "partial", "note": "one town"},
    ],
    ids=lambda cells: ",".join(cells.values()),
)
def test_change_refuses_unlike_things(build: Build, figure: MakeRow, other: dict[str, str]) -> None:
    con = build(figures=[figure(306, period="2021"), figure(521, **{"period": "2022", **other})])
    assert con.execute("SELECT count(*) FROM derived_changes").fetchone() == (0,)


def test_change_refuses_stocks(build: Build, figure: MakeRow) -> None:
    stock = {"measure": "population", "unit": "persons", "definition_id": "mercy_population",
             "producer_id": "mercy_agency", "period_kind": "point"}  # fmt: skip
    con = build(figures=[figure(10, **stock, period="2021-12-31"), figure(12, **stock, period="2022-01-01")])
    assert con.execute("SELECT count(*) FROM derived_changes").fetchone() == (0,)


def test_flow_is_derived_from_two_totals_of_one_start(country: duckdb.DuckDBPyConnection) -> None:
    rows = country.execute(
        "SELECT period_start::VARCHAR, period_end::VARCHAR, value, inexact FROM derived_flows"
    ).fetchall()
    assert rows == [
        ("2023-04-01", "2023-04-30", 150_000, False)
    ]  # "over 900,000" is a bound, so nothing follows from it


@pytest.mark.parametrize(
    "later",
    [
        {"qualifier": "more_than"},
        {"qualifier": "at_least"},
        {"status": "superseded"},
        {"status": "disputed"},
        {"period": "2023-02-01/2023-04-30"},
        {"producer_id": "xa_government", "definition_id": "xa_government_returns"},
        {"value": "90000"},
    ],
    ids=lambda cells: ",".join(cells.values()),
)
def test_flow_refuses_unlike_totals(build: Build, figure: MakeRow, later: dict[str, str]) -> None:
    first = figure(100_000, **RETURNS, period="2023-03-01/2023-03-31")
    second = {**figure(250_000, **RETURNS, period="2023-03-01/2023-04-30"), **later}
    con = build(figures=[first, second])
    assert con.execute("SELECT count(*) FROM derived_flows").fetchone() == (0,)


def test_cumulative_totals_are_never_summed_or_compared_with_flows(country: duckdb.DuckDBPyConnection) -> None:
    for view in ("derived_changes", "derived_sums"):
        assert country.execute(f"SELECT count(*) FROM {view} WHERE series_id LIKE '%cumulative%'").fetchone() == (0,)


def test_year_is_summed_from_its_months(build: Build, figure: MakeRow) -> None:
    con = build(figures=[figure(month, period=f"2022-{month:02}") for month in range(1, 13)])
    assert con.execute("SELECT year, value, refused_because FROM derived_sums").fetchall() == [(2022, 78, None)]


def test_sum_refuses_a_year_with_a_hole(build: Build, figure: MakeRow) -> None:
    con = build(figures=[figure(month, period=f"2022-{month:02}") for month in range(1, 12)])
    assert con.execute("SELECT value, refused_because FROM derived_sums").fetchall() == [
        (None, "We hold 11 of 12 parts of the year.")
    ]


def test_sum_refuses_bounds(build: Build, figure: MakeRow) -> None:
    figures = [figure(month, period=f"2022-{month:02}") for month in range(1, 12)]
    con = build(figures=[*figures, figure(9, period="2022-12", qualifier="at_least")])
    assert con.execute("SELECT value, refused_because FROM derived_sums").fetchall() == [
        (None, "Some of the numbers are bounds or ranges.")
    ]


def test_sum_refuses_a_measure_that_is_not_additive(build: Build, figure: MakeRow, invented: Corpus) -> None:
    measures = [{**row, "additive": "false"} for row in invented.rows["measures"]]
    figures = [figure(month, period=f"2022-{month:02}") for month in range(1, 13)]
    con = build(figures=figures, measures=measures)
    assert con.execute("SELECT value, refused_because FROM derived_sums").fetchall() == [
        (None, "The measure cannot be added up over time.")
    ]
