"""Incidents over time: one mark per incident at its date, and below it the deaths claimed. Caption: incidents by date.

Unlike people (civilians, militants) stand in panels of their own, each incident's range from lowest to highest claim at its
date. The scale of deaths is logarithmic with a place for zero. Colour is the party an incident is attributed to, the mark
its kind; umbrella entries, which hold totals for several incidents, are hollow.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from math import log10
from typing import TYPE_CHECKING, Any, NamedTuple

from dashboard.drawing.figure import Drawing
from dashboard.drawing.marks import DOWNWARD, UPWARD
from dashboard.drawing.parties import KINDS, party_colour
from dashboard.drawing.sheet import DAYS_FIRST, FONT, SMALL_SIZE, TEXT_SIZE
from dashboard.incidents.rows import DeathRange, Incident
from dashboard.incidents.timeline import MARK, PANEL, Layout, day_of, plan
from dashboard.number_forms import format_number
from dashboard.phrasing.nouns import lower_first
from dashboard.words import format_days, say

if TYPE_CHECKING:
    from dashboard.look import Theme

ZERO = 0.3  # where zero stands on the logarithmic scale
TICKS = (1, 10, 100, 1000, 10_000)


def draw_incident_timeline(incidents: Sequence[Incident], *, theme: Theme) -> Drawing:
    """Draw incidents. A click on a mark gives ["incident", its id].

    Strip and panels share one axis, of pixels from the bottom: a browser draws one sheet of marks much faster than six.
    """
    rows = sorted(incidents, key=lambda incident: (day_of(incident), incident.incident_id))
    layout = plan(rows)
    panels = [Panel(layout.find_base(i), layout.top) for i in range(len(layout.panels))]
    figure = start_timeline(layout, panels, theme)
    put_title(figure, layout.height, say("timeline.panel.strip"), theme)
    put_strip(figure, layout, rows, theme)
    for panel, (name, groups) in zip(panels, layout.panels, strict=True):
        put_title(figure, panel.base + PANEL, say(f"timeline.panel.{name}"), theme)
        put_panel(
            figure,
            panel,
            [(row, item) for row in rows for item in row.deaths if item.population_group in groups],
            theme,
        )
    return figure


@dataclass(frozen=True)
class Panel:
    """The scale of one panel: logarithmic, with a place for zero; `base` in pixels, `top` the highest claim of all."""

    base: float
    top: float

    def place(self, value: float | None) -> float:
        """Where a number of deaths stands, in pixels."""
        low, high = log10(ZERO) - 0.1, log10(self.end)
        return self.base + PANEL * (log10(value or ZERO) - low) / (high - low)

    @property
    def end(self) -> float:
        """The number of deaths at the upper edge."""
        return max(self.top, 10) * 1.5

    @property
    def ticks(self) -> list[int]:
        """The numbers beside the scale."""
        return [0, *(tick for tick in TICKS if tick <= self.end)]


def start_timeline(layout: Layout, panels: Sequence[Panel], theme: Theme) -> Drawing:
    """The axes: one of time, one of pixels with the ticks of every panel."""
    figure = Drawing()
    small = {"size": SMALL_SIZE, "color": theme.muted}
    figure.update_layout(
        height=layout.height + 20 + 28, margin={"l": 34, "r": 10, "t": 20, "b": 28}, paper_bgcolor=theme.ground, plot_bgcolor=theme.ground,
        showlegend=False, dragmode=False, hovermode="closest", clickmode="event+select",
        font={"family": FONT, "size": TEXT_SIZE, "color": theme.ink},
        hoverlabel={"bgcolor": theme.ground, "bordercolor": theme.muted, "font": {"family": FONT, "size": TEXT_SIZE, "color": theme.ink}, "align": "left"},
        xaxis={
            "type": "date", "range": [str(layout.first), str(layout.last)], "showgrid": True,
            "gridcolor": theme.pale, "zeroline": False, "showline": True, "linecolor": theme.muted, "ticks": "outside", "ticklen": 4,
            "tickcolor": theme.hairline, "tickfont": small, "fixedrange": True, "tickformatstops": DAYS_FIRST,
        },
        yaxis={
            "range": [0, layout.height], "tickvals": [panel.place(tick) for panel in panels for tick in panel.ticks],
            "ticktext": [format_number(tick) for panel in panels for tick in panel.ticks],
            "tickfont": small, "gridcolor": theme.hairline, "zeroline": False, "fixedrange": True,
        },
    )  # fmt: skip
    return figure


def put_title(figure: Drawing, top: float, text: str, theme: Theme) -> None:
    """The title of the strip or a panel, at its upper left."""
    figure.add_annotation(
        text=f"<b>{escape(text)}</b>", x=0, xref="paper", y=top, yref="y", xanchor="left", yanchor="bottom", xshift=-30,
        yshift=1, showarrow=False, font={"size": SMALL_SIZE, "color": theme.ink},
    )  # fmt: skip


def put_strip(figure: Drawing, layout: Layout, rows: Sequence[Incident], theme: Theme) -> None:
    """One mark per incident; umbrella entries hollow."""
    colours = [party_colour(row.party, theme) for row in rows]
    figure.add_scatter(
        x=[day_of(row) for row in rows], y=layout.heights, mode="markers", name="incidents", cliponaxis=False,
        customdata=[["incident", row.incident_id] for row in rows], hovertext=[say_hover(row) for row in rows], hoverinfo="text",
        marker={
            "symbol": [KINDS.get(row.kind, "circle") for row in rows], "size": MARK, "opacity": 1,
            "color": [theme.ground if row.is_umbrella else colour for row, colour in zip(rows, colours, strict=True)],
            "line": {"width": [1.5 if row.is_umbrella else 0.5 for row in rows],
                     "color": [colour if row.is_umbrella else theme.ground for row, colour in zip(rows, colours, strict=True)]},
        },
        selected={"marker": {"opacity": 1}}, unselected={"marker": {"opacity": 1}},
    )  # fmt: skip


def say_hover(incident: Incident, chosen: DeathRange | None = None) -> str:
    """Label, days and what is claimed, one group to a line; `chosen` is the one the reader points at."""
    lines = [f"<b>{escape(incident.label)}</b>", escape(format_days(incident.first_day, incident.last_day))]
    if incident.is_umbrella:
        lines.append(escape(say("timeline.umbrella", n=len(incident.parts))))
    found = [chosen] if chosen else incident.deaths
    lines += [escape(say("timeline.deaths", group=lower_first(item.group_label), amount=item.text)) for item in found]
    return "<br>".join(lines if found else [*lines, escape(say("timeline.none"))])


def put_panel(figure: Drawing, panel: Panel, found: Sequence[tuple[Incident, DeathRange]], theme: Theme) -> None:
    """The ranges of one kind of people: a bar from the lowest to the highest claim, a dot at both ends."""
    shown = [(row, item) for row, item in found if item.high is not None]
    for row, item in shown:
        if item.low != item.high:
            figure.add_scatter(
                x=[day_of(row)] * 2, y=[panel.place(item.low), panel.place(item.high)], mode="lines", hoverinfo="skip", name="range",
                line={"color": party_colour(row.party, theme), "width": 1 if row.is_umbrella else 2.5}, cliponaxis=False,
            )  # fmt: skip
    ends = [End(row, item, item.high, item.high_qualifier) for row, item in shown]
    ends += [End(row, item, item.low, item.low_qualifier) for row, item in shown if item.low != item.high]
    put_ends(figure, panel, ends, theme)
    for angle, wanted in ((180, UPWARD), (0, DOWNWARD)):
        put_carets(figure, panel, [end for end in ends if end.qualifier in wanted], theme, angle)


class End(NamedTuple):
    """One end of a range of claims."""

    incident: Incident
    claimed: DeathRange
    value: float | None
    qualifier: str


def put_ends(figure: Drawing, panel: Panel, ends: Sequence[End], theme: Theme) -> None:
    """The dots, clickable; hollow for umbrella entries."""
    colours = [party_colour(end.incident.party, theme) for end in ends]
    marker = {
        "symbol": "circle", "size": 6.5, "opacity": 1,
        "color": [theme.ground if end.incident.is_umbrella else colour for end, colour in zip(ends, colours, strict=True)],
        "line": {"width": 1.2, "color": colours},
    }  # fmt: skip
    put_marks(figure, panel, ends, "claims", marker)


def put_carets(figure: Drawing, panel: Panel, ends: Sequence[End], theme: Theme, angle: int) -> None:
    """A small caret above "at least" and below "up to"."""
    colours = [party_colour(end.incident.party, theme) for end in ends]
    marker = {"symbol": "triangle-down", "size": 5, "angle": angle, "standoff": 7, "opacity": 1, "color": colours}
    if ends:
        put_marks(figure, panel, ends, "caret", marker)


def put_marks(figure: Drawing, panel: Panel, ends: Sequence[End], name: str, marker: dict[str, Any]) -> None:
    """Marks at ends of ranges; each says its range and leads to its incident."""
    figure.add_scatter(
        x=[day_of(end.incident) for end in ends], y=[panel.place(end.value) for end in ends], mode="markers", name=name,
        customdata=[["incident", end.incident.incident_id] for end in ends],
        hovertext=[say_hover(end.incident, end.claimed) for end in ends], hoverinfo="text", cliponaxis=False, marker=marker,
        selected={"marker": {"opacity": 1}}, unselected={"marker": {"opacity": 1}},
    )  # fmt: skip
