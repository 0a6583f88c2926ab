"""The charts of imported events: what is shaded, what is a point, what is a bar."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from incident_samples import OUTLINES

from dashboard.charts.event_map import choose_widths, draw_event_map
from dashboard.charts.event_months import draw_event_months
from dashboard.drawing.figure import Drawing
from dashboard.drawing.provinces import choose_round_steps
from dashboard.events.rows import EventPlace, EventSum
from dashboard.look import DARK, LIGHT, Theme

WORDS = {"key": "Number of events", "close_up": "From near by", "note": "No opinion on any territory."}
PANELS = {"events": "Events", "deaths": "Deaths, best estimates added up"}
THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)


def place(n_events: int, name: str | None = "Kost") -> EventPlace:
    return EventPlace(name, 33.1, 68.2, n_events, 2)


def month(
    day: date | None, n_events: int, best: int | None, low: int | None = None, high: int | None = None
) -> EventSum:
    return EventSum(None, "", day, n_events, 0 if best is not None else n_events, best, low, high)


def traces(figure: Drawing, name: str) -> list[Any]:
    return [trace for trace in figure.data if trace.name == name]


@THEMES
def test_the_map_shades_provinces_and_says_numbers_in_full(theme: Theme) -> None:
    figure = draw_event_map({"XB-LA": 12_345, "XB-HI": 40}, [], OUTLINES, theme=theme, words=WORDS)
    provinces = traces(figure, "provinces")[0]
    assert dict(zip(provinces.locations, provinces.z, strict=True)) == {"XB-LA": 4, "XB-HI": 1, "XA-NO": 0}
    assert "<b>Lakeland</b><br>12,345 events in view" in provinces.hovertext
    assert "Lakeland <b>12,345</b>" in traces(figure, "names with")[1].text
    assert traces(figure, "places") == []
    assert "No opinion on any territory." in [note.text for note in figure.layout.annotations]


def test_a_place_is_a_circle_whose_area_grows_with_its_events() -> None:
    figure = draw_event_map({}, [place(100), place(25, None)], OUTLINES, theme=LIGHT, words=WORDS)
    points = traces(figure, "places")[0]
    assert (points.marker.symbol, points.marker.color, points.marker.line.color) == ("circle", LIGHT.ground, LIGHT.ink)
    assert list(points.hovertext) == ["<b>Kost</b><br>100 events", "<b>place not told</b><br>25 events"]
    assert choose_widths([place(100), place(25), place(1)]) == [10, 5, 4]


def test_text_of_a_data_set_is_no_markup() -> None:
    figure = draw_event_map({}, [place(1, "<img src=x>")], OUTLINES, theme=LIGHT, words=WORDS)
    assert list(traces(figure, "places")[0].hovertext) == ["<b>&lt;img src=x&gt;</b><br>1 event"]


@pytest.mark.parametrize(
    ("most", "steps"),
    [
        (0, []), (1, [(1, 1)]), (8, [(1, 1), (2, 3), (4, 7), (8, 8)]), (16, [(1, 4), (5, 16)]),
        (12_345, [(1, 399), (400, 999), (1_000, 3_999), (4_000, 12_345)]),
        (1_000_000, [(1, 29_999), (30_000, 99_999), (100_000, 299_999), (300_000, 1_000_000)]),
    ],
)  # fmt: skip
def test_steps_have_round_edges_and_leave_no_gap(most: int, steps: list[tuple[int, int]]) -> None:
    assert choose_round_steps(most) == steps


@THEMES
def test_months_are_bars_and_unknown_deaths_are_no_zero(theme: Theme) -> None:
    found = [month(date(2023, 5, 1), 2, 7, 6, 9), month(date(2023, 7, 1), 1, None), month(None, 4, 80)]
    figure = draw_event_months(found, date(2023, 1, 1), date(2023, 12, 31), theme=theme, words=PANELS)
    events, deaths = traces(figure, "months")
    assert (list(events.x), list(events.y)) == ([date(2023, 5, 1), date(2023, 7, 1)], [2, 1])
    assert (list(deaths.y), [list(data) for data in deaths.customdata]) == (
        [7, None], [["month", "2023-05"], ["month", "2023-07"]],
    )  # fmt: skip
    assert list(events.hovertext) == [
        "<b>May 2023</b><br>2 events<br>7 deaths (low 6, high 9)",
        "<b>July 2023</b><br>1 event<br>1 event has no number and is not in the sum.",
    ]
    assert figure.layout.yaxis.range[0] == figure.layout.yaxis2.range[0] == 0
