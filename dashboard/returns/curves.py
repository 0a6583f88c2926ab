"""Running totals in their frame, with what may not be done with them, their table and their CSV."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import combinations, pairwise

from markupsafe import Markup

from dashboard.cache import keep
from dashboard.charts.cumulative_returns import draw_cumulative_returns
from dashboard.downloads import put_download, put_rows_fold
from dashboard.drawing.lines import group_by_series
from dashboard.drawing.milestones import list_dates
from dashboard.evidence.parts import put_table
from dashboard.guards import refuse_two_totals, refuse_unlike_starts
from dashboard.look import put_html
from dashboard.phrasing.amounts import say_amount
from dashboard.phrasing.summary import summarise
from dashboard.plates import Plate, find_drawing, put_plate
from dashboard.queries.trends import read_rows
from dashboard.returns.differences import LOWER
from dashboard.returns.rows import Movement
from dashboard.returns.scene import Scene, read_marks, read_points
from dashboard.returns.texts import (
    list_definitions,
    name_curve,
    nameless_counters,
    say_span,
    say_subtitle,
    say_title,
    write_key,
)
from dashboard.rows import Point
from dashboard.trends.texts import write_credit, write_milestones, write_words_only
from dashboard.words import count, format_day, say

EMPTY = Markup("")
GUARD = Markup('<p class="small quiet guard"><b>{}</b> {}</p>')


def put_curves(scene: Scene, measure: str, drawn: Sequence[Movement]) -> None:
    """The curves chosen, single marks of counters without a name beside them."""
    points = read_points(drawn, scene) + read_marks(scene, measure, ("cumulative",))
    if not points:
        put_html(
            Markup('<p class="sanad quiet" id="chart-curves-{}">{}</p>').format(measure, say("returns.curves.none"))
        )
        return
    labels = {str(row.series_id): name_curve(row) for row in drawn}
    rows = rows_of(points, labels)
    plate = keep(
        lambda: frame_curves(scene, measure, points, labels), "curves", measure, scene.question, scene.theme.name, rows
    )
    shown = [point for point in points if point.value is not None]
    page = scene.page(min(point.period_start for point in points), max(point.period_end for point in points))
    dates = list_dates(page.milestones, page.episodes)
    below = keep(
        lambda: write_guard(points) + write_falls(points) + write_words_only(points) + write_milestones(dates),
        "below curves", measure, scene.question, rows,
    )  # fmt: skip
    if shown:
        draw = partial(draw_cumulative_returns, shown, labels, page)
        put_plate(plate, find_drawing(plate.name, rows, draw), scene.on_open, below)
    else:
        put_html(below)
    put_points(scene, points, say(f"returns.table.curves.{measure}"), plate.name)


def frame_curves(scene: Scene, measure: str, points: Sequence[Point], labels: dict[str, str]) -> Plate:
    """The words around the curves."""
    title = say_title(scene.question, scene.names, measure, "curves", years=say_span(points))
    return Plate(
        name=f"curves-{measure}",
        title=title,
        subtitle=say_subtitle("returns.subtitle.curves", scene.question, list_definitions(points)),
        credit=write_credit(points),
        summary=summarise(title, points, labels),
        key=write_key(points, scene.theme, counters=nameless_counters(points)),
    )


def rows_of(points: Sequence[Point], labels: Sequence[str] | dict[str, str] = ()) -> tuple[str, ...]:
    """What decides a drawing: its figures and its curves."""
    return (*(point.figure_id for point in points), *labels)


def write_falls(points: Sequence[Point]) -> Markup:
    """Running totals that fall: what cannot be, said as it is. Bounds and numbers taken back are left out."""
    sentences = [
        say(
            "returns.falls",
            producer=one.producer_name,
            earlier=say_point_amount(one),
            earlier_day=format_day(one.period_end),
            later=say_point_amount(other),
            later_day=format_day(other.period_end),
        )
        for rows in group_by_series(points).values()
        for one, other in pairwise(rows)
        if (other.value or 0) < (one.value or 0) and one.qualifier != "nearly" and other.qualifier not in LOWER
    ]
    lines = Markup("").join(GUARD.format(say("returns.falls.label"), sentence) for sentence in sentences)
    return Markup('<div class="sanad">{}</div>').format(lines) if sentences else EMPTY


def say_point_amount(point: Point) -> str:
    """A point's amount with its qualifier."""
    return say_amount(point.value, point.low, point.high, point.qualifier, point.as_stated)


def write_guard(points: Sequence[Point]) -> Markup:
    """Why these curves are not added, and why their heights may differ: one sentence each, from the first pair it holds for."""
    firsts = {point.series_id: point for point in points if point.series_id}
    pairs = list(combinations(firsts.values(), 2))
    reasons = [
        next(filter(None, (refuse(one, other) for one, other in pairs)), None)
        for refuse in (refuse_two_totals, refuse_unlike_starts)
    ]
    sentences = " ".join(reason for reason in reasons if reason)
    return (
        Markup('<div class="sanad">{}</div>').format(GUARD.format(say("returns.guard"), sentences))
        if sentences
        else EMPTY
    )


def put_points(scene: Scene, points: Sequence[Point], caption: str, name: str) -> None:
    """The rows in view as a table that opens evidence, and as CSV."""
    rows = sorted(points, key=lambda row: (row.period_end, row.period_start, row.producer_name), reverse=True)
    query = partial(read_rows, figures=tuple(point.figure_id for point in rows))
    if place := put_rows_fold(query, scene.view, len(rows), name):
        with place:
            put_table(rows, caption, scene.view.figure, scene.on_open, key=f"table-{name}")
            put_download(query, scene.view, "csv", count("returns.download.rows", len(rows)), key=name)
