"""Names of producers in a sentence: known ones by their code, others as printed, never a person's name."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache

from etl.extract.areas import LEXICON, read_places
from etl.extract.model import Sentence

# Stands for a counter that other words of the text name.
UNNAMED = "?"
ORGANISATION = (
    r"(?:Institute|Academy|Barometer|Center|Centre|Observatory|Desk|Bureau|Network|Monitor|Monitoring|Commission|Ministry|Department|Agency|Council|Committee|Group|Foundation|Organi[sz]ation|Watch|Forum|Association"
    r"|Union|Authority|Project|Service|Board|Trust|Initiative|Society|Office|Directorate|Front|Unit|League|Movement|Mission|Alliance|Coalition|Consortium|Database|Tracker|Index|Dashboard|Portal|Institution|College|University|Archive|Programme|Program|Lab|Collective|Consulting|Analytics|Army|Brigade|Party|Post|Times|Tribune|News|Media|Cell|Secretariat|Crescent|Cross(?!-)|Railways|Airlines|Airways|Corporation|Company)"
)
UNKNOWN = re.compile(
    rf"\b(?:the |The )?(?P<name>(?:[A-Z][\w&'’.-]*\s(?:(?:of|for|and|on|in|&)\s(?:the\s)?)?){{0,6}}{ORGANISATION}(?:\s(?:Pakistan|Afghanistan|International|Asia|Balochistan|Sindh|Punjab)(?!['’]))?(?:\s(?:of|for|on|in|and)\s(?:the\s)?(?:[A-Z][\w'’-]*)(?:\s(?:and\s)?[A-Z][\w'’-]*){{0,4}})?|[A-Z]{{3,7}})(?![\w])"
)
# "Its latest Flow Monitoring report" is the work of a counter named before.
ITS_OWN = re.compile(r"\b(?:its|their|his|her)\s(?:\w+\s){0,2}$")
PROPER = re.compile(r"\b(?!The\s|High\s)[A-Z][a-z]+\s$")
# "the rights group Border Witness": the words before say that a name is a body's.
INTRODUCED = re.compile(
    r"\b(?:rights group|think[- ]tank|monitoring group|watchdog|charity|NGO|research (?:group|body)|monitor|tracker|advocacy group|aid group|relief group|group|newspaper|outlet|website|news site|(?:network|group|body|forum|organi[sz]ation|team|initiative) (?:called|named|known as)) (?P<name>[A-Z][\w'’-]+(?:\s(?:(?:of|for|and|on)\s|(?:al|ul|ur|un|us)-)?[A-Z][\w'’-]+){0,4})(?![\w])"
)
# A name of several capitals after "the" is a body; persons stand without the article.
BASED = re.compile(r"^[\w-]+-(?:based|run|led)\s")
THE_NAME = re.compile(r"\b[Tt]he (?P<name>[A-Z][\w'’-]+(?:\s(?:(?:of|for|and|on)\s)?[A-Z][\w'’-]+){1,6})(?![\w])")
GENERIC = re.compile(
    r"\b(?:the |a |some )?(?P<name>(?:tajik|chinese|indian|american|us|russian|turkish|uzbek|qatari|saudi|western|british|german|afghan) (?:diplomats?)|(?:tajik|chinese|indian|american|us|russian|turkish|uzbek|qatari|saudi|western|british|german) (?:officials?|authorities)|lawyers|aid (?:agencies|workers|groups)|human rights groups|rights (?:groups|activists)|activists|analysts|banned group|armed group|militant group|separatist group|outlawed group|insurgent group|banned outfit|opposition parties|commission of inquiry|inquiry commission|judicial commission|parliamentary committee|fact-finding (?:mission|committee|team)|border monitors|humanitarian agencies|relief agencies|independent monitors|(?:\w+' )?unions?|local media|(?:local )?journalists|state media|state television)\b"
)
# "The railways ministry", "the Kandahar registration office": bodies not written as names.
OFFICE = re.compile(
    r"\b(?:[Tt]he|Pakistan's|Afghanistan's|Iran's) (?P<name>(?!(?:same|local|other|relevant|concerned|district|provincial|new|federal|central|main|whole)\b)(?:(?!the\b|of\b|in\b|on\b|that\b)[\w-]+\s){1,4}?(?:ministry|registration office|registry|directorate|secretariat|department|highway authority|disaster authority|railway authority))\b(?!\s(?:of|for)\b)"
)
ARMED_NAME = re.compile(
    r"\b(?P<name>(?:the )?Islamic State(?:[- ](?:in )?(?:Khorasan|Pakistan(?= Province)))?(?: Province)?|Jaish[- ](?:e|ul|al)-[A-Z]\w+|Lashkar-(?:e|i)-[A-Z]\w+|Jamaat-ul-[A-Z]\w+|Hizb-ul-[A-Z]\w+|Ittehad-ul-[A-Z]\w+(?: Pakistan)?|Hafiz Gul Bahadur(?: group)?|Jundallah|Majeed Brigade|IS-K)\b"
)
CHARITY = re.compile(
    r"\b(?P<name>Save the Children|World Vision|Oxfam|ActionAid|Médecins Sans Frontières|Doctors Without Borders|Islamic Relief|Mercy Corps|Edhi(?= (?:volunteers|workers|rescuers|ambulance|officials?|sources|staff))|UN Women|Airwars)\b"
)
MINISTRY = re.compile(
    r"\b(?P<name>(?!Pakistan|Afghan)[A-Z][a-z]+(?:['’]s|n|ese|ish|i|ch)\s(?:foreign|interior|defen[cs]e|information|health)\s(?:ministry|minister|office))\b"
)
HOSPITAL_NAME = re.compile(r"(?:[A-Z][\w.]*\s){1,4}$")
# The police or departments of a province or great city, which have no code: as printed.
PROVINCES = r"(?:Punjab|Sindh|Gilgit-Baltistan|Azad Kashmir|AJK|Islamabad|Karachi|Lahore|Quetta|Peshawar)"
NAMED_BODY = re.compile(
    rf"\b(?P<name>(?:{PROVINCES}|Balochistan|Khyber Pakhtunkhwa|KP|Iranian)(?:['’]s)? [Pp]olice(?! chief| officer|man|men)|{PROVINCES}(?:['’]s)? (?:provincial )?(?:[Gg]overnment(?! spokes)|[Hh]ome [Dd]epartment|[Cc]ounter[- ][Tt]errorism [Dd]epartment|CTD|[Aa]pex [Cc]ommittee)|(?:[Hh]ome [Dd]epartment|[Cc]ounter[- ][Tt]errorism [Dd]epartment|CTD),? (?:of |\()?{PROVINCES}|(?:CTD|[Cc]ounter[- ][Tt]errorism [Dd]epartment),? (?:of )?Balochistan|Balochistan(?:['’]s)? (?:CTD|[Cc]ounter[- ][Tt]errorism [Dd]epartment)|Balochistan Levies|Frontier Corps(?! (?:Balochistan|posts?|convoy|headquarters|fort|personnel|men|soldiers?|troops|camp|vehicle|checkpost|depot|base|officials?|officers?))|Rescue 1122|(?:(?:Sindh|Punjab|Pakistan) )?Rangers)"
)
# An "Army" or "Front" with a name of its own is not the state's.
FIGHTERS = re.compile(
    r"\b(?:Liberation|Resistance|People's|Republican|Independence|National|Baloch)\s(?:\w+\s)?(?:Army|Front|Guards|Tigers)\b"
)


# A private body named after the country it watches.
OF_STATE = re.compile(
    r"[A-Z]\w+ (?:[A-Z]\w+ ){1,4}(?:Monitor|Forum|Observatory|Network|Watch|Tracker|Desk|Barometer|Database)"
)
# A line in capitals has no acronyms: "PRESS BRIEFING NOTES".
SHOUTED = re.compile(r"[A-Z]{3,} [A-Z]{3,}")
# "The Organization recorded" speaks of a body named before.
COMMON = re.compile(
    r"(?:Organi[sz]ation|Agency|Commission|Ministry|Institute|Cent(?:er|re)|Mission|Department|Group|Authority|Council|Committee|Board|Foundation|Forum|Network|Office|Service|Monitor|Portal|Database|Bureau|Directorate|Government|Army|Party|National Assembly|Provincial Assembly|Upper House|Lower House|Supreme Court|High Court)"
)
# Acronyms in capitals that count nothing: weapons, offices, cards, wire services, places.
NOT_NAMES = frozenset((LEXICON / "not_names.txt").read_text(encoding="utf-8").split())


# The "Joint Action Committee for Refugees" is another body than a committee for refugees.
COMMITTEES = {"taliban_refugee_commission"}
# "In Kabul" is where, not who.
CAPITALS = {"kabul", "islamabad", "tehran"}
IN_CITY = re.compile(r"\b(?:in|at|near|outside|around|across|from|(?<!according )to|reached)\s$")


@dataclass(frozen=True)
class Known:
    """One known producer: its code, country, kind of voice and the pattern of its names."""

    producer: str
    country: str
    kind: str
    pattern: re.Pattern[str]


@cache
def known_producers() -> list[Known]:
    """All producers the lexicon knows, in its order: the more particular first."""
    with (LEXICON / "producers.csv").open(encoding="utf-8", newline="") as file:
        return [
            Known(
                row["producer"],
                row["country"],
                row["kind"],
                re.compile(rf"(?<![\w-])(?:{row['pattern']})(?!\w|-e-|-i-|-(?:based|backed|run|led|linked|born)\b)"),
            )
            for row in csv.DictReader(file)
        ]


def spell_out(words: str) -> str:
    """Words, in small letters, in which a CTD is what its name says, a department."""
    return words.replace("ctd", "department")


def kind_of(producer: str) -> str:
    """monitor, official, armed, local or press; producers we do not know count as monitors."""
    if ARMED_NAME.fullmatch(producer) or re.search(
        r"\b(?:Liberation|Army|Front|Lashkar|Brigade|Tehreek|Jamaat|group|outfit|state|BLA|BLF|BRA|TTP|ISKP|JuA|Taliban)\b",
        producer,
    ):
        return "armed"
    if re.search(
        r"\b(?:[Pp]olice|[Dd]epartment|CTD|[Gg]overnment|[Cc]ommittee|[Mm]inistry|[Mm]inister|Rescue|Rangers|Corps)\b",
        producer,
    ):
        return "official"
    return next((known.kind for known in known_producers() if known.producer == producer), "monitor")


def home_of(producer: str | None) -> str | None:
    """The country a known producer counts in, if one."""
    return next((known.country or None for known in known_producers() if known.producer == producer), None)


@dataclass(frozen=True)
class Name:
    """A producer's name in a sentence."""

    start: int
    end: int
    producer: str


