"""What the words before a number say is counted: the subject whose verb leads to it, or the label of its row."""

from __future__ import annotations

import re

from etl.extract.comparing import COMPARING, OWNED_BY_MONTH, QUALIFYING
from etl.extract.context import EVENTS
from etl.extract.counted_nouns import find_group, noun_rules
from etl.extract.cues import AFTER_CUES, BOTH, find_cues
from etl.extract.fitting import ANIMALS
from etl.extract.model import Mention

STOCK = re.compile(
    r"\b(?:number of|total of|population of|count of|figures? (?:for|of)) (?:the )?(?P<who>(?:[\w-]+\s){0,3}?(?:afghans?|refugees?|migrants?|nationals|holders))(?:\s(?:living|residing|staying|still|remaining|present|registered))*(?:\sin\s(?:the\s)?\w+)?\s(?:is |was |stands |stood )?(?:at|to be|is|was|were|are|as)\s(?:put at |estimated at |between |just )?$"
)
NUMBERING = re.compile(
    r"\b(?P<who>(?:[\w-]+\s){0,2}(?:afghans?|refugees?|migrants?|holders))\b(?:,\s(?:who|which))?[^,.;]{0,50}\snumber(?:ed|s|ing)?\s$"
)
LINK = re.compile(
    r"(?:\b(?:has|have|been|to|at|from|of|was|were|is|are|reached|hit|totall?ed|totall?ing|total|totals|numbered|(?<=dead )number|(?<=now )number|includes?|included|comprised|comprises|as|than|stands?|stood|with|being|toll|put|touched|crossed|exceeded|surpassed|passed|amounted to|numbering|saw|had|recorded|fell|dropped|rose|doubled|tripled|accounted for|account for|accounting for|made up|represented|logged|(?:low|high|peak) of|counted|documented|registered|listed|tallied|found)\b|[:(=–—]|\b(?:of|among) (?:the|those) (?:[\w-]+\s?){1,4},)"
    + QUALIFYING
)
TOLL_TO = re.compile(r"\b(?:death )?toll\b[^,;]{0,90}\s(?:to|at|from)\s(?:at least |about |nearly )?$")
# "The death toll of the twin blasts at a terminal has risen to".
TOLL_OF_EVENT = re.compile(
    r"\b(?:death )?toll (?:of|from|in) (?:the )?[^.,;]{3,90}?\s(?:has |had )?(?:risen|rose|climbed|gone up|went up|jumped|increased|stood|stands|grown)\s(?:\w+ )?(?:to|at)\s(?:at least |about |nearly )?$"
)
LABELLED = re.compile(r"\s*(?:[-–•*▪]\s)?(?P<label>[^:.;,\d][^:.;]{3,70}):\s$")
BREAK = re.compile(r"[;]|\.\s|,\s(?:while|but|whereas|and)\s")
# "Attacks had gone up by 28 per cent from March, when".
CHANGED_FROM = re.compile(
    r"(?:^|[.;]\s|\bsaid (?:that )?|,\s)(?P<subject>[^.;,\d]{3,60}?)\s(?:had\s|has\s|have\s)?(?:\w+\s){1,3}?(?:by\s)?(?:about\s|nearly\s|some\s)?[\d.]+\s?(?:%|per ?cent|pc)\s(?:from|on|over|compared (?:with|to)|against)\s[^.;\d]{2,40}?(?:\d{4})?,?\s(?:when|which (?:saw|had))\s(?:\w+\s){0,3}$"
)
# "The number of returns exceeded two million": the verb is the qualifier, too.
BEYOND = re.compile(r"(?:exceed|surpass|topp|pass)(?:ed|es|ing)\b")
# "Civilian deaths, 41 in all".
IN_ALL = re.compile(r",?\s(?:in all|in total|altogether|all told)\b")
# "Raised to five the number of people killed".
TO_NUMBER = re.compile(r"\b(?:to|at|as|gave|gives|give|cited|cites)\s(?:at least\s|about\s|some\s)?$")
NUMBER_BEHIND = re.compile(
    r"(?:\sas)?\sthe (?:\w+ )?(?:number|toll|count|tally|total) of [a-z' -]{3,50}?(?=\s(?:when|in|on|by|since|after)\b|[,.;]|$)"
)
# "The highest number of fatalities, 61,".
NUMBER_OF = re.compile(
    r"\b(?:number|toll|count|total|tally) of [a-z' -]{3,40},\s$|\bthe (?:injured|wounded|dead|killed|arrested),\s$"
)
# "Responsible for 52 per cent of deaths, 558 in total".
NAMED_LAST = re.compile(
    r"\b(?:deaths|fatalities|attacks|killings|injuries|casualties|incidents|arrests|returns|deportations)(?:\sin\s[a-z' -]{3,25})?,\s$"
)
ASIDE = re.compile(r"(?<=\w )\([^()]*\)(?= [a-z])|\b(?:with|involving|causing|killing|claiming)\s[\w-]+ or more [a-z]+")
# "Kidnappings rose to 55": of anyone, whoever was counted before.
NAMED_EVENTS = re.compile(r"^(?:kidnappings|abductions)$")
FLOW = re.compile(r"\b(?:the|this|that) (?:\w+ )?(?:flow|outflow|exodus|stream|influx)\b")
# "Arrests of Afghans numbered 11,700": not those who are there.
DONE_TO = re.compile(
    r"\b(?:arrests|detentions|deportations|returns|expulsions|releases|deaths)\s(?:of|among)\s(?:[\w-]+\s){0,2}[\w-]+$"
)
FEW, NEAR, FAR = 16, 14, 20
COUNT_OF = re.compile(r"\b(?:count|number|toll|total|tally) of\b")
TOPIC_MEASURES = ("fatalities", "injuries", "arrests", "abductions", "releases", "returns", "deportations")
TOPIC_VERBS = re.compile(
    r"\b(?:number|numbers|count|toll|those|people|persons|soldiers|civilians|militants|afghans|personnel|refugees|tally|total|figure) (?:of )?(?:[\w-]+ ){0,4}?(?:"
    + "|".join(BOTH[name] for name in ("fatalities", "injuries", "arrests", "abductions", "returns", "deportations"))
    + r"|died|dead|returning|leaving|coming back|going home)\b|\bnumber of (?:"
    + "|".join(BOTH[name] for name in ("fatalities", "injuries", "arrests", "abductions", "releases", "deportations"))
    + r")\s(?!and\b|in\b|on\b|rose\b|fell\b|was\b|reached\b)[\w-]+\b"
)
PLURALS_ONLY = re.compile(
    r"^(?:attack|operation|raid|blast|explosion|ambush|incident|assault|strike|event|airstrike|hit|hurt|held|villages?|areas?|places?|sites?|targets?|hideouts?)$"
)


