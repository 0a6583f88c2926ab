"""Deciding what a mention counts from the words next to it: its own noun, the verb before it, the verb after it."""

from __future__ import annotations

import re

from etl.extract.among import HARM, read_adjective, read_among
from etl.extract.cues import AFTER_CUES, BEFORE_CUES, FILLER, FLOWS, Cue, find_cues, is_active
from etl.extract.exclusions import is_strength
from etl.extract.mentions import OF_A_NUMBER
from etl.extract.model import Mention, Period

PEOPLE_TOLLS = re.compile(r"\b(?:deportees|returnees|evictees|repatriates|returning \w+)$")
GENERAL_GROUPS = {None, "all", "women", "children", "women_and_children", "civilians", "not_stated"}
PLANNED = re.compile(
    r"\b(?:plan(?:s|ned|ning)?|want(?:s|ed)?|aim(?:s|ed|ing)?|vow(?:s|ed)?|seek(?:s|ing)?|intend(?:s|ed)?|hop(?:es?|ing)|prepar(?:es|ed|ing)|threat(?:en)?(?:s|ed|ening)?|propos(?:es|ed|al)|order(?:s|ed)?|expect(?:s|ed)?|"
    r"due|set|going|likely|ready|campaign|drive|allow(?:s|ed)?|pledge[ds]?|need(?:s|ed)?|try(?:ing)?|tried|order|able|target|wish(?:es)?|urg(?:es|ed)|fail(?:s|ed)?|attempt(?:s|ed)?|asked|told|deadline for)\b(?:\s[\w'-]+){0,3}?\s(?:to|of|for)\s(?:\w+\s)?$"
    r"|\b(?:will|would|could|may|might|shall|must|should|can|if|unless|to be|capable of|risk(?:s|ed)? (?:being)?|fac(?:e|ing))\s(?:\w+\s){0,2}$"
)
FUTURE_VERB = re.compile(r"\b(?:to(?! have\b)|will|would|could|may|might|shall)\s(?:\w+\s)?$")
COURT = re.compile(
    r"\b(?:sentenced|convicted|acquitted|charged with|on trial|indicted|death row|verdict|found guilty)\b"
)
DENIED = re.compile(r"\b(?:den(?:y|ied|ies|ying)|did not|didn't|never|not|without)\s(?:\w+\s){0,2}$")
NOT_LEAVING = re.compile(
    r"\s(?:\d|a further|another|at least|more than|some|nearly|over|around|up to|dead|injured|wounded|homeless|behind|stranded|without|with|the (?:party|hospital|team|group|army|service|area|scene|city|village)|him|her|several|many|people|scores|dozens|\w+ (?:people )?(?:dead|injured|wounded))"
)
SUSPENDS = re.compile(
    r"[;:]|\b(?:while|but|whereas|although|though|as well as|after|before|because|when|where|until|so that|since(?! (?:been|returned|left|died|then|gone))|in response|following|despite|amid)\b"
)
BLOCKING = re.compile(
    r"\b(?:attended|(?<!were )(?<!been )told|said|gathered|protested|demanded|joined|planned|helped|accused|visited|condemned|watched|tried|travelling to|belong(?:s|ed)?|fought|"
    r"opened fire|attacked|stormed|ambushed|raided|fired|carried out|launched|took part|claims|investigat\w+)\b"
)
CLAUSES = re.compile(r";|,?\s(?:while|whereas)\s")
OTHERS_HARMED = re.compile(r"\b(?:the|those|a|an|people|persons|of|be|being|by|them|him|her)\s$")
ANIMALS = re.compile(
    r"\b(?:goats?|sheep|cattle|livestock|animals?|cows?|buffalo\w*|camels?|horses?|mules?|donkeys?|birds?|houses?|homes|shops|vehicles?|cars?|trucks?|buses|motorcycles?|drones?|jets?|tanks?|posts?|checkpoints?|schools|mosques|madrassas?|compounds?|weapons?|rifles?|bombs?|rounds|shells|rockets|mortars|ieds|vests|hideouts|camps|bases|places|cities|districts|provinces|countries|nations|groups?|schools?|accounts|films|videos|laws|bills|roads|bridges|towers|sectors|projects|companies|firms|hospitals|flights|stations)$"
)
# "310 of those picked up were let go": the first verb only says of whom.
PARTITIVE_VERB = re.compile(
    r"^\s(?:of|among) (?:those|the (?:people|persons|men|afghans))(?: who were| who had been)?\s$"
)
# A camp that holds 3,500 people keeps nobody captive.
HOLDS = re.compile(r"hold|hous|shelter|accommodat|receiv")
HOUSE = re.compile(
    r"\b(?:camps?|cent(?:er|re)s?|shelters?|facilit(?:y|ies)|jails?|prisons?|halls?|sites?|tents?|buses|schools?)\b[^.;]{0,60}$"
)
CAPTIVE = re.compile(r"\b(?:hostages?|captives?|passengers?)\b")
SPLIT_VERB = re.compile(r"\b(?:sent|send|sends|sending|forced|forcing|drove|pushed|brought|turned)\s$")
ACCIDENT = re.compile(
    r"\b(?:ravine|plunged|overturned|collision|collided|road accident|traffic accident|accidents?|derail\w+|capsiz\w+|floods?|flooding|flash flood\w*|earthquakes?|quake|landslides?|avalanches?|monsoon|rains?|heatwave|storms?|lightning|drown\w*|gas leak|stampede|covid\S*|coronavirus|polio cases|dengue|epidemic|measles|malnutrition|cholera|cylinder|roof collapsed?|building collapse|tremors?|magnitude)\b"
)
ARMED = re.compile(
    r"\b(?:attack\w*|militants?|bomb\w*|blast\w*|gunm[ae]n|terror\w*|insurgen\w+|clash\w*|shot|firing|shelling|strikes?|soldiers?|explosions?|ied|suicide|operation|fighting)\b"
)
# With a noun we do not know only these verbs tell that persons are meant ("seized 20 rifles", "cost 45 jobs").
SURE = re.compile(r"(?:arrest|detain|abduct|kidnap)")
LOOSE = re.compile(r"(?:claim|cost|lost|los(?:e|ing)|took|buried|pulled|hit|hurt|eliminat|neutrali|blown)")
# Verbs of counting say that people came only where the people are Afghans.
COUNTING = re.compile(r"welcomed|received|registered|processed|counted|facilitated|recorded|documented|logged")


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
    for cue in reversed(find_cues(text[:start], BEFORE_CUES)):
        if start - cue.end > 60:
            return None
        if re.fullmatch(FILLER, text[cue.end : start]):
            passive = (
                re.search(
                    r"\b(?:was|were|been|being|people|persons|soldiers|those|civilians|militants)\s$", text[: cue.start]
                )
                and cue.end < start
                and "," in text[cue.end : start]
            )
            return None if passive or DENIED.search(text[: cue.start]) else cue
    return None


