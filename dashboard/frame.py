"""What every page has around it: header, notices, footer; and how a page reads and writes its address."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import streamlit as st
from markupsafe import Markup

from dashboard import address
from dashboard.cache import ask
from dashboard.look import put_html
from dashboard.queries.vocab import Vocabulary, read_vocabulary
from dashboard.words import format_month, say, say_html

CC_BY = Markup('<a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>')


def vocabulary() -> Vocabulary:
    """The codes in use and their names."""
    return ask(read_vocabulary)


def put_header(links: Sequence[tuple[object, str]]) -> None:
    """Name, links to the pages, and the day the corpus reaches."""
    with st.container(key="header", horizontal=True, vertical_alignment="center", gap="medium"):
        put_html(say_html_brand())
        for page, label in links:
            st.page_link(page, label=label)  # type: ignore[arg-type]
        newest = vocabulary().newest
        if newest:
            put_html(
                Markup('<span class="stamp">{}</span>').format(say("stamp.figures_to", month=format_month(newest)))
            )


def say_html_brand() -> Markup:
    """The name in both scripts, linked to the first page."""
    return Markup('<a class="brand" href="/" target="_self"><span lang="ur" dir="rtl">{}</span> {}</a>').format(
        say("brand.native"), say("brand.name")
    )


def put_footer() -> None:
    """What this is and on which terms."""
    lines = [say_html("footer.what"), say_html("footer.licence", licence=CC_BY)]
    put_html(Markup("<footer>{}</footer>").format(Markup("").join(Markup("<p>{}</p>").format(line) for line in lines)))


def read_view(known: Mapping[str, Collection[str]] | None = None) -> address.View:
    """The view in the address. Codes not in `known` are dropped; the page says in a sentence what was dropped."""
    parameters = {name: st.query_params.get_all(name) for name in st.query_params}
    view, notices = address.parse(parameters)
    view, more = address.drop_unknown(view, known or {})
    put_notices([*notices, *more])
    return view


def put_notices(notices: Sequence[address.Notice]) -> None:
    """One plain sentence for each thing in the address that was left out."""
    for notice in notices:
        put_html(
            Markup('<p class="notice" role="status">{}</p>').format(
                say(notice.key, name=notice.name, value=notice.value)
            )
        )


def write_view(view: address.View) -> None:
    """Write the view to the address, without a further run."""
    if dict(st.query_params) != (parameters := address.to_parameters(view)):
        st.query_params.from_dict(parameters)
