"""Giving each number of a sentence a measure and a relation to the others: first from its own words, then from its neighbours."""

from __future__ import annotations

import re

from etl.extract.context import EVENTS, FLOW_MEASURES, Context
from etl.extract.coordination import share_comparison, share_pairs, share_part, share_verb
from etl.extract.fitting import is_accident
from etl.extract.grouping import settle_group, settle_unit
from etl.extract.measures import decide_measure
from etl.extract.model import Mention, Period, Place
from etl.extract.relations import (
    COMPARING,
    find_main,
    is_apposed,
    is_bracketed,
    is_compared,
    is_part,
    is_restated,
    is_trend,
    leads_with_share,
    left_group,
)
from etl.extract.taking import inherit_measure, is_adjunct, is_colon_only

RESPECTIVELY = re.compile(r"\brespectively\b")
OF_THE_WHOLE = re.compile(
    r"\s*(?:of|among) (?:those|the|all) (?:killed|dead|total|victims|deaths|fatalities|deceased|casualties|injured|wounded|people killed)\b"
)
# "The number climbed to 284": of what was last compared with an earlier count.
THE_NUMBER = re.compile(r"\b(?:the|their|this|that) (?:number|figure|count|tally)(?! of)\b(?:\s[\w-]+){0,6}\s$")
# The row or sentence that sums up: "Cumulative since 1 January: 896,000".
CUMULATIVE = re.compile(
    r"\s*(?:[-–•*]\s)?(?:cumulative|total|overall|grand total|year[- ]to[- ]date|in all|altogether)\b[^:;.]*:\s$"
)
OF_WHOM = re.compile(r"\sof (?:whom|which)\b")
DIVIDED = re.compile(r"\s*(?:of|among) (?:those|them|these|the returnees|whom)\b")
ACROSS = re.compile(r"\s(?:of them )?to (?:the )?(?:torkham|chaman|spin boldak|border|afghanistan)\b")
INCIDENT_WORD = re.compile(r"\b(?:incidents?|events?)$")


def read_measures(mentions: list[Mention], places: list[Place], periods: list[Period], context: Context) -> None:
    """Give each mention a measure and a group: first from its own words, then from its neighbours."""
    for mention in mentions:
        mention.measure = None if is_men_among(mention) else decide_measure(mention, mentions, periods)
    for index, mention in enumerate(mentions):
        relate(mention, mentions, index, places, periods, context)
    take_shares(mentions, places, context)
    share_verb(mentions)
    share_pairs(mentions)
    share_part(mentions)
    share_comparison(mentions)
    split_respectively(mentions, context)
    for mention in mentions:
        correct_measure(mention, context)
    for index, mention in enumerate(mentions):
        if mention.measure:
            mention.group = settle_group(mention, mentions[:index], context)
            mention.unit = settle_unit(mention)


def take_shares(mentions: list[Mention], places: list[Place], context: Context) -> None:
    """Give "Punjab accounts for about 11,000, Sindh for 6,500" the measure of the total told before."""
    for index, mention in enumerate(mentions):
        if mention.measure is None and mention.noun.kind == "none" and leads_with_share(mention, places):
            whole = next((other for other in reversed(mentions[:index]) if other.measure), None)
            mention.parent = whole or context.divided_main(mention.sentence.paragraph)
            mention.measure = mention.parent.measure if mention.parent else None
            mention.relation = "listed"


def correct_measure(mention: Mention, context: Context) -> None:
    """Change a measure that the whole sentence tells otherwise: shares of a flow, captives who came home, accidents."""
    taken = mention.parent if mention.measure == "returns" else None
    if mention.measure == "population" and DIVIDED.match(mention.sentence.low):
        mention.measure = whole_flow(mention, context)
    if (
        taken
        and taken.measure in {"abductions", "arrests"}
        and mention.noun.kind == "none"
        and not (taken.group or taken.noun.group or "").startswith("afghan_")
        and not ACROSS.match(mention.sentence.low, mention.end)
    ):
        mention.measure = "releases"
    if mention.measure and is_accident(mention, mention.measure):
        mention.measure = None


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
    since = measured[-1].end if measured else 0
    compared = is_compared(mention, measured[-1] if measured else None)
    part = is_part(mention) or is_bracketed(mention, measured)
    if is_apposed(mention, measured):
        mention.relation, mention.parent, mention.measure = "part", measured[-1], measured[-1].measure
        return
    if mention.measure and not compared and not part and not is_vague_event(mention):
        return
    parent = find_parent(mention, mentions[:index], context)
    following = mentions[index + 1] if index + 1 < len(mentions) else None
    if following and is_trend(mention, following) and not measured and mention.noun.kind == "none":
        compared, parent = True, following
    mention.relation = (
        ""
        if parent is None
        else "compared"
        if compared
        else "part"
        if part
        else "restated"
        if is_restated(mention)
        else ""
    )
    summed = CUMULATIVE.match(mention.sentence.low[: mention.quantity.start])
    if (
        not summed
        and mention.relation == "part"
        and parent
        and is_colon_only(mention)
        and not shares_kind(mention, parent, measured)
    ):
        mention.relation, parent = "", None
    if mention.relation == "part" and parent and exceeds(mention, parent):
        mention.relation, parent = "", None
    mention.parent = parent
    if (
        mention.measure
        and is_vague_event(mention)
        and parent
        and parent.noun.kind == "event"
        and (mention.noun.anaphoric or names_incidents(parent))
    ):
        mention.measure = parent.measure
    if mention.measure:
        return
    if parent and summed:
        mention.relation = "restated"
    inherit_measure(mention, mentions, since, places, periods, parent)


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
    if in_sentence is None and THE_NUMBER.search(mention.sentence.low[: mention.quantity.start]):
        return context.compared_main(mention.sentence.paragraph)
    if in_sentence is None and OF_THE_WHOLE.match(mention.sentence.low):
        return context.largest_main(mention.sentence.paragraph)
    alike = context.last_alike(mention) if mention.measure and mention.noun.anaphoric else None
    if in_sentence is None and is_vague_event(mention):
        alike = context.last_event(mention.sentence.paragraph)
    if (
        in_sentence is None
        and mention.measure
        and alike is None
        and COMPARING.search(mention.sentence.low[: mention.quantity.start])
    ):
        alike = context.last_of(mention.measure, mention.sentence.paragraph)
    return in_sentence or alike or context.last_main(mention.sentence.paragraph)


def whole_flow(mention: Mention, context: Context) -> str | None:
    """What "of those who came back, 2,400 held cards" divides: the flow told before, else a stock after all."""
    whole = context.last_main(mention.sentence.paragraph)
    return whole.measure if whole and whole.measure in FLOW_MEASURES else mention.measure


def split_respectively(mentions: list[Mention], context: Context) -> None:
    """ "12 and 30 people were killed and wounded, respectively": deaths first, injuries second.

    "That compared with 7 and 51 respectively" goes on with the last two totals told.
    """
    bare = [mention for mention in mentions if mention.noun.kind == "none"]
    if len(bare) == 2 == len(mentions) and len(context.mains) >= 2 and RESPECTIVELY.search(bare[0].sentence.low):
        for mention, main in zip(bare, context.mains[-2:], strict=True):
            mention.measure, mention.parent, mention.relation = main.measure, main, "compared"
    pair = [mention for mention in mentions if mention.measure == "casualties"]
    if len(pair) == 2 and RESPECTIVELY.search(pair[0].sentence.low):
        pair[0].measure, pair[1].measure = "fatalities", "injuries"
