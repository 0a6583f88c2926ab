"""What a mention takes over from another: as part of a total, as the next of a list, as what a number is compared with."""

from __future__ import annotations

import re
from collections.abc import Callable

from etl.extract.cues import AFTER_CUES, BOTH, find_cues
from etl.extract.model import Mention, Period, Place
from etl.extract.nouns import find_group, group_rules, noun_rules

RESTATING = re.compile(
    r"(?:^(?:in )?(?:january|february|march|april|may|june|july|august|september|october|november|december|last month|the (?:previous|preceding) (?:month|year|week)|(?:19|20)\d\d)(?: (?:19|20)\d\d)? (?:had )?(?:seen|saw|recorded|brought|had|witnessed)(?: only| just)?\s$)|(?:\b(?:confirm(?:ed)?|acknowledged?|admit(?:ted)?|spoke of|speaks of|count(?:s|ed)|claims?|claimed|the latter|the former)(?: only| just)?\s$)|"
    r"\b(?:gave|gives|giving|cited|cites|reported|offered) (?:a |the |its own )?(?:figure|number|total|count|toll) of\s$|"
    r"\b(?:that|this|which) (?:makes|brings|takes|made|brought)(?: (?:it|the|a|total|number|toll|dead|to|of))*\s$|\b(?:bringing|taking|raising|pushing) the (?:overall |combined |total |number |toll |to )*\s?$|\b(?:higher|lower|different|smaller|larger|similar|conflicting) (?:number|figure|count|toll|total|tally)(?: of|,|:| at)\s$|\b(?:number|figure|count|total|tally)\s(?:has|had|have|now|already|\s)*$|\b(?:number|figure|count|total|tally)\b(?:\s[\w-]+){0,5}?\s(?:at|to|was|is|reached|stands at|stood at|as)\s$"
)
STOCK = re.compile(
    r"\b(?:number of|total of|population of|count of) (?:the )?(?P<who>(?:[\w-]+\s){0,3}?(?:afghans?|refugees?|migrants?|nationals|holders))(?:\s(?:living|residing|staying|still|remaining|present|registered))*(?:\sin\s(?:the\s)?\w+)?\s(?:is |was |stands |stood )?(?:at|to be|is|was|were|are|as)\s(?:put at |estimated at |between )?$"
)
NUMBERING = re.compile(
    r"\b(?P<who>(?:[\w-]+\s){0,2}(?:afghans?|refugees?|migrants?|holders))\b(?:,\s(?:who|which))?[^,.;]{0,50}\snumber(?:ed|s|ing)?\s$"
)
QUALIFYING = r"(?:\s?(?:just|only|a total of|the|about|around|some|over|nearly|as many as|mere|its|an?|previous|record|(?:a|the) (?:\w+ )?(?:peak|high|low|record|total|revised|count) of|earlier|earlier figure of|figure of))*\s?$"
COMPARING = re.compile(
    r"\b(?:(?:up|down|increase[ds]?|decrease[ds]?|rise|drop|rising|falling|higher|lower|jump(?:ed)?|fall|decline)?,?(?: sharply| slightly| marginally)? ?from|compare[sd]? (?:with|to)|(?:as )?set against|in comparison (?:with|to)|against|as against|as compared to|versus|vs\.?|than(?: (?:january|february|march|april|may|june|july|august|september|october|november|december|(?:19|20)\d\d)(?:'s| with))?|(?:above|below) (?:19|20)\d\d's|as opposed to"
    r"|in contrast (?:with|to)|(?:increase|rise|jump|surge|growth|decrease|decline|drop|gain|fall|reduction) (?:over|on)|surpassing|exceeding|(?:short|shy) of the|(?:above|below|over|under) the|(?:it|the (?:figure|number|toll|count|total)) (?:was|stood at|had been|were)(?: at)?|down on)"
    + QUALIFYING
)
PART_OPENER = re.compile(
    r"(?:\bincluding|\bof which (?:the )?(?:[\w-]+\s){1,6}?(?:alone )?(?:is |are |was |were )?(?:blamed for|responsible for|claimed|carried out|behind)|\bof (?:them|these|those|which|whom|the total),?|\bamong (?:them|those|these|the (?:dead|injured|wounded|killed|victims|casualties))(?: (?:were|was|are))?|\bcompris(?:ing|ed|e)|\bcomprised of|\bincluded?|\bincludes|\bconsist(?:ing|s|ed) of|\bmade up of|[(:–—]|\bi\.e\.|\bnamely|\bthey were|\bvictims were|\bthat is|\b(?:half|most|majority|third|quarter|the rest|two-thirds)(?: of (?:them|these|those|the \w+))?,)\s?(?:at least |also |about |some |nearly |more than |over )*(?:an?\s(?:[\w-]+\s){1,4}and\s)?$"
)
PART_AFTER = re.compile(
    r"\s(?:were|was) (?:from|members of|in) (?:the )?(?=security|forces|police|army|military)|\s(?:of|from among) (?:them|these|those|whom|which|the (?:dead|injured|wounded|killed|victims|casualties|deceased|attacks|deaths|fatalities))\b|\s(?:were|was)\s(?:civilians|militants|security|women|children|soldiers|police|(?:por|acc)\b|undocumented|afghan citizen|card ?holders|unaccompanied)"
)
LIST_WORDS = re.compile(
    r"(?:\b(?:and|or|while|in|with|recorded|saw|witnessed|reported|registered|had|suffered|experienced|logged|seeing|followed|by|another|a|an|further|on|for|from|at|of|to|the|during|province|district|districts|provinces|respectively"
    r"|each|followed by|as well as|plus|came|took place|place|occurred|were|was|that|month|another|only|just|next|via|through|about|around|also|then|most|accounted|came|carried|out|launched|conducted|mounted|distant|alone|counted|posted|took|reporting|it|city|where|some|same|killed|injured|wounded|died|dead|arrested|returned|returning|crossing|crossed|arrived|arriving|left|deported|entering|entered|went|back|home|people|others|have|had|has|been|night|nights|first|second|third|evening|morning|day|as|together|given)\b|[,;()&/:–—-]|'s|\s)*"
)
SHARE = re.compile(r"\b(?:nearly |over |about |some |almost |more than )?\d+(?:\.\d+)?\s?(?:%|per ?cent|pc\b)")
LINK = re.compile(
    r"(?:\b(?:has|have|to|at|from|of|was|were|is|are|reached|hit|totall?ed|totall?ing|total|totals|numbered|(?<=dead )number|(?<=now )number|includes?|included|comprised|comprises|as|than|stands?|stood|with|being|toll|put|touched|crossed|exceeded|surpassed|passed|amounted to|numbering|saw|had|recorded|fell|dropped|rose|doubled|tripled|accounted for|account for|accounting for|made up|represented|logged|counted|documented|registered|listed|tallied|found)\b|[:(=–—]|\b(?:of|among) (?:the|those) (?:[\w-]+\s?){1,4},)"
    + QUALIFYING
)
TOLL_TO = re.compile(r"\b(?:death )?toll\b[^,;]{0,60}\s(?:to|at)\s(?:at least |about |nearly )?$")
LABELLED = re.compile(r"\s*(?:[-–•*▪]\s)?(?P<label>[^:.;,\d][^:.;]{3,70}):\s$")
# A toll revised from 101 to 84 is one toll told twice.
REVISED = re.compile(r"\b(?:revis|correct|updat|amend)\w+ (?:\w+ )?from $")
ACCOUNTS = re.compile(
    r"(?:'s)?(?:,\s|\s)(?:province\s)?(?:alone\s)?(?:(?:account(?:s|ed) for|for|contributed|reported|recorded|saw|had|witnessed|registered|logged|suffered|(?:was|came|followed|next|second|third)(?: (?:next|second|third|with|was))*)\s)?(?:only\s|just\s)?|:\s(?:only\s)?"
)
IN_MONTH = re.compile(
    r"\((?:in )?(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?(?: (?:19|20)\d\d)?:?\s$"
)
BREAK = re.compile(r"[;]|\.\s|,\s(?:while|but|whereas|and)\s")
TOPIC_MEASURES = ("fatalities", "injuries", "arrests", "abductions", "releases", "returns", "deportations")
TOPIC_VERBS = re.compile(
    r"\b(?:number|numbers|count|toll|those|people|persons|soldiers|civilians|militants|afghans|personnel|refugees|tally|total|figure) (?:of )?(?:[\w-]+ ){0,4}?(?:"
    + "|".join(BOTH[name] for name in ("fatalities", "injuries", "arrests", "abductions", "returns", "deportations"))
    + r"|died|dead|returning|leaving)\b|\bnumber of (?:"
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
    for match in re.finditer(r"\btoll\b", text):
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
        r"\b(?P<toll>deaths|fatalities|killings|killed|injuries|injured|casualties|lives lost)\s(?:in|from|during|due to|caused by|as a result of|linked to|related to|by)\s(?:[\w-]+\s){0,3}$",
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
    return next(fits, "returns" if words.endswith("ing") else "arrests")


def left_topic(mention: Mention, since: int) -> tuple[str, str | None] | None:
    """Measure and group of the subject whose verb leads to the number ("injuries from 160", "deaths: 12"); or None."""
    text = mention.sentence.low
    segment = text[since : mention.quantity.start]
    if not LINK.search(segment) and not COMPARING.search(segment) and not is_table_line(segment):
        return None
    broken = list(BREAK.finditer(segment))
    clause = segment[broken[-1].end() :] if broken else segment
    if toll := TOLL_TO.search(clause):
        return "fatalities", "all" if re.search(r"\b(?:from|month's|year's|week's|overall|total)\b", toll[0]) else None
    topic = topic_of(clause) or (None if broken else topic_of(segment))
    if topic is None or len(clause[topic[2] :].split()) > 14:
        return None
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
    if group is None and (
        re.search(r"\b(?:people|persons|individuals)\b", clause[topic[1] : topic[2]])
        or (
            topic[0] in {"fatalities", "injuries"}
            and re.search(r"\b(?:number|total|count) of (?:the )?$", clause[: topic[1]])
        )
    ):
        return topic[0], "all"
    return topic[0], group[0] if (group and group[0] not in {"all", "afghan_nationals"}) or (
        group and topic[0] in {"returns", "deportations"}
    ) else None


def label_topic(mention: Mention) -> tuple[str, str | None] | None:
    """Measure and group of a row's label that tells what people did: "Left on their own since 1 April: 48,700"."""
    label = LABELLED.match(mention.sentence.low[: mention.quantity.start])
    cues = find_cues(label["label"], AFTER_CUES) if label else []
    if not label or not cues:
        return None
    group = find_group(label["label"])
    if cues[0].measure == "population" and not (group and group[0].startswith("afghan_")):
        return None
    stays = re.search(r"\b(?:told|ordered|asked|due|expected|at risk|yet|still) (?:to|of|in)\b", label["label"])
    return "population" if stays else cues[0].measure, group[0] if group and group[0] != "all" else None


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
    match = STOCK.search(before) or NUMBERING.search(before)
    group = find_group(match["who"]) if match else None
    return group[0] if group and group[0].startswith("afghan_") else None


def left_group(mention: Mention, since: int) -> str | None:
    """The group named right before a number: "civilians for 217", "security forces: 37", "women and children made up 44"."""
    text = mention.sentence.low
    segment = text[since : mention.quantity.start]
    tail = re.compile(
        r"(?:\s(?:accounted for|accounting for|account for|made up|make up|making up|constituted|comprised|comprising|numbered|represented|for|at|lost|suffered|suffering|were|with|sustained|bore|had|about|some|as many as|suffered the (?:heaviest|most|highest) (?:losses|casualties|deaths)))*\s?[:–—(-]?\s?$"
    )
    for group, pattern in group_rules():
        for match in pattern.finditer(segment):
            if tail.fullmatch(segment, match.end()):
                return group
    return None


def is_listed(mention: Mention, previous: Mention, places: list[Place], periods: list[Period]) -> bool:
    """Whether a number follows another as the next item of a list, only places, periods and list words between."""
    start, end = previous.end, mention.quantity.start
    if stands_before_place(mention, places):
        return True
    gap = list(SHARE.sub(lambda share: " " * len(share[0]), mention.sentence.low[start:end]))
    named = find_group("".join(gap))
    if named and re.fullmatch(
        r"\s?(?:were |was |are )?(?:from |of |among |and )?(?:members of )?(?:the )?", text_of(gap)[: named[1]]
    ):
        gap[named[1] : named[2]] = [" "] * (named[2] - named[1])
    for first, last in [(span.start, span.end) for span in places] + [(span.start, span.end) for span in periods]:
        for index in range(max(first, start), min(last, end)):
            gap[index - start] = " "
    return LIST_WORDS.fullmatch("".join(gap)) is not None


def text_of(characters: list[str]) -> str:
    """The characters as one text."""
    return "".join(characters)


def stands_before_place(mention: Mention, places: list[Place]) -> bool:
    """Whether a bare number opens an item of a list by places: "…, five in Datta Khel and 23 in Bajaur"."""
    text = mention.sentence.low
    opened = re.search(
        r"(?:,|,?\s(?:and|while|plus|followed by))\s(?:another\s|a further\s|the other\s|only\s|just\s)?$",
        text[: mention.quantity.start],
    )
    if opened and mention.noun.kind == "none" and re.match(r"\s(?:more|others)\b", text[mention.quantity.end :]):
        return True
    return (
        bool(opened)
        and mention.noun.kind == "none"
        and any(
            re.fullmatch(
                r"\s(?:in|from|at|through|via|across|near)\s(?:the\s)?(?:\w+\s){0,3}",
                text[mention.quantity.end : place.start],
            )
            for place in places
        )
    )


def is_compared(mention: Mention, measured: Mention | None) -> bool:
    """Whether a number stands as what another is compared with; "12 deaths from 27 attacks" compares nothing."""
    before = mention.sentence.low[: mention.quantity.start]
    if re.search(r"\b(?:(?:than|as) in|same (?:period|months?|time|quarter))\b[^;]{0,30}\bwhen\s$", before):
        return True
    if re.search(
        r"\b(?:compared (?:with|to)|against|over|on|from|than)\s(?:the\s)?(?:\w+\s){0,3}\w+,?\swhen\s(?:(?:it|there|they|the \w+)\s)?(?:(?:had|were|was|has|been|listed|recorded|counted|seen|stood at|registered)\s)*$",
        before,
    ):
        return True
    if re.search(r"\b(?:double|twice|triple|treble|half|three times|four times)\s(?:the\s)?(?:\w+'s\s)?$", before):
        return True
    if re.search(
        r"\b(?:compared (?:with|to)|than|from|against|versus|vs|as many as|as in)\b(?:\s[\w-]+){1,7}\s\($", before
    ):
        return True
    if REVISED.search(before):
        return False
    if IN_MONTH.search(before) and measured:
        return True
    match = COMPARING.search(before)
    if match and mention.noun.kind in {"event", "toll"} and match[0].split()[0] in {"from", "against", "than"}:
        return measured is not None and measured.measure == mention.measure
    return match is not None


def is_apposed(mention: Mention, measured: list[Mention]) -> bool:
    """Whether women or children right behind a total only say who it is: "ten civilians, nine children and a woman"."""
    whole = measured[-1] if measured else None
    return bool(
        whole
        and mention.measure in {None, whole.measure}
        and mention.noun.group in {"children", "women", "women_and_children"}
        and whole.noun.group not in {"children", "women", "women_and_children"}
        and mention.sentence.low[whole.end : mention.quantity.start] == ", "
        and (mention.quantity.value or 0) < (whole.quantity.value or 0)
    )


def is_trend(mention: Mention, following: Mention) -> bool:
    """Whether two numbers stand as "from 17 to 26": the first is what the second is compared with."""
    text = mention.sentence.low
    return (
        not REVISED.search(text[: mention.quantity.start])
        and text[: mention.quantity.start].endswith("from ")
        and text[mention.quantity.end : following.quantity.start] == " to "
    )


def is_restated(mention: Mention) -> bool:
    """Whether a number gives anew what was counted before: "puts the number of individuals at 825,000"."""
    return RESTATING.search(mention.sentence.low[: mention.quantity.start]) is not None


def acts_on_next(mention: Mention, mentions: list[Mention]) -> bool:
    """Whether a bare number is the subject that kills or wounds the next ("19 more cost 46 lives"): then it counts events."""
    following = [other for other in mentions if other.quantity.start > mention.quantity.start]
    if mention.noun.kind != "none" or not following:
        return False
    between = mention.sentence.low[mention.end : following[0].quantity.start]
    return re.fullmatch(
        r"[^,;]*\b(?:killed|killing|left|cost|claimed|injured|wounded|resulted in|caused)\s", between
    ) is not None and not re.search(r"\b(?:were|was|been|people)\b", between)


def is_part(mention: Mention) -> bool:
    """Whether a number is told as part of another: "including 12", "of whom 12", "12 of them", "(12 civilians"."""
    before = mention.sentence.low[: mention.quantity.start]
    if re.match(r"\s*(?:[-–•*]\s)?(?:of (?:whom|them|which|these|the total)|including)\b", before):
        return True
    if re.search(r"\s?[:–—]\s?$", before) and is_table_line(before.rstrip(" :–—")):
        return False
    if re.match(
        r",?\samong (?:them|those|the (?:dead|injured|wounded|victims))\b(?=\s?[,.;)]|\sand\b|$)",
        mention.sentence.low[mention.end :],
    ):
        return True
    return (
        PART_OPENER.search(before) is not None
        or PART_AFTER.match(mention.sentence.low, mention.quantity.end) is not None
    )


def leads_with_share(mention: Mention, places: list[Place]) -> bool:
    """Whether a place counts its share right before a number: "Punjab accounts for about 11,000, Sindh for 6,500"."""
    text = mention.sentence.low
    starts = (place for place in places if not place.is_from or mention.quantity.start - place.end > 1)
    return any(ACCOUNTS.fullmatch(text, place.end, mention.quantity.start) for place in starts)


def is_bracketed(mention: Mention, measured: list[Mention]) -> bool:
    """Whether a number stands within the same brackets as one that is part of a total before them."""
    before = mention.sentence.low[: mention.quantity.start]
    opened = before.rfind("(")
    inside = opened > before.rfind(")")
    first = (
        inside
        and re.search(r"\(\s?(?:[a-z-]+\s){1,3}$", before)
        and any(other.quantity.end <= opened for other in measured)
    )
    dated = re.search(
        r"\([^()]*\b(?:january|february|march|april|may|june|july|august|september|october|november|december|previous|last|year|month|week|quarter)\b[^()]*$",
        before,
    )
    return bool(first and not dated) or (
        inside and any(other.relation == "part" and other.quantity.start > opened for other in measured)
    )


def find_main(mentions: list[Mention], accept: Callable[[Mention], bool]) -> Mention | None:
    """The nearest earlier mention that has a measure and is no part of another."""
    return next(
        (
            mention
            for mention in reversed(mentions)
            if mention.measure and accept(mention) and mention.relation not in {"part", "compared"}
        ),
        None,
    )
