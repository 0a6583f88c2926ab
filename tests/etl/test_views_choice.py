"""Which claim is shown: rules 0 to 5, each only where the ones before leave more than one."""

from typing import Any

import duckdb
import pytest
from invented_datasets import Build, MakeRow

from etl.read.folder import Corpus


def shown(con: duckdb.DuckDBPyConnection, columns: str = "figure_id, rule_number, agreement") -> list[tuple[Any, ...]]:
    return con.execute(f"SELECT {columns} FROM series_points").fetchall()


def test_only_claim_is_shown(build: Build, figure: MakeRow) -> None:
    assert shown(build(figures=[figure(521)])) == [("f000", -1, "one_claim")]


def test_rule_0_superseded_number_gives_way(build: Build, figure: MakeRow) -> None:
    con = build(figures=[figure(905, status="superseded", source_id="sreport"), figure(908, source_id="sold")])
    assert shown(con) == [("f001", 0, "revised")]


def test_rule_0_disputed_number_gives_way(build: Build, figure: MakeRow) -> None:
    con = build(figures=[figure(51, status="disputed", source_id="sreport"), figure(521, source_id="sold")])
    assert shown(con) == [("f001", 0, "doubted")]


def test_rule_0_number_taken_back_beside_a_doubted_one_makes_the_point_revised(build: Build, figure: MakeRow) -> None:
    con = build(
        figures=[
            figure(51, status="disputed", source_id="sreport"),
            figure(905, status="superseded", source_id="spress"),
            figure(908, source_id="sold"),
        ]
    )
    assert shown(con) == [("f002", 0, "revised")]


def test_rule_0_number_alone_is_shown_though_superseded(build: Build, figure: MakeRow) -> None:
    assert shown(build(figures=[figure(905, status="superseded")]), "figure_id, status") == [("f000", "superseded")]


def test_rule_0_number_taken_back_stays_so_when_a_page_without_counter_repeats_it(
    build: Build, figure: MakeRow
) -> None:
    con = build(
        figures=[
            figure(905, status="superseded", source_id="spress"),
            figure(905, source_id="sundated", producer_basis="inferred"),
            figure(908, source_id="sold"),
        ]
    )
    assert shown(con) == [("f002", 0, "revised")]


def test_rule_1_exact_number_goes_before_a_rounded_one_that_it_satisfies(build: Build, figure: MakeRow) -> None:
    con = build(
        figures=[
            figure(500, qualifier="more_than", source_id="sreport"),
            figure(521, source_id="sold"),
        ]
    )
    assert shown(con) == [("f001", 1, "agree")]


def test_rule_1_does_not_drop_a_hedged_number_that_the_exact_one_contradicts(build: Build, figure: MakeRow) -> None:
    con = build(figures=[figure(600, qualifier="at_least", source_id="sreport"), figure(521, source_id="sold")])
    assert shown(con) == [("f000", 2, "disagree")]


def test_rule_2_own_document_goes_before_the_press(build: Build, figure: MakeRow) -> None:
    con = build(figures=[figure(519, source_id="sreport"), figure(521, source_id="spress")])
    assert shown(con) == [("f000", 2, "disagree")]


def test_rule_2_document_of_another_producer_is_not_its_own(build: Build, figure: MakeRow) -> None:
    con = build(figures=[figure(519, source_id="sbeta"), figure(521, source_id="sreport")])
    assert shown(con) == [("f001", 2, "disagree")]


def test_rule_3_latest_date_goes_first(build: Build, figure: MakeRow) -> None:
    con = build(figures=[figure(519, source_id="sold"), figure(521, source_id="spress")])
    assert shown(con) == [("f001", 3, "disagree")]


def test_rule_3_undated_goes_last(build: Build, figure: MakeRow) -> None:
    con = build(figures=[figure(519, source_id="sundated"), figure(521, source_id="sold")])
    assert shown(con) == [("f001", 3, "disagree")]