def topic_of(text: str) -> tuple[str, int, int] | None:
    """The last counted noun without a number in a stretch of text ("the death toll rose to"): measure, start, end."""
    best: tuple[str, int, int] | None = None
    for kind, measure, _, pattern in noun_rules():
        if kind not in {"event", "toll"} or measure is None:
            continue
        for match in pattern.finditer(text):
            singular = kind == "event" and not match[0].endswith(("s", "violence"))
            if (
                not singular
                and not PLURALS_ONLY.match(match[0])
                and (best is None or (match.end(), -match.start()) > (best[2], -best[1]))
            ):
                best = (measure, match.start(), match.end())
    if best and (head := head_of(text, best)):
        best = head
    for match in re.finditer(r"\btoll\b|\b(?:own|their|its) losses\b", text):
        if best is None or match.end() >= best[2]:
            best = ("fatalities", match.start(), match.end())
    for match in TOPIC_VERBS.finditer(text):
        measure = measure_of_verb(match[0])
        if best is None or match.end() >= best[2]:
            best = (measure, match.start(), match.end())
    return best


def head_of(text: str, named: tuple[str, int, int]) -> tuple[str, int, int] | None:
    """The toll that a prepositional phrase only explains: "the number of deaths in terrorist attacks" counts deaths."""
    head = re.search(
        r"\b(?P<toll>deaths|fatalities|killings|killed|injuries|injured|casualties|losses|lives lost)(?:\s(?:among|amongst|of)\s(?:the\s)?[\w-]+(?:\s[\w-]+)?)?\s(?:in|from|during|due to|caused by|as a result of|linked to|related to|by)\s(?:[\w-]+\s){0,3}$",
        text[: named[1]],
    )
    return (measure_of_toll(head["toll"]), head.start(), head.end("toll")) if head else None


