"""What may not be done with two numbers: each refusal is one sentence that says why. Pure functions on rows.

The rules are the rules of arithmetic of docs/design: sums only of like things that do not overlap, running totals never
with flows, parts never beside their whole, and no number without its document.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from dashboard.phrasing.nouns import lower_first, strip_tag
from dashboard.words import format_days, say, title_crossing

BOUNDS = frozenset({"at_least", "more_than", "fewer_than", "up_to", "nearly"})
MOMENTS = frozenset({"cumulative", "point"})


class Counted(Protocol):
    """What a guard needs to know of a series: what is counted, about whom, where, and over which kind of period."""

    @property
    def measure(self) -> str: ...  # noqa: D102
    @property
    def unit(self) -> str: ...  # noqa: D102
    @property
    def population_group(self) -> str: ...  # noqa: D102
    @property
    def reference_area(self) -> str: ...  # noqa: D102
    @property
    def crossing(self) -> str | None: ...  # noqa: D102
    @property
    def period_kind(self) -> str: ...  # noqa: D102


class Documented(Protocol):
    """Whatever is drawn as a number: it leads to a figure, and that to a document."""

    @property
    def figure_id(self) -> str: ...  # noqa: D102


class Number(Counted, Documented, Protocol):
    """What a guard needs to know of a number; points and claims both have it."""

    @property
    def definition_id(self) -> str: ...  # noqa: D102
    @property
    def definition_label(self) -> str: ...  # noqa: D102
    @property
    def producer_name(self) -> str: ...  # noqa: D102
    @property
    def period_start(self) -> date: ...  # noqa: D102
    @property
    def period_end(self) -> date: ...  # noqa: D102
    @property
    def qualifier(self) -> str: ...  # noqa: D102
    @property
    def value(self) -> float | None: ...  # noqa: D102


class EvidenceError(ValueError):
    """A number that no document vouches for; it is not drawn."""


@dataclass(frozen=True)
class Whole:
    """What contains what: group → the group it is part of, area → the area it lies in; the names of all codes.

    `concepts` gives each definition the concept it shares with comparable ones; `not_additive` are measures.
    """

    groups: Mapping[str, str]
    areas: Mapping[str, str]
    names: Mapping[str, str]
    concepts: Mapping[str, str] = field(default_factory=dict)
    not_additive: Collection[str] = ()

    def name(self, code: str) -> str:
        """A code's name, as it stands inside a sentence."""
        return lower_first(self.names.get(code, code))


NOTHING = Whole({}, {}, {})


def require_evidence(rows: Iterable[Documented]) -> None:
    """Raises EvidenceError when a number would be drawn that has no figure, hence no document; of a difference, either number."""
    for row in rows:
        if not (row.figure_id and getattr(row, "base_figure_id", row.figure_id)):
            raise EvidenceError("A number without a document cannot be drawn.")


def refuse_unlike_units(one: Counted, other: Counted) -> str | None:
    """People, families and events are not one sum or axis."""
    if one.unit == other.unit:
        return None
    return say("guard.units", one=say(f"unit.{one.unit}"), other=say(f"unit.{other.unit}"))


def refuse_unlike_measures(one: Counted, other: Counted, whole: Whole = NOTHING) -> str | None:
    """Deaths and returns are not one sum."""
    if one.measure == other.measure:
        return None
    return say("guard.measures", one=whole.name(one.measure), other=whole.name(other.measure))


def refuse_cumulative_with_flow(one: Counted, other: Counted) -> str | None:
    """A running total holds what a flow holds already."""
    kinds = {one.period_kind, other.period_kind}
    return say("guard.cumulative_with_flow") if "cumulative" in kinds and len(kinds) > 1 else None


def refuse_two_totals(one: Number, other: Number) -> str | None:
    """Two running totals are never added: a later one of the same counter holds the earlier one."""
    if {one.period_kind, other.period_kind} != {"cumulative"}:
        return None
    return say(
        "guard.two_totals",
        one=format_days(one.period_start, one.period_end),
        other=format_days(other.period_start, other.period_end),
    )


def refuse_mixed_definitions(one: Number, other: Number) -> str | None:
    """Counters that count different things."""
    if one.definition_id == other.definition_id:
        return None
    return say(
        "guard.definitions",
        one=name_definition(one), other=name_definition(other),
    )  # fmt: skip


def name_definition(row: Number) -> str:
    """Who counts what: "PICSS: deaths in militant attacks"."""
    return f"{row.producer_name}: {lower_first(strip_tag(row.definition_label))}"


def refuse_part_with_whole(one: Counted, other: Counted, whole: Whole = NOTHING) -> str | None:
    """A group, an area or a crossing that lies in the other."""
    for column, parents in (("population_group", whole.groups), ("reference_area", whole.areas)):
        a, b = getattr(one, column), getattr(other, column)
        for part, all_of_it in ((a, b), (b, a)):
            if all_of_it in list_parents(part, parents):
                return say("guard.part", part=whole.names.get(part, part), whole=whole.names.get(all_of_it, all_of_it))
    if one.crossing != other.crossing and None in {one.crossing, other.crossing}:
        return say("guard.crossing", crossing=title_crossing(one.crossing or other.crossing or ""))
    return None


