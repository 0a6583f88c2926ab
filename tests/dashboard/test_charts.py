from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import combinations, pairwise
from typing import Any

import pytest
from points import make_milestone, make_point

from dashboard.charts.running_total import draw_running_totals
from dashboard.charts.trend import draw_trend
from dashboard.drawing.figure import Drawing
from dashboard.drawing.labels import spread
from dashboard.drawing.lines import group_by_series, join_points
from dashboard.drawing.marks import MARK_NAMES, TESTS, list_marks
from dashboard.drawing.milestones import choose_milestones, place_labels
from dashboard.drawing.page import Page
from dashboard.drawing.sheet import Sheet, choose_ticks, choose_time_ticks, text_width, write_ticks
from dashboard.drawing.strip import look_of
from dashboard.look import DARK, LIGHT
from dashboard.rows import Break, Point, Stretch

SERIES = "monitor_attacks.all.XA.year"
LABELS = {SERIES: "Arvan Monitor"}
PAGE = Page(LIGHT, date(2018, 1, 1), date(2024, 12, 31))
DRAW: dict[str, Callable[..., Drawing]] = {"trend": draw_trend, "running_total": draw_running_totals}
# One point for every sign a mark can carry.
SIGNS: dict[str, dict[str, Any]] = {
    "about": {"qualifier": "about"},
    "up": {"qualifier": "at_least"},
    "down": {"qualifier": "up_to"},
    "range": {"qualifier": "range", "low": 60.0, "high": 140.0},
    "hatched": {"status": "provisional"},
    "low": {"transcription_confidence": "low"},
    "disagree": {"agreement": "disagree", "min_value": 80.0, "max_value": 130.0, "n_claims": 2},
    "revised": {"agreement": "revised", "min_value": 95.0, "max_value": 100.0, "n_claims": 2},
    "doubted": {"agreement": "doubted", "min_value": 95.0, "max_value": 100.0, "n_claims": 2},
    "partial": {"count_scope": "partial", "series_id": None},
    "nameless": {"series_id": None, "producer_id": "not_stated", "producer_kind": "not_stated"},
}


def traces(figure: Drawing, name: str) -> list[Any]:
    return [trace for trace in figure.data if trace.name == name]


def lines(figure: Drawing) -> list[tuple[Any, ...]]:
    """The joined pairs of every line drawn."""
    pairs = []
    for trace in traces(figure, "line"):
        values = list(trace.y)
        pairs += [tuple(values[i : i + 2]) for i in range(0, len(values), 3)]
    return pairs


def draw(*points: Point, page: Page = PAGE, **given: Any) -> Drawing:
    labels = {point.series_id: point.producer_name for point in points if point.series_id}
    return draw_trend(points, labels, page, **given)


@pytest.mark.parametrize("small", [False, True], ids=["wide", "panel"])
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("name", DRAW)
def test_every_chart_draws_every_sort_of_claim(name: str, theme: Any, small: bool) -> None:
    kind = "cumulative" if name == "running_total" else "year"
    points = [
        make_point(**{"year": 2018 + i % 7, "period_kind": kind, "series_id": f"s{i}", "figure_id": f"f{i}", **given})
        for i, given in enumerate(SIGNS.values())
    ]
    labels = {point.series_id: f"Line {i}" for i, point in enumerate(points) if point.series_id}
    page = Page(theme, date(2018, 1, 1), date(2024, 12, 31), (make_milestone(date(2020, 5, 1)),), small=small)
    figure = DRAW[name](points, labels, page)
    clickable = {row[0] for trace in figure.data if trace.customdata is not None for row in trace.customdata}
    assert clickable == {point.figure_id for point in points}
    assert figure.layout.paper_bgcolor == theme.ground
    assert figure.layout.yaxis.range[0] == 0
    assert set(list_marks(points)) == set(MARK_NAMES) | {"exact"}


@pytest.mark.parametrize("name", DRAW)
def test_a_chart_without_points_is_an_empty_sheet(name: str) -> None:
    assert len(DRAW[name]([], {}, PAGE).data) == 0


def test_a_line_joins_neighbouring_periods_of_a_series() -> None:
    figure = draw(make_point(year=2021, value=80.0), make_point(year=2022, value=100.0))
    assert lines(figure) == [(80, 100)]


def test_a_hole_breaks_the_line() -> None:
    points = [make_point(year=year, value=float(year)) for year in (2019, 2020, 2022, 2023)]
    assert lines(draw(*points)) == [(2019, 2020), (2022, 2023)]


def test_no_line_runs_from_one_series_to_another() -> None:
    other = make_point(year=2022, series_id="other", producer_id="beta_data")
    assert lines(draw(make_point(year=2021), other)) == []


def test_points_of_no_series_are_single_marks() -> None:
    points = [
        make_point(year=year, series_id=None, producer_id="not_stated", producer_kind="not_stated")
        for year in (2021, 2022)
    ]
    assert lines(draw(*points)) == []


