"""Giving each number of a sentence a measure and a relation to the others: first from its own words, then from its neighbours."""

from __future__ import annotations

import re

from etl.extract.comparing import is_compared
from etl.extract.context import EVENTS, FLOW_MEASURES, Context
from etl.extract.coordination import (
    join_parts,
    share_against,
    share_brackets,
    share_comparison,
    share_losses,
    share_pairs,
    share_part,
    share_verb,
)
from etl.extract.correcting import correct_measure, name_compared, name_such, take_shares
from etl.extract.grouping import settle_group, settle_unit
from etl.extract.measures import decide_measure
from etl.extract.mentions import whole_of
from etl.extract.model import Mention, Period, Place
from etl.extract.questions import answer_question
from etl.extract.relations import (
    find_main,
    is_apposed,
    is_bracketed,
    is_part,
    is_restated,
    is_trend,
    left_group,
)
from etl.extract.respectively import share_noun, split_respectively, spread_lists
from etl.extract.taking import OF_FAMILIES, inherit_measure, is_adjunct, is_colon_only

OF_THE_WHOLE = re.compile(
    r"\s*(?:of|among) (?:those|the|all) (?:killed|dead|total|victims|deaths|fatalities|deceased|casualties|injured|wounded|arrested|detained|people killed)\b"
)
# "The number climbed to 284": of what was last compared with an earlier count.
THE_NUMBER = re.compile(r"\b(?:the|their|this|that) (?:number|figure|count|tally)(?! of)\b(?:\s[\w-]+){0,6}\s$")
# The row or sentence that sums up: "Cumulative since 1 January: 896,000".
CUMULATIVE = re.compile(
    r"\s*(?:[-–•*]\s)?(?:cumulative|total|overall|grand total|year[- ]to[- ]date|in all|altogether)\b[^:;.]*:\s$"
)
OF_WHOM = re.compile(r"\sof (?:whom|which)\b")
OF_THE_FORMER = re.compile(r"\s*of the former\b")
THE_DEAD = re.compile(r"\s*the (?:dead|deceased|victims|fatalities|toll|killed)\b")
# What a participle right behind a total says befell all of them.
HARMED_WORD = re.compile(
    r"\b(?:killed|dead|slain|injured|wounded|arrested|detained|abducted|kidnapped|captured|deported|rescued|freed|released|martyred|deceased|victims|hostages|captives|abductees|suspects|taken|seized|missing|held)\b"
)
BEFELL_ALL = re.compile(rf"\s(?:(?:who|that) (?:were|had been|have been) )?{HARMED_WORD.pattern}")
OPENING = 40
INCIDENT_WORD = re.compile(r"\b(?:incidents?|events?)$")


def read_measures(mentions: list[Mention], places: list[Place], periods: list[Period], context: Context) -> None:
    """Give each mention a measure and a group: first from its own words, then from its neighbours."""
    for mention in mentions:
        mention.measure = None if is_men_among(mention) else decide_measure(mention, mentions, periods)
        name_such(mention, context)
    share_noun(mentions)
    answer_question(mentions, context)
    for index, mention in enumerate(mentions):
        relate(mention, mentions, index, places, periods, context)
    take_shares(mentions, places, context)
    share_verb(mentions)
    share_pairs(mentions)
    share_brackets(mentions)
    share_part(mentions)
    join_parts(mentions)
    share_losses(mentions)
    share_against(mentions)
    share_comparison(mentions)
    share_noun(mentions)
    split_respectively(mentions, context)
    spread_lists(mentions, places, periods, context)
    for mention in mentions:
        correct_measure(mention, context)
    name_compared(mentions)
    drop_wholes(mentions)
    for index, mention in enumerate(mentions):
        if mention.measure:
            mention.group = settle_group(mention, mentions[:index], context)
            mention.unit = settle_unit(mention)


def drop_wholes(mentions: list[Mention]) -> None:
    """Leave the 30 of "twelve of the 30 passengers were killed" uncounted; "12 of the 30 people killed" counts both."""
    for part in mentions:
        whole = whole_of(part, mentions)
        if (
            whole
            and part.measure
            and whole.noun.kind == "person"
            and not BEFELL_ALL.match(whole.sentence.low, whole.end)
        ):
            harmed = HARMED_WORD.search(whole.sentence.low[part.quantity.end : whole.end])
            whole.measure = whole.measure if harmed or whole.measure in FLOW_MEASURES else None


def is_men_among(mention: Mention) -> bool:
    """Whether "men" only stand beside the women and children of one total: no population group is kept for them."""
    words = mention.sentence.low[mention.noun.start : mention.noun.end].strip()
    return words in {"men", "males", "adult men"} and "women" in mention.sentence.low.replace("men and women", "")


