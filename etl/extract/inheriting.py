"""The group that a bare number takes from its neighbours: the one it is listed with, its total, the sentence before."""

from __future__ import annotations

import re

from etl.extract.context import FLOW_MEASURES, Context, topic_family
from etl.extract.counted_nouns import find_group
from etl.extract.model import Mention
from etl.extract.summing import completes_total

OF_THEM = re.compile(r"\sof (?:them|whom)\b")
# A new speaker's bare number need not be of the people told before.
NEW_SPEAKER = re.compile(
    r"\b(?:told (?:reporters|journalists|\w+)|said|says|insisted)\s(?:by phone )?(?:that )?(?:his|her|their|a|the) (?:village|family|hospital|clinic|district|town|community)\b"
)
# "Two women and a soldier were killed and five others wounded": the others need not be women.
OTHERS = re.compile(r"\sothers?\b")
NARROW = {"women"}
FOILED = re.compile(
    r"\b(?:attempts?|bids?|infiltration|intrusion|movement)\s(?:\w+\s){0,2}?by\s(?P<who>(?:[\w-]+\s){1,4}?)(?:to|from|into|across)\b"
)
ONE_MORE = re.compile(
    r"(?:,[^,;]{3,60},)?\s(?:and|as well as|including)\s(?:an?|one|their|his)\s(?P<who>[a-z][\w -]{2,25}?)\s(?:were|was|lost|died|had|killed)\b"
)
# Attackers do not kill their own: "gunmen killed ten" tells of others than the militants named before.
BY_ATTACKERS = re.compile(
    r"\b(?:gunmen|militants|attackers|assailants|bombers|insurgents|armed men|terrorists)\s(?:\w+\s){0,4}$"
)
# "In the first, ten were sent to hell": one of the several events told in the paragraph before.
OF_SEVERAL = re.compile(r"\s*in (?:the (?:first|second|third|other|latter|former)|one of them|one|another)\b")
SENT_TO_HELL = re.compile(
    r"\s(?:(?:more|others?|of them)\s)?(?:was|were|had been|have been)\s(?:sent to hell|neutrali[sz]ed|eliminated)\b"
)
ALL_OF = re.compile(r"\ball(?: of the| the)?\s$")
BESIDE = re.compile(r"(?:,| and|, and| with| while)\s(?:another |about |some )?")


def inherit_group(mention: Mention, earlier: list[Mention], context: Context) -> str | None:
    """The group of the total a bare number or "others" belongs to; None where that was counted in events."""
    if (
        earlier
        and not mention.relation
        and mention.noun.kind == "toll"
        and ";" in mention.sentence.low[earlier[-1].end : mention.quantity.start]
    ):
        return None
    if (
        OTHERS.match(mention.sentence.low, mention.quantity.end)
        and earlier
        and earlier[-1].group in NARROW
        and not mention.relation
    ):
        return "all"
    if not mention.relation and mention.noun.group in {None, "all"} and tells_of_several(mention, earlier):
        whole = earlier[-1].parent if earlier[-1].relation == "part" else None
        return (whole.group if whole else None) or "all"
    whole = next((other for other in reversed(earlier) if other.measure == "casualties"), None)
    if whole and measure_is_harm(mention):
        return whole.group
    if stands_beside(mention, earlier) or completes_total(mention, earlier):
        return earlier[-1].group
    of_whole = mention.noun.anaphoric and re.match(
        r"\s(?:more )?of (?:the|those|these)\b", mention.sentence.low[mention.quantity.end :]
    )
    if mention.noun.kind == "toll" and not is_bare_toll(mention) and mention.relation != "compared" and not of_whole:
        return None
    same = [other for other in earlier if other.measure and other.unit != "events" and other.relation != "part"]
    if mention.relation == "listed" and earlier:
        same = [other for other in earlier if other.measure == mention.measure] or same
    if same:
        return same[-1].group if goes_on(mention, same[-1]) else None
    return inherit_from_before(mention, earlier, context)


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


def stands_beside(mention: Mention, earlier: list[Mention]) -> bool:
    """Whether deaths and injuries stand side by side ("42 killed and 421 injured"): of the same people."""
    if not earlier or mention.noun.kind not in {"none", "toll"} or mention.noun.group:
        return False
    if not measure_is_harm(mention) or not measure_is_harm(earlier[-1]):
        return False
    gap = mention.sentence.low[earlier[-1].end : mention.quantity.start]
    closed = earlier[-1].relation == "part" and gap.startswith(",")
    return not closed and BESIDE.fullmatch(gap) is not None


def goes_on(mention: Mention, other: Mention) -> bool:
    """Whether a mention goes on counting the people of another one in its sentence."""
    if not mention.relation and mention.measure in FLOW_MEASURES and other.measure != mention.measure:
        return False
    return mention.relation in {"compared", "listed", "part"} or topic_family(other.measure) == topic_family(
        mention.measure
    )


