"""Whether what a verb says can have happened to what a number counts: no animals, no plans, no accidents, no strangers."""

from __future__ import annotations

import re

from etl.extract.among import HARM
from etl.extract.cues import FLOWS, Cue
from etl.extract.model import Mention
from etl.extract.no_counts import is_strength

GENERAL_GROUPS = {None, "all", "women", "children", "women_and_children", "civilians", "not_stated"}
PLANNED = re.compile(
    r"\b(?:plan(?:s|ned|ning)?|want(?:s|ed)?|aim(?:s|ed|ing)?|vow(?:s|ed)?|seek(?:s|ing)?|intend(?:s|ed)?|hop(?:es?|ing)|prepar(?:es|ed|ing)|threat(?:en)?(?:s|ed|ening)?|propos(?:es|ed|al)|order(?:s|ed)?|expect(?:s|ed)?|"
    r"due|set|going|likely|ready|campaign|drive|allow(?:s|ed)?|pledge[ds]?|need(?:s|ed)?|try(?:ing)?|tried|order|able|target|wish(?:es)?|urg(?:es|ed)|fail(?:s|ed)?|attempt(?:s|ed)?|asked|told|deadline for)\b(?:\s[\w'-]+){0,3}?\s(?:to|of|for)\s(?:\w+\s)?$"
    r"|\b(?:will|would|could|may|might|shall|must|should|can|if|unless|to be|capable of|risk(?:s|ed)? (?:being)?|fac(?:e|ing))\s(?:\w+\s){0,2}$"
)
# The month, which is no verb: "7 May", "May 7", "in May".
MAY = re.compile(r"(?<=\d\s)may\b|(?<=(?:in|of)\s)may\b|\bmay(?=\s\d)")
FUTURE_VERB = re.compile(r"\b(?:to(?! have\b)|will|would|could|may|might|shall)\s(?:\w+\s)?$")
AT_CROSSING = re.compile(
    r"\b(?:torkham|chaman|islam qala|spin boldak|milak|angoor adda|border crossings?|crossing points?)\b"
)
COURT = re.compile(
    r"\b(?:sentenced|convicted|acquitted|charged with|on trial|indicted|death row|verdict|found guilty)\b"
)
CLAUSES = re.compile(r";|,?\s(?:while|whereas)\s")
ANIMALS = re.compile(
    r"\b(?:goats?|sheep|cattle|livestock|animals?|cows?|buffalo\w*|camels?|horses?|mules?|donkeys?|birds?|houses?|homes|shops|vehicles?|vans|lorries|wagons|pickups|rickshaws|boats|ambulances|convoys|cars?|trucks?|buses|motorcycles?|drones?|jets?|tanks?|(?:out)?posts?|checkpoints?|schools|mosques|madrassas?|compounds?|weapons?|rifles?|bombs?|rounds|shells|rockets|mortars|ieds|vests|hideouts|camps|bases|places|cities|districts|provinces|countries|nations|groups?|schools?|accounts|films|videos|laws|bills|roads|bridges|towers|sectors|projects|companies|firms|hospitals|flights|stations|detonators?|launchers?|transmitters?|receivers?|charges?)$"
)
CRIMINALS = re.compile(
    r"\b(?:traffickers?|smugglers?|thieves|robbers?|dealers?|gamblers?|beggars?|offenders?|dacoits?|bandits?|hoarders?|drivers?|fraudsters?|hackers?|peddlers?|protest[eo]rs|demonstrators|activists|lawyers|workers)$"
)
ACCIDENT = re.compile(
    r"\b(?:ravine|plunged|overturned|collision|collided|road accident|traffic accident|accidents?|derail\w+|capsiz\w+|floods?|flooding|flash flood\w*|earthquakes?|quake|landslides?|avalanches?|monsoon|rains?|heatwave|storms?|lightning|drown\w*|gas leak|blaze|inferno|(?:factory|building|hotel|market|plaza) fire|electrocut\w*|poisoning|stampede|covid\S*|coronavirus|polio cases|dengue|epidemic|sick|illness|disease|measles|malnutrition|cholera|cylinder|street crimes?|traffic(?! (?:police\w*|constables?|wardens?|cops?|sergeants?))|road mishaps?|dacoits?|robber(?:y|ies|s)|feuds?|roof collapsed?|building collapse|tremors?|magnitude)\b"
)
# Whatever else the sentence tells, it then tells of no violence.
CERTAIN_ACCIDENT = re.compile(
    r"\b(?:(?:was|were) an? (?:\w+ )?accident|accidental|oil tanker|gas cylinder|boiler|short circuit)\b"
)
ARMED = re.compile(
    r"\b(?:attack\w*|militants?|bomb\w*|blast\w*|gunm[ae]n|gunned|gunfire|ambush\w*|assailants?|assassin\w*|rockets?|mortars?|landmines?|grenades?|shelled|shoot\w*|raid\w*|drones?|jets|airstrikes?|khawarij|khwarij|terror\w*|insurgen\w+|clash\w*|shot|firing|shelling|strikes?|soldiers?|explosions?|ied|suicide|operation|fighting)\b"
)
# With a noun we do not know only these verbs tell that persons are meant ("seized 20 rifles", "cost 45 jobs").
SURE = re.compile(r"(?:arrest|detain|abduct|kidnap)")
LOOSE = re.compile(r"(?:claim|cost|lost|los(?:e|ing)|took|buried|pulled|hit|hurt|eliminat|neutrali|blown)")
# Verbs of counting say that people came only where the people are Afghans.
COUNTING = re.compile(r"welcomed|received|registered|processed|counted|facilitated|recorded|documented|logged")


