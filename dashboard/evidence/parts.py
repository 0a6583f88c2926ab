"""The two parts with behaviour of their own: the table that opens evidence by keyboard, and the panel that closes by it.

Their scripts are ours and constant; everything from data reaches them as text or as escaped markup.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st
from markupsafe import Markup

from dashboard.as_of import AS_OF
from dashboard.cache import keep
from dashboard.evidence.cite import find_site, say_citation
from dashboard.evidence.panel import write_panel
from dashboard.evidence.rows import COLUMNS, write_cells, write_label
from dashboard.rows import Evidence, Point
from dashboard.scripts import read_scripts
from dashboard.words import say

TABLE, PANEL = "points", "evidence"


def put_table(
    points: Sequence[Point], caption: str, selected: str | None, on_open: Callable[[str], None], key: str = TABLE
) -> None:
    """The rows in view as a table; `on_open` gets the figure_id of the row chosen."""
    name = ("table rows", *((point.series_id, point.figure_id) for point in points))
    rows = keep(
        lambda: [{"figure": p.figure_id, "cells": write_cells(p), "label": write_label(p)} for p in points], *name
    )
    put_rows([(say(f"table.{name}"), kind) for name, kind in COLUMNS], rows, caption, selected, on_open, key)


def put_rows(
    columns: Sequence[tuple[str, str]],
    rows: Sequence[dict[str, Any]],
    caption: str,
    selected: str | None,
    on_open: Callable[[str], None],
    key: str,
) -> None:
    """Any table whose rows open evidence. Columns: label and kind; rows: figure, cells, label of the button.

    A cell is text, or {text, figure, label} where it opens a figure of its own.
    """
    part: Any = st.components.v2.component(
        "sanad.table", js=read_scripts("evidence/table", "assets/listening"), isolate_styles=False
    )

    def opened() -> None:
        if figure := st.session_state[key].opened:
            on_open(str(figure))

    part(
        key=key,
        data={
            "caption": caption,
            "selected": selected,
            # Tuples: Streamlit looks whether a list is a data frame.
            "columns": tuple({"label": label, "kind": kind} for label, kind in columns),
            "rows": tuple(rows),
        },
        on_opened_change=opened,
    )


def put_panel(evidence: Evidence, figure: str, on_close: Callable[[], None], *, focus: bool) -> None:
    """The evidence panel of a figure; `focus` moves the focus into it, as when the reader has just opened it."""
    claim = evidence.claims[0].figure_id
    markup = keep(lambda: write_panel(evidence, say_citation(claim)), "panel", figure, claim, find_site(), AS_OF.get())
    put_markup(markup, figure, on_close, focus=focus)


def put_markup(markup: Markup, figure: str, on_close: Callable[[], None], *, focus: bool) -> None:
    """Any evidence in the panel."""
    part: Any = st.components.v2.component(
        "sanad.panel", js=read_scripts("evidence/panel", "assets/listening", "assets/copying"), isolate_styles=False
    )
    part(
        key=PANEL,
        data={
            "figure": figure,
            "markup": str(markup),
            "focus": focus,
            "close": say("evidence.close"),
            "copied": say("evidence.copied"),
        },
        on_closed_change=on_close,
    )
