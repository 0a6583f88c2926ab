"""Incidents over time: one mark per incident at its date, and below it the deaths claimed. Caption: incidents by date.

Unlike people (civilians, militants) stand in panels of their own, each incident's range from lowest to highest claim at its
date. The scale of deaths is logarithmic with a place for zero. Colour is the party an incident is attributed to, the mark
its kind; umbrella entries, which hold totals for several incidents, are hollow.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from math import log10
from typing import TYPE_CHECKING

from dashboard.drawing.figure import Drawing
from dashboard.drawing.marks import DOWNWARD, UPWARD
from dashboard.drawing.parties import KINDS, party_colour
from dashboard.drawing.sheet import FONT, SMALL_SIZE, TEXT_SIZE
from dashboard.incidents.rows import DeathRange, Incident
from dashboard.incidents.timeline import GAP, MARK, PANEL, Layout, day_of, plan
from dashboard.number_forms import format_number
from dashboard.phrasing.nouns import lower_first
from dashboard.words import format_days, say

if TYPE_CHECKING:
    from dashboard.look import Theme

ZERO = 0.3  # where zero stands on the logarithmic scale
TICKS = (1, 10, 100, 1000, 10_000)


def draw_incident_timeline(incidents: Sequence[Incident], *, theme: Theme) -> Drawing:
    """Draw incidents. A click on a mark gives ["incident", its id]."""
    rows = sorted(incidents, key=lambda incident: (day_of(incident), incident.incident_id))
    layout = plan(rows)
    figure = start_timeline(layout, theme)
    put_strip(figure, layout, rows, theme)
    for i, (name, groups) in enumerate(layout.panels, 1):
        put_panel(
            figure,
            f"y{i + 1}",
            say(f"timeline.panel.{name}"),
            [(row, item) for row in rows for item in row.deaths if item.population_group in groups],
            theme,
        )
    return figure


def start_timeline(layout: Layout, theme: Theme) -> Drawing:
    """The axes: one of time, one for the strip, one for each panel."""
    figure = Drawing()
    small = {"size": SMALL_SIZE, "color": theme.muted}
    figure.update_layout(
        height=layout.height + 20 + 28, margin={"l": 34, "r": 10, "t": 20, "b": 28}, paper_bgcolor=theme.ground, plot_bgcolor=theme.ground,
        showlegend=False, dragmode=False, hovermode="closest", clickmode="event+select",
        font={"family": FONT, "size": TEXT_SIZE, "color": theme.ink},
        hoverlabel={"bgcolor": theme.ground, "bordercolor": theme.muted, "font": {"family": FONT, "size": TEXT_SIZE, "color": theme.ink}, "align": "left"},
        xaxis={
            "type": "date", "range": [str(layout.first), str(layout.last)], "anchor": "free", "position": 0, "showgrid": True,
            "gridcolor": theme.pale, "zeroline": False, "showline": True, "linecolor": theme.muted, "ticks": "outside", "ticklen": 4,
            "tickcolor": theme.hairline, "tickfont": small, "fixedrange": True,
        },
        yaxis={
            "domain": [1 - layout.strip / layout.height, 1], "range": [-0.6, max(layout.levels, default=0) + 0.6], "visible": False,
            "fixedrange": True,
        },
    )  # fmt: skip
    ticks = [tick for tick in TICKS if tick <= max(layout.top, 10) * 3]
    for i in range(len(layout.panels)):
        base = layout.height - layout.strip - (i + 1) * (PANEL + GAP)
        figure.update_layout(**{f"yaxis{i + 2}": {
            "domain": [base / layout.height, (base + PANEL) / layout.height], "range": [log10(ZERO) - 0.1, log10(max(layout.top, 10) * 1.5)],
            "tickvals": [log10(ZERO), *(log10(tick) for tick in ticks)], "ticktext": ["0", *map(format_number, ticks)],
            "tickfont": small, "gridcolor": theme.hairline, "zeroline": False, "fixedrange": True, "anchor": "x",
        }})  # fmt: skip
    return figure


def put_title(figure: Drawing, axis: str, text: str, theme: Theme) -> None:
    """The title of the strip or a panel, at its upper left."""
    figure.add_annotation(
        text=f"<b>{escape(text)}</b>", x=0, xref="paper", y=1, yref=f"{axis} domain", xanchor="left", yanchor="bottom", xshift=-30,
        yshift=1, showarrow=False, font={"size": SMALL_SIZE, "color": theme.ink},
    )  # fmt: skip


def put_strip(figure: Drawing, layout: Layout, rows: Sequence[Incident], theme: Theme) -> None:
    """One mark per incident; umbrella entries hollow."""
    put_title(figure, "y", say("timeline.panel.strip"), theme)
    colours = [party_colour(row.party, theme) for row in rows]
    figure.add_scatter(
        x=[day_of(row) for row in rows], y=layout.levels, yaxis="y", mode="markers", name="incidents", cliponaxis=False,
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


def scale(value: float | None) -> float:
    """A number of deaths on the logarithmic scale, on which zero has its own place."""
    return log10(value) if value else log10(ZERO)


def put_panel(
    figure: Drawing, axis: str, title: str, found: Sequence[tuple[Incident, DeathRange]], theme: Theme
) -> None:
    """The ranges of one kind of people: a bar from the lowest to the highest claim, a dot at both ends."""
    put_title(figure, axis, title, theme)
    shown = [(row, item) for row, item in found if item.high is not None]
    for row, item in shown:
        if item.low != item.high:
            figure.add_scatter(
                x=[day_of(row)] * 2, y=[scale(item.low), scale(item.high)], yaxis=axis, mode="lines", hoverinfo="skip", name="range",
                line={"color": party_colour(row.party, theme), "width": 1 if row.is_umbrella else 2.5}, cliponaxis=False,
            )  # fmt: skip
    ends = [(row, item, item.high, item.high_qualifier) for row, item in shown]
    ends += [(row, item, item.low, item.low_qualifier) for row, item in shown if item.low != item.high]
    put_ends(figure, axis, ends, theme)
    for upward, wanted in ((True, UPWARD), (False, DOWNWARD)):
        put_carets(
            figure,
            axis,
            [(row, value) for row, _, value, qualifier in ends if qualifier in wanted],
            theme,
            upward=upward,
        )


def put_ends(
    figure: Drawing, axis: str, ends: Sequence[tuple[Incident, DeathRange, float | None, str]], theme: Theme
) -> None:
    """The dots, clickable; hollow for umbrella entries."""
    colours = [party_colour(row.party, theme) for row, *_ in ends]
    figure.add_scatter(
        x=[day_of(row) for row, *_ in ends], y=[scale(value) for _, _, value, _ in ends], yaxis=axis, mode="markers", name="claims",
        customdata=[["incident", row.incident_id] for row, *_ in ends], hovertext=[say_hover(row, item) for row, item, *_ in ends],
        hoverinfo="text", cliponaxis=False,
        marker={
            "symbol": "circle", "size": 6.5, "opacity": 1,
            "color": [theme.ground if row.is_umbrella else colour for (row, *_), colour in zip(ends, colours, strict=True)],
            "line": {"width": 1.2, "color": colours},
        },
        selected={"marker": {"opacity": 1}}, unselected={"marker": {"opacity": 1}},
    )  # fmt: skip


def put_carets(
    figure: Drawing, axis: str, ends: Sequence[tuple[Incident, float | None]], theme: Theme, *, upward: bool
) -> None:
    """A small caret above "at least" and below "up to"."""
    if ends:
        figure.add_scatter(
            x=[day_of(row) for row, _ in ends], y=[scale(value) for _, value in ends], yaxis=axis, mode="markers", name="caret",
            hoverinfo="skip", cliponaxis=False,
            marker={"symbol": "triangle-down", "size": 5, "angle": 180 if upward else 0, "standoff": 7, "opacity": 1,
                    "color": [party_colour(row.party, theme) for row, _ in ends]},
            selected={"marker": {"opacity": 1}}, unselected={"marker": {"opacity": 1}},
        )  # fmt: skip
