"""What a list shares: a verb told once for several numbers, or a place after each of them."""

from __future__ import annotations

import re
from itertools import pairwise

from etl.extract.counted_nouns import find_group
from etl.extract.dates import COUNT, count_of
from etl.extract.model import Mention, Period, Place

JOINT = re.compile(
    r",\s(?:and\s|as well as\s|plus\s|another\s|a further\s|about\s|at least\s)*|\s(?:and|as well as|plus|&)\s(?:another\s|a further\s|about\s|at least\s)?"
)
IN_DAYS = re.compile(rf"\sin (?P<count>{COUNT}) days\b")
NEXT_CAME = re.compile(r"\b(?:came|followed|was|is|ranked|next|second|third)\b[^,;\d]{0,25}\bwith\s$")
LISTS = re.compile(r"[:–—]\s$")
AMONG_THEM = re.compile(r",?\samong (?:them|those)\b")
WHEN = re.compile(r"\bwhen\s(?:\w+\s){0,3}$")
THOSE_OF = re.compile(r",?\s(?:and|but|while)\s(?:put\s)?those of (?:the )?(?P<side>[\w' -]{3,30}?)\s(?:at|to be|as)\s")
# "Sindh had six and Punjab two attacks".
LED_BY = re.compile(r"\s(?:(?:had|saw|recorded|reported|with|only|just)\s){0,2}")
AND_IN = re.compile(r",?\s(?:and|while)\s|,\s")
# "402 belonged to the armed forces, 288 to the police".
BELONG = re.compile(r"\s(?:of (?:them|these|those|whom)\s)?belong(?:s|ed|ing)?\s(?:to|with)\b")
TO_WHOM = re.compile(r"\sto\s(?:the\s)?(?P<who>[a-z' -]{3,25})")
SIDES = (
    ("afghan_forces", re.compile(r"\b(?:afghan|taliban|kabul)")),
    ("security_forces", re.compile(r"\b(?:pakistan|army|military|islamabad|soldiers|police)")),
    ("militants", re.compile(r"\b(?:ttp|bla|militants|insurgents|attackers|terrorists)")),
)
HARMS = {"fatalities", "injuries", "casualties", "arrests", "abductions", "releases"}


def share_verb(mentions: list[Mention]) -> None:
    """Give "23 soldiers, three employees and five passengers were among the dead" one verb: from the last item back."""
    shared: list[Mention] = []
    for mention, following in reversed(list(pairwise(mentions))):
        if mention.measure is not None or following.measure not in HARMS:
            continue
        gap = mention.sentence.low[mention.end : following.quantity.start]
        governed = any(following is one for one in shared) or (
            following.noun.kind == "person" and follows_its_verb(following)
        )
        if governed and mention.noun.kind in {"person", "other"} and JOINT.fullmatch(gap):
            shared.append(mention)
            mention.measure, mention.relation, mention.parent = following.measure, following.relation, following.parent


def share_part(mentions: list[Mention]) -> None:
    """Make "eight women" part of the total, too, in "38 people, eight women and five children among them"."""
    for total, mention, following in reversed(list(zip(mentions, mentions[1:], mentions[2:], strict=False))):
        gap = mention.sentence.low[mention.end : following.quantity.start]
        among = following.relation == "part" and AMONG_THEM.match(mention.sentence.low, following.end)
        if among and JOINT.fullmatch(gap) and mention.noun.kind == "person" and not mention.relation:
            mention.relation, mention.parent, following.parent = "part", total, total


def join_parts(mentions: list[Mention]) -> None:
    """Make "two children" part of the total, too, in "ten people, including three players and two children, died"."""
    for mention, following in pairwise(mentions):
        whole = mention.parent
        gap = mention.sentence.low[mention.end : following.quantity.start]
        bare = not following.relation and following.noun.kind == "person" and not following.noun.anaphoric
        if not (mention.relation == "part" and whole and bare and following.measure == mention.measure):
            continue
        if gap in {" and ", ", "} and (following.quantity.value or 0) < (whole.quantity.value or 0):
            following.relation, following.parent = "part", whole


