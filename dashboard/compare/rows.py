"""Rows of the Compare page: a claim with its definition, and claims bundled for a dot plot."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard.rows import Claim


@dataclass(frozen=True)
class Asked:
    """One question that has answers: measure, area, people and period; how many claims and counters answer it."""

    measure: str
    reference_area: str
    population_group: str
    period_start: date
    period_end: date
    period: str
    period_kind: str
    n_claims: int
    n_producers: int


@dataclass(frozen=True)
class Count:
    """One claim and what its definition counts; `place` is its rank among the claims of its point, 1 is read."""

    claim: Claim
    place: int
    concept: str
    scope: str
    counts_militants: str
    basis: str
    description: str
    includes: str | None
    excludes: str | None
    n_sources: int


@dataclass(frozen=True)
class Difference:
    """Two claims that cannot both hold, and the reason as far as definitions give one."""

    figure_a: str
    figure_b: str
    reason_code: str
    reason: str


@dataclass(frozen=True)
class DotRow:
    """One line of a dot plot: what one counter says of one thing. The first claim is the one read, others stand behind it."""

    claims: tuple[Claim, ...]
    name: str
    definition: str
    badge: str


@dataclass(frozen=True)
class DotGroup:
    """Lines that count alike, under one heading."""

    title: str
    rows: tuple[DotRow, ...]
