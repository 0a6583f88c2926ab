"""Method: how figures are chosen, read, checked and shown, with every number live from the database."""

from __future__ import annotations

from markupsafe import Markup

from dashboard.address import View
from dashboard.cache import ask
from dashboard.frame import put_heading, read_view, vocabulary, write_view
from dashboard.links import link_page
from dashboard.look import current_theme, mark_language, put_html
from dashboard.method.definitions import write_breaks, write_definition, write_definitions
from dashboard.method.lists import (
    write_doubts,
    write_left_out,
    write_marks,
    write_outcomes,
    write_producers,
    write_qualifiers,
    write_states,
)
from dashboard.method.values import YEAR, write_counts, write_year
from dashboard.prose import find_language, read_prose, write_contents, write_section
from dashboard.queries.method import (
    Definition,
    count_corpus,
    find_changed,
    list_definitions,
    list_year_claims,
    read_lists,
)
from dashboard.words import LANGUAGE, read_words, say, speaking

PAGE = Markup(
    '<div class="sanad method"><nav aria-label="{label}"><p class="quiet">{label}</p><div lang="{language}" dir="{direction}">{contents}</div></nav>'
    '<div lang="{language}" dir="{direction}">{sections}</div></div>'
)


def list_values() -> dict[str, object]:
    """The numbers in the sentences, and the words of definitions among them: in the language of the sentences."""
    with speaking(find_language("method")):
        counts = write_counts(ask(count_corpus), ask(read_lists).rules, vocabulary().newest, ask(find_changed))
        return counts | write_year(ask(list_year_claims, YEAR), ask(list_definitions))


def list_parts(definitions: list[Definition]) -> dict[str, Markup]:
    """The keys and tables between the sentences."""
    lists, theme = ask(read_lists), current_theme()
    return {
        "qualifiers": write_qualifiers(lists.qualifiers),
        "marks": write_marks(theme),
        "states": write_states(theme),
        "breaks": write_breaks(lists.breaks),
        "definitions": write_definitions(definitions),
        "producers": write_producers(lists.producers, vocabulary()),
        "doubts": write_doubts(lists.doubts),
        "ledger": write_outcomes(lists.outcomes),
        "left_out": write_left_out(lists.left_out),
    }


def put_asked(view: View) -> None:
    """The definitions that the address names, before everything else."""
    entries = Markup("").join(map(write_definition, ask(list_definitions, view.definition)))
    back = link_page("method", View(), say("method.whole"))
    put_html(Markup('<div class="sanad method-asked">{}<p>{}</p></div>').format(entries, back))


def show() -> None:
    """Draw the page."""
    view = read_view({"definition": vocabulary().names["definition"]})
    put_heading(say("nav.method"), say("method.lead"), reading="method")
    view = View(definition=view.definition, lang=view.lang)
    if view.definition:
        put_asked(view)
    values, parts = list_values(), list_parts(ask(list_definitions))
    language = find_language("method")
    if language != LANGUAGE.get():  # tables between sentences of another language stay in the reader's
        parts = {name: mark_language(part) for name, part in parts.items()}
    sections = read_prose("method", language)
    put_html(
        PAGE.format(
            label=say("method.contents"), language=language, direction=read_words(language)["direction"],
            contents=write_contents(sections, values),
            sections=Markup("").join(write_section(section, values, parts) for section in sections),
        )
    )  # fmt: skip
    write_view(view)
