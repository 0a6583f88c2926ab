"""The total that a number divides, or the number it is compared with."""

from __future__ import annotations

import re

from etl.extract.comparing import is_compared
from etl.extract.context import Context
from etl.extract.listing import is_adjunct
from etl.extract.model import Mention
from etl.extract.relations import find_main

OF_THE_WHOLE = re.compile(
    r"\s*(?:of|among) (?:those|the|all) (?:killed|dead|total|victims|deaths|fatalities|deceased|casualties|injured|wounded|arrested|detained|people killed)\b"
)


# "The number climbed to 284": of what was last compared with an earlier count.
THE_NUMBER = re.compile(r"\b(?:the|their|this|that) (?:number|figure|count|tally)(?! of)\b(?:\s[\w-]+){0,6}\s$")


# The row or sentence that sums up: "Cumulative since 1 January: 896,000".
CUMULATIVE = re.compile(
    r"\s*(?:[-–•*]\s)?(?:cumulative|total|overall|grand total|year[- ]to[- ]date|in all|altogether)\b[^:;.]*:\s$"
)


# "Said that of the dead 402 belonged to the armed forces".
OF_THE_HARMED = re.compile(
    r"\bof (?:those|the) (?:killed|dead|victims|deceased|injured|wounded|arrested|detained),?\s(?:about |some |at least )?$"
)
# "Twelve of them belong to the TTP": of persons, not of events.
PERSONAL = re.compile(
    r"\sof (?:them|these|those) (?:belong\w*|hail\w+|were (?:from|members|affiliated|linked|wanted|said to|identified|foreign)|are (?:from|members|affiliated|linked))\b"
)


# "Twenty-nine of the attacks were in KP".
OF_THE_EVENTS = re.compile(r"\sof the (?P<what>attacks|incidents)\b")


OF_WHOM = re.compile(r"\sof (?:whom|which)\b")


OF_THE_FORMER = re.compile(r"\s*of the former\b")


THE_DEAD = re.compile(r"\s*the (?:dead|deceased|victims|fatalities|toll|killed)\b")


OPENING = 40


INCIDENT_WORD = re.compile(r"\b(?:incidents?|events?)$")


def is_vague_event(mention: Mention) -> bool:
    """Whether the noun is "incidents" or "events", which may stand for a measure named before."""
    return mention.noun.kind == "event" and bool(
        INCIDENT_WORD.search(mention.sentence.low[mention.noun.start : mention.noun.end])
    )


def find_parent(mention: Mention, earlier: list[Mention], context: Context) -> Mention | None:
    """The total or the compared number a mention belongs to: in its sentence, else in the sentences before."""
    in_sentence = find_main(earlier, lambda other: not is_adjunct(other, earlier))
    if harmed := divided_total(mention, in_sentence, context):
        return harmed
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


def divided_total(mention: Mention, in_sentence: Mention | None, context: Context) -> Mention | None:
    """The total that "of the dead 402 …", "29 of the attacks" or "twelve of them belong …" divides; None without such words."""
    text, paragraph = mention.sentence.low, mention.sentence.paragraph
    if told := OF_THE_HARMED.search(text[: mention.quantity.start]):
        measure = harm_of(told[0])
        known = in_sentence if in_sentence and in_sentence.measure == measure else None
        return known or context.largest_main(paragraph, measure)
    counted = OF_THE_EVENTS.match(text, mention.quantity.end)
    if in_sentence is None and counted:
        return context.last_of("attacks" if counted["what"] == "attacks" else "violent_incidents", paragraph)
    belongs = in_sentence is None and PERSONAL.match(text, mention.quantity.end)
    return context.last_persons(paragraph) if belongs else None


def harm_of(text: str) -> str | None:
    """The measure of the people a sentence opens with: "of the victims" are dead, "of the injured" are not."""
    opening = text.split(",", maxsplit=1)[0][:OPENING]
    if re.search(r"\b(?:injured|wounded|hurt)\b", opening):
        return "injuries"
    if re.search(r"\b(?:arrested|detained)\b", opening):
        return "arrests"
    return "fatalities" if re.search(r"\b(?:killed|dead|victims|deaths|fatalities|deceased|toll)\b", opening) else None
