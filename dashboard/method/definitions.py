"""Definitions and breaks as the Method page lists them. Rows in, markup out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from markupsafe import Markup

from dashboard.address import View
from dashboard.links import link_page
from dashboard.queries.method import Definition
from dashboard.words import count, format_date_text, join_clauses, name_definition, say, say_html, set_apart

BETWEEN = Markup(" · ")
EMPTY = Markup("")
FOLD = Markup('<details id="producer-{code}"><summary>{summary}</summary>{entries}</details>')
ALL = Markup('<details class="all"><summary>{summary}</summary>{folds}</details>')
ENTRY = Markup(
    '<article class="definition" id="definition-{code}"><h3 dir="auto">{label}</h3><p dir="auto">{description}</p>'
    "{about}</article>"
)
LINE = Markup('<p class="small quiet" dir="auto">{}</p>')


def write_definitions(definitions: Sequence[Definition]) -> Markup:
    """All definitions, folded by producer in the order of their names."""
    folds = []
    by_name = sorted(
        definitions, key=lambda item: (item.producer.lower(), item.producer_id, -item.n_figures, item.label)
    )
    for producer_id, group in groupby(by_name, key=lambda item: item.producer_id):
        of_producer = list(group)
        summary = say(
            "method.definitions.of",
            producer=of_producer[0].producer,
            definitions=count("method.definitions", len(of_producer)),
            figures=count("source.figures", sum(item.n_figures for item in of_producer)),
        )
        entries = EMPTY.join(map(write_definition, of_producer))
        folds.append(FOLD.format(code=producer_id, summary=summary, entries=entries))
    summary = say("method.definitions.all", definitions=count("method.definitions", len(definitions)), n=len(folds))
    return ALL.format(summary=summary, folds=EMPTY.join(folds))


def write_definition(item: Definition) -> Markup:
    """One definition: what is counted, what is in it and not in it, whether militants are, and where that was read."""
    lines = [
        say_html(f"method.definition.{side}", text=set_apart(text))
        for side in ("includes", "excludes")
        if (text := getattr(item, side))
    ]
    about = [write_basis(item), Markup("{}").format(count("source.figures", item.n_figures))]
    if item.counts_militants != "not_applicable":
        about.insert(0, Markup("{}").format(say(f"method.militants.{item.counts_militants}")))
    lines.append(BETWEEN.join(about))
    return ENTRY.format(
        code=item.definition_id,
        label=item.label,
        description=item.description,
        about=EMPTY.join(LINE.format(line) for line in lines),
    )


def write_basis(item: Definition) -> Markup:
    """Where the definition was read, or that it was not found."""
    if item.basis != "stated":
        return Markup("{}").format(say("method.basis.not_found"))
    if not item.source_id:
        return Markup("{}").format(say("method.basis.stated"))
    link = link_page("sources", View(id=item.source_id), item.source_title or item.source_id)
    return say_html("method.basis.source", source=link)


def write_breaks(breaks: Sequence[Mapping[str, Any]]) -> Markup:
    """Where a producer changed what it counts, one item per reason; nothing where none is known."""
    items = []
    reasons = groupby(
        sorted(breaks, key=lambda row: (row["producer"], row["break_date"] or "", row["break_note"] or "")),
        key=lambda row: (row["producer"], row["break_date"], row["break_note"], row["source_id"], row["source_title"]),
    )
    for (producer, day, note, source_id, title), group in reasons:
        changes = join_clauses(
            say("method.break.change", before=name_definition(row["label_before"]), after=name_definition(row["label"]))
            for row in group
        )
        source = link_page("sources", View(id=source_id), title) if source_id else say("method.break.no_source")
        items.append(
            say_html(
                "method.break",
                producer=producer,
                day=format_date_text(day),
                note=set_apart(note or ""),
                changes=changes,
                source=Markup("<bdi>{}</bdi>").format(source),
            )
        )
    if not items:
        return EMPTY
    lead = Markup("<p>{}</p>").format(say("method.breaks"))
    return lead + Markup("<ul>{}</ul>").format(EMPTY.join(Markup("<li>{}</li>").format(item) for item in items))
