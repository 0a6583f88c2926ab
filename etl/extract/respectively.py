"""Numbers and what they belong to, told in two lists of one order: "Sindh and Punjab saw 12 and nine attacks"."""

from __future__ import annotations

import re
from itertools import pairwise

from etl.extract.areas import place_pattern, read_places
from etl.extract.context import Context
from etl.extract.counted_nouns import group_rules
from etl.extract.model import Mention, Period, Place
from etl.extract.topics import topic_of

WORD = re.compile(r"\brespectively\b")
JOINT = re.compile(r",?\s(?:and\s)?|,\s")
VERBS = re.compile(
    r"\b(?:killed|died|dead|injured|wounded|hurt|arrested|detained|deported|returned|abducted|released)\b"
)
VERB_MEASURES = {
    "killed": "fatalities",
    "died": "fatalities",
    "dead": "fatalities",
    "injured": "injuries",
    "wounded": "injuries",
    "hurt": "injuries",
    "arrested": "arrests",
    "detained": "arrests",
    "deported": "deportations",
    "returned": "returns",
    "abducted": "abductions",
    "released": "releases",
}
THE_FIGURES = re.compile(
    r"\bthe (?:\w+ )?(?:figures|numbers|counts|tolls)(?: (?:for|of|in) [^,;]{3,30})? (?:were|are|stood at|came to)\s$|\b(?:it|they|there) (?:had |has |have )?(?:logged|counted|recorded|registered|listed|noted|were|been)\s$"
)
# "Attacks and deaths rose to 85 and 113".
JOINED_TOPICS = re.compile(r"(?P<first>\b[a-z]+)\sand\s(?P<second>[a-z]+)\s(?:\w+\s){1,4}$")
# "Women and children make up 92 and 287 of those killed" needs no word to say so.
MADE_UP = re.compile(r"\b(?:ma[dk]e up|account(?:ed)? for|constitut\w+|were|are)\s$")


# "Punjab and Sindh had 7 and 5 fatalities" needs none, either.
PLACES_HAD = re.compile(
    r"\s(?:(?:provinces?|districts?|each|together)\s)?(?:had|has|saw|have|recorded|reported|suffered|witnessed|registered|counted|accounted for|logged|contributed|with)\s(?:only\s|just\s)?"
)


def share_noun(mentions: list[Mention], places: list[Place]) -> None:
    """Give "2,412 and 1,033 arrests respectively" one noun: the bare number counts what the one joined to it counts."""
    if not mentions or not (WORD.search(mentions[0].sentence.low) or are_paired(places, find_series(mentions))):
        return
    for mention, following in reversed(list(pairwise(mentions))):
        gap = mention.sentence.low[mention.quantity.end : following.quantity.start]
        if mention.noun.kind == "none" and mention.measure is None and following.measure and JOINT.fullmatch(gap):
            mention.measure, mention.group, mention.relation = following.measure, following.group, "listed"
            mention.group = mention.group or following.noun.group


def spread_lists(mentions: list[Mention], places: list[Place], periods: list[Period], context: Context) -> None:
    """Give each number of a list its own measure, group, place or period from the list it answers to."""
    series = find_series(mentions)
    text = mentions[0].sentence.low if mentions else ""
    if len(series) < 2:
        return
    if groups := paired_groups(text, series):
        for mention, group in zip(series, groups, strict=True):
            mention.group = group
    if not WORD.search(text):
        if are_paired(places, series):
            place_pairs(places, series)
        return
    for mention, measure in zip(series, paired_measures(text, series, context), strict=False):
        mention.measure = measure
    place_pairs(places, series)
    if len(series) == len(mentions) or len(narrowest(periods)) == len(series) > 2:
        for mention, period in zip(series, paired_periods(periods, series, context), strict=False):
            mention.period = period


def are_paired(places: list[Place], series: list[Mention]) -> bool:
    """Whether as many places as numbers stand before them, with a verb between: "Punjab and Sindh had 7 and 5 deaths"."""
    return len(series) > 1 and any(
        PLACES_HAD.fullmatch(series[0].sentence.low, place.end, series[0].quantity.start)
        and len(names_within(series[0].sentence.low, place)) == len(series)
        for place in places
    )


def place_pairs(places: list[Place], series: list[Mention]) -> None:
    """Give each number the place of the other list that has its turn."""
    for mention, code in zip(series, paired_places(series[0].sentence.low, places, series), strict=False):
        mention.area = code


def names_within(text: str, place: Place) -> list[str]:
    """The names that "Sindh and Punjab" joins."""
    return [match[0] for match in place_pattern().finditer(text, place.start, place.end)]


def pair_figures(mentions: list[Mention], context: Context) -> None:
    """Read "in Sindh the figures were 22 and 14" as the two things counted before: first the first, then the second."""
    for index, (first, second) in enumerate(pairwise(mentions)):
        told = [one for one in mentions[:index] if one.measure][-2:] or context.mains[-2:]
        text = first.sentence.low
        bare = first.noun.kind == second.noun.kind == "none" and first.measure is None and second.measure is None
        joined = text[first.quantity.end : second.quantity.start] == " and " and THE_FIGURES.search(
            text[: first.quantity.start]
        )
        if bare and joined and len(told) > 1 and told[0].measure != told[1].measure:
            for mention, model in zip((first, second), told, strict=True):
                mention.measure, mention.group, mention.relation = (
                    model.measure,
                    model.group or model.noun.group,
                    "listed",
                )


