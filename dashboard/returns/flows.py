"""Flows in their frame: those of one length of period, or our arithmetic between two totals, never both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

import streamlit as st
from markupsafe import Markup

from dashboard.cache import ask, keep
from dashboard.charts.return_flows import draw_derived_flows, draw_return_flows, list_counters
from dashboard.downloads import put_download, put_rows_fold
from dashboard.drawing.milestones import list_dates
from dashboard.evidence.parts import put_rows
from dashboard.look import put_html
from dashboard.number_forms import format_number
from dashboard.phrasing.counters import credit_counters
from dashboard.phrasing.summary import summarise
from dashboard.plates import Plate, find_drawing, put_plate
from dashboard.queries.returns import list_steps, read_steps
from dashboard.returns.cells import write_step_row
from dashboard.returns.curves import put_points, rows_of
from dashboard.returns.question import DERIVED, choose_flow_kind, fits, list_flow_kinds, list_flows
from dashboard.returns.rows import Movement, Step
from dashboard.returns.scene import Scene, read_marks, read_points
from dashboard.returns.texts import (
    frame_key,
    list_definitions,
    list_step_glyphs,
    name_flow,
    say_span,
    say_subtitle,
    say_title,
    write_key,
)
from dashboard.rows import Point
from dashboard.sentences import put_select, put_word
from dashboard.trends.texts import write_credit, write_milestones, write_words_only
from dashboard.words import count, say

NONE = Markup('<p class="sanad quiet">{}</p>')
STEP_COLUMNS = (
    ("period", "wide"),
    ("counter", ""),
    ("difference", "number"),
    ("later", "number opens"),
    ("earlier", "number opens"),
    ("count", ""),
)


def put_flows(scene: Scene, measure: str, movements: Sequence[Movement], *, choice: bool = True) -> None:
    """The flows of a measure: a choice of lengths, the chart, the table."""
    flows = list_flows(movements, scene.question, measure)
    steps = [step for step in ask(list_steps) if step.measure == measure and fits(step, scene.question)]
    marks = read_marks(scene, measure, {row.period_kind for row in flows})
    kinds = list_flow_kinds(flows, steps)
    kind = choose_flow_kind(scene.view.kind, flows, kinds)
    if kind is None:
        put_html(NONE.format(say("returns.flows.none")))
        return
    if choice:
        put_kinds(scene, kinds, kind)
    if kind == DERIVED:
        put_steps(scene, measure, steps)
        return
    drawn = [row for row in flows if row.period_kind == kind]
    points = read_points(drawn, scene) + [mark for mark in marks if mark.period_kind == kind]
    put_flow_chart(scene, measure, points, kind, {str(row.series_id): name_flow(row) for row in drawn})


def put_kinds(scene: Scene, kinds: Sequence[str], kind: str) -> None:
    """The length of period, and why unlike lengths do not share a sheet."""
    with st.container(key="sentence-flows", horizontal=True, vertical_alignment="center"):
        put_word("returns.joint.flows")
        put_select(
            "returns kind", say("returns.label.kind"), kinds, kind, {code: say(f"returns.kind.{code}") for code in kinds},
            lambda code: replace(scene.view, kind=code, figure=None),
        )  # fmt: skip


def put_flow_chart(scene: Scene, measure: str, points: Sequence[Point], kind: str, labels: Mapping[str, str]) -> None:
    """Flows of one length of period."""
    if not points:
        put_html(NONE.format(say("returns.flows.none")))
        return
    key = ("flows", measure, kind, scene.question, scene.theme.name, *rows_of(points))
    plate = keep(lambda: frame_flows(scene, measure, points, kind, labels), *key)
    page = scene.page(min(point.period_start for point in points), max(point.period_end for point in points))
    draw = partial(draw_return_flows, points, page)
    dates = list_dates(page.milestones, page.episodes)
    below = keep(lambda: write_words_only(points) + write_milestones(dates), "below", *key)
    put_plate(plate, find_drawing(plate.name, rows_of(points), draw), scene.on_open, below)
    put_points(scene, points, say(f"returns.table.flows.{measure}"), plate.name)


def frame_flows(scene: Scene, measure: str, points: Sequence[Point], kind: str, labels: Mapping[str, str]) -> Plate:
    """The words around flows of one length of period."""
    years = say_span(points)
    title = say_title(scene.question, scene.names, measure, "flows", kind=say(f"returns.kind.{kind}"), years=years)
    return Plate(
        name=f"flows-{measure}",
        title=title,
        subtitle=say_subtitle("returns.subtitle.flows", scene.question, list_definitions(points)),
        credit=write_credit(points),
        summary=summarise(title, points, labels),
        key=write_key(points, scene.theme, counters=dict(list_counters(points))),
    )


def put_steps(scene: Scene, measure: str, steps: Sequence[Step]) -> None:
    """Our arithmetic, on a sheet of its own."""
    years = say_span(steps)
    title = say_title(scene.question, scene.names, measure, "flows", kind=say("returns.kind.derived"), years=years)
    values = [format_number(value) for value in (min(s.value for s in steps), max(s.value for s in steps))]
    plate = Plate(
        name=f"derived-{measure}",
        title=title,
        subtitle=say_subtitle("returns.subtitle.derived", scene.question, list_definitions(steps)),
        credit=say("returns.credit.claims", producers=credit_counters(steps)),
        summary=say("returns.derived.summary", title=title, n=len(steps), low=values[0], high=values[1]),
        key=frame_key(list_step_glyphs(steps, scene.theme)),
    )
    page = scene.page(min(step.period_start for step in steps), max(step.period_end for step in steps))
    draw = partial(draw_derived_flows, steps, page)
    put_plate(plate, find_drawing(plate.name, tuple(step.figure_id for step in steps), draw), scene.on_open)
    columns = [(say(f"returns.column.{name}"), kind) for name, kind in STEP_COLUMNS]
    rows = [write_step_row(step) for step in sorted(steps, key=lambda step: step.period_end, reverse=True)]
    query = partial(read_steps, figures=tuple(step.figure_id for step in steps))
    if place := put_rows_fold(query, scene.view, len(steps), plate.name):
        with place:
            put_rows(
                columns, rows, say("returns.table.derived"), scene.view.figure, scene.on_open, f"table-{plate.name}"
            )
            put_download(query, scene.view, "csv", count("returns.download.rows", len(steps)), key=plate.name)
