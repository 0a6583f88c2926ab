"""Measures that a number takes over: from the subject before it, from the list it stands in, from its total."""

from __future__ import annotations

import re
from dataclasses import replace

from etl.extract.among import HARM
from etl.extract.context import EVENTS, FLOW_MEASURES
from etl.extract.counted_nouns import find_group
from etl.extract.listing import fits_list, is_adjunct, is_aside, take_list
from etl.extract.model import Mention, Period, Place
from etl.extract.no_counts import is_strength
from etl.extract.relations import acts_on_next, find_main, is_listed, left_group
from etl.extract.topics import compared_topic, inverted_topic, label_topic, left_topic, stock_topic, topic_of

OF_FAMILIES = re.compile(
    r"\b(?:families|households)(?:\s(?:numbered|totalled|were|was|came to|reached|stood at))?\s?:?\s$"
)
# "In 2016 about 370,000 went home, in 2017 just 58,800".
GAPPED_YEAR = re.compile(
    r"[,;–—-]\s(?:and\s)?(?:in|on)\s(?:the\s)?(?P<year>[a-z0-9][\w ]{2,32}?)(?:,?\s(?:it was|it had|there were|there had been|it counted|just|only|at|about|some))*,?\s$"
)
# "In the first three quarters fatalities stood at 2,414": those of everyone.
OF_ALL = re.compile(
    r"(?:^|[,;]\s|\bthe (?:\w+ )?)(?:overall |total |all )?(?:(?<=overall )[a-z-]+ |(?<=total )[a-z-]+ )?(?:fatalities|deaths|injuries|casualties)\s(?:\w+\s){1,3}$"
)
EXPLAINS = re.compile(
    r"^[^,]{0,40}?\b(?:in|from|during|by|across|to)\s(?:[\w-]+\s){0,3}(?:attacks|killings|ambushes|incidents|operations|clashes|blasts|bombings|raids|strikes)\b"
)
# "Six were wounded, and scores fled into the hills": what they did is no toll.
OWN_DEED = re.compile(
    r"\s(?:(?:others|more|people|of (?:whom|them))\s)?(?:have\s|had\s)?(?:taken part|spoke at|signed|co-wrote|(?:been )?brought (?:there|in)|fled|escaped|survived|surrendered|attended|gathered|protested|marched|(?:been )?queuing|queued|(?:been )?waiting|waited|wait|slept|sleep|remain at large|took part|had taken part|got away|attacked|stormed|ambushed|rammed|raided|opened fire|launched)\b"
)
# "The ministry's men, 40 of them at the gate": not of those counted.
STAFF_OF = re.compile(
    r"\b(?:men|staff|workers|guards|officers|employees|teams|enumerators|clerks|doctors|volunteers|vehicles|trucks|tents|counters|desks),\s(?:some |about |only )?$"
)
TOOK_PLACE = re.compile(r"(?:\sof (?:them|these|those))?\s(?:others?\s)?(?:took place|occurred|happened)\b")
ALONG = re.compile(
    r"\b(?:along with|together with|as well as|as were|as did|and so (?:had|did|were))\s(?:at least\s|another\s|some\s|about\s)?$"
)
THOSE_AMONG = re.compile(r"\bthose (?:among|amongst|of) (?:the )?(?P<who>[a-z' -]{4,40}?)\s(?:\w+\s){1,8}$")
# "Deaths among militants came to 284, among civilians to 171".
AND_AMONG = re.compile(r"(?:,|\band)\s(?:and\s)?among (?:the )?(?P<who>[a-z' -]{4,40}?)\s(?:to|at)\s$")
THEY = re.compile(r"[\s\"“]*(?:they|these|that's|that (?:is|was|makes)|there (?:were|are|was))(?:\b|\s)")
OPENS_PART = re.compile(r"\s*(?:[-–•*]\s)?(?:of|including)\b")
COLON = re.compile(r"[:–—]\s?(?:at least |about |some |nearly |more than |over )*$")


