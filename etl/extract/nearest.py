"""The place or period of a sentence that belongs to a number: directly after it, before it, or later in the sentence."""

from __future__ import annotations

import re
from typing import TypeVar

from etl.extract.model import Mention, Period, Place
from etl.extract.owning import DIRECTLY, find_owner, may_borrow

Spot = TypeVar("Spot", Place, Period)
CLAUSE = re.compile(
    r"[;]|,\s(?:well |far |just |slightly )?(?:below|above|short of|shy of)\s|,\s(?:which|who)\s(?:had|has|have)\s|,\swhich\s(?:lost|gained|fell|rose|opened|closed|reopened)\s|,?\s(?:while(?! \w+ing\b)|whereas|but)\s|,\sof (?:whom|which|them)\s|\s[–—]\sand\s|,\s(?:and\s)?(?:followed by|trailed by|ahead of|next came|where|then)\s|,\sthe (?:deadliest|worst|largest|biggest|bloodiest|highest|latest|most)\b"
)
# "… and notes that the border at Chaman was shut": something else is told there.
NOTES_THAT = re.compile(
    r",?\sand that\b[^.;]*?\bhad (?:been|also|earlier|previously)\b|\band\s(?:also\s)?(?:not|add|say|said|warn|observ|point|conclud|stress|remark|recall)\w*\s(?:out\s)?that\b"
)
RELATIVE_CLAUSE = re.compile(r"\b(?:who|whom|which|when)\b")
OWN_VERB = re.compile(r"\s(?:were|was|have|had|died|lost|perished)\b")
OF_WHICH = re.compile(r"\sof (?:which|whom)\b")
# "124 deaths, 57 of them on a single day, August 26": that day is of the 57.
ON_ONE_DAY = re.compile(
    r"\s(?:on|in) (?:just )?(?:a|one)(?: single)? (?:day|night|week|month|attack|bombing|assault|incident|blast)(?: alone)?,?(?: on)? $"
)
WHERE = re.compile(r",\s(?:where|in which)\b")
RELATIVE = re.compile(r",\sof (?:whom|which|them)\s[^,;]*$")
NEXT_NUMBER = re.compile(
    r"(?:'s)?(?:,\s(?:with|which|where)\s|\s\(?|:\s)(?:(?:recorded|saw|reported|witnessed|had|with|alone|another|a further|for|accounted for|suffered|registered|logged|experienced|at|claimed|contributed|followed with|came next with|second|third|fourth|next|as|together|only|just|about|some|of)\s)*\(?"
)
# "43,000 on Tuesday, and on Friday, 51,000".
AND_ON = re.compile(r"(?:,|\band)\s(?:on|in|for)?\s?$")
# "379 people were killed in Balochistan, with 500 injured": no comma between the number and its place.
IN_IT = re.compile(r"[^,;:]*\bin\s(?:the\s)?")
# "… and Sindh had 20 per cent of the attacks (36)": the subject of what comes next.
AND_BEFORE = re.compile(r"(?:;|,\s(?:and|while|but)|\swhile)\s$")
HAD = re.compile(r"\s(?:had|has|saw|suffered|recorded|reported|witnessed|registered|accounted for|made up)\b")
SHARE = re.compile(r"%|per ?cent")
# "… and handed 892 of them over at Chaman": where only those were.
OF_THEM = re.compile(r"\band (?:[\w-]+ ){1,2}\d[\d,.]* of (?:them|whom|these|those)\b")
BEFOREHAND = re.compile(r"\b(?:before|until|ahead of|prior to)\b")


