"""What a mention takes over from another: as part of a total, as the next of a list, as what a number is compared with."""

from __future__ import annotations

import re
from collections.abc import Callable

from etl.extract.areas import read_places
from etl.extract.comparing import REVISED
from etl.extract.counted_nouns import group_rules
from etl.extract.model import Mention, Period, Place
from etl.extract.numbers import UNITS
from etl.extract.topics import is_table_line

RESTATING = re.compile(
    r"(?:^(?:in )?(?:january|february|march|april|may|june|july|august|september|october|november|december|last month|the (?:previous|preceding) (?:month|year|week)|(?:19|20)\d\d)(?: (?:19|20)\d\d)? (?:had )?(?:seen|saw|recorded|brought|had|witnessed)(?: only| just)?\s$)|(?:\b(?:confirm(?:ed)?|acknowledged?|admit(?:ted)?|spoke of|spoken of|speaks of|count(?:s|ed)|claims?|claimed|the latter|the former)(?: only| just)?\s$)|^in (?:the )?[\w ]{3,30}, (?:the |its )?[\w -]{2,30} (?:had|recorded|listed|logged|tallied|reported|saw)(?: only| just)?\s$|"
    r",\smaking (?:it |a total of |in all )?$|\b(?:brings|takes|brought|taking|bringing|took|raising|raises) the (?:\w+ )?(?:total|toll|tally)\s(?:since|so far)\s[^,;]{3,70}?\sto (?:\w+ )?$|\b(?:peak|high|low|record|maximum|minimum) of\s$|^in [\w ]{3,30}?,? there (?:had been|were|was)(?: only| just)?\s$|\b(?:for its part|in turn|too),? (?:has|had|gives|gave|counts|lists|puts it at)\s$|\b(?:gave|gives|giving|cited|cites|reported|offered) (?:a |the |its own )?(?:figure|number|total|count|toll) of\s$|"
    r"\b(?:that|this|which) (?:makes|brings|takes|made|brought)(?: (?:it|the|a|total|number|toll|dead|to|of))*\s$|\b(?:raised|revised|lifted|lowered|cut|put) (?:that|it|this|the (?:figure|number|toll|count)) (?:up |down )?(?:to|at)\s$|\b(?:bringing|taking|raising|pushing) the (?:overall |combined |total |number |toll |to )*\s?$|\b(?:exact|precise|official|final|revised|actual|higher|lower|different|smaller|larger|similar|conflicting) (?:number|figure|count|toll|total|tally)(?: of|,|:| at)\s$|\b(?:number|figure|count|total|tally)\s(?:has|had|have|now|already|\s)*$|\b(?:number|figure|count|total|tally)\b(?:\s[\w–-]+){0,5}?\s(?:at|to|was|is|reached|stands at|stood at|as)\s$"
)
PART_OPENER = re.compile(
    r"(?:\bincluding|\b(?:number|figure|total|toll|count|tally) (?:that|which) (?:also )?(?:takes|took) in|\bof (?:the|those) (?:arrested|detained|killed|dead|injured|wounded|deported)(?: [\w ]{0,20})?,|\b(?:half|most|majority|third|quarter|rest|all|many|some)(?: of (?:them|these|those|which|whom|the \w+))?\s\(|\bof which (?:the )?(?:[\w-]+\s){1,6}?(?:alone )?(?:is |are |was |were )?(?:blamed for|responsible for|claimed|carried out|behind)|\bof (?:them|these|those|which|whom|(?:this|that) (?:number|figure|total|group)|the (?:latter|former|total|two|families|returnees|dead)),?|\bamong (?:them|those|these|the (?:dead|injured|wounded|killed|victims|casualties))(?: (?:were|was|are))?|\bcompris(?:ing|ed|es?)|\bcomprised of|\bincluded?|\bincludes|\bconsist(?:ing|s|ed) of|\bmade up of|[(:–—]|\bi\.e\.|\bnamely|\bthey were|\bvictims were|\bthat is|\b(?:half|most|majority|third|quarter|the rest|two-thirds)(?: of (?:them|these|those|the \w+))?,)\s?(?:at least |also |about |some |nearly |more than |over )*(?:an?\s(?:[\w-]+\s){1,4}and\s)?$"
)
PART_AFTER = re.compile(
    rf"\s(?:of|from among) (?:the|these|those) (?:{UNITS}|\d+)\s(?:were|was|are)\b|"
    r"\s(?:were|was) (?:from|members of|in) (?:the )?(?=security|forces|police|army|military)|\s(?:of|from among) (?:them|these|those|whom|which|the (?:dead|injured|wounded|killed|victims|casualties|deceased|bodies|attacks|deaths|fatalities|former|latter))\b|\s(?:were|was)\s(?:ordinary |local |mostly |all |foreign )?(?:civilians|citizens|troopers|troops|militants|security|women|children|soldiers|police|(?:por|acc)\b|undocumented|afghan citizen|card ?holders|unaccompanied)"
)
# "They cost 228 lives: 73 …" has told a total, "Deaths: 12" only a label.
NUMBERED = re.compile(rf"\d|\b(?:{UNITS})\b")
# "Pakistan: 8,604 individuals returned": a row of its own.
LABEL = re.compile(r"\s*(?:[-–•*]\s)?(?P<place>[a-z][a-z .-]{2,30}):\s")
LIST_WORDS = re.compile(
    r"(?:\b(?:and|or|while|in|with|recorded|saw|witnessed|reported|registered|had|suffered|experienced|logged|seeing|followed|by|another|a|an|further|on|for|from|at|of|to|the|during|province|district|districts|provinces|respectively"
    r"|each|followed by|as well as|plus|came|took place|place|occurred|were|was|that|month|another|only|just|next|via|through|about|around|also|then|most|accounted|came|carried|out|launched|conducted|mounted|distant|alone|counted|posted|took|reporting|it|city|where|some|same|killed|injured|wounded|died|dead|arrested|returned|returning|crossing|crossed|arrived|arriving|left|deported|entering|entered|went|back|home|people|others|have|had|has|been|night|nights|first|second|third|evening|morning|day|as|together|given|remaining|rest|low|high|peak|record|through|departed|expelled|sent|repatriated|pushed|handed|forced|deceased|victims|returnees|yet|ahead|whole|entire|all|by|way|fell|die|dies|lie|along|together|alongside|into|out|over|off|up)\b|[,;()&/:–—-]|'s|\s)*"
)
# "Outlaws, as the centre calls militants, made up 1,985": words between commas that the verb goes past.
INSERTED = re.compile(
    r",\s(?:as|who|which|whom|or)\s[^,;.\d]{3,60},(?=\s(?:\w+\s){0,2}(?:accounted|made up|make up|numbered|lost|suffered|were|comprised))"
)
FARTHEST = 200
LEADS_TO_GROUP = re.compile(
    r"[\s,]*(?:were |was |are )?(?:from |of |among |and |or |with |holding )?(?:members of )?(?:the )?(?:other )?"
)
# "1,126 attacks were carried out by the Taliban and other militants, 387 by nationalist insurgents".
BY_WHOM = re.compile(
    r"\bby (?:the |banned |outlawed )*(?:[\w'-]+\s){0,3}?(?:militants|insurgents|taliban|separatists|groups?|outfits?|factions?|nationalists|rebels|ttp|bla|blf|iskp|is-k|daesh|tribesmen|gangs)(?:,? and (?:other |its |their )?(?:[\w-]+\s){0,2}?(?:militants|insurgents|groups?|outfits?|factions?|affiliates|allies|rebels))?(?=[,;.]|\s(?:and|while)\b)"
)
ACCORDING = re.compile(r"\baccording to [^,;.\d]{2,50}")
WHO_CLAUSE = re.compile(r"^\s(?:who|whose|whom)\s[^,;.\d]{3,60}(?=,\s)")
BRACKET = re.compile(r"\([^()]*\)")
SHARE = re.compile(r"\b(?:nearly |over |about |some |almost |more than )?\d+(?:\.\d+)?\s?(?:%|per ?cent|pc\b)")
ACCOUNTS = re.compile(
    r"\)?(?:'s)?(?:,\s(?:at|in|as|which|though)\s[^,;.\d]{3,40},(?=\s))?(?:,\s|\s)(?:(?:province|division|district|agency|region)s?\s)?(?:alone\s|together\s)?(?:(?:account(?:s|ed) for|for|with|contributed|reported|recorded|saw|had|witnessed|registered|logged|suffered|(?:own )?share (?:was|is|came to|stood at)|(?:was|is|came|comes|followed|follows|next|second|third)(?: (?:next|second|third|with|was))*)\s)?(?:only\s|just\s)?|:\s(?:only\s)?"
)


