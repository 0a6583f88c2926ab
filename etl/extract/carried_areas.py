"""The area that earlier sentences, words without a place's name ("nationwide", "along the border") or the speaker give."""

from __future__ import annotations

import re

from etl.extract.areas import country_of, read_places
from etl.extract.context import Context
from etl.extract.crediting import counts_long
from etl.extract.model import Mention, Place
from etl.extract.producers import UNNAMED, home_of, kind_of

NATIONWIDE = re.compile(
    r"\b(?:in|across|around|throughout|over) the (?:whole |entire )?country\b|\bthe country's (?:dead|toll|fatalities|deaths|victims|killed|injured|wounded|losses|casualties|attacks)\b|\bnationally\b|\b(?:nation|country)-?wide\b"
)
ANAPHORIC = re.compile(
    r"\s*(?:the [\w -]{3,40} claimed (?:it(?= and|[,.])|the (?:attack|ambush|raid|blast|assault))|that (?:attack|assault|raid|bombing|blast|ambush|clash|strike|explosion|encounter|operation)|the (?:attacks?|blasts?|explosions?|strikes?|raids?|dead|victims|toll|bombing|clash(?:es)?|ambush|assault|province|district|injured|wounded)(?!-)|they|these|those|it|he|she|among|another|later|there(?! (?:were|was|are|have|had|has)\b)|in (?:the|that) (?:province|district|area)|in the same (?:\w+ )?(?:period|months|quarter|weeks)|both)\b"
)
AT_BORDER = re.compile(
    r"\b(?:fighting|clashes|fire|hostilities|battles) between (?:pakistan and afghanistan|afghanistan and pakistan)\b|\bborder (?:clash(?:es)?|skirmish(?:es)?|fighting)\b|\bboth sides of the (?:border|frontier|line)\b|\b(?:along|on|at|near) (?:the|their) (?!iranian|iran|indian|provincial|inter-?provincial|district|city)(?:\w+ )?(?:border|frontier)\b(?! with (?:iran|india)| posts?\b)"
)
ON_PAKISTAN = re.compile(r"\b(?:on|against|targeting) (?:the )?pakistan(?:i\b|'s)")
# Strikes by Pakistan are in Afghanistan.
STRUCK_BY_PAKISTAN = re.compile(
    r"\bpakistani (?:air |drone |army |military )?(?:air ?)?(?:strikes?|raids?|jets|drones?|aircraft|warplanes|shelling|bombardments?|bombing)\b"
)
IN_THE_CITY = re.compile(
    r"\b(?:in|across|around|throughout|of|outside) (?:the|this) (?:port |provincial |sprawling |southern |border )?(?:city|metropolis|(?<=this border )town)\b|\b(?:near|outside|at|inside) (?:the|his|its) (?:ministry|airport|railway station|court|courthouse|high court|(?:\w+ ){0,2}(?:courts|complex|headquarters|shrine|church|imambargah|parliament|embassy)|press club|university|cantonment|secretariat|port|stock exchange)\b|\b(?:in|at|near|outside|on) (?:[\w-]+ ){1,4}here\b(?! (?:to|is|are|was|were)\b)"
)
IN_THAT_PLACE = re.compile(
    r"\b(?:in|across) (?:the|that|this|his|her|their) (?:province|district|region|valley|tehsil)\b"
)
# "Sindh has been calm. Since January the province had 14 attacks".
THE_PROVINCE = re.compile(
    r"\b(?:the|that|this) (?:province|district)(?='s\b|\s(?!of\b|government\b|police\b|administration\b))"
)
TWO_PLACES = re.compile(
    r"\b(?:in|across) (?:the|these|those) two (?:provinces|districts|areas|regions)\b|\bin both (?:provinces|districts)\b"
)
DAYS_OF_EVENT = 7
CAPITAL_OF = {"PK": "PK-IS", "AF": "AF-KAB"}
IN_CAPITAL = re.compile(r"\b(?:in|across|around|from) the (?:federal |national )?capital\b(?! of\b|,)")
HIS_PROVINCE = re.compile(r"\bin (?:his|her|their) (?:province|district)\b")
HIS_COUNTRY = re.compile(r"\b(?:his|her|its|their|our|my) (?:own )?country\b(?! of)")


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


