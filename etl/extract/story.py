"""What later sentences of a news story say of its event: the day it happened, the province it happened in.

A story opens with who said so on which day ("officials said on Thursday") and with a country; only further down it
tells of "Wednesday's attack" near a named place. Such words hold for every number of the event.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from etl.extract.areas import country_of, find_places
from etl.extract.context import FLOW_MEASURES
from etl.extract.dates import COUNT, count_of
from etl.extract.model import Mention, Period, Place, Sentence
from etl.extract.periods import find_periods

# A period that only dates the words, taken for the event as nothing else does.
SPOKEN = "spoken"
EVENT = r"(?:attack|assault|blast|bombing|explosion|ambush|raid|strike|air ?strike|air raid|siege|shooting|clash|fighting|incident|hijacking|massacre|killings?|shelling|violence|battle|encounter|operation|prayers?|rally|procession)s?"
OWN_EVENT = re.compile(rf"(?:'s)?\s(?:[\w-]+\s){{0,3}}{EVENT}\b")
OF_THE_EVENT = re.compile(
    rf"\s*(?:(?:[\w-]+\s){{1,4}}?(?:said|says|added|told \w+)\s(?:that\s)?)?(?:the|this|that)\s(?:[\w-]+\s){{0,2}}?(?:{EVENT}|bomber|attackers?|gunmen|assailants|militants|men|victims|bombs?|rockets|shells|missiles|drones?|jets|aircraft|planes|device|convoy|bus|vehicle)\b(?!'s)"
)
DAY_AFTER = re.compile(
    rf"(?<!for )\b(?P<count>{COUNT}) days? (?:after|earlier than|following) (?:the|a|an|that)\s(?:[\w-]+\s){{0,3}}?(?:{EVENT}|bomb|bomber|gunmen|militants|attackers?|suicide)\b"
)
EVENT_ON = re.compile(rf"\b{EVENT}[\"']?\s(?:(?:late|early)\s)?(?:on\s)?(?:on|\w\w|\w{{1,3}})?$")
ON_DAY = re.compile(r"\s*(?:on )?")
NEAR = timedelta(days=7)
SHORT = timedelta(days=4)
EVERYWHERE = re.compile(r"\b(?:across|throughout|all over|nationwide|around) (?:the )?$")


def settle_story(mentions: list[Mention], sentences: list[Sentence], published: date) -> None:
    """Date and place the numbers of a story's event by what the rest of the story says of it."""
    redate_spoken(mentions, sentences, published)
    date_headline(mentions, sentences)
    refine_areas(mentions, sentences, published)


def redate_spoken(mentions: list[Mention], sentences: list[Sentence], published: date) -> None:
    """Give numbers dated only by the day of the words the day of the event, where the story tells it."""
    spoken = [mention for mention in mentions if mention.period and mention.period.relative == SPOKEN]
    if not spoken or not spoken[0].period or not spoken[0].period.first:
        return
    told = spoken[0].period
    day = find_event_day(sentences, told, published) or first_day_told(mentions, told)
    for mention in spoken:
        if day and mention.period and mention.period.first == told.first:
            mention.period = replace(day, relative=None)


def date_lede(mentions: list[Mention], sentences: list[Sentence], published: date) -> None:
    """Give the undated numbers of the first sentence with any the day the story gives its event further down."""
    first = mentions[0].sentence if mentions else None
    undated = [one for one in mentions if one.sentence is first and one.measure not in FLOW_MEASURES]
    if not undated or any(one.period for one in undated):
        return
    day = find_event_day(sentences, Period(0, 0, published, published), published)
    for mention in undated if day else []:
        mention.period = day


def date_headline(mentions: list[Mention], sentences: list[Sentence]) -> None:
    """Give the undated numbers of a headline the first day that the story under it gives."""
    dated = next((mention.period for mention in mentions if mention.period), None)
    head = [sentence for sentence in sentences if sentence.paragraph == sentences[0].paragraph]
    if dated is None or not is_event_of_days(dated) or head[-1].raw.rstrip()[-1:] in '.!?"”':
        return
    for mention in mentions:
        if mention.sentence in head and mention.period is None and mention.measure not in FLOW_MEASURES:
            mention.period = dated


def is_event_of_days(period: Period) -> bool:
    """Whether a period is short enough for one event."""
    return bool(period.first and period.last and period.last - period.first <= SHORT)


