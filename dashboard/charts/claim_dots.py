"""All answers to one question: one line per counter and definition, grouped by what they count. The definition stands by every
number; earlier and rival numbers of the same counter lie on its line.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from dashboard.compare.rows import DotGroup, DotRow
from dashboard.drawing.dots import amount_of, is_revised, is_rival, put_dots, put_extents, reach_of
from dashboard.drawing.figure import Drawing
from dashboard.drawing.marks import UPWARD
from dashboard.drawing.palette import find_style, find_text_colour
from dashboard.drawing.sheet import FONT, SMALL_SIZE, TEXT_SIZE, choose_ticks, name_units, write_ticks
from dashboard.guards import require_evidence
from dashboard.number_forms import format_number
from dashboard.phrasing.amounts import format_short
from dashboard.words import say

if TYPE_CHECKING:
    from dashboard.look import Theme

HEADING, HEADING_LINE, LINE, BADGE_LINE, MARK_LINE, ROOM, AXIS = 26, 18, 17, 17, 18, 6, 44  # pixels
HEADING_WIDEST, WIDEST, BADGE_WIDEST = 42, 48, 62  # letters in a line, so that it fits on a telephone
LEFT_SHARE, RIGHT_SHARE = 0.015, 1.5  # of the highest number: room at the right for the amounts in words
# Between a mark and its amount; Plotly trims spaces that no character precedes.
NARROW_GAP, WIDE_GAP = "\u200b\u2002\u2002", "\u200b\u2002\u2002\u2002"


@dataclass(frozen=True)
class Line:
    """A row with its text in lines and its upper edge in pixels."""

    row: DotRow
    title: tuple[str, ...]
    badge: tuple[str, ...]
    top: float

    @property
    def badge_top(self) -> float:
        """Where the badge starts."""
        return self.top + len(self.title) * LINE

    @property
    def middle(self) -> float:
        """Where the marks lie."""
        return self.badge_top + len(self.badge) * BADGE_LINE + MARK_LINE / 2

    @property
    def bottom(self) -> float:
        """Where the row ends."""
        return self.middle + MARK_LINE / 2 + ROOM

    @property
    def reach(self) -> float:
        """The highest number on it."""
        return max(map(reach_of, self.row.claims))


@dataclass(frozen=True)
class Bundle:
    """A group with its heading in lines, its upper edge and its rows."""

    heading: tuple[str, ...]
    top: float
    lines: tuple[Line, ...]


def wrap(text: str, width: int) -> tuple[str, ...]:
    """A text in lines."""
    return tuple(textwrap.wrap(text, width))


def plan(groups: Sequence[DotGroup]) -> list[Bundle]:
    """Groups one below the other."""
    bundles: list[Bundle] = []
    y = 0.0
    for group in groups:
        heading, top, lines = wrap(group.title, HEADING_WIDEST), y, []
        y += HEADING + HEADING_LINE * len(heading)
        for row in group.rows:
            title = f"{row.name} – {row.definition}" if row.definition else row.name
            lines.append(Line(row, wrap(title, WIDEST), wrap(row.badge, BADGE_WIDEST), y))
            y = lines[-1].bottom
        bundles.append(Bundle(heading, top, tuple(lines)))
    return bundles


def draw_claim_dots(groups: Sequence[DotGroup], *, theme: Theme) -> Drawing:
    """Draw groups of claims with a number. Raises EvidenceError for a number without a document."""
    claims = [claim for group in groups for row in group.rows for claim in row.claims]
    require_evidence(claims)
    bundles = plan(groups)
    lines = [line for bundle in bundles for line in bundle.lines]
    height, most = lines[-1].bottom if lines else 0, max(map(reach_of, claims), default=0) or 1
    figure = start_dots(height, most, name_units(claim.unit for claim in claims), theme)
    for bundle in bundles:
        put_heading(figure, bundle, theme)
    put_extents(figure, "line", [(0, line.reach, line.middle) for line in lines], theme.hairline, 1)
    put_names(figure, lines, theme)
    put_dots(figure, [(line.row.claims, line.middle) for line in lines], theme)
    put_amounts(figure, lines, theme)
    return figure


def start_dots(height: float, most: float, unit: str, theme: Theme) -> Drawing:
    """An empty figure: numbers to the right from zero, pixels downwards."""
    ticks = choose_ticks(most)
    texts = write_ticks([format_short(tick) for tick in ticks], unit, upright=False)
    figure = Drawing()
    figure.update_layout(
        height=height + AXIS, margin={"l": 4, "r": 4, "t": 0, "b": AXIS}, paper_bgcolor=theme.ground, plot_bgcolor=theme.ground,
        showlegend=False, dragmode=False, hovermode="closest", clickmode="event+select",
        font={"family": FONT, "size": TEXT_SIZE, "color": theme.ink},
        hoverlabel={"bgcolor": theme.ground, "bordercolor": theme.muted, "align": "left",
                    "font": {"family": FONT, "size": TEXT_SIZE, "color": theme.ink}},
        xaxis={"range": [-LEFT_SHARE * most, most * RIGHT_SHARE], "tickvals": ticks, "ticktext": texts,
               "tickfont": {"size": SMALL_SIZE, "color": theme.muted}, "gridcolor": theme.pale, "zeroline": True,
               "zerolinecolor": theme.hairline, "zerolinewidth": 1, "fixedrange": True},
        yaxis={"range": [height, 0], "visible": False, "fixedrange": True},
    )  # fmt: skip
    return figure


def put_heading(figure: Drawing, bundle: Bundle, theme: Theme) -> None:
    """A hairline, and below it what the group counts."""
    figure.add_shape(
        type="line", xref="paper", x0=0, x1=1, y0=bundle.top + 10, y1=bundle.top + 10, line={"color": theme.hairline, "width": 1},
    )  # fmt: skip
    figure.add_annotation(
        text="<br>".join(f"<b>{escape(text)}</b>" for text in bundle.heading), x=0, xref="paper", xanchor="left", align="left",
        y=bundle.top + 18 + len(bundle.heading) * HEADING_LINE / 2, yref="y", yanchor="middle", showarrow=False,
        font={"size": TEXT_SIZE + 1, "color": theme.ink}, bgcolor=theme.ground, borderpad=0,
    )  # fmt: skip


def put_names(figure: Drawing, lines: Sequence[Line], theme: Theme) -> None:
    """Counter and definition in the counter's colour, the definition badge below."""
    for line in lines:
        shown = line.row.claims[0]
        colour = find_style(shown.producer_id, shown.producer_kind).colour(theme.name)
        name = escape(line.row.name)
        title = "<br>".join(map(escape, line.title)).replace(name, f"<b>{name}</b>", 1)
        badge = "<br>".join(
            f'<span style="font-size:{SMALL_SIZE}px;color:{theme.muted}">{escape(text)}</span>' for text in line.badge
        )
        figure.add_annotation(
            text="<br>".join(filter(None, (title, badge))), x=0, xref="paper", xanchor="left", y=line.top, yref="y",
            yanchor="top", showarrow=False, align="left", bgcolor=theme.ground, borderpad=0,
            font={"size": TEXT_SIZE, "color": find_text_colour(colour, theme.ground, theme.ink)},
        )  # fmt: skip


