"""The bibliography: every document from which figures were read, with what each of them prints."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import streamlit as st
from markupsafe import Markup

from dashboard.address import View
from dashboard.cache import ask
from dashboard.choices import choose_page, put_choice, put_pages, put_search
from dashboard.downloads import put_download
from dashboard.entries import write_source
from dashboard.frame import put_heading, put_notice, read_view, vocabulary, write_view
from dashboard.links import link_page
from dashboard.look import put_html
from dashboard.number_forms import format_number
from dashboard.queries.sources import Choices, list_choices, list_printed, list_sources, read_sources
from dashboard.words import count, say

PER_PAGE = 25


def choose(view: View, choices: Choices) -> View:
    """The view after the reader's choices: words, publisher, producer, year. A new choice starts at the first page."""
    with st.container(key="controls", horizontal=True, vertical_alignment="bottom"):
        q = put_search("q", say("sources.search"), say("sources.search.hint"), view.q)
        publisher = put_choice("publisher", say("sources.publisher"), list(choices.publishers), view.publisher)
        names = vocabulary().names["producer"]
        producer = put_choice("producer", say("sources.producer"), list(names), next(iter(view.producer), None), names)
        years = {str(year): str(year) for year in choices.years}
        year = put_choice("year", say("sources.year"), list(years), str(view.year) if view.year else None, years)
    chosen = replace(
        view, q=q, publisher=publisher, producer=(producer,) if producer else (), year=int(year) if year else None
    )
    return chosen if chosen == view else replace(chosen, p=1)


def put_list(view: View, rows: list[dict[str, Any]]) -> View:
    """One page of the list, and the way to the others; the view with the page shown."""
    pages = max(1, -(-len(rows) // PER_PAGE))
    p = choose_page(min(view.p, pages))
    shown = rows[(p - 1) * PER_PAGE : p * PER_PAGE]
    printed = ask(list_printed, tuple(row["source_id"] for row in shown))
    names = vocabulary()
    entries = (write_source(row, printed[row["source_id"]], names, is_open=view.id is not None) for row in shown)
    put_html(Markup("").join(entries))
    if pages > 1:
        put_pages(pages)
    return replace(view, p=p)


def show() -> None:
    """Draw the page. With `id` in the address it is the permanent page of one source."""
    choices = ask(list_choices)
    view = read_view(
        {
            "publisher": choices.publishers,
            "producer": vocabulary().names["producer"],
        }
    )
    everything = ask(list_sources, View())
    put_heading(
        say("nav.sources"),
        say("sources.lead", n=format_number(len(everything)), publishers=len(choices.publishers)),
        reading="sources",
    )
    if view.id:
        show_one(view)
        return
    view = choose(view, choices)
    rows = ask(list_sources, view)
    with st.container(key="result", horizontal=True, vertical_alignment="center"):
        put_html(Markup('<p class="sanad quiet" role="status">{}</p>').format(count("sources.found", len(rows))))
        put_download(read_sources, view, "csv", say("sources.download"))
    if not rows:
        put_notice(say("sources.none"))
    write_view(put_list(view, rows) if rows else replace(view, p=1))


def show_one(view: View) -> None:
    """One source with all its figures, or the sentence that there is none of that id."""
    rows = ask(list_sources, View(id=view.id))
    if rows:
        put_list(view, rows)
    else:
        put_notice(say("sources.unknown", id=view.id))
    put_html(Markup('<p class="sanad">{}</p>').format(link_page("sources", View(), say("sources.all"))))
