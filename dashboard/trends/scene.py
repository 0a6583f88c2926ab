"""What a view of Trends draws, and what it says of it: the scene that its panels share, and each panel's figure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from dashboard.cache import ask
from dashboard.charts.change_trend import draw_changes
from dashboard.charts.running_total import draw_running_totals
from dashboard.charts.trend import draw_trend
from dashboard.drawing.figure import Drawing
from dashboard.drawing.kept import KeptFigure
from dashboard.drawing.labels import label_room
from dashboard.drawing.logarithm import Decades, find_decades
from dashboard.drawing.milestones import choose_episodes, choose_milestones
from dashboard.drawing.page import Page
from dashboard.drawing.series import find_top
from dashboard.local import sees_closed
from dashboard.look import LIGHT, Theme, current_theme
from dashboard.phrasing.summary import summarise
from dashboard.plates import find_drawing
from dashboard.queries import trends as queries
from dashboard.queries.events import list_event_stretches
from dashboard.queries.vocab import Vocabulary
from dashboard.rows import IMPORTED, Change, Milestone, Stretch
from dashboard.trends.layout import Layout
from dashboard.trends.panels import Panel
from dashboard.trends.parts import write_parts_subtitle
from dashboard.trends.period_changes import keep_shown, summarise_changes
from dashboard.trends.question import Question
from dashboard.trends.texts import FLOWS, write_subtitle, write_title
from dashboard.words import say

NEAR = {True: frozenset({"policy", "border", "law"}), False: frozenset({"conflict", "ceasefire"})}


@dataclass(frozen=True)
class Scene:
    """What all panels of a view share."""

    question: Question
    names: Vocabulary
    span: tuple[date, date]
    title: str
    theme: Theme
    milestones: tuple[Milestone, ...]
    episodes: tuple[Milestone, ...]
    many: bool
    layout: Layout
    log: bool = False
    changes: tuple[Change, ...] | None = None
    right: int | None = None

    @property
    def page(self) -> Page:
        """What charts are told besides their rows."""
        return Page(
            self.theme, *self.span, milestones=self.milestones, episodes=self.episodes, small=self.many,
            right=self.right,
        )  # fmt: skip

    def changes_of(self, panel: Panel) -> list[Change]:
        """The changes within a panel, of numbers in view."""
        inside = [change for change in self.changes or () if change.series_id in panel.labels]
        return keep_shown(inside, panel.points)

    def title_of(self, panel: Panel) -> str:
        """The title of a panel: its own where there are several; that of a part is the whole sentence."""
        if not (panel.part or self.many):
            return self.title
        title = write_title(self.layout.questions[panel.part], self.names, *self.span) if panel.part else panel.title
        return title if self.changes is None else say("trends.change.title", title=title)

    def is_empty(self, panel: Panel) -> bool:
        """Whether changes are asked for and the panel has none to draw."""
        return self.changes is not None and not self.changes_of(panel)


def set_scene(
    panels: list[Panel],
    question: Question,
    names: Vocabulary,
    span: tuple[date, date],
    title: str,
    layout: Layout,
    *,
    log: bool = False,
    changes: tuple[Change, ...] | None = None,
) -> Scene:
    """The scene of a view."""
    near = NEAR[question.measure in FLOWS]
    every = ask(queries.list_milestones)
    milestones, episodes = tuple(choose_milestones(every, *span, near)), tuple(choose_episodes(every, *span))
    many = len(panels) > 1 or bool(layout.parts)
    # Panels that stand side by side have their plots equally wide.
    right = label_room([label for panel in panels for label in panel.labels.values()]) if many else None
    return Scene(question, names, span, title, current_theme(), milestones, episodes, many, layout, log, changes, right)


def draw_change_panel(panel: Panel, scene: Scene, span: tuple[float, float]) -> Drawing:
    """The panel's changes on the period before."""
    page = scene.page
    return draw_changes(scene.changes_of(panel), panel.labels, page, span)


