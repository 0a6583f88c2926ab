"""The downloads of Trends: the rows in view, all claims behind them, their changes."""

from __future__ import annotations

from contextvars import copy_context
from functools import partial

import streamlit as st

from dashboard.address import View
from dashboard.downloads import put_download
from dashboard.events.parts import is_closed, put_closed
from dashboard.extracts import Options
from dashboard.queries import period_changes as change_queries
from dashboard.queries import trends as queries
from dashboard.queries.event_points import read_series_points
from dashboard.rows import IMPORTED, Point
from dashboard.trends.panels import Panel
from dashboard.trends.scene import Scene, list_pictures
from dashboard.trends.texts import write_credit
from dashboard.words import count, say


def put_downloads(view: View, panels: list[Panel], scene: Scene, inside: list[Point]) -> None:
    """The rows in view, and all claims behind them; the sums of imported events apart. Nothing of what is closed."""
    if is_closed(inside):
        put_closed(inside)
        return
    figures = tuple(point.figure_id for point in inside if point.scope != IMPORTED)
    sums = [point for point in inside if point.scope == IMPORTED]
    credit = write_credit([point for panel in panels for point in panel.points])
    here = copy_context()  # they are drawn when they are asked for, in the language and the release of this run
    options = Options(
        title=scene.title, page="trends", credit=credit, draw=lambda: here.copy().run(list_pictures, panels, scene)
    )
    label = count("trends.download", len(figures))
    with st.container(horizontal=True):
        if sums:
            series = tuple(dict.fromkeys(str(point.series_id) for point in sums))
            read = partial(read_series_points, series=series, first=scene.span[0], last=scene.span[1])
            put_download(read, view, "csv", count("events.download", len(sums)), options=options)
        if not figures:
            return
        put_download(partial(queries.read_rows, figures=figures), view, "csv", label, options=options)
        if scene.changes is not None:
            put_download(
                partial(change_queries.read_changes, figures=figures),
                view,
                "csv",
                say("trends.change.download"),
                options=options,
            )
        put_download(
            partial(queries.read_claims, figures=figures), view, "csv", say("trends.download.claims"), options=options
        )
