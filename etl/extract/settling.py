"""When, where and by whose count: the nearest fitting words of the sentence, else what earlier sentences left."""

from __future__ import annotations

import re
from datetime import date
from typing import TypeVar

from etl.extract.areas import country_of, find_places, join_codes
from etl.extract.context import FLOW_MEASURES, Context, topic_family
from etl.extract.model import Mention, Period, Place, Sentence, Voice
from etl.extract.periods import period_before, point_of, resolve_relative
from etl.extract.producers import choose_voice, home_of, kind_of, speaks_again

DIRECTLY = re.compile(r"\s?(?:(?:took place|occurred|were|was|recorded|reported|happened|each|only|people|cases|others?|more|killed|injured|dead|attacks?)\s){0,2}\(?(?:in|from|at|inside|across|on|during|through|via|for|since|over|of)?\s?(?:the\s|all of\s|whole of\s|month of\s|year\s)*")
CLAUSE = re.compile(r"[;]|,?\s(?:while|whereas|but)\s")
ANAPHORIC = re.compile(r"\s*(?:the (?:attacks?|blasts?|explosions?|strikes?|raids?|dead|victims|toll|bombing|clash(?:es)?|ambush|assault|province|district|injured|wounded)|they|these|those|it|he|she|among|another|later|there|in (?:the|that) (?:province|district|area)|both)\b")
Spot = TypeVar("Spot", Place, Period)
VIOLENT = {"fatalities", "injuries", "casualties", "arrests", "abductions", "releases", "attacks", "suicide_attacks", "airstrikes", "operations"}


SPOKEN_IN = re.compile(r"\b(?:told (?:reporters|journalists|the media|lawmakers|\w+)(?: here)? (?:in|from)|(?:news|press) (?:conference|briefing) in|said in|statement (?:in|from))\s$")
CAPITALS = {"PK-IS", "AF-KAB"}
# Where attackers came from is not where people died.
LAUNCHED = re.compile(r"\b(?:(?:launched|planned|directed|staged|mounted|originat\w+|coordinated) (?:from|in)|(?:cross\w*|infiltrat\w+|sneak\w*|slip\w*|enter\w*|came|coming)(?: over| in| into \w+)? from|bases in|sanctuaries in|havens in|(?:based|hiding|training) in|returned from|(?:reporting|speaking|talking) (?:from|in)|(?:attended|held|buried|offered|funerals?)(?: \w+){0,3} in|residents of)\s(?:the\s)?$")
SAME_PERIOD = re.compile(r"\b(?:(?:in|during|over|for|within) (?:the|that) (?:same )?(?:month|week|period|year|quarter|reporting period|day)|that (?:month|week|year|day)|this period)\b")
ELSEWHERE = re.compile(r"\s*(?:separately|meanwhile|in (?:a separate|another)|elsewhere)\b")
SO_FAR = re.compile(r"\b(?:so far|to date|until now|till now|thus far|up to now)\b")
NEXT_NUMBER = re.compile(r"\s(?:(?:recorded|saw|reported|witnessed|had|with|alone|another|a further)\s)*")
DAYS_AFTER = re.compile(r"\b(?:hours|days?|weeks?) (?:after|before)\b")
BEFOREHAND = re.compile(r"\b(?:before|until|ahead of|prior to)\b")


def family_of(mention: Mention) -> str:
    """flow for people who move and for what is done to Afghans on their way, else violence."""
    flow = (mention.group or "").startswith("afghan_") and mention.group != "afghan_forces"
    return "flow" if flow and mention.measure in {"arrests", "change_pct", "releases"} else topic_family(mention.measure)


def find_owner(mentions: list[Mention], start: int, text: str) -> Mention | None:
    """The mention that a place or period directly follows ("295 in Punjab"): it is about that one first."""
    before = [mention for mention in mentions if mention.end <= start]
    return before[-1] if before and DIRECTLY.fullmatch(text, before[-1].end, start) else None


def may_borrow(mention: Mention, owner: Mention | None, mentions: list[Mention]) -> bool:
    """Whether a mention may use a place or period that directly follows another one: only of another measure."""
    if owner is None or owner is mention:
        return True
    later = [other for other in mentions if mention.quantity.start < other.quantity.start <= owner.quantity.start]
    return owner.measure != mention.measure and owner.relation != "compared" and all(other.measure != mention.measure or other.relation == "part" for other in later)


