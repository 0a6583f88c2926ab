"""Download buttons: the extract is made when the button is pressed, of exactly the view on the page."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from dashboard.address import View, to_parameters
from dashboard.bootstrap import current_warehouse
from dashboard.extracts import formats
from dashboard.queries.answer import Answer
from dashboard.warehouse import Warehouse


def put_download(
    query: Callable[[Warehouse, View], Answer], view: View, format_name: str, label: str, key: str = ""
) -> None:
    """A button that gives the answer of `query` to `view` in one format; `key` tells several on one page apart."""
    chosen = formats()[format_name]
    warehouse = current_warehouse()
    answer = query(warehouse, view)
    name = "-".join(["sanad", answer.name, *(value for value in to_parameters(view).values() if value.isalnum())])[:80]
    st.download_button(
        label,
        data=lambda: chosen.to_bytes(query(warehouse, view)),
        file_name=name + chosen.suffix,
        mime=chosen.media_type,
        key=f"download {key or answer.name} {format_name}",
        on_click="ignore",
    )
