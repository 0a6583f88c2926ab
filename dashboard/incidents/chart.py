"""A chart of incidents in the frame of all charts; a click on a province or a mark says what it stands for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st
from markupsafe import Markup

from dashboard.drawing.figure import Drawing
from dashboard.look import put_html
from dashboard.plates import CONFIG, EMPTY, HEAD, Plate, configure, write_foot
from dashboard.routes.outlines import FOLDER
from dashboard.shown import is_wanted, note_chart
from dashboard.words import say

# Plotly asks for coastlines by this address before it draws any map. Every page lies one step below the root.
# Maps keep their shape, so their height follows their width: the style sheet says it.
MAPS = frozenset({"incident-map", "event-map"})
MAP_CONFIG = {**CONFIG, "scrollZoom": False, "topojsonURL": f"{FOLDER}/"}


def put_incident_chart(
    plate: Plate, figure: Drawing, on_click: Callable[[str, str], None], below: Markup = EMPTY
) -> None:
    """One chart in its frame, `below` it what else is to be said; `on_click` gets what was clicked, "area" or "incident", and its code."""
    if not is_wanted(plate.name):
        return
    key = f"chart-{plate.name}"

    def selected() -> None:
        state: Any = st.session_state[key]
        if chosen := [point for point in state.selection.points if point.get("customdata")]:
            st.session_state[f"{key} last"] = chosen[-1]["customdata"]
        # A second click takes the selection back, and means the same mark again.
        if last := st.session_state.get(f"{key} last"):
            on_click(str(last[0]), str(last[1]))

    note_chart(plate.name, plate.title, figure, plate.credit, plate.subtitle)
    put_html(HEAD.format(name=plate.name, title=plate.title, subtitle=plate.subtitle, key=plate.key))
    st.plotly_chart(
        figure, key=key, on_select=selected, selection_mode="points", theme=None, config=configure(MAP_CONFIG),
        alt=say("trends.alt", summary=plate.summary), height="stretch" if plate.name in MAPS else "content",
    )  # fmt: skip
    put_html(write_foot(plate) + below)