def carry_area(mention: Mention, quoted: list[Place], context: Context) -> str | None:
    """The area left by earlier sentences: the last one's where the sentence points back, else what the text is about."""
    near = mention.sentence.paragraph - context.area_paragraph <= 1
    points_back = mention.noun.anaphoric and not is_loose(mention)
    points_back = points_back or ANAPHORIC.match(mention.sentence.low) is not None
    points_back = points_back or IN_THAT_PLACE.search(mention.sentence.low) is not None
    if said := told_pair(mention, context) or read_area(mention.sentence.low, context):
        own = home_of(mention.producer) if kind_of(mention.producer or "") == "monitor" else None
        # A body that counts in Afghanistan alone tells of the dead on its side of the border.
        return own if said == "AF_PK" and own == "AF" and "cross-border" in mention.sentence.low else said
    if context.named and THE_PROVINCE.search(mention.sentence.low):
        return context.named
    if HIS_COUNTRY.search(mention.sentence.low) and (home := home_of(mention.producer)):
        return home
    if quoted and (speaks_locally(mention, quoted[0]) or HIS_PROVINCE.search(mention.sentence.low)):
        return locate(quoted[0], mention, context).code
    event_here = context.event_paragraph == mention.sentence.paragraph and not counts_long(mention)
    if context.area and near and (points_back or event_here or context.focus is None):
        return context.area
    known = home_of(mention.producer) is not None or mention.producer == UNNAMED
    monitor = kind_of(mention.producer or "") == "monitor" and known
    if monitor and "_" in (context.focus or "") and "-" in (context.focus or "") and not is_of_days(mention):
        return country_of(context.focus or "")
    abroad = country_of(context.focus or "") in {"PK", "AF"} - {home_of(mention.producer)} and home_of(mention.producer)
    if monitor and (abroad or counts_elsewhere(mention, context)):
        return home_of(mention.producer) or context.home
    return context.focus or home_area(mention, quoted, context)


def is_of_days(mention: Mention) -> bool:
    """Whether a number is of an event of some days, not of the weeks that a monitor reports on."""
    period = mention.period
    return bool(period and period.first and period.last and (period.last - period.first).days < DAYS_OF_EVENT)


def country_told(mention: Mention, context: Context) -> str:
    """The country that "nationwide" means: what the text is about, else where an office that speaks is at home."""
    office = home_of(mention.producer) if kind_of(mention.producer or "") == "official" else None
    return country_of(context.focus or office or context.home or context.dateline or "")


def told_pair(mention: Mention, context: Context) -> str | None:
    """The two places told together before, for "in the two provinces"."""
    return context.pair if TWO_PLACES.search(mention.sentence.low) else None


def is_loose(mention: Mention) -> bool:
    """Whether "dozens of policemen" are counted anew rather than as part of those told before."""
    return mention.quantity.qualifier == "words_only" and mention.noun.group not in {None, "all"}


def counts_elsewhere(mention: Mention, context: Context) -> bool:
    """Whether a monitor's count of weeks or more follows the story of an event: it is not of that event's province."""
    own = any(main.producer == mention.producer and main.area == context.focus for main in context.mains)
    event = any(main.area == context.focus and not counts_long(main) for main in context.mains)
    here = re.search(r"\b(?:province|district|region|division|there|city)\b", mention.sentence.low)
    return event and not own and here is None and counts_long(mention)


def read_area(text: str, context: Context) -> str | None:
    """The area that words without a place's name give: the whole country, the border, the country that was struck."""
    if NATIONWIDE.search(text) and (context.home or context.focus):
        return country_of(context.focus or context.home or context.dateline or "")
    if IN_THE_CITY.search(text) and context.dateline and context.focus in {None, context.dateline}:
        return context.dateline
    country = (
        "AF" if STRUCK_BY_PAKISTAN.search(text) else country_of(context.focus or context.home or context.dateline or "")
    )
    if IN_CAPITAL.search(text) and country in CAPITAL_OF:
        return CAPITAL_OF[country]
    if AT_BORDER.search(text.split(" including ", maxsplit=1)[0]):
        return "AF_PK"
    if STRUCK_BY_PAKISTAN.search(text):
        return "AF"
    is_abroad = not (context.focus or "").startswith("PK")
    return "PK" if is_abroad and ON_PAKISTAN.search(text) else None


def home_area(mention: Mention, quoted: list[Place], context: Context) -> str | None:
    """Where the speaker is heard, else the country a monitor counts in, else the one the text is about."""
    if quoted and not quoted[0].is_crossing and not is_newsroom(mention.sentence.low, quoted[0]):
        return quoted[0].code
    if own := province_of(mention.producer or ""):
        return own
    home = home_of(mention.producer)
    return home if home and kind_of(mention.producer or "") == "monitor" else context.home or home


def province_of(producer: str) -> str | None:
    """The province whose police or department counts: "Punjab police"; None for any other body."""
    places = {read_places()[word][0] for word in producer.lower().split() if word in read_places()}
    office = re.search(r"\b(?:[Pp]olice|CTD|[Dd]epartment|[Gg]overnment)\b", producer)
    return places.pop() if office and len(places) == 1 else None


def speaks_locally(mention: Mention, place: Place) -> bool:
    """Whether unnamed officials or locals of a place speak, who know what happened there: "officials in Chaman said"."""
    producer = mention.producer or ""
    named = not producer.islower() and kind_of(producer) == "official"
    local = named or kind_of(producer) == "local" or producer.endswith("_unnamed")
    return local and ("-" in place.code or place.is_crossing) and not is_newsroom(mention.sentence.low, place)


def is_newsroom(text: str, place: Place) -> bool:
    """Whether a speaker sits in a capital, from where people speak of the whole country or province."""
    return (
        re.search(r"\b(?:police|hospital|rescue|district)\b", text[: place.start] + text[place.end : place.end + 8])
        is None
        and re.search(
            r"\b(?:peshawar|quetta|islamabad|kabul|karachi|lahore|rawalpindi|kandahar)$", text[place.start : place.end]
        )
        is not None
    )
