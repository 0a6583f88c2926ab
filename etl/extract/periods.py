"""Periods named in a sentence, with the days they stand for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from etl.extract import dates, relative_dates
from etl.extract.calendar_days import Days, month_days, previous_days, shift_days, year_days
from etl.extract.model import Period, Sentence
from etl.extract.settling import settle_period

CLOSE = 3
NEXT_TO = re.compile(r"\s(?:and|and in|and during)\s(?:the\s)?")
ELLIPTIC = re.compile(
    r"\b(?:in|during|to) the (?P<ordinal>second|third|fourth|last)\b(?=[,.;]|\s(?:and|to|as|when|while)\b|$)"
)
SINCE_START = re.compile(
    r"\bsince (?:the )?(?:start|beginning|turn|outset) of (?:the (?:current |calendar )?year|this year|(?P<year>20\d\d)|the (?P<month>month))\b"
)
YEAR_START = re.compile(r"\b(?:so far in|to date in) (?P<year>20\d\d)\b")


def is_month_word(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether "may" and "march" are meant as months: printed with a capital, and not as the sentence's verb."""
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
    for rule, read in dates.RULES:
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
        start = date(int(match["year"] or published.year), published.month if match["month"] else 1, 1)
        yield match, (start, published) if start <= published else None, True, None
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
        yield match, None, False, "vague:0"


def match_relative(text: str, published: date) -> Iterable[Dated]:
    """ "last month", "this year", "yesterday": seen from the day of publication."""
    for match in relative_dates.PAST.finditer(text):
        yield match, safely(relative_dates.read_past, match, published), False, None
    for match in relative_dates.TO_DATE.finditer(text):
        yield match, safely(relative_dates.read_to_date, match, published), True, None
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
        number = dates.ORDINALS[match["ordinal"]]
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
    return join_since_until(join_next([at_night(period, settled, sentence) for period in settled], sentence))


def join_next(periods: list[Period], sentence: Sentence) -> list[Period]:
    """ "In January and the first half of February" as one period: two that follow each other, printed together."""
    joined: list[Period] = []
    for period in periods:
        last = joined[-1] if joined else None
        if (
            last
            and last.last
            and period.first
            and NEXT_TO.fullmatch(sentence.low[last.end : period.start])
            and ((period.first - last.last).days == 1 and not period.relative and not last.relative)
        ):
            joined[-1] = replace(last, end=period.end, last=period.last, is_open=period.is_open)
        else:
            joined.append(period)
    return joined


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


def join_since_until(periods: list[Period]) -> list[Period]:
    """ "since 15 September … until 31 March" as one period."""
    ends = [period for period in periods if period.relative == "until" and period.last]
    opens = [
        period
        for period in periods
        if period.first and period.relative is None and (period.is_open or any(is_cut_by(period, end) for end in ends))
    ]
    if len(ends) != 1 or len(opens) != 1 or not opens[0].first or not ends[0].last or opens[0].first > ends[0].last:
        return periods
    whole = Period(opens[0].start, opens[0].end, opens[0].first, ends[0].last)
    spent = Period(ends[0].start, ends[0].end, None, None)
    return [whole if period is opens[0] else spent if period is ends[0] else period for period in periods]


def is_cut_by(period: Period, end: Period) -> bool:
    """Whether a year is told only up to a day in it: "last year up to 15 December"."""
    return bool(
        period.first
        and period.last
        and end.last
        and period.first < end.last < period.last
        and 0 <= end.start - period.end <= CLOSE
    )


def resolve_relative(period: Period, main: Period | None, published: date) -> Period:
    """ "A year earlier" seen from the period it is compared with; without one, from the day of publication."""
    unit, _, size = (period.relative or "").partition(":")
    if not size or unit == "vague":
        return period
    days = (main.first, main.last) if main and main.first and main.last else None
    if days is None:
        days = year_days(published.year) if unit == "years" else (published, published)
    try:
        if (days[1] - days[0]).days + 1 < {"weeks": 7, "months": 28}.get(unit, 0):
            return replace(
                period,
                first=days[0]
                + (relativedelta(weeks=int(size)) if unit == "weeks" else relativedelta(months=int(size))),
                last=days[0] - timedelta(days=1),
                relative=None,
            )
        by = {"years": int(size) - days[0].year} if unit == "year" else {unit: int(size)}
        first, last = shift_days((days[0], days[1]), **by)
    except (ValueError, OverflowError):
        return period
    return Period(period.start, period.end, first, last)


def period_before(main: Period | None) -> Period | None:
    """The stretch before a period, where a comparison prints none: ours, so `is_open` marks it as inferred."""
    if not main or not main.first or not main.last or main.is_open:
        return None
    try:
        days = previous_days((main.first, main.last))
    except (ValueError, OverflowError):
        return None
    return Period(main.start, main.end, days[0], days[1], is_open=True) if days else None


def point_of(published: date) -> Period:
    """The day of publication, for stocks that name no day."""
    return Period(0, 0, published, published, is_open=True)
