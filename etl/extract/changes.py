"""Percentages that a text prints as a change: "a 70% surge", "down by 32 per cent"; shares and rates are left alone."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from etl.extract.among import HARM
from etl.extract.context import FLOW_MEASURES, family_of
from etl.extract.counted_nouns import find_group
from etl.extract.exclusions import is_excluded
from etl.extract.model import Mention, Noun, Period, Quantity, Sentence
from etl.extract.numbers import tidy_value
from etl.extract.qualifiers import AND_PERCENT, find_quantities
from etl.extract.topics import topic_of

RISE = r"(?:increas\w+|ros\w+|rise[ns]?|rising|surg\w+|jump\w*|climb\w*|spik\w+|escalat\w+|uptick|growth|grew|grow\w*|(?<!make )(?<!makes )(?<!made )(?<!making )(?<!set )up(?!\s?to)|higher|more(?! than)|upsurge|soar\w*|gain\w*|swell\w*|greater|hike|shot up|(?<=\s)above|plus)"
FALL = r"(?:decreas\w+|declin\w+|drop\w*|fall\w*|fell|down|lower|reduc\w+|less(?! than)|dip\w*|fewer(?! than)|plung\w+|slump\w*|plummet\w*|shrank|shr[iu]nk\w*|eas(?:ed|ing)|lowered|receded|improvement|(?<=\s)below|minus)"
BEFORE = re.compile(
    rf"\b(?P<word>{RISE}|{FALL})\b(?:\s(?:by|of|in|some|about|around|nearly|a|an|sharply|slightly|further|significant\w*|roughly|over|more than|as much as|almost|per|month-on-month|year-on-year|attacks|violence|deaths|fatalities|returns|and|was|is|were|at|steeply|dramatic\w*|sharp|the|another|estimated|approximately|a staggering|whopping|stood|works? out|worked out|comes? to|came to|amount(?:s|ed) to|in (?:attacks|violence|deaths|fatalities|returns|incidents|casualties))){{0,6}}\s?\(?$"
)
AFTER = re.compile(
    rf"^\s?(?:\)\s)?(?:(?:a|an|the|sharp|overall|steep|slight|further|significant|year-on-year|month-on-month|annual|monthly|increased|dramatic|net|staggering|in|overall|over|on|alarming|massive|marked|notable)\s){{0,3}}(?P<word>{RISE}|{FALL}|(?:more|less|fewer)(?=\sthan\s(?:\d[\d,]*|in|for|the|a|last|during|over|at|that|those|it|january|february|march|april|may|june|july|august|september|october|november|december|(?:19|20)\d\d)\b))\b"
)
GOES_ON = re.compile(
    r"^[^.;]{0,30}\b(?:deaths|fatalities|injuries|attacks|killings|casualties|returns|deportations|arrests|operations|incidents|(?:that|those|the number) of (?:the )?(?:[a-z]+ ){0,2}(?:dead|killed|injured|wounded|arrested|deported|returning|abducted))\s(?:by\s)?(?:about |some |nearly |over )?$"
)
# "17 per cent and that of deaths 65 per cent higher": the first rose, too.
AND_THAT_OF = re.compile(
    rf"\sand (?:that|those|the number) of (?:[\w-]+\s){{1,3}}(?:by\s)?[\d.]+\s?(?:%|per ?cent|pc)\s(?P<word>{RISE}|{FALL})\b"
)
AMONG_GROUP = re.compile(
    r"\b(?:casualties|deaths|fatalities|injuries|losses|killings)\s(?:among|amongst|of|to)\s(?:the\s)?(?P<who>[a-z -]{4,30}?)\s(?:rose|fell|were|was|had|has|have|dropped|increased|decreased|declined|jumped|surged|went|by|climbed|soared|grew|doubled|tripled|shot|spiked|plunged|plummeted|slumped)\b[^,;]*$"
)
# A sentence that counts nothing itself changes what was counted before only where it says so.
GOES_BACK = re.compile(
    r"\s*(?:it|this|that|they|these|the (?:\w+ )?(?:number|figure|toll|total|count|tally|increase|rise|jump|surge|fall|drop|decline|decrease|change|trend)|up|down|compared|overall|in comparison|month-on-month|year-on-year|which|by)\b"
)
# "1,212 civilian casualties (371 killed …), a 14 per cent decrease".
APPOSED = re.compile(r",\s(?:an?|up|down|or)\s(?:\w+\s)?$")
TRADE_AFTER = re.compile(
    r"[^.;]{0,40}\b(?:price|inflation|trade|exports?|imports?|gdp|rupee|revenue|budget|aid|funding|tax)"
)
TRADE_BEFORE = re.compile(
    r"\b(?:prices?|inflation|trade|exports?|imports?|gdp|rupee|revenue|budget|funding|economy)\b[^.;]{0,60}$"
)
PARTICULAR = {"civilians", "security_forces", "militants", "children", "women", "civilians_and_security_forces"}
# "Violence dropped by 21 per cent": told of no toll in particular.
VIOLENCE = re.compile(r"\b(?:violence|militancy|terrorism|bloodshed)\b")
SUBJECT_FAR, BESIDE_TOPIC = 160, 12
SIGNED = re.compile(r"(?<=[(\s,])(?P<sign>[+−–-])\s?(?P<digits>\d+(?:\.\d+)?)\s?(?:%|per ?cent|pc\b)")
CLOSE = 25


def sign_of(word: str) -> int:
    """+1 for a word of rising, -1 for one of falling."""
    return -1 if re.fullmatch(FALL, word) else 1


def read_change(sentence: Sentence, start: int, end: int) -> int | None:
    """The sign of the change that a percentage states, or None where it is a share or a level."""
    text = sentence.low
    bracketed = text[:start].endswith("(") and text[end : end + 1] == ")"
    after = AFTER.match(text[end : end + 60]) if not bracketed else None
    if after and not re.match(r"\s?of\s(?:the|all|these|those|them)\b", text[end:]):
        return sign_of(after["word"])
    before = BEFORE.search(text[max(0, start - 80) : start])
    if before and not re.search(r"\bto\s(?:\w+\s)?$", text[max(0, start - 12) : start]):
        return sign_of(before["word"])
    return None


def find_changes(
    sentence: Sentence, periods: list[Period], mentions: list[Mention], earlier: Mention | None
) -> list[Mention]:
    """The stated changes of a sentence as mentions of measure change_pct."""
    changes = find_signed(sentence, mentions)
    for quantity in find_quantities(sentence.low):
        if not quantity.percent or is_excluded(sentence.low, quantity, periods, []):
            continue
        sign = read_change(sentence, quantity.start, quantity.end)
        if not sign and (both := AND_THAT_OF.match(sentence.low, quantity.end)):
            sign = sign_of(both["word"])
        if not sign and (coupled := AND_PERCENT.match(sentence.low, quantity.end)):
            sign = read_change(sentence, coupled.start(), coupled.end())
        if not sign and changes and GOES_ON.search(sentence.low[changes[-1].end : quantity.start]):
            sign = 1 if (changes[-1].quantity.value or changes[-1].quantity.high or 0) > 0 else -1
        subject = find_subject(sentence, quantity.start, quantity.end, mentions, earlier) if sign else None
        if not sign or not subject or quantity.qualifier == "words_only":
            continue
        signed = replace(
            quantity,
            value=flip(quantity.value, sign),
            low=flip(quantity.high if sign < 0 else quantity.low, sign),
            high=flip(quantity.low if sign < 0 else quantity.high, sign),
        )
        mention = Mention(sentence, signed, Noun("none", None, None, None, quantity.end, quantity.end))
        mention.measure, mention.unit, mention.group = "change_pct", "percent", subject
        changes.append(mention)
    return changes


def find_signed(sentence: Sentence, mentions: list[Mention]) -> list[Mention]:
    """The changes that tables print with a sign, behind the number that changed: "70 fatalities (-26%)"."""
    changes = []
    for match in SIGNED.finditer(sentence.low):
        main = next((one for one in reversed(mentions) if one.measure and one.quantity.end <= match.start()), None)
        if main is None and (topic := topic_of(sentence.low[: match.start()])):
            changes.append(
                make_change(sentence, match, None, "afghan_nationals" if topic[0] in FLOW_MEASURES else "all")
            )
            continue
        if main is None or match.start() - main.end > CLOSE:
            continue
        if main.relation == "compared" and main.parent and main.parent.sentence is sentence:
            main = main.parent
        group = "all" if main.unit == "events" else main.group
        changes.append(make_change(sentence, match, main, group or "all"))
    return changes


def make_change(sentence: Sentence, match: re.Match[str], main: Mention | None, group: str) -> Mention:
    """The change that a signed percentage states."""
    value = tidy_value(Decimal(match["digits"])) * (1 if match["sign"] == "+" else -1)
    quantity = Quantity(match.start("digits"), match.start("digits"), match.end(), value, "exact", percent=True)
    change = Mention(sentence, quantity, Noun("none", None, None, None, match.end(), match.end()), parent=main)
    change.measure, change.unit, change.group = "change_pct", "percent", group
    return change


def flip(value: float | None, sign: int) -> int | float | None:
    """The value with the sign of the change."""
    return None if value is None else value * sign


def find_subject(
    sentence: Sentence, start: int, end: int, mentions: list[Mention], earlier: Mention | None
) -> str | None:
    """The group of what changed; None where the sentence is not about anything counted here (prices, trade)."""
    text = sentence.low
    if TRADE_AFTER.match(text[end:]) or TRADE_BEFORE.search(text[:start]):
        return None
    window = text[max(0, start - SUBJECT_FAR) : start]
    ahead = re.split(r"[,;.\d]", text[end : end + 60])[0]
    words = next((part for part in (ahead, window, text) if topic_of(part)), "")
    near = [mention for mention in mentions if mention.measure]
    if told := group_told(near, text[:start], words if words != ahead else "") or group_apposed(near, text[:start]):
        return told
    among = AMONG_GROUP.search(window)
    named = find_group(among["who"]) if among else None
    if named and named[0] not in {"all", "afghan_nationals"}:
        return named[0]
    if words:
        return group_of_topic(words, earlier)
    if VIOLENCE.search(window):
        return "all"
    main = near[0] if near else earlier if GOES_BACK.match(text) else None
    return None if main is None else ("all" if main.unit == "events" else main.group)


def group_told(near: list[Mention], before: str, words: str) -> str | None:
    """The group of the toll just told, of which the change is said: "1,212 civilian casualties, a 14 per cent decrease"."""
    told = next((one for one in reversed(near) if one.quantity.start < len(before) and one.relation != "part"), None)
    topic = topic_of(words)
    if told is None or topic is None or told.measure not in HARM:
        return None
    apposed = topic[0] in HARM and APPOSED.search(before)
    return told.group if topic[0] == told.measure or apposed else None


def group_apposed(near: list[Mention], before: str) -> str | None:
    """The group of the flow whose change stands right behind it: "5,710 PoR card holders went back, up 30 per cent"."""
    told = next((one for one in reversed(near) if one.quantity.start < len(before) and one.relation != "part"), None)
    behind = (
        re.fullmatch(r"[^,;]{0,60}, (?:up|down|an increase of|a decrease of) (?:by )?", before[told.end :])
        if told
        else None
    )
    return told.group if told and behind and told.measure in FLOW_MEASURES else None


def group_of_topic(words: str, earlier: Mention | None) -> str:
    """The group of a counted noun without a number ("civilian deaths rose by"): those named right before it."""
    topic = topic_of(words) or ("", 0, 0)
    of_movers = topic[0] == "arrests" and earlier is not None and family_of(earlier) == "flow"
    if topic[0] in {"returns", "deportations", "arrivals"} or of_movers:
        return "afghan_nationals"
    group = find_group(words)
    close = group is not None and abs(group[2] - topic[1]) < BESIDE_TOPIC
    particular = group is not None and group[0] in PARTICULAR and topic[0] in {"fatalities", "injuries", "casualties"}
    return group[0] if group and close and particular else "all"
