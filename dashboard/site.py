"""The script that Streamlit runs for every reader and every change: the frame, and in it the page of the address."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = str(Path(__file__).resolve().parent.parent)
if ROOT not in sys.path:
    sys.path.insert(0, ROOT)

import streamlit as st  # noqa: E402 (after the path is set)

from dashboard.frame import put_footer, put_header  # noqa: E402
from dashboard.look import put_style  # noqa: E402
from dashboard.pages import PAGES  # noqa: E402
from dashboard.warehouse import WarehouseError  # noqa: E402
from dashboard.words import say  # noqa: E402


def show_site() -> None:
    """Draw header, page and footer; an embedded page stands without them."""
    st.set_page_config(page_title=say("brand.name"), layout="wide", initial_sidebar_state="collapsed")
    put_style()
    pages = {
        entry.url_path or "": st.Page(
            entry.show, title=say(entry.title), url_path=entry.url_path, default=not entry.url_path
        )
        for entry in PAGES
    }
    page = st.navigation(list(pages.values()), position="hidden")
    try:
        if not st.context.is_embedded:
            put_header([(pages[entry.url_path or ""], say(entry.title)) for entry in PAGES if entry.in_header])
        page.run()
    except WarehouseError:
        st.error(say("error.no_warehouse"))
        return
    if not st.context.is_embedded:
        put_footer()


show_site()
