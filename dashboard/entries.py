"""A source as an entry of the bibliography, with its figures folded in. Pure: rows in, markup out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from dashboard.address import View
from dashboard.links import link_document, link_page
from dashboard.phrasing.amounts import say_amount
from dashboard.phrasing.nouns import lower_first
from dashboard.queries.sources import PrintedFigure
from dashboard.queries.vocab import Vocabulary
from dashboard.words import count, format_date_text, format_period, say, say_html

ENTRY = Markup(
    '<article class="sanad source"><h2 dir="auto">{title}</h2>'
    '<p class="small quiet">{about}</p>{remarks}{figures}</article>'
)
FOLD = Markup('<details{open}><summary class="small">{summary}</summary><ul class="small">{items}</ul></details>')
MOST_FOLDED = 60
BETWEEN = Markup(" · ")


def write_source(
    row: Mapping[str, Any], printed: Sequence[PrintedFigure], names: Vocabulary, *, is_open: bool
) -> Markup:
    """One entry: title, publisher, date, language, kind, copies, and the figures read from it."""
    return ENTRY.format(
        title=link_document(row["url"], row["title"]),
        about=write_about(row, names),
        remarks=write_remarks(row),
        figures=write_figures(printed, row["source_id"], is_open=is_open),
    )


def write_about(row: Mapping[str, Any], names: Vocabulary) -> Markup:
    """The line below the title: author, publisher, agency, date, language, kind, links."""
    # Set apart: a day after a Latin name would else be drawn into it where the line runs from right to left.
    parts = [Markup("<bdi>{}</bdi>").format(row[field]) for field in ("author", "publisher", "agency") if row[field]]
    parts.append(Markup("{}").format(format_date_text(row["published"])))
    if row["language"]:
        parts.append(Markup("{}").format(say_language(row["language"])))
    owner = names.name("producer", row["producer_id"] or "")
    kind = say_html(f"source.kind.{row['kind']}", producer=owner)
    parts.append(Markup('<span class="kind">{}</span>').format(kind))
    if row["archived_url"]:
        parts.append(link_document(row["archived_url"], say("source.archived")))
    parts.append(link_page("sources", View(id=row["source_id"]), say("source.entry")))
    return BETWEEN.join(parts)


def say_language(code: str) -> str:
    """The name of a language, or its code where the catalogue has none."""
    try:
        return say(f"language.{code}")
    except KeyError:
        return code


def write_remarks(row: Mapping[str, Any]) -> Markup:
    """What a copy copies, and our note."""
    lines = []
    if row["copy_of"]:
        lines.append(
            say_html("source.copy_of", what=link_page("sources", View(id=row["copy_of"]), say("source.copied")))
        )
    elif row["copy_of_title"]:
        lines.append(say_html("source.copy_of", what=row["copy_of_title"]))
    if row["note"]:
        lines.append(Markup("{}").format(row["note"]))
    return Markup("").join(Markup('<p class="small" dir="auto">{}</p>').format(line) for line in lines)


def write_figures(printed: Sequence[PrintedFigure], source_id: str, *, is_open: bool) -> Markup:
    """The figures, folded; a long list is cut where the entry is one of many, and leads to the source's own page."""
    if not printed:
        return Markup('<p class="small quiet">{}</p>').format(say("source.no_figures"))
    shown = printed if is_open else printed[:MOST_FOLDED]
    items = Markup("").join(Markup('<li dir="auto">{}</li>').format(write_figure(figure)) for figure in shown)
    if len(shown) < len(printed):
        rest = say("source.all_figures", n=len(printed))
        items += Markup("<li>{}</li>").format(link_page("sources", View(id=source_id), rest))
    return FOLD.format(
        open=Markup(" open") if is_open else "", summary=count("source.figures", len(printed)), items=items
    )


def write_figure(figure: PrintedFigure) -> Markup:
    """One figure as a line, linked to its own page."""
    amount = say_amount(figure.value, figure.low, figure.high, figure.qualifier, figure.as_stated)
    what = (
        figure.measure_label
        if figure.of_all
        else say("source.figure.of_group", measure=figure.measure_label, group=lower_first(figure.group_label))
    )
    text = say(
        "source.figure",
        amount=amount,
        what=what,
        area=figure.area_name,
        period=format_period(figure.period_start, figure.period_end, figure.period_kind),
        producer=figure.producer,
    )
    return link_page("figure", View(id=figure.figure_id), text)
