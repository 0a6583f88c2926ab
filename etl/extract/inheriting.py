"""The group that a bare number takes from its neighbours: the one it is listed with, its total, the sentence before."""

from __future__ import annotations

import re

from etl.extract.context import FLOW_MEASURES, Context, topic_family
from etl.extract.model import Mention
from etl.extract.summing import completes_total
from etl.extract.told_groups import (
    OTHERS,
    antecedent,
    measure_is_harm,
    tells_of_several,
    told_group,
    told_of_several,
    topic_group,
)

# A new speaker's bare number need not be of the people told before.
NEW_SPEAKER = re.compile(
    r"\b(?:told (?:reporters|journalists|\w+)|said|says|insisted)\s(?:by phone )?(?:that )?(?:his|her|their|a|the) (?:village|family|hospital|clinic|district|town|community)\b"
)
NARROW = {"women"}
# "Three policemen were shot in Sukkur, while a bomb in Hub left eight dead".
APART = re.compile(r";|,\s(?:while|whereas)\s(?:an?|the|another)\s(?:[\w-]+\s){1,8}?(?:left|killed|claimed)\b")
# Attackers do not kill their own: "gunmen killed ten" tells of others than the militants named before.
BY_ATTACKERS = re.compile(
    r"\b(?:gunmen|militants|attackers|assailants|bombers|insurgents|armed men|terrorists)\s(?:\w+\s){0,4}$"
)
# "In the first, ten were sent to hell": one of the several events told in the paragraph before.
OF_SEVERAL = re.compile(r"\s*in (?:the (?:first|second|third|other|latter|former)|one of them|one|another)\b")
# "Killed 38 militants and made 5,120 arrests": of anyone.
MADE = re.compile(r"\b(?:made|make|making|makes)\s(?:about |some |over |another |a further )?$")
# "During the same months the losses were 48 dead and 71 wounded": of those told of before.
OF_THESE = re.compile(r"\s*(?:of|among) (?:these|those|them),")
THE_LOSSES = re.compile(r"\b(?:the|its|their) losses\b[^.;\d]{0,30}$")
BESIDE = re.compile(r"(?:,| and|, and| with| while)\s(?:another |about |some )?")


def inherit_group(mention: Mention, earlier: list[Mention], context: Context) -> str | None:
    """The group of the total a bare number or "others" belongs to; None where that was counted in events."""
    if starts_anew(mention, earlier):
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
    of_whole = (mention.relation == "part" and OF_THESE.match(mention.sentence.low)) or (
        mention.noun.anaphoric
        and re.match(r"\s(?:more )?of (?:the|those|these)\b", mention.sentence.low[mention.quantity.end :])
    )
    lost = THE_LOSSES.search(mention.sentence.low[: mention.quantity.start])
    if (
        mention.noun.kind == "toll"
        and not (is_bare_toll(mention) or lost or of_whole)
        and mention.relation != "compared"
    ):
        return None
    same = [other for other in earlier if other.measure and other.unit != "events" and other.relation != "part"]
    if mention.relation == "listed" and earlier:
        same = [other for other in earlier if other.measure == mention.measure] or same
    if same:
        return same[-1].group if goes_on(mention, same[-1]) else None
    return inherit_from_before(mention, earlier, context)


def starts_anew(mention: Mention, earlier: list[Mention]) -> bool:
    """Whether a toll is not of the people told before: behind a semicolon, or "made 5,120 arrests"."""
    before = mention.sentence.low[: mention.quantity.start]
    if mention.measure == "arrests" and MADE.search(before):
        return True
    apart = earlier and not mention.relation and mention.noun.kind == "toll"
    return bool(apart and APART.search(before[earlier[-1].end :]))


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
    losers = THE_LOSSES.search(mention.sentence.low[: mention.quantity.start]) and context.last_persons(
        mention.sentence.paragraph
    )
    if told := told_group(mention, context) or (losers.group if losers else None):
        return told
    if not any(one.measure for one in earlier) and (
        named := antecedent(mention, context) or topic_group(mention, context)
    ):
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


def is_of_others(mention: Mention, parent: Mention) -> bool:
    """Whether a total says nothing of whom a number counts: it counts events, or people who moved beside deaths."""
    moved = parent.measure in FLOW_MEASURES and measure_is_harm(mention)
    return parent.unit == "events" or (moved and not mention.noun.anaphoric and not mention.relation)


def is_done_to(mention: Mention) -> bool:
    """Whether something other than movement is counted: then a bare number goes on with the people told before."""
    return mention.measure not in FLOW_MEASURES


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
        "deportations",
    }