def measure_of_toll(word: str) -> str:
    """The measure of a word for the dead, the injured or both."""
    return "casualties" if word == "casualties" else "injuries" if word.startswith("injur") else "fatalities"


def measure_of_verb(words: str) -> str:
    """The measure of the verb that ends a phrase ("number of people killed"), or that an adjective names in it."""
    if words.endswith(("died", "dead")):
        return "fatalities"
    fits = (name for name in TOPIC_MEASURES if re.search(rf"(?<![\w-])(?:{BOTH[name]})(?:\s[\w-]+)?$", words))
    return next(fits, "returns" if words.endswith(("ing", "coming back", "going home")) else "arrests")


def left_topic(mention: Mention, since: int) -> tuple[str, str | None] | None:
    """Measure and group of the subject whose verb leads to the number ("injuries from 160", "deaths: 12"); or None."""
    text = mention.sentence.low
    if TOLL_OF_EVENT.search(text[: mention.quantity.start]):
        return "fatalities", "all"
    segment = blank_asides(text[since : mention.quantity.start])
    row = re.split(r"[:;]\s", segment)[-1]
    leads = leads_to_number(text, segment, mention.quantity.end) or BEYOND.match(text, mention.quantity.start)
    if not leads and not is_table_line(row) and not is_comma_row(row):
        return None
    broken = list(BREAK.finditer(segment))
    clause = segment[broken[-1].end() :] if broken else segment
    if toll := TOLL_TO.search(clause):
        return "fatalities", "all" if re.search(r"\b(?:from|month's|year's|week's|overall|total)\b", toll[0]) else None
    topic = topic_of(clause) or (None if broken else topic_of(segment)) or flow_topic(clause)
    if topic is None or len(clause[topic[2] :].split()) > (FAR if COUNT_OF.search(clause) else NEAR):
        return None
    if mention.noun.kind == "person" and topic[0] in EVENTS:
        return None
    return group_of_subject(clause, topic)


def flow_topic(clause: str) -> tuple[str, int, int] | None:
    """The returns that "the flow was down to 49,500" tells of."""
    flow = FLOW.search(clause)
    return ("returns", flow.start(), flow.end()) if flow else None


def blank_asides(segment: str) -> str:
    """The words before a number without those in brackets, or of a class ("with ten or more deaths"), which lead nowhere."""
    return ASIDE.sub(lambda aside: " " * len(aside[0]), segment)


def group_of_subject(clause: str, topic: tuple[str, int, int]) -> tuple[str, str | None]:
    """The measure of a subject with the group that it names: "civilian deaths", "deaths among the police"."""
    inner = find_group(clause[topic[1] : topic[2]])
    if (
        inner
        and (inner[0] not in {"all", "afghan_nationals"} or (topic[0] == "arrests" and inner[0] != "all"))
        and topic[0] in {"fatalities", "injuries", "arrests", "abductions"}
    ):
        return topic[0], inner[0]
    near = re.search(r"(?:[\w'-]+\s){0,3}$", clause[: topic[1]])
    group = find_group(re.sub(r"\b(\w+?)s?'s?\b", r"\1", (near[0] if near else "").strip()) or "")
    if group is None:
        among = re.match(r"\s(?:among|amongst|of|to)\s(?:the\s)?([a-z' -]{4,40})", clause[topic[2] :])
        named = find_group(among[1]) if among else None
        if named and named[1] == 0 and topic[0] in {"fatalities", "injuries", "casualties", "arrests"}:
            return topic[0], named[0]
    if group and group[2] < len((near[0] if near else "").strip()) - 1:
        group = None
    if group is None and NAMED_EVENTS.search(clause[topic[1] : topic[2]]):
        return topic[0], "all"
    if group is None and (
        re.search(r"\b(?:people|persons|individuals)\b|^number of dead$", clause[topic[1] : topic[2]])
        or (
            topic[0] in {"fatalities", "injuries"}
            and re.search(r"\b(?:number|total|count) of (?:the )?$", clause[: topic[1]])
        )
    ):
        return topic[0], "all"
    return topic[0], group[0] if (group and group[0] not in {"all", "afghan_nationals"}) or (
        group and topic[0] in {"returns", "deportations"}
    ) else None


