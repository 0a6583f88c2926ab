"""The words of the Compare page: titles, badges, keys, cells. Pure: rows in, text or markup out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from markupsafe import Markup

from dashboard.compare.answers import name_counter, name_scope, say_badge
from dashboard.compare.rows import Asked, Count
from dashboard.drawing.dots import amount_of, is_drawn, is_revised, is_rounding
from dashboard.drawing.glyphs import MARKS, as_address, mark_glyph
from dashboard.drawing.marks import DOWNWARD, UPWARD
from dashboard.phrasing.evidence import say_documents
from dashboard.phrasing.nouns import lower_first, strip_tag
from dashboard.phrasing.periods import say_period
from dashboard.phrasing.sentence import capital
from dashboard.queries.vocab import Vocabulary
from dashboard.rows import Claim
from dashboard.trends.texts import FLOWS, fold, write_glyph
from dashboard.words import count, format_period, join_clauses, join_list, say

if TYPE_CHECKING:
    from dashboard.look import Theme

HOLLOW = "<path d='M-10 0H10' stroke='{ink}' stroke-width='1.2'/><circle cx='-6' r='3' fill='{ground}' stroke='{ink}' stroke-width='1.4'/><circle cx='6' r='4.5'/>"
KEY = Markup('<div class="sanad key" role="note" aria-label="{}">{}</div>')


def list_signs(lines: Sequence[Sequence[Claim]]) -> list[str]:
    """The sorts of marks on some lines, in the order of the key; the first claim of a line is the one read."""
    shown = [line[0] for line in lines]
    found = {
        "exact": any(claim.qualifier == "exact" for claim in shown),
        "about": any(claim.qualifier == "about" for claim in shown),
        "up": any(claim.qualifier in UPWARD for claim in shown),
        "down": any(claim.qualifier in DOWNWARD for claim in shown),
        "range": any(claim.low is not None and claim.high is not None for claim in shown),
        "hatched": any(claim.status == "provisional" or claim.period_basis == "inferred" for claim in shown),
        "low": any(claim.transcription_confidence == "low" for claim in shown),
        "disagree": any(not is_rounding(o) and not is_revised(line[0], o) for line in lines for o in line[1:]),
    }
    return [name for name, there in found.items() if there]


def write_dot_key(lines: Sequence[Sequence[Claim]], theme: Theme) -> Markup:
    """The key of a dot plot: the sorts of marks in view, and what a hollow mark behind another is."""
    items = [write_glyph(turned_glyph(name, theme), say(f"mark.{name}")) for name in list_signs(lines)]
    if any(len(line) > 1 for line in lines):
        body = HOLLOW.format(ink=theme.ink, ground=theme.ground)
        items.append(write_glyph(as_address(body, theme.ink), say("compare.key.earlier")))
    return KEY.format(say("trends.key"), Markup("").join(items))


def turned_glyph(name: str, theme: Theme) -> str:
    """The picture of a mark, turned to lie along the axis of numbers; ticks to both sides lie so already."""
    if name == "about":
        return mark_glyph(name, theme)
    body = MARKS[name].format(ink=theme.ink, ground=theme.ground, muted=theme.muted, hairline=theme.hairline)
    return as_address(f"<g transform='rotate(90)'>{body}</g>", theme.ink)


def say_title(asked: Asked, names: Vocabulary) -> str:
    """The question as a title: "Deaths in Pakistan, 2024: every answer"."""
    measure = names.name("measure", asked.measure)
    if asked.population_group not in {"all", "not_stated"}:
        measure = say(
            "trends.of_group", measure=measure, group=lower_first(names.name("group", asked.population_group))
        )
    key = "compare.title.from" if asked.measure in FLOWS else "compare.title"
    return say(key, measure=measure, area=names.name("area", asked.reference_area), period=name_period(asked))


def name_period(asked: Asked) -> str:
    """The period in words; two days that bound it where it is odd."""
    return format_period(asked.period_start, asked.period_end, asked.period_kind)


def say_subtitle(shown: Sequence[Count], asked: Asked) -> str:
    """Unit, number of answers, and how the plot is to be read."""
    units = join_list(dict.fromkeys(say(f"unit.{row.claim.unit}") for row in shown))
    counters = len({row.claim.producer_id for row in shown})
    return say(
        "compare.subtitle.one" if len(shown) == 1 else "compare.subtitle", unit=units, answers=count("compare.answers", len(shown)),
        counters=count("coverage.producers", counters), period=name_period(asked),
    )  # fmt: skip


def say_summary(title: str, scopes: Sequence[Sequence[Sequence[Count]]]) -> str:
    """The paragraph: each kind of events with its answers."""
    parts = [
        say(
            "compare.summary.kind",
            scope=capital(name_scope(lines[0][0].scope)),
            answers=join_clauses(say_line(line) for line in lines),
        )
        for lines in scopes
    ]
    return " ".join([f"{title}.", *parts])


def say_line(line: Sequence[Count]) -> str:
    """One counter's answer with its definition and what it replaced."""
    shown, *behind = line
    earlier = [amount_of(row.claim) for row in behind if is_revised(shown.claim, row.claim)]
    definition = lower_first(strip_tag(shown.claim.definition_label))
    text = join_list([f"{name_counter(shown)} {amount_of(shown.claim)}", definition])
    return say("compare.summary.revised", answer=text, earlier=join_list(dict.fromkeys(earlier))) if earlier else text


def write_row(row: Count, *, read: bool) -> dict[str, object]:
    """One claim as a row of a table that opens its evidence."""
    claim, amount = row.claim, amount_of(row.claim)
    period = say_period(claim.period_start, claim.period_end, claim.period_kind)
    standing = [] if read else [say("compare.not_read")]
    standing += [say(f"badge.status.{claim.status}")] if claim.status != "reported" else []
    standing += [say("table.inferred")] if claim.period_basis == "inferred" else []
    standing += [say("badge.confidence.low")] if claim.transcription_confidence == "low" else []
    cells = [
        amount, name_counter(row), strip_tag(claim.definition_label), capital(name_scope(row.scope)), say_badge(row),
        join_list(standing), say_documents(row.n_sources),
    ]  # fmt: skip
    label = say("table.open", figure=amount, producer=name_counter(row), period=period)
    return {"figure": claim.figure_id, "cells": cells, "label": label}


def name_answer(row: Count) -> str:
    """An answer to choose for a pair: "PIPS 852 – deaths in terrorist attacks"."""
    return f"{name_counter(row)} {amount_of(row.claim)} – {lower_first(strip_tag(row.claim.definition_label))}"


def write_words(counts: Sequence[Count]) -> Markup:
    """Answers in words only, listed since they cannot be drawn."""
    lines = [
        Markup("<li dir='auto'>{}: {} ({})</li>").format(
            name_counter(row), amount_of(row.claim), lower_first(strip_tag(row.claim.definition_label))
        )
        for row in counts
        if not is_drawn(row.claim)
    ]
    return fold("trends.words_only", lines, is_open=True)
