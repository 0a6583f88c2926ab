"""The days in view. Pure."""

from __future__ import annotations

from datetime import date

from dashboard.address import View


def choose_span(view: View, span: tuple[date, date], kind: str) -> tuple[date, date]:
    """The days in view: from the first year (of shorter periods, month) on, unless the address says otherwise."""
    first = date(span[0].year, 1 if kind == "year" else span[0].month, 1)
    if view.from_:
        first = date.fromisoformat(f"{view.from_}-01-01"[:10])
    last = span[1]
    if view.to:
        last = min(end_of(view.to), date(span[1].year, 12, 31))
    return first, max(first, last)


def end_of(text: str) -> date:
    """The last day of YYYY, YYYY-MM or YYYY-MM-DD."""
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 3:
        return date(*parts)
    year, month = (parts[0], 12) if len(parts) == 1 else (parts[0], parts[1])
    following = date(year + month // 12, month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)
