"""What every page has around it: header, notices, footer; and how a page reads and writes its address."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

import streamlit as st
from markupsafe import Markup

from dashboard import address
from dashboard.as_of import AS_OF
from dashboard.cache import ask
from dashboard.look import put_html
from dashboard.queries.vocab import Vocabulary, read_vocabulary, translate_names
from dashboard.search.box import put_box
from dashboard.words import format_month, list_languages, say, say_html

CC_BY = Markup('<a href="https://creativecommons.org/licenses/by/4.0/" target="_blank" rel="noopener">CC BY 4.0</a>')
BRAND = Markup('<a class="sanad brand" href="./" target="_self"><span lang="ur" dir="rtl">{native}</span> {name}</a>')


def vocabulary() -> Vocabulary:
    """The codes in use and their names, in the reader's language where it has them."""
    return translate_names(ask(read_vocabulary))


def put_header(links: Sequence[tuple[object, str]]) -> None:
    """Name, links to the pages, the search box, and the month the corpus reaches."""
    with st.container(key="header", horizontal=True, vertical_alignment="center"):
        put_html(BRAND.format(native=say("brand.native"), name=say("brand.name")), narrow=True)
        for page, label in links:
            st.page_link(page, label=label, query_params=keep_release())  # type: ignore[arg-type]
        with st.container(key="search-box", width=240):
            put_box()
        if newest := vocabulary().newest:
            stamp = say_html("stamp.figures_to", month=format_month(newest))
            put_html(Markup('<span class="sanad stamp">{}</span>').format(stamp), narrow=True)


def keep_release() -> dict[str, str]:
    """The parameter by which a link stays in the release that the page shows."""
    return {"as_of": release} if (release := AS_OF.get()) else {}


def put_footer() -> None:
    """What this is and on which terms."""
    lines = [say_html("footer.what"), say_html("footer.licence", licence=CC_BY)]
    paragraphs = Markup("").join(Markup("<p>{}</p>").format(line) for line in lines)
    put_html(Markup('<footer class="sanad">{}</footer>').format(paragraphs))


def put_heading(title: str, lead: Markup | str = "") -> None:
    """A page's title, and the sentence below it."""
    below = Markup('<p class="quiet">{}</p>').format(lead) if lead else ""
    put_html(Markup('<div class="sanad"><h1>{}</h1>{}</div>').format(title, below))


def put_notice(sentence: str | Markup) -> None:
    """One plain sentence that something is otherwise than the reader may expect."""
    put_html(Markup('<p class="sanad notice" role="status">{}</p>').format(sentence))


def read_view(known: Mapping[str, Collection[str]] | None = None) -> address.View:
    """The view in the address. Codes not in `known` are dropped; the page says in a sentence what was dropped."""
    parameters = {name: st.query_params.get_all(name) for name in st.query_params}
    view, notices = address.parse(parameters)
    known = {"as_of": list(keep_release().values()), "lang": list_languages(), **(known or {})}
    view, more = address.drop_unknown(view, known)
    for notice in [*notices, *more]:
        if notice == address.Notice("address.unknown_code", "as_of", notice.value):
            put_notice(say("release.unknown", release=notice.value))
            continue
        sentence = say(notice.key, name=notice.name, value=notice.value)
        put_notice(say("address.left_out", sentence=sentence))
    return view


def write_view(view: address.View) -> None:
    """Write the view to the address, without a further run; it stays in the release that the page shows."""
    view = replace(view, as_of=view.as_of or AS_OF.get())
    if dict(st.query_params) != (parameters := address.to_parameters(view)):
        st.query_params.from_dict(parameters)
