"""The rows that queries give and charts draw. Plain dataclasses: neither side needs to know the other."""

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
class Stretch:
    """Neighbouring months of one series in one state of coverage: reported, zero, not_held, not_counted or outside."""

    series_id: str
    state: str
    first_month: date
    last_day: date


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


@dataclass(frozen=True, slots=True)
class Break:
    """A producer's definition that took the place of another: the line ends there."""

    definition_id: str
    follows: str
    producer_name: str
    day: date | None
    note: str


@dataclass(frozen=True, slots=True)
class Wording:
    """One figure behind a claim: how one document prints it."""

    figure_id: str
    claim_id: str
    qualifier: str
    value: float | None
    low: float | None
    high: float | None
    as_stated: str | None
    as_stated_en: str | None
    producer_basis: str
    speaker: str | None
    status: str
    transcription_confidence: str
    note: str | None
    source_id: str
    title: str
    publisher: str
    agency: str | None
    published: str | None
    language: str | None
    url: str | None
    archived_url: str | None
    source_kind: str
    source_producer_id: str | None


@dataclass(frozen=True, slots=True)
class Claim:
    """One distinct claim: who says what number about which thing; `yields_by_rule` is None for the one shown."""

    claim_id: str
    series_id: str | None
    figure_id: str
    measure: str
    unit: str
    definition_id: str
    definition_label: str
    population_group: str
    group_label: str
    reference_area: str
    area_name: str
    area_kind: str
    origin_name: str | None
    destination_name: str | None
    crossing: str | None
    stated_verb: str | None
    incident_id: str | None
    incident_label: str | None
    count_scope: str
    producer_id: str
    producer_name: str
    producer_kind: str
    speaker: str | None
    period: str
    period_start: date
    period_end: date
    period_kind: str
    period_basis: str
    value: float | None
    low: float | None
    high: float | None
    qualifier: str
    status: str
    transcription_confidence: str
    as_stated: str | None
    latest_on: date | None
    earliest_on: date | None
    listed_under: str | None
    yields_by_rule: int | None


@dataclass(frozen=True, slots=True)
class Definition:
    """What one producer counts as one, in plain words; `basis` not_found means its definition was not found."""

    definition_id: str
    label: str
    description: str
    basis: str
    includes: str | None
    excludes: str | None
    break_note: str | None
    source_title: str | None
    source_url: str | None


@dataclass(frozen=True, slots=True)
class StatedChange:
    """A percentage a source prints, beside the one computed from the same producer's series."""

    change_pct: float
    qualifier: str
    as_stated: str | None
    period: str
    base_period: str
    producer_name: str
    publisher: str
    url: str | None
    base_value: float | None
    value: float | None
    computed_pct: float | None
    agrees: bool | None


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
class Evidence:
    """All that stands behind one point: the claim shown first, then its rivals, and how documents print each of them."""

    claims: tuple[Claim, ...]
    wordings: tuple[Wording, ...]
    definition: Definition
    changes: tuple[StatedChange, ...]
    is_point: bool
    derived: tuple[Change, ...] = ()