def nearest(mention: Mention, mentions: list[Mention], candidates: list[Spot]) -> Spot | None:
    """The candidate that belongs to a mention: directly after it, else before it, else later in the sentence."""
    text = mention.sentence.low
    following = [other.quantity.start for other in mentions if other.quantity.start > mention.quantity.start]
    limit = following[0] if following else len(text)
    for item in candidates:
        if leads_to_next(text, mention, item, limit):
            continue
        if mention.quantity.start <= item.start < limit and not CLAUSE.search(text, mention.end, item.start) and not is_running_total(mention, item) and not is_beforehand(mention, item):
            return item
    before = [item for item in candidates if item.end <= mention.quantity.start and may_use_before(mention, item, mentions)]
    if before and ";" not in text[before[-1].end : mention.quantity.start]:
        return before[-1]
    after = [item for item in candidates if item.start >= limit and may_borrow(mention, find_owner(mentions, item.start, text), mentions)]
    after = [item for item in after if not is_running_total(mention, item) and not is_beforehand(mention, item)]
    if after and ";" not in text[mention.end : after[0].start]:
        return after[0]
    return before[-1] if before else None


def is_beforehand(mention: Mention, item: Place | Period) -> bool:
    """Whether a period dates what ended the events counted ("killed dozens before a ceasefire on 19 October")."""
    return isinstance(item, Period) and BEFOREHAND.search(mention.sentence.low[mention.end : item.start]) is not None


def is_running_total(mention: Mention, item: Place | Period) -> bool:
    """Whether a "since" belongs to a running total told after the mention ("bringing the toll since March to 52")."""
    between = mention.sentence.low[mention.end : item.start]
    return isinstance(item, Period) and item.is_open and re.search(r"\b(?:bringing|taking|toll|total|raising|pushing)\b", between) is not None


def leads_to_next(text: str, mention: Mention, item: Place | Period, limit: int) -> bool:
    """Whether a place or period opens the next number ("38 and Sindh five") rather than closing this one."""
    opens = NEXT_NUMBER.fullmatch(text, item.end, limit) if item.end <= limit < len(text) else None
    return bool(opens) and not DIRECTLY.fullmatch(text, mention.end, item.start)


def may_use_before(mention: Mention, item: Place | Period, mentions: list[Mention]) -> bool:
    """Whether an earlier place or period reaches a mention: not one that belongs to a number it is compared with."""
    owner = find_owner(mentions, item.start, mention.sentence.low)
    return owner is None or owner.relation != "compared"


def settle_producer(mention: Mention, voices: list[Voice], context: Context) -> str | None:
    """Who says so: the sentence's speaker, else an earlier one who still speaks."""
    sentence = mention.sentence
    if not voices and mention.measure == "population" and not speaks_again(sentence):
        return mention.parent.producer if mention.parent and mention.relation else context.default_producer
    voice = choose_voice(voices, sentence.low, mention.quantity.start)
    if voice:
        return localise(voice, context, sentence)
    if context.producer is None:
        return context.default_producer
    if speaks_again(sentence) and not voices:
        return context.producer
    return carry_producer(mention, voices, context)


def carry_producer(mention: Mention, voices: list[Voice], context: Context) -> str | None:
    """The earlier speaker of a sentence without its own: monitors are carried on, others only nearby and on the same matter."""
    family = topic_family(mention.measure)
    if mention.parent and mention.parent.producer and mention.relation:
        return mention.parent.producer
    same_family = context.producer_family in {None, family}
    gap = mention.sentence.paragraph - context.producer_paragraph
    if not same_family or (voices and gap):
        return None
    if kind_of(context.producer or "") == "monitor":
        return context.producer if gap <= 4 and not is_background(mention) else None
    still = kind_of(context.producer or "") == "official" and gap == 0
    return context.producer if still and not is_background(mention) and not voices else None


def is_background(mention: Mention) -> bool:
    """Whether a sentence opens with a period of its own, as background does in a report of an incident."""
    return re.match(r"\s*(?:in (?:\w+ )?(?:\w+ )?(?:19|20)\d\d|last (?:month|year|week)|earlier (?:this|in)|in (?:january|february|march|april|may|june|july|august|september|october|november|december)|in another|separately|meanwhile)\b|.*\b(?:hours|days?|weeks?) (?:earlier|before|after)\b", mention.sentence.low) is not None


def localise(voice: Voice, context: Context, sentence: Sentence) -> str:
    """Officials without a name are those of the country the sentence or the text is about."""
    producer, words = voice.producer, sentence.low[voice.start : voice.end]
    countries = {country_of(place.code) for place in find_places(sentence, context.published) if "-" in place.code}
    if producer == "pk_officials_unnamed" and countries == {"AF"} and "pakistan" not in words:
        return "taliban_government" if re.search(r"\b(?:police|provincial|district)\b", words) else "afghan_officials_unnamed"
    if producer == "provincial_government":
        return localise_province(context, sentence)
    if producer == "pk_officials_unnamed" and context.home == "AF" and "pakistan" not in sentence.low:
        return "afghan_officials_unnamed"
    return producer


