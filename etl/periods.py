"""Periods: the subset of EDTF that datasets/ uses, and the days it stands for.

EDTF is ISO 8601-2:2019 (https://www.loc.gov/standards/datetime/). Allowed: YYYY, YYYY-MM, YYYY-MM-DD,
YYYY-33 to YYYY-36 (quarters), YYYY-40 and YYYY-41 (halves), and A/B of these with both ends included.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from typing import NamedTuple

PART = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
FIRST_QUARTER, LAST_QUARTER, FIRST_HALF, LAST_HALF = 33, 36, 40, 41
DAYS_OF_A_WEEK = 7


class Span(NamedTuple):
    """A period as days, both included, and its kind: day, week, month, quarter, half_year, year or other."""

    start: date
    end: date
    kind: str


def months_span(year: int, first: int, count: int, kind: str) -> Span:
    """The span of `count` whole months from month `first`."""
    last = first + count - 1
    return Span(date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1]), kind)


def parse_part(text: str) -> Span:
    """One side of a period. Raises ValueError, saying what is wrong, in words a curator understands."""
    match = PART.fullmatch(text)
    if not match:
        raise ValueError(f"{text!r} is not YYYY, YYYY-MM, YYYY-MM-DD, YYYY-33…36 or YYYY-40/41")
    year, middle, day = int(match[1]), match[2], match[3]
    if year == 0:
        raise ValueError("year 0000 is not a year")
    if middle is None:
        return months_span(year, 1, 12, "year")
    number = int(middle)
    if day is not None:
        try:
            moment = date(year, number, int(day))
        except ValueError:
            raise ValueError(f"{text!r} is not a day of the calendar") from None
        return Span(moment, moment, "day")
    if 1 <= number <= 12:
        return months_span(year, number, 1, "month")
    if FIRST_QUARTER <= number <= LAST_QUARTER:
        return months_span(year, 3 * (number - FIRST_QUARTER) + 1, 3, "quarter")
    if FIRST_HALF <= number <= LAST_HALF:
        return months_span(year, 6 * (number - FIRST_HALF) + 1, 6, "half_year")
    raise ValueError(f"{text!r} has no month, quarter (33 to 36) or half (40, 41) of that number")


def kind_of_days(start: date, end: date) -> str:
    """The kind of an interval given by its first and last day."""
    for kind, count in (("month", 1), ("quarter", 3), ("half_year", 6), ("year", 12)):
        whole = start.day == 1 and (start.month - 1) % count == 0
        if whole and end == months_span(start.year, start.month, count, kind).end:
            return kind
    if start == end:
        return "day"
    return "week" if end - start == timedelta(days=DAYS_OF_A_WEEK - 1) else "other"


def parse_period(text: str) -> Span:
    """The days and the kind of a period. Raises ValueError with a plain reason."""
    first, slash, last = text.partition("/")
    if not slash:
        return parse_part(first)
    start, end = parse_part(first).start, parse_part(last).end
    if end < start:
        raise ValueError(f"{text!r} ends before it starts")
    return Span(start, end, kind_of_days(start, end))


def read_span(text: str | None) -> Span | None:
    """The days of a period; None where it is empty or wrong."""
    try:
        return parse_period(text) if text else None
    except ValueError:
        return None
