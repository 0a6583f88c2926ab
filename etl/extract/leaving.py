"""Where people who move have left; for those who stay, where they are. Afghanistan is only where they go."""

from __future__ import annotations

import re
from dataclasses import replace

from etl.extract.areas import country_of, join_codes
from etl.extract.context import Context
from etl.extract.model import Mention, Place
from etl.extract.nearest import nearest
from etl.extract.owning import find_owner
from etl.extract.producers import home_of, kind_of

# "… most of them in Punjab": the total is not that of Punjab.
SHARE_IN = re.compile(
    r",\s(?:[\d.]+ ?(?:%|per ?cent|pc)|most|the (?:majority|bulk)|an? (?:good|large) (?:part|share|number)|more than half|nearly half|half|about half|a (?:third|quarter)|two[- ]thirds|three[- ]quarters|many|nearly all|almost all|mainly|mostly|largely|chiefly|primarily|especially|particularly)(?: of (?:them|these|those|the \w+|which|whom))?(?:\s\w+){0,2} (?:in an? [a-z]+ (?:on|of|at) (?:an? )?[a-z]+ )?(?:in|from|at|via|through)\s(?:the\s)?(?:(?:north|east|south|west|upper|lower) and\s)?$"
)
SPOKEN_IN = re.compile(
    r"\b(?:told (?:reporters|journalists|the media|lawmakers|\w+)(?: here)? (?:in|from)|(?:news|press) (?:conference|briefing|talk) in|told (?:the|a) (?:\w+ )?(?:briefing|conference|gathering) in|a (?:seminar|meeting|gathering|presser|function|ceremony|briefing) in|(?:speaking|talking)(?: to [\w ]{3,20})? in|said in|statement (?:in|from)|(?:released|published|issued|launched|unveiled|presented|made public|circulated)(?: (?:here|today|on \w+day|this week))? in|(?:colleagues|teams?|offices?|staff|bureau|embassy|institutes?|think[- ]tanks?|institution|headquarters|spokes\w+|based) in)\s$"
)
# Where someone spent years is not the place left by those counted.
LIVED = re.compile(r"\b(?:spent|lived|born|raised|grew up|worked|studied)(?: [\w-]+){0,4} in\s$")
# Who is sent "to Torkham" leaves from elsewhere.
BROUGHT_TO = re.compile(r"\bto (?:the )?$")
PROVINCE_OF = {
    "balochistan_government": "PK-BA",
    "kp_government": "PK-KP",
    "kp_home": "PK-KP",
    "kp_ctd": "PK-KP",
    "rawalpindi_police": "PK-PB",
}
IN_COUNTRY = re.compile(r"\bin the (?:whole |entire )?country\b")
BOTH_COUNTRIES = re.compile(r"\bfrom (?:both|the two) (?:neighbou?ring )?(?:countries|neighbou?rs)\b")
# "On Iran's side the picture is as stark. From there …".
FROM_THERE = re.compile(r"\s*(?:from (?:there|that country|its side)|there)\b")
LAST_COUNTRY = re.compile(r"\b(pakistan|iran)(?='s\b|\b)")
# "In Peshawar, the commissionerate said".
SEAT_BEFORE = re.compile(r"\s*in ")
HEARD = re.compile(r",\s(?:the |a |an )[^.;,\d]{3,60}?\b(?:said|says|told|announced|reported)\b")
NOT_LEFT = re.compile(f"(?:{LIVED.pattern})|(?:{SPOKEN_IN.pattern})")
PASSING = re.compile(
    r"\s(?:(?:came|went|crossed|returned|left|passed|entered)\s)?(?:by way of|by|via|through|at)\s(?:the\s)?"
)


def settle_flow_area(
    mention: Mention, mentions: list[Mention], free: list[Place], quoted: list[Place], context: Context
) -> str | None:
    """The place left (or, for those who stay, where they are); Afghanistan is only where they go."""
    left = find_left(mention, free)
    stated = [
        place
        for place in left
        if not place.is_crossing and (place.is_from or not any(other.is_crossing for other in left))
    ]
    if both := joined_countries(mention, mentions, left):
        return both
    direct = next((place for place in left if PASSING.fullmatch(mention.sentence.low, mention.end, place.start)), None)
    if not direct and divides_by_place(mention, mentions, left):
        return None
    if (
        mention.relation == "part"
        and mention.parent
        and mention.parent.area
        and all(BROUGHT_TO.search(mention.sentence.low[: place.start]) for place in left)
    ):
        return mention.parent.area
    if (
        mention.relation == "part"
        and mention.parent
        and mention.parent.unit == "families"
        and mention.unit == "persons"
    ):
        return mention.parent.area
    chosen = direct or nearest(mention, mentions, stated) or nearest(mention, mentions, left)
    if chosen:
        return chosen.code
    if mention.parent and ((mention.parent.area and mention.relation) or mention.relation in {"compared", "restated"}):
        return mention.parent.area
    return carry_flow_area(mention, quoted, context)


