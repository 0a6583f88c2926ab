"""The verb that governs a number: just before it ("killed at least 12") or after the persons counted ("46 people … were killed")."""

from __future__ import annotations

import re
from dataclasses import replace

from etl.extract.cues import AFTER_CUES, BEFORE_CUES, FILLER, FLOWS, Cue, find_cues, is_active
from etl.extract.mentions import OF_A_NUMBER
from etl.extract.model import Mention, Period

DENIED = re.compile(
    r"\b(?:den(?:y|ied|ies|ying)|did not|didn't|never|not|no longer|cannot|without(?!\s(?:\w+\s)?(?:documents|papers|visas|passports|documentation|status|permits)\b))\s(?:(?:afford|able|want|wish) to\s)?(?:\w+\s){0,2}$"
)
NOT_LEAVING = re.compile(
    r"\s(?:\d|a further|another|at least|more than|some|nearly|over|around|up to|dead|injured|wounded|homeless|behind|stranded|without|with|anything|nothing|little|much|no one|nobody|the (?:party|hospital|team|group|army|service|area|scene|city|village)|him|her|several|many|people|scores|dozens|\w+ (?:people )?(?:dead|injured|wounded))"
)
SUSPENDS = re.compile(
    r"[;:]|,\s(?:[\w' -]{1,40}\s)?(?:they|it|he|she|we)\b|\b(?:according to|while|but|whereas|although|though|as well as|after|before|because|when|where|until|so that|since(?! (?:been|returned|left|died|then|gone))|in response|following|despite|amid)\b"
)
BLOCKING = re.compile(
    r"\b(?:attended|(?<!were )(?<!been )told|said|gathered|protested|demanded|joined|planned|helped|accused(?! of)|visited|condemned|watched|tried|travelling to(?! [\w' -]{2,30}? (?:were|was)\b)|belong(?:s|ed)?|fought|"
    r"opened fire|attacked|stormed|ambushed|raided|fired|carried out|launched|took part|claims|investigat\w+)\b"
)
OTHERS_HARMED = re.compile(r"(?<![\w-])(?:the|those|a|an|people|persons|of|be|being|by|them|him|her)\s$")
# "310 of those picked up were let go": the first verb only says of whom.
PARTITIVE_VERB = re.compile(
    r"^\s(?:of|among) (?:those|the (?:people|persons|men|afghans))(?: who were| who had been)?\s$"
)
# Who flees a home has not left the country.
DISPLACED = re.compile(
    r"\s(?:in)?to (?:the )?(?:hills|mountains|safe\w*|nearby|forests?|fields|other|surrounding)\b|\s(?:their|the) (?:homes?|houses|villages?|area|areas|fighting|valley|district|town)\b"
)
ABROAD = re.compile(
    r"\b(?:from (?:pakistan|iran)|pakistan|iran|torkham|chaman|to afghanistan|across|border|the country|crackdown|deport\w*|return\w*|home)\b"
)
ASIDE = re.compile(
    r",\s(?:including|compris\w+|totall?ing|made up of|consisting of|most of|mostly|among|many of|some of|half of|all of|both|one of|nine of|three of|two of|mainly|whose|who (?:were|was|are|had been) \w+ing\b|of whom|an? (?:\w+ ){1,2}among|\w+ of (?:them|whom))(?:[^,]|,(?=\d))*,(?!\d)"
)
# "The funeral of 14 miners was held": one thing took place.
# "Injuring a woman and two children".
AND_ONE = re.compile(
    r"^\s(?:an?|his|her|its)\s(?:[\w-]+\s){0,3}?[\w-]+(?:,\s(?:an?|his|her|their)\s[\w-]+){0,2}\s(?:and|as well as)\s(?:another\s|at least\s|her\s|his\s|their\s)?$"
)
# "The 31,000 Afghans who according to UNHCR were deported".
WHO_BY = re.compile(r"\s(?:who|that),? (?:according to|as per|by the count of)(?: the)?(?: [\w'-]+){1,4}?,?\s(?=$)")
HELD_ONE = re.compile(r"\bwas\s(?:\w+ly\s)?$")
# "Afghans living here without documents were taken into custody", "were found to hold cards and let go".
BEFELL = re.compile(r"[^.;,\d]{0,60}\s(?:were|was|have been|had been|and)\s(?:later\s|then\s|also\s)?")
# "3,640 Afghans living in Balochistan went back", "10,870 living in the province without documents had been repatriated".
WHO_LEFT = re.compile(
    r"(?:\s(?:here|there|(?:in|across) [\w' -]{3,30}?))?(?: (?:without|with no) (?:\w+ ){0,2}(?:documents|papers|visas))?\s(?:(?:had|have|has|were|was|been|also|already|voluntarily)\s)*"
)
# "… kidnapped in Harnai have been".
THEN_BEFELL = re.compile(
    r"(?:(?!\s(?:when|and|as|while|after|before|but)\b)[^.;,\d]){0,60}\s(?:were|was|have been|has been|had been|have|had)\s(?:\w+\s){0,2}"
)
ONE_OF = re.compile(r"\bof (?:the |its |their )?$")
HARM_DONE = {"arrests", "releases", "fatalities", "injuries", "deportations", "abductions"}
# "Four others, he said, were wounded".
SAID = re.compile(
    r",\s(?:[\w'-]+\s){1,6}?(?:said|says|added|adds|claimed|claims|reported|noted|notes|wrote|writes|confirmed|told \w+)(?:\s(?:(?:on|late|early|last)\s)?\w+day)?,"
)
# "All nine terrorists who attacked a base here were killed".
WHO_DID = re.compile(
    r"^\s(?:who|that)\s(?:had\s|have\s)?(?:attacked|stormed|ambushed|raided|fired|opened fire|carried out|launched|took part|seized|occupied|infiltrated|tried)\b[^.;,\d]{0,80}?(?=\s(?:were|was|have been|had been)\b|\s$)"
)
WHO_WERE = re.compile(r"\s(?:who|that) (?:were|had been|have been)(?: \w+ly)?\s")
FARTHEST_BEFORE = 60
FARTHEST_VERB = 14