def localise_province(context: Context, sentence: Sentence) -> str:
    """The government of the province a sentence or text is about."""
    areas = [place.code for place in find_places(sentence, context.published)] + [context.focus or "", context.area or ""]
    if context.home == "AF":
        return "taliban_government"
    governments = {"PK-BA": "balochistan_government", "PK-KP": "kp_government"}
    return next((governments[area] for area in areas if area in governments), "pk_officials_unnamed")


def settle_period(mention: Mention, mentions: list[Mention], periods: list[Period], context: Context) -> Period | None:
    """The period of a mention; None where neither the sentence nor what came before says any."""
    usable = [period for period in periods if not period.is_speech and not period.is_future and (period.first or period.last or period.relative)]
    plain = [period for period in usable if period.relative not in {"compared"} or mention.relation == "compared"]
    main = mention.parent.period if mention.parent else None
    if mention.relation == "compared":
        return settle_compared(mention, mentions, usable, context.published, main or context.periods.get(family_of(mention)))
    if mention.measure == "change_pct":
        plain = [period for period in plain if period.relative is None]
    plain = [period for period in plain if not (period.relative or "").startswith(("year", "months", "weeks", "days", "vague")) or is_beside(mention, period)]
    earlier = [other for other in mentions if other.quantity.start < mention.quantity.start and other.period]
    chosen = nearest(mention, mentions, plain)
    chosen = prefer_narrower(mention, mentions, plain, chosen)
    if mention.measure == "population":
        dated = chosen and (chosen.relative == "until" or chosen.relative == "vague:0" or (chosen.first and chosen.first == chosen.last))
        if chosen and chosen.relative == "until" and chosen.last:
            between = mention.sentence.low[mention.end : chosen.start]
            deadline = re.search(r"\b(?:leave|go|return|deadline|until)\b", between)
            if deadline or (chosen.start < mention.quantity.start and any(other.end <= chosen.start for other in mentions)):
                return point_of(context.published)
            return Period(chosen.start, chosen.end, chosen.last, chosen.last)
        return chosen if dated and chosen and chosen.relative != "vague:0" else None if dated else point_of(context.published)
    if chosen:
        return resolve_relative(chosen, main or (earlier[-1].period if earlier else None) or context.periods.get(family_of(mention)), context.published)
    return main or carried_period(mention, periods, context)


def prefer_narrower(mention: Mention, mentions: list[Mention], periods: list[Period], chosen: Period | None) -> Period | None:
    """A day or month named later in the sentence rather than the year it lies in ("in the worst attack this year … in March")."""
    if chosen is None or chosen.start > mention.quantity.start or not chosen.first or not chosen.last or mention.relation:
        return chosen
    for period in periods:
        if period.start < mention.end or not period.first or not period.last or period.is_open:
            continue
        within = chosen.first <= period.first and period.last <= chosen.last
        if within and may_borrow(mention, find_owner(mentions, period.start, mention.sentence.low), mentions) and not CLAUSE.search(mention.sentence.low, mention.end, period.start):
            return period
    return chosen


def is_beside(mention: Mention, period: Period) -> bool:
    """Whether a period stands right after, or right before, the number it dates."""
    return mention.end <= period.start <= mention.end + 15 or 0 <= mention.quantity.start - period.end <= 3


def settle_compared(mention: Mention, mentions: list[Mention], periods: list[Period], published: date, main: Period | None) -> Period | None:
    """The period of a number that another is compared with: printed beside it, else the stretch before the other's."""
    following = [other.quantity.start for other in mentions if other.quantity.start > mention.quantity.start]
    limit = following[0] if following else len(mention.sentence.low)
    beside = [period for period in periods if mention.end <= period.start < limit and period.start - mention.end < 60]
    opening = [period for period in periods if 0 <= mention.quantity.start - period.end < 25]
    chosen = next(iter(beside), None) or next(iter(opening), None)
    if chosen:
        return resolve_relative(chosen, main, published)
    return period_before(main)


def carried_period(mention: Mention, periods: list[Period], context: Context) -> Period | None:
    """The period left by earlier sentences, or by the heading; for events a day of speech when nothing else is said."""
    carried = context.periods.get(family_of(mention)) or context.heading
    if SO_FAR.search(mention.sentence.low) or DAYS_AFTER.search(mention.sentence.low[: mention.quantity.start]):
        return None
    if SAME_PERIOD.search(mention.sentence.low):
        carried = context.last_period or carried
    same_matter = not ELSEWHERE.match(mention.sentence.low) or context.area_paragraph == mention.sentence.paragraph
    if carried and same_matter:
        return carried
    spoken = next((period for period in periods if period.is_speech and period.first and period.first == period.last), None)
    if spoken and mention.measure in VIOLENT:
        return Period(spoken.start, spoken.end, spoken.first, spoken.last, is_open=True)
    return None


