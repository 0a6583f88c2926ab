"""Whether a printed period may date a number: not one that a change is seen from, that most of it fell in, or that opens the next clause."""

from __future__ import annotations

import re

from etl.extract.model import Mention, Period

OPENING, REACH, FAR = 3, 40, 400
CLAUSE_OPENS = re.compile(r"[;:]\s$|,\s(?:while|whereas|and|but)\s$")

# "(-24% on the previous week)": what something changed against dates nothing.
CHANGED_ON = re.compile(
    r"(?:%|per ?cent|pc|more|fewer|less|higher|lower)\s(?:on|over|from|than|against|compared (?:to|with)|versus|vs\.?)\s\w$"
)

IN_STRETCH = re.compile(r"(?:in|during|over) the\b")

PAST_PERFECT = re.compile(r"\bhad\b")

# "46 airstrikes, almost all of them in October".
MOST_IN = re.compile(
    r",\s(?:(?:almost|nearly) all|most|the (?:majority|bulk)|more than half|half)(?: of (?:them|these|those|which|whom))? (?:in|on|during) $"
)

AND_IN, ITS = re.compile(r",\sand (?:(?:in|on|during) )?$"), re.compile(r",?\s(?:it|they|he|she|its|their)\s")


def may_date(mention: Mention, period: Period) -> bool:
    """Whether a period may date a mention that nothing is compared with."""
    relative = period.relative or ""
    if (
        relative
        and CHANGED_ON.search(mention.sentence.low[: period.start + 1])
        and not leads_with_when(mention, period)
    ):
        return False
    if relative == "compared" and not leads_with_when(mention, period):
        return False
    if mention.measure == "change_pct":
        return not relative
    if MOST_IN.search(mention.sentence.low[: period.start]) or opens_next_clause(
        mention.sentence.low, period, mention.end
    ):
        return False
    far = relative.startswith(("year", "months", "weeks", "days", "vague"))
    return not far or is_beside(mention, period) or ends_sentence(mention, period)


def opens_next_clause(text: str, period: Period, end: int) -> bool:
    """Whether a period opens what is told next of the same body: "… 312 of these, and in March it hijacked a train"."""
    return (
        end <= period.start
        and AND_IN.search(text[: period.start]) is not None
        and ITS.match(text, period.end) is not None
    )


def ends_sentence(mention: Mention, period: Period) -> bool:
    """Whether a sentence tells of an earlier stretch alone: "41,306 people had been counted at the gate in the week before"."""
    text = mention.sentence.low
    between = text[mention.end : period.start]
    return (
        IN_STRETCH.match(text, period.start) is not None
        and PAST_PERFECT.search(between) is not None
        and not re.search(r"[\d,;]", between)
    )


def leads_with_when(mention: Mention, period: Period) -> bool:
    """Whether a comparison goes on to count in its own period: "up on the second quarter, when 380 people died"."""
    between = mention.sentence.low[period.end : mention.quantity.start]
    return (
        re.fullmatch(
            r",?\s(?:when|in which (?:[\w-]+\s){1,3}had|a (?:month|year|quarter|week) that saw)\s(?:\w+\s){0,4}",
            between,
        )
        is not None
    )


def is_beside(mention: Mention, period: Period) -> bool:
    """Whether a period stands right after, or right before, the number it dates."""
    if (period.relative or "").startswith("days") and period.relative != "days:-7":
        return True
    if period.relative == "days:-7" and period.start < OPENING and mention.quantity.start - period.end < FAR:
        return True
    if ";" in mention.sentence.low[period.end : mention.quantity.start]:
        return False
    if period.start < OPENING and mention.sentence.low[period.end : period.end + 2] == ", ":
        return mention.quantity.start > period.end
    opens = (
        period.start < OPENING or CLAUSE_OPENS.search(mention.sentence.low[: period.start])
    ) and mention.quantity.start - period.end < REACH
    return opens or mention.end <= period.start <= mention.end + 15 or 0 <= mention.quantity.start - period.end <= 3
