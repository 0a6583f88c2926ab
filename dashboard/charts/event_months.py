"""Imported events by month: how many, and below the deaths they count. Caption: imported events, by month.

Both are our sums over the data set's own events and numbers: bars, one for each month that has events; a month without a bar
has none in the data set.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from html import escape
from typing import TYPE_CHECKING

from dashboard.drawing.figure import Drawing
from dashboard.drawing.sheet import DAY, FONT, SMALL_SIZE, TEXT_SIZE, choose_ticks
from dashboard.events.rows import EventSum
from dashboard.number_forms import format_number
from dashboard.phrasing.amounts import format_short
from dashboard.phrasing.events import say_span
from dashboard.words import count, format_month, say

if TYPE_CHECKING:
    from dashboard.look import Theme

PANEL, GAP, TOP, BOTTOM = 150, 40, 24, 30  # pixels
WIDTH = 26 * DAY  # of a bar, so that months stay apart


def draw_event_months(
    months: Sequence[EventSum], first: date, last: date, *, theme: Theme, words: Mapping[str, str]
) -> Drawing:
    """Draw months from the first day to the last; `words`: `events` and `deaths`. A click gives ["month", "2024-05"]."""
    placed = [item for item in months if item.month]
    figure = start(first, last, theme)
    for axis, name in (("y", "events"), ("y2", "deaths")):
        numbers = [item.n_events if name == "events" else item.best for item in placed]
        put_bars(figure, axis, placed, numbers, theme)
        ticks = choose_ticks(max((number for number in numbers if number is not None), default=0))
        figure.update_layout(**{f"yaxis{axis[1:]}": {
            "range": [0, ticks[-1]], "tickvals": ticks, "ticktext": [format_short(tick) for tick in ticks],
        }})  # fmt: skip
        figure.add_annotation(
            text=f"<b>{escape(words[name])}</b>", x=0, xref="paper", y=1, yref=f"{axis} domain", xanchor="left", yanchor="bottom",
            yshift=3, xshift=-40, showarrow=False, font={"size": SMALL_SIZE, "color": theme.ink},
        )  # fmt: skip
    return figure


def start(first: date, last: date, theme: Theme) -> Drawing:
    """Two panels, one above the other, on one axis of time."""
    height = 2 * PANEL + GAP
    small = {"size": SMALL_SIZE, "color": theme.muted}
    axis = {"tickfont": small, "gridcolor": theme.hairline, "zeroline": False, "fixedrange": True}
    figure = Drawing()
    figure.update_layout(
        height=height + TOP + BOTTOM, margin={"l": 44, "r": 10, "t": TOP, "b": BOTTOM}, paper_bgcolor=theme.ground,
        plot_bgcolor=theme.ground, showlegend=False, dragmode=False, clickmode="event+select", hovermode="closest", barmode="overlay",
        font={"family": FONT, "size": TEXT_SIZE, "color": theme.ink},
        hoverlabel={"bgcolor": theme.ground, "bordercolor": theme.muted, "font": {"family": FONT, "size": TEXT_SIZE, "color": theme.ink}, "align": "left"},
        xaxis={
            "type": "date", "range": [str(first), str(last)], "anchor": "y2", "showgrid": False, "zeroline": False, "showline": True,
            "linecolor": theme.muted, "ticks": "outside", "ticklen": 4, "tickcolor": theme.hairline, "tickfont": small,
            "fixedrange": True,
        },
        yaxis={**axis, "domain": [1 - PANEL / height, 1]}, yaxis2={**axis, "domain": [0, PANEL / height], "anchor": "x"},
    )  # fmt: skip
    return figure


def put_bars(
    figure: Drawing, axis: str, months: Sequence[EventSum], numbers: Sequence[int | None], theme: Theme
) -> None:
    """One bar for each month; none where no event of the month has a number, since that is unknown and not 0."""
    days = [item.month for item in months if item.month]
    plain = {"marker": {"opacity": 1}}
    figure.add_bar(
        x=days, y=list(numbers), yaxis=axis, width=WIDTH, offset=DAY, name="months", marker={"color": theme.accent},
        customdata=[["month", f"{day:%Y-%m}"] for day in days], hovertext=[say_hover(item) for item in months],
        hoverinfo="text", textposition="none", selected=plain, unselected=plain,
    )  # fmt: skip


def say_hover(item: EventSum) -> str:
    """The month, its events, and the deaths by best estimates with low and high."""
    lines = [f"<b>{format_month(item.month)}</b>" if item.month else "", count("events.n", item.n_events)]
    if item.best is not None:
        span = say_span(item.low, item.high)
        lines.append(say("eventpage.deaths.short", best=format_number(item.best), range=span))
    if item.n_without_value:
        lines.append(count("events.without_value", item.n_without_value))
    return "<br>".join(lines)