def find_change_span(panels: list[Panel], scene: Scene) -> tuple[float, float]:
    """From the largest fall to the largest rise, in per cent: one scale for all panels."""
    values = [change.change_pct or 0 for panel in panels for change in scene.changes_of(panel)]
    return min([0, *values]), max([0, *values])


def draw_panel(panel: Panel, scene: Scene, stretches: list[Stretch], scale: float | Decades) -> Drawing:
    """The panel's figure: steps for running totals, lines for the rest."""
    page = scene.page
    page = replace(page, log=scale) if isinstance(scale, Decades) else replace(page, top=scale)
    if scene.question.kind == "cumulative":
        return draw_running_totals(panel.points, panel.labels, page)
    return draw_trend(panel.points, panel.labels, page, coverage=stretches, breaks=ask(queries.list_breaks))


def find_scale(panel: Panel, panels: list[Panel], scene: Scene) -> float | Decades:
    """One scale for all panels of one concept, which alone are compared by height: its top, or a logarithmic axis."""
    points = [point for other in panels if other.concept == panel.concept for point in other.points]
    return find_decades(points) if scene.log else find_top(points)


def list_stretches(panel: Panel, scene: Scene) -> list[Stretch]:
    """What we hold of the panel's series; running totals have no months of their own."""
    if scene.question.kind == "cumulative":
        return []
    if panel.concept.scope == IMPORTED:
        return ask(list_event_stretches, panel.series, local=sees_closed())
    return ask(queries.list_coverage, panel.series)


def find_figure(panel: Panel, panels: list[Panel], scene: Scene) -> KeptFigure:
    """The panel's figure, drawn once."""
    if scene.changes is not None:
        reach = find_change_span(panels, scene)
        shown = tuple(f"{change.series_id} {change.figure_id}" for change in scene.changes_of(panel))
        name = ("changes", *shown, str(scene.span), str(reach), str(scene.many), str(scene.right))
        draw = partial(draw_change_panel, panel, scene, reach)
        return find_drawing("trends", name, draw, scene.theme.name)
    scale = find_scale(panel, panels, scene)
    key = (
        *panel.series,
        *(point.figure_id for point in panel.points),
        str(scene.span),
        str(scale),
        str(scene.many),
        str(scene.right),
    )
    draw = partial(draw_panel, panel, scene, list_stretches(panel, scene), scale)
    return find_drawing("trends", key, draw, scene.theme.name)


def list_pictures(panels: list[Panel], scene: Scene) -> list[tuple[str, str, KeptFigure]]:
    """Titles, subtitles and figures of all panels as they are printed, on a light ground; of changes those that there are."""
    printed = replace(scene, theme=LIGHT)
    drawn = [panel for panel in panels if not scene.is_empty(panel)]
    return [
        (scene.title_of(panel), say_subtitle(panel, panels, scene), find_figure(panel, panels, printed).as_file())
        for panel in drawn
    ]


def say_subtitle(panel: Panel, panels: list[Panel], scene: Scene) -> str:
    """What is counted, about whom, in which unit; that the scale is logarithmic, and where zeros stand. Parts share theirs."""
    if scene.layout.parts:
        return f"{write_parts_subtitle(panels, scene.layout, scene.names)}{say_scale(panels, scene)}"
    return f"{write_subtitle(panel, scene.question, scene.names)}{say_scale([panel], scene)}"


def say_scale(panels: list[Panel], scene: Scene) -> str:
    """The sentence on changes, or on the logarithmic scale; empty for counts from zero."""
    if scene.changes is not None:
        n = sum(len(scene.changes_of(panel)) for panel in panels)
        return " " + say("trends.change.subtitle" if n else "trends.change.none")
    if not scene.log:
        return ""
    zero = find_decades([point for panel in panels for point in panel.points]).has_zero
    return " " + say("trends.scale.zero" if zero else "trends.scale.said")


def say_summary(panel: Panel, scene: Scene) -> str:
    """The paragraph in words of one panel."""
    if scene.changes is not None:
        return summarise_changes(scene.title_of(panel), scene.changes_of(panel))
    return summarise(scene.title_of(panel), panel.points, panel.labels)