def left_group(mention: Mention, since: int) -> str | None:
    """The group named right before a number: "civilians for 217", "security forces: 37", "women and children made up 44"."""
    text = mention.sentence.low
    segment = INSERTED.sub("", text[max(since, mention.quantity.start - FARTHEST) : mention.quantity.start])
    tail = re.compile(
        r"(?:\s(?:accounted for|accounting for|account for|made up|make up|making up|constituted|comprised|comprising|numbered|represented|stood at|came to|amounted to|totalled|for|at|lost|suffered|suffering|were|with|the remaining|the other|together|sustained|bore|bore the (?:brunt|most)(?: of [a-z ]{2,20})?,? with|had|about|some|as many as|suffered the (?:heaviest|most|highest)(?: (?:losses|casualties|deaths))?,?|(?:were|was) the (?:worst|hardest)[- ](?:hit|affected),?|paid the (?:heaviest|highest) price,?|(?:were|was|formed|are|made up|remained) the (?:largest|biggest|smallest|single largest|main|second[- ]largest) (?:\w+ )?(?:group|number|share|contingent|category|part)(?: by far)?(?: (?:among|of) (?:them|these|those|the returnees))?(?:,? (?:with|at))?))*\s?[:–—(-]?\s?$"
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
    told = BRACKET.sub(lambda aside: " " * len(aside[0]), mention.sentence.low[start:end])
    told = ACCORDING.sub(lambda source: " " * len(source[0]), told)
    told = BY_WHOM.sub(lambda agent: " " * len(agent[0]), told)
    told = WHO_CLAUSE.sub(lambda clause: " " * len(clause[0]), told)
    gap = blank_groups(list(SHARE.sub(lambda share: " " * len(share[0]), told)))
    for first, last in [(span.start, span.end) for span in places] + [(span.start, span.end) for span in periods]:
        for index in range(max(first, start), min(last, end)):
            gap[index - start] = " "
    return LIST_WORDS.fullmatch("".join(gap)) is not None


def blank_groups(gap: list[str]) -> list[str]:
    """The words between two numbers without the groups named right behind the first ("47 policemen, soldiers and guards, …")."""
    while (named := first_of_groups(text_of(gap))) and LEADS_TO_GROUP.fullmatch(text_of(gap)[: named[1]]):
        gap[named[1] : named[2]] = [" "] * (named[2] - named[1])
    return gap


def first_of_groups(words: str) -> tuple[str, int, int] | None:
    """The group that words name first."""
    found = ((match.start(), -match.end(), group) for group, rule in group_rules() for match in rule.finditer(words))
    start, end, group = min(found, default=(0, 0, ""))
    return (group, start, -end) if group else None


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
                r"\s(?:in|from|at|through|via|by way of|across|near)\s(?:the\s)?(?:\w+\s){0,3}",
                text[mention.quantity.end : place.start],
            )
            for place in places
        )
    )


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
    if re.match(
        r"\s*(?:[-–•*]\s)?(?:of (?:whom|them|which|these|the total|the (?:[a-z]+|\d[\d,]*)(?=,\s(?:\w+\s)?$))|including)\b",
        before,
    ):
        return True
    if re.search(r"\s?[:–—]\s?$", before) and not NUMBERED.search(before) and is_table_line(before.rstrip(" :–—")):
        return False
    if (label := LABEL.fullmatch(before)) and label["place"] in read_places():
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
    starts = (
        place
        for place in places
        if not place.is_from or mention.quantity.start - place.end > 1 or text[: place.start].strip() == "in"
    )
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