def settle_area(mention: Mention, mentions: list[Mention], places: list[Place], voices: list[Voice], context: Context) -> str | None:
    """The area of a mention; for people who leave it is the place left."""
    quoted = [place for place in places if any(voice.start <= place.start < voice.end and kind_of(voice.producer) != "local" for voice in voices)]
    free = [place for place in places if place not in quoted]
    if mention.measure in FLOW_MEASURES:
        return settle_flow_area(mention, mentions, free, quoted, context)
    chosen = nearest(mention, mentions, stand := [locate(place, mention, context) for place in free if not place.is_agent and not is_elsewhere(mention.sentence.low, place)])
    chosen = prefer_province(mention, mentions, stand, chosen)
    if chosen:
        return chosen.code
    if mention.parent and mention.parent.area and mention.relation:
        return mention.parent.area
    return carry_area(mention, quoted, context)


def is_elsewhere(text: str, place: Place) -> bool:
    """Whether a place is where attackers came from, or the capital where someone spoke."""
    before = text[: place.start]
    return bool(LAUNCHED.search(before)) or (place.code in CAPITALS and bool(SPOKEN_IN.search(before)))


def locate(place: Place, mention: Mention, context: Context) -> Place:
    """A crossing as the province it lies in, for violence at it."""
    if not place.is_crossing:
        return place
    name = mention.sentence.low[place.start : place.end]
    sides = {"chaman": "PK-BA", "torkham": "AF-NAN" if context.home == "AF" else "PK-KP", "ghulam": "PK-KP", "kharlachi": "PK-KP", "angoor": "PK-KP", "spin": "AF-KAN", "islam": "AF-HER", "milak": "AF-NIM"}
    return Place(place.start, place.end, next((code for word, code in sides.items() if name.startswith(word)), place.code))


def prefer_province(mention: Mention, mentions: list[Mention], places: list[Place], chosen: Place | None) -> Place | None:
    """A province named later in the sentence rather than only its country before the number."""
    if chosen is None or "-" in chosen.code or chosen.start > mention.quantity.start or mention.relation:
        return chosen
    later = [place for place in places if place.start >= mention.end and place.code.startswith(chosen.code + "-")]
    return next((place for place in later if may_borrow(mention, find_owner(mentions, place.start, mention.sentence.low), mentions) and not CLAUSE.search(mention.sentence.low, mention.end, place.start)), chosen)


def carry_area(mention: Mention, quoted: list[Place], context: Context) -> str | None:
    """The area left by earlier sentences: the last one's where the sentence points back, else what the text is about."""
    near = mention.sentence.paragraph - context.area_paragraph <= 1
    if re.search(r"\b(?:on|against|targeting) (?:the )?pakistan(?:i\b|'s)", mention.sentence.low) and not (context.focus or "").startswith("PK"):
        return "PK"
    if context.area and near and (ANAPHORIC.match(mention.sentence.low) or context.focus is None):
        return context.area
    if context.focus:
        return context.focus
    if quoted and not quoted[0].is_crossing:
        return quoted[0].code
    return context.home or (home_of(mention.producer) if mention.producer else None)


def settle_flow_area(mention: Mention, mentions: list[Mention], free: list[Place], quoted: list[Place], context: Context) -> str | None:
    """The place left (or, for those who stay, where they are); Afghanistan is only where they go."""
    left = [Place(place.start, place.end, code, place.is_crossing, place.is_from) for place in free if (code := drop_destination(place.code))]
    left = [place for place in left if place.is_from or not re.match(r"\s?[:(—–-]", mention.sentence.low[place.end :])]
    stated = [place for place in left if not place.is_crossing and (place.is_from or not any(other.is_crossing for other in left))]
    chosen = nearest(mention, mentions, stated) or nearest(mention, mentions, left)
    if chosen:
        return chosen.code
    if mention.parent and mention.parent.area and mention.relation:
        return mention.parent.area
    if context.flow_area:
        return context.flow_area
    said = [code for place in quoted if (code := drop_destination(place.code))]
    if said and "-" not in said[0]:
        return said[0]
    if context.origin is None and mention.producer and home_of(mention.producer) == "PK":
        return "PK"
    return context.origin


def drop_destination(code: str) -> str | None:
    """A code without its parts in Afghanistan; None where nothing is left."""
    if code == "AF_PK":
        return "PK"
    parts = [part for part in code.split("_") if country_of(part) != "AF"]
    result = parts[0] if parts else None
    for part in parts[1:]:
        result = join_codes(result or part, part)
    return result
