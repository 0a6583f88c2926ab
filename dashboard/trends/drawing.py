"""Charts on the page: one panel wide, several side by side; a click on a point opens its evidence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st
from markupsafe import Markup

from dashboard.drawing.kept import KeptFigure
from dashboard.drawing.milestones import list_dates
from dashboard.look import put_html
from dashboard.plates import configure, mark_opened
from dashboard.shown import is_wanted, note_chart, note_credit
from dashboard.trends.panels import Panel
from dashboard.trends.scene import Scene, find_figure, list_stretches, say_subtitle, say_summary
from dashboard.trends.texts import write_change_key, write_key, write_milestones
from dashboard.words import say

SUMMARY = Markup('<details class="sanad"><summary>{}</summary>{}</details>')


def put_charts(panels: list[Panel], scene: Scene, on_open: Callable[[str], None]) -> None:
    """All panels, each under its own definition; parts, which share it, under one."""
    parts = bool(scene.layout.parts)
    if parts:
        put_subtitle(say_subtitle(panels[0], panels, scene))
    with st.container(key="trends-parts" if parts else "trends-panels" if scene.many else "trends-panel"):
        for i, panel in enumerate(panels):
            if not is_wanted(name := f"panel-{i + 1}"):
                continue
            with st.container(key=f"trends-panel-{i}"):
                if scene.many:
                    put_html(Markup('<h2 class="sanad">{}</h2>').format(panel.title))
                subtitle = say_subtitle(panel, panels, scene)
                if not parts:
                    put_subtitle(subtitle)
                if parts and scene.is_empty(panel):
                    put_html(Markup('<p class="sanad small quiet">{}</p>').format(say("trends.change.none")))
                    continue
                figure = find_figure(panel, panels, scene)
                note_chart(name, scene.title_of(panel), figure, subtitle=subtitle)
                put_chart(figure, i, say_summary(panel, scene), on_open)


def put_subtitle(text: str) -> None:
    """The subtitle above a chart, or above parts that share it."""
    put_html(Markup('<p class="sanad quiet">{}</p>').format(text))


def put_notes(panels: list[Panel], scene: Scene, credit: str) -> None:
    """Below the charts: the key, the credit line, what a click does, the dates marked, the paragraph in words."""
    note_credit(credit)
    points = [point for panel in panels for point in panel.points]
    stretches = [stretch for panel in panels for stretch in list_stretches(panel, scene)]
    if scene.changes is None:
        named = any(panel.labels for panel in panels)
        put_html(write_key(points, stretches, scene.theme, named=named, episodes=bool(scene.episodes)))
    elif drawn := [change for panel in panels for change in scene.changes_of(panel)]:
        put_html(write_change_key(drawn, scene.theme))
    put_html(
        Markup('<p class="sanad small quiet credit">{}</p><p class="sanad small quiet">{}</p>').format(
            credit, say("trends.select")
        )
    )
    paragraphs = [Markup("<p>{}</p>").format(say_summary(panel, scene)) for panel in panels]
    put_html(
        SUMMARY.format(say("trends.summary"), Markup("").join(paragraphs))
        + write_milestones(list_dates(scene.milestones, scene.episodes))
    )


def put_chart(figure: KeptFigure, i: int, summary: str, on_open: Callable[[str], None]) -> None:
    """One chart whose points open their evidence. A second click on the same point opens it again."""
    key = f"trends chart {i}"

    def selected() -> None:
        state: Any = st.session_state[key]
        points = [point for point in state.selection.points if point.get("customdata")]
        last = f"{key} last"
        if points:
            st.session_state[last] = points[-1]["customdata"][0]
        if figure_id := st.session_state.get(last):
            on_open(figure_id)

    st.plotly_chart(
        mark_opened(figure), key=key, on_select=selected, selection_mode="points", theme=None, config=configure(),
        alt=say("trends.alt", summary=summary),
    )  # fmt: skip
