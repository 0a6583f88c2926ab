"""Printed dates: "24 December 2024", "June 1-14", "January to June 2024", "the first ten months of 2024", "Q3 2025".

Each rule is a pattern and a function from its match and the publication date to first and last day (None where the
words are no date after all). A month or day without a year is the latest one up to publication.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from etl.extract.calendar_days import (
    MONTHS,
    WEEKDAYS,
    Days,
    latest_month,
    latest_weekday,
    month_days,
    week_days,
    year_days,
)

COUNTS = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
]
COUNT = r"(?:\d{1,3}|" + "|".join(COUNTS) + r"|a|couple of|few)"
ORDINALS = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "last": 4,
    "latter": 2,
    "final": 4,
}


def count_of(word: str) -> int:
    """The number a count word stands for; 0 where it has none ("few")."""
    if word.isdigit():
        return int(word)
    return COUNTS.index(word) + 1 if word in COUNTS else {"a": 1, "couple of": 2}.get(word, 0)


def month_of(word: str) -> int:
    """Month number of a name, with or without its full stop."""
    return MONTHS[word.rstrip(".")]


def year_of(match: re.Match[str], published: date) -> int | None:
    """The year a match names, by number or as "last year"; None where it names none."""
    if match["year"]:
        return int(match["year"])
    said = match["said_year"]
    return None if not said else published.year - ("last" in said or "previous" in said)


def read_day(match: re.Match[str], published: date) -> Days | None:
    """A day of a month, with or without a year."""
    named = match.groupdict()
    day = int(re.sub(r"\D", "", named["day"] or named["day_second"]))
    month, year = month_of(named["month"] or named["month_first"]), year_of(match, published)
    try:
        moment = date(year or published.year, month, day)
        if year is None and moment > published:
            later = moment
            moment = date(published.year - 1, month, day)
            moment = later if (later - published).days < 120 and is_ahead(match) else moment
    except ValueError:
        return None
    return moment, moment


def is_ahead(match: re.Match[str]) -> bool:
    """Whether the words before a date point to the future ("by 30 June", "until", "deadline of")."""
    return bool(
        re.search(
            r"\b(?:by|until|till|before|deadline (?:of|for|is|was)|from|effective|expires? on)\s$",
            match.string[: match.start()],
        )
    )


def read_day_of_month(match: re.Match[str], published: date) -> Days | None:
    """ "On the 12th": the latest such day up to publication."""
    day = int(re.sub(r"\D", "", match["nth"]))
    first = published.replace(day=1)
    month = first if day <= published.day else first - relativedelta(months=1)
    moment = month + timedelta(days=day - 1)
    return (moment, moment) if moment.month == month.month else None


def read_day_range(match: re.Match[str], published: date) -> Days | None:
    """From one day to another of the same month or of two months."""
    last_month = month_of(match["month"])
    first_month = month_of(match["first_month"]) if match["first_month"] else last_month
    year = year_of(match, published) or latest_month(last_month, published)
    try:
        first_year = int(match["first_year"]) if match["first_year"] else year - (first_month > last_month)
        first = date(first_year, first_month, int(re.sub(r"\D", "", match["first"])))
        last = date(year, last_month, int(re.sub(r"\D", "", match["day"])))
    except ValueError:
        return None
    return (first, last) if first <= last else None


def read_iso(match: re.Match[str], _: date) -> Days | None:
    """2024-12-24, or 24/12/2024 with the day first."""
    digits = [int(part) for part in re.split(r"[-/.]", match[0])]
    try:
        moment = date(*digits) if digits[0] > 31 else date(digits[2], digits[1], digits[0])
    except ValueError:
        return None
    return moment, moment


def read_month_range(match: re.Match[str], published: date) -> Days | None:
    """From one month to another."""
    first_month, last_month = month_of(match["first_month"]), month_of(match["month"])
    year = year_of(match, published) or latest_month(last_month, published)
    first_year = int(match["first_year"]) if match["first_year"] else year - (first_month > last_month)
    first, last = month_days(first_year, first_month)[0], month_days(year, last_month)[1]
    return (first, last) if first <= last else None


def read_month(match: re.Match[str], published: date) -> Days | None:
    """A month; without a year the latest that has begun."""
    month = month_of(match["month"])
    return month_days(year_of(match, published) or latest_month(month, published), month)


def read_weekdays(match: re.Match[str], published: date) -> Days | None:
    """From one weekday to the next one named."""
    last = latest_weekday(WEEKDAYS[match["weekday"]], published)
    return latest_weekday(WEEKDAYS[match["first"]], last), last


def read_quarter(match: re.Match[str], published: date) -> Days | None:
    """A quarter of a year, in words or as Q3; without a year the latest that is over or running."""
    quarter = int(match["q"]) if match["q"] else ORDINALS[match["ordinal"]]
    return latest_part(3 * quarter - 2, 3, year_of(match, published), published)


def read_half(match: re.Match[str], published: date) -> Days | None:
    """The first or second half of a year."""
    half = int(match["h"]) if match["h"] else min(ORDINALS[match["ordinal"]], 2)
    return latest_part(6 * half - 5, 6, year_of(match, published), published)


def latest_part(month: int, count: int, year: int | None, published: date) -> Days:
    """That part of the year named, or of the latest year in which it had begun."""
    return month_days(year or latest_month(month, published), month, count)


def read_months_of_year(match: re.Match[str], published: date) -> Days | None:
    """The first or last so many months (or quarters) of a year; "the three quarters of 2024" are its first."""
    count = count_of(match["count"]) * (3 if match["unit"].startswith("quarter") else 1)
    if not 1 <= count <= 12 or (match["side"] not in {"first", ""} and not year_of(match, published)):
        return None
    year = year_of(match, published) or published.year - (published.month < count)
    if match["half"]:
        return date(year, 1, 1), month_days(year, 1, count)[1] + timedelta(days=15)
    return month_days(year, 1, count) if match["side"] in {"first", ""} else month_days(year, 13 - count, count)


def read_years(match: re.Match[str], _: date) -> Days | None:
    """From one year to another, both included."""
    first, last = int(match["first_year"]), int(match["year"])
    return (date(first, 1, 1), date(last, 12, 31)) if first < last else None


def read_year(match: re.Match[str], published: date) -> Days | None:
    """One year, by number."""
    year = int(match["year"])
    return year_days(year) if 1947 <= year <= published.year + 30 else None


def read_week_to(match: re.Match[str], published: date) -> Days | None:
    """The week, or so many days, weeks or months, that end on a printed day."""
    days = read_day(match, published)
    count = count_of(match["count"] or "a")
    if not days or not count:
        return None
    if match["unit"] == "year":
        return days[0] + timedelta(days=1) - relativedelta(years=count), days[1]
    if match["unit"] == "month":
        return days[0] + timedelta(days=1) - relativedelta(months=count), days[1]
    length = {"day": 1, "fortnight": 14}.get(match["unit"], 7) * count
    return days[0] - timedelta(days=length - 1), days[1]


def read_months_to(match: re.Match[str], published: date) -> Days | None:
    """The year, or so many months, that end with a printed month."""
    days, count = read_month(match, published), count_of(match["count"] or "a")
    if not days or not count:
        return None
    months = count * (12 if match["unit"] == "year" else 1)
    return days[1] + timedelta(days=1) - relativedelta(months=months), days[1]


def read_weekday(match: re.Match[str], published: date) -> Days | None:
    """A day of the week: the latest one up to publication."""
    if match["week"]:
        day = week_days(published, -1)[0] + timedelta(days=WEEKDAYS[match["weekday"]])
        return day, day
    day = latest_weekday(
        WEEKDAYS[match["weekday"]], published, strictly=(match["which"] or "").strip() in {"last", "past"}
    )
    return day, day
