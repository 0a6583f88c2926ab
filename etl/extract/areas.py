"""Areas named in a sentence: countries, provinces, districts and towns of Pakistan and Afghanistan, crossings.

Codes are ISO 3166-2 where one exists; a district or town stands for its province. lexicon/places.csv holds the names.
"""

from __future__ import annotations

import csv
import re
from datetime import date
from functools import cache
from pathlib import Path

from etl.extract.model import Place, Sentence
from etl.extract.numbers import UNITS

LEXICON = Path(__file__).parent / "lexicon"
# Until then the places of kind "agency" were no part of Khyber Pakhtunkhwa.
FATA_ENDED = date(2018, 5, 31)
# "A Peshawar NGO" sits there; it does not count there alone.
SEATED = re.compile(
    r"\s(?:ngo|monitor|think[- ]tank|charity|lawyer|daily|newspaper|academic|analyst|start-up|watchdog)\b"
)
# A capital's name often means its government; only these words before it make it a place.
IN_PLACE = re.compile(
    r"(?:\b(?:in|of|near|around|outside|across|within|at|capital,?|city|inside|from|over|to|on|and)|,)\s(?:the\s|an\s)?$"
)
SURELY_IN = re.compile(r"\b(?:in|near|around|outside|within|inside|(?:province|city|district) of)\s(?:the\s)?$")
SPOT = re.compile(
    r"(?:'s)?\s(?:\w+\s)?(?:courts|restaurant|hotel|mosque|school|market|bazaar|airport|hospital|suburb|neighbou?rhood|blast|bombing|attack|explosion|court|courthouse|university|street|shrine|seminary|imambargah|police|toll plaza|hospitals?)\b"
)
SPEAKS = re.compile(
    r"(?:'s)?\s(?:has|have|had|says|said|denie|accuse|trade|exchange|swap|clash|spar|wants|is|was|blame|insist|claim|and (?:islamabad|kabul|tehran)|did|reject|vow|plan|confirm|put|admit)"
)
LEAVING = re.compile(r"\b(?:from|left|leaving|leave|departed|fled|quit|out of|in|inside|across)\s(?:the\s)?(?:\w+\s)?$")
# National newspapers are written here; a dateline says nothing of where an event was.
NEWSROOMS = {"islamabad", "karachi", "lahore", "kabul", "rawalpindi"}
JOINERS = re.compile(r"(?:\sprovinces?|\sdistricts?)?(?:,|,?\sand|\s&)\s(?:the\s)?(?:\w+\s)?(?:district of\s)?|\s?/\s?")
BORDERING = re.compile(
    r"\b(?:borders?|bordering|(?<!in )neighbou?ring|neighbou?r|border with|adjacent to|adjoining|close to|relations with|talks with|ties with)\s(?:the\s)?$"
)
# "Khyber Pakhtunkhwa (tribal districts excluded)".
WITHOUT = re.compile(
    r"[\s,(]*(?:excluding|minus|without|barring|outside|leaving out|other than|except|apart from)\s(?:the\s|its\s)?"
)
INCLUDING = re.compile(r"[\s,(]*(?:including|with|along with|together with)\s(?:the\s|its\s)?(?:\w+\s)?")
EXCLUDED = re.compile(r"\s(?:excluded|aside|apart|left out|not included)\b")
# "A coach bound for Lahore": where it was not yet.
DESTINATION = re.compile(
    r"\b(?:coach|bus|van|train|convoy|truck|lorry|vehicle|car|flight|passengers?|travellers?|pilgrims?)\s(?:which was |that was |was )?(?:bound|headed|heading|travelling|going|en route|on (?:its|their) way)\s(?:from\s[\w ]{3,20}\s)?(?:for|to)\s(?:the\s)?$"
)
# A country acts ("Pakistan bombed") more often than it is the place; these words make it the place.
LOCATED = re.compile(
    r"\b(?:in|across|inside|throughout|within|over|around|of|from|against|all|into|(?<!\w )for|eastern|western|northern|southern|northwest\w*|southwest\w*|northwestern|southwestern)\s(?:the\s)?$"
)
EXPERIENCES = re.compile(
    r"(?:,\s[^,.;]{3,40},)?(?:'s (?:deadliest|bloodiest|most|overall|total|\w+ (?:province|region|city|district|border))|\s(?:has |had |have |also )?(?:saw|seen|sees|witness\w*|experienc\w+|record\w*|suffer\w*|report\w*|fac\w+|regist\w+|had|logged|endured|lost|(?:is|was|came|comes|ranks|ranked|stands) (?:first|second|third|fourth|fifth|next|last|top)|remain\w*|was hit|was rocked))\b"
)
INNER = re.compile(
    r"(?:,\s(?:in\s)?|\sdistrict\s(?:of|in)\s|\s(?:district|area|city|town|region|tehsil|agency|valley|crossing|border|pass|port)[\w\s]{0,14}(?:of|in|,)\s|\sin\s|'s\s|\s\(?)(?:the\s)?(?:\w+\s)?(?:\w+\s)?(?:province\sof\s)?"
)


