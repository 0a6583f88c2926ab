"""Trends: counts over time as each producer gives them, every point leading to its evidence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

import streamlit as st
from markupsafe import Markup

from dashboard.address import View
from dashboard.cache import ask
from dashboard.downloads import put_download
from dashboard.evidence.parts import put_panel, put_table
from dashboard.extracts import Options
from dashboard.frame import put_notice, read_view, vocabulary, write_view
from dashboard.look import put_html
from dashboard.queries import evidence as evidence_queries
from dashboard.queries import trends as queries
from dashboard.rows import Point
from dashboard.trends.controls import fix, put_controls
from dashboard.trends.drawing import list_pictures, put_charts, put_notes, put_style, set_scene
from dashboard.trends.panels import Panel, build_panels
from dashboard.trends.question import Question, settle_question
from dashboard.trends.texts import (
    name_concepts,
    note_breaks,
    write_breaks,
    write_credit,
    write_left_out,
    write_title,
    write_words_only,
)
from dashboard.words import format_number, say


def show() -> None:
    """Draw the page."""
    put_style()
    offers = ask(queries.list_offers)
    if not offers:
        put_notice(say("trends.no_series"))
        return
    names = vocabulary().names
    known = {field: names.get(field, {}) for field in ("measure", "area", "group", "producer", "definition", "concept")}
    view = read_view(known)
    found = ask(evidence_queries.find_claim, view.figure) if view.figure else None
    if view.figure and not found:
        put_notice(say("trends.unknown_figure", id=view.figure))
    question = settle_question(complete_view(view, found), offers)
    if is_elsewhere(view, question):
        put_notice(say("trends.nearest"))
    show_question(view if found else replace(view, figure=None), question)


def complete_view(view: View, found: dict[str, Any] | None) -> View:
    """The view with the question of its figure, where the address names a figure and no question."""
    if not found or view.measure or view.series:
        return view
    return replace(
        view,
        measure=found["measure"],
        area=found["reference_area"],
        group=found["population_group"],
        kind=found["period_kind"],
        concept=found["concept"],
    )


def is_elsewhere(view: View, question: Question) -> bool:
    """Whether the address asks for something that does not exist in this combination."""
    wanted = (
        (view.measure, question.measure),
        (view.area, question.area),
        (view.group, question.group),
        (view.kind, question.kind),
    )
    return any(asked and asked != settled for asked, settled in wanted)


def read_points(question: Question) -> list[Point]:
    """The points of the chosen series and the chosen single marks."""
    points = ask(queries.list_points, tuple(str(offer.series_id) for offer in question.series))
    definitions = tuple(dict.fromkeys(offer.definition_id for offer in question.singles))
    return points + ask(queries.list_single_marks, definitions, question.group, question.area, question.kind)


def choose_span(view: View, span: tuple[date, date], kind: str) -> tuple[date, date]:
    """The days in view: from the first year (of shorter periods, month) on, unless the address says otherwise."""
    first = date(span[0].year, 1 if kind == "year" else span[0].month, 1)
    if view.from_:
        first = date.fromisoformat(f"{view.from_}-01-01"[:10])
    last = span[1]
    if view.to:
        last = min(end_of(view.to), date(span[1].year, 12, 31))
    return first, max(first, last)


def end_of(text: str) -> date:
    """The last day of YYYY, YYYY-MM or YYYY-MM-DD."""
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 3:
        return date(*parts)
    year, month = (parts[0], 12) if len(parts) == 1 else (parts[0], parts[1])
    following = date(year + month // 12, month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)


def show_question(view: View, question: Question) -> None:
    """Controls; then title and chart, the evidence beside or below them, and the table."""
    points = read_points(question)
    span = (min(p.period_end for p in points), max(p.period_end for p in points))
    first, last = choose_span(view, span, question.kind)
    put_controls(question, view, vocabulary(), span, (first, last))
    inside = [point for point in points if first <= point.period_end <= last]
    panels = build_panels(question, inside, name_concepts(question))
    with st.container(key="trends-body"):
        with st.container(key="trends-main"):
            show_main(view, question, panels, (first, last))
        # Always there, so that the table keeps its place, and the focus with it, when evidence comes and goes.
        with st.container(key="trends-evidence"):
            show_evidence(view)
        if inside:
            with st.container(key="trends-below"):
                show_below(view, question, panels, inside, (first, last))


def show_main(view: View, question: Question, panels: list[Panel], span: tuple[date, date]) -> None:
    """Title, charts, and the notes below them."""
    title = write_title(question, vocabulary(), *span)
    put_html(Markup('<div class="sanad"><h1>{}</h1></div>').format(title))
    if not panels:
        put_notice(say("trends.none"))
        return
    scene = set_scene(panels, question, vocabulary(), span, title)
    put_charts(panels, scene, partial(open_figure, fix(question, view)))
    put_notes(panels, scene, write_credit([point for panel in panels for point in panel.points]))
    if left_out := write_left_out(question):
        put_html(Markup('<p class="sanad">{}</p>').format(left_out))


def show_below(
    view: View, question: Question, panels: list[Panel], inside: list[Point], span: tuple[date, date]
) -> None:
    """What stands below the chart: claims in words, breaks, the table, downloads."""
    put_html(write_words_only(inside) + write_breaks(note_breaks(ask(queries.list_breaks), panels)))
    rows = sorted(inside, key=lambda p: (p.period_end, p.period_start, p.producer_name), reverse=True)
    put_table(rows, say("trends.table"), view.figure, partial(open_figure, fix(question, view)))
    put_downloads(fix(question, view), question, panels, span, tuple(point.figure_id for point in rows))


def put_downloads(
    view: View, question: Question, panels: list[Panel], span: tuple[date, date], figures: tuple[str, ...]
) -> None:
    """The rows in view, and all claims behind them."""
    title = write_title(question, vocabulary(), *span)
    scene = set_scene(panels, question, vocabulary(), span, title)
    credit = write_credit([point for panel in panels for point in panel.points])
    options = Options(title=title, page="trends", credit=credit, draw=partial(list_pictures, panels, scene))
    label = say("trends.download", n=format_number(len(figures)))
    with st.container(horizontal=True):
        put_download(partial(queries.read_rows, figures=figures), view, "csv", label, options=options)
        put_download(
            partial(queries.read_claims, figures=figures), view, "csv", say("trends.download.claims"), options=options
        )


def open_figure(view: View, figure: str | None) -> None:
    """Open the evidence of a figure, or close it; the focus goes into the panel when the reader asked for it."""
    st.session_state["trends opened"] = figure
    write_view(replace(view, figure=figure))


def show_evidence(view: View) -> None:
    """The evidence panel of the figure in the address."""
    evidence = ask(evidence_queries.read_evidence, view.figure) if view.figure else None
    if view.figure and evidence:
        asked = st.session_state.get("trends opened") == view.figure
        put_panel(evidence, view.figure, partial(open_figure, view, None), focus=asked)
