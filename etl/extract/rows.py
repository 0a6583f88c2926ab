"""Rows that name nothing but a period ("Tuesday: 388", "Previous week: 2,950"): they go on with what was counted above them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from etl.extract.context import Context
from etl.extract.model import Mention, Period
from etl.extract.period_arithmetic import resolve_relative

BULLET = re.compile(r"\s*(?:[-–•*▪]\s)?(?:on |in |the )?")
WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b")
COLON = re.compile(r"\s?[:–]\s")
FORTNIGHT = 14


def name_row(mention: Mention, periods: list[Period], context: Context) -> None:
    """Measure the number of such a row by the total told last."""
    text = mention.sentence.low
    start = BULLET.match(text)
    label = next((one for one in periods if start and one.start <= start.end()), None)
    above = context.mains[-1] if context.mains else None
    if mention.measure or mention.noun.kind != "none" or not (label and above):
        return
    if COLON.fullmatch(text, label.end, mention.quantity.start):
        mention.measure, mention.parent = above.measure, above
        mention.relation = "compared" if label.relative else "listed"
        if label.relative and context.heading:
            mention.period = resolve_relative(label, context.heading, context.published)


def day_of_report(words: str, chosen: Period, report: Period | None) -> Period | None:
    """The weekday that lies in the week a report is about, rather than the latest one; None for other periods."""
    if not (report and report.first and report.last and chosen.first) or chosen.first != chosen.last:
        return None
    days = (report.last - report.first).days
    if not WEEKDAY.search(words) or not 0 < days < FORTNIGHT or report.first <= chosen.first <= report.last:
        return None
    back = (report.last - chosen.first).days % 7
    day = report.last - timedelta(days=back)
    return replace(chosen, first=day, last=day) if day >= report.first else None
