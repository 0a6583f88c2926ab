"""Two maps of provinces, the whole and its crowded part from near by, shaded by a number. Points are put on by whoever has some."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

from dashboard.drawing.figure import Drawing
from dashboard.drawing.frames import CLOSE_UP, COUNTRIES, WHOLE, Frame
from dashboard.drawing.provinces import SHARES, Outlines, choose_text, find_borders, find_step, step_colour
from dashboard.drawing.sheet import FONT, SMALL_SIZE, TEXT_SIZE
from dashboard.number_forms import format_number
from dashboard.words import name_code

if TYPE_CHECKING:
    from dashboard.look import Theme

TOP, BOTTOM, GAP, CAPTION = 62, 40, 14, 22  # pixels
WIDE, CLOSE = 430, 440  # heights of the whole map and of the close-up in pixels
SWATCH, DIGIT = 52, 7  # pixels: the narrowest swatch of the key, and a digit below it


@dataclass(frozen=True)
class Shading:
    """The number of each province by code, the steps it is shaded in, and what the hover says of a number."""

    numbers: Mapping[str, int]
    steps: Sequence[tuple[int, int]]
    say: Callable[[int], str]

    def find(self, code: str) -> int:
        """The step of a province; 0 where it has no number."""
        return find_step(self.numbers.get(code, 0), self.steps)


def draw_province_map(
    shading: Shading,
    outlines: Outlines,
    put_points: Callable[[Drawing, str], None],
    *,
    theme: Theme,
    selected: str | None,
    words: Mapping[str, str],
) -> Drawing:
    """Draw the map and, below it, its crowded part from near by; `put_points` gets the figure and the name of each map.

    `words` are `key`, the title of the key, `close_up`, the caption, and `note`, the disclaimer. A click on a province gives
    ["area", its code].
    """
    inside = {f["id"] for f in outlines["features"] if CLOSE_UP.holds(f["properties"])}
    figure = start_map(theme, words)
    everywhere = {f["id"] for f in outlines["features"]}
    near: Outlines = {**outlines, "features": [f for f in outlines["features"] if CLOSE_UP.touches(f)]}
    for geo, drawn, named in (("geo", outlines, everywhere - inside), ("geo2", near, inside)):
        put_provinces(figure, geo, shading, drawn, theme, selected)
        put_borders(figure, geo, drawn, theme)
        put_names(figure, geo, shading, [f["properties"] for f in outlines["features"] if f["id"] in named], theme)
        put_points(figure, geo)
    put_window(figure, theme)
    put_key(figure, shading.steps, theme, words["key"])
    return figure


def start_map(theme: Theme, words: Mapping[str, str]) -> Drawing:
    """Two empty maps on a quiet ground: no coastlines, no tiles, no frame. The disclaimer is part of the picture."""
    height = WIDE + GAP + CAPTION + CLOSE
    plain = {"visible": False, "bgcolor": theme.ground, "projection": {"type": "mercator"}, "resolution": 110}
    figure = Drawing()
    figure.update_layout(
        height=TOP + height + BOTTOM, margin={"l": 0, "r": 0, "t": TOP, "b": BOTTOM}, paper_bgcolor=theme.ground, showlegend=False,
        dragmode=False, clickmode="event+select", hovermode="closest", font={"family": FONT, "size": TEXT_SIZE, "color": theme.ink},
        hoverlabel={"bgcolor": theme.ground, "bordercolor": theme.muted, "font": {"family": FONT, "size": TEXT_SIZE, "color": theme.ink}},
        geo={**plain, **span(WHOLE), "domain": {"x": [0, 1], "y": [1 - WIDE / height, 1]}},
        geo2={**plain, **span(CLOSE_UP), "domain": {"x": [0, 1], "y": [0, CLOSE / height]}},
    )  # fmt: skip
    put_text(figure, f"<b>{escape(words['close_up'])}</b>", CLOSE / height, 2, theme.ink)
    put_text(figure, "<br>".join(escape(line) for line in textwrap.wrap(words["note"], 62)), 0, 6 - BOTTOM, theme.muted)
    return figure


def span(frame: Frame) -> dict[str, Any]:
    """The axes of a map that shows a frame."""
    return {"lonaxis": {"range": [frame.west, frame.east]}, "lataxis": {"range": [frame.south, frame.north]}}


def put_provinces(
    figure: Drawing,
    geo: str,
    shading: Shading,
    outlines: Outlines,
    theme: Theme,
    selected: str | None,
) -> None:
    """The provinces, shaded by step; the selected one with a strong outline, drawn last."""
    features = sorted(outlines["features"], key=lambda feature: feature["id"] == selected)
    codes = [feature["id"] for feature in features]
    fills = [step_colour(step, theme) for step in range(len(SHARES) + 1)]
    scale = [[edge / len(fills), fill] for i, fill in enumerate(fills) for edge in (i, i + 1)]
    hover = [
        f"<b>{escape(name_code('area', feature['id'], feature['properties']['name']))}</b><br>{escape(shading.say(shading.numbers.get(feature['id'], 0)))}"
        for feature in features
    ]
    plain = {"marker": {"opacity": 1}}
    figure.add_choropleth(
        geo=geo, geojson=dict(outlines), locations=codes, z=[shading.find(code) for code in codes], zmin=-0.5,
        zmax=len(fills) - 0.5, colorscale=scale, showscale=False, name="provinces",
        customdata=[["area", code] for code in codes], hovertext=hover, hoverinfo="text",
        marker={"line": {
            "color": [theme.ink if code == selected else theme.hairline for code in codes],
            "width": [2 if code == selected else 0.6 for code in codes],
        }},
        selected=plain, unselected=plain,
    )  # fmt: skip


def put_borders(figure: Drawing, geo: str, outlines: Outlines, theme: Theme) -> None:
    """A thin line between the countries."""
    lons, lats = find_borders(outlines)
    figure.add_scattergeo(
        geo=geo,
        lon=lons,
        lat=lats,
        mode="lines",
        line={"color": theme.muted, "width": 1.3},
        hoverinfo="skip",
        name="borders",
    )


def put_names(
    figure: Drawing,
    geo: str,
    shading: Shading,
    places: Sequence[Mapping[str, Any]],
    theme: Theme,
) -> None:
    """The names of provinces: those with a number with it, in a colour that reads on the fill; others small.

    By its size the style sheet (incidents.css) knows the small ones, which it hides on the whole map of a telephone.
    """
    with_some = [place for place in places if shading.numbers.get(place["reference_area"])]
    others = [place for place in places if not shading.numbers.get(place["reference_area"])]
    for group, name, size, ink in (
        (others, "names without", SMALL_SIZE - 2, theme.muted),
        (with_some, "names with", SMALL_SIZE, theme.ink),
    ):
        fills = [step_colour(shading.find(place["reference_area"]), theme) for place in group]
        figure.add_scattergeo(
            geo=geo, lon=[place["label_lon"] for place in group], lat=[place["label_lat"] for place in group], mode="text", name=name,
            text=[write_name(place, shading.numbers) for place in group], hoverinfo="skip",
            textposition=[place.get("label_side", "middle center") for place in group],
            textfont={"size": size, "color": [choose_text(ink, fill, theme) for fill in fills]},
        )  # fmt: skip


def write_name(place: Mapping[str, Any], numbers: Mapping[str, int]) -> str:
    """A province's name, with its number; long names in several lines, the number in the last."""
    lines = [escape(line) for line in textwrap.wrap(name_code("area", place["reference_area"], str(place["name"])), 14)]
    number = numbers.get(place["reference_area"])
    between = "<br>" if len(lines) > 1 else " "
    return "<br>".join(lines) + (f"{between}<b>{format_number(number)}</b>" if number else "")