def cue_after(mention: Mention, mentions: list[Mention]) -> Cue | None:
    """The cue that takes the persons counted as its subject ("46 people … were killed"), or None."""
    text, end = mention.sentence.low, mention.end
    reach = min(len(text), end + 130)
    for cue in find_cues(text[:reach], AFTER_CUES):
        if cue.start < end:
            continue
        if PARTITIVE_VERB.search(text[mention.quantity.end : cue.start]):
            continue
        if names_whole(mention, cue):
            continue
        between = strip_asides(text[end : cue.start])
        if SUSPENDS.search(between) or BLOCKING.search(between) or crosses_number(mention, mentions, cue, between):
            return None
        if (
            len(between.split()) > 14
            or (between.strip() and OTHERS_HARMED.search(between))
            or DENIED.search(text[end : cue.start])
        ):
            return None
        if (
            re.search(r"\b(?:who|which|that)\b", between)
            and cue.measure not in FLOWS | {"population"}
            and is_active(text, cue, end)
        ):
            return None
        if is_active(text, cue, end):
            return None
        if cue.words.startswith(("left", "leav")) and NOT_LEAVING.match(text, cue.end):
            continue
        return cue
    return None


def names_whole(mention: Mention, cue: Cue) -> bool:
    """Whether a participle only says which total is meant: "four of the five men kidnapped … were released"."""
    text = mention.sentence.low
    return (
        OF_A_NUMBER.match(text, mention.quantity.end) is not None
        and not text[mention.end : cue.start].strip()
        and re.match(r"[^.;]{0,80}?\s(?:were|was|have been|had been|has been)\s", text[cue.end :]) is not None
    )