def list_parents(code: str, parents: Mapping[str, str]) -> list[str]:
    """Everything a code lies in, nearest first. A circle ends the list."""
    found: list[str] = []
    while (code := parents.get(code, "")) and code not in found:
        found.append(code)
    return found


def refuse_rivals(one: Number, other: Number, whole: Whole = NOTHING) -> str | None:
    """Two claims about the same thing: one of them is read, not their sum."""
    same_period = (one.period_start, one.period_end) == (other.period_start, other.period_end)
    concepts = {whole.concepts.get(row.definition_id, row.definition_id) for row in (one, other)}
    if not same_period or is_apart(one, other) or len(concepts) > 1:
        return None
    return say("guard.same_thing", period=format_days(one.period_start, one.period_end))


def refuse_overlap(one: Number, other: Number) -> str | None:
    """Two periods with days in common, of which a sum would count those days twice."""
    first, last = max(one.period_start, other.period_start), min(one.period_end, other.period_end)
    if first > last or is_apart(one, other):
        return None
    return say("guard.overlap", days=format_days(first, last))


def is_apart(one: Number, other: Number) -> bool:
    """Whether two numbers are about different people or places of one kind, so that a common period is no overlap."""
    return (one.population_group, one.reference_area, one.crossing) != (
        other.population_group,
        other.reference_area,
        other.crossing,
    )


def refuse_not_additive(one: Number, other: Number, whole: Whole = NOTHING) -> str | None:
    """Standing numbers are not added over time."""
    if {one.measure, other.measure} & set(whole.not_additive) or "point" in {one.period_kind, other.period_kind}:
        return say("guard.not_additive")
    return None


def refuse_bounds(one: Number, other: Number) -> str | None:
    """Bounds and words have no exact sum."""
    for row in (one, other):
        if row.value is None:
            return say("guard.words")
        if row.qualifier in BOUNDS:
            return say("guard.bounds", qualifier=say(f"qualifier.{row.qualifier}"))
    return None


def refuse_unlike_lengths(one: Counted, other: Counted) -> str | None:
    """A longer period counts more: days, months and years are not compared by height."""
    if one.period_kind == other.period_kind or {one.period_kind, other.period_kind} & MOMENTS:
        return None
    return say("guard.lengths", one=say(f"guard.kind.{one.period_kind}"), other=say(f"guard.kind.{other.period_kind}"))


def refuse_unlike_starts(one: Number, other: Number) -> str | None:
    """Running totals that start on different days count different days."""
    if {one.period_kind, other.period_kind} != {"cumulative"} or one.period_start == other.period_start:
        return None
    early, late = sorted((one, other), key=lambda row: row.period_start)
    return say(
        "guard.starts", early=format_days(early.period_start, early.period_start),
        late=format_days(late.period_start, late.period_start),
    )  # fmt: skip


def refuse_sum(one: Number, other: Number, whole: Whole = NOTHING) -> str | None:
    """Why two numbers may not be added: the first reason there is; None where they may be."""
    reasons = (
        refuse_unlike_units(one, other),
        refuse_unlike_measures(one, other, whole),
        refuse_cumulative_with_flow(one, other),
        refuse_two_totals(one, other),
        refuse_part_with_whole(one, other, whole),
        refuse_rivals(one, other, whole),
        refuse_mixed_definitions(one, other),
        refuse_overlap(one, other),
        refuse_not_additive(one, other, whole),
        refuse_bounds(one, other),
    )
    return next((reason for reason in reasons if reason), None)


def warn_comparison(one: Number, other: Number, whole: Whole = NOTHING) -> list[str]:
    """What to bear in mind when two numbers stand side by side, the weightiest first; empty where nothing is known."""
    reasons = (
        refuse_unlike_units(one, other),
        refuse_unlike_measures(one, other, whole),
        refuse_cumulative_with_flow(one, other),
        refuse_part_with_whole(one, other, whole),
        refuse_mixed_definitions(one, other),
        refuse_unlike_lengths(one, other),
        refuse_unlike_starts(one, other),
    )
    return [reason for reason in reasons if reason]


def refuse_axis(rows: Sequence[Number]) -> str | None:
    """Why rows may not share an axis: units, or running totals beside flows; None where they may."""
    for row in rows[1:]:
        if reason := refuse_unlike_units(rows[0], row) or refuse_cumulative_with_flow(rows[0], row):
            return reason
    return None


def refuse_chart(one: Counted, other: Counted, whole: Whole = NOTHING) -> str | None:
    """Why two series are not drawn in one chart: the first reason there is; None where nothing we know forbids it."""
    reasons = (
        refuse_unlike_measures(one, other, whole),
        refuse_unlike_units(one, other),
        refuse_cumulative_with_flow(one, other),
        refuse_part_with_whole(one, other, whole),
        refuse_unlike_lengths(one, other),
    )
    return next((reason for reason in reasons if reason), None)