def take_addends(total: Mention, later: list[Mention]) -> list[Mention]:
    """The numbers right behind a total that add up to it; none where no run of them does."""
    whole, reached = total.quantity.value, 0.0
    for index, mention in enumerate(later):
        reached += mention.quantity.value or 0
        if whole and reached >= whole:
            return later[: index + 1] if reached == whole else []
    return []


def share_sum(mentions: list[Mention]) -> None:
    """Divide a total by the bare numbers behind it that add up to it: "killed 50 militants: 33 on Thursday, 14 on Friday and three more on Sunday"."""
    for index, total in enumerate(mentions):
        parts = take_addends(total, mentions[index + 1 :])
        bare = all(part.noun.kind == "none" and part.quantity.qualifier == "exact" for part in parts)
        listed = parts and LISTS.search(total.sentence.low[total.end : parts[0].quantity.start])
        if total.measure and len(parts) > 1 and bare and listed:
            for part in parts:
                part.measure, part.relation, part.parent = total.measure, "part", total
            return


def take_summed(total: Mention, mentions: list[Mention]) -> list[Mention]:
    """The numbers told before a total that add up to it: "2,100 on Thursday and 2,600 on Saturday, making 4,700"."""
    before = [one for one in mentions if one.quantity.start < total.quantity.start and one.period]
    alike = [one for one in before if one.measure == total.measure and one.relation != "compared"]
    summed = len(alike) > 1 and sum(one.quantity.value or 0 for one in alike) == total.quantity.value
    return alike if summed else []


def span_parts(mentions: list[Mention]) -> None:
    """Let a total that its own sentence does not date run over the days of its parts, each told with its own."""
    for total in mentions:
        parts = [one for one in mentions if one.parent is total and one.relation == "part" and one.period]
        parts = parts or take_summed(total, mentions)
        days = {(one.period.first, one.period.last) for one in parts if one.period}
        first = min((one.period.first for one in parts if one.period and one.period.first), default=None)
        last = max((one.period.last for one in parts if one.period and one.period.last), default=None)
        loose = total.period is None or total.period.relative or (total.period.first, total.period.last) in days
        told = IN_DAYS.match(total.sentence.low, total.end)
        fits = not (told and first and last) or count_of(told["count"]) == (last - first).days + 1
        if len(days) > 1 and len(days) == len(parts) and first and last and loose and fits:
            total.period = Period(total.quantity.start, total.quantity.end, first, last)


def share_belonging(mentions: list[Mention]) -> None:
    """Read "twelve belong to the TTP and three to Islamic State": the second number leaves the verb out."""
    for first, second in pairwise(mentions):
        text = first.sentence.low
        if not (first.measure and BELONG.match(text, first.quantity.end) and second.noun.kind == "none"):
            continue
        if second.measure is None and (told := TO_WHOM.match(text, second.quantity.end)):
            second.measure, second.relation, second.parent = first.measure, "part", first.parent
            group = find_group(told["who"])
            second.group = group[0] if group and group[1] == 0 else first.group


def share_ahead(mentions: list[Mention], places: list[Place]) -> None:
    """Read "Sindh had six and Punjab two attacks": the bare number before counts what the one ahead names."""
    for first, second in pairwise(mentions):
        text = first.sentence.low
        if first.noun.kind != "none" or first.measure or second.noun.kind not in {"event", "toll"}:
            continue
        if not any(LED_BY.fullmatch(text, place.end, first.quantity.start) for place in places):
            continue
        between = (place for place in places if first.quantity.end < place.start < second.quantity.start)
        if any(
            AND_IN.fullmatch(text, first.quantity.end, place.start)
            and LED_BY.fullmatch(text, place.end, second.quantity.start)
            for place in between
        ):
            first.measure = second.measure


