from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from movements import make_movement, make_step
from points import make_milestone, make_point

from dashboard.charts.cumulative_returns import draw_cumulative_returns
from dashboard.charts.return_flows import draw_derived_flows, draw_return_flows
from dashboard.drawing.page import Page
from dashboard.guards import EvidenceError
from dashboard.look import LIGHT
from dashboard.returns.curves import write_falls, write_guard
from dashboard.returns.texts import name_curve
from dashboard.rows import Point

PAGE = Page(
    LIGHT, date(2023, 9, 1), date(2025, 5, 1), milestones=(make_milestone(date(2024, 1, 1), reference_area="XA"),)
)


def total(value: float, end: date, series: str = "unref", start: date = date(2023, 9, 15), **given: object) -> Point:
    """A point of a running total."""
    fields = {
        "figure_id": f"f{series}{end}",
        "series_id": series,
        "measure": "returns",
        "unit": "persons",
        "producer_id": series,
        "producer_name": series.upper(),
        "period_start": start,
        "period_end": end,
        "period_kind": "cumulative",
        "value": value,
    }
    return make_point(**{**fields, **given})


def test_a_running_total_is_drawn_as_steps_at_the_days_it_reaches() -> None:
    rows = [total(100_000, date(2023, 11, 1)), total(250_000, date(2024, 3, 1))]
    figure = draw_cumulative_returns(rows, {"unref": "UNREF"}, PAGE)
    [line] = [trace for trace in figure.data if trace.name == "line"]
    assert line.line.shape == "hv"
    assert list(line.x[:2]) == [date(2023, 11, 1), date(2024, 3, 1)]


def test_every_count_has_a_tick_where_it_begins_and_an_inferred_day_has_strokes_over_it() -> None:
    stated = draw_cumulative_returns([total(100_000, date(2023, 11, 1))], {"unref": "UNREF"}, PAGE)
    [tick] = [trace for trace in stated.data if trace.name == "start"]
    assert (tick.x[0], tick.y[0]) == (date(2023, 9, 15), 0)
    inferred = draw_cumulative_returns(
        [total(100_000, date(2023, 11, 1), period_basis="inferred")], {"unref": "UNREF"}, PAGE
    )
    assert len([trace for trace in inferred.data if trace.name == "start"]) == 2


def test_a_counter_without_a_name_is_a_single_mark_and_no_line() -> None:
    alone = total(900_000, date(2025, 4, 19), series_id=None, producer_id="not_stated", producer_kind="not_stated")
    figure = draw_cumulative_returns([alone], {}, PAGE)
    assert not [trace for trace in figure.data if trace.name == "line"]
    assert [trace.customdata[0][0] for trace in figure.data if trace.customdata is not None] == [alone.figure_id]


def test_a_flow_is_a_bar_as_long_as_its_period() -> None:
    month = total(40_000, date(2024, 3, 31), start=date(2024, 3, 1), period_kind="month")
    figure = draw_return_flows([month], PAGE)
    [bar] = [trace for trace in figure.data if trace.name == "extent"]
    assert list(bar.x) == [date(2024, 3, 1), date(2024, 4, 1), None]
    assert not [trace for trace in figure.data if trace.name == "line"]


def test_our_arithmetic_is_a_diamond_that_says_so() -> None:
    figure = draw_derived_flows([make_step()], PAGE)
    [mark] = [trace for trace in figure.data if trace.name == "our arithmetic"]
    assert mark.marker.symbol == "diamond"
    assert mark.customdata[0][0] == "flater"
    assert "250,000 less 100,000: our arithmetic" in mark.customdata[0][1]


def test_a_difference_of_a_total_without_document_is_not_drawn() -> None:
    with pytest.raises(EvidenceError):
        draw_derived_flows([make_step(base_figure_id="")], PAGE)


def test_hostile_names_are_text_in_the_hover() -> None:
    figure = draw_derived_flows([make_step(producer_name="<b onclick=x>")], PAGE)
    [mark] = [trace for trace in figure.data if trace.name == "our arithmetic"]
    assert "<b onclick" not in mark.customdata[0][1]


def test_the_label_of_a_curve_says_first_day_and_way() -> None:
    assert name_curve(make_movement()) == "UNREF, since 15 Sep 2023"
    assert name_curve(make_movement(verb_class="forced")) == "UNREF, since 15 Sep 2023, only those sent out"
    without = make_movement(scope="returns_excluding_deportations")
    assert name_curve(without) == "UNREF, since 15 Sep 2023, without deportations"


def test_two_curves_come_with_the_reason_why_they_are_not_added() -> None:
    rows = [total(1, date(2024, 1, 1)), total(2, date(2024, 1, 1), "iod", date(2023, 10, 1))]
    text = write_guard(rows)
    assert "Running totals are not added to each other" in text
    assert "the later one leaves out what came before" in text
    assert write_guard(rows[:1]) == ""


def test_a_total_that_falls_is_said_to_be_unexplained_unless_it_is_a_bound() -> None:
    falling = [total(14_000, date(2025, 4, 10)), total(10_741, date(2025, 4, 15))]
    assert "10,741 up to 15 April 2025 after 14,000 up to 10 April 2025" in write_falls(falling)
    assert write_falls([falling[0], replace(falling[1], qualifier="more_than")]) == ""
    assert write_falls(list(reversed([total(14_000, date(2025, 4, 15)), total(10_741, date(2025, 4, 10))]))) == ""
