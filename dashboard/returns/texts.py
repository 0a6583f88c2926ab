"""The words of the Returns page: names of curves, titles, keys. Pure: rows in, text or markup out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from markupsafe import Markup

from dashboard.drawing.glyphs import as_address, mark_glyph, producer_glyph
from dashboard.drawing.marks import list_marks
from dashboard.drawing.palette import Style, find_style
from dashboard.phrasing.counters import say_counter
from dashboard.phrasing.nouns import lower_first, strip_tag
from dashboard.phrasing.sentence import capital
from dashboard.queries.vocab import Vocabulary
from dashboard.returns.question import EVERY, FIRST_GROUP, VERBS_UNKNOWN, Question, name_start
from dashboard.returns.rows import Movement, Step
from dashboard.rows import Claim, Point
from dashboard.trends.texts import say_or, say_years, write_glyph
from dashboard.words import count, join_clauses, join_list, name_code, say, title_crossing

if TYPE_CHECKING:
    from dashboard.look import Theme

EMPTY = Markup("")
DIAMOND = "<path d='M0-5L5 0L0 5L-5 0Z'/>"
PLAIN_SCOPES = frozenset({"returns", "deportations"})


def diamond_glyph(style: Style, theme: Theme) -> str:
    """The picture of our arithmetic on a counter's totals."""
    return as_address(DIAMOND, style.colour(theme.name), 9)


def name_group(code: str, names: Vocabulary) -> str:
    """The people, in the plural: "Afghans (all)", "Afghans without papers"."""
    return say_or(f"returns.group.{code}", names.name("group", code))


def title_group(code: str, names: Vocabulary) -> str:
    """The people as they stand in a title: "Afghans", "Afghans without papers"."""
    name = (
        say_or(f"returns.group.{code}", names.name("group", code)) if code != FIRST_GROUP else say("returns.everyone")
    )
    return capital(name)


def name_crossing(code: str) -> str:
    """A crossing in the sentence of controls."""
    return say("returns.all_crossings") if code == EVERY else say("returns.crossing", name=title_crossing(code))


def name_verb(code: str) -> str:
    """A verb in the sentence of controls, in the source's own word."""
    if code in {EVERY, VERBS_UNKNOWN}:
        return say("returns.any_verb" if code == EVERY else "returns.verb.none")
    return say("returns.verb", verb=name_code("verb", plain := code.replace("_", " "), plain))


def name_curve(row: Movement) -> str:
    """The label of a curve: counter, first day, and whether only those sent out, or others than returns, are counted."""
    return name_flow(row, say("returns.curve", producer=row.producer_name, start=name_start(row.first_day)))


def name_flow(row: Movement, name: str = "") -> str:
    """The label of a flow, which has no first day: counter, and what tells it from other flows of that counter."""
    parts = [name or row.producer_name]
    if row.verb_class and row.measure == "returns":
        parts.append(say(f"returns.way.{row.verb_class}"))
    if row.scope not in PLAIN_SCOPES:
        parts.append(say_or(f"returns.scope.{row.scope}", row.scope.replace("_", " ")))
    return join_list(parts)


def write_pill(row: Movement) -> str:
    """A curve to choose: its label and the number of totals."""
    return say("returns.pill", name=name_curve(row), points=count("returns.totals", row.n_points))


def say_title(question: Question, names: Vocabulary, measure: str, part: str, **more: str) -> str:
    """A chart's title: "Afghans, returned from Pakistan: running totals by who counted, 2023–2025"."""
    return say(
        f"returns.title.{measure}.{part}",
        group=title_group(question.group, names), area=names.name("area", question.area),
        **more,
    )  # fmt: skip


def say_subtitle(key: str, question: Question, definitions: Sequence[tuple[str, str]], **more: str) -> str:
    """What is counted, by which way, in which words, and how the chart is to be read."""
    return say(
        key, definitions=join_counters(definitions), crossing=name_crossing(question.crossing),
        verb=name_verb(question.verb), **more,
    )  # fmt: skip


def say_span(rows: Sequence[Point | Step]) -> str:
    """The years that some rows lie in: "2023–2025"."""
    return say_years(min(row.period_start for row in rows), max(row.period_end for row in rows))


def join_counters(definitions: Sequence[tuple[str, str]]) -> str:
    """What is counted and by whom: "returns to Afghanistan (IOM, UNHCR); deportations (UNHCR)"."""
    counters: dict[str, list[str]] = {}
    for producer, label in definitions:
        counters.setdefault(lower_first(strip_tag(label)), []).append(producer)
    return join_clauses(f"{label} ({join_list(dict.fromkeys(names))})" for label, names in counters.items())


def list_definitions(rows: Sequence[Movement | Point | Step | Claim]) -> list[tuple[str, str]]:
    """Who counts what, each pair once."""
    return list(dict.fromkeys((say_counter(row), row.definition_label) for row in rows))


def write_key(points: Sequence[Point], theme: Theme, *, counters: Mapping[str, tuple[str, str]]) -> Markup:
    """The key: counters not named in the chart (producer_id → kind, name), then the sorts of marks in view."""
    items = [
        write_glyph(producer_glyph(find_style(producer, kind), theme), name)
        for producer, (kind, name) in counters.items()
    ]
    items += [
        write_glyph(mark_glyph(name, theme), say(f"mark.{name}")) for name in list_marks(points) if name != "nameless"
    ]
    return frame_key(items)


def list_step_glyphs(steps: Sequence[Step], theme: Theme) -> list[Markup]:
    """One diamond per counter of our arithmetic."""
    counters = {step.producer_id: step for step in steps}
    return [
        write_glyph(
            diamond_glyph(find_style(step.producer_id, step.producer_kind), theme),
            say("returns.mark.derived", producer=step.producer_name),
        )
        for step in counters.values()
    ]


def frame_key(items: Sequence[Markup]) -> Markup:
    """Glyphs with their meaning in a row."""
    return Markup('<div class="sanad key" role="note" aria-label="{}">{}</div>').format(
        say("trends.key"), EMPTY.join(items)
    )


def nameless_counters(points: Sequence[Point]) -> dict[str, tuple[str, str]]:
    """The counters of single marks, which no label at a line's end names."""
    rows = [point for point in points if point.series_id is None and point.value is not None]
    return {row.producer_id: (row.producer_kind, say_counter(row)) for row in rows}
