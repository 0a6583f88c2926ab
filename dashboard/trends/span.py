"""The days in view. Pure."""

from __future__ import annotations

from datetime import date

from dashboard.address import View

MONTHS = {"year": 12, "half_year": 6, "quarter": 3}


def choose_span(view: View, span: tuple[date, date], kind: str) -> tuple[date, date]:
    """The days in view: from the first year, half-year, quarter or month on, unless the address says otherwise."""
    first = start_of(span[0], MONTHS.get(kind, 1))
    if view.from_:
        first = date.fromisoformat(f"{view.from_}-01-01"[:10])
    last = span[1]
    if view.to:
        last = min(end_of(view.to), date(span[1].year, 12, 31))
    return first, max(first, last)


def start_of(day: date, months: int) -> date:
    """The first day of the period of so many months in which a day lies."""
    return date(day.year, (day.month - 1) // months * months + 1, 1)


def end_of(text: str) -> date:
    """The last day of YYYY, YYYY-MM or YYYY-MM-DD."""
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 3:
        return date(*parts)
    year, month = (parts[0], 12) if len(parts) == 1 else (parts[0], parts[1])
    following = date(year + month // 12, month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)
