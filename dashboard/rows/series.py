"""What is drawn along time: series and their points, the changes between these, and what stands beside a line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

IMPORTED = "imported"  # the scope of series of imported events


@dataclass(frozen=True, slots=True)
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
    verb_class: str | None
    producer_id: str
    producer_name: str
    period_kind: str
    first_day: date
    last_day: date
    n_points: int


@dataclass(frozen=True, slots=True)
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

    def __post_init__(self) -> None:
        """Raises ValueError: a number without a document cannot be drawn."""
        if self.value is not None and not (self.figure_id and self.source_title):
            raise ValueError("a number without a document cannot be drawn")


@dataclass(frozen=True, slots=True)
class Change:
    """From one period of a series to the next: our arithmetic. `change_pct` is None after zero; `inexact` inputs are hedged."""

    series_id: str
    figure_id: str
    base_figure_id: str
    producer_id: str
    producer_name: str
    producer_kind: str
    period_kind: str
    period_start: date
    period_end: date
    base_start: date
    base_end: date
    value: float
    base_value: float
    change_pct: float | None
    inexact: bool
    provisional: bool


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring months of one series in one state of coverage: reported, zero, not_held, not_counted or outside."""

    series_id: str
    state: str
    first_month: date
    last_day: date


@dataclass(frozen=True, slots=True)
class Break:
    """A producer's definition that took the place of another: the line ends there."""

    definition_id: str
    follows: str
    producer_name: str
    day: date | None
    note: str


@dataclass(frozen=True, slots=True)
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