def relate(
    mention: Mention, mentions: list[Mention], index: int, places: list[Place], periods: list[Period], context: Context
) -> None:
    """Find what a mention belongs to, and take the measure from there where its own words give none."""
    if is_men_among(mention):
        return
    measured = [other for other in mentions[:index] if other.measure]
    if is_apposed(mention, measured):
        mention.relation, mention.parent, mention.measure = "part", measured[-1], measured[-1].measure
        return
    compared = is_compared(mention, measured[-1] if measured else None)
    part = is_part(mention) or is_bracketed(mention, measured)
    if mention.measure and not compared and not part and not is_vague_event(mention):
        return
    parent = find_parent(mention, mentions[:index], context)
    following = mentions[index + 1] if index + 1 < len(mentions) else None
    if following and is_trend(mention, following) and not measured and mention.noun.kind == "none":
        compared, parent = True, following
    restated = "restated" if is_restated(mention) else ""
    mention.relation = "" if parent is None else "compared" if compared else "part" if part else restated
    if mention.relation == "part" and parent and stands_alone(mention, parent, measured):
        mention.relation, parent = "", None
    mention.parent = parent
    if goes_by_parent(mention, parent):
        mention.measure = parent.measure if parent else None
    if mention.measure:
        return
    if parent and is_summed(mention):
        mention.relation = "restated"
    inherit_measure(mention, mentions, measured[-1].end if measured else 0, places, periods, parent)


def is_summed(mention: Mention) -> bool:
    """Whether a row or sentence sums up what was told before: "Cumulative since 1 January: 896,000"."""
    return CUMULATIVE.match(mention.sentence.low[: mention.quantity.start]) is not None


def stands_alone(mention: Mention, parent: Mention, measured: list[Mention]) -> bool:
    """Whether what looks like a part is none: larger than its total, or behind a colon that only labels it."""
    if exceeds(mention, parent):
        return True
    labelled = is_colon_only(mention) and not OF_FAMILIES.search(mention.sentence.low[: mention.quantity.start])
    return labelled and not is_summed(mention) and not shares_kind(mention, parent, measured)


def goes_by_parent(mention: Mention, parent: Mention | None) -> bool:
    """Whether "incidents" are of the kind of the events told before."""
    return bool(
        mention.measure
        and is_vague_event(mention)
        and parent
        and parent.noun.kind == "event"
        and (mention.noun.anaphoric or names_incidents(parent))
    )


def exceeds(mention: Mention, whole: Mention) -> bool:
    """Whether a number is larger than the total it would be part of, so that it is none."""
    most = whole.quantity.value or whole.quantity.high
    apart = is_colon_only(mention) and mention.noun.kind == "toll" and whole.sentence is not mention.sentence
    return bool((mention.noun.anaphoric or apart) and most and mention.quantity.value and mention.quantity.value > most)


def shares_kind(mention: Mention, parent: Mention, measured: list[Mention]) -> bool:
    """Whether a number behind a colon divides what stands before it: persons of persons, with a total or a group named there."""
    if mention.noun.kind == "person" and parent.measure in EVENTS:
        return False
    return (
        bool(measured)
        or mention.noun.kind == "toll"
        or left_group(mention, 0) is not None
        or mention.noun.group is not None
    )


def is_vague_event(mention: Mention) -> bool:
    """Whether the noun is "incidents" or "events", which may stand for a measure named before."""
    return mention.noun.kind == "event" and bool(
        INCIDENT_WORD.search(mention.sentence.low[mention.noun.start : mention.noun.end])
    )


def names_incidents(mention: Mention) -> bool:
    """Whether a total was itself printed as incidents or events of some kind."""
    return (
        re.search(r"\b(?:incidents?|events?)\b", mention.sentence.low[mention.noun.start : mention.noun.end])
        is not None
    )


def find_parent(mention: Mention, earlier: list[Mention], context: Context) -> Mention | None:
    """The total or the compared number a mention belongs to: in its sentence, else in the sentences before."""
    in_sentence = find_main(earlier, lambda other: not is_adjunct(other, earlier))
    if in_sentence is None and CUMULATIVE.match(mention.sentence.low[: mention.quantity.start]):
        return context.largest_main(mention.sentence.paragraph)
    if (
        earlier
        and earlier[-1].measure is None
        and (
            OF_WHOM.match(mention.sentence.low, mention.quantity.end)
            or OF_WHOM.search(mention.sentence.low, earlier[-1].quantity.end, mention.quantity.start)
        )
    ):
        return None
    if in_sentence is None and OF_THE_FORMER.match(mention.sentence.low):
        return context.former_main(mention.sentence.paragraph)
    if in_sentence is None and THE_NUMBER.search(mention.sentence.low[: mention.quantity.start]):
        return context.compared_main(mention.sentence.paragraph)
    if in_sentence is None and (OF_THE_WHOLE.match(mention.sentence.low) or THE_DEAD.match(mention.sentence.low)):
        return context.largest_main(mention.sentence.paragraph, harm_of(mention.sentence.low))
    alike = context.last_alike(mention) if mention.measure and mention.noun.anaphoric else None
    if in_sentence is None and is_vague_event(mention):
        alike = context.last_event(mention.sentence.paragraph)
    if in_sentence is None and mention.measure and alike is None and is_compared(mention, None):
        alike = context.last_of(mention.measure, mention.sentence.paragraph)
    return in_sentence or alike or context.last_main(mention.sentence.paragraph)


def harm_of(text: str) -> str | None:
    """The measure of the people a sentence opens with: "of the victims" are dead, "of the injured" are not."""
    opening = text.split(",", maxsplit=1)[0][:OPENING]
    if re.search(r"\b(?:injured|wounded|hurt)\b", opening):
        return "injuries"
    if re.search(r"\b(?:arrested|detained)\b", opening):
        return "arrests"
    return "fatalities" if re.search(r"\b(?:killed|dead|victims|deaths|fatalities|deceased|toll)\b", opening) else None
