"""Periods seen from other periods: joined, cut, moved by a year, turned into the stretch before."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from etl.extract.calendar_days import Days, month_days, previous_days, shift_days, week_days, year_days
from etl.extract.model import Period, Sentence

CLOSE, FAR = 3, 90
BEGAN = re.compile(r"\b(?:began|begun|started|broke out|erupted|opened)\s(?:[\w'-]+\s){0,4}$")
ENDED = re.compile(
    r"^[^.;]{0,30}\b(?:ended|over|lasted|finished|ceased|died down|went on|continued|until|till|had)\b[^.;]{0,25}$"
)
IN_THE_YEAR = re.compile(
    r"\b(?:in|during|over|within) (?:the|this|the current|the calendar) year\b|\b(?:the|this) year's\b"
)
BETWEEN = re.compile(r"\b(?P<word>between|from)\s(?:$|(?=\w))")
UP_TO = {
    "between": re.compile(
        r"(?:\snight|\smorning|\sevening|\safternoon)?,?\sand\s(?:(?:dawn|daybreak|midnight|noon|dusk|sunrise|early|late|the early hours)\s)?(?:on\s|of\s)?"
    ),
    "from": re.compile(r"(?:\snight|\smorning|\sevening)?\s(?:to|until|till|through|up to)\s"),
}
NEXT_TO = re.compile(r"\s(?:and|and in|and during)\s(?:the\s)?")


def join_next(periods: list[Period], sentence: Sentence) -> list[Period]:
    """ "In January and the first half of February" as one period: two that follow each other, printed together."""
    joined: list[Period] = []
    for period in periods:
        last = joined[-1] if joined else None
        if (
            last
            and last.last
            and period.first
            and (
                NEXT_TO.fullmatch(sentence.low[last.end : period.start])
                or (
                    sentence.low[last.end : period.start] == ", " and " and " in sentence.low[period.start : period.end]
                )
            )
            and ((period.first - last.last).days == 1 and not period.relative and not last.relative)
        ):
            joined[-1] = replace(last, end=period.end, last=period.last, is_open=period.is_open)
        else:
            joined.append(period)
    return joined


def join_between(periods: list[Period], sentence: Sentence) -> list[Period]:
    """ "Between February 26 and Thursday night" as one period: two days told in unlike words."""
    joined: list[Period] = []
    for period in periods:
        last = joined[-1] if joined else None
        if last and last.first and period.last and is_between(sentence, last, period) and last.first < period.last:
            joined[-1] = Period(
                last.start,
                period.end,
                begin_mid(last, sentence) or last.first,
                end_mid(period, sentence) or period.last,
            )
        else:
            joined.append(period)
    return joined


def begin_mid(period: Period, sentence: Sentence) -> date | None:
    """The fifteenth of "mid-August"; None for other words."""
    mid = re.match(r"\s?mid\b", sentence.low[period.start : period.end])
    return period.first.replace(day=15) if mid and period.first else None


def end_mid(period: Period, sentence: Sentence) -> date | None:
    """The fifteenth of the month that a stretch ends in the middle of; None for other words."""
    mid = re.match(r"\s?mid\b", sentence.low[period.start : period.end])
    return period.last.replace(day=15) if mid and period.last else None


def is_between(sentence: Sentence, first: Period, last: Period) -> bool:
    """Whether two periods stand as "between … and …" or "from … to …"."""
    opens = BETWEEN.search(sentence.low[: first.start]) or BETWEEN.match(sentence.low, first.start)
    closes = UP_TO[opens["word"]].fullmatch(sentence.low, first.end, last.start) if opens else None
    return closes is not None and not (first.is_open or last.is_open)


def join_began_ended(periods: list[Period], sentence: Sentence) -> list[Period]:
    """ "A siege which began on Friday and ended at noon on Saturday" as one period."""
    joined: list[Period] = []
    for period in periods:
        last = joined[-1] if joined else None
        begun = last and BEGAN.search(sentence.low[: last.start])
        if (
            last
            and begun
            and last.first
            and period.last
            and period.last > last.first
            and ended_at(sentence, last, period)
        ):
            joined[-1] = Period(last.start, period.end, last.first, period.last)
        else:
            joined.append(period)
    return joined


def ended_at(sentence: Sentence, first: Period, last: Period) -> bool:
    """Whether what began in one period went on to another: "… ended on Saturday", "had by Monday night cost …"."""
    between = sentence.low[first.end : last.start]
    return bool(ENDED.search(between)) or (
        last.relative == "until" and len(between) < FAR and not re.search(r"[.;]", between)
    )


def begin_with_year(periods: list[Period], sentence: Sentence) -> list[Period]:
    """The year up to a printed day: "As of 30 November 2025, 2.7 million had returned in the year"."""
    ends = [period for period in periods if period.relative == "until" and period.last]
    if (
        len(ends) != 1
        or not ends[0].last
        or not IN_THE_YEAR.search(sentence.low)
        or any(period.is_open for period in periods)
    ):
        return periods
    whole = replace(ends[0], first=ends[0].last.replace(month=1, day=1), relative=None)
    return [whole if period is ends[0] else period for period in periods]


def end_days_of(periods: list[Period], sentence: Sentence) -> list[Period]:
    """ "A truce came into force on Sunday, after three days of fighting": the days up to that one, both ends printed."""
    ended: list[Period] = []
    for period in periods:
        days = period.is_open and re.match(r"after \w+ days of\b", sentence.low[period.start : period.end])
        last = next((one.last for one in reversed(ended) if one.last and one.first == one.last), None) if days else None
        if last and period.first and period.last:
            ended.append(replace(period, first=last - (period.last - period.first), last=last, is_open=False))
        else:
            ended.append(period)
    return ended


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
    if unit == "stretch":
        before = period_before(main)
        return replace(period, first=before.first, last=before.last, relative=None) if before else period
    days = (main.first, main.last) if main and main.first and main.last else None
    if days is None:
        days = unit_days(unit, published)
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
    # What is told has happened: "the following night" of the day of publication is some other night.
    return period if first > published else Period(period.start, period.end, first, last)


def unit_days(unit: str, published: date) -> Days:
    """The year, month or week of the day of publication, from which "the previous month" is seen; else that day."""
    if unit == "years":
        return year_days(published.year)
    if unit == "months":
        return month_days(published.year, published.month)
    return week_days(published, 0) if unit == "weeks" else (published, published)


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
