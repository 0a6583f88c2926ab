"""Reading one sentence: its numbers become mentions, and mentions get a measure, a group and a relation to others."""

from __future__ import annotations

import re
from dataclasses import replace

from etl.extract.context import FLOW_MEASURES, Context, topic_family
from etl.extract.exclusions import is_excluded, spans_of
from etl.extract.measures import decide_measure, is_accident
from etl.extract.model import Mention, Noun, Period, Place, Sentence
from etl.extract.nouns import find_group, read_noun
from etl.extract.numbers import find_numbers
from etl.extract.qualifiers import find_quantities
from etl.extract.relations import acts_on_next, find_main, is_compared, is_listed, is_part, is_restated, left_group, left_topic, stock_topic

RESPECTIVELY = re.compile(r"\brespectively\b")
OF_THE_WHOLE = re.compile(r"\s*(?:of|among) (?:those|the|all) (?:killed|dead|total|victims|deaths|fatalities|deceased|casualties|injured|wounded|people killed)\b")
INCIDENT_WORD = re.compile(r"\b(?:incidents?|events?)$")
UNITS = {"attacks": "events", "violent_incidents": "events", "suicide_attacks": "events", "airstrikes": "events", "operations": "events"}


def find_mentions(sentence: Sentence, periods: list[Period]) -> list[Mention]:
    """All numbers of a sentence that may be figures, percentages left out, each with the noun that follows."""
    spans = spans_of(sentence.low)
    mentions = []
    for quantity in find_quantities(sentence.low):
        if not quantity.percent and not is_excluded(sentence.low, quantity, periods, spans):
            mentions.append(Mention(sentence, quantity, read_noun(sentence.low, skip_bracket(sentence.low, quantity.start, quantity.end))))
            mentions[-1].noun = read_predicate(mentions[-1])
    return mentions


def skip_bracket(text: str, start: int, end: int) -> int:
    """Where the noun of "71 percent (638) of the deaths" is looked for: after the closing bracket."""
    return end + 1 if text[max(0, start - 1) : start] == "(" and re.match(r"\)\s(?:of|were)\b", text[end:]) else end


def read_predicate(mention: Mention) -> Noun:
    """The noun of "14 were security men": the words after the verb, where none stands before it and a group follows."""
    text, end = mention.sentence.low, mention.quantity.end
    verb = re.compile(r"\s(?:of (?:the )?(?:them|these|those|whom|which|attacks|incidents|total)\s)?(?:were|are|was)\s(?:from (?:the\s)?|members of (?:the\s)?)?").match(text, end)
    if verb and mention.noun.kind in {"none", "event"}:
        event = read_noun(text, verb.end())
        if event.kind == "event" and event.measure in {"suicide_attacks", "airstrikes", "attacks"}:
            return replace(event, anaphoric=True)
    if mention.noun.kind != "none" or not verb:
        return mention.noun
    noun = read_noun(text, verb.end())
    if noun.kind == "toll" and noun.measure in {"deportations", "returns"}:
        return replace(noun, anaphoric=True)
    specific = noun.kind == "person" and noun.group not in {"all", None} and not re.match(r"\s?(?:were|was)?\s?(?:killed|injured)", text[verb.end() :])
    return replace(noun, anaphoric=True) if specific else mention.noun


def read_measures(mentions: list[Mention], places: list[Place], periods: list[Period], context: Context) -> None:
    """Give each mention a measure and a group: first from its own words, then from its neighbours."""
    for mention in mentions:
        mention.measure = None if is_men_among(mention) else decide_measure(mention, mentions, periods)
    for index, mention in enumerate(mentions):
        relate(mention, mentions, index, places, periods, context)
    split_respectively(mentions)
    for mention in mentions:
        if mention.measure and is_accident(mention, mention.measure):
            mention.measure = None
    for index, mention in enumerate(mentions):
        if mention.measure:
            mention.group = settle_group(mention, mentions[:index], context)
            mention.unit = settle_unit(mention)


def is_men_among(mention: Mention) -> bool:
    """Whether "men" only stand beside the women and children of one total: no population group is kept for them."""
    words = mention.sentence.low[mention.noun.start : mention.noun.end].strip()
    return words in {"men", "males", "adult men"} and "women" in mention.sentence.low.replace("men and women", "")