def contains_state(sentence: Sentence, match: re.Match[str], found: list[Name]) -> bool:
    """Whether all that is known in an unknown name is a country: "Security Watch Pakistan" is no government."""
    inside = [name for name in found if name.start < match.end("name") and match.start("name") < name.end]
    return bool(inside) and all(
        sentence.low[name.start : name.end] in {"pakistan", "islamabad", "kabul"}
        and (match.start("name") < name.start or OF_STATE.fullmatch(match["name"]))
        and name.end <= match.end("name")
        for name in inside
    )


def find_names(sentence: Sentence) -> list[Name]:
    """Every stretch of a sentence that may name a producer; of overlapping ones the earliest, then the longest."""
    found = [
        name
        for known in known_producers()
        for match in known.pattern.finditer(sentence.low)
        if (name := read_known(sentence, known, match))
    ]
    for pattern in (UNKNOWN, ARMED_NAME, THE_NAME, INTRODUCED, CHARITY, MINISTRY, OFFICE, NAMED_BODY):
        for match in pattern.finditer(sentence.raw):
            if name := read_unknown(sentence, match, found):
                found = [one for one in found if one.end <= name.start or one.start >= match.end("name")]
                found.append(name)
    # "The militant group Jaish al-Adl": the words before a name only say what it is.
    named = {name.start - 1 for name in found}
    generic = (match.span("name") for match in GENERIC.finditer(sentence.low) if match.end("name") not in named)
    return found + [Name(start, end, sentence.raw[start:end]) for start, end in generic]


