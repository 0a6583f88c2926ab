"""Periods told from the day of publication ("last month", "over the past week", "so far this year") or from another
period of the text ("a year earlier", "the previous month").
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from etl.extract.calendar_days import Days, month_days, shift_days, week_days, year_days
from etl.extract.dates import COUNT, count_of

PAST = re.compile(
    rf"\b(?:over |in |during |within |for )?(?:the )?(?:past|last|previous|preceding|recent) (?:(?P<count>{COUNT}) )?"
    r"(?P<unit>hour|day|week|fortnight|month|quarter|year|decade)s?\b(?!-)"
)
DECADES = re.compile(rf"\bover (?P<count>{COUNT}) (?P<unit>decade|year|month|week|day)s\b(?! (?:old|ago))")
AGO = re.compile(r"\b(?:over |in |during )?(?:the )?(?P<past>past) (?P<unit>week|month|year|quarter|fortnight)\b")
TO_DATE = re.compile(
    r"\b(?P<so_far>(?:in |during )?the (?:current )?year so far|so far during the year)\b|\b(?:so far )?(?:in |during )?(?P<which>this|the current|earlier in the) (?P<unit>week|month|quarter|year)(?: so far| to date)?\b"
)
SO_FAR = re.compile(
    r"\b(?:the )?year[- ]to[- ]date\b|\b(?:the|this) year has (?:already )?(?:seen|brought|claimed|cost|witnessed)\b"
)
OUTGOING = re.compile(
    r"\b(?:in |during )?(?:the (?:outgoing|ending|departing) year|the year (?:gone by|just ended|that was|now ending|drawing to a close))\b"
)
# "In five days of clashes": the days up to that of the words.
DAYS_OF = re.compile(
    rf"\b(?:in|after|over|from) (?P<count>{COUNT}) (?P<unit>day)s of (?:[\w-]+ )?(?:fighting|clashes|violence|battles|shelling|unrest|bloodshed|gunfights)\b"
)
# "4,130 deaths in ten months", printed in November.
IN_MONTHS = re.compile(rf"\b(?:in|over|within|for) (?P<count>{COUNT}) months\b(?! (?:of|after|before|earlier|ago|in))")
WEEKEND = re.compile(r"\b(?:over|at|during|on)? ?(?:the |last |this |past )*weekend\b")
NEAR_DAYS = re.compile(
    r"\b(?:yesterday|today|overnight|(?:a|the) night of(?= [a-z]+ (?:on|along|at|near|in|between|across)| (?:\w+ )?(?:fighting|clashes|violence|shelling|exchanges|strikes|raids|battles|firing))|the day before yesterday|earlier in the day)\b"
)
# Periods of comparison: what they mean depends on the period they are compared with.
COMPARED: list[tuple[re.Pattern[str], dict[str, int]]] = [
    (
        re.compile(
            r"\b(?:in |during |from |for |over )?the (?:same|corresponding|comparable|equivalent) (?:(?:two|three|four|five|six|seven|eight|nine|ten|eleven|\d+) )?(?:period|stretch|span|time|months?|quarter|week|half) (?:of |in |a )?(?:the )?(?:last|previous|preceding|prior|year (?:earlier|before(?! (?:the|his|their|its|an?|polling|eid)\b)|ago))(?: year)?\b"
        ),
        {"years": -1},
    ),
    (
        re.compile(
            r"\b(?:in |from |than )?(?:\b(?:a|one|the) |(?<=\())year (?:earlier|before(?! (?:the|his|their|its|an?|polling|eid)\b)|ago|previously|prior)\b"
        ),
        {"years": -1},
    ),
    (
        re.compile(
            r"\b(?:in |from |than )?(?:(?:a|one|the) |(?<=\())month (?:earlier|before(?! (?:last|the|his|their|its|an?|polling|eid)\b)|ago|previously|prior)\b"
        ),
        {"months": -1},
    ),
    (
        re.compile(
            r"\b(?:in |from |than )?(?:the |(?<=\())week (?:earlier|before(?! (?:the|his|their|its|an?|polling|eid)\b)|ago|previously|prior)\b"
        ),
        {"weeks": -1},
    ),
    (
        re.compile(
            r"\b(?:in |from |than |during )?(?:the |(?<=\()|^\s*|(?<=[-•*] ))(?:previous|preceding|prior|(?<=than the )past|(?<=from the )past) year\b"
        ),
        {"years": -1},
    ),
    (
        re.compile(
            r"\b(?:in |from |than |during )?(?:the |(?<=\()|^\s*|(?<=[-•*] ))(?:previous|preceding|prior) (?:reporting )?month\b"
        ),
        {"months": -1},
    ),
    (
        re.compile(
            r"\b(?:in |from |than |during )?(?:the |(?<=\()|^\s*|(?<=[-•*] ))(?:previous|preceding|prior) (?:reporting )?quarter\b|\b(?:in |from |than |during )?(?:the |a |one )quarter (?:earlier|before|ago|previously)\b"
        ),
        {"months": -3},
    ),
    (
        re.compile(
            r"\b(?:in |from |than |during )?(?:the |(?<=\()|^\s*|(?<=[-•*] ))(?:previous|preceding|prior) (?:reporting )?week\b"
        ),
        {"weeks": -1},
    ),
    (
        re.compile(
            r"\b(?:in |from |than |during )?the (?:previous|preceding|prior) (?:reporting )?(?:two[- ]weeks?(?: period)?|fortnight)\b"
        ),
        {"weeks": -2},
    ),
    (
        re.compile(
            r"\b(?:in |from |than |during )?the (?:half[- ]year|six months) (?:before|earlier)\b|\bthe (?:previous|preceding) (?:half[- ]year|six months)\b"
        ),
        {"months": -6},
    ),
    (
        re.compile(
            r"\b(?:in |during |from |than )?the (?:(?:previous|preceding) (?:three months|quarter)|three months (?:before|earlier))\b"
        ),
        {"months": -3},
    ),
    (
        re.compile(
            r"\b(?:on )?(?:the )?(?:(?:day|night|evening) before(?! (?:yesterday|last|the|his|their|its|an?|polling|eid)\b)|previous (?:day|night|evening)|day earlier|preceding day)\b"
        ),
        {"days": -1},
    ),
    (
        re.compile(
            r"\b(?:on )?the (?:following|next) (?:day|night|morning|evening)\b|(?<!issued )(?<!released )(?<!published )(?<!said )(?<!statement )(?<!announced )\b(?:a|one) day (?:later|afterwards?)\b|\bthe (?:day|night|morning) after(?=[,.;]|\sthat\b)"
        ),
        {"days": 1},
    ),
    (
        re.compile(
            r"\b(?:in |from |than )?(?:a|one) week (?:earlier|before(?! (?:the|his|their|its|an?|polling|eid)\b)|previously|prior)\b"
        ),
        {"days": -7},
    ),
    (
        re.compile(
            r"\b(?:on |in |later )?(?:the|that) same (?:day|night|evening|morning)\b|\b(?:over|in|during|on) the same (?:(?:two|three|four|five|six|seven|ten|few) )?(?:days|nights)\b(?! (?:of|last|a year|in)\b)"
        ),
        {"days": 0},
    ),
    (re.compile(r"\b(?:in )?the (?:year after|following year)\b"), {"years": 1}),
    (
        re.compile(
            r"\b(?:in |from |than |during |over )?the (?:previous|preceding|prior|last) (?:reporting|monitoring|comparable) (?:period|cycle)\b"
        ),
        {"stretch": -1},
    ),
]
SAME_PART = re.compile(
    r"\b(?:in |during |from |than |on |for |over )?(?:the )?(?:same|corresponding|comparable|equivalent) (?:\w+ )?(?:period|months?|time|quarter|weeks?|days|half|span|stretch) (?:of|in) (?:the year )?(?P<year>(?:19|20)\d{2})\b"
)
YEARS_AGO = re.compile(
    rf"\b(?P<count>{COUNT}) (?P<unit>years|months|weeks|days) (?:ago|earlier|before|later|afterwards?)\b"
)


def read_past(match: re.Match[str], published: date) -> Days | None:
    """ "last month" is the calendar month before; "the past three weeks" are the days up to publication."""
    unit, count = match["unit"], count_of(match["count"] or "")
    rolling = bool(match["count"]) or unit == "fortnight" or re.search(r"\b(?:past|recent)\b", match[0]) is not None
    if match["count"] and not count:
        return None
    if not rolling:
        return calendar_unit_before(unit, published)
    return rolling_days(unit, count or 1, published)


def calendar_unit_before(unit: str, published: date) -> Days | None:
    """The whole week, month, quarter or year before the one of publication."""
    if unit == "week":
        return week_days(published, -1)
    if unit == "month":
        return shift_days(month_days(published.year, published.month), months=-1)
    if unit == "quarter":
        return shift_days(month_days(published.year, 3 * ((published.month - 1) // 3) + 1, 3), months=-3)
    return year_days(published.year - 1) if unit == "year" else None


def rolling_days(unit: str, count: int, published: date) -> Days | None:
    """So many days, weeks, months or years up to and including the day of publication."""
    if unit == "hour":
        return published - timedelta(days=-(-count // 24)), published
    if count > 200:
        return None
    days = {"day": 1, "week": 7, "fortnight": 14}.get(unit, 0) * count
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120}.get(unit, 0) * count
    first = published - relativedelta(days=days, months=months)
    return first + timedelta(days=1 if days else 0), published


def read_to_date(match: re.Match[str], published: date) -> Days | None:
    """This week, month, quarter or year, up to publication."""
    starts: dict[str, Callable[[], date]] = {
        "week": lambda: published - timedelta(days=published.weekday()),
        "month": lambda: published.replace(day=1),
        "quarter": lambda: date(published.year, 3 * ((published.month - 1) // 3) + 1, 1),
        "year": lambda: date(published.year, 1, 1),
    }
    return starts[match["unit"] or "year"](), published


def read_months_so_far(match: re.Match[str], published: date) -> Days | None:
    """The months of the year up to publication, where just so many are over."""
    count = count_of(match["count"])
    return month_days(published.year, 1, count) if count and count == published.month - 1 else None


def read_outgoing(_: re.Match[str], published: date) -> Days:
    """The year that ends about the day of publication, or has just ended."""
    return year_days(published.year - (published.month < 6))


def read_weekend(_: re.Match[str], published: date) -> Days:
    """Saturday and Sunday, the latest that had begun."""
    saturday = published - timedelta(days=(published.weekday() - 5) % 7)
    return saturday, min(saturday + timedelta(days=1), published)


def read_near_day(match: re.Match[str], published: date) -> Days:
    """Yesterday, today, overnight."""
    if "night" in match[0]:
        return published - timedelta(days=1), published
    back = {"yesterday": 1, "the day before yesterday": 2}.get(match[0], 0)
    return published - timedelta(days=back), published - timedelta(days=back)
