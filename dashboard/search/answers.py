"""The answer to a question: lines in groups by kind, each with the reason why it is there. No widgets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard.address import View, parse
from dashboard.naming import translate_rows
from dashboard.number_forms import PLAIN
from dashboard.phrasing.amounts import say_amount
from dashboard.phrasing.evidence import say_documents
from dashboard.phrasing.nouns import lower_first
from dashboard.phrasing.periods import name_period
from dashboard.queries import search as queries
from dashboard.queries.vocab import Vocabulary
from dashboard.search.meaning import (
    Index,
    Meaning,
    find_alike,
    find_meanings,
    find_named,
    make_index,
    mend_meanings,
    read_months,
)
from dashboard.search.reading import Span, Typed, read_page_of_address, read_typed
from dashboard.search.rows import FoundFigure, FoundIncident, FoundSource, Group, Hit, Name
from dashboard.search.views import list_views
from dashboard.warehouse import Warehouse, once
from dashboard.words import count, format_date_text, format_days, join_list, say

KINDS = ("views", "figures", "incidents", "places", "producers", "definitions", "sources")
MOST_NAMED = 6


@dataclass(frozen=True)
class Answer:
    """What was found, the words left out because nothing fitted all of them, and those taken for others that are spelt alike."""

    typed: Typed
    groups: tuple[Group, ...]
    ignored: tuple[str, ...] = ()
    instead: tuple[tuple[str, tuple[str, ...]], ...] = ()


@once
def read_index(warehouse: Warehouse) -> Index:
    """Every name that a word may meet. Kept for each warehouse, which never changes."""
    return make_index(queries.list_names(warehouse))


def find_answer(warehouse: Warehouse, text: str, names: Vocabulary) -> Answer:
    """Everything that fits a question. `names` are for display."""
    typed = read_typed(text, read_months())
    if typed.is_empty:
        return Answer(typed, ())
    direct = [group for group in find_direct(warehouse, typed) if group.hits]
    if typed.url or direct:
        return Answer(typed, tuple(direct))
    meanings = find_meanings(typed.words, read_index(warehouse))
    groups = find_groups(warehouse, typed, meanings, names)
    unknown = tuple(meaning.word for meaning in meanings if not meaning.names)
    if unknown and not {group.kind for group in groups} & {"figures", "incidents", "sources"}:
        if alike := find_alike(unknown, read_index(warehouse)):
            mended = mend_meanings(meanings, dict(alike), read_index(warehouse))
            kept = replace(typed, words=tuple(meaning.word for meaning in mended))
            if found := find_groups(warehouse, kept, mended, names):
                return Answer(typed, tuple(found), (), alike)
        meanings = [meaning for meaning in meanings if meaning.names]
        kept = Typed(typed.text, None, (), typed.values, typed.spans, tuple(m.word for m in meanings))
        groups = find_groups(warehouse, kept, meanings, names) if not kept.is_empty else []
        return Answer(typed, tuple(groups), unknown if groups else ())
    return Answer(typed, tuple(groups))


def find_direct(warehouse: Warehouse, typed: Typed) -> list[Group]:
    """What an id or an address names."""
    hits = []
    for page, id_ in queries.find_ids(warehouse, typed.ids):
        hits.append(Hit(page, View(id=id_), say(f"search.id.{page}", id=id_), "", say("search.why.id", id=id_)))
    documents = [] if hits or not typed.url else queries.find_address(warehouse, typed.url)
    found = [make_source_hit(row, say("search.why.address")) for row in documents]
    if typed.url and not hits and not found:  # part of an address, or one that is written otherwise
        words = queries.split_words(queries.strip_address(typed.url).partition("?")[0]).split()
        rows = queries.list_sources(warehouse, words) if len(words) > 2 else []
        found = [make_source_hit(row, say("search.why.title")) for row in rows[: queries.MOST]]
    if not hits and not found and (own := read_page_of_address(typed.url or "")):
        page, asked = own
        hits.append(Hit(page, parse(asked)[0], say(f"nav.{page}"), "", say("search.why.address")))
    return [Group("direct", tuple(hits), len(hits)), Group("sources", tuple(found), len(found))]


def find_groups(warehouse: Warehouse, typed: Typed, meanings: Sequence[Meaning], names: Vocabulary) -> list[Group]:
    """All groups but what ids and addresses name."""
    known = read_index(warehouse).names
    views = list_views(meanings, typed.spans, names)
    figures = translate_rows(find_figures(warehouse, typed, meanings))
    found = [make_figure_hit(row, say_reason(row, typed, meanings), names) for row in figures]
    groups = [
        Group("views", tuple(views), len(views)),
        Group("figures", tuple(found), figures[0].n_found if figures else 0),
        group_incidents(warehouse, typed, meanings),
        *(name_group(kind, find_named(meanings, code, known), names) for kind, code in NAMED),
        group_sources(warehouse, typed),
    ]
    return sort_groups([group for group in groups if group.hits], typed, meanings)


def sort_groups(groups: list[Group], typed: Typed, meanings: Sequence[Meaning]) -> list[Group]:
    """The order of kinds; a bare name of a place or of a counter brings what bears it to the top."""
    kinds = {meaning.kind for meaning in meanings}
    first = {"area": ("places", "incidents"), "producer": ("producers",)}.get("".join(kinds), ())
    if typed.values or typed.spans or len(kinds) != 1:
        first = ()
    return sorted(groups, key=lambda group: first.index(group.kind) if group.kind in first else len(first))


def group_incidents(warehouse: Warehouse, typed: Typed, meanings: Sequence[Meaning]) -> Group:
    """Incidents that fit; none for a question about a number."""
    areas = [meaning.of("area") for meaning in meanings]
    rows = [] if typed.values else queries.list_incidents(warehouse, typed.words, areas, typed.spans)
    shown = translate_rows(rows[: queries.MOST])
    return Group("incidents", tuple(make_incident_hit(row, typed) for row in shown), len(rows))


def group_sources(warehouse: Warehouse, typed: Typed) -> Group:
    """Documents that fit."""
    rows = queries.list_sources(warehouse, list_raw_words(typed))
    hits = tuple(make_source_hit(row, say("search.why.title")) for row in rows[: queries.MOST])
    return Group("sources", hits, len(rows))


NAMED = (("places", "area"), ("producers", "producer"), ("definitions", "definition"))


def list_raw_words(typed: Typed) -> list[str]:
    """The words that must stand in a document's description: names as typed, numbers and years as printed."""
    numbers = [PLAIN.write(f"{value:.10g}").replace(",", " ") for value in typed.values]
    days = [str(span.start.year) if span.is_year else f"{span.start:%Y %m}" for span in typed.spans]
    return [*typed.words, *numbers, *days]


