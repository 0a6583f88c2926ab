"""Amounts in words: a qualifier survives in every one of them."""

from __future__ import annotations

from dashboard.words import format_number

BEFORE = {
    "exact": "",
    "about": "about ",
    "nearly": "nearly ",
    "at_least": "at least ",
    "more_than": "more than ",
    "fewer_than": "fewer than ",
    "up_to": "up to ",
}


def format_short(value: float) -> str:
    """A number for an axis: 1.2 M, 250 k, 900."""
    if abs(value) >= 1_000_000:
        return f"{value / 1_000_000:.4g} M"
    return f"{value / 1000:.4g} k" if abs(value) >= 10_000 else format_number(value)


def say_amount(
    value: float | None, low: float | None, high: float | None, qualifier: str, as_stated: str | None
) -> str:
    """A claim's amount with its qualifier: "at least 2,546", "1,549 (1,400 to 1,900)", "“dozens”"."""
    if value is None and low is not None and high is not None:
        return f"{format_number(low)} to {format_number(high)}"
    if qualifier == "words_only" or value is None:
        return f"“{as_stated}”" if as_stated else "no number"
    if qualifier == "range":
        return f"{format_number(value)} ({format_number(low)} to {format_number(high)})"
    return f"{BEFORE[qualifier]}{format_number(value)}"