def blank_periods(text: str, periods: list[Period]) -> str:
    """The text with every period overwritten by blanks, so that "strikes on Friday on three villages" reads on."""
    for period in periods:
        start = period.start - 3 if text[: period.start].endswith("on ") else period.start
        text = text[:start] + " " * (period.end - start) + text[period.end :]
    return text


def cue_before(mention: Mention, periods: list[Period]) -> Cue | None:
    """The cue that governs the number from just before it ("killed at least 12"), or None."""
    start = mention.quantity.start
    text = blank_periods(mention.sentence.low, [period for period in periods if period.end <= start])
    for cue in reversed(find_cues(text[:start], BEFORE_CUES, max(0, start - 2 * FARTHEST_BEFORE))):
        if start - cue.end > FARTHEST_BEFORE:
            return None
        if re.fullmatch(FILLER, AND_ONE.sub(" ", text[cue.end : start])):
            passive = (
                re.search(
                    r"\b(?:was|were|been|being|people|persons|soldiers|those|civilians|militants)\s$", text[: cue.start]
                )
                and cue.end < start
                and "," in text[cue.end : start]
            )
            if passive or DENIED.search(text[: cue.start]):
                return None
            # "Left eight dead and wounded five".
            return replace(cue, measure="injuries") if cue.words.startswith("dead ") else cue
    return None


def cue_after(mention: Mention, mentions: list[Mention]) -> Cue | None:
    """The cue that takes the persons counted as its subject ("46 people … were killed"), or None."""
    text, end = mention.sentence.low, mention.end
    reach = min(len(text), end + 130)
    asides = [aside.span() for aside in ASIDE.finditer(text, end)]
    for cue in find_cues(text[:reach], AFTER_CUES):
        if (
            cue.start < end
            or PARTITIVE_VERB.search(text[mention.quantity.end : cue.start])
            or names_whole(mention, cue)
            or only_names(mention, cue)
            or (cue.words == "held" and HELD_ONE.search(text[: cue.start]) and mention.quantity.value != 1)
            or any(first <= cue.start < last for first, last in asides)
        ):
            continue
        if cue.measure == "population" and is_only_described(text, cue, reach):
            continue
        if is_cut_off(mention, mentions, cue) or is_active(text, cue, end):
            return None
        if cue.words.startswith(("fled", "flee")) and not ABROAD.search(text):
            return None
        if cue.words.startswith(("left", "leav", "fled", "flee")) and DISPLACED.match(text, cue.end):
            return None
        if cue.words.startswith(("left", "leav")) and NOT_LEAVING.match(text, cue.end):
            continue
        return cue
    return None


def is_only_described(text: str, cue: Cue, reach: int) -> bool:
    """Whether who lives or holds something is told only of people whom something else befell: "86 living here were arrested"."""
    later = [one for one in find_cues(text[:reach], AFTER_CUES) if one.start >= cue.end]
    gone = any(one.measure == "returns" and WHO_LEFT.fullmatch(text, cue.end, one.start) for one in later)
    return gone or any(BEFELL.fullmatch(text, cue.end, one.start) for one in later if one.measure in HARM_DONE)


