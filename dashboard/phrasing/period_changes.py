"""Changes of our arithmetic in words: the amount with its sign, and the formula with both numbers."""

from __future__ import annotations

from dashboard.number_forms import format_digits, format_number
from dashboard.phrasing.periods import say_period
from dashboard.rows import Change
from dashboard.words import join_list, say


def format_percent(percent: float, *, printed: bool = False) -> str:
    """As in "+70.3%", "−12.5%", "0.0%"; no decimals from 1,000% on. `printed` keeps those of the document: "+70%"."""
    digits = f"{abs(percent):.0f}" if abs(percent) >= 1000 else f"{abs(percent):.1f}"
    digits = f"{abs(percent):.10g}" if printed else digits
    sign = "" if float(digits) == 0 else "+" if percent > 0 else "−"
    return f"{sign}{format_digits(digits)}%"


def say_percent(change: Change) -> str:
    """The change in per cent; after zero there is none."""
    return say("trends.change.from_zero") if change.change_pct is None else format_percent(change.change_pct)


def say_remarks(change: Change) -> str:
    """What makes the change less sure: inexact inputs, provisional ones."""
    remarks = [say("trends.change.inexact")] if change.inexact else []
    return join_list([*remarks, *([say("trends.change.provisional")] if change.provisional else [])])


def say_formula(change: Change) -> str:
    """As in "(908 − 521) ÷ 521 = +74.3% from 2023 to 2024 (our arithmetic; inputs inexact)"."""
    value, base = format_number(change.value), format_number(change.base_value)
    start = say_period(change.base_start, change.base_end, change.period_kind)
    end = say_period(change.period_start, change.period_end, change.period_kind)
    remarks = say_remarks(change)
    key = "trends.change.formula" if change.change_pct is not None else "trends.change.formula.zero"
    sentence = say(key, value=value, base=base, percent=say_percent(change), start=start, end=end)
    return f"{sentence} ({'; '.join([say('trends.change.ours'), *([remarks] if remarks else [])])})"
