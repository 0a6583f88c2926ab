"""What every page has around it: header, notices, footer; and how a page reads and writes its address."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from urllib.parse import urlencode

import streamlit as st
from markupsafe import Markup
from streamlit.delta_generator import DeltaGenerator

from dashboard import address
from dashboard.as_of import AS_OF
from dashboard.bootstrap import current_warehouse
from dashboard.cache import ask
from dashboard.links import link_page
from dashboard.look import put_html
from dashboard.number_forms import NUMBERS, PLAIN, format_digits
from dashboard.queries.vocab import Vocabulary, read_vocabulary, translate_names
from dashboard.search.box import put_box
from dashboard.words import DEFAULT, LANGUAGE, format_month, list_languages, read_words, say, say_html

CC_BY = Markup('<a href="https://creativecommons.org/licenses/by/4.0/" target="_blank" rel="noopener">CC BY 4.0</a>')
BRAND = Markup(
    '<a class="sanad brand" href="./{query}" target="_self"><span lang="ur" dir="rtl">{native}</span> {name}</a>'
)
READING = Markup(
    '<details class="sanad reading"><summary class="small">{}</summary><ul class="small">{}</ul></details>'
)
STAMP = Markup('<span class="sanad stamp" data-version="{}">{} {}</span>')
EXAMPLE = "1234567.8"
CHARTED = frozenset({"trends", "returns", "compare", "incidents", "events", "incident", "coverage"})


def vocabulary() -> Vocabulary:
    """The codes in use and their names, in the reader's language where it has them."""
    return translate_names(ask(read_vocabulary))


def put_brand(header: DeltaGenerator) -> None:
    """The site's name, by which the first page is reached."""
    with header:
        put_html(BRAND.format(native=say("brand.native"), name=say("brand.name"), query=write_kept()), narrow=True)


def fill_header(header: DeltaGenerator, links: Sequence[tuple[object, str]]) -> None:
    """Beside the name links to the pages and the search box; below them that a language is a draft."""
    with header:
        for page, label in links:
            st.page_link(page, label=label, query_params=keep_choices())  # type: ignore[arg-type]
        with st.container(key="search-box", width=220):
            put_box()
    if draft := say("language.draft"):
        put_html(Markup('<p class="sanad draft small" role="note">{}</p>').format(draft))


def put_stamp(header: DeltaGenerator, here: str) -> None:
    """At the header's end the month the corpus reaches and other languages; `here`: this page's path.

    It tells freshness/notice.js what the page was drawn from: nothing for a release, which never has newer figures.
    """
    newest, version = vocabulary().newest, "" if AS_OF.get() else current_warehouse().version
    stamp = say_html("stamp.figures_to", month=format_month(newest)) if newest else Markup("")
    with header:
        put_html(STAMP.format(version, stamp, write_languages(here)), narrow=True)


def write_languages(here: str) -> Markup:
    """Links to this very view in the other languages, each named in itself."""
    links = []
    for language in list_languages():
        if language != LANGUAGE.get():
            words = read_words(language)
            kept = {name: value for name, value in st.query_params.to_dict().items() if name != "lang"}
            query = urlencode(kept if language == DEFAULT else {**kept, "lang": language}, safe=",:/")
            links.append(
                Markup('<a class="language" lang="{}" dir="{}" href="./{}" target="_self">{}</a>').format(
                    language, words["direction"], f"{here}?{query}" if query else here, words["language.name"]
                )
            )
    return Markup(" ").join(links)


def keep_release() -> dict[str, str]:
    """The parameter by which a link stays in the release that the page shows."""
    return {"as_of": release} if (release := AS_OF.get()) else {}


def keep_choices() -> dict[str, str]:
    """The parameters by which a link stays in the release and the language that the page shows."""
    language = LANGUAGE.get()
    return keep_release() | ({"lang": language} if language != DEFAULT else {})


def write_kept() -> str:
    """What a link to the first page keeps of the address."""
    return f"?{urlencode(kept)}" if (kept := keep_choices()) else ""


def put_footer() -> None:
    """What this is and on which terms."""
    changes = link_page("changes", address.View(), say("nav.changes"))
    lines = [say_html("footer.what"), say_html("footer.licence", licence=CC_BY), changes]
    if NUMBERS.get() != PLAIN:
        lines.append(say_html("footer.numbers", here=format_digits(EXAMPLE), elsewhere=PLAIN.write(EXAMPLE)))
    paragraphs = Markup("").join(Markup("<p>{}</p>").format(line) for line in lines)
    put_html(Markup('<footer class="sanad">{}</footer>').format(paragraphs))


def put_heading(title: str, lead: Markup | str = "", reading: str = "") -> None:
    """A page's title, the sentence below it, and folded how to read the page (the name under which the words have it)."""
    below = Markup('<p class="quiet">{}</p>').format(lead) if lead else ""
    folded = write_reading(reading) if reading else Markup("")
    put_html(Markup('<div class="sanad"><h1>{}</h1>{}{}</div>').format(title, below, folded))


def write_reading(page: str) -> Markup:
    """How to read what a page shows, folded: the sentences `reading.<page>.1`, `.2` … of the catalogue."""
    words = read_words(DEFAULT)
    lines: list[Markup] = []
    while (key := f"reading.{page}.{len(lines) + 1}") in words:
        lines.append(Markup("<li>{}</li>").format(say(key)))
    title = say("reading.title" if page in CHARTED else "reading.title.page")
    return READING.format(title, Markup("").join(lines)) if lines else Markup("")


def put_notice(sentence: str | Markup) -> None:
    """One plain sentence that something is otherwise than the reader may expect."""
    put_html(Markup('<p class="sanad notice" role="status">{}</p>').format(sentence))


def read_view(known: Mapping[str, Collection[str]] | None = None) -> address.View:
    """The view in the address. Codes not in `known` are dropped; the page says in a sentence what was dropped."""
    parameters = {name: st.query_params.get_all(name) for name in st.query_params}
    view, notices = address.parse(parameters)
    known = {"as_of": [release] if (release := AS_OF.get()) else [], "lang": list_languages(), **(known or {})}
    view, more = address.drop_unknown(view, known)
    for notice in [*notices, *more]:
        if notice == address.Notice("address.unknown_code", "as_of", notice.value):
            put_notice(say("release.unknown", release=notice.value))
            continue
        name = name_parameter(notice.name) if notice.key == "address.unknown_code" else notice.name
        sentence = say(notice.key, name=name, value=notice.value)
        put_notice(say("address.left_out", sentence=sentence))
    return view


def name_parameter(name: str) -> str:
    """A parameter of the address in words, "language" for "lang"; its own name where it has none."""
    return say(f"address.of.{name}") if f"address.of.{name}" in read_words(DEFAULT) else name


def write_view(view: address.View) -> None:
    """Write the view to the address, without a further run; it stays in the release that the page shows."""
    view = replace(view, as_of=view.as_of or AS_OF.get())
    if dict(st.query_params) != (parameters := address.to_parameters(view)):
        st.query_params.from_dict(parameters)
