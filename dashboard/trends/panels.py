"""A question's points as panels: what cannot share an axis stands apart, and no panel holds more than six lines. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.phrasing.counters import NOT_STATED
from dashboard.rows import Offer, Point
from dashboard.trends.question import MOST_LINES, Concept, Question, concept_of, name_series
from dashboard.words import say


@dataclass(frozen=True)
class Panel:
    """One chart: its concept, its series with their labels, and its points."""

    concept: Concept
    labels: dict[str, str]
    points: tuple[Point, ...]
    definitions: tuple[tuple[str, str], ...]
    title: str
    part: str = ""  # the area or group, where panels stand for these

    @property
    def series(self) -> tuple[str, ...]:
        """The series drawn."""
        return tuple(self.labels)


def is_in_span(point: Point, first: date, last: date) -> bool:
    """Whether a point lies in the days shown, by the rule of extracts: its last day does."""
    return first <= point.period_end <= last


def name_offerer(offer: Offer) -> str:
    """Who counts a series, or the words that it is not stated."""
    return say("counter.not_stated") if offer.producer_id == NOT_STATED else offer.producer_name


def build_panel(concept: Concept, offers: Sequence[Offer], points: Sequence[Point], title: str) -> Panel:
    """The panel of some offers of one concept."""
    series = {str(offer.series_id) for offer in offers if offer.series_id}
    alone = {offer.definition_id for offer in offers if not offer.series_id}
    inside = tuple(
        point
        for point in points
        if (point.series_id in series)
        or (
            not point.series_id
            and point.definition_id in alone
            and (point.unit, point.crossing) == (concept.unit, concept.crossing)
        )
    )
    labels = name_series([offer for offer in offers if offer.series_id])
    drawn = {point.series_id for point in inside if point.value is not None}
    return Panel(
        concept,
        {series_id: label for series_id, label in labels.items() if series_id in drawn},
        inside,
        tuple(dict.fromkeys((name_offerer(offer), offer.definition_label) for offer in offers)),
        title,
    )


def build_panels(question: Question, points: Sequence[Point], titles: dict[Concept, str]) -> list[Panel]:
    """The panels of a question, in the order of its concepts. A concept with more than six lines becomes one panel each."""
    chosen: dict[Concept, list[Offer]] = defaultdict(list)
    for offer in question.chosen:
        chosen[concept_of(offer)].append(offer)
    panels: list[Panel] = []
    for concept in question.concepts:
        offers = chosen.get(concept, [])
        lines = [offer for offer in offers if offer.series_id]
        if len(lines) <= MOST_LINES:
            panels.append(build_panel(concept, offers, points, titles[concept]))
            continue
        labels = name_series(lines)
        panels += [
            build_panel(concept, [offer], points, f"{titles[concept]}: {labels[str(offer.series_id)]}")
            for offer in lines
        ]
    return [panel for panel in panels if panel.points]
