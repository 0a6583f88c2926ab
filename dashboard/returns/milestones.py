"""The dates marked on charts of returns: decisions and borders, the weighty ones first, no two so near that they run together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dashboard.drawing.milestones import is_in_view, share_of
from dashboard.rows import Milestone

CATEGORIES = ("policy", "border")
MOST, LEAST_GAP, NARROW = 8, 22, 250  # pixels between two hairlines on the narrowest plot


def choose_dates(
    milestones: Sequence[Milestone], first: date, last: date, area: str, *, borders: bool = True
) -> list[Milestone]:
    """Decisions and closed borders that touch an area within some days, at most eight, oldest first.

    Major ones go before minor ones, decisions before borders, what lasts before what is over in a day. `borders` is whether
    crossings of the area are counted: border milestones name crossings and no area.
    """
    inside = [item for item in list_touching(milestones, area, borders=borders) if is_in_view(item, first, last)]
    inside.sort(
        key=lambda item: (item.weight != "major", CATEGORIES.index(item.category), item.end is None, item.start)
    )
    chosen: list[Milestone] = []
    for item in inside:
        at = share_of(item.start, first, last) * NARROW
        if all(abs(at - share_of(other.start, first, last) * NARROW) >= LEAST_GAP for other in chosen):
            chosen.append(item)
    return [replace(item, weight="major") for item in sorted(chosen[:MOST], key=lambda item: item.start)]


def list_touching(milestones: Sequence[Milestone], area: str, *, borders: bool) -> list[Milestone]:
    """The decisions and borders that touch an area."""
    return [item for item in milestones if item.category in CATEGORIES and touches(item, area, borders=borders)]


def touches(item: Milestone, area: str, *, borders: bool) -> bool:
    """Whether a milestone is about an area or a part of it; a closed border is nobody's area."""
    if item.reference_area is None:
        return borders and item.category == "border" and item.end is not None
    countries = {code.partition("-")[0] for code in area.split("_")}
    return item.reference_area.partition("-")[0] in countries
