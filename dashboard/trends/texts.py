"""The words around the chart: title, what is counted, key, credit, lists below. Pure: rows in, text or markup out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from markupsafe import Markup

from dashboard.drawing.glyphs import STATES, mark_glyph, producer_glyph
from dashboard.drawing.marks import list_marks
from dashboard.drawing.palette import find_style
from dashboard.look import Theme
from dashboard.phrasing.amounts import say_amount
from dashboard.phrasing.counters import credit_counters, say_counter
from dashboard.phrasing.nouns import lower_first, strip_tag
from dashboard.phrasing.sentence import capital
from dashboard.queries.vocab import Vocabulary
from dashboard.rows import IMPORTED, Break, Change, Milestone, Offer, Point, Stretch
from dashboard.trends.panels import Panel
from dashboard.trends.question import Concept, Question, concept_of
from dashboard.words import count, format_date_text, format_period, join_list, look_up, say, set_apart, title_crossing

FLOWS = frozenset({"returns", "deportations", "arrivals"})
EVERYONE = frozenset({"all", "not_stated"})
EMPTY = Markup("")


def say_or(key: str, fallback: str) -> str:
    """A label, or the fallback where the catalogue has none: codes may be added to the data first."""
    try:
        return look_up(key)
    except KeyError:
        return fallback


def name_concept(concept: Concept, concepts: Mapping[Concept, Sequence[Offer]]) -> str:
    """A concept in plain words; told apart by scope, unit and crossing where the same concept occurs more than once.

    One that the catalogue does not know yet is called as its first definition is.
    """
    if concept.scope == IMPORTED:
        return concept.concept
    name = say_or(f"concept.{concept.concept}", strip_tag(concepts[concept][0].definition_label))
    twins = [other for other in concepts if other.concept == concept.concept]
    # The most comparable stands first and keeps the plain name.
    if len({other.scope for other in twins}) > 1 and concept.scope != twins[0].scope:
        name += f" ({say_or(f'scope_of.{concept.scope}', concept.scope.replace('_', ' '))})"
    if len({other.unit for other in twins}) > 1:
        name += f", {say(f'unit.{concept.unit}')}"
    return name + (f", {say('crossing.through', name=title_crossing(concept.crossing))}" if concept.crossing else "")


def name_concepts(question: Question) -> dict[Concept, str]:
    """The name of every concept that answers the question."""
    return {concept: name_concept(concept, question.concepts) for concept in question.concepts}


def say_years(first: date, last: date) -> str:
    """As in "2013–2026", or one year."""
    return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"


def say_subject(question: Question, names: Vocabulary) -> str:
    """What the chart is about: the one concept in view, or the measure; with the group where it is not everyone."""
    concepts = {concept_of(offer) for offer in question.chosen}
    subject = names.name("measure", question.measure)
    if len(concepts) == 1 and question.measure not in FLOWS:
        subject = name_concepts(question)[next(iter(concepts))]
    group = names.name("group", question.group)
    if (
        question.group in EVERYONE
        or (question.measure in FLOWS and question.group == "afghan_nationals")
        or group.lower() in subject.lower()
    ):
        return subject
    return say("trends.of_group", measure=subject, group=lower_first(group))


def write_title(question: Question, names: Vocabulary, first: date, last: date) -> str:
    """The chart's title: subject, area, period, years."""
    subject, area, years = say_subject(question, names), names.name("area", question.area), say_years(first, last)
    if question.kind == "incident":
        return say("trends.title.incident", measure=names.name("measure", question.measure), area=area, years=years)
    key = "trends.title.from" if question.measure in FLOWS else "trends.title"
    return say(key, measure=subject, area=area, per=say(f"per.{question.kind}"), years=years)


def say_unmet(unmet: Sequence[tuple[str, str]], question: Question, names: Vocabulary) -> str:
    """The sentence that names what the address wants to see here and no series of this question has."""
    return say(
        "trends.unmet",
        names=join_list(
            [say("trends.unmet.name", name=say_or(f"{kind}.{code}", names.name(kind, code))) for kind, code in unmet]
        ),
        measure=lower_first(names.name("measure", question.measure)),
        area=names.name("area", question.area),
        per=say(f"per.{question.kind}"),
        group=lower_first(names.name("group", question.group)),
    )


def write_left_out(question: Question) -> str:
    """The sentence that says how many series of the concept are not drawn; empty where all are."""
    concepts = {concept_of(offer) for offer in question.chosen}
    every = sum(offer.series_id is not None for concept in concepts for offer in question.concepts[concept])
    drawn = len(question.series)
    key = "trends.left_out.one" if drawn == 1 else "trends.left_out.many"
    return say(key, n=drawn, all=every) if question.by_default and 0 < drawn < every else ""


def join_definitions(pairs: Sequence[tuple[str, str]]) -> str:
    """What is counted, with who counts so: "militant attacks (PICSS), terror attacks (CRSS)"."""
    texts = [
        lower_first(label) if f"({producer}" in label else f"{lower_first(label)} ({producer})"
        for producer, label in pairs
    ]
    return join_list(dict.fromkeys(texts))