def strip_asides(text: str) -> str:
    """The words between a number and its verb without brackets and insertions ("46 people, mostly women, were …")."""
    bare = re.sub(r"\([^)]*\)", " ", text)
    bare = re.sub(
        r"^\s(?:including|among them)\s.*?(?=\s(?:were|was|have|had|has|died|lost|are|killed|injured)\b)", " ", bare
    )
    bare = re.sub(r"[–—-]\s[^–—]*\s[–—-]", " ", bare)
    return re.sub(
        r",\s(?:including|compris\w+|totall?ing|made up of|consisting of|most of|mostly|among|many of|some of|half of|all of|both|one of|nine of|three of|two of|mainly|\w+ of (?:them|whom))[^,]*,",
        " ",
        bare,
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
        gap = mention.sentence.low[place : other.quantity.start]
        if not re.fullmatch(
            r"(?:\s(?:and|or)\s[a-z]+)?\s?(?:,|,?\s?and|,?\s?or|&|/|\sas well as|,?\splus)?\s?(?:another|a further)?\s?",
            gap,
        ):
            return True
        place = other.end
    return re.search(r"[,;]\s\w+\s\w+\s\w+\s\w+", mention.sentence.low[place : cue.start]) is not None


def decide_measure(mention: Mention, mentions: list[Mention], periods: list[Period]) -> str | None:
    """The measure that the words next to a mention give it, or None where they say nothing."""
    noun, text = mention.noun, mention.sentence.low
    if noun.kind in {"event", "toll"}:
        return decide_named(mention, mentions)
    if (
        noun.kind == "person"
        and (noun.group or "").startswith("afghan_n")
        and re.match(r"\s*of (?:the |some |about |an estimated |around |its )*$", text[: mention.quantity.start])
        and text[mention.end : mention.end + 1] == ","
    ):
        return "population"
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
        and re.match(r"\s(?:back|home|out of|across)\b", text[mention.end :])
    ):
        before = Cue(mention.quantity.start - 1, mention.quantity.start, "returns", "sent")
    cue = after if after and (not before or (adjective and after.start - mention.end < 3)) else before
    if cue is None or not fits_noun(mention, cue):
        cue = before if cue is after else after
    if cue is None or (HOLDS.match(cue.words) and HOUSE.search(text[: cue.start])):
        return read_adjective(mention)
    return measure_of_cue(mention, cue)


def measure_of_cue(mention: Mention, cue: Cue) -> str | None:
    """What a cue makes of a mention; None where it does not fit the noun, or tells of plans or accidents."""
    noun, text = mention.noun, mention.sentence.low
    if cue.words == "held" and CAPTIVE.search(text[noun.start : noun.end]):
        return "abductions"
    if not fits_noun(mention, cue) or is_accident(mention, cue.measure):
        return None
    if is_planned(mention, cue):
        return "population" if noun.group in {"afghan_acc", "afghan_por"} and cue.measure in FLOWS else None
    if noun.kind == "place":
        return "airstrikes" if cue.measure == "airstrikes" else None
    return cue.measure if cue.measure != "airstrikes" else None


def decide_named(mention: Mention, mentions: list[Mention]) -> str | None:
    """The measure of a noun that names it; persons such as "returnees" may have had something else happen to them."""
    noun, text = mention.noun, mention.sentence.low
    phrase = text[noun.start : noun.end]
    if PEOPLE_TOLLS.search(phrase):
        cue = cue_after(mention, mentions)
        if cue and cue.measure in HARM:
            return cue.measure
    if is_accident(mention, noun.measure or ""):
        return None
    if noun.kind == "toll" and noun.measure in FLOWS and PLANNED.search(text[: mention.quantity.start]):
        return None
    return noun.measure


