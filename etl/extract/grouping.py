"""About whom, and in what unit: the group a number names, inherits from its total, or leaves open."""

from __future__ import annotations

import re

from etl.extract.context import FLOW_MEASURES, Context, topic_family
from etl.extract.model import Mention
from etl.extract.nouns import find_group
from etl.extract.numbers import find_numbers
from etl.extract.relations import left_group

UNITS = {
    "attacks": "events",
    "violent_incidents": "events",
    "suicide_attacks": "events",
    "airstrikes": "events",
    "operations": "events",
}


def settle_unit(mention: Mention) -> str:
    """The unit counted: families, places or events where the noun says so."""
    if mention.noun.kind == "family" or (
        mention.parent
        and mention.parent.unit == "families"
        and mention.noun.kind == "none"
        and mention.relation in {"compared", "listed"}
    ):
        return "families"
    if mention.noun.kind == "event" and mention.measure == "abductions":
        return "events"
    return "places" if mention.noun.kind == "place" else UNITS.get(mention.measure or "", "persons")


def settle_group(mention: Mention, earlier: list[Mention], context: Context) -> str:
    """The population group: the noun's own, the one named before the number, the parent's, else everyone."""
    measure, noun = mention.measure or "", mention.noun
    if measure in UNITS:
        return "all"
    own = noun.group or mention.group or left_group_of(mention, earlier)
    if noun.kind == "person" and own:
        own = widen_group(mention.sentence.low, noun.end, own)
    inherited = inherit_group(mention, earlier, context) if own is None or (own == "all" and noun.anaphoric) else None
    group = inherited or own or "all"
    if measure in FLOW_MEASURES:
        return settle_flow_group(mention, group)
    return group


def widen_group(text: str, end: int, group: str) -> str:
    """The group of "dozens of soldiers, civilians and militants": all of those named without numbers of their own."""
    listed = re.compile(r"(?:,\s[a-z -]{4,30})*,?\s(?:and|or)\s[a-z -]{4,40}").match(text, end)
    if (
        not listed
        or find_numbers(listed[0])
        or re.search(
            r"\b(?:were|was|killed|wounded|injured|died|in|on|by|from|a|an|the|at|other|others)\b",
            re.split(r"\b(?:and|or)\s", listed[0])[-1][:12],
        )
    ):
        return group
    names = {
        found[0]
        for part in re.split(r",\s|\s(?:and|or)\s", listed[0])
        if (found := find_group(part.strip())) and found[1] < 14
    }
    names = {name for name in names if name != "all"} | {group}
    if len(names) == 1:
        return group
    return {
        frozenset({"civilians", "security_forces"}): "civilians_and_security_forces",
        frozenset({"women", "children"}): "women_and_children",
    }.get(frozenset(names), "all")


def left_group_of(mention: Mention, earlier: list[Mention]) -> str | None:
    """The group named right before a number, since the mention before it."""
    return left_group(mention, earlier[-1].end if earlier else 0) if mention.noun.group is None else None


def settle_flow_group(mention: Mention, group: str) -> str:
    """Those who leave or stay are Afghans unless a narrower group is named."""
    text = mention.sentence.low
    if (
        group in {"all", "civilians", "not_stated", "afghan_nationals"}
        or mention.noun.kind == "none"
        or mention.noun.anaphoric
    ):
        near = text[mention.end : mention.end + 75]
        after = near.split(",")[0]
        if re.search(r"\b(?:undocumented|without (?:papers|documents|legal)|illegally)\b", after):
            return "afghan_undocumented"
        if re.search(r"^\s?(?:\w+\s){0,3}(?:proof of registration|por)\b", after) or (
            mention.measure == "population" and re.search(r"\bregistered\b", after)
        ):
            return "afghan_por"
        if re.search(r"^\s?(?:\w+\s){0,3}(?:afghan citizen|acc)\b", after):
            return "afghan_acc"
    return "afghan_nationals" if group in {"all", "civilians", "not_stated"} else group


def inherit_group(mention: Mention, earlier: list[Mention], context: Context) -> str | None:
    """The group of the total a bare number or "others" belongs to; None where that was counted in events."""
    whole = next((other for other in reversed(earlier) if other.measure == "casualties"), None)
    if whole and measure_is_harm(mention):
        return whole.group
    if mention.noun.kind == "toll" and not is_bare_toll(mention) and mention.relation != "compared":
        return None
    same = [other for other in earlier if other.measure and other.unit != "events" and other.relation != "part"]
    if mention.relation == "listed" and earlier:
        same = [other for other in earlier if other.measure == mention.measure] or same
    if same:
        return (
            same[-1].group
            if mention.relation in {"compared", "listed"}
            or topic_family(same[-1].measure) == topic_family(mention.measure)
            else None
        )
    free = mention.noun.kind == "none" or is_bare_toll(mention) or mention.noun.anaphoric
    parent = mention.parent or (context.last_main(mention.sentence.paragraph) if free else None)
    if (
        parent
        and parent.unit != "events"
        and (
            mention.relation
            or (mention.noun.anaphoric and parent.sentence.paragraph == mention.sentence.paragraph)
            or is_short_toll(mention)
            or mention.measure in {"arrests", "releases"}
        )
    ):
        return parent.group
    return None


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