def put_window(figure: Drawing, theme: Theme) -> None:
    """On the whole map: the names of the countries, and the frame of the close-up."""
    lons = [CLOSE_UP.west, CLOSE_UP.east, CLOSE_UP.east, CLOSE_UP.west, CLOSE_UP.west]
    lats = [CLOSE_UP.south, CLOSE_UP.south, CLOSE_UP.north, CLOSE_UP.north, CLOSE_UP.south]
    figure.add_scattergeo(
        lon=lons, lat=lats, mode="lines", line={"color": theme.muted, "width": 1}, hoverinfo="skip", name="close-up"
    )
    shown = [name_code("area", code, name) for code, name, *_ in COUNTRIES]
    figure.add_scattergeo(
        lon=[west for _, _, west, _ in COUNTRIES], lat=[south for *_, south in COUNTRIES], mode="text",
        text=[f"<i>{escape(name)}</i>" for name in shown], hoverinfo="skip", name="countries",
        textfont={"size": TEXT_SIZE, "color": theme.muted},
    )  # fmt: skip


def put_key(figure: Drawing, steps: Sequence[tuple[int, int]], theme: Theme, title: str) -> None:
    """The key above the map: one swatch per step, with its numbers below."""
    put_text(figure, escape(title), 1, 36, theme.muted)
    labels = ["–".join(map(format_number, dict.fromkeys(step))) for step in steps]
    width = max([SWATCH, *(DIGIT * len(label) + 6 for label in labels)])
    for i, label in enumerate(labels):
        figure.add_shape(
            type="rect", xref="paper", yref="paper", xsizemode="pixel", ysizemode="pixel", xanchor=0, yanchor=1,
            x0=i * width, x1=(i + 1) * width - 2, y0=22, y1=32, fillcolor=step_colour(i + 1, theme), line={"width": 0},
        )  # fmt: skip
        put_text(figure, label, 1, 0, theme.muted, i * width)


def put_text(figure: Drawing, text: str, y: float, up: float, colour: str, right: float = 0) -> None:
    """Small text at the left edge, moved by pixels up and to the right."""
    figure.add_annotation(
        text=text, x=0, xref="paper", y=y, yref="paper", xanchor="left", yanchor="bottom", xshift=right, yshift=up, showarrow=False,
        align="left", font={"size": SMALL_SIZE, "color": colour},
    )  # fmt: skip
