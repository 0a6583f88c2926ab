"""Periods named in a sentence, with the days they stand for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta

from etl.extract import dates, relative_dates
from etl.extract.calendar_days import Days, month_days
from etl.extract.date_rules import RULES
from etl.extract.model import Period, Sentence
from etl.extract.period_arithmetic import (
    begin_with_year,
    end_days_of,
    join_began_ended,
    join_between,
    join_next,
    join_since_until,
)
from etl.extract.settling import settle_period

ELLIPTIC = re.compile(
    r"(?:\b(?:in|during|to) the (?P<ordinal>second|third|fourth|last)\b(?=[,.;]|\s(?:and|to|as|when|while)\b|$)|(?<=[,;] )(?:and )?the (?P<next>first|second|third|fourth|last)\b(?=\s(?:had |saw |took |claimed |brought |about |some |only |just )*\d))"
)
SINCE_START = re.compile(
    r"\bsince (?:the )?(?:new year|(?P<month_began>month began|month started|month set in)|year began|year started|turn of the year)\b|\bsince (?:the )?(?:start|beginning|turn|outset) of (?:the (?:current |calendar )?year|this year|(?P<year>20\d\d)|the (?P<month>month))\b"
)
# The Afghan year begins on 21 March.
SOLAR_YEAR = re.compile(
    r"\b(?:since|from) the (?:start|beginning) of the (?:current )?solar year\b(?: \([^)]{3,12}\))?"
)
YEAR_START = re.compile(r"\b(?:so far in|to date in) (?P<year>20\d\d)\b")


def is_month_word(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether "may" and "march" are meant as months: printed with a capital, and not as the sentence's verb."""
    if re.search(r"\bjan\b(?! \d)", match[0]) and not re.search(
        r"\d\s?$|\b(?:in|since|of|by)\s$", sentence.low[: match.start()]
    ):
        return False
    word = re.search(r"\b(?:may|march|mar|sun)\b", match[0])
    if not word:
        return True
    start = match.start() + word.start()
    if not sentence.raw[start : start + 1].isupper():
        return False
    return start > 0 or bool(re.match(r"\w+(?: \d|,| was| saw|:)", sentence.low))


Dated = tuple[re.Match[str], Days | None, bool, str | None]


def find_raw(sentence: Sentence, published: date) -> list[Period]:
    """All periods, later rules giving way to earlier ones where they overlap."""
    found: list[Period] = []

    def keep(dated: Iterable[Dated]) -> None:
        for match, days, is_open, relative in dated:
            overlaps = any(known.start < match.end() and match.start() < known.end for known in found)
            if not overlaps and (days or relative):
                first, last = days or (None, None)
                found.append(Period(match.start(), match.end(), first, last, is_open=is_open, relative=relative))

    text = sentence.low
    keep(match_starts(text, published))
    keep(match_compared(text))
    for rule, read in RULES:
        keep(
            (match, safely(read, match, published), False, None)
            for match in rule.finditer(text)
            if is_month_word(sentence, match)
        )
    keep((match, elliptic_part(match, text, found), False, None) for match in ELLIPTIC.finditer(text))
    keep(match_relative(text, published))
    return sorted(found, key=lambda period: period.start)


def match_starts(text: str, published: date) -> Iterable[Dated]:
    """ "since the start of the year", "so far in 2025": open at their end."""
    for match in SINCE_START.finditer(text):
        start = date(
            int(match["year"] or published.year), published.month if match["month"] or match["month_began"] else 1, 1
        )
        yield match, (start, published) if start <= published else None, True, None
    for match in SOLAR_YEAR.finditer(text):
        start = date(published.year, 3, 21)
        yield match, (start if start <= published else date(published.year - 1, 3, 21), published), True, None
    for match in YEAR_START.finditer(text):
        start = date(int(match["year"]), 1, 1)
        yield match, (start, published) if start <= published else None, True, None


