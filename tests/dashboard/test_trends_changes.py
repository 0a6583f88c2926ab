from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from points import make_point
from reading import OpenPage, read_text

from dashboard.address import View
from dashboard.charts.change_trend import draw_changes
from dashboard.drawing.page import Page
from dashboard.guards import EvidenceError
from dashboard.look import LIGHT
from dashboard.phrasing.period_changes import format_percent, say_formula
from dashboard.queries.evidence import read_evidence
from dashboard.queries.period_changes import list_changes, list_stated, read_changes
from dashboard.rows import Change
from dashboard.trends.period_changes import keep_shown, summarise_changes, write_stated
from dashboard.warehouse import Warehouse

SERIES = "arvan_monitor_attacks.all.XA.year"
PAGE = Page(LIGHT, date(2018, 1, 1), date(2024, 12, 31))


def make_change(year: int = 2022, **given: Any) -> Change:
    """From 521 to 908."""
    fields: dict[str, Any] = {
        "series_id": "s", "figure_id": f"f{year}", "base_figure_id": f"f{year - 1}", "producer_id": "arvan_monitor",
        "producer_name": "Arvan Monitor", "producer_kind": "think_tank", "period_kind": "year",
        "period_start": date(year, 1, 1), "period_end": date(year, 12, 31), "base_start": date(year - 1, 1, 1),
        "base_end": date(year - 1, 12, 31), "value": 908.0, "base_value": 521.0, "change_pct": 74.28,
        "inexact": False, "provisional": False,
    }  # fmt: skip
    return Change(**{**fields, **given})


@pytest.mark.parametrize(
    ("percent", "text"), [(70.26, "+70.3%"), (-12.5, "−12.5%"), (0.0, "0.0%"), (-0.01, "0.0%"), (4100.2, "+4,100%")]
)
def test_per_cents_have_a_sign(percent: float, text: str) -> None:
    assert format_percent(percent) == text


def test_the_formula_shows_both_numbers_and_says_that_it_is_ours() -> None:
    assert say_formula(make_change()) == "(908 − 521) ÷ 521 = +74.3%, 2021 → 2022 (our arithmetic)"
    assert "not from exact numbers, from provisional numbers" in say_formula(
        make_change(inexact=True, provisional=True)
    )
    assert "no per cent" in say_formula(make_change(base_value=0.0, change_pct=None))


@pytest.mark.parametrize("missing", ["figure_id", "base_figure_id"])
def test_a_change_of_a_number_without_a_document_is_not_drawn(missing: str) -> None:
    with pytest.raises(EvidenceError):
        draw_changes([make_change(**{missing: ""})], {"s": "Arvan Monitor"}, PAGE)


def test_changes_are_diamonds_hollow_where_inputs_are_inexact_none_after_zero() -> None:
    changes = [make_change(2020), make_change(2021, inexact=True, change_pct=-50.0), make_change(2022, change_pct=None)]
    figure = draw_changes(changes, {"s": "Arvan Monitor"}, PAGE)
    (marks,) = [trace for trace in figure.data if trace.customdata is not None]
    assert marks.marker.symbol == "diamond"
    assert [row[0] for row in marks.customdata] == ["f2020", "f2021"]
    assert marks.marker.color[1] == LIGHT.ground != marks.marker.color[0]
    low, high = figure.layout.yaxis.range
    assert low <= -50
    assert high >= 74.28
    assert "0%" in figure.layout.yaxis.ticktext


def test_a_single_change_is_not_told_as_a_span() -> None:
    assert summarise_changes("Attacks", [make_change()]) == (
        "Attacks. One change, of +74.3%. Our arithmetic, within its series."
    )


def test_a_printed_change_keeps_the_decimals_of_its_document() -> None:
    assert [format_percent(percent, printed=True) for percent in (70.0, -12.5, 1100.0)] == ["+70%", "−12.5%", "+1,100%"]


def test_changes_of_figures_out_of_view_are_left_out() -> None:
    points = [make_point(figure_id="f2021"), make_point(figure_id="f2022")]
    assert keep_shown([make_change(2022), make_change(2021)], points) == [make_change(2022)]


def test_a_change_stands_only_between_neighbouring_periods_of_one_series(country: Warehouse) -> None:
    (change,) = list_changes(country, [SERIES])
    assert (change.figure_id, change.base_figure_id, change.value) == ("fyear22b", "fyear21", 521)
    months = list_changes(country, ["arvan_monitor_attacks.all.XA.month"])
    assert all((change.period_start - change.base_end).days == 1 for change in months)
    assert list_changes(country, []) == []


def test_the_evidence_holds_the_change_with_its_formula(country: Warehouse) -> None:
    evidence = read_evidence(country, "fyear22b")
    assert evidence
    assert [change.base_figure_id for change in evidence.derived] == ["fyear21"]


def test_the_extract_of_changes_holds_both_figures(country: Warehouse) -> None:
    (row,) = read_changes(country, View(), figures=["fyear22b"]).rows()
    assert (row["figure_id"], row["base_figure_id"], row["value"]) == ("fyear22b", "fyear21", 521)


def test_printed_changes_stand_beside_ours_with_a_verdict_and_a_link(country: Warehouse) -> None:
    rows = list_stated(country, [SERIES], ["arvan_monitor_attacks"], ["all"], ["XA"], "year")
    markup = write_stated(rows)
    assert "agree" in markup
    assert "+70%" in markup  # as printed, without a decimal that no document gives
    assert 'href="http' in markup
    assert "differ" in write_stated([{**rows[0], "agrees": False}])
    assert "not comparable" in write_stated([{**rows[0], "agrees": None, "computed_pct": None}])
    assert write_stated([]) == ""


def test_the_page_draws_changes_and_says_whose_arithmetic(open_page: OpenPage) -> None:
    app = open_page("trends", measure="attacks", area="XA", kind="year", show="changes", figure="fyear22b")
    assert not app.exception
    text = read_text(app)
    assert "change on the period before</h1>" in text
    assert "our arithmetic" in text
    assert "Changes as printed, beside ours (1)" in text


def test_a_question_without_neighbouring_periods_has_no_change(open_page: OpenPage) -> None:
    app = open_page("trends", measure="attacks", area="XA-NO", kind="year", show="changes")
    assert not app.exception
    assert "no change to show" in read_text(app)