def is_cut_off(mention: Mention, mentions: list[Mention], cue: Cue) -> bool:
    """Whether another clause, another subject or another number stands between a number and a verb."""
    text, end = mention.sentence.low, mention.end
    between = strip_asides(text[end : cue.start])
    if SUSPENDS.search(between) or BLOCKING.search(between) or crosses_number(mention, mentions, cue, between):
        return True
    if cue.measure in FLOWS and any(
        only_of_last(other, cue) for other in mentions if end <= other.quantity.start < cue.start
    ):
        return True
    far = len(between.split()) > FARTHEST_VERB
    return far or bool((between.strip() and OTHERS_HARMED.search(between)) or DENIED.search(text[end : cue.start]))


def only_of_last(other: Mention, cue: Cue) -> bool:
    """Whether "who were" ties a verb to the last of two numbers: "9,700 card holders and 14,350 who were deported"."""
    return WHO_WERE.fullmatch(other.sentence.low, other.end, cue.start) is not None


def names_whole(mention: Mention, cue: Cue) -> bool:
    """Whether a participle only says which total is meant: "four of the five men kidnapped … were released"."""
    text = mention.sentence.low
    return (
        OF_A_NUMBER.match(text, mention.quantity.end) is not None
        and cue.words not in {"died", "dead", "perished"}
        and not text[mention.end : cue.start].strip()
        and re.match(
            r"[^.;]{0,80}?\s(?:were|was|have been|had been|has been|came|returned|walked|died|escaped)\s",
            text[cue.end :],
        )
        is not None
    )


def only_names(mention: Mention, cue: Cue) -> bool:
    """Whether a participle right behind the persons only says which ones: "twelve miners kidnapped in Harnai have been freed"."""
    text = mention.sentence.low
    if text[mention.end : cue.start].strip() not in {"", "who were", "who had been"} or mention.noun.kind == "none":
        return False
    if cue.measure not in {"abductions", "arrests", "injuries"} or ONE_OF.search(text[: mention.quantity.start]):
        return False
    later = next((one for one in find_cues(text, AFTER_CUES) if one.start > cue.end), None)
    if later is None or later.measure == cue.measure or later.measure not in HARM_DONE:
        return False
    return THEN_BEFELL.fullmatch(text, cue.end, later.start) is not None


def strip_asides(text: str) -> str:
    """The words between a number and its verb without brackets and insertions ("46 people, mostly women, were …")."""
    bare = SAID.sub(" ", WHO_BY.sub(" who ", re.sub(r"\([^)]*\)", " ", text)))
    bare = re.sub(
        r"^\s(?:including|among them)\s.*?(?=\s(?:were|was|have|had|has|died|lost|are|killed|injured)\b|\s$)", " ", bare
    )
    bare = WHO_DID.sub(" ", bare)
    bare = re.sub(r"[–—-]\s[^–—]*\s[–—-]", " ", bare)
    return ASIDE.sub(" ", bare)


def is_apart(mention: Mention, other: Mention) -> bool:
    """Whether "… including 284 policemen, 180 militants, and 991 others wounded" has left the parts of a total."""
    text = mention.sentence.low
    return (
        other.noun.anaphoric
        and text[: other.quantity.start].endswith(", and ")
        and re.search(r"\bincluding\b[^.;]*$", text[: mention.quantity.start]) is not None
    )


def crosses_number(mention: Mention, mentions: list[Mention], cue: Cue, between: str) -> bool:
    """Whether another number that is not of the same list stands between a number and a verb."""
    inside = [other for other in mentions if mention.end <= other.quantity.start < cue.start]
    inside = [other for other in inside if mention.sentence.low[other.quantity.core : other.quantity.end] in between]
    if not inside:
        return False
    if any(other.noun.kind == "toll" and other.noun.start <= cue.start < other.noun.end for other in inside):
        return True
    place = mention.end
    for other in inside:
        if is_apart(mention, other):
            return True
        gap = re.sub(r"\s+", " ", strip_asides(mention.sentence.low[place : other.quantity.start]))
        if not re.fullmatch(
            r"(?:\s(?:and|or)\s[a-z]+)?\s?(?:,|,?\s?and|,?\s?or|&|/|,?\sas well as|,\si\.e\.,?|,?\salong with|,?\stogether with|,?\splus|\s(?:with|in|comprising|totalling|numbering|or)(?=\s[\w ]*$))?\s?(?:another|a further)?\s?",
            gap,
        ):
            return True
        place = other.end
    return re.search(r"[,;]\s\w+\s\w+\s\w+\s\w+", strip_asides(mention.sentence.low[place : cue.start])) is not None
