"""Rows of the Returns page beside points and claims."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Movement:
    """One series of people who moved, or one counter's single marks (`series_id` is None); `verbs` as sources word it."""

    series_id: str | None
    measure: str
    unit: str
    definition_id: str
    definition_label: str
    scope: str
    population_group: str
    reference_area: str
    crossing: str | None
    verb_class: str | None
    verbs: tuple[str, ...]
    producer_id: str
    producer_name: str
    producer_kind: str
    period_kind: str
    first_day: date
    last_day: date
    n_points: int


@dataclass(frozen=True)
class Step:
    """Our arithmetic: the flow between two neighbouring totals of one series; a difference, never a figure of its own."""

    series_id: str
    producer_id: str
    producer_name: str
    producer_kind: str
    definition_id: str
    definition_label: str
    measure: str
    unit: str
    population_group: str
    reference_area: str
    crossing: str | None
    counted_from: date
    period_start: date
    period_end: date
    value: float
    total: float
    base_total: float
    figure_id: str
    base_figure_id: str


@dataclass(frozen=True)
class Clash:
    """Two running totals up to nearly the same day that differ: their places in the list of claims, and why."""

    one: int
    other: int
    reasons: tuple[str, ...]