def match_compared(text: str) -> Iterable[Dated]:
    """ "a year earlier", "the same period of 2024": seen from another period, so without days yet."""
    for pattern, by in relative_dates.COMPARED:
        for match in pattern.finditer(text):
            yield match, None, False, f"{next(iter(by))}:{next(iter(by.values()))}"
    for match in relative_dates.SAME_PART.finditer(text):
        yield match, None, False, f"year:{match['year']}"
    for match in relative_dates.YEARS_AGO.finditer(text):
        exact = match["unit"] == "days" or (match["unit"] == "weeks" and not match[0].endswith("ago"))
        told = exact and dates.count_of(match["count"])
        sign = 1 if re.search(r"(?:later|afterwards?)$", match[0]) else -1
        yield match, None, False, f"{match['unit']}:{sign * told}" if told else "vague:0"


def match_relative(text: str, published: date) -> Iterable[Dated]:
    """ "last month", "this year", "yesterday": seen from the day of publication."""
    for match in relative_dates.PAST.finditer(text):
        yield match, safely(relative_dates.read_past, match, published), False, None
    for match in relative_dates.TO_DATE.finditer(text):
        yield match, safely(relative_dates.read_to_date, match, published), True, None
    for match in relative_dates.DAYS_OF.finditer(text):
        yield match, safely(relative_dates.read_past, match, published), True, None
    for match in relative_dates.IN_MONTHS.finditer(text):
        yield match, safely(relative_dates.read_months_so_far, match, published), False, None
    for match in relative_dates.SO_FAR.finditer(text):
        yield match, (date(published.year, 1, 1), published), True, None
    for match in relative_dates.OUTGOING.finditer(text):
        yield match, safely(relative_dates.read_outgoing, match, published), False, None
    for match in relative_dates.WEEKEND.finditer(text):
        yield match, safely(relative_dates.read_weekend, match, published), False, None
    for match in relative_dates.NEAR_DAYS.finditer(text):
        yield match, safely(relative_dates.read_near_day, match, published), False, None


def elliptic_part(match: re.Match[str], text: str, found: list[Period]) -> Days | None:
    """ "the second" after "the first quarter of 2025" in the same sentence."""
    for period in found:
        words = text[period.start : period.end]
        months = 3 if "quarter" in words else 6 if "half" in words else 0
        number = dates.ORDINALS[match["ordinal"] or match["next"]]
        if months and period.first and period.end <= match.start() and number * months <= 12:
            return month_days(period.first.year, (number - 1) * months + 1, months)
    return None


def safely(read: Callable[[re.Match[str], date], Days | None], match: re.Match[str], published: date) -> Days | None:
    """The days a rule gives; None where they fall outside the calendar."""
    try:
        return read(match, published)
    except (ValueError, OverflowError):
        return None


def find_periods(sentence: Sentence, published: date) -> list[Period]:
    """All periods of a sentence, settled, from left to right."""
    settled = [settle_period(sentence, period, published) for period in find_raw(sentence, published)]
    settled = spread_compared(settled, sentence)
    joined = join_since_until(
        join_next(join_between([at_night(period, settled, sentence) for period in settled], sentence), sentence)
    )
    return end_days_of(begin_with_year(join_began_ended(joined, sentence), sentence), sentence)


def spread_compared(periods: list[Period], sentence: Sentence) -> list[Period]:
    """The list "than in January, February and March": what is compared with its first month is with all of them."""
    spread = periods[:1]
    for period in periods[1:]:
        gap = sentence.low[spread[-1].end : period.start]
        listed = spread[-1].relative == "compared" and gap in {", ", " and ", ", and "} and not period.is_speech
        spread.append(replace(period, relative="compared") if listed else period)
    return spread


def at_night(period: Period, periods: list[Period], sentence: Sentence) -> Period:
    """ "Overnight" in words spoken on a day is the night to that day."""
    spoken = next(
        (other.first for other in periods if other.is_speech and other.first and other.first == other.last), None
    )
    if (
        not spoken
        or spoken == date.min
        or not re.match(r"overnight|(?:a|the) night of$", sentence.low[period.start : period.end])
    ):
        return period
    return Period(period.start, period.end, spoken - timedelta(days=1), spoken)
