"""Fiscal years, which in Pakistan run from 1 July to 30 June: "fiscal year 2024-25", "the first half of the last fiscal year"."""

from __future__ import annotations

import re
from datetime import date

from etl.extract.calendar_days import Days, month_days
from etl.extract.dates import COUNT, ORDINALS, count_of

FIRST_MONTH = 7
FISCAL = (
    rf"(?:(?:the\s)?(?P<ordinal>{'|'.join(ORDINALS)})\s(?:(?P<count>{COUNT})\s)?(?P<unit>months|quarter|half)\sof\s)?"
    r"(?:the\s|this\s|its\s)?(?:(?P<which>last|previous|preceding|outgoing|current|ongoing|new|present)\s)?"
    r"(?:(?:(?:fiscal|financial)\s(?:year\s)?|fy[\s-]?)(?:of\s)?(?P<year>20\d\d)\s?[-–/]\s?(?:20)?\d\d\b|(?:fiscal|financial)\syear\b)"
)
PAST = {"last", "previous", "preceding"}
LENGTHS = {"quarter": 3, "half": 6}


def read_fiscal_year(match: re.Match[str], published: date) -> Days | None:
    """The twelve months from July of the year named or meant, or the part of them that the words before name."""
    running = published.year - (published.month < FIRST_MONTH)
    year = int(match["year"]) if match["year"] else running - (match["which"] in PAST)
    unit = match["unit"]
    if unit is None:
        return month_days(year, FIRST_MONTH, 12)
    number = ORDINALS[match["ordinal"]]
    if unit == "months":
        count = count_of(match["count"] or "")
        return month_days(year, FIRST_MONTH, count) if number == 1 and 1 <= count <= 12 else None
    months = LENGTHS[unit]
    return month_days(year, FIRST_MONTH + (number - 1) * months, months) if number * months <= 12 else None
