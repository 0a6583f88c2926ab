from __future__ import annotations

import math
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from points import make_point
from reading import OpenPage, read_text

from dashboard.charts.running_total import draw_running_totals
from dashboard.charts.trend import draw_trend
from dashboard.drawing.figure import Drawing
from dashboard.drawing.logarithm import Decades, cut_lines, find_decades
from dashboard.drawing.page import Page
from dashboard.look import LIGHT
from dashboard.rows import Point

PAGE = Page(LIGHT, date(2018, 1, 1), date(2024, 12, 31))
LABELS = {"monitor_attacks.all.XA.year": "Arvan Monitor"}


def draw(points: list[Point], chart: Any = draw_trend) -> Drawing:
    return chart(points, LABELS, replace(PAGE, log=find_decades(points)))


def years(*values: float) -> list[Point]:
    return [make_point(year=2018 + i, value=value) for i, value in enumerate(values)]


@given(st.lists(st.integers(0, 10_000_000), min_size=1))
def test_every_number_lies_on_the_axis(values: list[int]) -> None:
    decades = find_decades(make_point(value=float(value)) for value in values)
    assert decades.has_zero == (0 in values)
    assert decades.bottom < decades.top
    ticks = decades.ticks()
    assert ticks == sorted(set(ticks))
    assert len(ticks) <= 12
    for value in values:
        assert 0 <= decades.share_of(value) <= 1 + 1e-9
        assert value == 0 or decades.bottom <= value <= decades.top


def test_equal_factors_are_equal_steps() -> None:
    decades = find_decades(years(1, 10, 100))
    assert decades == Decades(1, 100, has_zero=False)
    assert decades.share_of(10) == pytest.approx(0.5)
    assert find_decades(years(1, 1000)).ticks() == [1, 10, 100, 1000]
    assert find_decades(years(20, 300)).ticks() == [20, 50, 100, 200, 500]


def test_zeros_stand_at_the_foot_under_a_zero_and_no_line_leads_to_them() -> None:
    figure = draw(years(100, 0, 50, 80))
    axis = figure.layout.yaxis
    assert axis.type == "log"
    assert axis.ticktext[0] == "0"
    assert math.log10(axis.tickvals[0]) == pytest.approx(axis.range[0])
    (marks,) = [trace for trace in figure.data if trace.customdata is not None]
    assert [round(y, 6) for y in marks.y] == [100, round(axis.tickvals[0], 6), 50, 80]
    joined = [y for trace in figure.data if trace.name == "line" for y in trace.y if y is not None]
    assert joined == [50, 80]
    assert "<b>0</b>" in marks.customdata[1][1]


def test_without_zeros_the_axis_starts_at_a_number() -> None:
    assert draw(years(100, 20)).layout.yaxis.ticktext[0] == "20"


def test_only_pairs_that_touch_zero_are_cut() -> None:
    assert cut_lines([1, 2, None, 2, 0, None]) == [1, 2, None, None, None, None]
    assert cut_lines([]) == []


def test_running_totals_and_ranges_are_drawn_on_it_too() -> None:
    totals = [make_point(year=2018 + i, value=value, period_kind="cumulative") for i, value in enumerate((10.0, 900.0))]
    assert draw(totals, draw_running_totals).layout.yaxis.type == "log"
    wide = make_point(year=2020, value=50.0, low=0.0, high=90.0, qualifier="range")
    assert find_decades([wide]) == Decades(50, 100, has_zero=True)


def test_the_subtitle_says_the_scale_and_where_zeros_stand(open_page: OpenPage) -> None:
    text = read_text(open_page("trends", measure="attacks", area="XA", kind="year", scale="log"))
    assert "Logarithmic scale" in text
    assert "Zero has no place" not in text
    months = read_text(open_page("trends", measure="attacks", area="XA", kind="month", scale="log"))
    assert "zeros stand at the foot of the axis" in months
    assert "Logarithmic" not in read_text(open_page("trends", measure="attacks", area="XA", kind="year"))
