"""Where a data set placed its events: provinces shaded by how many lie in them. Caption: imported events, by province.

A point stands only where the data set knows the place itself; all else shades its province, and what is known for a country
only is not on the map. A point is a place and the larger the more events it has, by area.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from html import escape
from math import sqrt
from typing import TYPE_CHECKING

from dashboard.drawing.figure import Drawing
from dashboard.drawing.province_map import Shading, draw_province_map
from dashboard.drawing.provinces import Outlines, choose_round_steps
from dashboard.events.rows import EventPlace
from dashboard.words import count, say

if TYPE_CHECKING:
    from dashboard.look import Theme

SMALLEST, LARGEST = 4, 10  # pixels across


def draw_event_map(
    numbers: Mapping[str, int],
    places: Sequence[EventPlace],
    outlines: Outlines,
    *,
    theme: Theme,
    selected: str | None = None,
    words: Mapping[str, str],
) -> Drawing:
    """Draw the map and its crowded part from near by; a click on a province gives ["area", its code]. `words`: see the map."""
    shading = Shading(numbers, choose_round_steps(max(numbers.values(), default=0)), partial(count, "eventpage.hover"))
    put = partial(put_places, places=places, theme=theme)
    return draw_province_map(shading, outlines, put, theme=theme, selected=selected, words=words)


def choose_widths(places: Sequence[EventPlace]) -> list[float]:
    """The width of each point: its area grows with the number of events."""
    most = max((place.n_events for place in places), default=1)
    return [max(SMALLEST, LARGEST * sqrt(place.n_events / most)) for place in places]


def put_places(figure: Drawing, geo: str, places: Sequence[EventPlace], theme: Theme) -> None:
    """The places known exactly, in the colour of the ground with a line round them, so that they read on every shade."""
    if not places:
        return
    names = [place.place or say("events.no_place") for place in places]
    figure.add_scattergeo(
        geo=geo, lon=[place.longitude for place in places], lat=[place.latitude for place in places], mode="markers", name="places",
        hovertext=[f"<b>{escape(name)}</b><br>{count('events.n', place.n_events)}" for name, place in zip(names, places, strict=True)],
        hoverinfo="text",
        marker={
            "symbol": "circle", "size": choose_widths(places), "color": theme.ground, "opacity": 0.85,
            "line": {"color": theme.ink, "width": 1},
        },
        selected={"marker": {"opacity": 0.85}}, unselected={"marker": {"opacity": 0.85}},
    )  # fmt: skip
