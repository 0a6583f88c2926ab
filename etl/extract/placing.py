"""Where: the area printed next to a number, else what the text is about; for people who leave, the place left."""

from __future__ import annotations

import re

from etl.extract.among import HARM
from etl.extract.areas import country_of, join_codes
from etl.extract.context import FLOW_MEASURES, Context
from etl.extract.mentions import whole_of
from etl.extract.model import Mention, Place, Voice
from etl.extract.nearest import CLAUSE, find_owner, may_borrow, nearest
from etl.extract.producers import home_of, kind_of

ANAPHORIC = re.compile(
    r"\s*(?:the (?:attacks?|blasts?|explosions?|strikes?|raids?|dead|victims|toll|bombing|clash(?:es)?|ambush|assault|province|district|injured|wounded)|they|these|those|it|he|she|among|another|later|there|in (?:the|that) (?:province|district|area)|both)\b"
)
# Where attackers came from is not where people died.
LAUNCHED = re.compile(
    r"\b(?:(?:attacks?|raids?|infiltrations?|shelling|incursions?|fired|firing|intrusions?) from|(?:launched|planned|directed|staged|mounted|originat\w+|coordinated) (?:from|in)|(?:cross\w*|infiltrat\w+|sneak\w*|slip\w*|enter\w*|came|coming)(?: over| in| into \w+)? from|bases in|sanctuaries in|havens in|(?:based|hiding|training) in|returned from|(?:reporting|speaking|talking) (?:from|in)|(?:attended|held|buried|offered|funerals?)(?: \w+){0,3} in|exiles from)\s(?:the\s)?$"
)
# Where someone spent years is not the place left by those counted.
LIVED = re.compile(r"\b(?:spent|lived|born|raised|grew up|worked|studied)(?: [\w-]+){0,4} in\s$")
# "… most of them in Punjab": the total is not that of Punjab.
SHARE_IN = re.compile(
    r",\s(?:[\d.]+ ?(?:%|per ?cent|pc)|most|the (?:majority|bulk)|more than half|nearly half|half|about half|a (?:third|quarter)|two[- ]thirds|three[- ]quarters|many|nearly all|almost all|mainly|mostly|largely|mainly)(?: of (?:them|these|those|the \w+|which|whom))?(?:\s\w+){0,2} (?:in|from|at|via|through)\s(?:the\s)?$"
)
SPOKEN_IN = re.compile(
    r"\b(?:told (?:reporters|journalists|the media|lawmakers|\w+)(?: here)? (?:in|from)|(?:news|press) (?:conference|briefing|talk) in|a (?:seminar|meeting|gathering|presser|function|ceremony|briefing) in|said in|statement (?:in|from))\s$"
)
NOT_LEFT = re.compile(f"(?:{LIVED.pattern})|(?:{SPOKEN_IN.pattern})")
AT_BORDER = re.compile(
    r"\bborder (?:clash(?:es)?|skirmish(?:es)?|fighting)\b|\bboth sides of the (?:border|frontier|line)\b|\b(?:along|on|at|near) (?:the|their) (?:\w+ )?(?:border|frontier)\b(?! with iran)"
)
NATIONWIDE = re.compile(
    r"\b(?:in|across|around|throughout) the (?:whole |entire )?country\b|\b(?:nation|country)-?wide\b"
)
# Where the dead came from, in "four labourers from Punjab in Kalat".
ORIGIN = re.compile(
    r"\b(?:labou?rers?|workers?|passengers?|men|people|persons|barbers?|traders?|engineers?|tourists?|students?|travellers?|miners?|drivers?|pilgrims?|residents?|hailing|belonging|natives?) (?:from|to|of)\s$"
)
PASSING = re.compile(
    r"\s(?:(?:came|went|crossed|returned|left|passed|entered)\s)?(?:by way of|by|via|through|at)\s(?:the\s)?"
)
ADDED = re.compile(
    r"\b(?:in addition|additionally|besides|as well as|apart from|separately|and then|another|further)\b"
)
CAPITALS = {"PK-IS", "AF-KAB"}


def settle_area(
    mention: Mention, mentions: list[Mention], places: list[Place], voices: list[Voice], context: Context
) -> str | None:
    """The area of a mention; for people who leave it is the place left."""
    quoted = [
        place
        for place in places
        if any(voice.start <= place.start < voice.end and kind_of(voice.producer) != "local" for voice in voices)
    ]
    free = [place for place in places if place not in quoted]
    if mention.measure in FLOW_MEASURES:
        return settle_flow_area(mention, mentions, free, quoted, context)
    part = next((other for other in mentions if whole_of(other, mentions) is mention), None)
    free = [place for place in free if part is None or place.start > part.quantity.start]
    stand = [
        locate(place, mention, context)
        for place in free
        if not place.is_agent
        and not is_elsewhere(mention.sentence.low, place)
        and not (len(free) > 1 and ORIGIN.search(mention.sentence.low[: place.start]))
    ]
    chosen = nearest(mention, mentions, [place for place in stand if not is_told_apart(mention, mentions, place)])
    chosen = prefer_province(mention, mentions, stand, chosen)
    if chosen:
        return chosen.code
    if mention.parent and mention.parent.area and mention.relation:
        return mention.parent.area
    left = context.flow_area or context.origin if mention.measure == "arrests" else None
    return carry_area(mention, quoted, context) or left


def is_told_apart(mention: Mention, mentions: list[Mention], place: Place) -> bool:
    """Whether a place comes after a number of the same measure that is told as something added to this one."""
    between = [other for other in mentions if mention.end <= other.quantity.start < place.start]
    text = mention.sentence.low
    return any(
        {other.measure, mention.measure} <= HARM and ADDED.search(text[mention.end : other.quantity.start])
        for other in between
    )


