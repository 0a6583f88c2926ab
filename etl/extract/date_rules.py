"""The patterns of printed dates, longer ones before the shorter ones they contain."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from etl.extract.calendar_days import MONTHS, WEEKDAYS, Days
from etl.extract.counted_days import (
    NTH_DAYS,
    read_first_of_stretch,
    read_half_month,
    read_month_before_last,
    read_nth_day,
    read_part_of_month,
    read_week_from,
    read_week_of_month,
)
from etl.extract.dates import (
    COUNT,
    ORDINALS,
    read_day,
    read_day_of_month,
    read_day_range,
    read_half,
    read_iso,
    read_month,
    read_month_range,
    read_months_of_year,
    read_months_to,
    read_quarter,
    read_week_to,
    read_weekday,
    read_weekdays,
    read_year,
    read_years,
)
from etl.extract.fiscal import FISCAL, read_fiscal_year

MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
YEAR = r"(?:19|20)\d{2}(?![\d,.]\d|\w|%)"
DAY = r"(?:[0-3]?\d)(?:st|nd|rd|th)?"
TO = r"\s?(?:-|–|—|/|to|till|until|through|and|up to)\s?"
ORDINAL = "(?:" + "|".join(ORDINALS) + ")"
NTH = "(?:" + "|".join(sorted(NTH_DAYS, key=len, reverse=True)) + ")"
WEEKDAY = "(?:" + "|".join(WEEKDAYS) + r")"
WHICH_YEAR = rf"(?:,?\s(?:of\s|in\s)?(?:(?P<year>{YEAR})|(?P<said_year>(?:this|the|the current|last|the previous|the same)\syear)))?"
Rule = tuple[re.Pattern[str], Callable[[re.Match[str], date], Days | None]]


def compile_rules(rules: list[tuple[str, Callable[[re.Match[str], date], Days | None]]]) -> list[Rule]:
    """The rules with their patterns compiled."""
    return [(re.compile(rf"(?<![\w-]){pattern}"), read) for pattern, read in rules]


FIRST_YEAR = rf"(?:,?\s(?P<first_year>{YEAR}))?"
# Longer patterns stand before the shorter ones they contain.
RULES: list[Rule] = compile_rules(
    [
        (rf"(?:the\s)?(?P<side>first|second)\s(?:half|fortnight)\sof\s(?P<month>{MONTH}){WHICH_YEAR}", read_half_month),
        (
            rf"(?:on\s|between\s|from\s)?(?P<first>{WEEKDAY})\s(?:and|to|through)\s(?:on\s)?(?P<weekday>{WEEKDAY})\b",
            read_weekdays,
        ),
        (r"(?:\d{4}-\d{2}-\d{2}|\d{1,2}[/.]\d{1,2}[/.](?:19|20)\d{2})(?!\d)", read_iso),
        (
            rf"(?:in\s|over\s|during\s)?the\s(?:(?P<count>{COUNT})\s)?(?:financial\s|fiscal\s|reporting\s)?(?P<unit>week|fortnight|seven day|day|month|year)s?\s(?:up\sto|to|ending(?:\son)?|(?:that\s|which\s)?ended(?:\son)?|through)\s(?:(?:the|{WEEKDAY}),?\s)?(?:(?P<day>{DAY})\s(?P<month>{MONTH})|(?P<month_first>{MONTH})\s(?P<day_second>{DAY})(?![\d%]|,\d)){WHICH_YEAR}",
            read_week_to,
        ),
        (
            rf"(?:in\s|over\s|during\s)?the\s(?:(?P<count>{COUNT})\s)?(?P<unit>month|year)s?\s(?:up\sto|to|ending(?:\sin)?|ended(?:\sin)?|through)\s(?:the\send\sof\s)?(?P<month>{MONTH})(?!\s\d{{1,2}}\b){WHICH_YEAR}",
            read_months_to,
        ),
        (FISCAL, read_fiscal_year),
        (
            rf"(?:the\snight\s)?(?:of\s|between\s|from\s)?(?:the\s)?(?P<first>{DAY})(?:\s(?P<first_month>{MONTH}))?{FIRST_YEAR}{TO}(?P<day>{DAY})\s(?:of\s)?(?P<month>{MONTH}){WHICH_YEAR}",
            read_day_range,
        ),
        (
            rf"(?:between\s|from\s)?(?P<first_month>{MONTH})\s(?P<first>{DAY}){FIRST_YEAR}{TO}(?P<month>{MONTH})\s(?P<day>{DAY})(?!\d){WHICH_YEAR}",
            read_day_range,
        ),
        (
            rf"(?:between\s|from\s)?(?P<month>{MONTH})\s(?P<first>{DAY})(?P<first_month>)(?P<first_year>){TO}(?P<day>{DAY})(?![\d,]\d|\d|\s(?:hurt|injured|killed|wounded|dead|people|others|civilians|soldiers|militants|were|arrested)\b){WHICH_YEAR}",
            read_day_range,
        ),
        (
            rf"(?:the\s)?(?:(?P<count>)(?P<unit>week))\s(?:of|beginning|starting|from)\s(?:on\s)?(?:{WEEKDAY},?\s)?(?:(?:the\s)?(?P<day>{DAY})\s(?:of\s)?(?P<month>{MONTH})|(?P<month_first>{MONTH})\s(?P<day_second>{DAY})(?![\d%]|,\d)){WHICH_YEAR}",
            read_week_from,
        ),
        (r"(?:in\s|during\s)?the\smonth\sbefore\slast\b", read_month_before_last),
        (rf"(?:the\s)?(?P<nth>{NTH})\sof\s(?P<month>{MONTH}){WHICH_YEAR}", read_nth_day),
        (rf"(?P<day>{DAY})\s(?:of\s)?(?P<month>{MONTH})(?!'s\s\d){WHICH_YEAR}", read_day),
        (rf"(?P<month>{MONTH})\s(?P<day>{DAY})(?![\d%]|,\d|\s?(?:per\s?cent|{MONTH})){WHICH_YEAR}", read_day),
        (
            r"(?:on\s)?the\s(?P<nth>(?:[12]?\d|3[01])(?:st|nd|rd|th))(?:\sof\s(?:the|this)\smonth)?(?=[,.;)]|\s(?:of\s(?:the|this)\smonth|and|when|in|at|as|a|an|the|gunmen|militants|\d)\b)",
            read_day_of_month,
        ),
        (
            rf"(?P<side>first|last|opening|closing|final)\s(?:(?P<count>{COUNT})\s)?(?P<unit>weeks?|days?)\s(?:of|in)\s(?P<month>{MONTH}){WHICH_YEAR}",
            read_part_of_month,
        ),
        (
            rf"(?P<side>first|opening)\s(?P<count>{COUNT})\s(?P<unit>weeks|days)\s(?:of|in)\s(?:(?:the|this)\s(?:new\s|current\s)?(?P<stretch>year|month)|(?P<year>{YEAR}))\b",
            read_first_of_stretch,
        ),
        (
            rf"(?:the\s)?(?P<side>second|third|fourth)\s(?P<count>)(?P<unit>week)\s(?:of|in)\s(?P<month>{MONTH}){WHICH_YEAR}",
            read_week_of_month,
        ),
        (
            rf"(?:between\s|from\s)?(?P<first_month>{MONTH}){FIRST_YEAR}{TO}(?P<month>{MONTH}){WHICH_YEAR}(?!\s\d{{1,2}}\b(?![,.]\d))",
            read_month_range,
        ),
        (rf"(?:early|mid|late)?[\s-]?(?P<month>{MONTH}){WHICH_YEAR}", read_month),
        (
            rf"(?:the\s)?(?P<side>first|last|final)\s(?P<count>{COUNT})(?P<half>\sand\sa\shalf)?\s(?P<unit>months|quarters)\b(?:\s(?:of|in)(?=\s(?:\d|this|the|last)))?{WHICH_YEAR}",
            read_months_of_year,
        ),
        (
            rf"the\s(?P<side>(?=\w))(?P<count>{COUNT})(?P<half>\sand\sa\shalf)?\s(?P<unit>months|quarters)(?=\sof\s(?:\d|this|last|the (?:current\s)?year)){WHICH_YEAR}",
            read_months_of_year,
        ),
        (rf"(?:(?P<ordinal>{ORDINAL})[\s-]quarter|q(?P<q>[1-4]))\b{WHICH_YEAR}", read_quarter),
        (
            rf"(?:(?P<ordinal>first|second|1st|2nd|last|latter)\shalf|h(?P<h>[12]))\b(?=\s?(?:of|in|,|\d|\.|;|$|this|last))(?!\s(?:of|in) (?:the|this|last) (?:month|week|day|siege|attack)){WHICH_YEAR}",
            read_half,
        ),
        (rf"(?:between\s|from\s)?(?P<first_year>{YEAR}){TO}(?P<year>{YEAR})", read_years),
        (rf"(?P<year>{YEAR})(?!\s?(?:hours|hrs|rupees|dollars))", read_year),
        (
            rf"(?:(?:early|late)\s)?(?:on\s)?(?P<which>this\s|last\s|past\s)?(?:early\s|late\s)?(?P<weekday>{WEEKDAY})\b(?:'s)?(?:\s(?:night|morning|evening|afternoon))?(?:\s(?P<week>(?:of\s)?last\sweek))?",
            read_weekday,
        ),
    ]
)
