"""The script that Streamlit runs for every reader and every change: the frame, and in it the page of the address.

It lies in a folder of its own: Streamlit would take a folder `pages` beside it for scripts and, until the first page
has been shown, run those instead.
"""

from __future__ import annotations

import logging
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

ROOT = str(Path(__file__).resolve().parents[2])
if ROOT not in sys.path:
    sys.path.insert(0, ROOT)

import streamlit as st  # noqa: E402 (after the path is set)

from dashboard.bootstrap import hold_warehouse  # noqa: E402
from dashboard.frame import put_brand, put_footer, put_header, put_notice  # noqa: E402
from dashboard.freshness.notice import put_freshness  # noqa: E402
from dashboard.journal import note  # noqa: E402
from dashboard.look import MARK, put_style  # noqa: E402
from dashboard.meter import METER  # noqa: E402
from dashboard.number_forms import NUMBERS, find_form  # noqa: E402
from dashboard.pages import Entry, list_pages  # noqa: E402
from dashboard.plain_log import find_place  # noqa: E402
from dashboard.reader import find_locale  # noqa: E402
from dashboard.release import put_release_notice, settle_release  # noqa: E402
from dashboard.share import put_embed_foot, put_embed_style, put_share  # noqa: E402
from dashboard.shown import SHOWN, Shown  # noqa: E402
from dashboard.warehouse import WarehouseError  # noqa: E402
from dashboard.words import say, speak  # noqa: E402


def show_site() -> str:
    """Draw header, page and footer; an embedded page stands without them. Returns how it went, in a word."""
    outcome = "ok"
    speak(st.query_params.get("lang"))
    NUMBERS.set(find_form(find_locale()))
    put_style()
    entries = list_pages()
    pages = {
        entry.url_path or "": st.Page(
            entry.show, title=say_title(entry), url_path=entry.url_path, default=not entry.url_path
        )
        for entry in entries
    }
    page = st.navigation(list(pages.values()), position="hidden")
    st.set_page_config(page_title=page.title, page_icon=MARK, layout="wide", initial_sidebar_state="collapsed")
    try:
        settle_release(st.query_params.get("as_of"))
        hold_warehouse()
        if not st.context.is_embedded:
            put_header(
                [(pages[entry.url_path or ""], say(entry.title)) for entry in entries if entry.in_header], page.url_path
            )
            put_release_notice(page.url_path)
        SHOWN.set(Shown(st.query_params.get("chart") if st.context.is_embedded else None))
        shares = any(entry.url_path == page.url_path and entry.has_charts for entry in entries)
        if shares and st.context.is_embedded:
            put_embed_style()
        if unknown := find_unknown_page():
            put_notice(say("address.unknown_page", page=unknown[:80]))
        page.run()
        if shares:
            (put_embed_foot if st.context.is_embedded else put_share)(page.url_path)
        put_freshness()
    except WarehouseError:
        put_brand()
        put_notice(say("error.no_warehouse"))
        outcome = "no warehouse"
    except Exception as error:  # noqa: BLE001 (a reader gets a sentence, the log one line; Streamlit's own stops pass)
        log_error(page.url_path, error)
        put_notice(say("error.page"))
        outcome = "error"
    if not st.context.is_embedded:
        put_footer()
    return outcome


def say_title(entry: Entry) -> str:
    """What the browser's tab says."""
    return say("title.page", page=say(entry.title), site=say("brand.name"))


def log_error(page: str, error: Exception) -> None:
    """One line: the page, the kind of error, and the innermost place of ours; no path of the machine, no data."""
    note("error", level=logging.ERROR, page=page or "/", error=type(error).__name__, place=find_place(error))


def time_site() -> None:
    """Draw the page, count the run and write its line; a run that a newer one cuts short is "stopped"."""
    started, outcome = time.perf_counter(), "stopped"
    try:
        outcome = show_site()
    finally:
        seconds, page = time.perf_counter() - started, name_page()
        METER.count("runs", page, outcome, seconds)
        note("run", page=page, outcome=outcome, ms=round(seconds * 1000, 1))


def find_unknown_page() -> str:
    """The last part of the address where no page of ours bears it; empty for pages, and for the folder the site lies in."""
    path = urlsplit(st.context.url or "").path.rpartition("/")[2]
    folder = str(st.get_option("server.baseUrlPath") or "").strip("/").rpartition("/")[2]
    return "" if path in {folder, *(entry.url_path or "" for entry in list_pages())} else path


def name_page() -> str:
    """The page of this run, as one of our words."""
    path = urlsplit(st.context.url or "").path.rpartition("/")[2]
    return path if path in {entry.url_path for entry in list_pages()} else "/"


time_site()
