"""Imported events in words: what is in view, what the map shows of it, the charts in a paragraph each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from dashboard.number_forms import format_number
from dashboard.phrasing.incidents import join_names
from dashboard.words import count, format_days, format_month, join_list, say

if TYPE_CHECKING:
    from dashboard.events.rows import EventDataset, EventPlace, EventQuestion, EventSum


def describe(question: EventQuestion, dataset: EventDataset, types: Mapping[str, str]) -> dict[str, str]:
    """Type, area and days of a question in words. Where all types are asked for, they are named."""
    every = say("eventpage.every.type", types=join_list(types.values()))
    return {
        "title": dataset.title,
        "type": types.get(question.event_type or "", every),
        "area": question.area.area_name if question.area else say("incidents.every.area"),
        "span": format_days(question.first, question.last),
    }


def add_up(sums: Sequence[EventSum], name: str) -> int | None:
    """The sum of one number over areas or months; None where none has it."""
    found = [value for item in sums if (value := getattr(item, name)) is not None]
    return sum(found) if found else None


def say_span(low: int | None, high: int | None) -> str:
    """The low and high estimates added up, in brackets after a space; nothing where there are none or they agree."""
    if low is None or high is None or low == high:
        return ""
    return " " + say("events.range", low=format_number(low), high=format_number(high))


def say_points(places: Sequence[EventPlace]) -> str:
    """What the points on the map are, and how many there would be."""
    if not places:
        return say("eventpage.points.none")
    most = places[0].n_places
    if len(places) == most:
        return count("eventpage.points", most)
    return say("eventpage.points.some", n=format_number(len(places)), most=format_number(most))


def name_outside(item: EventSum) -> str:
    """The name of an area that the map does not shade; of a country, that the province is not told."""
    is_country = item.reference_area is not None and "-" not in item.reference_area
    return say("eventpage.no_province", area=item.area_name) if is_country else item.area_name


def summarise_places(inside: Sequence[tuple[str, int]], total: int) -> str:
    """The map in a paragraph: `inside` are the provinces with their numbers, the most first."""
    if not inside:
        return say("eventpage.map.summary.none", total=format_number(total))
    most = join_names([f"{name} ({format_number(n)})" for name, n in inside[:3]])
    n = format_number(sum(number for _, number in inside))
    return say("eventpage.map.summary", n=n, total=format_number(total), most=most)


def summarise_months(months: Sequence[EventSum]) -> str:
    """The chart by month in a paragraph: how many, when most, the deaths added up, what is in no month or has no number."""
    placed = [item for item in months if item.month]
    parts = [count("eventpage.total", add_up(months, "n_events") or 0)]
    if placed:
        top = max(placed, key=lambda item: item.n_events)
        if top.month:
            parts.append(say("eventpage.top", n=format_number(top.n_events), month=format_month(top.month)))
    if (best := add_up(months, "best")) is not None:
        span = say_span(add_up(months, "low"), add_up(months, "high"))
        parts.append(say("eventpage.deaths", best=format_number(best), range=span))
    return " ".join([*parts, *note_months(months)])


def note_months(months: Sequence[EventSum]) -> list[str]:
    """How many events are in no month, and how many have no number."""
    without = sum(item.n_without_value for item in months)
    spread = sum(item.n_events for item in months if item.month is None)
    notes = [count("eventpage.spread", spread)] if spread else []
    return [*notes, *([count("events.without_value", without)] if without else [])]
