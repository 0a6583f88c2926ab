"""Days as the corpus writes periods: 2024-01-01 and 2024-01-31 are 2024-01."""

from __future__ import annotations

from datetime import date

from etl.periods import FIRST_HALF, FIRST_QUARTER, kind_of_days


def write_period(start: str, end: str) -> str:
    """The shortest spelling of a period by its first and last day; where one is missing or no day, what is there."""
    try:
        first, last = date.fromisoformat(start), date.fromisoformat(end)
    except ValueError:
        return f"{start}/{end}" if start and end else start or end
    if last < first:
        return f"{start}/{end}"
    kind = kind_of_days(first, last)
    month = first.month - 1
    spelled = {
        "day": start,
        "month": f"{first:%Y-%m}",
        "quarter": f"{first.year:04}-{FIRST_QUARTER + month // 3}",
        "half_year": f"{first.year:04}-{FIRST_HALF + month // 6}",
        "year": f"{first.year:04}",
    }
    return spelled.get(kind, f"{start}/{end}")
