"""Groups that words point back to: "all ten", "sent to hell", "the losses", people of several kinds told together."""

from __future__ import annotations

import re

from etl.extract.context import Context
from etl.extract.counted_nouns import find_group
from etl.extract.model import Mention

# "Two women and a soldier were killed and five others wounded": the others need not be women.
OTHERS = re.compile(r"\sothers?\b")
OF_THEM = re.compile(r"\sof (?:them|whom)\b")
FOILED = re.compile(
    r"\b(?:attempts?|bids?|infiltration|intrusion|movement)\s(?:\w+\s){0,2}?by\s(?P<who>(?:[\w-]+\s){1,4}?)(?:to|from|into|across)\b"
)
ONE_MORE = re.compile(
    r"(?:,[^,;]{3,60},)?\s(?:and|as well as|including)\s(?:an?|one|their|his)\s(?P<who>[a-z][\w -]{2,25}?)\s(?:were|was|lost|died|had|killed)\b"
)
SENT_TO_HELL = re.compile(
    r"\s(?:(?:more|others?|of them)\s)?(?:was|were|had been|have been)\s(?:sent to hell|neutrali[sz]ed|eliminated)\b"
)
SPOKEN_OF = re.compile(
    r"\b(?:fewer|more|many|most|mostly)\s(?P<who>(?:[\w-]+\s){1,3}?)(?:have\s|had\s|were\s|are\s|being\s)*(?:died|die|killed|dying|hurt|injured|harmed)\b"
)
# "The army killed seven and wounded four".
BY_THE_ARMY = re.compile(
    r"\b(?:army|troops|soldiers|security forces)\s(?:had |have |also )?(?:killed|shot dead|eliminated|gunned down)\s(?:\w+\sand\s(?:wounded|injured|arrested|captured)\s)?$"
)
ALL_OF = re.compile(r"\ball(?: of the| the)?\s$")


def tells_of_several(mention: Mention, earlier: list[Mention]) -> bool:
    """Whether the people told before are of several groups: "three soldiers and a driver were killed and seven others hurt"."""
    if not earlier or not measure_is_harm(mention) or earlier[-1].measure == mention.measure:
        return False
    last = earlier[-1]
    named = ONE_MORE.match(last.sentence.low, last.end)
    group = find_group(named["who"]) if named else None
    if group and last.noun.group and group[0] not in {last.noun.group, "all"}:
        return True
    before = earlier[-2] if len(earlier) > 1 else last
    groups = {last.noun.group, before.noun.group} - {None, "all"}
    gap = last.sentence.low[before.end : last.quantity.start]
    return len(groups) > 1 and last.measure == before.measure and re.fullmatch(r",?\sand\s|,\s", gap) is not None


def told_of_several(mention: Mention, parent: Mention, context: Context) -> bool:
    """Whether "nine others were hurt" follows a sentence in which people of several groups were killed."""
    told = {one.group for one in context.mains if one.sentence is parent.sentence and one.measure == parent.measure}
    others = OTHERS.match(mention.sentence.low, mention.quantity.end) is not None
    return others and len(told) > 1 and mention.measure != parent.measure and not mention.relation


def told_group(mention: Mention, context: Context) -> str | None:
    """Whom "all ten" of ten militants are, and those "sent to hell"; None without such words."""
    if mention.noun.kind == "none" and SENT_TO_HELL.match(mention.sentence.low, mention.quantity.end):
        return "militants"
    if mention.noun.kind == "none" and BY_THE_ARMY.search(mention.sentence.low[: mention.quantity.start]):
        return "militants"
    same = ALL_OF.search(mention.sentence.low[: mention.quantity.start])
    before = mention.sentence.low[: same.start()] if same else ""
    return (group_before(mention, before) or group_before(mention, context.previous)) if same else None


def group_before(mention: Mention, text: str) -> str | None:
    """The people that the same number counted earlier, in the sentence or the one before: "ten militants stormed it; all ten were killed"."""
    words = mention.sentence.low[mention.quantity.core : mention.quantity.end]
    told = re.search(rf"\b{re.escape(words)}\s(?P<who>[a-z-]+(?:\s[a-z-]+)?)", text)
    named = find_group(told["who"]) if told else None
    return named[0] if named and named[1] == 0 else None


def antecedent(mention: Mention, context: Context) -> str | None:
    """The people that a sentence names before "13 of them", or whose attempt a bare number foils; None without such words."""
    before = mention.sentence.low[: mention.quantity.start]
    if foiled := FOILED.search(before):
        return (find_group(foiled["who"]) or (None,))[0]
    if not OF_THEM.match(mention.sentence.low, mention.quantity.end):
        return None
    named = find_group(before)
    if named is None and (known := find_group(context.previous)) and is_subject(known, context):
        return known[0]
    return named[0] if named and named[0] != "all" else None


def topic_group(mention: Mention, context: Context) -> str | None:
    """The people whose deaths the sentence before speaks of without a number: "Fewer civilians died. In May 31 were killed"."""
    told = SPOKEN_OF.search(context.previous)
    counted = context.mains and context.mains[-1].sentence.low == context.previous
    if counted or not told or mention.noun.kind not in {"none", "toll"} or not measure_is_harm(mention):
        return None
    named = find_group(told["who"])
    return named[0] if named else None


def measure_is_harm(mention: Mention) -> bool:
    """Whether deaths or injuries are counted, which "casualties" sums."""
    return mention.measure in {"fatalities", "injuries"}


def is_subject(known: tuple[str, int, int], context: Context) -> bool:
    """Whether a group named in the sentence before is whom "them" means: Afghans, or militants who did something there."""
    told = bool(context.mains) and context.mains[-1].sentence.low == context.previous
    return known[0].startswith("afghan_") or (known[0] == "militants" and known[1] == 0 and not told)
