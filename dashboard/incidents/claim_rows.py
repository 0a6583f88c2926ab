"""The rows of a range plot: which claims are drawn as one mark, under whose name, and where. Pure.

Places are in pixels from the upper edge, so that rows keep their height whatever the number of claims.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from dashboard.incidents.ranges import lowest, split_by_group
from dashboard.phrasing.counters import say_counter
from dashboard.phrasing.sentence import capital
from dashboard.rows import Claim
from dashboard.words import join_list, say

HEADING, PARTIAL_HEADING, LINE, MARK_LINE, ROOM = 34, 22, 17, 20, 6  # pixels
WIDEST = 50  # letters in a line of a label, so that it fits on a telephone


@dataclass(frozen=True)
class Row:
    """Claims that say the same in one voice: drawn as one mark. `top` is in pixels from the upper edge."""

    claims: tuple[Claim, ...]
    lines: tuple[str, ...]
    top: float

    @property
    def claim(self) -> Claim:
        """The claim that stands for the row."""
        return self.claims[0]

    @property
    def label(self) -> str:
        """Who says it, in markup."""
        return "<br>".join(escape(line) for line in self.lines)

    @property
    def middle(self) -> float:
        """Where the mark stands, in pixels from the upper edge."""
        return self.top + len(self.lines) * LINE + MARK_LINE / 2

    @property
    def bottom(self) -> float:
        """Where the row ends."""
        return self.top + len(self.lines) * LINE + MARK_LINE + ROOM


@dataclass(frozen=True)
class Panel:
    """One group of people: its heading, its claims, and the partial counts below them."""

    claims: tuple[Claim, ...]
    top: float
    rows: tuple[Row, ...]
    partial_top: float
    partial: tuple[Row, ...]

    @property
    def bottom(self) -> float:
        """Where the panel ends."""
        return (self.partial or self.rows)[-1].bottom + ROOM


def voice(claim: Claim) -> tuple[Any, ...]:
    """What claims must share to be drawn as one mark: counter, amount and standing; the speakers may differ."""
    words = claim.as_stated if claim.value is None and claim.low is None else None
    return (
        claim.producer_id,
        claim.qualifier,
        claim.value,
        claim.low,
        claim.high,
        claim.status,
        claim.count_scope,
        words,
    )


def name_row(claims: Sequence[Claim]) -> str:
    """The counter, the offices of the speakers, and how the number stands."""
    speakers = list(dict.fromkeys(claim.speaker for claim in claims if claim.speaker))
    counter = capital(say_counter(claims[0]))
    name = f"{counter}: {join_list(speakers)}" if speakers else counter
    tags = [claims[0].status] if claims[0].status != "reported" else []
    tags += ["running"] if claims[0].count_scope == "running" else []
    return " · ".join([name, *(say(f"claims.tag.{tag}") for tag in tags)])


def place_rows(claims: Sequence[Claim], top: float) -> tuple[Row, ...]:
    """The claims as rows one below the other, lowest number first within a counter, counters in the order given."""
    order = list(dict.fromkeys(claim.producer_id for claim in claims))
    voices: dict[tuple[Any, ...], list[Claim]] = {}
    for claim in sorted(claims, key=lambda claim: (order.index(claim.producer_id), lowest(claim) or 0)):
        voices.setdefault(voice(claim), []).append(claim)
    rows: list[Row] = []
    for same in voices.values():
        start = rows[-1].bottom if rows else top
        rows.append(Row(tuple(same), tuple(textwrap.wrap(name_row(same), WIDEST)), start))
    return tuple(rows)


def plan(claims: Sequence[Claim], measure: str) -> list[Panel]:
    """One panel per group of people, one below the other."""
    panels: list[Panel] = []
    for _, found in split_by_group(claims, measure):
        top = panels[-1].bottom if panels else 0
        rows = place_rows([claim for claim in found if claim.count_scope != "partial"], top + HEADING)
        partial_top = rows[-1].bottom if rows else top + HEADING
        partial = place_rows(
            [claim for claim in found if claim.count_scope == "partial"], partial_top + PARTIAL_HEADING
        )
        panels.append(Panel(tuple(found), top, rows, partial_top, partial))
    return panels
