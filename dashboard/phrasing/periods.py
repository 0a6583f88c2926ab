"""Periods in sentences: with the preposition they take."""

from __future__ import annotations

from datetime import date

from dashboard.words import format_day, format_days, format_period

PER = {
    "day": "per day",
    "week": "per week",
    "month": "per month",
    "quarter": "per quarter",
    "half_year": "per half-year",
    "year": "per year",
    "other": "in other spans of time",
    "cumulative": "added up since a start",
    "point": "at a moment",
    "incident": "in one incident",
}


def say_when(start: date, end: date, kind: str) -> str:
    """The period as it ends a sentence: "in 2024", "on 1 May 2024", "between 15 September 2023 and 31 March 2025"."""
    if kind == "cumulative":
        return f"between {format_day(start)} and {format_day(end)}"
    if kind == "point":
        return f"on {format_day(end)}" if start == end else f"in {format_days(start, end)}"
    if kind in {"quarter", "half_year"}:
        return f"in the {format_period(start, end, kind)}"
    if start == end:
        return f"on {format_day(start)}"
    span = format_days(start, end)
    return f"from {span}" if " to " in span else f"in {span}"


def name_period(start: date, end: date, kind: str) -> str:
    """The period within a line: "2024", "first quarter of 2024", "since 15 September 2023, up to …"."""
    return format_days(start, end) if kind == "point" else format_period(start, end, kind)


def say_period(start: date, end: date, kind: str) -> str:
    """The period by itself, as tables and hover show it: "2024", "First quarter of 2024", "Since 15 September 2023, up to …"."""
    text = name_period(start, end, kind)
    return text[:1].upper() + text[1:]