def inherit_from_before(mention: Mention, earlier: list[Mention], context: Context) -> str | None:
    """The group of the total, in this or an earlier sentence, that a mention belongs to."""
    if told := told_group(mention):
        return told
    if not any(one.measure for one in earlier) and (named := antecedent(mention, context)):
        return named
    free = mention.noun.kind == "none" or is_bare_toll(mention) or mention.noun.anaphoric
    parent = mention.parent or (context.last_main(mention.sentence.paragraph) if free else None)
    if (
        mention.noun.kind == "none"
        and not mention.relation
        and not mention.noun.anaphoric
        and NEW_SPEAKER.search(mention.sentence.low[: mention.quantity.start])
    ):
        return None
    if mention.noun.kind == "none" and not earlier and not mention.relation:
        alike = context.last_alike(mention, int(OF_SEVERAL.match(mention.sentence.low) is not None)) or (
            context.last_persons(mention.sentence.paragraph) if is_done_to(mention) else None
        )
        if alike and alike.group == "militants" and BY_ATTACKERS.search(mention.sentence.low[: mention.quantity.start]):
            return None
        if alike:
            return alike.group
    if (parent is None or parent.unit == "events") and mention.noun.anaphoric and is_done_to(mention):
        parent = context.last_persons(mention.sentence.paragraph)
    if parent is None or is_of_others(mention, parent):
        return None
    return "all" if told_of_several(mention, parent, context) else group_of_parent(mention, parent)


def group_of_parent(mention: Mention, parent: Mention) -> str | None:
    """The group of a total, where the words of a mention make it go on with those people."""
    if mention.measure in FLOW_MEASURES and not mention.relation and parent.measure != mention.measure:
        return parent.group if parent.measure == "population" and mention.noun.kind == "none" else None
    near = mention.noun.anaphoric and parent.sentence.paragraph == mention.sentence.paragraph
    belongs = mention.relation or near or is_short_toll(mention) or mention.measure in {"arrests", "releases"}
    return parent.group if belongs else None


def told_of_several(mention: Mention, parent: Mention, context: Context) -> bool:
    """Whether "nine others were hurt" follows a sentence in which people of several groups were killed."""
    told = {one.group for one in context.mains if one.sentence is parent.sentence and one.measure == parent.measure}
    others = OTHERS.match(mention.sentence.low, mention.quantity.end) is not None
    return others and len(told) > 1 and mention.measure != parent.measure and not mention.relation


def is_of_others(mention: Mention, parent: Mention) -> bool:
    """Whether a total says nothing of whom a number counts: it counts events, or people who moved beside deaths."""
    moved = parent.measure in FLOW_MEASURES and measure_is_harm(mention)
    return parent.unit == "events" or (moved and not mention.noun.anaphoric and not mention.relation)


def told_group(mention: Mention) -> str | None:
    """Whom "all ten" of ten militants are, and those "sent to hell"; None without such words."""
    if mention.noun.kind == "none" and SENT_TO_HELL.match(mention.sentence.low, mention.quantity.end):
        return "militants"
    same = ALL_OF.search(mention.sentence.low[: mention.quantity.start])
    return group_before(mention, same.start()) if same else None


def group_before(mention: Mention, end: int) -> str | None:
    """The people that the same number counted earlier in the sentence: "ten militants stormed it; all ten were killed"."""
    words = mention.sentence.low[mention.quantity.core : mention.quantity.end]
    told = re.search(rf"\b{re.escape(words)}\s(?P<who>[a-z-]+(?:\s[a-z-]+)?)", mention.sentence.low[:end])
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
    if named is None and (known := find_group(context.previous)) and known[0].startswith("afghan_"):
        return known[0]
    return named[0] if named and named[0] != "all" else None


def is_done_to(mention: Mention) -> bool:
    """Whether something other than movement is counted: then a bare number goes on with the people told before."""
    return mention.measure not in FLOW_MEASURES


def measure_is_harm(mention: Mention) -> bool:
    """Whether deaths or injuries are counted, which "casualties" sums."""
    return mention.measure in {"fatalities", "injuries"}


def is_short_toll(mention: Mention) -> bool:
    """Whether a bare participle follows a list in which only persons of one group were named before."""
    return (
        mention.noun.kind == "toll"
        and is_bare_toll(mention)
        and re.match(r"[^,;]{0,40}\band\s$", mention.sentence.low[: mention.quantity.start]) is not None
    )


def is_bare_toll(mention: Mention) -> bool:
    """Whether the toll is a bare participle ("30 wounded"), which speaks of the persons named before."""
    words = mention.sentence.low[mention.noun.start : mention.noun.end].strip()
    return words in {
        "wounded",
        "injured",
        "killed",
        "dead",
        "hurt",
        "arrested",
        "detained",
        "deported",
        "deportees",
        "arrests",
        "deportations",
    }
