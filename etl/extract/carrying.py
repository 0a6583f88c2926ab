"""The period that earlier sentences leave to a number without its own: the frame of the report, or an aside of it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from etl.extract.context import Context, family_of
from etl.extract.dates import COUNT, count_of
from etl.extract.model import Mention, Period, Sentence
from etl.extract.periods import find_periods
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
STRETCHES = {
    "week": (7, 7),
    "half-year": (178, 186),
    "six months": (178, 186),
    "nine months": (270, 276),
    "year": (360, 367),
    "quarter": (88, 94),
    "month": (27, 32),
}
DAYS_OF_EVENT = 7
STRETCH = (7, 40_000)
OF_ALL = re.compile(r"\bof all (?:the )?(?:attacks|deaths|fatalities|incidents|killings|returns|arrests|casualties)\b")
SAME_PERIOD = re.compile(
    r"\b(?:(?:in|during|over|for|within) (?:the|that) (?:same |reporting )?(?:month|week|period|year|quarter|reporting period|day|time|stretch|span)|that (?:month|week|year|day|night|evening|morning)|this period)\b"
)
# "They killed 852 people": a sentence that goes on about the stretch just looked at.
POINTS_BACK = re.compile(
    r"\s*(?:they|these|those|of (?:these|them|those)(?=,)|among (?:them|those)|it was|there,|then,|the (?:dead|victims|toll)\b|that (?:attack|assault|raid|bombing|blast|ambush|clash|strike|explosion|encounter|operation)\b)"
)
# "14 in the half-year": the stretch of that length that was told last.
THE_STRETCH = re.compile(
    r"\s(?:in|over|for|during) (?:the|that) (?:whole |entire |full |same )?(?P<unit>half-year|week|year|quarter|six months|nine months|month)(?=[.,;]|$)"
)
# "In the two days": those of the event told before.
SEVERAL = {"two": 2, "three": 3, "four": 4, "five": 5}
THE_DAYS = re.compile(
    r"\b(?:in|on|over|during|within) (?:the|those|these) (?P<count>two|three|four|five) days\b(?! of\b)"
)
GOES_ON = re.compile(
    r"\s*(?:the [\w -]{3,40} claimed (?:it(?= and|[,.])|responsibility|the (?:attack|ambush|raid|blast|assault))|a further|another|(?:at least |about |some )?[\w-]+ (?:others|more)\b|(?:he|she|the (?:spokesman|spokesperson|officer|official)) (?:also |further )?(?:said|added|says|told))\b"
)
ELSEWHERE = re.compile(r"\s*(?:separately|meanwhile|in (?:a separate|another)|elsewhere)\b")
# "The bombing came a day after militants stormed a college, where three people died".
DAY_AFTER = re.compile(
    rf"\b(?:came|comes|happened|took place|occurred|was|is) (?:just |only |barely |exactly )?(?P<count>{COUNT}) (?P<unit>day|week)s? after (?!the (?:attack|blast))"
)
DAYS_AFTER = re.compile(r"\b(?:days?|weeks?) (?:after|before)\b")
AFTERWARDS = re.compile(r"\s(?:after|since|before|until) (?:the|its|their|his|a) ")
# What is counted "so far" grows, the stretch it happened in does not.
VERIFIED = re.compile(r"\b(?:verif\w+|confirm\w*|document\w*|identif\w+|establish\w*)\b")
SO_FAR = re.compile(r"\b(?:so far|to date|until now|till now|thus far|up to now)\b")


def shift_event(event: Period, days: int) -> Period | None:
    """The day so many days before an event."""
    if not event.first or not event.last:
        return None
    return replace(event, first=event.first - timedelta(days=days), last=event.last - timedelta(days=days))


def find_as_of(titles: list[Sentence], published: date) -> date | None:
    """The day up to which a bulletin counts, where its title says it: "(as of 25 October 2025)"."""
    for title in titles:
        for period in find_periods(title, published):
            if (
                period.relative == "until"
                and period.last
                and re.match(r"as (?:of|on)", title.low[period.start : period.end])
            ):
                return period.last
    return None


def end_as_of(period: Period | None, context: Context) -> Period | None:
    """A running total that ends on the day up to which its bulletin counts, both ends then being printed."""
    day = context.as_of
    if (
        not (period and day and period.is_open and period.first and period.first < day)
        or period.last != context.published
    ):
        return period
    return replace(period, last=day, is_open=False)


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
    text, carried = mention.sentence.low, find_frame(mention, context)
    if AFTERWARDS.match(text, mention.end):
        return None
    if SO_FAR.search(text) or DAYS_AFTER.search(text[: mention.quantity.start]):
        return told_from(mention, carried, context)
    carried = find_aside(mention, context) or carried
    apart = ELSEWHERE.match(text) is not None and context.area_paragraph != mention.sentence.paragraph
    if carried and (is_brief(carried) or not apart):
        return carried
    return spoken_day(periods) if mention.measure in VIOLENT else None


def find_frame(mention: Mention, context: Context) -> Period | None:
    """The stretch the report is about: of its own matter, else of its heading, for arrests also of those who move."""
    frame = context.periods.get(family_of(mention)) or context.heading
    if frame is None and mention.measure in {"arrests", "operations"}:
        frame = context.periods.get("flow")
    return frame


def is_brief(period: Period) -> bool:
    """Whether a period is short enough for one event."""
    return bool(period.first and period.last and (period.last - period.first).days < DAYS_OF_EVENT)


def told_from(mention: Mention, frame: Period | None, context: Context) -> Period | None:
    """What "so far" and "a day after" mean beside a running total or an event; None beside anything else."""
    if frame is None:
        return None
    running = next((one for one in reversed(context.history) if one.is_open), None)
    if SO_FAR.search(mention.sentence.low) and family_of(mention) == "flow" and is_brief(frame) and running:
        return running
    if SO_FAR.search(mention.sentence.low):
        return frame if frame.is_open or is_brief(frame) or VERIFIED.search(mention.sentence.low) else None
    after = DAY_AFTER.search(mention.sentence.low[: mention.quantity.start])
    days = count_of(after["count"]) * (7 if after["unit"] == "week" else 1) if after else 0
    return shift_event(frame, days) if days and is_brief(frame) else None


def find_aside(mention: Mention, context: Context) -> Period | None:
    """The stretch a sentence points back to: "they", "in that month", "in the half-year"; None where it does not."""
    text = mention.sentence.low
    if OF_ALL.search(text) and (whole := longest_closed(context)):
        return whole
    if (several := THE_DAYS.search(text)) and (days := last_days(SEVERAL[several["count"]], mention, context)):
        return days
    stretch = THE_STRETCH.search(text, mention.end)
    if stretch and (told := last_of_length(context.history, STRETCHES[stretch["unit"]])):
        return told
    if (same := SAME_PERIOD.search(text)) and context.last_period:
        vague = same[0].endswith(("time", "stretch", "span"))
        if same[0].endswith("period") and (whole := stretch_before(mention, context)):
            return whole
        return (
            named_stretch(mention, context)
            or stretch_of(same[0], context)
            or (last_of_length(context.history, STRETCH) if vague else None)
            or context.last_period
        )
    return context.aside if POINTS_BACK.match(text) or goes_on_there(mention, context) else None


def goes_on_there(mention: Mention, context: Context) -> bool:
    """Whether a sentence goes on about the event of another day told right before: "A further 118 people were wounded", "He said that …"."""
    last = context.mains[-1] if context.mains else None
    if last is None or context.aside is None or last.sentence.paragraph != mention.sentence.paragraph:
        return False
    told = last.period is context.aside and is_brief(context.aside) and last.sentence.low == context.previous
    return told and GOES_ON.match(mention.sentence.low) is not None


def stretch_before(mention: Mention, context: Context) -> Period | None:
    """What "in the same period" means in a new paragraph, after a part of a stretch was told: the whole of it."""
    last, told = context.last_period, context.mains[-1:] if context.mains else []
    if not told or told[0].sentence.paragraph == mention.sentence.paragraph or not (last and last.first and last.last):
        return None
    wholes = (
        one for one in context.history if one.first and one.last and one.last - one.first > last.last - last.first
    )
    return next((one for one in wholes if one.first <= last.first and last.last <= one.last), None)  # type: ignore[operator]


def last_days(count: int, mention: Mention, context: Context) -> Period | None:
    """So many days from the first one told of an event: what "in the two days" looks back on."""
    told = [
        one.period for one in context.mains if one.sentence.paragraph >= mention.sentence.paragraph - 2 and one.period
    ]
    first = next((period for period in told if period.first and is_brief(period)), None)
    if first is None or first.first is None:
        return None
    return Period(0, 0, first.first, first.first + timedelta(days=count - 1))


def named_stretch(mention: Mention, context: Context) -> Period | None:
    """The stretch told before that "for the year as a whole" names before a number; None without such words."""
    same = SAME_PERIOD.search(mention.sentence.low[: mention.quantity.start])
    unit = next((name for name in ("week", "month", "quarter", "year") if same and name in same[0]), None)
    return last_of_length(context.history, STRETCHES[unit]) if unit else None


def stretch_of(words: str, context: Context) -> Period | None:
    """The stretch told last that is as long as "that month" says; None for words that name no unit."""
    unit = next((name for name in ("week", "month", "quarter", "year") if name in words), None)
    return last_of_length(context.history, STRETCHES[unit]) if unit else None


def longest_closed(context: Context) -> Period | None:
    """The longest stretch the text has told, which "of all attacks" divides."""
    spans = [period for period in context.history if period.first and period.last]
    return max(spans, key=lambda period: (period.last or date.min) - (period.first or date.min), default=None)


def spoken_day(periods: list[Period]) -> Period | None:
    """The day on which the words were said, as an event's when nothing else dates it; marked so that a story may mend it."""
    spoken = next(
        (period for period in periods if period.is_speech and period.first and period.first == period.last), None
    )
    if spoken is None:
        return None
    return Period(spoken.start, spoken.end, spoken.first, spoken.last, is_open=True, relative=SPOKEN)