def inherit_measure(
    mention: Mention,
    mentions: list[Mention],
    since: int,
    places: list[Place],
    periods: list[Period],
    parent: Mention | None,
) -> None:
    """A measure for a mention without its own: from the subject to its left, the list it is in, or its parent."""
    if mention.noun.kind in {"other", "place"} and not mention.noun.anaphoric and mention.noun.group != "civilians":
        return
    if OWN_DEED.match(mention.sentence.low, mention.end):
        return
    if mention.noun.group == "security_forces" and is_strength(mention.sentence.low, mention.quantity):
        return
    earlier = mentions[: next(index for index, other in enumerate(mentions) if other is mention)]
    previous = next(
        (other for other in reversed(earlier) if not is_adjunct(other, earlier) and not is_aside(other, mention)), None
    )
    if mention.noun.kind == "family" and mention.sentence.low[: mention.quantity.start].endswith((" in ", ' in "')):
        take_families(mention, earlier, parent)
        return
    things = earlier and earlier[-1].measure is None and earlier[-1].noun.kind in {"other", "place"}
    if things and mention.relation == "restated" and not left_topic(mention, since):
        return
    if take_from_before(mention, mentions, earlier):
        return
    if previous and previous.measure and is_gapped(mention, periods):
        model = first_of_pair(mention, mentions, earlier, previous)
        mention.measure, mention.relation, mention.parent = model.measure, "listed", model
        return
    if OF_FAMILIES.search(mention.sentence.low[: mention.quantity.start]) and mention.noun.kind == "none":
        take_families(mention, earlier, parent)
        return
    take_from_around(mention, since, parent, previous, earlier, places=places, periods=periods)


def take_from_around(
    mention: Mention,
    since: int,
    parent: Mention | None,
    previous: Mention | None,
    earlier: list[Mention],
    *,
    places: list[Place],
    periods: list[Period],
) -> None:
    """Take the measure of the subject before the number, of the list it stands in, or of its total."""
    if took_place(mention) and parent and parent.measure in EVENTS:
        mention.measure, mention.relation = parent.measure, mention.relation or "listed"
        return
    if previous and previous.measure in HARM and mention.noun.kind == "person" and goes_along(mention):
        take_list(mention, previous)
        return
    topic = (
        those_among(mention, since, earlier)
        or inverted_topic(mention)
        or left_topic(mention, since)
        or label_topic(mention)
    )
    topic = topic or compared_topic(mention)
    if topic and mention.relation == "compared" and parent and is_explained(mention, parent):
        topic = None
    if stock := stock_topic(mention):
        mention.measure, mention.group = "population", stock
    elif topic:
        take_topic(mention, topic, earlier)
    elif (
        previous and previous.measure and is_listed(mention, previous, places, periods) and fits_list(mention, previous)
    ):
        take_list(mention, previous)
    elif mention.noun.kind == "none" and (previous or parent) and (group := left_group(mention, since)):
        take_whole(mention, previous if previous and previous.measure else parent, group)
    elif parent:
        take_parent(mention, parent)


def took_place(mention: Mention) -> bool:
    """Whether a bare number is of events: "Ten took place in the tribal districts"."""
    return mention.noun.kind == "none" and TOOK_PLACE.match(mention.sentence.low, mention.end) is not None


def goes_along(mention: Mention) -> bool:
    """Whether the same befell further people: "38 people had fallen to the attacks, along with 14 soldiers"."""
    return ALONG.search(mention.sentence.low[: mention.quantity.start]) is not None


def those_among(mention: Mention, since: int, earlier: list[Mention]) -> tuple[str, str | None] | None:
    """What "those among civilians dropped from 72 to 48" counts: what was counted of another group before."""
    words = mention.sentence.low[since : mention.quantity.start]
    told = THOSE_AMONG.search(words) or AND_AMONG.search(words)
    group = find_group(told["who"]) if told else None
    counted = next((one for one in reversed(earlier) if one.measure), None)
    return (counted.measure or "", group[0]) if group and counted else None


def take_parent(mention: Mention, parent: Mention) -> None:
    """Take the measure of the total a number belongs to, or of the people who are told again as families or children."""
    if STAFF_OF.search(mention.sentence.low[: mention.quantity.start]):
        return
    told_again = divides_people(mention) or (parent.unit == "families" and mention.noun.kind == "person")
    if parent.measure in FLOW_MEASURES and THEY.match(mention.sentence.low) and told_again:
        mention.measure, mention.parent, mention.relation = parent.measure, parent, "restated"
    elif mention.relation and fits_part(mention, parent):
        mention.measure = parent.measure
        mention.doubts.extend(["earlier sentence"] if parent.sentence is not mention.sentence else [])