def test_rule_4_most_sources_go_first(build: Build, figure: MakeRow, source: MakeRow, invented: Corpus) -> None:
    sources = [*invented.rows["sources"], source("sa"), source("sb"), source("sc")]
    figures = [figure(519, source_id="sa"), figure(521, source_id="sb"), figure(521, source_id="sc")]
    assert shown(build(figures=figures, sources=sources)) == [("f001", 4, "disagree")]


def test_rule_4_copy_adds_no_source(build: Build, figure: MakeRow, source: MakeRow, invented: Corpus) -> None:
    sources = [*invented.rows["sources"], source("sa"), source("sb"), source("scopied", kind="copy", copy_of="sb")]
    figures = [figure(521, source_id="sa"), figure(519, source_id="sb"), figure(519, source_id="scopied")]
    assert shown(build(figures=figures, sources=sources), "figure_id, rule_number, n_sources") == [("f000", 5, 2)]


def test_rule_5_lowest_id_goes_first(build: Build, figure: MakeRow, source: MakeRow, invented: Corpus) -> None:
    sources = [*invented.rows["sources"], source("sa"), source("sb")]
    con = build(figures=[figure(519, source_id="sa"), figure(521, source_id="sb")], sources=sources)
    assert shown(con, "figure_id, rule_number, rule") == [("f000", 5, "the lowest figure_id goes first")]


def test_every_claim_not_shown_says_by_which_rule_it_yields(country: duckdb.DuckDBPyConnection) -> None:
    rows = country.execute(
        "SELECT value, qualifier, place, yields_by_rule FROM ranked_claims "
        "WHERE definition_id = 'arvan_monitor_attacks' AND period = '2022' AND reference_area = 'XA' ORDER BY place"
    ).fetchall()
    assert rows == [(521, "exact", 1, None), (500, "more_than", 2, 1), (519, "exact", 3, 0)]


def test_nothing_is_averaged(country: duckdb.DuckDBPyConnection) -> None:
    assert country.execute(
        "SELECT count(*) FROM series_points p WHERE value NOT IN (SELECT value FROM figures WHERE value IS NOT NULL)"
    ).fetchone() == (0,)


@pytest.mark.parametrize(
    ("first", "second", "agreement"),
    [
        ((521, "exact"), (521, "exact"), "one_claim"),
        ((521, "exact"), (521, "about"), "one_claim"),
        ((521, "exact"), (500, "at_least"), "agree"),
        ((521, "exact"), (521, "more_than"), "one_claim"),
        ((521, "exact"), (522, "at_least"), "disagree"),
        ((521, "exact"), (530, "nearly"), "agree"),
        ((500, "about"), (524, "exact"), "agree"),
        ((500, "about"), (526, "exact"), "disagree"),
        ((600, "at_least"), (500, "up_to"), "disagree"),
        ((600, "at_least"), (900, "more_than"), "agree"),
        ((10, "fewer_than"), (10.5, "exact"), "disagree"),
    ],
)
def test_claims_agree_when_the_values_they_allow_overlap(
    build: Build, figure: MakeRow, first: Any, second: Any, agreement: str
) -> None:
    figures = [
        figure(value, qualifier=qualifier, source_id=source)
        for (value, qualifier), source in zip((first, second), ("sold", "spress"), strict=True)
    ]
    assert shown(build(figures=figures), "agreement") == [(agreement,)]


def test_range_agrees_with_a_number_inside_it(build: Build, figure: MakeRow) -> None:
    figures = [
        figure(None, qualifier="range", low="500", high="540", source_id="sold"),
        figure(521, source_id="spress"),
        figure(541, source_id="sundated"),
    ]
    con = build(figures=figures)
    pairs = con.execute("SELECT value_a, value_b FROM disagreements ORDER BY ALL").fetchall()
    assert {frozenset(pair) for pair in pairs} == {frozenset({521, 541}), frozenset({None, 541})}
