"""The rows of the Overview. Plain dataclasses: neither the queries nor the page need to know the other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Newest:
    """One counter's newest number for one measure, with the document that prints it and the definition it counts by."""

    measure: str
    figure_id: str
    series_id: str | None
    incident_id: str | None
    reference_area: str
    area_name: str
    population_group: str
    producer_id: str
    producer_name: str
    producer_kind: str
    definition_id: str
    definition_label: str
    basis: str
    value: float | None
    low: float | None
    high: float | None
    qualifier: str
    as_stated: str | None
    status: str
    stated_verb: str | None
    period_start: date
    period_end: date
    period_kind: str
    n_claims: int
    agreement: str
    source_title: str
    publisher: str
    published: str | None
    url: str | None


@dataclass(frozen=True)
class TrendPoint:
    """One point of a small trend. `starts` is the first day of the period, `ends` its last."""

    starts: date
    ends: date
    value: float | None


@dataclass(frozen=True)
class Sharpest:
    """The two numbers that lie furthest apart for the same thing, and what is known of the reason."""

    measure: str
    reference_area: str
    population_group: str
    incident_id: str | None
    incident_label: str | None
    period: str
    period_start: date
    period_end: date
    period_kind: str
    producer_a: str
    producer_b: str
    definition_a: str
    definition_b: str
    figure_a: str
    figure_b: str
    value_a: float
    value_b: float
    qualifier_a: str
    qualifier_b: str
    reason_code: str
    reason: str
    producer_a_id: str = ""
    producer_b_id: str = ""
