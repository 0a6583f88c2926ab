"""Days counted from a printed start: "the first two weeks of May", "the week of July 6", "the third of July"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from etl.extract.calendar_days import Days, latest_month, month_days
from etl.extract.dates import ORDINALS, count_of, month_of, read_month, year_of

FIRST_DAYS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
]
NTH_DAYS = (
    {name: number for number, name in enumerate(FIRST_DAYS, start=1)}
    | {f"twenty-{name}": 20 + number for number, name in enumerate(FIRST_DAYS[:9], start=1)}
    | {"thirtieth": 30, "thirty-first": 31}
)


def read_part_of_month(match: re.Match[str], published: date) -> Days | None:
    """The first or last weeks or days of a month."""
    first, last = read_month(match, published) or (published, published)
    length = (count_of(match["count"] or "a") or 1) * (7 if match["unit"].startswith("week") else 1)
    if length > 31:
        return None
    days = timedelta(days=length - 1)
    return (first, first + days) if match["side"] in {"first", "opening"} else (last - days, last)


def read_month_before_last(_: re.Match[str], published: date) -> Days:
    """The calendar month two months before that of publication."""
    first = published.replace(day=1) - relativedelta(months=2)
    return month_days(first.year, first.month)


def read_nth_day(match: re.Match[str], published: date) -> Days | None:
    """ "The third of July": a day of a month in words."""
    month = read_month(match, published)
    first = month[0] if month else published
    day = first + timedelta(days=NTH_DAYS[match["nth"]] - 1)
    return (day, day) if day.month == first.month else None


def read_first_of_stretch(match: re.Match[str], published: date) -> Days | None:
    """ "The first two weeks of the new year": from the first day of the year or month."""
    year = int(match["year"]) if match["year"] else published.year
    first = date(year, published.month if match["stretch"] == "month" else 1, 1)
    length = count_of(match["count"]) * (7 if match["unit"].startswith("week") else 1)
    return (first, first + timedelta(days=length - 1)) if length else None


def read_week_from(match: re.Match[str], published: date) -> Days | None:
    """ "The week of July 6": the seven days from a day of a month."""
    month = month_of(match["month"] or match["month_first"])
    day = int(re.sub(r"\D", "", match["day"] or match["day_second"]))
    try:
        first = date(year_of(match, published) or latest_month(month, published), month, day)
    except ValueError:
        return None
    return first, first + timedelta(days=6)


def read_week_of_month(match: re.Match[str], published: date) -> Days | None:
    """The second to fourth seven days of a month."""
    first = (read_month(match, published) or (published, published))[0] + timedelta(weeks=ORDINALS[match["side"]] - 1)
    return first, first + timedelta(days=6)


def read_half_month(match: re.Match[str], published: date) -> Days | None:
    """The first fifteen days of a month, or the rest of it."""
    first, last = read_month(match, published) or (published, published)
    middle = first + timedelta(days=13 if "fortnight" in match[0] else 14)
    return (first, middle) if match["side"] == "first" else (middle + timedelta(days=1), last)
