"""What a shaded map of provinces needs: steps of numbers, their fills, and the lines between countries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from dashboard.drawing.palette import contrast, mix

if TYPE_CHECKING:
    from dashboard.look import Theme

LARGE = 16  # from here on the fourth step of small numbers would hold most provinces
SHARES = (0.22, 0.42, 0.67, 1.0)  # of the accent in the ground, from few to many
Outlines = Mapping[str, Any]


def choose_steps(most: int) -> list[tuple[int, int]]:
    """Up to four steps of whole numbers, each about twice the one before: 1, 2 to 3, 4 to 7, 8 and more."""
    steps = [(low, high) for low, high in ((1, 1), (2, 3), (4, 7), (8, max(most, 8))) if low <= most]
    if steps:
        steps[-1] = (steps[-1][0], max(most, steps[-1][0]))
    return steps


def choose_round_steps(most: int) -> list[tuple[int, int]]:
    """Up to four steps for large numbers: those of small ones, or edges at round numbers, each about a third of the next."""
    if most < LARGE:
        return choose_steps(most)
    lows = [1, *sorted({round_down(most / part) for part in (3, 9, 27) if most / part >= 2})]
    return list(zip(lows, [*(low - 1 for low in lows[1:]), most], strict=True))


def round_down(number: float) -> int:
    """A number of at least 1 with its first digit alone: 416 is 400."""
    digits = str(int(number))
    return int(digits[0] + "0" * (len(digits) - 1))


def find_step(number: int, steps: Sequence[tuple[int, int]]) -> int:
    """The step a number lies in, from 1; 0 for none."""
    return next((i for i, (low, high) in enumerate(steps, 1) if low <= number <= high), 0)


def step_colour(step: int, theme: Theme) -> str:
    """The fill of a step; step 0 is nearly the ground."""
    return mix(theme.ground, theme.accent, SHARES[step - 1]) if step else theme.pale


def find_borders(outlines: Outlines) -> tuple[list[float | None], list[float | None]]:
    """Longitudes and latitudes of the lines between provinces of two countries, None between the strokes."""
    seen: dict[frozenset[tuple[float, float]], str] = {}
    lons: list[float | None] = []
    lats: list[float | None] = []
    for feature in outlines["features"]:
        country = feature["id"].split("-")[0]
        for polygon in feature["geometry"]["coordinates"]:
            for ring in polygon:
                for a, b in pairwise(ring):
                    edge = frozenset([tuple(a), tuple(b)])
                    if seen.setdefault(edge, country) != country:
                        lons += [a[0], b[0], None]
                        lats += [a[1], b[1], None]
    return lons, lats


def choose_text(ink: str, fill: str, theme: Theme) -> str:
    """The colour of words on a fill: the ink where it reads, else the ground's colour."""
    return (
        ink if contrast(ink, fill) >= 4.5 else max((theme.ink, theme.ground), key=lambda colour: contrast(colour, fill))
    )