def find_series(mentions: list[Mention]) -> list[Mention]:
    """The longest run of numbers joined by nothing but commas and "and"."""
    best: list[Mention] = []
    run: list[Mention] = mentions[:1]
    for mention, following in pairwise(mentions):
        joined = JOINT.fullmatch(mention.sentence.low, mention.quantity.end, following.quantity.start)
        run = [*run, following] if joined else [following]
        best = max(best, run, key=len)
    return best


def paired_groups(text: str, series: list[Mention]) -> list[str] | None:
    """The groups joined by "and" before as many numbers; None where there are none."""
    before = text[: series[0].quantity.start]
    named = sorted(
        (match.start(), -match.end(), group)
        for group, pattern in group_rules()
        if group not in {"all", "women_and_children", "civilians_and_security_forces"}
        for match in pattern.finditer(before)
    )
    kept: list[tuple[int, int, str]] = []
    for start, end, group in named:
        if not kept or start >= kept[-1][1]:
            kept.append((start, -end, group))
    last = kept[-len(series) :]
    if len(last) != len(series) or len({group for *_, group in last}) != len(series):
        return None
    joined = all(JOINT.fullmatch(before, one[1], two[0]) for one, two in pairwise(last))
    return [group for *_, group in last] if joined and (WORD.search(text) or MADE_UP.search(before)) else None


def paired_measures(text: str, series: list[Mention], context: Context) -> list[str]:
    """The verbs after, or the nouns before, as many numbers; else the measures of the last totals told."""
    after = [VERB_MEASURES[match[0]] for match in VERBS.finditer(text, series[-1].quantity.end)]
    if len(set(after)) == len(series):
        return after
    named = JOINED_TOPICS.search(text[: series[0].quantity.start])
    before = [topic[0] for name in ("first", "second") if named and (topic := topic_of(named[name]))]
    if len(set(before)) == len(series):
        return before
    bare = all(mention.noun.kind == "none" and mention.measure is None for mention in series)
    mains = context.mains[-len(series) :]
    return [main.measure or "" for main in mains] if bare and len(mains) == len(series) else []


def paired_places(text: str, places: list[Place], series: list[Mention]) -> list[str]:
    """The places of one list in the order printed, where there are as many as numbers."""
    for place in places:
        names = names_within(text, place)
        if len(names) == len(series):
            return [read_places()[name][0] for name in names]
    codes = [place.code for place in places if not place.is_agent]
    return codes if len(codes) == len(series) else []


def paired_periods(periods: list[Period], series: list[Mention], context: Context) -> list[Period]:
    """The periods of the sentence, where there are as many as numbers; else the two that were last compared."""
    dated = [period for period in periods if period.first and not period.is_speech]
    for listed in (dated, narrowest(periods)):
        if len(listed) == len(series):
            return listed
    bare = all(mention.noun.kind == "none" and mention.area is None for mention in series)
    fits = bare and not dated and context.comparison is not None and len(series) == len(context.comparison)
    return list(context.comparison) if context.comparison and fits else []


def narrowest(periods: list[Period]) -> list[Period]:
    """The printed periods that hold no other: the months, not the quarter that sums them up."""
    dated = [period for period in periods if period.first and period.last and not period.is_speech]
    return [one for one in dated if not any(other is not one and is_within(other, one) for other in dated)]


def is_within(inner: Period, outer: Period) -> bool:
    """Whether a period lies within another, longer one."""
    if not (inner.first and inner.last and outer.first and outer.last):
        return False
    return (
        outer.first <= inner.first
        and inner.last <= outer.last
        and (inner.first, inner.last) != (outer.first, outer.last)
    )


def are_joined(pair: list[Mention]) -> bool:
    """Whether nothing but "and" stands between two numbers."""
    return JOINT.fullmatch(pair[0].sentence.low, pair[0].end, pair[1].quantity.start) is not None or (
        JOINT.fullmatch(pair[0].sentence.low, pair[0].quantity.end, pair[1].quantity.start) is not None
    )


def split_respectively(mentions: list[Mention], context: Context) -> None:
    """ "12 and 30 people were killed and wounded, respectively": deaths first, injuries second.

    "That compared with 7 and 51 respectively" goes on with the last two totals told.
    """
    bare = [mention for mention in mentions if mention.noun.kind == "none"]
    if len(bare) == 2 == len(mentions) and len(context.mains) >= 2 and WORD.search(bare[0].sentence.low):
        for mention, main in zip(bare, context.mains[-2:], strict=True):
            mention.measure, mention.parent, mention.relation = main.measure, main, "compared"
    pair = [mention for mention in mentions if mention.measure == "casualties"]
    if len(pair) == 2 and are_joined(pair) and WORD.search(pair[0].sentence.low):
        pair[0].measure, pair[1].measure = "fatalities", "injuries"
