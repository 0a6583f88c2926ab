"""Amounts in words: a qualifier survives in every one of them."""

from __future__ import annotations

from dashboard.number_forms import format_digits, format_number
from dashboard.words import say

HEDGED = frozenset({"about", "nearly", "at_least", "more_than", "fewer_than", "up_to"})


def say_qualified(qualifier: str, number: str) -> str:
    """A number with its qualifier: "at least 2,546"."""
    return say(f"amount.{qualifier}", n=number) if qualifier in HEDGED else number


def format_short(value: float) -> str:
    """A number for an axis: 1.2 M, 250 k, 900."""
    if abs(value) >= 1_000_000:
        return say("amount.millions", n=format_digits(f"{value / 1_000_000:.4g}"))
    if abs(value) >= 10_000:
        return say("amount.thousands", n=format_digits(f"{value / 1000:.4g}"))
    return format_number(value)


def say_amount(
    value: float | None, low: float | None, high: float | None, qualifier: str, as_stated: str | None
) -> str:
    """A claim's amount with its qualifier: "at least 2,546", "1,549 (1,400 to 1,900)", "“dozens”"."""
    if value is None and low is not None and high is not None:
        return say("amount.between", low=format_number(low), high=format_number(high))
    if qualifier == "words_only" or value is None:
        return say("amount.words", words=as_stated) if as_stated else say("amount.none")
    if qualifier == "range":
        return say("amount.range", n=format_number(value), low=format_number(low), high=format_number(high))
    return say_qualified(qualifier, format_number(value))