def is_elsewhere(text: str, place: Place) -> bool:
    """Whether a place is where attackers came from, the capital where someone spoke, or where only most of it was."""
    before = text[: place.start]
    if SHARE_IN.search(before):
        return True
    passing = place.is_crossing and not re.search(
        r"\b(?:at|near|in|around|close to|outside|on|along)\s(?:the\s)?(?:\w+\s)?$", before
    )
    opens = re.fullmatch(r"\s*in\s", before) and re.match(
        r",\s[^.;]{0,60}?\b(?:said|told|says|claimed|insisted|announced|confirmed)\b", text[place.end :]
    )
    if opens and place.code in CAPITALS:
        return True
    return passing or bool(LAUNCHED.search(before)) or (place.code in CAPITALS and bool(SPOKEN_IN.search(before)))


def locate(place: Place, mention: Mention, context: Context) -> Place:
    """A crossing as the province it lies in, for violence at it."""
    if not place.is_crossing:
        return place
    name = mention.sentence.low[place.start : place.end]
    sides = {
        "chaman": "PK-BA",
        "torkham": "AF-NAN" if context.home == "AF" else "PK-KP",
        "ghulam": "PK-KP",
        "kharlachi": "PK-KP",
        "angoor": "PK-KP",
        "spin": "AF-KAN",
        "islam": "AF-HER",
        "milak": "AF-NIM",
    }
    return Place(
        place.start, place.end, next((code for word, code in sides.items() if name.startswith(word)), place.code)
    )


def prefer_province(
    mention: Mention, mentions: list[Mention], places: list[Place], chosen: Place | None
) -> Place | None:
    """A province named later in the sentence rather than only its country before the number."""
    if chosen is None or "-" in chosen.code or chosen.start > mention.quantity.start or mention.relation:
        return chosen
    later = [place for place in places if place.start >= mention.end and place.code.startswith(chosen.code + "-")]
    return next(
        (
            place
            for place in later
            if may_borrow(mention, find_owner(mentions, place.start, mention.sentence.low), mentions)
            and not CLAUSE.search(mention.sentence.low, mention.end, place.start)
        ),
        chosen,
    )


def carry_area(mention: Mention, quoted: list[Place], context: Context) -> str | None:
    """The area left by earlier sentences: the last one's where the sentence points back, else what the text is about."""
    near = mention.sentence.paragraph - context.area_paragraph <= 1
    if NATIONWIDE.search(mention.sentence.low) and (context.home or context.focus):
        return country_of(context.focus or context.home or "")
    if AT_BORDER.search(mention.sentence.low):
        return "AF_PK"
    if re.search(r"\b(?:on|against|targeting) (?:the )?pakistan(?:i\b|'s)", mention.sentence.low) and not (
        context.focus or ""
    ).startswith("PK"):
        return "PK"
    if context.area and near and (ANAPHORIC.match(mention.sentence.low) or context.focus is None):
        return context.area
    if context.focus:
        return context.focus
    if quoted and not quoted[0].is_crossing and not is_newsroom(mention.sentence.low, quoted[0]):
        return quoted[0].code
    home = home_of(mention.producer)
    return home if home and kind_of(mention.producer or "") == "monitor" else context.home or home


def is_newsroom(text: str, place: Place) -> bool:
    """Whether a speaker sits in a capital, from where people speak of the whole country or province."""
    return (
        re.search(r"\b(?:police|hospital|rescue|district)\b", text[: place.start]) is None
        and re.search(
            r"\b(?:peshawar|quetta|islamabad|kabul|karachi|lahore|rawalpindi|kandahar)$", text[place.start : place.end]
        )
        is not None
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
    direct = next((place for place in left if PASSING.fullmatch(mention.sentence.low, mention.end, place.start)), None)
    if not direct and divides_by_place(mention, mentions, left):
        return None
    chosen = direct or nearest(mention, mentions, stated) or nearest(mention, mentions, left)
    if chosen:
        return chosen.code
    if mention.parent and ((mention.parent.area and mention.relation) or mention.relation in {"compared", "restated"}):
        return mention.parent.area
    return carry_flow_area(mention, quoted, context)


def find_left(mention: Mention, free: list[Place]) -> list[Place]:
    """The places of a sentence that people may have left: not those where most, or the speakers, or old lives were."""
    left = [
        Place(place.start, place.end, code, place.is_crossing, place.is_from)
        for place in free
        if (code := drop_destination(place.code))
    ]
    text = mention.sentence.low
    left = [
        place for place in left if not SHARE_IN.search(text[: place.start]) and not NOT_LEFT.search(text[: place.start])
    ]
    return [place for place in left if place.is_from or not re.match(r"\s?[:(—–-]", text[place.end :])]


def carry_flow_area(mention: Mention, quoted: list[Place], context: Context) -> str | None:
    """The place left that earlier sentences, the speaker or the whole text give."""
    in_place = re.search(r"\bin the (?:city|province|district)\b", mention.sentence.low)
    if in_place and (context.focus or "").startswith(("PK-", "IR-")):
        return context.focus
    if context.flow_area:
        return context.flow_area
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
    parts = [other for other in mentions if other.relation == "part" and other.quantity.start > mention.end]
    parts += [
        other for other in mentions if other.relation == "listed" and parts and other.quantity.start > parts[0].end
    ]
    return any(
        "-" not in place.code
        and not (place.is_crossing and place.code != "IR" and not any("IR" in other.code for other in places))
        and (find_owner(parts, place.start, text) or leads_to_part(text, place, parts))
        for place in places
    )


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