def is_accident(mention: Mention, measure: str) -> bool:
    """Whether people died of an accident, a disaster or an illness, not of violence."""
    text = clause_of(mention)
    if measure in {"fatalities", "injuries", "abductions"} and COURT.search(text):
        return True
    return (
        measure in {"fatalities", "injuries", "casualties", "releases"}
        and bool(ACCIDENT.search(text))
        and not ARMED.search(text)
    )


def clause_of(mention: Mention) -> str:
    """The clause a mention stands in: "300 died in floods, while six were killed in Bajaur" are two."""
    text, place = mention.sentence.low, mention.quantity.start
    breaks = [match.start() for match in CLAUSES.finditer(text)]
    start = max((one for one in breaks if one <= place), default=0)
    return text[start : min((one for one in breaks if one > place), default=len(text))]


def fits_noun(mention: Mention, cue: Cue) -> bool:
    """Whether what the cue says can have happened to what the noun names."""
    noun, text = mention.noun, mention.sentence.low
    if noun.kind == "place":
        return cue.measure == "airstrikes" and mention.sentence.is_air
    if cue.measure == "airstrikes":
        return False
    if cue.measure in FLOWS:
        return fits_flow(mention, cue)
    if noun.kind == "other":
        sure = cue.measure in {"fatalities", "injuries", "casualties"} and not LOOSE.match(cue.words)
        return (sure or SURE.match(cue.words) is not None) and not ANIMALS.search(text[noun.start : noun.end])
    return noun.kind != "family" or cue.measure in {"abductions", "arrests"}


def fits_flow(mention: Mention, cue: Cue) -> bool:
    """Whether a mention can be of people who left, were deported or remain: Afghans, or people in general."""
    noun = mention.noun
    if COUNTING.fullmatch(cue.words) and not (noun.group or "").startswith("afghan_") and noun.kind != "family":
        return False
    if noun.kind == "other":
        return False
    afghans = (noun.group or "").startswith("afghan_") and noun.group != "afghan_forces"
    if cue.measure == "population":
        if re.match(
            r"(?:[\s\w]{0,40})\bfor (?:over |more than |nearly |almost |about |the (?:past|last) )?(?:\w+ )?(?:decades|years|generations)\b",
            mention.sentence.low[mention.end :],
        ):
            return False
        return (
            afghans
            or (
                noun.kind == "none"
                and cue.words.startswith(
                    ("remain", "registered", "are registered", "were registered", "hold", "possess", "without")
                )
            )
            or (
                noun.group == "all"
                and re.search(
                    r"\b(?:without papers|illegally|undocumented)\b",
                    mention.sentence.low,
                )
                is not None
            )
        )
    return afghans or noun.group in GENERAL_GROUPS or noun.kind == "family"


def is_planned(mention: Mention, cue: Cue) -> bool:
    """Whether the words only speak of what is planned, feared or ordered; or of armed men who are merely there."""
    text = mention.sentence.low
    place = cue.start if cue.start < mention.quantity.start else max(mention.end, cue.start)
    start = mention.quantity.start if cue.start > mention.quantity.start else 0
    window = text[max(start, place - 60) : place]
    if cue.words.startswith(("to ", "have until")):
        return False
    if (
        cue.measure in FLOWS
        and cue.measure != "population"
        and re.search(
            r"\b(?:decision|decided|move|began|begun|started|continu\w+|managed|had) to\s$", text[: cue.start]
        )
    ):
        return False
    if cue.start >= mention.end and FUTURE_VERB.search(window):
        return True
    if PLANNED.search(window) and not re.search(r"\b(?:was|were|has|have|had)\s(?:\w+\s)?$", window[-14:]):
        return True
    return (
        mention.noun.group in {"militants", "security_forces"}
        and cue.measure in FLOWS
        and is_strength(text, mention.quantity)
    )
