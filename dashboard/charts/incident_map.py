"""Where incidents happened: provinces shaded by how many lie in them. Caption: incidents held in this corpus, by province.

A point stands only where a source gives the coordinates of the locality; everything else shades its province, and what is
known for a border or a whole country only is not on the map. Shaded by number of incidents, since claims of deaths count
unlike people and would not add up.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from html import escape
from typing import TYPE_CHECKING

from dashboard.drawing.figure import Drawing
from dashboard.drawing.parties import KINDS, party_colour
from dashboard.drawing.province_map import Shading, draw_province_map
from dashboard.drawing.provinces import Outlines, choose_steps
from dashboard.incidents.rows import AreaCount, Incident
from dashboard.words import count, say

if TYPE_CHECKING:
    from dashboard.look import Theme


def draw_incident_map(
    counts: Sequence[AreaCount],
    points: Sequence[Incident],
    outlines: Outlines,
    *,
    theme: Theme,
    selected: str | None = None,
    words: Mapping[str, str],
) -> Drawing:
    """Draw the map and, below it, its crowded part from near by.

    `words` are `key`, the title of the key, `close_up`, the caption, and `note`, the disclaimer. A click on a province gives
    ["area", its code], on a point ["incident", its id].
    """
    numbers = {area.reference_area: area.n_incidents for area in counts}
    shading = Shading(numbers, choose_steps(max(numbers.values(), default=0)), say_number)
    put = partial(put_points, points=[incident for incident in points if incident.is_point], theme=theme)
    return draw_province_map(shading, outlines, put, theme=theme, selected=selected, words=words)


def say_number(n_incidents: int) -> str:
    """What the hover says of a province."""
    return count("map.hover", n_incidents) if n_incidents else say("map.hover.none")


def put_points(figure: Drawing, geo: str, points: Sequence[Incident], theme: Theme) -> None:
    """Incidents whose locality's coordinates a source gives."""
    if points:
        figure.add_scattergeo(
            geo=geo, lon=[point.lon for point in points], lat=[point.lat for point in points], mode="markers", name="localities",
            customdata=[["incident", point.incident_id] for point in points],
            hovertext=[escape(point.label) for point in points], hoverinfo="text",
            marker={
                "symbol": [KINDS.get(point.kind, "circle") for point in points], "size": 10,
                "color": [party_colour(point.party, theme) for point in points], "line": {"color": theme.ground, "width": 1},
            },
            selected={"marker": {"opacity": 1}}, unselected={"marker": {"opacity": 1}},
        )  # fmt: skip
