"""What all parts of the Returns page share, and the rows they are drawn from."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial

from dashboard.address import View
from dashboard.cache import ask, keep
from dashboard.drawing.milestones import choose_episodes
from dashboard.drawing.page import Page
from dashboard.guards import Whole
from dashboard.look import Theme, current_theme
from dashboard.plates import open_figure
from dashboard.queries import trends as trend_queries
from dashboard.queries.compare import read_whole
from dashboard.queries.returns import list_marks
from dashboard.queries.vocab import Vocabulary
from dashboard.returns.milestones import choose_dates, list_touching
from dashboard.returns.question import Question, fits, has_verb
from dashboard.returns.rows import Movement
from dashboard.rows import Milestone, Point

EDGE = timedelta(days=14)


@dataclass(frozen=True)
class Scene:
    """The view with its question written out, names, what contains what, and the theme."""

    view: View
    question: Question
    names: Vocabulary
    whole: Whole
    theme: Theme

    @property
    def on_open(self) -> Callable[[str], None]:
        """Opens the evidence of a figure."""
        return partial(open_figure, self.view)

    def dates(self, first: date, last: date) -> tuple[Milestone, ...]:
        """The decisions and closed borders to mark between two days."""
        return tuple(
            choose_dates(
                ask(trend_queries.list_milestones), first, last, self.question.area, borders=self.question.has_crossings
            )
        )

    def page(self, first: date, last: date) -> Page:
        """The sheet's days, a little wider than the numbers, with the dates to mark."""
        span = first - EDGE, last + EDGE
        key = (self.question.area, self.question.has_crossings, self.theme.name, *span)
        return keep(lambda: self.make_page(*span), "returns page", *key)

    def make_page(self, first: date, last: date) -> Page:
        """A sheet from one day to another, with the dates to mark."""
        near = list_touching(
            ask(trend_queries.list_milestones), self.question.area, borders=self.question.has_crossings
        )
        return Page(
            self.theme, first, last, milestones=self.dates(first, last), episodes=choose_episodes(near, first, last)
        )


def set_scene(view: View, question: Question, names: Vocabulary) -> Scene:
    """The scene of a question; the view keeps what the reader chose and says the rest."""
    settled = replace(
        view, area=question.area, group=question.group, crossing=question.crossing_code,
        verb=view.verb if view.verb == question.verb else None,
    )  # fmt: skip
    return Scene(settled, question, names, ask(read_whole), current_theme())


def read_points(movements: Sequence[Movement], scene: Scene) -> list[Point]:
    """The points of some series, and those of their words only that the question asks for."""
    series = tuple(str(row.series_id) for row in movements if row.series_id)
    return [point for point in ask(trend_queries.list_points, series) if has_verb(point, scene.question)]


def read_marks(scene: Scene, measure: str, kinds: Collection[str]) -> list[Point]:
    """The claims that belong to no series and answer the question."""
    return [
        point
        for point in ask(list_marks)
        if point.measure == measure
        and point.period_kind in kinds
        and fits(point, scene.question)
        and has_verb(point, scene.question)
    ]
