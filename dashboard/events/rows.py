"""Rows of imported events. Plain dataclasses: neither queries nor markup need to know the other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class EventTerms:
    """Whose events they are, and on which terms they came."""

    event_dataset: str
    title: str
    producer: str
    licence: str
    redistributable: bool
    citation: str
    source_url: str | None


@dataclass(frozen=True)
class EventPoint(EventTerms):
    """The sum over a data set's events of one type, area and period: our arithmetic, from its own numbers."""

    figure_id: str
    series_id: str
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


@dataclass(frozen=True)
class EventDataset(EventTerms):
    """A data set whose events are incidents, on the terms it came with."""

    types_add_up: bool
    first_day: date
    last_day: date


@dataclass(frozen=True)
class EventArea:
    """An area that a data set has events in, with the codes of all areas within it; none for countries without a code.

    `reference_area` is the code that an address has for it: the corpus's, or one made of the country's name.
    """

    reference_area: str
    area_name: str
    within: tuple[str, ...]


@dataclass(frozen=True)
class EventQuestion:
    """Which events of a data set: of one type (None for all), in one area, of whole months from the first day to the last.

    An event is of the month it lies in. Those that reach over several months are of the year they begin in and of no month:
    they are among the events of whole years only.
    """

    event_dataset: str
    event_type: str | None
    area: EventArea | None
    first: date
    last: date

    @property
    def is_of_years(self) -> bool:
        """Whether whole years are asked for."""
        return (self.first.month, self.first.day, self.last.month, self.last.day) == (1, 1, 12, 31)


@dataclass(frozen=True)
class EventSum:
    """The events of one area, or of one month, added up. Sums are None where no event has a number.

    `reference_area` is None for countries without a code, `month` for events that reach over several months.
    """

    reference_area: str | None
    area_name: str
    month: date | None
    n_events: int
    n_without_value: int
    best: int | None
    low: int | None
    high: int | None


@dataclass(frozen=True)
class EventPlace:
    """A place that the data set knows exactly, and its events; `n_places`: how many such places there are."""

    place: str | None
    latitude: float
    longitude: float
    n_events: int
    n_places: int
