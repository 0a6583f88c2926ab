"""Deciding what a mention counts from the words next to it: its own noun, the verb before it, the verb after it."""

from __future__ import annotations

import re

from etl.extract.among import HARM, read_adjective, read_among
from etl.extract.cues import FLOWS, Cue
from etl.extract.deeds import read_deed
from etl.extract.exclusions import counts_hits
from etl.extract.fitting import COUNTING, PLANNED, fits_noun, is_accident, is_planned
from etl.extract.governing import cue_after, cue_before
from etl.extract.mentions import OF_A_NUMBER
from etl.extract.model import Mention, Period

PEOPLE_TOLLS = re.compile(r"\b(?:deportees|returnees|evictees|repatriates|returning \w+)$")
# A camp that holds 3,500 people keeps nobody captive.
HOLDS = re.compile(r"hold|held|hous|shelter|accommodat|receiv")
HOUSE = re.compile(
    r"\b(?:camps?|cent(?:er|re)s?|shelters?|facilit(?:y|ies)|mosques?|shrines?|stadiums?|jails?|prisons?|halls?|sites?|tents?|buses|schools?)\b[^.;]{0,60}$"
)
STATE = re.compile(r"\b(?:police|authorities|officials|jails?|prisons?|courts?|government)\b")
BY_POLICE = re.compile(r"\b(?:police|security forces|rangers|officers|authorities)(?: in \w+)?\s(?:had |have |also )?$")
# Afghans who "have been seized in Islamabad" are arrested.
AFGHANS = re.compile(r"\bafghans?\b[^.;]*\s(?:been|were|was)\s$")
CAPTIVE = re.compile(r"\b(?:hostages?|captives?|passengers?)\b")
STRUCK = re.compile(r"\b(?:struck|attacked|hit|targeted|bombed|blown up|blew up|ambushed|raided|stormed)\b")
FROM_AIR = re.compile(r"\b(?:drones?|jets?|aircraft|planes|warplanes|helicopters|air force)\b")
BOMBED_SOIL = re.compile(r"\bbombed\b[^.;]{0,20}\b(?:soil|territory)\b")
BESIDE = 3
# "Deportees made up 3,960 of the arrivals".
DEPORTEES = re.compile(
    r"\b(?:deportees|those deported)\s(?:made up|accounted for|constituted|comprised|numbered|were)\s(?:\w+\s)?$"
)
# "PoR cards were held by 1.34 million people and ACC cards by 8 lakh".
CARDS_HELD = re.compile(
    r"\bcards?(?:\s(?:were|are|is))?(?:\s(?:held|carried|possessed))?\sby\s(?:about\s|some\s|over\s)?$"
)
# "Five of the abducted have been released".
LET_GO = re.compile(
    r"(?:\s(?:have|had|has|were|was|later|since|already|been)){1,4}\s(?:released|freed|set free|rescued|recovered|let go|bailed)\b|\s(?:came back alive|came free|walked free|returned home)\b"
)
# "Half a dozen of the wounded died".
HURT = re.compile(r"(?:wounded|injured|hurt)")
SPLIT_VERB = re.compile(
    r"\b(?:sent|send|sends|sending|forced|forcing|drove|pushed|brought|turned|taken|carried|ferried|moved|transported|driven|bused)\s$"
)


def decide_measure(mention: Mention, mentions: list[Mention], periods: list[Period]) -> str | None:
    """The measure that the words next to a mention give it, or None where they say nothing."""
    noun, text = mention.noun, mention.sentence.low
    if counts_hits(text, mention.quantity.start, mention.quantity.end):
        return decide_hits(mention)
    if subject := measure_of_subject(mention):
        return subject
    if noun.kind in {"event", "toll"}:
        return decide_named(mention, mentions)
    among = read_among(mention)
    if among:
        return among.measure
    before, after = cue_before(mention, periods), cue_after(mention, mentions)
    adjective = re.match(
        r"\s(?:people |persons |others |\w+ )?(?:dead|injured|wounded|hurt)\b",
        text[mention.end - 1 if mention.noun.kind == "none" else mention.end :],
    )
    if (
        before is None
        and SPLIT_VERB.search(text[: mention.quantity.start])
        and re.match(
            r"\s(?:(?:others|more)\s)?(?:back|home|out of|across|to leave|to return|into leaving|(?:[\w' -]{0,40}\s)?to (?:the )?(?:torkham|chaman|spin boldak|border|afghanistan))\b",
            text[mention.end :],
        )
    ):
        before = Cue(mention.quantity.start - 1, mention.quantity.start, "returns", "sent")
    if deed := read_deed(mention, is_governed=before is not None or after is not None):
        return deed
    cue = choose_cue(mention, before, after, is_adjective=bool(adjective))
    if cue and cue.measure in FLOWS and (harm := read_adjective(mention)) in HARM:
        return harm
    if cue is None or (HOLDS.match(cue.words) and HOUSE.search(text[: cue.start])):
        return read_adjective(mention)
    return measure_of_cue(mention, cue)