def nearest(mention: Mention, mentions: list[Mention], candidates: list[Spot]) -> Spot | None:
    """The candidate that belongs to a mention: directly after it, else before it, else later in the sentence."""
    text = mention.sentence.low
    following = [
        other.quantity.start
        for other in mentions
        if other.quantity.start > mention.quantity.start and not is_inserted(mention, other)
    ]
    limit = following[0] if following else len(text)
    candidates = [item for item in candidates if not is_past_bracket(text, mention, item)]
    candidates = [item for item in candidates if not NOTES_THAT.search(text, mention.end, max(item.start, mention.end))]
    for item in candidates:
        if leads_to_next(text, mention, item, limit):
            continue
        if (
            mention.quantity.start <= item.start < limit
            and not CLAUSE.search(text, mention.end, item.start)
            and not is_running_total(mention, item)
            and not is_beforehand(mention, item)
            and not OF_THEM.search(text, mention.end, item.start)
        ):
            return item
    if shared := shared_behind(text, mention, mentions, candidates):
        return shared
    before = [
        item for item in candidates if item.end <= mention.quantity.start and may_use_before(mention, item, mentions)
    ]
    if before and ";" not in text[before[-1].end : mention.quantity.start]:
        return before[-1]
    after = [
        item
        for item in candidates
        if item.start >= limit and may_borrow(mention, find_owner(mentions, item.start, text), mentions)
    ]
    after = [item for item in after if not is_of_part(mention, mentions, item)]
    after = [item for item in after if not is_of_next(mention, mentions, item)]
    after = [item for item in after if not RELATIVE.search(text[mention.end : item.start])]
    after = [item for item in after if not is_told_where(mention, mentions, item)]
    after = [item for item in after if not opens_other(text, item, mentions)]
    after = [item for item in after if not is_running_total(mention, item) and not is_beforehand(mention, item)]
    if after and ";" not in text[mention.end : after[0].start]:
        return after[0]
    return before[-1] if before else None


def is_inserted(mention: Mention, other: Mention) -> bool:
    """Whether commas set off a part of a number that goes on behind it: "six enumerators, two of them women, in Multan"."""
    text = mention.sentence.low
    part = text[mention.end : other.quantity.start] == ", " and text[other.quantity.end :].startswith(" of them ")
    return part and text[other.end : other.end + 1] == ","


def shared_behind(text: str, mention: Mention, mentions: list[Mention], candidates: list[Spot]) -> Spot | None:
    """The place or period behind two bare numbers: "which had counted 77 and 70 in April"."""
    second = next((other for other in mentions if other.quantity.start > mention.quantity.start), None)
    if second is None or text[mention.quantity.end : second.quantity.start] != " and ":
        return None
    if not mention.noun.kind == second.noun.kind == "none":
        return None
    return next((item for item in candidates if DIRECTLY.fullmatch(text, second.end, item.start)), None)


def is_past_bracket(text: str, mention: Mention, item: Place | Period) -> bool:
    """Whether a number in brackets is cut off from what the next item of the list names: "(deaths: 602), Balochistan by 592"."""
    opened = text.rfind("(", 0, mention.quantity.start)
    closed = text.find(")", mention.end)
    inside = opened > text.rfind(")", 0, mention.quantity.start) and closed >= 0 and opened >= 0
    return (
        inside
        and item.start > closed
        and re.match(r"\),?\s(?:and\s|while\s)?$|\)[,;]\s", text[closed : item.start]) is not None
    )


def leads_to_next(text: str, mention: Mention, item: Place | Period, limit: int) -> bool:
    """Whether a place or period opens the next number ("38 and Sindh five") rather than closing this one."""
    if re.match(r"\s(?:none|nil|zero|not one)\b", text[item.end :]):
        return True
    if limit < len(text) and text[item.end : limit] == ", " and AND_ON.search(text[: item.start]):
        return True
    if limit < len(text) and AND_BEFORE.search(text[: item.start]) and HAD.match(text, item.end):
        return True
    opens = NEXT_NUMBER.fullmatch(text, item.end, limit) if item.end <= limit < len(text) else None
    if opens and opens[0].startswith((", with", ", where")) and IN_IT.fullmatch(text, mention.end, item.start):
        return False
    if opens and "(" in text[mention.end : item.start]:
        return True
    if opens and ":" in opens[0]:
        return text[: item.start].endswith("(")
    return bool(opens) and not DIRECTLY.fullmatch(text, mention.end, item.start)