def joined_countries(mention: Mention, mentions: list[Mention], left: list[Place]) -> str | None:
    """The two countries printed right behind a total ("61,000 returns from Iran and Pakistan"), or told of as both."""
    if mention.relation in {"part", "listed", "compared"}:
        return None
    joined = [place for place in left if place.code == "IR_PK"]
    if any(find_owner(mentions, place.start, mention.sentence.low) is mention for place in joined):
        return "IR_PK"
    return "IR_PK" if not left and BOTH_COUNTRIES.search(mention.sentence.low) else None


def find_left(mention: Mention, free: list[Place]) -> list[Place]:
    """The places of a sentence that people may have left: not those where most, or the speakers, or old lives were."""
    text = mention.sentence.low
    free = [
        replace(place, code="PK", is_crossing=True) if text.startswith("spin", place.start) else place for place in free
    ]
    left = [
        Place(place.start, place.end, code, place.is_crossing, place.is_from)
        for place in free
        if (code := drop_destination(place.code))
    ]
    left = [place for place in left if not (place.is_crossing and BROUGHT_TO.search(text[: place.start]))] or left
    left = [
        place for place in left if not SEAT_BEFORE.fullmatch(text[: place.start]) or not HEARD.match(text[place.end :])
    ]
    left = [
        place for place in left if not SHARE_IN.search(text[: place.start]) and not NOT_LEFT.search(text[: place.start])
    ]
    return [place for place in left if place.is_from or not re.match(r"\s?[:(—–-]", text[place.end :])]


def carry_flow_area(mention: Mention, quoted: list[Place], context: Context) -> str | None:
    """The place left that earlier sentences, the speaker or the whole text give."""
    if (
        re.search(r"\bfrom the (?:federal |national )?capital\b", mention.sentence.low)
        and home_of(mention.producer) != "AF"
    ):
        return "PK-IS"
    in_place = re.search(r"\b(?:in|from) the (?:city|province|district|division)\b", mention.sentence.low)
    if in_place and (context.focus or "").startswith(("PK-", "IR-")):
        return context.focus
    if in_place and mention.producer in PROVINCE_OF:
        return PROVINCE_OF[mention.producer]
    named = LAST_COUNTRY.findall(context.previous) if FROM_THERE.match(mention.sentence.low) else []
    if context.flow_area and mention.measure == "population" and IN_COUNTRY.search(mention.sentence.low):
        return country_of(context.flow_area)
    if named or context.flow_area:
        return {"pakistan": "PK", "iran": "IR"}[named[-1]] if named else context.flow_area
    said = [code for place in quoted if (code := drop_destination(place.code))]
    if said and ("-" not in said[0] or kind_of(mention.producer or "") == "official"):
        return said[0]
    if context.origin is None and mention.producer and home_of(mention.producer) == "PK":
        return "PK"
    return context.origin


def divides_by_place(mention: Mention, mentions: list[Mention], places: list[Place]) -> bool:
    """Whether a total is divided by countries left ("1.8 million of them from Iran"): it then is of no single one."""
    text = mention.sentence.low
    if mention.relation in {"part", "listed", "compared"}:
        return False
    if sums_countries(mention, mentions, places):
        return True
    parts = [other for other in mentions if other.relation == "part" and other.quantity.start > mention.end]
    parts += [
        other for other in mentions if other.relation == "listed" and parts and other.quantity.start > parts[0].end
    ]
    if parts and any(place.is_from and mention.end <= place.start < parts[0].quantity.start for place in places):
        return False
    return any(
        "-" not in place.code
        and not (place.is_crossing and place.code != "IR" and not any("IR" in other.code for other in places))
        and (find_owner(parts, place.start, text) or leads_to_part(text, place, parts))
        for place in places
    )


def sums_countries(mention: Mention, mentions: list[Mention], places: list[Place]) -> bool:
    """Whether the numbers behind a total add up to it and were counted on the way from several countries."""
    later = [one for one in mentions if one.quantity.start > mention.end and one.measure == mention.measure]
    alike = [one for one in later if one.unit == mention.unit and one.quantity.value and one.relation != "compared"]
    if len(alike) < 2 or sum(one.quantity.value or 0 for one in alike) != mention.quantity.value:
        return False
    return len({country_of(place.code) for place in places if place.start > alike[0].quantity.start}) > 1


def leads_to_part(text: str, place: Place, parts: list[Mention]) -> bool:
    """Whether a place stands right before one of the parts: "(Iran 151,000; Pakistan 63,300)"."""
    return any(re.fullmatch(r":?\s", text[place.end : part.quantity.start]) for part in parts)


def drop_destination(code: str) -> str | None:
    """A code without its parts in Afghanistan; None where nothing is left."""
    if code == "AF_PK":
        return "PK"
    parts = [part for part in code.split("_") if country_of(part) != "AF"]
    result = parts[0] if parts else None
    for part in parts[1:]:
        result = join_codes(result or part, part)
    return result
