"""The rows of the search: names that words may meet, and what was found. Plain dataclasses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard.address import View


@dataclass(frozen=True)
class Name:
    """A code of the data under one of its names, as words of one spelling. `shown` is the name readers see.

    `owner`: whose definition it is.
    """

    kind: str
    code: str
    shown: str
    words: tuple[str, ...]
    owner: str | None = None


@dataclass(frozen=True)
class FoundFigure:
    """One claim that fits, by the figure that stands for it."""

    figure_id: str
    measure: str
    population_group: str
    reference_area: str
    producer_id: str
    producer_name: str
    definition_label: str
    value: float | None
    low: float | None
    high: float | None
    qualifier: str
    as_stated: str | None
    period_start: date
    period_end: date
    period_kind: str
    incident_id: str | None
    incident_label: str | None
    n_sources: int
    n_found: int


@dataclass(frozen=True)
class FoundIncident:
    """One incident that fits."""

    incident_id: str
    label: str
    kind: str
    reference_area: str


@dataclass(frozen=True)
class FoundSource:
    """One document that fits."""

    source_id: str
    title: str
    publisher: str
    published: str | None
    url: str | None
    n_figures: int


@dataclass(frozen=True)
class Hit:
    """One line of an answer: where it leads, what it says, and why it is here."""

    page: str
    view: View
    title: str
    about: str
    reason: str


@dataclass(frozen=True)
class Group:
    """The first lines of one kind, and how many there are in all."""

    kind: str
    hits: tuple[Hit, ...]
    n_found: int
