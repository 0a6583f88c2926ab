"""Claims as marks on lines of numbers: the signs of drawing.marks, turned to lie along the axis.

Marks of one sort are one trace, whatever their number: a page redraws in the time its traces take.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

from dashboard.drawing.figure import Drawing
from dashboard.drawing.marks import DOWNWARD, HOVER, UPWARD
from dashboard.drawing.palette import find_style, mix
from dashboard.phrasing.amounts import say_amount
from dashboard.phrasing.periods import say_period
from dashboard.rows import Claim
from dashboard.words import join_list

if TYPE_CHECKING:
    from dashboard.look import Theme

SIZE, SMALL = 11, 7
STILL: dict[str, Any] = {"selected": {"marker": {"opacity": 1}}, "unselected": {"marker": {"opacity": 1}}}


@dataclass(frozen=True)
class Spot:
    """One claim on the line at a height; `behind` another one that is read."""

    claim: Claim
    y: float
    behind: bool = False

    @property
    def places(self) -> list[float]:
        """Where its marks lie: at its value, else at both ends."""
        ends = [self.claim.value] if self.claim.value is not None else [self.claim.low, self.claim.high]
        return [at for at in ends if at is not None]

    def colour(self, theme: Theme) -> str:
        """The counter's colour."""
        return find_style(self.claim.producer_id, self.claim.producer_kind).colour(theme.name)

    @property
    def is_hollow(self) -> bool:
        """Whether the mark is empty: a number behind another, taken back, or of a doubtful reading."""
        return self.behind or self.claim.transcription_confidence == "low" or self.claim.status == "superseded"


def amount_of(claim: Claim) -> str:
    """The claim's amount with its qualifier."""
    return say_amount(claim.value, claim.low, claim.high, claim.qualifier, claim.as_stated)


def say_hover(claim: Claim) -> str:
    """Amount, counter, period and definition. Escaped, since Plotly reads tags in text."""
    period = say_period(claim.period_start, claim.period_end, claim.period_kind)
    lines = [f"<b>{escape(amount_of(claim))}</b>", escape(join_list([claim.producer_name, period]))]
    return "<br>".join([*lines, escape(claim.definition_label)])


def reach_of(claim: Claim) -> float:
    """The highest number of a claim."""
    return max(claim.value or 0, claim.high or 0)


def is_drawn(claim: Claim) -> bool:
    """Whether a claim has a number to draw: a value, or two ends without a best value."""
    return claim.value is not None or (claim.low is not None and claim.high is not None)


def is_revised(shown: Claim, other: Claim) -> bool:
    """Whether the other is a number its counter took back."""
    return other.status == "superseded" and shown.status != "superseded"


def is_rounding(other: Claim) -> bool:
    """Whether the other is only a rounded wording of the number read."""
    return other.yields_by_rule == 1


def is_rival(shown: Claim, other: Claim) -> bool:
    """Whether the other is a further number of the same counter, neither a rounding nor taken back."""
    return not is_rounding(other) and not is_revised(shown, other)


def put_dots(figure: Drawing, lines: Sequence[tuple[Sequence[Claim], float]], theme: Theme) -> None:
    """Put claims on their lines: extents first, then the numbers behind, then those read with their signs."""
    drawn = [([claim for claim in claims if is_drawn(claim)], y) for claims, y in lines]
    spots = [Spot(claims[0], y) for claims, y in drawn]
    behind = [Spot(other, y, behind=True) for claims, y in drawn for other in claims[1:]]
    put_whiskers(figure, drawn, theme)
    put_ranges(figure, spots, theme)
    put_marks(figure, behind, theme, SMALL)
    put_signs(figure, spots, theme)
    put_marks(figure, spots, theme, SIZE)
    rings = [Spot(claims[0], y) for claims, y in drawn if any(is_rival(claims[0], other) for other in claims[1:])]
    put_sign(figure, rings, "circle-open", theme, size=SIZE + 9, width=1.2)
    put_hatching(figure, spots, theme)


def put_extents(
    figure: Drawing, name: str, bars: Sequence[tuple[float, float, float]], colour: str, width: float
) -> None:
    """Level bars of one colour: from, to, height."""
    figure.add_scatter(
        x=[x for low, high, _ in bars for x in (low, high, None)], y=[at for _, _, y in bars for at in (y, y, None)],
        mode="lines", name=name, hoverinfo="skip", cliponaxis=False, line={"color": colour, "width": width},
    )  # fmt: skip


