"""Giving each number of a sentence a measure and a relation to the others: first from its own words, then from its neighbours."""

from __future__ import annotations

import re
from dataclasses import replace

from etl.extract.among import HARM
from etl.extract.comparing import is_compared
from etl.extract.context import EVENTS, FLOW_MEASURES, Context
from etl.extract.coordination import (
    join_parts,
    share_against,
    share_ahead,
    share_belonging,
    share_brackets,
    share_comparison,
    share_losses,
    share_pairs,
    share_part,
    share_sum,
    share_verb,
)
from etl.extract.correcting import (
    correct_measure,
    divide_whole,
    name_compared,
    name_of_whole,
    name_such,
    name_told,
    name_total,
)
from etl.extract.counted_nouns import find_group
from etl.extract.dividing import share_rest, take_shares
from etl.extract.grouping import settle_group, settle_unit
from etl.extract.measures import decide_measure
from etl.extract.mentions import whole_of
from etl.extract.model import Mention, Period, Place
from etl.extract.parents import CUMULATIVE, OF_TWO, find_parent, is_vague_event
from etl.extract.percent_shares import share_total
from etl.extract.questions import answer_question
from etl.extract.relations import (
    is_apposed,
    is_bracketed,
    is_part,
    is_restated,
    is_trend,
    left_group,
)
from etl.extract.respectively import pair_figures, share_noun, split_respectively, spread_lists
from etl.extract.rows import name_row
from etl.extract.taking import OF_FAMILIES, inherit_measure, is_colon_only

WERE_WHO = re.compile(r"[^.;]{0,80}?\s(?:were|was)\s(?:members of the |from the )?(?P<who>[a-z' -]{4,40})")
# What a participle right behind a total says befell all of them.
HARMED_WORD = re.compile(
    r"\b(?:killed|dead|slain|injured|wounded|arrested|detained|abducted|kidnapped|captured|deported|rescued|freed|released|martyred|deceased|victims|hostages|captives|abductees|suspects|taken|seized|missing|held)\b"
)
BEFELL_ALL = re.compile(
    rf"\s(?:(?:who|that|whom) (?:(?:they|it|we|police) )?(?:(?:were|had been|have been|had|have) )?|(?:they|it|we|police) (?:had |have )?)?{HARMED_WORD.pattern}"
)


def read_measures(mentions: list[Mention], places: list[Place], periods: list[Period], context: Context) -> None:
    """Give each mention a measure and a group: first from its own words, then from its neighbours."""
    for mention in mentions:
        mention.measure = None if is_men_among(mention) else decide_measure(mention, mentions, periods)
        name_such(mention, context)
        name_told(mention, context)
        name_total(mention, context)
        share_total(mention, context)
        name_row(mention, periods, context)
        name_of_whole(mention, mentions, context)
    share_noun(mentions, places)
    share_ahead(mentions, places)
    answer_question(mentions, context)
    pair_figures(mentions, context)
    share_sum(mentions)
    for index, mention in enumerate(mentions):
        relate(mention, mentions, index, places, periods, context)
    take_shares(mentions, places, context)
    share_rest(mentions, context)
    divide_whole(mentions, context)
    share_verb(mentions)
    share_pairs(mentions)
    share_brackets(mentions)
    share_part(mentions)
    join_parts(mentions)
    share_losses(mentions)
    share_belonging(mentions)
    share_against(mentions)
    share_comparison(mentions)
    share_noun(mentions, places)
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
        if whole and part.measure is None and whole.measure in HARM:
            count_part(part, whole)
        if (
            whole
            and part.measure
            and whole.noun.kind == "person"
            and not BEFELL_ALL.match(whole.sentence.low, whole.end)
        ):
            harmed = HARMED_WORD.search(whole.sentence.low[part.quantity.end : whole.end])
            whole.measure = whole.measure if harmed or whole.measure in FLOW_MEASURES else None


def count_part(part: Mention, whole: Mention) -> None:
    """Count the nine of "nine of the 14 people killed in Quetta were soldiers" as what befell the fourteen."""
    told = WERE_WHO.match(whole.sentence.low, whole.end)
    group = find_group(told["who"]) if told else None
    if group and group[1] == 0 and group[0] != "all":
        part.measure, part.relation, part.parent = whole.measure, "part", whole
        part.noun = replace(part.noun, group=group[0])


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
    compared = is_compared(mention, measured)
    part = (is_part(mention) or is_bracketed(mention, measured)) and not opens_bracket(mention, measured)
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
    if goes_by_parent(mention, parent) or (parent and OF_TWO.match(mention.sentence.low, mention.quantity.end)):
        mention.measure = parent.measure if parent else None
    if mention.measure:
        return
    if parent and is_summed(mention):
        mention.relation = "restated"
    inherit_measure(mention, mentions, measured[-1].end if measured else 0, places, periods, parent)


def opens_bracket(mention: Mention, measured: list[Mention]) -> bool:
    """Whether a toll in brackets only says what is meant before them: "had the most casualties (221 dead, 289 injured)"."""
    before = mention.sentence.low[: mention.quantity.start]
    opened = before.rfind("(")
    bracketed = opened > before.rfind(")") and not any(one.quantity.start < opened for one in measured)
    return bracketed and mention.noun.kind == "toll" and mention.measure is not None


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
        and (
            (parent.noun.kind == "event" and (mention.noun.anaphoric or names_incidents(parent)))
            or (names_attacks(parent) and is_bare_event(mention))
        )
    )


def names_attacks(mention: Mention) -> bool:
    """Whether what was counted was called attacks, and not only blasts or raids."""
    words = mention.sentence.low[mention.quantity.start : mention.noun.end]
    return mention.measure == "attacks" and not re.search(
        r"\b(?:blasts?|bombings?|explosions?|raids?|ambush\w*)\b", words
    )


def is_bare_event(mention: Mention) -> bool:
    """Whether "incidents" stand without a word of their kind: after attacks they are such."""
    return mention.sentence.low[mention.noun.start : mention.noun.end].strip() in {"incidents", "events"}


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


def names_incidents(mention: Mention) -> bool:
    """Whether a total was itself printed as incidents or events of some kind."""
    return (
        re.search(r"\b(?:incidents?|events?)\b", mention.sentence.low[mention.noun.start : mention.noun.end])
        is not None
    )
