"""Spans of whole days, weeks, months, quarters and years; arithmetic by dateutil."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

MONTHS = {
    name: number
    for number in range(1, 13)
    for name in (calendar.month_name[number].lower(), calendar.month_abbr[number].lower())
} | {"sept": 9}
WEEKDAYS = {calendar.day_name[number].lower(): number for number in range(7)}
Days = tuple[date, date]


def year_days(year: int) -> Days:
    """First and last day of a year."""
    return date(year, 1, 1), date(year, 12, 31)


def month_days(year: int, month: int, count: int = 1) -> Days:
    """First and last day of `count` months from a month of a year."""
    first = date(year, month, 1)
    return first, first + relativedelta(months=count) - timedelta(days=1)


def shift_days(span: Days, *, years: int = 0, months: int = 0, weeks: int = 0, days: int = 0) -> Days:
    """The same stretch so many years, months, weeks or days away; a stretch of whole months stays one."""
    first, last = span
    by = relativedelta(years=years, months=months, weeks=weeks, days=days)
    whole_months = first.day == 1 and (last + timedelta(days=1)).day == 1
    if not whole_months or weeks or days:
        return first + by, last + by
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    return first + by, first + by + relativedelta(months=count) - timedelta(days=1)


def previous_days(days: Days) -> Days | None:
    """The stretch of equal kind just before: the month before a month, the year before a year; else None."""
    first, last = days
    for months in (1, 3, 6, 12):
        if first.day == 1 and first + relativedelta(months=months) - timedelta(days=1) == last:
            return shift_days(days, months=-months)
    length = (last - first).days + 1
    if (first - date.min).days < length:
        return None
    return (first - timedelta(days=length), first - timedelta(days=1)) if length in {7, 14} else None


def latest_month(month: int, published: date, *, before: date | None = None) -> int:
    """The year in which that month last began, seen from the publication date."""
    seen = before or published
    return seen.year if month <= seen.month else seen.year - 1


def latest_weekday(weekday: int, published: date, *, strictly: bool = False) -> date:
    """The last such weekday up to the publication date; `strictly` leaves that date itself out."""
    back = (published.weekday() - weekday) % 7
    return published - timedelta(days=7 if strictly and back == 0 else back)


def week_days(day: date, weeks: int) -> Days:
    """Monday to Sunday of the week so many weeks from the one of `day`."""
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=weeks)
    return monday, monday + timedelta(days=6)
