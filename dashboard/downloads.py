"""Downloads: the extract is made when the button is pressed, of exactly the view on the page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.address import View, to_parameters
from dashboard.as_of import AS_OF
from dashboard.bootstrap import find_warehouse
from dashboard.evidence.cite import find_site
from dashboard.extracts import Options, formats
from dashboard.folds import put_expander, put_popover
from dashboard.number_forms import plain_numbers
from dashboard.queries.answer import Answer
from dashboard.shown import note_rows
from dashboard.warehouse import Warehouse, WarehouseError
from dashboard.words import count, say

Query = Callable[[Warehouse, View], Answer]


def name_file(answer: Answer, view: View) -> str:
    """The name of a file without its ending: the table and what was chosen, as far as it can stand in a name."""
    chosen = (value for value in to_parameters(view).values() if value.isalnum())
    return "-".join(["sanad", answer.name, *chosen])[:80]


def make_answer(query: Query, view: View) -> Answer:
    """The rows of a view; of a release, if the view asks for one."""
    return query(find_warehouse(view.as_of), view)


def make_bytes(query: Query, view: View, format_name: str, options: Options) -> bytes:
    """The extract, made now; of a release, if the view asks for one. Raises WarehouseError.

    Where the warehouse turns out to be damaged, it is made of the one that takes its place.
    """
    with plain_numbers():
        try:
            return formats()[format_name].to_bytes(make_answer(query, view), options)
        except WarehouseError:
            return formats()[format_name].to_bytes(make_answer(query, view), options)


def put_rows_fold(query: Query, view: View, rows: int, name: str) -> DeltaGenerator | None:
    """A line that unfolds the table of a chart's rows and their downloads; gives the place for them while it is open.

    Whoever shares the chart has its rows either way.
    """
    note_rows(partial(make_answer, query, replace(view, as_of=AS_OF.get())))
    return put_expander(count("table.fold", rows), f"rows {name}")


def put_download(
    query: Query, view: View, format_name: str, label: str, key: str = "", options: Options | None = None
) -> None:
    """A button for the answer of `query` to `view` in one format, and beside it those for the other formats.

    `key` tells several downloads on one page apart; `options`: title, page and charts of the view, for the evidence pack.
    """
    view = replace(view, as_of=AS_OF.get())
    note_rows(partial(make_answer, query, view))
    if st.context.is_embedded:
        return
    answer = make_answer(query, view)
    options = replace(options or Options(), site=find_site())
    name, key = name_file(answer, view), key or answer.name

    def put_button(format_name: str, label: str) -> None:
        chosen = formats()[format_name]
        st.download_button(
            label,
            data=partial(make_bytes, query, view, format_name, options),
            file_name=name + chosen.suffix,
            mime=chosen.media_type,
            key=f"download {key} {format_name}",
            on_click="ignore",
        )

    with st.container(horizontal=True, width="content"):
        put_button(format_name, label)
        if fold := put_popover(say("download.more"), f"download {key} more"):
            with fold:
                for other in sorted(formats(), key=lambda name: formats()[name].is_whole):
                    if other != format_name:
                        put_button(other, say(f"download.{other}"))
