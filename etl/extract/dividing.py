"""Totals divided: by places ("Punjab accounts for 11,000"), by stretches ("October alone brought 148,000"), down to the rest."""

from __future__ import annotations

import re

from etl.extract.among import HARM
from etl.extract.context import FLOW_MEASURES, Context
from etl.extract.model import Mention, Place
from etl.extract.relations import leads_with_share
from etl.extract.topics import topic_of

# "October alone accounted for 148,000".
STRETCH_BROUGHT = re.compile(
    r"^\s*(?:the )?(?:january|february|march|april|may|june|july|august|september|october|november|december|(?:19|20)\d\d|(?:first|second|third|fourth|last|final) (?:quarter|half|week|month))(?: alone)? (?:accounted for|saw|brought|contributed|added)\s(?:about |some |over |nearly |only )?$"
)
# "The remaining four were reported from Sindh and Punjab".
REMAINING = re.compile(r"^\s*the (?:remaining|other)\s$")
REPORTED_FROM = re.compile(
    r"\s(?:were|was|came|took place|occurred|happened)\s(?:(?:reported|recorded|carried out|registered|mounted)\s)?(?:in|from|by)\b"
)
# "Khyber came second with 101": of what was counted of the first.
RANKED = re.compile(r"\b(?:came|comes|follows|followed|was|is|ranked|ranks)\s(?:\w+\s)?with\s$")
# "Peshawar, with 96, had the largest number of arrests".
HAD_MOST = re.compile(
    r",\s(?:had|saw|recorded|suffered|registered) (?:the |by far the )?(?:most|highest|largest|greatest|biggest|second\w*)(?: number of)? (?P<what>[a-z]+)"
)
THERE_WERE = re.compile(r"\s*there (?:were|was|had been) (?:only |just |another )?")
MADE_UP_REST = re.compile(
    r"\s(?:made up|make up|formed|were|accounted for|constituted) the (?:rest|remainder|balance|others)\b"
)


def take_shares(mentions: list[Mention], places: list[Place], context: Context) -> None:
    """Give "Punjab accounts for about 11,000, Sindh for 6,500" the measure of the total told before."""
    for index, mention in enumerate(mentions):
        if index and mentions[index - 1].measure is None:
            continue
        if (
            mention.measure is None
            and is_remainder(mention)
            and (whole := context.divided_main(mention.sentence.paragraph))
        ):
            mention.measure, mention.relation, mention.parent = whole.measure, "listed", whole
        if (
            mention.measure is None
            and mention.noun.kind == "none"
            and STRETCH_BROUGHT.search(mention.sentence.low[: mention.quantity.start])
        ):
            whole = context.last_main(mention.sentence.paragraph)
            mention.measure, mention.parent = (whole.measure, whole) if whole else (None, None)
            mention.relation = "part" if whole else ""
        if mention.measure is None and mention.noun.kind == "none" and is_told_there(mention):
            mention.parent = find_divided(mention, context)
            mention.measure = mention.parent.measure if mention.parent else None
            mention.relation = "listed" if mention.parent else ""
        if mention.measure is None and (most := HAD_MOST.match(mention.sentence.low, mention.end)):
            mention.measure = (topic_of(most["what"]) or (None,))[0]
        if mention.measure is None and mention.noun.kind == "none" and leads_with_share(mention, places):
            whole = next((other for other in reversed(mentions[:index]) if other.measure), None)
            before = mention.sentence.low[: mention.quantity.start]
            ranked = context.last_main(mention.sentence.paragraph) if RANKED.search(before) else None
            mention.parent = whole or ranked or find_divided(mention, context)
            mention.measure = mention.parent.measure if mention.parent else None
            mention.relation = "listed"


def is_told_there(mention: Mention) -> bool:
    """Whether a sentence goes on with another place: "There were two in Sindh and none in Punjab"."""
    before, after = mention.sentence.low[: mention.quantity.start], mention.sentence.low[mention.quantity.end :]
    return THERE_WERE.fullmatch(before) is not None and re.match(r"\s(?:more )?in\s", after) is not None


def share_rest(mentions: list[Mention], context: Context) -> None:
    """Let "354 civilians and 243 militants made up the rest" go on with what was counted before them."""
    rest = MADE_UP_REST.search(mentions[0].sentence.low) if mentions else None
    unmeasured = [one for one in mentions if rest and one.measure is None and one.end <= rest.start()]
    if not unmeasured:
        return
    before = [one for one in mentions if one.measure in HARM and one.end <= unmeasured[0].quantity.start]
    told = before[-1] if before else context.last_main(unmeasured[0].sentence.paragraph)
    for mention in unmeasured:
        if told and told.measure in HARM | FLOW_MEASURES and mention.noun.kind in {"person", "none"}:
            mention.measure, mention.relation, mention.parent = told.measure, "part", told.parent or told


def find_divided(mention: Mention, context: Context) -> Mention | None:
    """The total a share divides: the last one told, or where that is too small for it the largest of those before."""
    last = divided_alike(context, mention.sentence.paragraph) or context.divided_main(mention.sentence.paragraph)
    most = last and (last.quantity.value or last.quantity.high or 0)
    if not last or not most or (mention.quantity.value or 0) <= most:
        return last
    largest = context.largest_main(mention.sentence.paragraph)
    return largest if largest and (largest.quantity.value or 0) >= (mention.quantity.value or 0) else last


def divided_alike(context: Context, paragraph: int) -> Mention | None:
    """The toll that the sentence before divided by places, which "Punjab had 41" goes on with; None where it did not."""
    last = context.last_main(paragraph)
    told = [main for main in context.mains if last and main.sentence is last.sentence]
    apart = len({main.area for main in told if main.area and "-" in main.area}) > 1
    alike = len({main.measure for main in told}) == 1
    return last if last and last.sentence.paragraph == paragraph and apart and alike else None


def is_remainder(mention: Mention) -> bool:
    """Whether a bare number is what is left of a total divided by places."""
    text = mention.sentence.low
    return (
        mention.noun.kind == "none"
        and REMAINING.match(text[: mention.quantity.start]) is not None
        and REPORTED_FROM.match(text, mention.quantity.end) is not None
    )
