"""All answers to one question: one line per counter and definition, grouped by what they count. The definition stands by every
number; earlier and rival numbers of the same counter lie on its line.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

import plotly.graph_objects as go

from dashboard.compare.rows import DotGroup, DotRow
from dashboard.drawing.dots import SIZE, amount_of, is_revised, put_dots, reach_of
from dashboard.drawing.marks import UPWARD
from dashboard.drawing.palette import find_style, find_text_colour
from dashboard.drawing.sheet import FONT, SMALL_SIZE, TEXT_SIZE, choose_ticks
from dashboard.guards import require_evidence
from dashboard.phrasing.amounts import format_short
from dashboard.words import format_number

if TYPE_CHECKING:
    from dashboard.look import Theme

HEADING, LINE, BADGE_LINE, MARK_LINE, ROOM, AXIS = 44, 17, 15, 18, 7, 30  # pixels
WIDEST, BADGE_WIDEST = 48, 62  # letters in a line, so that it fits on a telephone
RIGHT_SHARE = 1.5  # room at the right for the amounts in words


@dataclass(frozen=True)
class Line:
    """A row with its text in lines and its upper edge in pixels."""

    row: DotRow
    title: tuple[str, ...]
    badge: tuple[str, ...]
    top: float

    @property
    def middle(self) -> float:
        """Where the marks lie."""
        return self.top + len(self.title) * LINE + len(self.badge) * BADGE_LINE + MARK_LINE / 2

    @property
    def bottom(self) -> float:
        """Where the row ends."""
        return self.middle + MARK_LINE / 2 + ROOM


def wrap_title(row: DotRow) -> tuple[str, ...]:
    """Counter and definition in lines."""
    text = f"{row.name} – {row.definition}" if row.definition else row.name
    return tuple(textwrap.wrap(text, WIDEST))


def plan(groups: Sequence[DotGroup]) -> list[tuple[DotGroup, float, list[Line]]]:
    """Groups one below the other: heading's upper edge, and its lines."""
    planned: list[tuple[DotGroup, float, list[Line]]] = []
    y = 0.0
    for group in groups:
        top, lines = y, []
        y += HEADING
        for row in group.rows:
            line = Line(row, wrap_title(row), tuple(textwrap.wrap(row.badge, BADGE_WIDEST)), y)
            lines.append(line)
            y = line.bottom
        planned.append((group, top, lines))
    return planned


def draw_claim_dots(groups: Sequence[DotGroup], *, theme: Theme) -> go.Figure:
    """Draw groups of claims with a number. Raises EvidenceError for a number without a document."""
    claims = [claim for group in groups for row in group.rows for claim in row.claims]
    require_evidence(claims)
    planned = plan(groups)
    bottom = planned[-1][2][-1].bottom if planned else 0
    figure = start_dots(bottom, max((reach_of(claim) for claim in claims), default=1) or 1, theme)
    for group, top, lines in planned:
        put_heading(figure, group.title, top, theme)
        for line in lines:
            put_line(figure, line, theme)
    return figure


def start_dots(height: float, most: float, theme: Theme) -> go.Figure:
    """An empty figure: numbers to the right from zero, pixels downwards."""
    ticks = choose_ticks(most)
    figure = go.Figure()
    figure.update_layout(
        height=height + AXIS, margin={"l": 4, "r": 4, "t": 0, "b": AXIS}, paper_bgcolor=theme.ground, plot_bgcolor=theme.ground,
        showlegend=False, dragmode=False, hovermode="closest", clickmode="event+select",
        font={"family": FONT, "size": TEXT_SIZE, "color": theme.ink},
        hoverlabel={"bgcolor": theme.ground, "bordercolor": theme.muted, "align": "left",
                    "font": {"family": FONT, "size": TEXT_SIZE, "color": theme.ink}},
        xaxis={"range": [-0.015 * most, most * RIGHT_SHARE], "tickvals": ticks, "ticktext": [format_short(tick) for tick in ticks],
               "tickfont": {"size": SMALL_SIZE, "color": theme.muted}, "gridcolor": theme.pale, "zeroline": True,
               "zerolinecolor": theme.hairline, "zerolinewidth": 1, "fixedrange": True},
        yaxis={"range": [height, 0], "visible": False, "fixedrange": True},
    )  # fmt: skip
    return figure


def put_text(figure: go.Figure, text: str, y: float, size: float, colour: str, ground: str | None = None) -> None:
    """Text from the left edge, its middle at a height in pixels."""
    figure.add_annotation(
        text=text, x=0, xref="paper", y=y, yref="y", xanchor="left", yanchor="middle", showarrow=False, align="left",
        font={"size": size, "color": colour}, bgcolor=ground, borderpad=0,
    )  # fmt: skip


def put_heading(figure: go.Figure, title: str, top: float, theme: Theme) -> None:
    """A hairline, and below it what the group counts."""
    figure.add_shape(
        type="line", xref="paper", x0=0, x1=1, y0=top + 10, y1=top + 10, line={"color": theme.muted, "width": 1}
    )
    put_text(figure, f"<b>{escape(title)}</b>", top + 26, TEXT_SIZE + 1, theme.ink, theme.ground)


def put_line(figure: go.Figure, line: Line, theme: Theme) -> None:
    """One counter's line: name and definition, badge, marks, amount in words."""
    shown = line.row.claims[0]
    colour = find_style(shown.producer_id, shown.producer_kind).colour(theme.name)
    words = find_text_colour(colour, theme.ground, theme.ink)
    text = "<br>".join(escape(part) for part in line.title).replace(
        escape(line.row.name), f"<b>{escape(line.row.name)}</b>", 1
    )
    put_text(figure, text, line.top + len(line.title) * LINE / 2, TEXT_SIZE, words, theme.ground)
    if line.badge:
        middle = line.top + len(line.title) * LINE + len(line.badge) * BADGE_LINE / 2
        put_text(figure, "<br>".join(map(escape, line.badge)), middle, SMALL_SIZE, theme.muted, theme.ground)
    figure.add_shape(type="line", xref="x", x0=0, x1=max(map(reach_of, line.row.claims)), y0=line.middle, y1=line.middle,
                     layer="below", line={"color": theme.hairline, "width": 1})  # fmt: skip
    put_dots(figure, line.row.claims, line.middle, theme)
    figure.add_annotation(
        text=escape(say_line(line.row)), x=max(map(reach_of, line.row.claims)), xref="x", y=line.middle, yref="y",
        xanchor="left", yanchor="middle", showarrow=False, font={"size": TEXT_SIZE, "color": theme.ink}, bgcolor=theme.ground,
        xshift=SIZE / 2 + (14 if shown.qualifier in UPWARD or shown.qualifier == "about" else 5),
    )  # fmt: skip


def say_line(row: DotRow) -> str:
    """The amount as printed beside the marks: "1,177", "2,546 → 2,555", "about 60,000; also 45,000"."""
    shown, *behind = row.claims
    earlier = [
        format_number(other.value) for other in behind if is_revised(shown, other) and other.value != shown.value
    ]
    others = [amount_of(other) for other in behind if not is_revised(shown, other) and other.yields_by_rule != 1]
    text = " → ".join([*dict.fromkeys(earlier), amount_of(shown)])
    return "; also ".join([text, *dict.fromkeys(others)])
