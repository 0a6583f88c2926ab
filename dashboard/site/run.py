"""The script that Streamlit runs for every reader and every change: the frame, and in it the page of the address.

It lies in a folder of its own: Streamlit would take a folder `pages` beside it for scripts and, until the first page
has been shown, run those instead.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

ROOT = str(Path(__file__).resolve().parents[2])
if ROOT not in sys.path:
    sys.path.insert(0, ROOT)

import streamlit as st  # noqa: E402 (after the path is set)

from dashboard.bootstrap import hold_warehouse  # noqa: E402
from dashboard.frame import fill_header, put_brand, put_footer, put_notice, put_stamp  # noqa: E402
from dashboard.freshness.notice import put_freshness  # noqa: E402
from dashboard.look import MARK, put_style  # noqa: E402
from dashboard.number_forms import NUMBERS, find_form  # noqa: E402
from dashboard.pages import Entry, list_pages  # noqa: E402
from dashboard.reader import find_locale  # noqa: E402
from dashboard.release import put_release_notice, settle_release  # noqa: E402
from dashboard.runs import guard, time_run  # noqa: E402
from dashboard.share import put_embed_foot, put_embed_style, put_share  # noqa: E402
from dashboard.shown import SHOWN, Shown  # noqa: E402
from dashboard.words import say, speak  # noqa: E402

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator
    from streamlit.navigation.page import StreamlitPage


def show_site() -> None:
    """Draw header, page and footer; an embedded page stands without them."""
    speak(st.query_params.get("lang"))
    put_style()
    header = (
        None if st.context.is_embedded else st.container(key="header", horizontal=True, vertical_alignment="center")
    )
    pages = {entry: make_page(entry, header) for entry in list_pages()}
    page = st.navigation(list(pages.values()), position="hidden")
    st.set_page_config(page_title=page.title, page_icon=MARK, layout="wide", initial_sidebar_state="collapsed")
    with guard(name_page()):
        try:
            settle_run()
        finally:  # the name stands also where there are no figures
            if header:
                put_brand(header)
        if header:
            fill_header(header, [(shown, say(entry.title)) for entry, shown in pages.items() if entry.in_header])
        page.run()
        put_freshness()
    if header:
        put_footer()


def make_page(entry: Entry, header: DeltaGenerator | None) -> StreamlitPage:
    """A page as Streamlit knows it. A control on it runs the page alone: header and footer stand."""

    @st.fragment
    def show() -> None:
        with time_run(name_page()), guard(name_page()):
            settle_run()
            show_page(entry, header)

    return st.Page(show, title=say_title(entry), url_path=entry.url_path, default=not entry.url_path)


def show_page(entry: Entry, header: DeltaGenerator | None) -> None:
    """Draw what hangs on the address: notices, the page, what shares it; then the header's stamp, of the view it has come to."""
    path = entry.url_path or ""
    SHOWN.set(Shown(None if header else st.query_params.get("chart")))
    if header:
        put_release_notice(path)
    elif entry.has_charts:
        put_embed_style()
    if unknown := find_unknown_page():
        put_notice(say("address.unknown_page", page=unknown[:80]))
    with guard(name_page()):
        entry.show()
        if entry.has_charts:
            (put_share if header else put_embed_foot)(path)
    if header:
        put_stamp(header, path)


def settle_run() -> None:
    """Words, numbers, release and warehouse of this run, as its address asks for them. Raises WarehouseError."""
    speak(st.query_params.get("lang"))
    NUMBERS.set(find_form(find_locale()))
    settle_release(st.query_params.get("as_of"))
    hold_warehouse()


def say_title(entry: Entry) -> str:
    """What the browser's tab says."""
    return say("title.page", page=say(entry.title), site=say("brand.name"))


def find_unknown_page() -> str:
    """The last part of the address where no page of ours bears it; empty for pages, and for the folder the site lies in."""
    path = urlsplit(st.context.url or "").path.rpartition("/")[2]
    folder = str(st.get_option("server.baseUrlPath") or "").strip("/").rpartition("/")[2]
    return "" if path in {folder, *(entry.url_path or "" for entry in list_pages())} else path


def name_page() -> str:
    """The page of this run, as one of our words."""
    path = urlsplit(st.context.url or "").path.rpartition("/")[2]
    return path if path in {entry.url_path for entry in list_pages()} else "/"


with time_run(name_page()):
    show_site()
