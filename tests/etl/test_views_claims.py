"""Claims: who says what, in how many documents; and what never shares a line."""

from typing import Any

import duckdb
import pytest
from invented_datasets import Build, MakeRow

from etl.read.folder import Corpus


def claims(con: duckdb.DuckDBPyConnection, columns: str, where: str = "true") -> list[tuple[Any, ...]]:
    return con.execute(f"SELECT {columns} FROM claims WHERE {where} ORDER BY ALL").fetchall()


def test_one_number_in_several_documents_is_one_claim(build: Build, figure: MakeRow) -> None:
    con = build(figures=[figure(521, source_id=name) for name in ("sreport", "spress", "scopy", "sold")])
    assert claims(con, "value, n_figures, n_sources, source_ids") == [
        (521, 4, 3, ["scopy", "sold", "spress", "sreport"])  # the copy adds no source
    ]


def test_same_number_with_another_qualifier_is_one_claim_with_two_wordings(build: Build, figure: MakeRow) -> None:
    con = build(figures=[figure(521, source_id="sold"), figure(521, qualifier="more_than", source_id="spress")])
    assert claims(con, "qualifier, wordings, allowed_low, allowed_high") == [
        ("exact", ["exact", "more_than"], 521, 521)
    ]


def test_two_speakers_are_two_claims(build: Build, figure: MakeRow) -> None:
    con = build(figures=[figure(46, speaker="minister"), figure(46, speaker="spokesman", source_id="sold")])
    assert claims(con, "value, speaker") == [(46, "minister"), (46, "spokesman")]


def test_figure_without_counter_is_listed_under_the_claim_it_equals(country: duckdb.DuckDBPyConnection) -> None:
    assert claims(country, "n_sources, also_printed_source_ids", "figure_id = 'fyear22b'") == [(2, ["sundated"])]
    assert country.execute(
        "SELECT k.figure_id FROM claims u JOIN claims k ON k.claim_id = u.listed_under WHERE u.figure_id = 'fnone'"
    ).fetchall() == [("fyear22b",)]


def test_figure_without_counter_that_equals_two_counters_stands_alone(
    build: Build, figure: MakeRow, invented: Corpus
) -> None:
    beta = {**invented.rows["definitions"][0], "definition_id": "beta_attacks", "producer_id": "beta_data"}
    unattributed = {"producer_id": "not_stated", "definition_id": "not_stated_attacks", "source_id": "sundated"}
    con = build(
        definitions=[*invented.rows["definitions"], beta],
        figures=[
            figure(7),
            figure(7, producer_id="beta_data", definition_id="beta_attacks"),
            figure(7, **unattributed),
        ],
    )
    assert claims(con, "listed_under", "producer_id = 'not_stated'") == [(None,)]


def test_misattributed_figure_adds_nothing_to_the_sources_of_its_claim(build: Build, figure: MakeRow) -> None:
    con = build(figures=[figure(521), figure(521, source_id="sold", producer_basis="inferred")])
    assert claims(con, "n_figures, n_sources, also_printed_source_ids") == [(2, 1, ["sold"])]


def test_incident_claims_group_whatever_period_is_printed(country: duckdb.DuckDBPyConnection) -> None:
    assert claims(country, "value, population_group, count_scope, n_sources", "incident_id IS NOT NULL") == [
        (18, "all", "partial", 1),
        (20, "militants", "total", 1),
        (46, "all", "total", 2),
    ]


def test_unlike_kinds_never_become_a_disagreement_or_a_range(country: duckdb.DuckDBPyConnection) -> None:
    assert country.execute("SELECT count(*) FROM disagreements WHERE incident_id IS NOT NULL").fetchone() == (0,)


def test_incident_words_only_partial_and_unnamed_counters_belong_to_no_series(
    country: duckdb.DuckDBPyConnection,
) -> None:
    outside = country.execute("SELECT figure_id FROM figure_claims WHERE series_id IS NULL ORDER BY 1").fetchall()
    assert outside == [("fgov",), ("fnone",), ("fstrike1",), ("fstrike2",), ("fstrike3",), ("fstrike4",)]


FLOW = {
    "measure": "returns", "unit": "persons", "definition_id": "mercy_returns", "producer_id": "mercy_agency",
    "population_group": "borian_nationals", "origin": "XA", "destination": "XB", "stated_verb": "returned",
    "period": "2023-04", "source_id": "sagency",
}  # fmt: skip


@pytest.mark.parametrize(
    "other",
    [
        {"unit": "families"},
        {"crossing": "torkham"},
        {"origin": "XB"},
        {"destination": "XA"},
        {"stated_verb": "deported"},
        {"stated_verb": "returned voluntarily"},
        {"population_group": "all"},
        {"reference_area": "XA-NO"},
        {"period": "2023-34"},
        {"period": "2023-04-01/2023-04-30", "period_kind": "cumulative"},
        {"period": "2023-04-30", "period_kind": "point"},
    ],
    ids=lambda cells: ",".join(cells.values()),
)
def test_unlike_things_never_share_a_series(build: Build, figure: MakeRow, other: dict[str, str]) -> None:
    con = build(figures=[figure(5, **FLOW), figure(6, **{**FLOW, **other})])
    assert con.execute("SELECT count(*) FROM series").fetchone() == (2,)


@pytest.mark.parametrize("verb", ["left", "repatriated", "crossed", "not stated", "departed"])
def test_verbs_of_one_movement_share_a_series(build: Build, figure: MakeRow, verb: str) -> None:
    con = build(figures=[figure(5, **FLOW), figure(6, **{**FLOW, "stated_verb": verb, "period": "2023-05"})])
    assert con.execute("SELECT n_points, drawn_as_line FROM series").fetchall() == [(2, True)]


def test_running_totals_share_a_series_only_from_the_same_first_day(country: duckdb.DuckDBPyConnection) -> None:
    rows = country.execute(
        "SELECT series_id, n_points FROM series WHERE period_kind = 'cumulative' ORDER BY 1"
    ).fetchall()
    assert rows == [("mercy_returns.borian_nationals.XA.to_XB.cumulative.from_2023-03-01", 3)]


def test_odd_spans_are_not_drawn_as_a_line(build: Build, figure: MakeRow) -> None:
    con = build(figures=[figure(5, period="2022-01/2022-10"), figure(6, period="2021-01/2021-10")])
    assert con.execute("SELECT period_kind, drawn_as_line FROM series").fetchall() == [("other", False)]


def test_disagreement_says_why(build: Build, figure: MakeRow) -> None:
    con = build(
        figures=[
            figure(852, measure="fatalities", unit="persons", definition_id="arvan_monitor_deaths"),
            figure(2546, measure="fatalities", unit="persons", definition_id="arvan_monitor_deaths_wide"),
        ]
    )
    assert con.execute("SELECT reason_code, reason FROM disagreements").fetchall() == [
        ("scope", "They count different events: Deaths in attacks; Deaths in attacks and operations.")
    ]


def test_figure_that_may_not_be_passed_on_makes_no_claim(build, figure, invented):
    sold = figure(1)
    sources = [
        {**row, "redistributable": "false"} if row["source_id"] == sold["source_id"] else row
        for row in invented.rows["sources"]
    ]
    con = build(figures=[sold], sources=sources)
    assert con.execute("SELECT count(*) FROM figures").fetchone() == (1,)
    assert con.execute("SELECT count(*) FROM claims").fetchone() == (0,)
    assert con.execute("SELECT count(*) FROM series_points").fetchone() == (0,)