def share_losses(mentions: list[Mention]) -> None:
    """Read "its losses at 23 and those of the Taliban at 200" as two tolls, the second of the side named."""
    for mention, following in pairwise(mentions):
        told = THOSE_OF.fullmatch(mention.sentence.low, mention.end, following.quantity.start)
        if told and mention.measure in HARMS and following.noun.kind == "none":
            following.measure, following.relation, following.parent = mention.measure, "", None
            following.group = next((group for group, names in SIDES if names.search(told["side"])), None)


def share_against(mentions: list[Mention]) -> None:
    """Read "killed 71 militants and arrested 52, against 59 and 46 in May" as two comparisons, each of its own measure."""
    for first, second, third, fourth in zip(mentions, mentions[1:], mentions[2:], mentions[3:], strict=False):
        text = third.sentence.low
        bare = third.noun.kind == fourth.noun.kind == "none"
        if not (bare and third.relation == "compared" and first.measure and second.measure):
            continue
        joined = re.search(r"\band\b", text[first.end : second.quantity.start])
        if joined and text[third.quantity.end : fourth.quantity.start] == " and ":
            for mention, model in ((third, first), (fourth, second)):
                mention.measure, mention.relation, mention.parent = model.measure, "compared", model


def share_comparison(mentions: list[Mention]) -> None:
    """Let "when there were 93 attacks and 90 deaths" date both numbers."""
    for mention, following in pairwise(mentions):
        before = mention.sentence.low[: mention.quantity.start]
        gap = mention.sentence.low[mention.end : following.quantity.start]
        bracketed = before.rfind("(") > before.rfind(")") and gap in {" and ", ", "}
        joined = (gap == " and " and WHEN.search(before)) or bracketed
        free = not following.relation or (bracketed and following.relation == "part")
        if mention.relation == "compared" and free and following.measure and joined:
            following.relation, following.parent = "listed", mention


def share_pairs(mentions: list[Mention]) -> None:
    """Read "six incidents with seven deaths, Sindh 24 with 21" as pairs: the second repeats the measures of the first."""
    for first, second, third, fourth in zip(mentions, mentions[1:], mentions[2:], mentions[3:], strict=False):
        text = third.sentence.low
        link = text[third.quantity.end : fourth.quantity.start]
        next_came = link == " and " and NEXT_CAME.search(text[: third.quantity.start]) is not None
        if (
            third.noun.kind == fourth.noun.kind == "none"
            and (link == text[first.end : second.quantity.start] or next_came)
            and link.strip() in {"with", "and", "(", ",", "/", "resulting in", "causing", "leaving", "killing"}
            and None not in {first.measure, second.measure}
            and first.measure != second.measure
        ):
            third.measure, fourth.measure = first.measure, second.measure
            third.relation = fourth.relation = "listed"


def share_brackets(mentions: list[Mention]) -> None:
    """Read "(38 attacks, 51 deaths), … mainland KP (29 and 33)" as pairs of one kind, bracket by bracket."""
    known: tuple[Mention, Mention] | None = None
    for first, second in pairwise(mentions):
        if not are_bracketed(first, second):
            continue
        if first.measure and second.measure and first.noun.kind != "none" != second.noun.kind:
            known = (first, second)
        elif known and first.noun.kind == second.noun.kind == "none":
            for mention, model in zip((first, second), known, strict=True):
                mention.measure, mention.group, mention.relation, mention.parent = model.measure, "all", "listed", None


def are_bracketed(first: Mention, second: Mention) -> bool:
    """Whether two numbers fill one pair of brackets."""
    text = first.sentence.low
    return (
        text[: first.quantity.start].endswith("(")
        and re.match(r"\s?(?:killed|injured|people)?\)", text[second.end :]) is not None
        and "(" not in text[first.quantity.start : second.end]
    )


def follows_its_verb(mention: Mention) -> bool:
    """Whether the verb stands after the last item of a list, so that it governs the whole list."""
    return (
        re.match(
            r"\s(?:dead|injured|wounded|hurt)\b|[^.;,]{0,40}?\s(?:were|was|have|had|are|died|lost|perished)\b",
            mention.sentence.low[mention.end :],
        )
        is not None
    )
