"""When: the period printed next to a number, else the one that earlier sentences left."""

from __future__ import annotations

import re
from dataclasses import replace

from etl.extract.context import Context, family_of
from etl.extract.mentions import whole_of
from etl.extract.model import Mention, Period
from etl.extract.nearest import CLAUSE, find_owner, may_borrow, nearest
from etl.extract.periods import period_before, point_of, resolve_relative
from etl.extract.story import SPOKEN

VIOLENT = {
    "fatalities",
    "injuries",
    "casualties",
    "arrests",
    "abductions",
    "releases",
    "attacks",
    "suicide_attacks",
    "airstrikes",
    "operations",
}
SAME_PERIOD = re.compile(
    r"\b(?:(?:in|during|over|for|within) (?:the|that) (?:same )?(?:month|week|period|year|quarter|reporting period|day)|that (?:month|week|year|day)|this period)\b"
)
# "They killed 852 people": a sentence that goes on about the stretch just looked at.
POINTS_BACK = re.compile(
    r"\s*(?:they|these|those|of (?:these|them|those)|among (?:them|those)|it was|there,|then,|the (?:dead|victims|toll)\b)"
)
# "14 in the half-year": the stretch of that length that was told last.
THE_STRETCH = re.compile(
    r"\s(?:in|over|for|during) the (?:whole |entire |full )?(?P<unit>half-year|year|quarter|six months|nine months|month)(?=[.,;]|$)"
)
STRETCHES = {
    "half-year": (178, 186),
    "six months": (178, 186),
    "nine months": (270, 276),
    "year": (360, 367),
    "quarter": (88, 94),
    "month": (27, 32),
}
CLAUSE_OPENS = re.compile(r"[;:]\s$|,\s(?:while|and|but)\s$")
LINKED = re.compile(r",?\s(?:and|in|from|with|that left|which left|that killed|leaving|killing)\s")
ELSEWHERE = re.compile(r"\s*(?:separately|meanwhile|in (?:a separate|another)|elsewhere)\b")
DAYS_AFTER = re.compile(r"\b(?:hours|days?|weeks?) (?:after|before)\b")
AFTERWARDS = re.compile(r"\s(?:after|since|before|until) (?:the|its|their|his|a) ")
DAYS_OF_EVENT = 7
OPENING, REACH = 3, 40
SO_FAR = re.compile(r"\b(?:so far|to date|until now|till now|thus far|up to now)\b")


def settle_period(mention: Mention, mentions: list[Mention], periods: list[Period], context: Context) -> Period | None:
    """The period of a mention; None where neither the sentence nor what came before says any."""
    whole = whole_of(mention, mentions)
    if whole and mention.measure == whole.measure != "population":
        return settle_period(whole, mentions, periods, context)
    usable = find_usable(mention, periods, whole)
    parent = mention.parent
    main = parent.period if parent and (mention.relation or parent.sentence is mention.sentence) else None
    if mention.relation == "compared":
        main = main or context.periods.get(family_of(mention))
        return settle_compared(mention, mentions, usable, context, main)
    plain = [period for period in usable if may_date(mention, period)]
    chosen = prefer_narrower(mention, mentions, plain, nearest(mention, mentions, plain))
    if mention.measure == "population":
        return settle_stock(mention, mentions, chosen, context)
    if chosen:
        earlier = [other for other in mentions if other.quantity.start < mention.quantity.start and other.period]
        spoken = next((period for period in periods if period.is_speech and period.first == period.last), None)
        seen_from = (
            spoken
            if spoken and (chosen.relative or "").startswith("days")
            else main or (earlier[-1].period if earlier else None) or context.periods.get(family_of(mention))
        )
        if shared := next((other.period for other in earlier if is_same_span(other.period, chosen)), None):
            return shared
        if begun := begin_frame(chosen, context.periods.get(family_of(mention)) or context.heading):
            return begun
        return event_before(mention, chosen, context) or resolve_relative(chosen, seen_from, context.published)
    return main or carried_period(mention, periods, context)


def begin_frame(chosen: Period, frame: Period | None) -> Period | None:
    """What "up to June 30" and "the 2024 toll" mean in a report on the first half of 2024: that half."""
    if not (frame and frame.first and frame.last and chosen.last):
        return None
    if chosen.relative == "until" and frame.first <= chosen.last <= frame.last:
        return replace(frame, last=chosen.last, start=chosen.start, end=chosen.end)
    return None


def is_same_span(settled: Period | None, chosen: Period) -> bool:
    """Whether an earlier number of the sentence has settled the same words: "a day earlier" is seen from one day for both."""
    return bool(
        chosen.relative and settled and settled.first and (settled.start, settled.end) == (chosen.start, chosen.end)
    )


def find_usable(mention: Mention, periods: list[Period], whole: Mention | None) -> list[Period]:
    """The periods of a sentence in which something may have been counted: not days of speech, not the future."""
    usable = [
        period
        for period in periods
        if not period.is_speech and not period.is_future and (period.first or period.last or period.relative)
    ]
    if whole is None:
        return usable
    verb = mention.sentence.low.rfind(" were ")
    return [period for period in usable if period.start > verb] or usable


def may_date(mention: Mention, period: Period) -> bool:
    """Whether a period may date a mention that nothing is compared with."""
    relative = period.relative or ""
    if relative == "compared" and not leads_with_when(mention, period):
        return False
    if mention.measure == "change_pct":
        return not relative
    return not relative.startswith(("year", "months", "weeks", "days", "vague")) or is_beside(mention, period)


