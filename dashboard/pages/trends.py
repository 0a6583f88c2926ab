"""Trends: counts over time as each producer gives them, every point leading to its evidence."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st
from markupsafe import Markup

from dashboard.address import View
from dashboard.cache import ask, keep
from dashboard.events.parts import put_absent, put_event_panel
from dashboard.events.rows import EventPoint
from dashboard.evidence.parts import put_panel
from dashboard.frame import put_notice, read_view, vocabulary, write_reading, write_view
from dashboard.guards import NOTHING, refuse_chart
from dashboard.local import sees_closed
from dashboard.look import put_html
from dashboard.queries import events as event_queries
from dashboard.queries import evidence as evidence_queries
from dashboard.queries import period_changes as change_queries
from dashboard.queries import trends as queries
from dashboard.queries.compare import read_whole
from dashboard.rows import Offer, Point
from dashboard.trends.choices import find_choices, list_known, put_choices
from dashboard.trends.controls import fix, put_controls
from dashboard.trends.downloads import put_downloads
from dashboard.trends.drawing import put_charts, put_notes
from dashboard.trends.layout import lay_out
from dashboard.trends.panels import Panel
from dashboard.trends.parts import write_layout_title, write_overlap, write_singles
from dashboard.trends.period_changes import keep_shown, write_stated
from dashboard.trends.points import find_panels, read_changes, read_points
from dashboard.trends.question import Question, list_unmet, offer_key, settle_question
from dashboard.trends.scene import Scene, set_scene
from dashboard.trends.span import choose_span
from dashboard.trends.table import put_points
from dashboard.trends.texts import (
    note_breaks,
    say_unmet,
    write_breaks,
    write_credit,
    write_left_out,
    write_title,
    write_words_only,
)
from dashboard.words import say

Stated = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...], str]


def show() -> None:
    """Draw the page."""
    local = sees_closed()
    offers = [*ask(queries.list_offers), *ask(event_queries.list_event_offers, local=local)]
    if not offers:
        put_notice(say("trends.no_series"))
        return
    names = vocabulary().names
    known = {field: names.get(field, {}) for field in ("measure", "area", "group", "producer", "definition", "concept")}
    view = read_view({**known, **list_known(names)})
    absent = put_absent(view.series, offers, names["measure"])
    if absent and st.context.is_embedded:
        return  # a frame that asks for it holds no other
    found = ask(evidence_queries.find_claim, view.figure) if view.figure else None
    summed = ask(event_queries.find_event_point, view.figure, local=local) if view.figure and not found else None
    if view.figure and not (found or summed):
        put_notice(say("trends.unknown_figure", id=view.figure))
    asked = replace(complete_view(view, found, summed), figure=None)
    question = keep(lambda: settle_question(asked, offers), "trends question", asked, local)
    if is_elsewhere(view, question):
        put_notice(say("trends.nearest"))
    elif not absent and not {*view.series} <= {offer_key(offer) for offer in question.chosen}:
        put_notice(say_refusal(view, question, offers))
    elif unmet := list_unmet(asked, question):
        put_notice(say_unmet(unmet, question, vocabulary()))
    show_question(view if found or summed else replace(view, figure=None), question, offers, summed)


def say_refusal(view: View, question: Question, offers: list[Offer]) -> str:
    """Why a series that the address names is not drawn with the others."""
    left_out = [offer for offer in offers if offer_key(offer) in view.series and offer not in question.chosen]
    whole = ask(read_whole) if left_out else NOTHING
    reasons = (refuse_chart(question.chosen[0], offer, whole) for offer in left_out)
    why = next((reason for reason in reasons if reason), None)
    return say("trends.series_refused", why=why) if why else say("trends.unknown_series")


def complete_view(view: View, found: dict[str, Any] | None, summed: EventPoint | None = None) -> View:
    """The view with the question of its figure, where the address names a figure and no question."""
    if view.measure or view.series:
        return view
    if summed:
        return replace(view, series=(summed.series_id,))
    if not found:
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


def show_question(view: View, question: Question, offers: list[Offer], summed: EventPoint | None) -> None:
    """Controls; then title and chart, the evidence beside or below them, and the table."""
    parents, names = ask(queries.read_parents), vocabulary()
    key = replace(view, figure=None)
    told = (key, sees_closed(), *name_question(question))
    layout = keep(lambda: lay_out(view, question, offers, parents), "trends layout", *told)
    if (view.split or view.beside) and not layout.parts:
        put_notice(say("trends.no_parts"))
    points = read_points(question, layout)
    span = (min(p.period_end for p in points), max(p.period_end for p in points))
    first, last = choose_span(view, span, question.kind)
    choices = keep(lambda: find_choices(key, question, layout, offers, parents), "trends choices", *told)
    put_controls(question, view, names, span, (first, last), partial(put_choices, choices, names))
    inside = [point for point in points if first <= point.period_end <= last]
    panels = find_panels(question, layout, inside)
    title = write_layout_title(write_title(question, names, first, last), layout, names)
    scene = set_scene(panels, question, names, (first, last), title, layout, log=view.scale == "log")
    if view.show == "changes":
        scene = replace(
            scene, title=say("trends.change.title", title=title), changes=tuple(read_changes(panels)), log=False
        )
    with st.container(key="trends-body"):
        with st.container(key="trends-main"):
            show_main(view, panels, scene)
        # Always there, so that the table keeps its place, and the focus with it, when evidence comes and goes.
        with st.container(key="trends-evidence"):
            show_evidence(view, summed)
        if inside:
            with st.container(key="trends-below"):
                show_below(view, panels, scene, inside)


def name_question(question: Question) -> tuple[Hashable, ...]:
    """What tells a question from others: what it asks, and the series it has chosen."""
    chosen = tuple(offer_key(offer) for offer in question.chosen)
    return question.measure, question.area, question.group, question.kind, chosen


def show_main(view: View, panels: list[Panel], scene: Scene) -> None:
    """Title, charts, and the notes below them."""
    put_html(Markup('<div class="sanad"><h1>{}</h1>{}</div>').format(scene.title, write_reading("trends")))
    if not panels:
        put_notice(say("trends.none"))
        return
    put_charts(panels, scene, partial(open_figure, fix(scene.question, view)))
    put_notes(panels, scene, write_credit([point for panel in panels for point in panel.points]))
    put_html(write_singles(scene.layout, scene.names))
    if scene.layout.parts:
        left_out = write_overlap(scene.layout, scene.names, ask(queries.read_parents))
    else:
        left_out = write_left_out(scene.question)
    if left_out:
        put_html(Markup('<p class="sanad">{}</p>').format(left_out))


def show_below(view: View, panels: list[Panel], scene: Scene, inside: list[Point]) -> None:
    """What stands below the chart: claims in words, breaks, the table, downloads."""
    put_html(write_words_only(inside) + write_breaks(note_breaks(ask(queries.list_breaks), panels)))
    fixed = fix(scene.question, view)
    stated = list_stated_question(panels, scene)
    put_html(keep(lambda: write_stated(ask(change_queries.list_stated, *stated)), "trends stated", stated))
    put_points(inside, keep_shown(read_changes(panels), inside), scene, view.figure, partial(open_figure, fixed))
    put_downloads(fixed, panels, scene, inside)


def list_stated_question(panels: list[Panel], scene: Scene) -> Stated:
    """What the changes that documents print are asked by: the series, definitions, groups, areas and kind of period in view."""
    points = [point for panel in panels for point in panel.points]
    series = tuple(dict.fromkeys(name for panel in panels for name in panel.series))
    return (
        series, tuple(sorted({point.definition_id for point in points})),
        tuple(sorted({point.population_group for point in points})),
        tuple(sorted({point.reference_area for point in points})), scene.question.kind,
    )  # fmt: skip


def open_figure(view: View, figure: str | None) -> None:
    """Open the evidence of a figure, or close it; the focus goes into the panel when the reader asked for it."""
    st.session_state["trends opened"] = figure
    write_view(replace(view, figure=figure))


def show_evidence(view: View, summed: EventPoint | None) -> None:
    """The evidence panel of the figure, or of the sum of events, in the address."""
    asked = st.session_state.get("trends opened") == view.figure
    if summed and view.figure:
        put_event_panel(summed, partial(open_figure, view, None), focus=asked)
        return
    evidence = ask(evidence_queries.read_evidence, view.figure) if view.figure else None
    if view.figure and evidence:
        put_panel(evidence, view.figure, partial(open_figure, view, None), focus=asked)