@cache
def read_places() -> dict[str, tuple[str, str]]:
    """Code and kind of every known name, in lower case."""
    places: dict[str, tuple[str, str]] = {}
    with (LEXICON / "places.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for name in row["names"].split("|"):
                places.setdefault(name, (row["code"], row["kind"]))
    return places


@cache
def place_pattern() -> re.Pattern[str]:
    """One pattern for all names, longest first."""
    names = sorted(read_places(), key=len, reverse=True)
    return re.compile(
        r"(?<![\w-])(?:" + "|".join(map(re.escape, names)) + r")(?!\w|-based|-backed|-linked|-born|-bound| khel\b)"
    )


def is_person_or_common_word(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a name stands in small letters ("tank", "bara") or as part of a longer name ("Khyber Teaching Hospital")."""
    name = sentence.raw[start:end]
    if not name[:1].isupper() and any(char.isalpha() for char in name):
        return not re.match(
            r"(?:newly|former|erstwhile|ex-|mainland|border|merged|tribal|settled|federal|south|interior)\b", name
        )
    return bool(
        re.match(
            r"\s(?:[A-Z][\w-]+\s){0,2}(?:Times|Tribune|Post|Bank|Group|Society|Foundation|University|Institute|Medical|Teaching|Hospital|Observer|Chronicle|Monitor|Tracker|Watch|Observatory|Desk|Register|Forum|Network|Review|Index|Bureau|Council|Jail|Prison|News|Rifles|Agreement|Accord|Declaration|Process|Talks|Dialogue|Highway|Expressway)\b",
            sentence.raw[end:],
        )
    )


def read_place(sentence: Sentence, match: re.Match[str], published: date) -> Place | None:
    """The place behind one name, or None where the word means something else here."""
    code, kind = read_places()[match[0]]
    before, after = sentence.low[: match.start()], sentence.low[match.end() :]
    if is_person_or_common_word(sentence, match.start(), match.end()) or SEATED.match(after):
        return None
    if is_dateline(sentence, match) and match[0] in NEWSROOMS:
        return None
    if kind == "city" and (
        (not IN_PLACE.search(before) and not SPOT.match(after))
        or (SPEAKS.match(after) and not SURELY_IN.search(before))
    ):
        return None
    if published < FATA_ENDED and (kind == "agency" or code == "PK-KP-TD"):
        code = "PK-TA"
    if code == "PK-TA" and published >= FATA_ENDED and not re.search(r"20(?:0\d|1[0-8])", sentence.low):
        code = "PK-KP-TD"
    if after.startswith(" district") and kind == "crossing":
        code, kind = "PK-BA", "district"
    if BORDERING.search(before) or DESTINATION.search(before):
        return None
    is_agent = kind == "country" and " " not in match[0] and not LOCATED.search(before) and not EXPERIENCES.match(after)
    return Place(match.start(), match.end(), code, kind == "crossing", LEAVING.search(before) is not None, is_agent)


def is_dateline(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether the name opens the sentence in capitals or with a colon or dash, as reports do."""
    return match.start() < 3 and bool(
        re.match(r"\s?[:–—-]|,? \w+\.?(?: \d{1,2})?(?: \(\w+\))?(?::| [–—-])", sentence.low[match.end() :])
    )


def find_places(sentence: Sentence, published: date) -> list[Place]:
    """All places of a sentence, from left to right; neighbours such as "Barmal, Paktika" and "Khost and Kunar" joined."""
    found = [
        place for match in place_pattern().finditer(sentence.low) if (place := read_place(sentence, match, published))
    ]
    joined: list[Place] = []
    for place in found:
        together = join_places(sentence.low, joined[-1], place) if joined else None
        if together:
            joined[-1] = together
        else:
            joined.append(place)
    if joined and is_dateline_of_another(sentence, joined):
        return joined[1:]
    return joined


def is_dateline_of_another(sentence: Sentence, places: list[Place]) -> bool:
    """Whether a report is only written at its first place and tells of another province: "JALALABAD: … in Laghman"."""
    match = place_pattern().match(sentence.low, places[0].start)
    if not match or not is_dateline(sentence, match):
        return False
    told = [place for place in places[1:] if "-" in place.code and not (place.is_from or place.is_agent)]
    return any(not place.is_crossing and place.code != places[0].code for place in told)


def join_places(text: str, first: Place, second: Place) -> Place | None:
    """One place for a town inside a province, or for areas printed together; None where they stand apart."""
    gap = text[first.end : second.start]
    if first.is_crossing or second.is_crossing:
        return None
    inside = (
        second.code in {first.code, *first.code.split("_")}
        or second.code in first.code.split("-")[0]
        or first.code.startswith(second.code + "-")
    )
    if (first.code, second.code) == ("PK-KP", "PK-KP-TD") and (
        WITHOUT.fullmatch(gap) or EXCLUDED.match(text, second.end)
    ):
        return Place(first.start, second.end, "PK-KP-MAIN", is_from=first.is_from)
    if (first.code, second.code) == ("PK-KP", "PK-KP-TD") and INCLUDING.fullmatch(gap):
        return Place(first.start, second.end, "PK-KP", is_from=first.is_from)
    if any(char.isdigit() for char in gap) or re.search(rf"\b(?:{UNITS})\b", gap):
        return None
    if inside and INNER.fullmatch(gap):
        return Place(
            first.start, second.end, first.code, is_from=first.is_from, is_agent=first.is_agent and second.is_agent
        )
    if second.code.startswith(first.code + "-") and INNER.fullmatch(gap):
        return Place(
            first.start, second.end, second.code, is_from=first.is_from, is_agent=first.is_agent and second.is_agent
        )
    listed = gap.strip() != "," or re.match(
        r"(?:\sprovinces?)?(?:,\s[a-z]|,?\sand\s|\s&\s|\sprovinces|\))", text[second.end :]
    )
    speaks = second.is_agent and "and" not in gap and text[second.end : second.end + 2] == "'s"
    if JOINERS.fullmatch(gap) and listed and not speaks and "_" not in second.code:
        return Place(
            first.start,
            second.end,
            join_codes(first.code, second.code),
            is_from=first.is_from,
            is_agent=first.is_agent and second.is_agent,
        )
    return None


def join_codes(first: str, second: str) -> str:
    """The code of areas printed together: their codes in order, joined by an underscore."""
    codes = sorted({*first.split("_"), *second.split("_")})
    return "_".join(code for code in codes if not any(other.startswith(code + "-") for other in codes))


def country_of(code: str) -> str:
    """PK, AF or IR of a code; AF_PK and other borders stay as they are."""
    countries = sorted({part.split("-")[0] for part in code.split("_")})
    return "_".join(countries)
