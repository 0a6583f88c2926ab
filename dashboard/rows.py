"""The rows that queries give and charts draw. Plain dataclasses: neither side needs to know the other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Offer:
    """One series that exists, or the single marks of one producer and definition; `series_id` is None for the latter."""

    series_id: str | None
    measure: str
    unit: str
    concept: str
    scope: str
    definition_id: str
    definition_label: str
    population_group: str
    reference_area: str
    area_kind: str
    crossing: str | None
    producer_id: str
    producer_name: str
    period_kind: str
    first_day: date
    last_day: date
    n_points: int


@dataclass(frozen=True)
class Point:
    """One point of a series (the claim shown and the span of all), or one claim that belongs to no series."""

    figure_id: str
    series_id: str | None
    measure: str
    unit: str
    concept: str
    scope: str
    definition_id: str
    definition_label: str
    population_group: str
    reference_area: str
    crossing: str | None
    producer_id: str
    producer_name: str
    producer_kind: str
    period: str
    period_start: date
    period_end: date
    period_kind: str
    period_basis: str
    value: float | None
    low: float | None
    high: float | None
    qualifier: str
    count_scope: str
    status: str
    stated_verb: str | None
    as_stated: str | None
    transcription_confidence: str
    min_value: float | None
    max_value: float | None
    agreement: str
    n_claims: int
    n_sources: int
    source_title: str
    publisher: str
    published: str | None
    url: str | None


@dataclass(frozen=True)
class Stretch:
    """Neighbouring months of one series in one state of coverage: reported, zero, not_held, not_counted or outside."""

    series_id: str
    state: str
    first_month: date
    last_day: date


@dataclass(frozen=True)
class Milestone:
    """A dated event that may explain a bend; `end` only for episodes. `label` is two to five words, `title` one sentence."""

    milestone_id: str
    start: date
    end: date | None
    label: str
    title: str
    weight: str
    category: str
    reference_area: str | None
    date_text: str
    end_text: str | None


@dataclass(frozen=True)
class Break:
    """A producer's definition that took the place of another: the line ends there."""

    definition_id: str
    follows: str
    producer_name: str
    day: date | None
    note: str