def test_a_line_beside_a_doubtful_reading_is_dashed() -> None:
    rows = [make_point(year=2021), make_point(year=2022, transcription_confidence="low"), make_point(year=2023)]
    assert join_points(rows, doubtful=False) == ([], [])
    assert len(join_points(rows, doubtful=True)[0]) == 6
    assert traces(draw(*rows), "line")[0].line.dash == "4px,4px"


def test_a_line_beside_a_disputed_number_is_dashed() -> None:
    assert join_points([make_point(year=2021), make_point(year=2022, status="disputed")], doubtful=False) == ([], [])


def test_running_totals_are_steps() -> None:
    days = [date(2023, 11, 1), date(2024, 4, 30)]
    points = [
        make_point(year=2023, period_kind="cumulative", period_end=day, value=value)
        for day, value in zip(days, (100.0, 250.0), strict=True)
    ]
    (line,) = traces(draw_running_totals(points, LABELS, PAGE), "line")
    assert line.line.shape == "hv"
    assert list(line.x)[:2] == days


def test_months_are_not_smoothed() -> None:
    points = [make_point(year=2021), make_point(year=2022)]
    assert {trace.line.shape for trace in traces(draw(*points), "line")} == {"linear"}


@pytest.mark.parametrize("sign", [sign for sign in SIGNS if sign not in {"range", "partial", "nameless"}])
def test_how_a_claim_stands_is_in_its_mark(sign: str) -> None:
    assert traces(draw(make_point(**SIGNS[sign])), sign)
    assert not traces(draw(make_point()), sign)


def test_a_range_is_a_bar_from_end_to_end_with_the_best_value_on_it() -> None:
    figure = draw(make_point(**SIGNS["range"]))
    (bar,) = traces(figure, "low to high")
    assert list(bar.y) == [60, 140, None]
    assert list(traces(figure, "Arvan Monitor")[0].y) == [100]


def test_a_range_without_a_best_value_gets_no_mark_between_its_ends() -> None:
    figure = draw(make_point(value=None, low=200.0, high=300.0, qualifier="range", min_value=200.0, max_value=300.0))
    assert list(traces(figure, "Arvan Monitor")[0].y) == [200, 300]
    assert lines(figure) == []


def test_rival_claims_are_a_whisker_from_the_lowest_to_the_highest() -> None:
    (whisker,) = traces(draw(make_point(**SIGNS["disagree"])), "min_value to max_value")
    assert list(whisker.y) == [80, 130, None]


def test_a_doubtful_reading_is_hollow() -> None:
    (marks,) = traces(draw(make_point(**SIGNS["low"])), "Arvan Monitor")
    assert list(marks.marker.color) == [LIGHT.ground]


def test_partial_counts_are_small() -> None:
    figure = draw(make_point(series_id=None), make_point(**SIGNS["partial"]))
    sizes = [size for trace in traces(figure, "Arvan Monitor") for size in trace.marker.size]
    assert min(sizes) < max(sizes)


def test_words_only_are_not_plotted() -> None:
    assert len(draw(make_point(value=None, qualifier="words_only", as_stated="dozens")).data) == 0


def test_no_mark_fades_when_another_is_chosen() -> None:
    figure = draw(*(make_point(year=2018 + i, **given) for i, given in enumerate(list(SIGNS.values())[:7])))
    markers = [trace for trace in figure.data if trace.type == "scatter" and trace.mode == "markers"]
    assert markers
    assert all(trace.unselected.marker.opacity == 1 for trace in markers)


def test_markup_in_data_stays_text() -> None:
    evil = "<a href='javascript:alert(1)'>x</a>"
    point = make_point(producer_name=evil, definition_label=evil)
    figure = draw(point, page=replace(PAGE, milestones=(make_milestone(date(2020, 1, 1), evil),)))
    texts = [row[1] for trace in figure.data if trace.customdata is not None for row in trace.customdata]
    texts += [note.text for note in figure.layout.annotations]
    assert texts
    assert not any("<a" in text for text in texts)


def test_the_axis_starts_at_zero_with_few_round_ticks() -> None:
    assert choose_ticks(908) == [0, 200, 400, 600, 800, 1000]
    assert choose_ticks(3) == [0, 1, 2, 3]
    assert choose_ticks(0) == [0, 1]
    assert all(len(choose_ticks(top)) <= 7 for top in (1, 7, 42, 999, 12_345, 1_723_481))


def test_axis_numbers_are_short_with_their_unit_and_hover_is_exact() -> None:
    figure = draw(make_point(value=1_235_912.0))
    assert list(figure.layout.yaxis.ticktext)[-1] == "events<br>1.25 M<br>\u00a0"
    assert "1,235,912" in traces(figure, "Arvan Monitor")[0].customdata[0][1]


def test_labels_at_line_ends_do_not_overlap() -> None:
    centres = spread([50, 52, 300, 48, 51], [15, 15, 30, 15, 15], 340)
    boxes = sorted(
        (centre - height / 2, centre + height / 2) for centre, height in zip(centres, [15, 15, 30, 15, 15], strict=True)
    )
    assert all(one[1] <= other[0] + 1e-9 for one, other in pairwise(boxes))
    assert boxes[0][0] >= 0