def put_amounts(figure: Drawing, lines: Sequence[Line], theme: Theme) -> None:
    """The amounts in words at the right of the marks."""
    figure.add_scatter(
        x=[line.reach for line in lines], y=[line.middle for line in lines], mode="text", name="amounts", hoverinfo="skip",
        text=[escape(f"{find_gap(line.row)}{say_line(line.row)}") for line in lines], textposition="middle right",
        textfont={"size": TEXT_SIZE, "color": theme.ink}, cliponaxis=False,
    )  # fmt: skip


def find_gap(row: DotRow) -> str:
    """Room for a caret or a tick where the mark has one at its right."""
    return WIDE_GAP if row.claims[0].qualifier in UPWARD or row.claims[0].qualifier == "about" else NARROW_GAP


def say_line(row: DotRow) -> str:
    """The amount as printed beside the marks: "1,177", "2,546 → 2,555", "about 60,000; also 45,000"."""
    shown, *behind = row.claims
    earlier = [
        format_number(other.value) for other in behind if is_revised(shown, other) and other.value != shown.value
    ]
    others = [amount_of(other) for other in behind if is_rival(shown, other)]
    text = say("compare.then").join([*dict.fromkeys(earlier), amount_of(shown)])
    return say("compare.also").join([text, *dict.fromkeys(others)])
