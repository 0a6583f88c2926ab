"""Periods told by words that point to others: "in that week", "since 21 November, when …", "2,590 of the deaths"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from etl.extract.carrying import DAYS_OF_EVENT, STRETCHES, VIOLENT, last_of_length, shift_event
from etl.extract.context import Context, family_of
from etl.extract.date_rules import RULES
from etl.extract.dates import COUNT, count_of
from etl.extract.model import Mention, Period

THAT_STRETCH = re.compile(
    r"(?:\s[\w-]+){0,3}\s(?:in|over|for|during) (?:that (?P<unit>half-year|week|year|quarter|month)\b|the (?P<whole>half-year|six months|nine months)(?=[.,;]|$))"
)


SINCE_THEN = re.compile(r"(?:\s[a-z-]+){0,7}\ssince then\b|\s(?:have|has|had) (?:been )?[a-z ]{3,20} since(?=[,.;])")


TOLL_OF = re.compile(r"(?:'s)?\s(?:toll|figure|total|tally|count|dead)\b")


OF_THAT_NUMBER = re.compile(r"\sof (?:that|this) (?:number|figure|total|flow)\b")


OF_THE_COUNT = re.compile(
    r"\sof the (?:deaths|dead|killed|fatalities|attacks|incidents|injuries|injured|wounded|arrests|returns|deportations)\b"
)


SINCE_WHEN = re.compile(r",?\s(?:when|in which|where)\b")
# "3,120 operations since March 1, in which 144 were killed": in the operations, not on that day.
EVENTS_BEFORE = re.compile(r"\b(?:operations?|attacks|raids|clashes|incidents|strikes|bombings|blasts)\b")


# "This week", in a bulletin on the week before.
THIS_STRETCH = re.compile(r"\b(?:this|the current) (?P<unit>week|month|quarter|year)$")


WENT_BEFORE = re.compile(
    rf"\b(?P<count>{COUNT}) (?P<unit>day|week)s? after (?:(?:an?|the|another)\s[^.;]{{3,100}}?\b(?:in which|which|that|when|where)\s[^.;]{{0,40}}|(?!the\b)[a-z][^.;,\d]{{3,80}})$"
)
# "Last January the Forum had found 40", in a report on January.
LAST_MONTH = re.compile(
    r"\blast\s(?:january|february|march|april|may|june|july|august|september|october|november|december)$"
)


NTH_DAY = re.compile(r"\bon the (?P<nth>first|second|last|final) day\b(?! of\b)")
OF_THE_YEAR = re.compile(r"\bof (?:the|that|the same) year$")
DAY = re.compile(r"\d{1,2}(?!\d)|day$")


def told_stretch(mention: Mention, context: Context) -> Period | None:
    """The stretch told before that the words right behind a number name: "in that week", "since then"."""
    stretch = THAT_STRETCH.match(mention.sentence.low, mention.end)
    if stretch:
        return last_of_length(context.history, STRETCHES[stretch["unit"] or stretch["whole"]])
    event = context.last_period if SINCE_THEN.match(mention.sentence.low, mention.end) else None
    if event is None or event.first is None:
        return None
    return replace(event, last=context.published, is_open=True, relative=None)


def day_of_several(mention: Mention, context: Context) -> Period | None:
    """The first or last day of an event of several: "ten died on the first day"; None without such words."""
    told = NTH_DAY.search(mention.sentence.low)
    event = context.periods.get(family_of(mention))
    if not (told and event and event.first and event.last and 0 < (event.last - event.first).days < DAYS_OF_EVENT):
        return None
    day = event.first + timedelta(days={"first": 0, "second": 1}.get(told["nth"], (event.last - event.first).days))
    return replace(event, first=day, last=day) if day <= event.last else None


def divided_period(mention: Mention, context: Context) -> Period | None:
    """The period of the total that "2,590 of the deaths" or "2,070 of that number" divides; None without such words."""
    if first := day_of_several(mention, context):
        return first
    if whole := larger_whole(mention, context):
        return whole.period
    divides = OF_THAT_NUMBER.match(mention.sentence.low, mention.quantity.end)
    return context.last_period if divides else None


def larger_whole(mention: Mention, context: Context) -> Mention | None:
    """The total that "2,590 of the deaths" divides, where the last one told is too small for it."""
    if not OF_THE_COUNT.match(mention.sentence.low, mention.quantity.end) or not mention.quantity.value:
        return None
    told = [one for one in context.mains if one.measure == mention.measure and one.quantity.value and one.period]
    if not told or (told[-1].quantity.value or 0) >= mention.quantity.value:
        return None
    return next((one for one in reversed(told) if (one.quantity.value or 0) >= (mention.quantity.value or 0)), None)


def part_of_that_year(words: str, frame: Period | None, published: date) -> Period | None:
    """What "the first six months of the year" means in a report on a year that is over: those of that year."""
    if not OF_THE_YEAR.search(words) or not (frame and frame.last and frame.last.year < published.year):
        return None
    named = OF_THE_YEAR.sub(f"of {frame.last.year}", words)
    read = (rule(match, published) for pattern, rule in RULES if (match := pattern.fullmatch(named)))
    days = next((one for one in read if one), None)
    return Period(0, len(words), *days) if days else None


def day_told_of(mention: Mention, chosen: Period) -> Period | None:
    """The day itself, for what is told of it: "since 21 November, when 42 passengers were shot"."""
    apart = not mention.relation and "," in mention.sentence.low[chosen.end + 2 : mention.quantity.start]
    told = (
        chosen.is_open
        and mention.quantity.start > chosen.end
        and not apart
        and SINCE_WHEN.match(mention.sentence.low, chosen.end)
    )
    if "in which" in mention.sentence.low[chosen.end : chosen.end + 10] and EVENTS_BEFORE.search(
        mention.sentence.low[: chosen.start]
    ):
        return None
    if not told or not DAY.search(mention.sentence.low[chosen.start : chosen.end]):
        return None
    return replace(chosen, last=chosen.first, is_open=False)


def begin_frame(mention_words: str, chosen: Period, frame: Period | None) -> Period | None:
    """What "up to June 30" and "the 2024 toll" mean in a report on the first half of 2024: that half."""
    if not (frame and frame.first and frame.last and chosen.last):
        return None
    if is_own_stretch(mention_words[chosen.start : chosen.end], chosen, frame):
        return frame
    same = (chosen.first, chosen.last) == (frame.first, frame.last)
    if same and LAST_MONTH.search(mention_words[: chosen.end]):
        return replace(chosen, first=last_year(frame.first), last=last_year(frame.last))
    named = mention_words[chosen.end : chosen.end + 12]
    if frame.first == chosen.first and frame.last < chosen.last and TOLL_OF.match(named):
        return frame
    if chosen.relative == "until" and frame.first <= chosen.last <= frame.last:
        return replace(frame, last=chosen.last, start=chosen.start, end=chosen.end)
    return None


def last_year(day: date) -> date:
    """The same day a year before; the last of February stays it."""
    return day - relativedelta(years=1) if (day.month, day.day) != (2, 28) else date(day.year - 1, 3, 1) - timedelta(1)


def is_own_stretch(words: str, chosen: Period, frame: Period) -> bool:
    """Whether "this week" in a report on a week that has ended means that week, not the one of publication."""
    named = THIS_STRETCH.search(words)
    if not (named and chosen.is_open and frame.first and frame.last and chosen.first and not frame.is_open):
        return False
    shortest, longest = STRETCHES[named["unit"]]
    length = (frame.last - frame.first).days + 1
    return shortest <= length <= longest and frame.first < chosen.first and (chosen.first - frame.last).days <= length


def day_before_that(mention: Mention, periods: list[Period]) -> tuple[Period, Period] | None:
    """The day told and that of the event before it: "on Monday, two days after an attack in which seven died"; None without such words."""
    went = WENT_BEFORE.search(mention.sentence.low[: mention.quantity.start])
    days = count_of(went["count"]) * (7 if went["unit"] == "week" else 1) if went else 0
    told = [one for one in periods if went and one.first and one.first == one.last and one.end <= went.start()]
    before = shift_event(told[-1], days) if days and told else None
    return (told[-1], before) if before else None


def is_same_span(settled: Period | None, chosen: Period) -> bool:
    """Whether an earlier number of the sentence has settled the same words: "a day earlier" is seen from one day for both."""
    return bool(
        chosen.relative and settled and settled.first and (settled.start, settled.end) == (chosen.start, chosen.end)
    )


def last_told(mention: Mention, mentions: list[Mention]) -> Period | None:
    """The period of the number before, in the sentence."""
    before = [other.period for other in mentions if other.quantity.start < mention.quantity.start and other.period]
    return before[-1] if before else None


def event_before(mention: Mention, mentions: list[Mention], chosen: Period, context: Context) -> Period | None:
    """The event whose toll is told "by Thursday": the one dated before, if it was only days ago."""
    event = context.periods.get(family_of(mention)) or last_told(mention, mentions)
    if (
        chosen.relative != "until"
        or mention.measure not in VIOLENT - {"arrests"}
        or not event
        or not event.first
        or not chosen.last
    ):
        return None
    return event if 0 <= (chosen.last - event.first).days < DAYS_OF_EVENT else None
