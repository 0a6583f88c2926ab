"""Who says how many: one mark per claim about one incident. Caption: the claims of one measure, by group of people and claimant.

Every group stands for itself: a pale band from its lowest to its highest claim, never one over unlike people. Partial counts
are small marks below, outside the band; words without a number are printed as words.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from dashboard.drawing.figure import Drawing
from dashboard.drawing.marks import DOWNWARD, UPWARD
from dashboard.drawing.palette import find_style, find_text_colour, mix
from dashboard.drawing.sheet import FONT, SMALL_SIZE, TEXT_SIZE, choose_ticks, name_units, write_ticks
from dashboard.guards import require_evidence
from dashboard.incidents.claim_rows import HEADING, LINE, PARTIAL_HEADING, ROOM, Panel, Row, plan
from dashboard.incidents.ranges import GIVES_WAY, find_range, highest
from dashboard.number_forms import format_number
from dashboard.phrasing.claimed import name_people, say_claim
from dashboard.rows import Claim
from dashboard.words import count, say

if TYPE_CHECKING:
    from dashboard.look import Theme

SIZE = 11
AXIS = 44


def draw_claim_ranges(claims: Sequence[Claim], *, theme: Theme, measure: str = "fatalities") -> Drawing:
    """Draw the claims of one measure about one incident. A click on a mark gives its figure_id.

    Raises EvidenceError for a number without a document.
    """
    require_evidence(claims)
    panels = plan(claims, measure)
    most = max((highest(claim) or 0 for panel in panels for claim in panel.claims), default=0)
    unit = name_units(claim.unit for panel in panels for claim in panel.claims)
    figure = start_ranges(panels[-1].bottom if panels else 0, most, unit, theme)
    for panel in panels:
        put_panel(figure, panel, theme)
    return figure


def start_ranges(height: float, most: float, unit: str, theme: Theme) -> Drawing:
    """An empty figure: numbers to the right, pixels downwards; room at the right for the amounts in words."""
    figure, ticks = Drawing(), choose_ticks(max(most, 1))
    figure.update_layout(
        height=height + AXIS + 4, margin={"l": 6, "r": 6, "t": 4, "b": AXIS}, paper_bgcolor=theme.ground, plot_bgcolor=theme.ground,
        showlegend=False, dragmode=False, hovermode="closest", clickmode="event+select",
        font={"family": FONT, "size": TEXT_SIZE, "color": theme.ink},
        hoverlabel={"bgcolor": theme.ground, "bordercolor": theme.muted, "font": {"family": FONT, "size": TEXT_SIZE, "color": theme.ink}, "align": "left"},
        xaxis={
            "range": [-0.02 * max(most, 1), max(most, 1) * 1.45], "tickvals": ticks, "ticktext": write_ticks([*map(format_number, ticks)], unit, upright=False),
            "tickfont": {"size": SMALL_SIZE, "color": theme.muted}, "gridcolor": theme.pale, "zeroline": False, "fixedrange": True,
        },
        yaxis={"range": [height, 0], "visible": False, "fixedrange": True},
    )  # fmt: skip
    return figure


def put_panel(figure: Drawing, panel: Panel, theme: Theme) -> None:
    """The heading with the group's range, the band, the claims, and the partial counts."""
    found = find_range(panel.claims)
    text = f"<b>{escape(name_people(panel.claims[0]))}</b>"
    if found and found.high is not None and len(panel.rows) > 1:
        text += f"  {escape(say('list.comma').join([found.span, count('claims.n', found.n_claims)]))}"
    put_text(figure, text, 0, panel.top + HEADING - 14, TEXT_SIZE + 1, theme.ink)
    put_line(figure, panel.top + 6, theme)
    if found and found.low is not None and found.low != found.high:
        figure.add_shape(
            type="rect", layer="below", x0=found.low, x1=found.high, y0=panel.rows[0].top - 2, y1=panel.rows[-1].bottom - ROOM,
            fillcolor=mix(theme.ground, theme.hairline, 0.45), line={"width": 0},
        )  # fmt: skip
    if panel.partial:
        put_text(
            figure, escape(say("claims.partial")), 0, panel.partial_top + PARTIAL_HEADING / 2, SMALL_SIZE, theme.muted
        )
    for row in panel.rows:
        put_row(figure, row, theme, SIZE)
    for row in panel.partial:
        put_row(figure, row, theme, SIZE * 0.6)


def put_line(figure: Drawing, y: float, theme: Theme) -> None:
    """A hairline over a group."""
    figure.add_shape(type="line", xref="paper", x0=0, x1=1, y0=y, y1=y, line={"color": theme.hairline, "width": 1})


def put_text(figure: Drawing, text: str, x: float, y: float, size: float, colour: str) -> None:
    """Text that starts at the left edge, its middle at a height in pixels."""
    figure.add_annotation(
        text=text, x=x, xref="paper", y=y, yref="y", xanchor="left", yanchor="middle", showarrow=False, align="left",
        font={"size": size, "color": colour},
    )  # fmt: skip


