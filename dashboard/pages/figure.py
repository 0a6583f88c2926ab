"""The permanent page of one figure: its claim, its words, who counted, where it was printed."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from dashboard.address import View
from dashboard.cache import ask
from dashboard.frame import put_heading, put_notice, read_view, vocabulary
from dashboard.links import link_document, link_page
from dashboard.look import put_html
from dashboard.phrasing.amounts import say_amount
from dashboard.queries.figures import find_figure, find_withdrawn
from dashboard.words import format_date_text, format_period, say, say_html


def show() -> None:
    """Draw the page: the figure, or the sentence that says why there is none."""
    view = read_view()
    if view.id is None:
        put_heading(say("nav.figure"))
        put_notice(say("figure.none"))
    elif figure := ask(find_figure, view.id):
        show_figure(figure)
    else:
        put_heading(say("nav.figure"))
        put_notice(say_absence(view.id))
    put_html(Markup('<p class="sanad">{}</p>').format(link_page("sources", View(), say("sources.all"))))


def say_absence(figure_id: str) -> Markup:
    """Why there is no figure of that id: it was withdrawn, with the reason, or never existed."""
    withdrawn = ask(find_withdrawn, figure_id)
    if withdrawn is None:
        return say_html("figure.unknown", id=figure_id)
    sentence = say_html(
        "figure.withdrawn", id=figure_id, day=format_date_text(withdrawn.withdrawn_on), reason=withdrawn.reason
    )
    if not withdrawn.replaced_by:
        return sentence
    new = link_page("figure", View(id=withdrawn.replaced_by), say("figure.replacement"))
    return sentence + Markup(" ") + say_html("figure.replaced", new=new)


def show_figure(figure: dict[str, Any]) -> None:
    """The figure as a sentence, the words as stated, and what is known of it."""
    amount = say_amount(figure["value"], figure["low"], figure["high"], figure["qualifier"], figure["as_stated"])
    names = vocabulary()
    period = format_period(figure["period_start"], figure["period_end"], figure["period_kind"])
    measure, group = names.name("measure", figure["measure"]), names.name("group", figure["population_group"])
    what = (
        measure if figure["population_group"] == "all" else say("source.figure.of_group", measure=measure, group=group)
    )
    put_heading(say("figure.title", amount=amount, what=what, area=figure["area_name"], period=period))
    put_html(Markup('<div class="sanad">{}{}</div>').format(quote_words(figure), describe(figure)))


def quote_words(figure: dict[str, Any]) -> Markup:
    """The words as the document prints them, and their English where that is another."""
    words = [word for word in (figure["as_stated"], figure["as_stated_en"]) if word]
    return Markup("").join(Markup('<blockquote dir="auto">{}</blockquote>').format(word) for word in words)


def describe(figure: dict[str, Any]) -> Markup:
    """What is known of a figure, as terms and descriptions."""
    source = link_document(figure["source_url"], figure["source_title"])
    printed = Markup(" · ").join(
        [Markup("{}").format(figure["source_publisher"]), source, format_date_text(figure["source_published"])]
    )
    lines: list[tuple[str, str | Markup | None]] = [
        ("figure.who", figure["producer_name"]),
        ("figure.speaker", figure["speaker"]),
        ("figure.definition", figure["definition_label"]),
        ("figure.printed", printed),
        (
            "figure.archived",
            figure["source_archived_url"] and link_document(figure["source_archived_url"], say("source.archived")),
        ),
        ("figure.entry", link_page("sources", View(id=figure["source_id"]), say("source.entry"))),
        ("figure.confidence", say(f"confidence.{figure['transcription_confidence']}")),
        ("figure.note", figure["note"]),
        ("figure.id", figure["figure_id"]),
    ]
    items = (Markup("<dt>{}</dt><dd dir='auto'>{}</dd>").format(say(key), value) for key, value in lines if value)
    return Markup("<dl>{}</dl>").format(Markup("").join(items))
