"""When the other of two compared numbers was counted: printed beside it, else the stretch before."""

from __future__ import annotations

import re

from etl.extract.context import Context
from etl.extract.model import Mention, Period
from etl.extract.period_arithmetic import period_before, resolve_relative
from etl.extract.pointing import part_of_that_year

DAYS_OF_EVENT = 2
LINKED = re.compile(
    r"(?:\s(?:killed|injured|wounded|arrested))?,?\s(?:and|in|from|with|that left|which left|that killed|leaving|killing)\s"
)


def settle_compared(
    mention: Mention, mentions: list[Mention], periods: list[Period], context: Context, main: Period | None
) -> Period | None:
    """The period of a number that another is compared with: printed beside it, else the stretch before the other's."""
    if main and is_of_other_people(mention):
        return main
    limit = next_unlinked(mention, mentions)
    beside = [
        period
        for period in periods
        if mention.end <= period.start < limit
        and period.start - mention.end < 60
        and ";" not in mention.sentence.low[mention.end : period.start]
    ]
    opening = [period for period in periods if opens_comparison(mention, period)]
    behind = beside and re.fullmatch(
        r"\s(?:(?:(?!and\b)\w+\s){0,2}(?:in|on|during|over)\s)?(?:the\s)?",
        mention.sentence.low[mention.end : beside[0].start],
    )
    ordered = [*beside, *opening] if behind or not opening else [*opening, *beside]
    chosen = next(iter(ordered), None)
    if chosen:
        words = mention.sentence.low[chosen.start : chosen.end]
        if part := part_of_that_year(words, main, context.published):
            return part
        return resolve_relative(chosen, main, context.published)
    if main and is_one_event(mention, main):
        return main
    return compared_again(main, context) or period_before(main)


def is_of_other_people(mention: Mention) -> bool:
    """Whether a number sets one side's losses against the other's: "178 militants had been killed, against 23 soldiers"."""
    groups = {mention.noun.group, mention.parent.noun.group if mention.parent else None}
    against = re.search(r"\bagainst (?:\w+ )?$", mention.sentence.low[: mention.quantity.start])
    return bool(against) and len(groups - {"all", None}) == 2 and mention.noun.kind == "person"


def is_one_event(mention: Mention, main: Period) -> bool:
    """Whether a toll that went up "from 53 to 59" is that of one event of a day or two: both are its dead."""
    rises = mention.parent is not None and mention.parent.quantity.start > mention.quantity.start
    harm = mention.measure in {"fatalities", "injuries", "casualties"}
    return bool(rises and harm and main.first and main.last and (main.last - main.first).days <= DAYS_OF_EVENT)


def next_unlinked(mention: Mention, mentions: list[Mention]) -> int:
    """Where the next number begins that is not counted together with a mention ("420 attacks and 582 deaths in 2024")."""
    text, end = mention.sentence.low, mention.end
    for other in sorted(mentions, key=lambda one: one.quantity.start):
        if other.quantity.start < end:
            continue
        if not LINKED.fullmatch(text, end, other.quantity.start):
            return other.quantity.start
        end = other.end
    return len(text)


def compared_again(main: Period | None, context: Context) -> Period | None:
    """The period with which the same stretch was compared in an earlier sentence; ours here, so inferred."""
    if not main or not context.comparison:
        return None
    known, other = context.comparison
    same = (known.first, known.last) == (main.first, main.last)
    return Period(other.start, other.end, other.first, other.last, is_open=True) if same and other.first else None


def opens_comparison(mention: Mention, period: Period) -> bool:
    """Whether a period stands before the compared number as its own: "compared with the week before (35,500)", "in 2012 it was 333"."""
    between = mention.sentence.low[period.end : mention.quantity.start]
    if re.fullmatch(r":?\s", between) and mention.sentence.low[: period.start].endswith(("(", "(in ")):
        return True
    if period.relative not in {None, "until"} and period.end <= mention.quantity.start:
        return len(between) < 25
    return (
        re.fullmatch(
            r"(?:\salone)?(?:,\s(?:which|when|a)\s[^,]{3,60})?,?\s(?:it|the (?:figure|toll|number|total|count))\s(?:was|stood at|had been)\s(?:at\s)?|,?\swhen\s|'s\s|\s\(",
            between,
        )
        is not None
    )