def find_event_day(sentences: list[Sentence], told: Period, published: date) -> Period | None:
    """The first day that the story gives to its event, up to the day of the words; None without one."""
    for sentence in sentences:
        for period in find_periods(sentence, published):
            if is_recent_day(period, told) and tells_event(sentence, period):
                return replace(period, is_speech=False)
        after = DAY_AFTER.search(sentence.low)
        if told.first and after and (days := count_of(after["count"])):
            before = told.first - timedelta(days=days)
            return Period(0, 0, before, before)
    return None


def first_day_told(mentions: list[Mention], told: Period) -> Period | None:
    """The day that opens the next sentence with figures: "On July 29, troops …", where the one before was dated by words alone."""
    later = next((one for one in mentions if one.period and one.period.relative != SPOKEN), None)
    period = later.period if later else None
    if later is None or period is None or not is_recent_day(replace(period, is_speech=False), told):
        return None
    opens = period.end <= later.quantity.start and ON_DAY.fullmatch(later.sentence.low[: period.start])
    values = [one.quantity.value or 0 for one in mentions if one.period is told and one.measure == later.measure]
    divides = 0 < (later.quantity.value or 0) <= max(values, default=0)
    return period if opens and divides and not period.is_open else None


def is_recent_day(period: Period, told: Period) -> bool:
    """Whether a period is a day, or a night, of the week before the words."""
    if not (period.first and period.last and told.first) or period.is_open or period.is_future or period.relative:
        return False
    return period.last - period.first <= timedelta(days=1) and told.first - NEAR <= period.first <= told.first


def tells_event(sentence: Sentence, period: Period) -> bool:
    """Whether a day is that of the story's event: "Wednesday's attack", "The blast came at 3am on Friday"."""
    if "'s" in sentence.low[period.start : period.end + 2] and OWN_EVENT.match(sentence.low, period.end):
        return True
    if re.match(rf",\s(?:on )?the (?:day|night|evening) of the (?:{EVENT})\b", sentence.low[period.end :]):
        return True
    if EVENT_ON.search(sentence.low[: period.start + 3]):
        return not period.is_speech
    return (
        not period.is_speech and bool(OF_THE_EVENT.match(sentence.low)) and sentence.low[: period.start].count(",") < 5
    )


def refine_areas(mentions: list[Mention], sentences: list[Sentence], published: date) -> None:
    """Put an event told only as of a country into the one province of it that the story names."""
    for mention in mentions:
        if is_event_of_country(mention):
            provinces = find_provinces(mention, mentions, sentences, published)
            if len(provinces) == 1:
                mention.area = provinces.pop()


def is_event_of_country(mention: Mention) -> bool:
    """Whether a number is of one event (some days at most) in a country of which no part was named with it."""
    flow = mention.measure in FLOW_MEASURES or (mention.group or "").startswith("afghan_")
    return mention.area in {"PK", "AF"} and not flow and mention.period is not None and is_event_of_days(mention.period)


def find_provinces(mention: Mention, mentions: list[Mention], sentences: list[Sentence], published: date) -> set[str]:
    """The provinces of a mention's country that the story names, those of events on other days left out."""
    found = set()
    for sentence in sentences:
        others = [one for one in mentions if one.sentence is sentence and one.period and mention.period]
        if others and all(one.period != mention.period and differs(one, mention) for one in others):
            continue
        found |= {
            place.code
            for place in find_places(sentence, published)
            if place.code.startswith(f"{mention.area}-") and "_" not in place.code and is_scene(sentence, place)
        }
    return found


def differs(one: Mention, other: Mention) -> bool:
    """Whether two numbers are of different days."""
    return (one.period and (one.period.first, one.period.last)) != (
        other.period and (other.period.first, other.period.last)
    )


def is_scene(sentence: Sentence, place: Place) -> bool:
    """Whether a place may be where it happened: not where someone comes from or speaks."""
    before = sentence.low[: place.start]
    return country_of(place.code) in {"PK", "AF"} and not re.search(
        r"\b(?:from|told \w+ in|reporters in|capital|natives? of|residents? of|son of|to|government of|east of|west of|north of|south of)\s(?:the\s)?(?:\w+\s)?$",
        before,
    )
