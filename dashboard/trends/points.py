"""The points of a question, and the panels they stand in."""

from __future__ import annotations

from dashboard.cache import ask
from dashboard.frame import vocabulary
from dashboard.local import sees_closed
from dashboard.queries import events as event_queries
from dashboard.queries import period_changes as change_queries
from dashboard.queries import trends as queries
from dashboard.rows import IMPORTED, Change, Offer, Point
from dashboard.trends.layout import GROUP, Layout, build_parts
from dashboard.trends.panels import Panel, build_panels
from dashboard.trends.question import Question
from dashboard.trends.texts import name_concepts


def read_points(question: Question, layout: Layout) -> list[Point]:
    """The points of the chosen series and the chosen single marks; or of the series that stand side by side."""
    if layout.parts:
        offers = [offer for _, part in layout.parts for offer in part.series]
        return read_series(offers)
    points = read_series([*question.series])
    definitions = tuple(dict.fromkeys(offer.definition_id for offer in question.singles))
    return points + ask(queries.list_single_marks, definitions, question.group, question.area, question.kind)


def read_series(offers: list[Offer]) -> list[Point]:
    """The points of series, reported or imported."""
    reported = tuple(str(offer.series_id) for offer in offers if offer.scope != IMPORTED)
    imported = tuple(str(offer.series_id) for offer in offers if offer.scope == IMPORTED)
    return [
        *ask(queries.list_points, reported),
        *ask(event_queries.list_event_points, imported, local=bool(imported) and sees_closed()),
    ]


def read_changes(panels: list[Panel]) -> list[Change]:
    """The changes within the series drawn."""
    return ask(change_queries.list_changes, tuple(dict.fromkeys(name for panel in panels for name in panel.series)))


def find_panels(question: Question, layout: Layout, inside: list[Point]) -> list[Panel]:
    """The panels of the question, or those that stand side by side."""
    if layout.parts:
        kind = "group" if layout.by == GROUP else "area"
        return build_parts(layout, inside, vocabulary().names[kind])
    return build_panels(question, inside, name_concepts(question))