def put_whiskers(figure: Drawing, lines: Sequence[tuple[Sequence[Claim], float]], theme: Theme) -> None:
    """A thin line over all numbers that one counter gave, roundings apart."""
    bars: dict[str, list[tuple[float, float, float]]] = {}
    for (shown, *behind), y in lines:
        others = [other for other in behind if not is_rounding(other)]
        values = [at for claim in (shown, *others) for at in Spot(claim, y).places]
        if others:
            colour = mix(Spot(shown, y).colour(theme), theme.ground, 0.35)
            bars.setdefault(colour, []).append((min(values), max(values), y))
    for colour, found in bars.items():
        put_extents(figure, "all claims", found, colour, 1.4)


def put_ranges(figure: Drawing, spots: Sequence[Spot], theme: Theme) -> None:
    """The bars of ranges."""
    bars: dict[str, list[tuple[float, float, float]]] = {}
    for spot in spots:
        low, high = spot.claim.low, spot.claim.high
        if low is not None and high is not None and high > low:
            bars.setdefault(mix(spot.colour(theme), theme.ground, 0.55), []).append((low, high, spot.y))
    for colour, found in bars.items():
        put_extents(figure, "range", found, colour, SIZE * 0.6)


def put_signs(figure: Drawing, spots: Sequence[Spot], theme: Theme) -> None:
    """The caret of a bound, the ticks of "about"."""
    up = [spot for spot in spots if spot.claim.qualifier in UPWARD]
    down = [spot for spot in spots if spot.claim.qualifier in DOWNWARD]
    for found, angle in ((up, 270), (down, 90)):
        put_sign(figure, found, "triangle-down", theme, size=SIZE * 0.6, angle=angle, standoff=SIZE * 0.5 + 5)
    about = [spot for spot in spots if spot.claim.qualifier == "about"]
    put_sign(figure, about, "line-ew-open", theme, size=SIZE + 10)


def put_hatching(figure: Drawing, spots: Sequence[Spot], theme: Theme) -> None:
    """Two strokes in the colour of the ground over the marks of provisional numbers and inferred periods."""
    hatched = [spot for spot in spots if spot.claim.status == "provisional" or spot.claim.period_basis == "inferred"]
    for angle in (135, 315):
        put_sign(
            figure, hatched, "line-ew-open", theme, size=SIZE * 0.9, angle=angle, standoff=SIZE * 0.17, width=1.3,
            colour=theme.ground,
        )  # fmt: skip


def put_sign(
    figure: Drawing, spots: Sequence[Spot], symbol: str, theme: Theme, *, colour: str | None = None,
    width: float = 1.6, **marker: float,
) -> None:  # fmt: skip
    """One sign beside or over marks, in their colours unless another is given; `marker`: size, angle, standoff."""
    places = [(at, spot) for spot in spots for at in spot.places]
    if places:
        colours = [colour or spot.colour(theme) for _, spot in places]
        figure.add_scatter(
            x=[at for at, _ in places], y=[spot.y for _, spot in places], mode="markers", name="sign", **STILL,
            customdata=[[spot.claim.figure_id, say_hover(spot.claim)] for _, spot in places], hovertemplate=HOVER,
            cliponaxis=False,
            marker={"symbol": symbol, "color": colours, "opacity": 1, "line": {"color": colours, "width": width}, **marker},
        )  # fmt: skip


def put_marks(figure: Drawing, spots: Sequence[Spot], theme: Theme, size: float) -> None:
    """The clickable marks; a click gives the figure_id."""
    places = [(at, spot) for spot in spots for at in spot.places]
    if not places:
        return
    colours = [spot.colour(theme) for _, spot in places]
    hollow = [spot.is_hollow for _, spot in places]
    figure.add_scatter(
        x=[at for at, _ in places], y=[spot.y for _, spot in places], mode="markers", name="claims", cliponaxis=False,
        customdata=[[spot.claim.figure_id, say_hover(spot.claim)] for _, spot in places],
        hovertemplate=HOVER,
        marker={
            "symbol": [find_style(spot.claim.producer_id, spot.claim.producer_kind).symbol for _, spot in places],
            "size": size, "opacity": 1,
            "color": [theme.ground if empty else colour for empty, colour in zip(hollow, colours, strict=True)],
            "line": {
                "color": [colour if empty else theme.ground for empty, colour in zip(hollow, colours, strict=True)],
                "width": [1.5 if empty else 0.8 for empty in hollow],
            },
        },
        **STILL,
    )  # fmt: skip