def read_known(sentence: Sentence, known: Known, match: re.Match[str]) -> Name | None:
    """A known producer's name with a hospital's own; None for an acronym in small letters or a word of another name."""
    before, raw = sentence.raw[: match.start()], sentence.raw[match.start() : match.end()]
    if known.kind == "monitor" and re.fullmatch(r"[a-z]{2,5}", match[0]) and not raw.isupper():
        return None
    if match[0] in CAPITALS and IN_CITY.search(before):
        return None
    ordinary = known.kind == "local" and "hospital" not in match[0]
    if (ordinary or known.producer in COMMITTEES) and PROPER.search(before) and raw[:1].isupper():
        return None
    if known.producer == "local_hospitals" and "emergency" not in match[0] and (own := HOSPITAL_NAME.search(before)):
        return Name(own.start(), match.end(), known.producer)
    article = re.match(r"\s*(?:(?:the|a|an)\s)*", match[0])
    return Name(match.start() + (article.end() if article else 0), match.end(), known.producer)


def read_unknown(sentence: Sentence, match: re.Match[str], found: list[Name]) -> Name | None:
    """A body's name as printed; None for what counts nothing, is a place, or only a part of a name already found."""
    start, end = match.start("name"), match.start("name") + len(match["name"].rstrip())
    name = BASED.sub("", re.sub(r"['’]s?$", "", match["name"].strip().replace("\n", " ")))
    if ITS_OWN.search(sentence.raw[:start]):
        return None
    known = any(one.start < match.end("name") and start < one.end for one in found)
    common = name in NOT_NAMES or COMMON.fullmatch(name) or name.lower() in read_places()
    if name.isupper() and " " not in name and SHOUTED.search(sentence.raw[max(0, start - 12) : match.end("name") + 12]):
        return None
    own = match.re is NAMED_BODY or FIGHTERS.search(name) or contains_state(sentence, match, found)
    return Name(start, end, name) if not (common or known) or (" " in name and own) else None