def put_row(figure: Drawing, row: Row, theme: Theme, size: float) -> None:
    """Who says it, and below the mark with its amount; words without a number in the mark's place."""
    claim = row.claim
    colour = find_style(claim.producer_id, claim.producer_kind).colour(theme.name)
    words = find_text_colour(colour, theme.ground, theme.ink)
    faded = claim.status in GIVES_WAY
    put_text(figure, row.label, 0, row.top + len(row.lines) * LINE / 2, SMALL_SIZE, theme.muted if faded else words)
    at = highest(claim)
    if at is None:
        put_words(figure, row, theme)
        return
    put_extent(figure, row, colour, size)
    put_signs(figure, row, theme, colour, size)
    put_mark(figure, row, theme, colour, size)
    figure.add_annotation(
        text=escape(say_claim(claim)), x=at, xref="x", y=row.middle, yref="y", xanchor="left", yanchor="middle", showarrow=False,
        xshift=size / 2 + (14 if claim.qualifier in UPWARD or claim.qualifier == "about" else 6),
        font={"size": TEXT_SIZE, "color": theme.muted if faded else theme.ink},
    )  # fmt: skip


def put_words(figure: Drawing, row: Row, theme: Theme) -> None:
    """A claim without a number: its words, not plotted, and a way to click them."""
    put_text(figure, f"<i>{escape(say_claim(row.claim))}</i>", 0, row.middle, TEXT_SIZE, theme.ink)
    figure.add_scatter(
        x=[0], y=[row.middle], mode="markers", name="words", customdata=[[row.claim.figure_id]], hoverinfo="skip",
        marker={"size": 26, "opacity": 0}, selected={"marker": {"opacity": 0}}, unselected={"marker": {"opacity": 0}},
    )  # fmt: skip


def put_extent(figure: Drawing, row: Row, colour: str, size: float) -> None:
    """The bar of a range."""
    claim = row.claim
    if claim.low is not None and claim.high is not None and claim.high > claim.low:
        figure.add_scatter(
            x=[claim.low, claim.high], y=[row.middle] * 2, mode="lines", name="range", hoverinfo="skip", cliponaxis=False,
            line={"color": colour, "width": size * 0.5},
        )  # fmt: skip


def put_signs(figure: Drawing, row: Row, theme: Theme, colour: str, size: float) -> None:
    """What the qualifier adds to the mark: a caret towards higher or lower numbers, a tick to both sides for "about"."""
    qualifier = row.claim.qualifier
    if qualifier in UPWARD or qualifier in DOWNWARD:
        put_sign(
            figure,
            row,
            "triangle-down",
            size * 0.6,
            colour,
            angle=270 if qualifier in UPWARD else 90,
            standoff=size * 0.5 + 5,
        )
    if qualifier == "about":
        put_sign(figure, row, "line-ew-open", size + 10, colour)
    if row.claim.transcription_confidence == "low" and theme:
        put_sign(figure, row, "circle-open", size + 6, colour, width=0.8)


def say_row(row: Row, n: int = 1) -> dict[str, object]:
    """What the marks of a row tell the pointer, and what a click on them gives."""
    text = f"<b>{escape(say_claim(row.claim))}</b><br>{row.label}"
    return {"customdata": [[row.claim.figure_id]] * n, "hovertext": [text] * n, "hoverinfo": "text"}


def put_sign(
    figure: Drawing,
    row: Row,
    symbol: str,
    size: float,
    colour: str,
    *,
    angle: float = 0,
    standoff: float = 0,
    width: float = 1.6,
) -> None:
    """One sign beside or behind a mark."""
    figure.add_scatter(
        x=[highest(row.claim)], y=[row.middle], mode="markers", name="sign", cliponaxis=False, **say_row(row),
        marker={"symbol": symbol, "size": size, "color": colour, "angle": angle, "standoff": standoff, "opacity": 1,
                "line": {"color": colour, "width": width}},
        selected={"marker": {"opacity": 1}}, unselected={"marker": {"opacity": 1}},
    )  # fmt: skip


def put_mark(figure: Drawing, row: Row, theme: Theme, colour: str, size: float) -> None:
    """The clickable mark: filled, hollow where our reading is doubtful or the number gave way; of a bare range its two ends."""
    claim = row.claim
    hollow = claim.transcription_confidence == "low" or claim.status in GIVES_WAY
    at = [claim.value] if claim.value is not None else [claim.low, claim.high]
    figure.add_scatter(
        x=at, y=[row.middle] * len(at), mode="markers", name=claim.producer_name, cliponaxis=False, **say_row(row, len(at)),
        marker={
            "symbol": find_style(claim.producer_id, claim.producer_kind).symbol, "size": size, "opacity": 1,
            "color": theme.ground if hollow else colour,
            "line": {"color": colour if hollow else theme.ground, "width": 1.6 if hollow else 0.8},
        },
        selected={"marker": {"opacity": 1}}, unselected={"marker": {"opacity": 1}},
    )  # fmt: skip
