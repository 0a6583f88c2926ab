"""Totals and differences as lines of dots and rows of tables. Pure: rows in, cells out."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.compare.rows import DotGroup, DotRow
from dashboard.drawing.dots import amount_of
from dashboard.number_forms import format_number
from dashboard.phrasing.counters import say_counter
from dashboard.phrasing.nouns import lower_first
from dashboard.phrasing.periods import say_period
from dashboard.phrasing.sentence import capital
from dashboard.queries.vocab import Vocabulary
from dashboard.returns.question import name_start
from dashboard.returns.rows import Clash, Step
from dashboard.returns.texts import name_group, title_group
from dashboard.rows import Claim
from dashboard.words import format_day, format_days, say, say_verb


def group_dots(bundles: Sequence[Sequence[Claim]], names: Vocabulary) -> list[DotGroup]:
    """Totals of one month as groups of dots: one heading for people and first days, one line per total."""
    return [
        DotGroup(
            say_bundle(rows, names),
            tuple(DotRow((row,), name_counter(row), say_wording(row), say_badge(row)) for row in rows),
        )
        for rows in bundles
    ]


def name_counter(claim: Claim) -> str:
    """The counter, and the office that speaks for it."""
    return capital(say_counter(claim))


def say_bundle(rows: Sequence[Claim], names: Vocabulary) -> str:
    """As in "Afghan nationals, counted since 15 Sep 2023", or from first days between two."""
    first, last = min(row.period_start for row in rows), max(row.period_start for row in rows)
    group = title_group(rows[0].population_group, names)
    if first == last:
        return say("returns.bundle", group=group, days=format_day(first))
    return say("returns.bundle.between", group=group, first=format_day(first), last=format_day(last))


def say_wording(claim: Claim) -> str:
    """The verb as the source has it."""
    return say("returns.wording", verb=say_verb(claim.stated_verb))


def say_badge(claim: Claim) -> str:
    """First and last day, and what is counted."""
    days = say("returns.span", start=name_start(claim.period_start), end=name_start(claim.period_end))
    return " · ".join([days, lower_first(claim.definition_label)])


def write_claim_row(claim: Claim, names: Vocabulary) -> dict[str, object]:
    """One total as a row of a table that opens its evidence."""
    amount = amount_of(claim)
    period = say_period(claim.period_start, claim.period_end, claim.period_kind)
    cells = [
        amount, say_verb(claim.stated_verb), name_counter(claim), name_start(claim.period_start),
        name_start(claim.period_end), name_group(claim.population_group, names), claim.definition_label,
    ]  # fmt: skip
    label = say("table.open", figure=amount, producer=name_counter(claim), period=period)
    return {"figure": claim.figure_id, "cells": cells, "label": label}


def write_clash_row(clash: Clash, totals: Sequence[Claim]) -> dict[str, object]:
    """Two totals that differ as one row; each amount opens its own evidence."""
    one, other = sorted((totals[clash.one], totals[clash.other]), key=lambda row: row.value or 0)
    days = name_start(one.period_end)
    if one.period_end != other.period_end:
        first, last = sorted((one.period_end, other.period_end))
        days = format_days(first, last)
    cells: list[object] = [days]
    for row in (one, other):
        label = say("table.open", figure=amount_of(row), producer=name_counter(row), period=name_start(row.period_end))
        cells += [{"text": amount_of(row), "figure": row.figure_id, "label": label}, say_voice(row)]
    return {"figure": one.figure_id, "cells": [*cells, " ".join(clash.reasons)], "label": days}


def say_voice(claim: Claim) -> str:
    """Verb, counter and first day: "returned · UNHCR · since 15 Sep 2023"."""
    verb = say_verb(claim.stated_verb)
    return say("returns.counter", verb=verb, producer=name_counter(claim), start=name_start(claim.period_start))


def write_step_row(step: Step) -> dict[str, object]:
    """A flow of our arithmetic as a row: its sum, and both totals, each opening its evidence."""
    value = say("returns.derived.value", value=format_number(step.value))
    cells: list[object] = [format_days(step.period_start, step.period_end), step.producer_name, value]
    for figure, total in ((step.figure_id, step.total), (step.base_figure_id, step.base_total)):
        label = say(
            "table.open", figure=format_number(total), producer=step.producer_name, period=name_start(step.period_end)
        )
        cells.append({"text": format_number(total), "figure": figure, "label": label})
    return {
        "figure": step.figure_id,
        "cells": [*cells, say("returns.since", start=name_start(step.counted_from))],
        "label": value,
    }