def find_figures(warehouse: Warehouse, typed: Typed, meanings: Sequence[Meaning]) -> list[FoundFigure]:
    """Claims that fit. A lone number that may be a year is read as a count where some figure has that value."""
    codes = [meaning.codes for meaning in meanings]
    if len(typed.spans) == 1 and typed.spans[0].is_year and not typed.values and not typed.words:
        counted = queries.list_figures(warehouse, codes, (), typed.spans, year_is_value=True)
        return counted or queries.list_figures(warehouse, codes, (), typed.spans)
    return queries.list_figures(warehouse, codes, typed.values, typed.spans)


def make_figure_hit(row: FoundFigure, reason: str, names: Vocabulary) -> Hit:
    """One figure as a line."""
    measure = names.name("measure", row.measure)
    group = names.name("group", row.population_group)
    what = (
        measure
        if row.population_group in {"all", "not_stated", "afghan_nationals"}
        else say("source.figure.of_group", measure=measure, group=lower_first(group))
    )
    amount = say_amount(row.value, row.low, row.high, row.qualifier, row.as_stated)
    if row.incident_label:
        title = say(
            "search.of_incident", amount=amount, what=what, incident=row.incident_label, producer=row.producer_name
        )
    else:
        title = say(
            "source.figure", amount=amount, what=what, area=names.name("area", row.reference_area),
            period=name_period(row.period_start, row.period_end, row.period_kind), producer=row.producer_name,
        )  # fmt: skip
    about = f"{row.definition_label} · {say_documents(row.n_sources)}"
    return Hit("figure", View(id=row.figure_id), title, about, reason)


def say_reason(row: FoundFigure, typed: Typed, meanings: Sequence[Meaning]) -> str:
    """Why a figure is there: the number, the days, and what each word was taken for."""
    parts = []
    numbers = {*typed.values, *(float(span.start.year) for span in typed.spans if span.is_year and not typed.words)}
    if numbers & {row.value, row.low, row.high}:
        parts.append(say("search.why.number"))
    elif typed.spans:
        parts.append(say_days_reason(row, typed.spans[0]))
    mine = {"measure": row.measure, "area": row.reference_area, "group": row.population_group}
    for meaning in meanings:
        kind = next((kind for kind, code in mine.items() if code in meaning.of(kind)), None)
        if kind is None:
            kind = next(
                (kind for kind in ("producer", "crossing", "verb", "definition") if meaning.of(kind)), "definition"
            )
        parts.append(say(f"search.why.{kind}"))
    return join_list(dict.fromkeys(parts))


def say_days_reason(row: FoundFigure, span: Span) -> str:
    """How a figure's period stands to the days asked for."""
    if (row.period_start, row.period_end) == (span.start, span.end):
        return say("search.why.period")
    within = span.start <= row.period_start and row.period_end <= span.end
    return say("search.why.within" if within else "search.why.around", days=format_days(span.start, span.end))


def make_incident_hit(row: FoundIncident, typed: Typed) -> Hit:
    """One incident as a line."""
    reason = "search.why.days" if typed.spans and not typed.words else "search.why.words"
    return Hit("incident", View(id=row.incident_id), row.label, say(f"incident.kind.{row.kind}"), say(reason))


def name_group(kind: str, found: Sequence[Name], names: Vocabulary) -> Group:
    """Places, counters or definitions that the words name."""
    hits = []
    for name in found[:MOST_NAMED]:
        page, view = {
            "places": ("trends", View(area=name.code)),
            "producers": ("sources", View(producer=(name.code,))),
            "definitions": ("method", View(definition=(name.code,))),
        }[kind]
        shown = names.name(name.kind, name.code)
        title = shown if shown != name.code else name.shown
        about = say(f"search.about.{kind}", producer=names.name("producer", name.owner or ""))
        hits.append(Hit(page, view, title, about, say("search.why.name")))
        if kind == "places" and name.code.startswith(("AF", "PK-")):
            hits.append(
                Hit(
                    "incidents",
                    View(area=name.code),
                    title,
                    say("search.about.place_incidents"),
                    say("search.why.name"),
                )
            )
    return Group(kind, tuple(hits), len(found))


def make_source_hit(row: FoundSource, reason: str) -> Hit:
    """One document as a line."""
    about = f"{join_list([row.publisher, format_date_text(row.published)])} · {count('source.figures', row.n_figures)}"
    return Hit("sources", View(id=row.source_id), row.title, about, reason)