def settle_stock(mention: Mention, mentions: list[Mention], chosen: Period | None, context: Context) -> Period | None:
    """The day on which people are there: printed, else that of publication; None where it is told as long ago."""
    if chosen and chosen.relative == "until" and chosen.last:
        between = mention.sentence.low[mention.end : chosen.start]
        deadline = re.search(r"\b(?:leave|go|return|deadline|until)\b", between) or re.search(
            r"\b(?:leave|go|return|deadline)\b[^.;]{0,15}$", mention.sentence.low[: chosen.start]
        )
        opened = chosen.start < mention.quantity.start and any(other.end <= chosen.start for other in mentions)
        return point_of(context.published) if deadline or opened else replace(chosen, first=chosen.last, relative=None)
    if chosen and chosen.relative == "vague:0":
        return None
    dated = chosen and chosen.first and chosen.first == chosen.last
    return chosen if dated else point_of(context.published)


def event_before(mention: Mention, chosen: Period, context: Context) -> Period | None:
    """The event whose toll is told "by Thursday": the one dated before, if it was only days ago."""
    event = context.periods.get(family_of(mention))
    if (
        chosen.relative != "until"
        or mention.measure not in VIOLENT - {"arrests"}
        or not event
        or not event.first
        or not chosen.last
    ):
        return None
    return event if 0 <= (chosen.last - event.first).days < DAYS_OF_EVENT else None


def leads_with_when(mention: Mention, period: Period) -> bool:
    """Whether a comparison goes on to count in its own period: "up on the second quarter, when 380 people died"."""
    between = mention.sentence.low[period.end : mention.quantity.start]
    return re.fullmatch(r",?\s(?:when|a (?:month|year|quarter|week) that saw)\s(?:\w+\s){0,4}", between) is not None


def prefer_narrower(
    mention: Mention, mentions: list[Mention], periods: list[Period], chosen: Period | None
) -> Period | None:
    """A day or month named later in the sentence rather than the year it lies in ("in the worst attack this year … in March")."""
    if (
        chosen is None
        or chosen.start > mention.quantity.start
        or not chosen.first
        or not chosen.last
        or mention.relation
    ):
        return chosen
    for period in periods:
        if period.start < mention.end or not period.first or not period.last or period.is_open:
            continue
        within = chosen.first <= period.first and period.last <= chosen.last
        if (
            within
            and may_borrow(mention, find_owner(mentions, period.start, mention.sentence.low), mentions)
            and not CLAUSE.search(mention.sentence.low, mention.end, period.start)
        ):
            return period
    return chosen


def is_beside(mention: Mention, period: Period) -> bool:
    """Whether a period stands right after, or right before, the number it dates."""
    if (period.relative or "").startswith("days"):
        return True
    opens = (
        period.start < OPENING or CLAUSE_OPENS.search(mention.sentence.low[: period.start])
    ) and mention.quantity.start - period.end < REACH
    return opens or mention.end <= period.start <= mention.end + 15 or 0 <= mention.quantity.start - period.end <= 3


def settle_compared(
    mention: Mention, mentions: list[Mention], periods: list[Period], context: Context, main: Period | None
) -> Period | None:
    """The period of a number that another is compared with: printed beside it, else the stretch before the other's."""
    limit = next_unlinked(mention, mentions)
    beside = [period for period in periods if mention.end <= period.start < limit and period.start - mention.end < 60]
    opening = [period for period in periods if opens_comparison(mention, period)]
    chosen = next(iter(beside), None) or next(iter(opening), None)
    if chosen:
        return resolve_relative(chosen, main, context.published)
    return compared_again(main, context) or period_before(main)


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
    if period.relative is not None and period.end <= mention.quantity.start:
        return len(between) < 25
    return (
        re.fullmatch(
            r",?\s(?:it|the (?:figure|toll|number|total|count))\s(?:was|stood at|had been)\s(?:at\s)?|,?\swhen\s|'s\s|\s\(",
            between,
        )
        is not None
    )


def last_of_length(history: list[Period], days: tuple[int, int]) -> Period | None:
    """The last period of the text that is about so many days long."""
    fits = (
        period
        for period in reversed(history)
        if period.first and period.last and days[0] <= (period.last - period.first).days + 1 <= days[1]
    )
    return next(fits, None)


def carried_period(mention: Mention, periods: list[Period], context: Context) -> Period | None:
    """The period left by earlier sentences, or by the heading; for events a day of speech when nothing else is said."""
    carried = context.periods.get(family_of(mention)) or context.heading
    if carried is None and mention.measure in {"arrests", "operations"}:
        carried = context.periods.get("flow")
    if AFTERWARDS.match(mention.sentence.low, mention.end):
        return None
    if SO_FAR.search(mention.sentence.low) and carried and carried.is_open:
        return carried
    if SO_FAR.search(mention.sentence.low) or DAYS_AFTER.search(mention.sentence.low[: mention.quantity.start]):
        return None
    if context.aside and POINTS_BACK.match(mention.sentence.low):
        carried = context.aside
    if SAME_PERIOD.search(mention.sentence.low):
        carried = context.last_period or carried
    if stretch := THE_STRETCH.search(mention.sentence.low, mention.end):
        carried = last_of_length(context.history, STRETCHES[stretch["unit"]]) or carried
    brief = carried and carried.first and carried.last and (carried.last - carried.first).days < DAYS_OF_EVENT
    same_matter = (
        brief or not ELSEWHERE.match(mention.sentence.low) or context.area_paragraph == mention.sentence.paragraph
    )
    if carried and same_matter:
        return carried
    spoken = next(
        (period for period in periods if period.is_speech and period.first and period.first == period.last), None
    )
    if spoken and mention.measure in VIOLENT:
        return Period(spoken.start, spoken.end, spoken.first, spoken.last, is_open=True, relative=SPOKEN)
    return None