def test_labels_of_milestones_meet_neither_each_other_nor_a_hairline() -> None:
    first, last, width = date(2006, 1, 1), date(2026, 3, 31), 250.0
    days = [
        date(2007, 1, 1),
        date(2012, 3, 1),
        *(date(year, month, 1) for year in (2021, 2022, 2023) for month in (2, 9)),
    ]
    placed = place_labels([make_milestone(day, "Border closes again") for day in days], first, last, width)
    boxes = []
    for item in placed:
        at = (item.milestone.start - first).days / (last - first).days * width
        size = text_width(item.milestone.label, 12)
        boxes.append((item.row, at, (at - size, at) if item.leftward else (at, at + size)))
    assert len(boxes) >= 6
    for (row, at, box), (other_row, other_at, other) in combinations(boxes, 2):
        if row == other_row:
            assert box[1] < other[0] or other[1] < box[0]
        elif row > other_row:
            assert not other[0] < at < other[1]
        else:
            assert not box[0] < other_at < box[1]


def test_a_crowd_of_late_milestones_stands_as_a_stair() -> None:
    days = [date(2022 + i // 2, 1 + 6 * (i % 2), 1) for i in range(8)]
    placed = place_labels([make_milestone(day) for day in days], date(2006, 1, 1), date(2026, 1, 1))
    assert [item.row for item in placed] == list(range(8))


def test_at_most_eight_major_milestones_are_marked_and_none_on_top_of_another() -> None:
    days = [date(2010 + i // 2, 1 + 6 * (i % 2), 1) for i in range(20)]
    items = [make_milestone(day) for day in days] + [
        make_milestone(date(2015, 1, 2)),
        make_milestone(date(2016, 1, 1), weight="minor"),
    ]
    chosen = choose_milestones(items, date(2010, 1, 1), date(2020, 1, 1))
    assert len(chosen) == 8
    assert all(item.weight == "major" for item in chosen)
    assert len({item.start.year * 2 + item.start.month // 7 for item in chosen}) == 8


def test_milestones_near_to_the_subject_go_first() -> None:
    near = [make_milestone(date(2011, 1, 1), category="policy")]
    far = [make_milestone(date(2012 + i, 1, 1), category="conflict") for i in range(8)]
    chosen = choose_milestones([*near, *far], date(2010, 1, 1), date(2020, 1, 1), frozenset({"policy"}))
    assert near[0] in chosen


def test_the_five_states_of_coverage_look_different() -> None:
    states = ["reported", "zero", "not_held", "not_counted", "outside"]
    stretches = [Stretch(SERIES, state, date(2018 + i, 1, 1), date(2018 + i, 12, 31)) for i, state in enumerate(states)]
    figure = draw(make_point(), coverage=stretches)
    looks = {trace.name: (str(trace.marker), trace.width) for trace in figure.data if trace.type == "bar"}
    assert set(looks) == {f"coverage: {state}" for state in states}
    assert len(set(looks.values())) == 5


def test_a_break_in_a_definition_is_marked_and_never_bridged() -> None:
    old = make_point(year=2021, series_id="old", definition_id="old")
    new = make_point(year=2022, series_id="new", definition_id="new")
    figure = draw(
        old, new, breaks=[Break("new", "old", "Arvan Monitor", date(2022, 1, 1), "Attackers are counted now.")]
    )
    assert lines(figure) == []
    assert any(note.text == "Arvan Monitor: definition changed" for note in figure.layout.annotations)


def test_series_are_in_order_of_time() -> None:
    rows = group_by_series([make_point(year=2023), make_point(year=2021), make_point(year=2022)])[SERIES]
    assert [row.period for row in rows] == ["2021", "2022", "2023"]


def test_every_sign_has_a_test_of_its_own() -> None:
    assert set(TESTS) == set(SIGNS) == set(MARK_NAMES)


@pytest.mark.parametrize("state", ["not_counted", "outside"])
def test_a_pattern_of_the_strip_has_the_colour_of_its_bar(state: str) -> None:
    # Among bars of several colours Plotly takes the bar's colour for the pattern: the ground's would hide it.
    look: Any = look_of(state, "#123456", Sheet(LIGHT, date(2024, 1, 1), date(2024, 12, 31), 1))
    assert look["color"] == look["pattern"]["fgcolor"] == LIGHT.muted


@pytest.mark.parametrize("last", [date(2025, 10, 1), date(2025, 12, 14), date(2026, 6, 1)])
def test_days_on_a_time_axis_stand_before_their_month(last: date) -> None:
    ticks = choose_time_ticks(date(2025, 8, 20), last)
    stops: Any = ticks.get("tickformatstops", [{"value": ticks.get("tickformat")}])
    assert stops[0]["value"] == "%-d %b"


def test_a_level_axis_has_its_unit_below_the_last_number() -> None:
    assert write_ticks(["0", "50"], "people", upright=False) == ["0", "50<br>people"]
    assert write_ticks(["0", "50"], "", upright=True) == ["0", "50"]