def inverted_topic(mention: Mention) -> tuple[str, str | None] | None:
    """What "raised to five the number of people killed" counts; None where no such words follow the number."""
    told = NUMBER_BEHIND.match(mention.sentence.low, mention.quantity.end)
    topic = topic_of(told[0]) if told and TO_NUMBER.search(mention.sentence.low[: mention.quantity.start]) else None
    return (topic[0], "all" if "people" in (told[0] if told else "") else None) if topic else None


def compared_topic(mention: Mention) -> tuple[str, str | None] | None:
    """What "the number of attacks had gone up by 28 per cent from March, when 58 were recorded" compares; None otherwise."""
    before = mention.sentence.low[: mention.quantity.start]
    told = CHANGED_FROM.search(before)
    topic = topic_of(told["subject"]) if told else None
    return (topic[0], None) if topic else None


def leads_to_number(text: str, segment: str, end: int) -> bool:
    """Whether a verb, a comparison or a comma ("civilian deaths, 41 in all") leads from a subject to the number."""
    if LINK.search(segment) or COMPARING.search(segment) or OWNED_BY_MONTH.search(segment):
        return True
    if NUMBER_OF.search(segment) and re.match(r"\s?[,.;)]|\s(?:in|for|during)\b", text[end:]):
        return True
    clause = re.split(r",\s(?:yet|but|and|while)\s|^and\s", segment)[-1]
    return IN_ALL.match(text, end) is not None and (is_comma_row(clause) or NAMED_LAST.search(segment) is not None)


def label_topic(mention: Mention) -> tuple[str, str | None] | None:
    """Measure and group of a row's label that tells what people did: "Left on their own since 1 April: 48,700"."""
    label = LABELLED.match(mention.sentence.low[: mention.quantity.start])
    cues = find_cues(label["label"], AFTER_CUES) if label and not ANIMALS.search(label["label"].split()[0]) else []
    if not label or not cues:
        return None
    group = find_group(label["label"])
    if cues[0].measure == "population" and not (group and group[0].startswith("afghan_")):
        return None
    stays = re.search(r"\b(?:told|ordered|asked|due|expected|at risk|yet|still) (?:to|of|in)\b", label["label"])
    return "population" if stays else cues[0].measure, group[0] if group and group[0] != "all" else None


def is_comma_row(segment: str) -> bool:
    """Whether a row names what it counts before a comma: "Attacks, 105", "Deaths in attacks, 228"."""
    label = re.fullmatch(r"\s*(?P<label>[a-z]+(?:\s[a-z]+){0,3}),\s", segment)
    topic = topic_of(label["label"]) if label else None
    return bool(label and topic and topic[1] <= FEW and (topic[2] == len(label["label"]) or topic[1] == 0))


def is_table_line(segment: str) -> bool:
    """Whether only a few words stand before a number, the last of them what is counted ("Terrorist attacks 79")."""
    topic = topic_of(segment)
    return (
        topic is not None
        and re.fullmatch(r"\s*(?:(?:from|to|in|through|via|by)\s[\w-]+(?:\s[\w-]+)?\s*)?", segment[topic[2] :])
        is not None
        and len(segment.split()) <= 5
        and segment[: topic[1]].count(" ") <= 3
    )


def stock_topic(mention: Mention) -> str | None:
    """The group of "the number of undocumented Afghans at about one million": people who are there; None otherwise."""
    before = mention.sentence.low[: mention.quantity.start]
    if re.match(r"\samong (?:them|these|those)\b", mention.sentence.low[mention.quantity.end :]):
        return None
    match = STOCK.search(before) or NUMBERING.search(before)
    if match and DONE_TO.search(before[: match.end("who")]):
        return None
    if match and any(cue.measure != "population" for cue in find_cues(match[0][len(match["who"]) :], AFTER_CUES)):
        return None
    group = find_group(match["who"]) if match else None
    return group[0] if group and group[0].startswith("afghan_") else None