def is_accident(mention: Mention, measure: str) -> bool:
    """Whether people died of an accident, a disaster or an illness, not of violence."""
    text = clause_of(mention)
    if measure in {"fatalities", "injuries", "abductions"} and COURT.search(text):
        return True
    return measure in {"fatalities", "injuries", "casualties", "releases"} and bool(
        CERTAIN_ACCIDENT.search(text) or (ACCIDENT.search(text) and not ARMED.search(text))
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
    if cue.words in {"shot", "dispatched", "despatched"} and noun.group != "militants":
        return False
    if noun.kind == "place":
        return cue.measure == "airstrikes" and mention.sentence.is_air
    if cue.measure == "airstrikes":
        return False
    if cue.measure in FLOWS:
        return fits_flow(mention, cue)
    if noun.kind == "other":
        sure = cue.measure in {"fatalities", "injuries", "casualties"} and not LOOSE.match(cue.words)
        return (
            (sure or SURE.match(cue.words) is not None or (noun.group == "civilians" and cue.measure in HARM))
            and not ANIMALS.search(text[noun.start : noun.end])
            and not CRIMINALS.search(text[noun.start : noun.end])
        )
    return noun.kind != "family" or cue.measure in {"abductions", "arrests"}


def fits_flow(mention: Mention, cue: Cue) -> bool:
    """Whether a mention can be of people who left, were deported or remain: Afghans, or people in general."""
    noun = mention.noun
    if re.search(r"\b(?:pakistanis?|iranians?|indians?)\b", mention.sentence.low[noun.start : noun.end]):
        return False
    if (
        COUNTING.fullmatch(cue.words)
        and not (noun.group or "").startswith("afghan_")
        and noun.kind != "family"
        and not AT_CROSSING.search(mention.sentence.low)
    ):
        return False
    if noun.kind == "other" or (noun.group == "all" and cue.words in {"came", "come"}):
        return False
    afghans = (noun.group or "").startswith("afghan_") and noun.group != "afghan_forces"
    of_whom = mention.sentence.low[: cue.start].endswith("of whom ")
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
                    (
                        *(("liv", "resid", "stay", "there ", "home ") if noun.anaphoric or of_whom else ()),
                        "remain",
                        "registered",
                        "are registered",
                        "were registered",
                        "hold",
                        "possess",
                        "had ",
                        "has ",
                        "have a",
                        "without",
                    )
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
    text = MAY.sub("   ", mention.sentence.low)
    place = cue.start if cue.start < mention.quantity.start else max(mention.end, cue.start)
    start = mention.quantity.start if cue.start > mention.quantity.start else 0
    window = text[max(start, place - 60) : place]
    if cue.words.startswith(("to ", "have until")):
        return (
            re.search(
                r"\b(?:wants?|wanted|plans?|hopes?|expects?|urges?|asks?)\s(?:\w+\s){0,2}$",
                text[: mention.quantity.start],
            )
            is not None
        )
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