def relate(mention: Mention, mentions: list[Mention], index: int, places: list[Place], periods: list[Period], context: Context) -> None:
    """Find what a mention belongs to, and take the measure from there where its own words give none."""
    previous = mentions[index - 1] if index else None
    if is_men_among(mention):
        return
    measured = [other for other in mentions[:index] if other.measure]
    since = measured[-1].end if measured else 0
    compared, part = is_compared(mention, measured[-1] if measured else None), is_part(mention)
    if mention.measure and not compared and not part and not is_vague_event(mention):
        return
    parent = find_parent(mention, mentions[:index], context)
    mention.relation = "" if parent is None else "compared" if compared else "part" if part else "restated" if is_restated(mention) else ""
    mention.parent = parent
    if mention.measure and is_vague_event(mention) and parent and parent.noun.kind == "event" and (mention.noun.anaphoric or names_incidents(parent)):
        mention.measure = parent.measure
    if mention.measure:
        return
    inherit_measure(mention, mentions, since, places, periods, parent)


def is_vague_event(mention: Mention) -> bool:
    """Whether the noun is "incidents" or "events", which may stand for a measure named before."""
    return mention.noun.kind == "event" and bool(INCIDENT_WORD.search(mention.sentence.low[mention.noun.start : mention.noun.end]))


def names_incidents(mention: Mention) -> bool:
    """Whether a total was itself printed as incidents or events of some kind."""
    return re.search(r"\b(?:incidents?|events?)\b", mention.sentence.low[mention.noun.start : mention.noun.end]) is not None


def find_parent(mention: Mention, earlier: list[Mention], context: Context) -> Mention | None:
    """The total or the compared number a mention belongs to: in its sentence, else in the sentences before."""
    in_sentence = find_main(earlier, lambda _: True)
    if in_sentence is None and OF_THE_WHOLE.match(mention.sentence.low):
        return context.largest_main(mention.sentence.paragraph)
    return in_sentence or context.last_main(mention.sentence.paragraph)


def inherit_measure(
    mention: Mention, mentions: list[Mention], since: int, places: list[Place], periods: list[Period], parent: Mention | None
) -> None:
    """A measure for a mention without its own: from the subject to its left, the list it is in, or its parent."""
    if mention.noun.kind in {"other", "place"} and not mention.noun.anaphoric:
        return
    earlier = mentions[: next(index for index, other in enumerate(mentions) if other is mention)]
    previous = earlier[-1] if earlier else None
    parent_event = find_main(earlier, lambda other: other.noun.kind == "event")
    topic = left_topic(mention, since)
    if parent_event and acts_on_next(mention, mentions):
        mention.measure, mention.relation = parent_event.measure, "listed"
        return
    listed = previous is not None and previous.measure is not None and is_listed(mention, previous, places, periods)
    stock = stock_topic(mention)
    if stock:
        mention.measure, mention.group = "population", stock
    elif topic:
        mention.measure, mention.group = topic[0], topic[1]
        mention.doubts.append("subject before the number")
    elif listed and previous and fits_list(mention, previous):
        mention.measure = previous.measure
        mention.parent = mention.parent if mention.relation else previous.parent or mention.parent
        mention.relation = mention.relation or (previous.relation if previous.relation == "part" else "listed")
    elif left_group(mention, since) and mention.noun.kind == "none" and (previous or parent):
        whole = previous if previous and previous.measure else parent
        mention.measure, mention.relation = (whole.measure if whole and whole.unit != "events" else None), "part"
    elif parent and mention.relation and fits_part(mention, parent):
        mention.measure = parent.measure
        mention.doubts.extend(["earlier sentence"] if parent.sentence is not mention.sentence else [])


def fits_list(mention: Mention, previous: Mention) -> bool:
    """Whether a bare number or a number of persons can go on a list whose last item is `previous`."""
    if mention.noun.kind == "none":
        return True
    return mention.noun.kind in {"person", "family"} and previous.noun.kind in {"person", "none", "family"} and previous.measure not in {"attacks", "operations"}


def fits_part(mention: Mention, parent: Mention) -> bool:
    """Whether a mention can be part of, or compared with, its parent: persons of persons, anything of its own kind."""
    events = parent.unit == "events" or parent.noun.kind == "event"
    if mention.noun.kind in {"person", "family"}:
        return not events
    return mention.noun.kind == "none"