def choose_cue(mention: Mention, before: Cue | None, after: Cue | None, *, is_adjective: bool) -> Cue | None:
    """The verb that governs a number: the one before it, unless the one behind is the plainer or the only one that fits."""
    beside = after and is_adjective and after.start - mention.end < BESIDE
    cue = after if after and (not before or beside) else before
    if (
        before
        and after
        and (COUNTING.fullmatch(before.words) or after.measure == "casualties")
        and after.measure in HARM
    ):
        cue = after
    if cue is None or not fits_noun(mention, cue):
        return before if cue is after else after
    return cue


def measure_of_subject(mention: Mention) -> str | None:
    """The measure that the subject before a number gives: "deportees made up 3,960", "cards were held by 1.3 million"."""
    noun, before = mention.noun, mention.sentence.low[: mention.quantity.start]
    if DEPORTEES.search(before) and noun.anaphoric:
        return "deportations"
    if CARDS_HELD.search(before) and noun.group in {None, "all", "afghan_nationals"}:
        return "population"
    of_all = re.match(r"\s*of (?:the |some |about |an estimated |around |its )*$", before)
    afghans = noun.kind == "person" and (noun.group or "").startswith("afghan_n")
    return "population" if of_all and afghans and mention.sentence.low[mention.end : mention.end + 1] == "," else None


def decide_hits(mention: Mention) -> str | None:
    """Attacks or air strikes, by who struck so many times; a second number goes on with the first."""
    before = mention.sentence.low[: mention.quantity.start]
    if not STRUCK.search(before):
        return None
    if re.search(r"\bsuicide\b", before):
        return "suicide_attacks"
    return "airstrikes" if FROM_AIR.search(before) or BOMBED_SOIL.search(before) else "attacks"


def measure_of_cue(mention: Mention, cue: Cue) -> str | None:
    """What a cue makes of a mention; None where it does not fit the noun, or tells of plans or accidents."""
    noun, text = mention.noun, mention.sentence.low
    if (
        cue.words in {"hold", "holds", "holding"}
        and STATE.search(text[: cue.start])
        and not CAPTIVE.search(text[noun.start : noun.end])
    ):
        return "arrests"
    afghans = cue.words == "seized" and AFGHANS.search(text[: cue.start]) and not text.startswith(" by", cue.end)
    if cue.measure == "abductions" and (afghans or BY_POLICE.search(text[: cue.start])):
        return "arrests"
    if cue.words in {"held", "hold", "holds", "holding"} and CAPTIVE.search(text[noun.start : noun.end]):
        return "abductions"
    if not fits_noun(mention, cue) or is_accident(mention, cue.measure):
        return None
    if cue.words.startswith("claim") and noun.kind == "none":
        return None
    if is_planned(mention, cue):
        return (
            "population"
            if noun.group in {"afghan_acc", "afghan_por", "afghan_undocumented"} and cue.measure in FLOWS
            else None
        )
    if noun.kind == "place":
        return "airstrikes" if cue.measure == "airstrikes" else None
    return cue.measure if cue.measure != "airstrikes" else None


def decide_named(mention: Mention, mentions: list[Mention]) -> str | None:
    """The measure of a noun that names it; persons such as "returnees" may have had something else happen to them."""
    noun, text = mention.noun, mention.sentence.low
    phrase = text[noun.start : noun.end]
    if PEOPLE_TOLLS.search(phrase):
        cue = cue_after(mention, mentions)
        if cue and cue.measure in HARM | {"deportations"}:
            return cue.measure
    if noun.measure in {"abductions", "arrests"} and LET_GO.match(text, mention.end):
        return "releases"
    if is_accident(mention, noun.measure or ""):
        return None
    if (
        HURT.fullmatch(phrase.strip())
        and (noun.anaphoric or OF_A_NUMBER.match(text, mention.quantity.end))
        and (cue := cue_after(mention, mentions))
        and cue.measure == "fatalities"
    ):
        return "fatalities"
    if noun.kind == "toll" and noun.measure in FLOWS and PLANNED.search(text[: mention.quantity.start]):
        return None
    return noun.measure
