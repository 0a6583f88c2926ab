"""The logarithmic axis: equal steps are equal factors. Zero has no place on it: it stands at the foot, and no line leads there."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dashboard.drawing.figure import Drawing
from dashboard.rows import Point

FOOT = 0.09  # share of the axis between the foot, where zeros stand, and the lowest number


@dataclass(frozen=True)
class Decades:
    """What a logarithmic axis spans: its lowest and highest number, at the ticks, and whether zeros stand below them."""

    bottom: float
    top: float
    has_zero: bool

    @property
    def reach(self) -> tuple[float, float]:
        """The axis in powers of ten."""
        low, high = math.log10(self.bottom), math.log10(self.top)
        return (low - (high - low) * FOOT / (1 - FOOT) if self.has_zero else low), high

    @property
    def foot(self) -> float:
        """The number at which zeros are drawn."""
        return float(10 ** self.reach[0])

    def share_of(self, value: float) -> float:
        """How far up the axis a number stands: 0 to 1."""
        low, high = self.reach
        return max((math.log10(value) - low) / (high - low), 0) if value > 0 else 0

    def ticks(self) -> list[float]:
        """Zero where there is one, then the powers of ten; on a short axis 2 and 5 times them, too."""
        first, last = math.floor(math.log10(self.bottom)), math.ceil(math.log10(self.top))
        factors = (1, 2, 5) if self.top <= 500 * self.bottom else (1,)
        every = [float(factor * 10**power) for power in range(first, last + 1) for factor in factors]
        zero = [0.0] if self.has_zero else []
        return zero + [tick for tick in every if self.bottom <= tick <= self.top]


def list_values(points: Iterable[Point]) -> list[float]:
    """Every number to be drawn, ends of ranges and rival claims included."""
    found: list[float | None] = []
    for point in points:
        rivals = [point.min_value, point.max_value] if point.agreement == "disagree" else []
        found += [point.value, point.low, point.high, *rivals]
    return [value for value in found if value is not None]


def find_decades(points: Iterable[Point]) -> Decades:
    """The axis for these points: from the round number (1, 2, 5 …) below the lowest to the one above the highest."""
    values = list_values(points)
    positive = [value for value in values if value > 0] or [1.0]
    bottom, top = round_down(min(positive)), round_up(max(positive))
    return Decades(bottom, top if top > bottom else bottom * 10, has_zero=0 in values)


def round_down(value: float) -> float:
    """The 1, 2 or 5 times a power of ten at or below a number."""
    power = 10 ** math.floor(math.log10(value))
    return float(max(factor * power for factor in (1, 2, 5) if factor * power <= value))


def round_up(value: float) -> float:
    """The 1, 2 or 5 times a power of ten at or above a number."""
    power = 10 ** math.floor(math.log10(value))
    return float(min(factor * power for factor in (1, 2, 5, 10) if factor * power >= value))


def lift_zeros(figure: Drawing, decades: Decades) -> None:
    """Put marks of zero at the foot; lines that would lead to or from zero, an endless way, are taken out."""
    for trace in figure.traces:
        if trace.get("yaxis", "y") == "y" and "y" in trace:
            values: Sequence[float | None] = list(trace["y"])
            is_line = trace.get("name") == "line"
            trace["y"] = cut_lines(values) if is_line else [decades.foot if y == 0 else y for y in values]


def cut_lines(values: Sequence[float | None]) -> list[float | None]:
    """The joined pairs of a line (two numbers, then None), without those that touch zero."""
    kept: list[float | None] = []
    for i in range(0, len(values), 3):
        pair = list(values[i : i + 2])
        kept += [None, None, None] if 0 in pair else [*pair, None]
    return kept