def split_respectively(mentions: list[Mention]) -> None:
    """"12 and 30 people were killed and wounded, respectively": deaths first, injuries second."""
    pair = [mention for mention in mentions if mention.measure == "casualties"]
    if len(pair) == 2 and RESPECTIVELY.search(pair[0].sentence.low):
        pair[0].measure, pair[1].measure = "fatalities", "injuries"


def settle_unit(mention: Mention) -> str:
    """The unit counted: families, places or events where the noun says so."""
    if mention.noun.kind == "family" or (mention.parent and mention.parent.unit == "families" and mention.noun.kind == "none" and mention.relation in {"compared", "listed"}):
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
    if not listed or find_numbers(listed[0]) or re.search(r"\b(?:were|was|killed|wounded|injured|died|in|on|by|from|a|an|the|at|other|others)\b", re.split(r"\b(?:and|or)\s", listed[0])[-1][:12]):
        return group
    names = {found[0] for part in re.split(r",\s|\s(?:and|or)\s", listed[0]) if (found := find_group(part.strip())) and found[1] < 14}
    names = {name for name in names if name not in {"all"}} | {group}
    if len(names) == 1:
        return group
    return {frozenset({"civilians", "security_forces"}): "civilians_and_security_forces", frozenset({"women", "children"}): "women_and_children"}.get(frozenset(names), "all")


def left_group_of(mention: Mention, earlier: list[Mention]) -> str | None:
    """The group named right before a number, since the mention before it."""
    return left_group(mention, earlier[-1].end if earlier else 0) if mention.noun.group is None else None


def settle_flow_group(mention: Mention, group: str) -> str:
    """Those who leave or stay are Afghans unless a narrower group is named."""
    text = mention.sentence.low
    if group in {"all", "civilians", "not_stated", "afghan_nationals"} or mention.noun.kind == "none" or mention.noun.anaphoric:
        near = text[mention.end : mention.end + 75]
        after = near.split(",")[0]
        if re.search(r"\b(?:undocumented|without (?:papers|documents|legal)|illegally)\b", after):
            return "afghan_undocumented"
        if re.search(r"^\s?(?:\w+\s){0,3}(?:proof of registration|por)\b", after) or (mention.measure == "population" and re.search(r"\bregistered\b", after)):
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
    same = [other for other in earlier if other.measure and other.unit != "events" and other.relation not in {"part"}]
    if mention.relation == "listed" and earlier:
        same = [other for other in earlier if other.measure == mention.measure] or same
    if same:
        return same[-1].group if mention.relation in {"compared", "listed"} or topic_family(same[-1].measure) == topic_family(mention.measure) else None
    free = mention.noun.kind == "none" or is_bare_toll(mention) or mention.noun.anaphoric
    parent = mention.parent or (context.last_main(mention.sentence.paragraph) if free else None)
    if parent and parent.unit != "events" and (mention.relation or (mention.noun.anaphoric and parent.sentence.paragraph == mention.sentence.paragraph) or is_short_toll(mention) or mention.measure in {"arrests", "releases"}):
        return parent.group
    return None


def measure_is_harm(mention: Mention) -> bool:
    """Whether deaths or injuries are counted, which "casualties" sums."""
    return mention.measure in {"fatalities", "injuries"}


def is_short_toll(mention: Mention) -> bool:
    """Whether a bare participle follows a list in which only persons of one group were named before."""
    return mention.noun.kind == "toll" and is_bare_toll(mention) and re.match(r"[^,;]{0,40}\band\s$", mention.sentence.low[: mention.quantity.start]) is not None


def is_bare_toll(mention: Mention) -> bool:
    """Whether the toll is a bare participle ("30 wounded"), which speaks of the persons named before."""
    words = mention.sentence.low[mention.noun.start : mention.noun.end].strip()
    return words in {"wounded", "injured", "killed", "dead", "hurt", "arrested", "detained", "deported", "deportees", "arrests", "deportations"}


def without_noun(mention: Mention) -> Mention:
    """The mention without a noun that turned out not to be its own."""
    return replace(mention, noun=Noun("none", None, None, None, mention.quantity.end, mention.quantity.end))