def is_of_part(mention: Mention, mentions: list[Mention], item: Place | Period) -> bool:
    """Whether a place follows "15 of them" without a comma: it is then only where those 15 were."""
    before = [other for other in mentions if mention.quantity.start < other.quantity.start < item.start]
    part = before[-1] if before else None
    return bool(
        part
        and part.relation == "part"
        and not are_joined_shares(mention, part)
        and (part.noun.anaphoric or part.noun.kind == "none")
        and not re.search(
            r",|\s[–—-]\s|\)", ON_ONE_DAY.sub("", mention.sentence.low[part.end : item.start]).removeprefix(")")
        )
        and (
            isinstance(item, Place)
            or OF_WHICH.match(mention.sentence.low, part.quantity.end)
            or ON_ONE_DAY.search(mention.sentence.low[part.quantity.end : item.start])
            or RELATIVE_CLAUSE.search(mention.sentence.low[part.end : item.start]) is not None
        )
    )


def are_joined_shares(mention: Mention, part: Mention) -> bool:
    """Whether two shares are told in one breath: "64% of the attacks (175) and 63% of the deaths (390) were in Sindh"."""
    text = mention.sentence.low
    between = text[mention.end : part.quantity.start]
    return all(SHARE.search(words) for words in (text[: mention.quantity.start], between)) and "," not in between


def is_of_next(mention: Mention, mentions: list[Mention], item: Place | Period) -> bool:
    """Whether a place stands behind the verb of a later number: "24 died in blasts and six soldiers died in Bannu"."""
    between = [other for other in mentions if mention.end <= other.quantity.start < item.start]
    last = between[-1] if between else None
    return bool(
        last
        and not last.relation
        and isinstance(item, Place)
        and last.measure == mention.measure
        and re.search(r",\sand\s", mention.sentence.low[mention.end : last.quantity.start])
        and OWN_VERB.match(mention.sentence.low[last.end : item.start])
    )


def is_told_where(mention: Mention, mentions: list[Mention], item: Place | Period) -> bool:
    """Whether a day is that of what a later number tells of the place: "six were held in Hub, where two had died on May 3"."""
    between = [other for other in mentions if mention.end <= other.quantity.start < item.start]
    last = between[-1] if between else None
    where = last and WHERE.search(mention.sentence.low[mention.end : last.quantity.start])
    return bool(last and where and isinstance(item, Period) and last.measure != mention.measure)


def opens_other(text: str, item: Place | Period, mentions: list[Mention]) -> bool:
    """Whether a place or period stands right before a later number as its own ("KP 29, Balochistan 20")."""
    return not WHERE.match(text, item.end) and any(
        item.end < other.quantity.start and NEXT_NUMBER.fullmatch(text, item.end, other.quantity.start)
        for other in mentions
    )


def may_use_before(mention: Mention, item: Place | Period, mentions: list[Mention]) -> bool:
    """Whether an earlier place or period reaches a mention: not one that belongs to a number it is compared with."""
    text = mention.sentence.low
    if any(
        other.relation == "compared"
        and other is not mention
        and re.fullmatch(r"(?:'s|\swith)?\s", text[item.end : other.quantity.start])
        for other in mentions
    ):
        return False
    bracketed = (
        text.rfind("(", 0, item.start) > text.rfind(")", 0, item.start)
        and ")" in text[item.end : mention.quantity.start]
    )
    owner = find_owner(mentions, item.start, text)
    one_of_list = (
        owner is not None
        and owner.noun.kind == "none"
        and owner.relation in {"listed", "part"}
        and not mention.relation
        and not WHERE.match(text, item.end)
    )
    bracketed = bracketed and not re.search(r"\b(?:week|period|month|quarter|year|days)\s\($", text[: item.start])
    bracketed = bracketed and not re.match(r"[^()]{0,3}\):\s", text[item.end :])
    return not bracketed and not one_of_list and (owner is None or owner.relation != "compared")


def is_running_total(mention: Mention, item: Place | Period) -> bool:
    """Whether a "since" belongs to a running total told after the mention ("bringing the toll since March to 52")."""
    between = mention.sentence.low[mention.end : item.start]
    return (
        isinstance(item, Period)
        and item.is_open
        and re.search(r"\b(?:bringing|taking|toll|total|raising|pushing)\b", between) is not None
    )


def is_beforehand(mention: Mention, item: Place | Period) -> bool:
    """Whether a period dates what ended the events counted ("killed dozens before a ceasefire on 19 October")."""
    return isinstance(item, Period) and BEFOREHAND.search(mention.sentence.low[mention.end : item.start]) is not None
