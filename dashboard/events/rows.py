"""Rows of imported events. Plain dataclasses: neither queries nor markup need to know the other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class EventPoint:
    """The sum over a data set's events of one type, area and period: our arithmetic, from its own numbers."""

    figure_id: str
    series_id: str
    event_dataset: str
    title: str
    producer: str
    licence: str
    redistributable: bool
    citation: str
    source_url: str | None
    measure: str
    event_type: str
    event_type_label: str
    reference_area: str | None
    area_name: str
    period: str
    period_kind: str
    period_start: date
    period_end: date
    value: int
    low: int | None
    high: int | None
    n_events: int
    n_without_value: int
    n_not_placed: int


@dataclass(frozen=True)
class Event:
    """One event as its data set gives it; `source` is what the data set names as the event's own sources."""

    event_dataset: str
    event_id: str
    date_start: date
    date_end: date
    date_precision: str
    event_type: str
    best: int | None
    low: int | None
    high: int | None
    place: str | None
    admin1: str | None
    country: str | None
    place_precision: str | None
    side_a: str | None
    side_b: str | None
    source: str | None
    source_url: str | None
