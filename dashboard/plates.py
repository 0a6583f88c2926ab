"""A chart in its frame, as every page of questions has it: title, subtitle, key, chart, credit, words; evidence beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import streamlit as st
from markupsafe import Markup

from dashboard.address import View
from dashboard.cache import ask, keep
from dashboard.drawing.figure import Drawing
from dashboard.drawing.kept import KeptFigure
from dashboard.evidence.parts import put_panel
from dashboard.frame import put_notice, write_view
from dashboard.look import current_theme, put_html
from dashboard.queries.evidence import find_claim, read_evidence
from dashboard.shown import is_wanted, note_chart
from dashboard.words import DEFAULT, LANGUAGE, say

EMPTY = Markup("")
CONFIG: dict[str, Any] = {"displayModeBar": False, "doubleClick": False}
HEAD = Markup(
    '<div class="sanad plate-head" id="chart-{name}"><h2>{title}</h2><p class="quiet">{subtitle}</p>{key}</div>'
)
FOOT = Markup(
    '<div class="sanad plate-foot"><p class="small quiet credit">{credit}</p>{hint}'
    '<details class="sanad"><summary>{label}</summary><p>{summary}</p></details></div>'
)


@dataclass(frozen=True)
class Plate:
    """The words around a chart; `name` tells it from others on the page, `hint` says what a click does."""

    name: str
    title: str
    subtitle: str
    credit: str
    summary: str
    key: Markup
    hint: str = ""


def configure(config: Mapping[str, Any] = CONFIG) -> dict[str, Any]:
    """What Plotly is told: the names of months at its axes are those of the reader's language, which it does not know."""
    language = LANGUAGE.get()
    if language == DEFAULT:
        return dict(config)
    months = [say(f"month.{month}") for month in range(1, 13)]
    short = [say(f"month.short.{month}") for month in range(1, 13)]
    known = {"dictionary": {}, "format": {"months": months, "shortMonths": short}}
    return {**config, "locale": language, "locales": {language: known}}


def find_drawing(name: str, rows: tuple[str, ...], draw: Callable[[], Drawing], theme: str = "") -> KeptFigure:
    """The figure of a chart, drawn once for what decides it: its name, its rows, the theme (of the reader, if none is named)."""
    return keep(lambda: KeptFigure.of(draw(), draw), "figure", name, rows, theme or current_theme().name)


def mark_opened(figure: KeptFigure) -> KeptFigure:
    """The chart with a ring round the figure that the address opens, if it is on it."""
    opened = st.query_params.get("figure")
    return figure.ring(opened, current_theme().accent) if opened else figure


def put_plate(plate: Plate, figure: KeptFigure, on_open: Callable[[str], None], below: Markup = EMPTY) -> None:
    """One chart in its frame, `below` it what else is to be said; a click on a mark opens its evidence, a second one again."""
    if not is_wanted(plate.name):
        return
    key = f"chart-{plate.name}"

    def selected() -> None:
        state: Any = st.session_state[key]
        chosen = [point for point in state.selection.points if point.get("customdata")]
        if chosen:
            st.session_state[f"{key} last"] = chosen[-1]["customdata"][0]
        if figure_id := st.session_state.get(f"{key} last"):
            on_open(str(figure_id))

    note_chart(plate.name, plate.title, figure, plate.credit, plate.subtitle)
    put_html(HEAD.format(name=plate.name, title=plate.title, subtitle=plate.subtitle, key=plate.key))
    st.plotly_chart(
        mark_opened(figure), key=key, on_select=selected, selection_mode="points", theme=None, config=configure(),
        alt=say("trends.alt", summary=plate.summary),
    )  # fmt: skip
    put_html(write_foot(plate) + below)


def write_foot(plate: Plate) -> Markup:
    """Credit line, what a click does, and the chart in words."""
    hint = Markup('<p class="small quiet">{}</p>').format(plate.hint) if plate.hint else Markup("")
    return FOOT.format(credit=plate.credit, hint=hint, label=say("trends.summary"), summary=plate.summary)


def open_figure(view: View, figure: str | None) -> None:
    """Open the evidence of a figure, or close it; the focus goes into the panel when the reader asked for it."""
    st.session_state["plates opened"] = figure
    write_view(replace(view, figure=figure))


def know_figure(view: View) -> View:
    """The view without a figure that does not exist; the page says so in a sentence."""
    if view.figure and not ask(find_claim, view.figure):
        put_notice(say("trends.unknown_figure", id=view.figure))
        return replace(view, figure=None)
    return view


def put_main() -> AbstractContextManager[Any]:
    """The column of charts. Open it inside `put_body`."""
    return st.container(key="plates-main")


def put_body() -> AbstractContextManager[Any]:
    """The grid of charts and evidence: side by side on wide pages."""
    return st.container(key="plates-body")


def put_evidence(view: View) -> None:
    """The evidence panel of the figure in the address, if there is one."""
    if not view.figure or not (evidence := ask(read_evidence, view.figure)):
        return
    evidence = evidence.about(view.figure)  # these pages draw every claim, not only the one that a series shows
    with st.container(key="plates-evidence"):
        focus = st.session_state.get("plates opened") == view.figure
        put_panel(evidence, view.figure, partial(open_figure, view, None), focus=focus)
