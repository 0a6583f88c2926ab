"""The total that a number divides, or the number it is compared with."""

from __future__ import annotations

import re

from etl.extract.comparing import is_compared
from etl.extract.context import Context
from etl.extract.counted_nouns import find_group
from etl.extract.listing import is_adjunct
from etl.extract.model import Mention
from etl.extract.no_counts import is_no_count
from etl.extract.qualifiers import find_quantities
from etl.extract.relations import find_main, left_group

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
OF_THESE = re.compile(r"\s*(?:of|among) (?:these|them|those),?\s")
# "Twelve of them belong to the TTP": of persons, not of events.
PERSONAL = re.compile(
    r"\sof (?:them|these|those) (?:belong\w*|hail\w+|were (?:from|members|affiliated|linked|wanted|said to|identified|foreign)|are (?:from|members|affiliated|linked))\b"
)
# "At least five of the former in Kabul".
MADE_UP = re.compile(r"\s*(?P<who>(?:[a-z-]+\s){1,4})(?:made up|were|formed|accounted for)\b")
OF_THE_DEAD = re.compile(r"\sof the (?:dead|deaths|killed|fatalities|victims|injured|wounded|attacks|incidents)\b")
OF_TWO = re.compile(r"\sof the (?P<which>former|latter)\b")
# "Balochistan accounted for 2,270 of those arrested".
OF_THOSE = re.compile(r"\sof (?:those|the people) (?:killed|injured|wounded|arrested|detained|deported)\b")
# "Outlaws numbered 240 among the dead".
AMONG_THE_HARMED = re.compile(
    r",?\samong (?:the|those) (?:dead|killed|injured|wounded|fatalities|arrested|detained)(?=[,.;]|\sand\b|$)"
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
    if in_sentence and mention.measure not in {None, in_sentence.measure} and is_compared(mention, earlier):
        in_sentence = find_main(earlier, lambda other: other.measure == mention.measure) or in_sentence
    if harmed := divided_total(mention, earlier, in_sentence, context):
        return harmed
    if is_set_against(mention, earlier) or divides_uncounted(mention, earlier) or divides_unmeasured(mention, earlier):
        return None
    if in_sentence is None and (pointed := pointed_total(mention, earlier, context)):
        return pointed
    alike = context.last_alike(mention) if mention.measure and mention.noun.anaphoric else None
    if alike and context.looks_back(alike) and OF_THE_DEAD.match(mention.sentence.low, mention.quantity.end):
        alike = context.last_over(alike.measure or "", mention.quantity.value or 0)
    if in_sentence is None and is_vague_event(mention):
        alike = context.last_event(mention.sentence.paragraph)
    if in_sentence is None and mention.measure and alike is None and is_compared(mention, []):
        alike = context.last_of(mention.measure, mention.sentence.paragraph)
    return in_sentence or alike or divided_by_cards(mention, context) or context.last_main(mention.sentence.paragraph)


def divided_by_cards(mention: Mention, context: Context) -> Mention | None:
    """The returns that card holders divide, where those deported were told last: "made up the bulk (6,210)"."""
    paragraph = mention.sentence.paragraph
    last = context.last_main(paragraph)
    if last is None or last.measure != "deportations" or mention.noun.kind != "none":
        return None
    holders = (left_group(mention, 0) or opening_group(mention.sentence.low) or "").startswith("afghan_")
    beside = (main for main in context.mains if main.sentence is last.sentence and main.measure == "returns")
    return next(beside, None) if holders else None


def opening_group(text: str) -> str | None:
    """The holders of cards, or people without papers, that a sentence opens with."""
    opens = MADE_UP.match(text)
    named = find_group(opens["who"]) if opens else None
    return named[0] if named else None


def pointed_total(mention: Mention, earlier: list[Mention], context: Context) -> Mention | None:
    """The total of earlier sentences that the words around a number point to: "of the former", "the number", "the dead"."""
    text, paragraph = mention.sentence.low, mention.sentence.paragraph
    if CUMULATIVE.match(text[: mention.quantity.start]):
        return context.largest_main(paragraph)
    if sibling := next((one for one in reversed(earlier) if one.relation == "part"), None):
        return whole_beside(mention, sibling, context)
    if OF_THE_FORMER.match(text):
        return context.former_main(paragraph)
    if THE_NUMBER.search(text[: mention.quantity.start]):
        return context.compared_main(paragraph)
    if OF_THE_WHOLE.match(text) or THE_DEAD.match(text):
        return context.largest_main(paragraph, harm_of(text))
    return None


def is_set_against(mention: Mention, earlier: list[Mention]) -> bool:
    """Whether people are set against others who are not counted: "28,000 troops are deployed against 10,000 fighters"."""
    strength = earlier and earlier[-1].measure is None and earlier[-1].noun.kind == mention.noun.kind == "person"
    return bool(strength) and mention.measure is None and is_compared(mention, [])


def divides_unmeasured(mention: Mention, earlier: list[Mention]) -> bool:
    """Whether "of whom" divides the number before, which has no measure."""
    text = mention.sentence.low
    return bool(
        earlier
        and earlier[-1].measure is None
        and (
            OF_WHOM.match(text, mention.quantity.end)
            or OF_WHOM.search(text, earlier[-1].quantity.end, mention.quantity.start)
        )
    )


def divides_uncounted(mention: Mention, earlier: list[Mention]) -> bool:
    """Whether "of whom 47" divides a number that counts nothing: "interviewed 1,006 of those who crossed, of whom 47 …"."""
    text = mention.sentence.low
    divides = re.search(r"\bof (?:whom|which)\s(?:\w+\s){0,2}$", text[: mention.quantity.start])
    before = find_quantities(text[: divides.start()]) if divides else []
    counted = {one.quantity.core for one in earlier}
    return (
        bool(before)
        and not before[-1].percent
        and before[-1].core not in counted
        and is_no_count(text, before[-1], before[-1].start, before[-1].end)
    )


def whole_beside(mention: Mention, sibling: Mention, context: Context) -> Mention | None:
    """The total that the part told just before divides, which the next part divides, too."""
    if sibling.parent and sibling.parent.measure == sibling.measure:
        return sibling.parent
    told = context.last_of(sibling.measure or "", sibling.sentence.paragraph) if mention.noun.kind == "person" else None
    return told or sibling.parent or context.last_main(sibling.sentence.paragraph)


def one_of_two_totals(told: list[Mention], which: str) -> Mention | None:
    """The first or second of the two totals told last; None where fewer were."""
    measured = [one for one in told if one.measure and one.relation not in {"part", "compared"}][-2:]
    return (measured[0] if which == "former" else measured[1]) if len(measured) == 2 else None


def divided_total(
    mention: Mention, earlier: list[Mention], in_sentence: Mention | None, context: Context
) -> Mention | None:
    """The total that "of the dead 402 …", "29 of the attacks" or "twelve of them belong …" divides; None without such words."""
    text, paragraph = mention.sentence.low, mention.sentence.paragraph
    if told := OF_THE_HARMED.search(text[: mention.quantity.start]):
        measure = harm_of(told[0])
        known = in_sentence if in_sentence and in_sentence.measure == measure else None
        return known or context.largest_main(paragraph, measure)
    if those := OF_THOSE.match(text, mention.quantity.end) or AMONG_THE_HARMED.match(text, mention.quantity.end):
        measure = harm_of(those[0])
        known = in_sentence if in_sentence and in_sentence.measure == measure else None
        return known or context.last_over(measure or "", mention.quantity.value or 0)
    counted = OF_THE_EVENTS.match(text, mention.quantity.end)
    if counted and in_sentence is None and (framed := context.framed_event(counted["what"])):
        return framed
    if in_sentence is None and counted:
        return context.last_of("attacks" if counted["what"] == "attacks" else "violent_incidents", paragraph)
    if of_two := OF_TWO.match(text, mention.quantity.end):
        near = [one for one in context.mains if one.sentence.paragraph >= paragraph - 1]
        return one_of_two_totals(earlier, of_two["which"]) or one_of_two_totals(near, of_two["which"])
    belongs = in_sentence is None and (
        PERSONAL.match(text, mention.quantity.end) or (mention.noun.kind == "person" and OF_THESE.match(text))
    )
    return context.last_persons(paragraph) if belongs else None


def harm_of(text: str) -> str | None:
    """The measure of the people a sentence opens with: "of the victims" are dead, "of the injured" are not."""
    opening = text.split(",", maxsplit=1)[0][:OPENING]
    if re.search(r"\b(?:injured|wounded|hurt)\b", opening):
        return "injuries"
    if re.search(r"\b(?:arrested|detained)\b", opening):
        return "arrests"
    if re.search(r"\bdeported\b", opening):
        return "deportations"
    return "fatalities" if re.search(r"\b(?:killed|dead|victims|deaths|fatalities|deceased|toll)\b", opening) else None