def first_of_pair(mention: Mention, mentions: list[Mention], earlier: list[Mention], previous: Mention) -> Mention:
    """What "in 2017 it had eleven, and 23 people died" counts first: what the clause before counted before its dead."""
    behind = next((one for one in mentions if one.quantity.start > mention.quantity.start), None)
    pair = [one for one in earlier if one.measure][-2:]
    told_again = len(pair) > 1 and behind and behind.measure == previous.measure != pair[0].measure
    return pair[0] if told_again else previous


def is_gapped(mention: Mention, periods: list[Period]) -> bool:
    """Whether only a period stands before a bare number, the rest being told before: "…, in 2017 just 58,800"."""
    gapped = GAPPED_YEAR.search(mention.sentence.low[: mention.quantity.start])
    return (
        gapped is not None
        and mention.noun.kind == "none"
        and any(period.start - 4 <= gapped.start("year") < period.end for period in periods)
    )


def is_explained(mention: Mention, parent: Mention) -> bool:
    """Whether the words between two compared numbers only say what the first died in: "3,417 deaths in attacks, against"."""
    between = mention.sentence.low[parent.end : mention.quantity.start] if parent.sentence is mention.sentence else ""
    return EXPLAINS.search(between) is not None and not re.search(r"[.;]", between)


def take_from_before(mention: Mention, mentions: list[Mention], earlier: list[Mention]) -> bool:
    """Take the measure of events that "19 more cost 46 lives" goes on with, or of the noun that "ten of them" points to."""
    event = find_main(earlier, lambda other: other.noun.kind == "event")
    if event and acts_on_next(mention, mentions):
        mention.measure, mention.relation = event.measure, "listed"
        return True
    pointed = mention.noun.kind == "none" and mention.noun.anaphoric and not any(other.measure for other in earlier)
    named = topic_of(mention.sentence.low[: mention.quantity.start]) if pointed else None
    if named:
        mention.measure, mention.relation = named[0], "part"
    return named is not None


def divides_people(mention: Mention) -> bool:
    """Whether families or children are counted, as whom the people told before are told again."""
    return mention.noun.kind == "family" or mention.noun.group in {"children", "women", "women_and_children"}


def take_families(mention: Mention, earlier: list[Mention], parent: Mention | None) -> None:
    """Count families of the flow told before: "Families: 1,141", "women-headed families numbered 2,310"."""
    whole = next((other for other in reversed(earlier) if other.measure in FLOW_MEASURES), parent)
    if whole and whole.measure in FLOW_MEASURES:
        mention.measure, mention.parent, mention.relation = whole.measure, whole, "part"
        mention.noun = replace(mention.noun, kind="family")


def take_topic(mention: Mention, topic: tuple[str, str | None], earlier: list[Mention]) -> None:
    """Take measure and group of the subject before the number; behind "Deaths:" it is then a total of its own."""
    flows = "afghan_nationals" if topic[0] in FLOW_MEASURES else None
    mention.measure, mention.group = topic[0], topic[1] or flows
    if (
        not mention.group
        and topic[0] in {"fatalities", "injuries", "casualties"}
        and OF_ALL.search(mention.sentence.low[: mention.quantity.start])
    ):
        mention.group = "all"
    mention.doubts.append("subject before the number")
    if not earlier and mention.relation == "part" and is_colon_only(mention):
        mention.relation = ""


def take_whole(mention: Mention, whole: Mention | None, group: str) -> None:
    """Take the measure of the total of which a group's number is a part; more card holders than left are still there."""
    mention.measure, mention.relation = (whole.measure if whole and whole.measure not in EVENTS else None), "part"
    whole = whole.parent if whole and whole.relation == "part" and whole.parent else whole
    larger = whole and (mention.quantity.value or 0) > (whole.quantity.value or whole.quantity.high or 0)
    sibling = whole is not None and (whole.group or whole.noun.group) in {
        "afghan_undocumented",
        "afghan_acc",
        "afghan_por",
    }
    if larger and not sibling and group.startswith("afghan_") and group != "afghan_forces":
        mention.measure, mention.relation, mention.parent = "population", "", None


def is_colon_only(mention: Mention) -> bool:
    """Whether nothing but a colon or dash makes a number part of what was told before."""
    before = mention.sentence.low[: mention.quantity.start]
    return OPENS_PART.match(before) is None and COLON.search(before) is not None


def fits_part(mention: Mention, parent: Mention) -> bool:
    """Whether a mention can be part of, or compared with, its parent: persons of persons, anything of its own kind."""
    events = parent.unit == "events" or parent.noun.kind == "event"
    if mention.noun.kind in {"person", "family"}:
        return not events
    return mention.noun.kind == "none"
