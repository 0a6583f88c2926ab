"""Claims as marks on a line of numbers: the signs of drawing.marks, turned to lie along the axis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

import plotly.graph_objects as go

from dashboard.drawing.marks import DOWNWARD, UPWARD
from dashboard.drawing.palette import find_style, mix
from dashboard.phrasing.amounts import say_amount
from dashboard.phrasing.periods import say_period
from dashboard.rows import Claim

if TYPE_CHECKING:
    from dashboard.look import Theme

SIZE, SMALL = 11, 7
STILL = {"selected": {"marker": {"opacity": 1}}, "unselected": {"marker": {"opacity": 1}}}


def amount_of(claim: Claim) -> str:
    """The claim's amount with its qualifier."""
    return say_amount(claim.value, claim.low, claim.high, claim.qualifier, claim.as_stated)


def say_hover(claim: Claim) -> str:
    """Amount, counter, period and definition. Escaped, since Plotly reads tags in text."""
    period = say_period(claim.period_start, claim.period_end, claim.period_kind)
    lines = [
        f"<b>{escape(amount_of(claim))}</b>",
        escape(f"{claim.producer_name}, {period}"),
        escape(claim.definition_label),
    ]
    return "<br>".join(lines)


def reach_of(claim: Claim) -> float:
    """The highest number of a claim."""
    return max(claim.value or 0, claim.high or 0)


def is_drawn(claim: Claim) -> bool:
    """Whether a claim has a number to draw: a value, or two ends without a best value."""
    return claim.value is not None or (claim.low is not None and claim.high is not None)


def places_of(claim: Claim) -> list[float]:
    """Where the marks of a claim lie: at its value, else at both ends."""
    return [at for at in ([claim.value] if claim.value is not None else [claim.low, claim.high]) if at is not None]


def is_revised(shown: Claim, other: Claim) -> bool:
    """Whether the other is a number its counter took back."""
    return other.status == "superseded" and shown.status != "superseded"


def is_rounding(other: Claim) -> bool:
    """Whether the other is only a rounded wording of the number read."""
    return other.yields_by_rule == 1


def put_dots(figure: go.Figure, claims: Sequence[Claim], y: float, theme: Theme) -> None:
    """Put one counter's claims on the line at height `y`: those behind first, then the one read."""
    shown, *behind = [claim for claim in claims if is_drawn(claim)]
    colour = find_style(shown.producer_id, shown.producer_kind).colour(theme.name)
    rivals = [other for other in behind if not is_rounding(other)]
    if rivals:
        put_whisker(figure, [shown, *rivals], y, mix(colour, theme.ground, 0.35))
    for other in behind:
        put_mark(figure, other, y, theme, SMALL, hollow=True)
    put_signs(figure, shown, y, theme, colour)
    put_mark(
        figure, shown, y, theme, SIZE, hollow=shown.transcription_confidence == "low" or shown.status == "superseded"
    )
    if any(not is_revised(shown, other) for other in rivals):
        put_sign(figure, shown, y, Sign("circle-open", SIZE + 9, width=1.2), colour)
    put_hatching(figure, shown, y, theme)


def put_whisker(figure: go.Figure, claims: Sequence[Claim], y: float, colour: str) -> None:
    """A thin line over all numbers one counter gave."""
    values = [at for claim in claims for at in places_of(claim)]
    figure.add_scatter(
        x=[min(values), max(values)], y=[y, y], mode="lines", name="all claims", hoverinfo="skip", cliponaxis=False,
        line={"color": colour, "width": 1.4},
    )  # fmt: skip


def put_signs(figure: go.Figure, claim: Claim, y: float, theme: Theme, colour: str) -> None:
    """The bar of a range, the caret of a bound, the ticks of "about"."""
    if claim.low is not None and claim.high is not None and claim.high > claim.low:
        figure.add_scatter(
            x=[claim.low, claim.high], y=[y, y], mode="lines", name="range", hoverinfo="skip", cliponaxis=False,
            line={"color": mix(colour, theme.ground, 0.55), "width": SIZE * 0.6},
        )  # fmt: skip
    if claim.qualifier in UPWARD | DOWNWARD:
        angle = 270 if claim.qualifier in UPWARD else 90
        put_sign(figure, claim, y, Sign("triangle-down", SIZE * 0.6, angle, SIZE * 0.5 + 5), colour)
    if claim.qualifier == "about":
        put_sign(figure, claim, y, Sign("line-ew-open", SIZE + 10), colour)


def put_hatching(figure: go.Figure, claim: Claim, y: float, theme: Theme) -> None:
    """Two strokes over the mark of a provisional number or an inferred period."""
    if claim.status == "provisional" or claim.period_basis == "inferred":
        for angle in (135, 315):
            put_sign(figure, claim, y, Sign("line-ew-open", SIZE * 0.9, angle, SIZE * 0.17, 1.3), theme.ground)


@dataclass(frozen=True)
class Sign:
    """How a sign looks: symbol, size, direction and distance from the mark, width of its stroke."""

    symbol: str
    size: float
    angle: float = 0
    standoff: float = 0
    width: float = 1.6


def put_sign(figure: go.Figure, claim: Claim, y: float, sign: Sign, colour: str) -> None:
    """One sign beside or over a mark."""
    places = places_of(claim)
    figure.add_scatter(
        x=places, y=[y] * len(places), mode="markers", name="sign", hoverinfo="skip", cliponaxis=False, **STILL,
        marker={"symbol": sign.symbol, "size": sign.size, "color": colour, "angle": sign.angle, "opacity": 1,
                "standoff": sign.standoff, "line": {"color": colour, "width": sign.width}},
    )  # fmt: skip


def put_mark(figure: go.Figure, claim: Claim, y: float, theme: Theme, size: float, *, hollow: bool) -> None:
    """The clickable mark; a click gives the figure_id."""
    style = find_style(claim.producer_id, claim.producer_kind)
    colour = style.colour(theme.name)
    figure.add_scatter(
        x=places_of(claim), y=[y] * len(places_of(claim)), mode="markers", name=claim.producer_name, cliponaxis=False,
        customdata=[[claim.figure_id, say_hover(claim)]] * len(places_of(claim)), hovertemplate="%{customdata[1]}<extra></extra>",
        marker={"symbol": style.symbol, "size": size, "opacity": 1, "color": theme.ground if hollow else colour,
                "line": {"color": colour if hollow else theme.ground, "width": 1.5 if hollow else 0.8}},
        selected={"marker": {"size": size + 4, "opacity": 1}}, unselected={"marker": {"opacity": 1}},
    )  # fmt: skip