def write_subtitle(panel: Panel, question: Question, names: Vocabulary) -> str:
    """What is counted, about whom, in which unit."""
    definitions = join_definitions(panel.definitions)
    unit = say(f"unit.{panel.concept.unit}")
    if panel.concept.unit not in {"persons", "families"} and question.group in EVERYONE:
        return say("trends.counted.events", definitions=definitions, unit=unit)
    group = lower_first(names.name("group", question.group))
    return say("trends.counted", definitions=definitions, group=group, unit=unit)


def write_credit(points: Sequence[Point]) -> str:
    """Who counted, and in how many documents we read it; which imported data sets we added up."""
    imported = dict.fromkeys(point.source_title for point in points if point.scope == IMPORTED)
    summed = say("events.credit", citations="; ".join(imported)) if imported else ""
    points = [point for point in points if point.scope != IMPORTED]
    if not points:
        return summed
    documents = len({(point.source_title, point.publisher, point.published, point.url) for point in points})
    credit = say("trends.credit", producers=credit_counters(points), documents=count("trends.documents", documents))
    return f"{credit} {summed}".strip()


def write_glyph(address: str, text: str) -> Markup:
    """A picture of a mark with its meaning."""
    return Markup('<span class="glyph"><img src="{}" alt="" width="20" height="20">{}</span>').format(address, text)


def write_key(
    points: Sequence[Point], stretches: Sequence[Stretch], theme: Theme, *, named: bool, episodes: bool = False
) -> Markup:
    """The key: producers where no label names them, the marks in view, the states of coverage in view, shaded episodes."""
    items = []
    if not named:
        producers = {p.producer_id: p for p in points if p.value is not None}
        items += [
            write_glyph(producer_glyph(find_style(p.producer_id, p.producer_kind), theme), say_counter(p))
            for p in producers.values()
        ]
    else:
        nameless = {p.producer_id: p for p in points if p.value is not None and p.series_id is None}
        items += [
            write_glyph(producer_glyph(find_style(p.producer_id, p.producer_kind), theme), say_counter(p))
            for p in nameless.values()
        ]
    items += [
        write_glyph(mark_glyph(name, theme), say(f"mark.{name}")) for name in list_marks(points) if name != "nameless"
    ]
    states = {stretch.state for stretch in stretches}
    items += [write_glyph(mark_glyph(state, theme), say(f"state.{state}")) for state in STATES if state in states]
    items += [write_glyph(mark_glyph("episode", theme), say("mark.episode"))] if episodes else []
    return Markup('<div class="sanad key" role="note" aria-label="{}">{}</div>').format(
        say("trends.key"), EMPTY.join(items)
    )


def write_change_key(changes: Sequence[Change], theme: Theme) -> Markup:
    """The key to the marks of changes in view."""
    found = [
        name
        for name, inexact in (("change", False), ("change_inexact", True))
        if inexact in {c.inexact for c in changes}
    ]
    items = [write_glyph(mark_glyph(name, theme), say(f"mark.{name}")) for name in found]
    return Markup('<div class="sanad key" role="note" aria-label="{}">{}</div>').format(
        say("trends.key"), EMPTY.join(items)
    )


def write_words_only(points: Sequence[Point]) -> Markup:
    """Claims in words only, listed since they cannot be drawn."""
    lines = [
        Markup("<li dir='auto'>{}: {}{}{}</li>").format(
            capital(say_counter(p)),
            say_amount(p.value, p.low, p.high, p.qualifier, p.as_stated),
            say("list.comma"),
            format_period(p.period_start, p.period_end, p.period_kind),
        )
        for p in points
        if p.value is None and p.low is None
    ]
    return fold("trends.words_only", lines, is_open=True)


def write_milestones(milestones: Sequence[Milestone]) -> Markup:
    """The dates marked in the chart, in full."""
    lines = []
    for item in milestones:
        when = format_date_text(item.date_text) + (f" – {format_date_text(item.end_text)}" if item.end_text else "")
        lines.append(Markup("<li><b>{}</b> <span dir='auto'>{}</span></li>").format(when, item.title))
    return fold("trends.milestones", lines)


def write_breaks(breaks: Sequence[Break]) -> Markup:
    """Where a producer changed its definition, and how."""
    return fold(
        "trends.breaks",
        [
            Markup("<li><b><bdi>{}</bdi></b> {}</li>").format(item.producer_name, set_apart(item.note))
            for item in breaks
        ],
        is_open=True,
    )


def fold(key: str, lines: Sequence[Markup], *, is_open: bool = False) -> Markup:
    """A folded list; nothing where there are no lines."""
    if not lines:
        return EMPTY
    return Markup('<details class="sanad"{}><summary>{}</summary><ul class="small">{}</ul></details>').format(
        Markup(" open") if is_open else "", say(key), EMPTY.join(lines)
    )


def write_pill(offer: Offer, label: str) -> str:
    """The label of a series to choose: name, number of points, years."""
    name = label if offer.series_id else say("trends.single_marks", name=label)
    return say(
        "trends.series.pill",
        name=name,
        points=count("trends.points", offer.n_points),
        years=say_years(offer.first_day, offer.last_day),
    )


def note_breaks(breaks: Sequence[Break], panels: Sequence[Panel]) -> list[Break]:
    """The breaks that touch a definition in view, whether or not its neighbour is drawn too."""
    shown = {point.definition_id for panel in panels for point in panel.points}
    return [item for item in breaks if {item.definition_id, item.follows} & shown and item.note]
