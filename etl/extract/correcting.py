"""Measures that the whole sentence, or the total before it, tells otherwise than the words next to a number."""

from __future__ import annotations

import re

from etl.extract.among import HARM
from etl.extract.context import EVENTS, FLOW_MEASURES, Context
from etl.extract.fitting import ACCIDENT, ARMED, is_accident
from etl.extract.model import Mention, Place
from etl.extract.relations import (
    leads_with_share,
    left_group,
)
from etl.extract.topics import topic_of

# "October alone accounted for 148,000".
STRETCH_BROUGHT = re.compile(
    r"^\s*(?:the )?(?:january|february|march|april|may|june|july|august|september|october|november|december|(?:19|20)\d\d|(?:first|second|third|fourth|last|final) (?:quarter|half|week|month))(?: alone)? (?:accounted for|saw|brought|contributed|added)\s(?:about |some |over |nearly |only )?$"
)
THEY_REACHED = re.compile(
    r"^\s*(?:they|these|it|that)\s(?:had |have |has )?(?:now )?(?:reached|totalled|totaled|numbered|stood at|came to|hit|touched|(?:rose|fell|climbed|jumped|dropped|went up|amounted) to)\s(?:about |some |over |nearly )?$"
)
OF_THEM = re.compile(r"\sof (?:them|these)\b")
COUNTED = re.compile(
    r"\b(?:registered|recorded|counted|received|documented|logged)\s(?:about |some |over |nearly |more than )?$"
)
IT_LISTS = re.compile(
    r"(?:^\s*it|\b(?:database|list|note|count|tally|report|register|breakdown))\s(?:lists?|gives?|gave|names?|counts?|counted|has|had|includes?|shows?|showed|listed)\s(?:about |some |at least |nearly )?$"
)
DIVIDED = re.compile(r"\s*(?:of|among) (?:those|them|these|the returnees|whom)\b")
# "There were 31 such attacks": of the kind the sentence before tells of.
SUCH = re.compile(r"\s(?:such|similar)\s")
# "128 strikes", in a report on drone strikes.
STRIKES = re.compile(r"\s(?:such )?strikes?\s?")
# "16 employees were taken in Lakki Marwat", in a report on kidnappings.
TAKEN = re.compile(
    r"(?:\s(?:of|from)\s[\w' -]{3,30}?)?\s(?:were|was|had been)\s(?:also\s)?taken(?=\s(?:in|from|near|by|at|on)\b|[.,;])"
)
# "The remaining four were reported from Sindh and Punjab".
REMAINING = re.compile(r"^\s*the (?:remaining|other)\s$")
REPORTED_FROM = re.compile(
    r"\s(?:were|was|came|took place|occurred|happened)\s(?:(?:reported|recorded|carried out|registered|mounted)\s)?(?:in|from|by)\b"
)
# "Suicide bombers carried out 46 of the attacks".
BOMBERS = re.compile(
    r"\bsuicide (?:bombers|attackers) (?:had |have )?(?:carried out|staged|mounted|launched|conducted|were behind|were responsible for)\s(?:about |some |at least )?$"
)
# "Eleven of the detainees are linked to a banned group".
OF_THE_DETAINED = re.compile(
    r"\sof the (?:detainees|arrested|detained)\s(?:are|were|have|had|belong\w*|hail\w*|carried)\s"
)
# "38,200 held cards, while 79,600 had no documents at all".
NO_PAPERS = re.compile(
    r"(?:\sof them)?\s(?:had|have|held|carried|possessed) no (?:\w+ ){0,2}(?:documents|papers|documentation)\b"
)
FURTHER = re.compile(r"\s*(?:a further|another|some|about|at least|more than|as many as|over)?\s*$")
ACROSS = re.compile(r"\s(?:[a-z]+ ){0,4}?to (?:the )?(?:torkham|chaman|spin boldak|border|afghanistan)\b")
CARDS = {"afghan_por", "afghan_acc", "afghan_undocumented"}
STAYING = re.compile(
    r"\b(?:host\w*|liv(?:e|ed|es|ing)|resid\w+|remain\w*|stay\w*|present|there (?:are|were)|in the country|still|currently|registered|told|ordered|deadline|leave|must|face|risk|await\w*|inhabit\w*|shelter\w*)\b"
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
        if mention.measure is None and mention.noun.kind == "none" and leads_with_share(mention, places):
            whole = next((other for other in reversed(mentions[:index]) if other.measure), None)
            mention.parent = whole or find_divided(mention, context)
            mention.measure = mention.parent.measure if mention.parent else None
            mention.relation = "listed"


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


def name_such(mention: Mention, context: Context) -> None:
    """Let "31 such attacks" be of the kind that the sentence before tells of."""
    if STRIKES.fullmatch(mention.sentence.low[mention.quantity.end : mention.noun.end]):
        from_air = mention.sentence.is_air or any(main.measure == "airstrikes" for main in context.mains)
        mention.measure = "airstrikes" if from_air else mention.measure
    if mention.noun.kind == "event" and SUCH.match(mention.sentence.low, mention.quantity.end):
        named = topic_of(context.previous)
        mention.measure = named[0] if named and named[0] in EVENTS else mention.measure


def name_told(mention: Mention, context: Context) -> None:
    """Measure bare numbers by what the sentence before tells of: "they reached 1,116", "recorded nine of them", "it lists 103 soldiers"."""
    before, near = mention.sentence.low[: mention.quantity.start], context.last_main(mention.sentence.paragraph)
    if mention.measure is not None:
        return
    if mention.noun.kind == "none":
        pronoun = THEY_REACHED.search(before) or (
            OF_THEM.match(mention.sentence.low, mention.quantity.end) and not context.mains
        )
        named = topic_of(context.previous) if pronoun else None
        mention.measure = named[0] if named else None
        if NO_PAPERS.match(mention.sentence.low, mention.end) and near and near.measure == "returns":
            mention.measure, mention.parent, mention.relation = near.measure, near, "part"
            mention.group = "afghan_undocumented"
        if COUNTED.search(before) and context.last_is_flow() and near and near.measure == "returns":
            mention.measure = "returns"
    elif OF_THE_DETAINED.match(mention.sentence.low, mention.quantity.end) and near:
        held = context.last_of("arrests", mention.sentence.paragraph)
        mention.measure, mention.parent, mention.relation = (held.measure, held, "part") if held else (None, None, "")
    elif mention.noun.kind == "person" and IT_LISTS.search(before) and near and near.measure in HARM:
        dead = context.last_of("fatalities", mention.sentence.paragraph)
        mention.measure = dead.measure if dead else near.measure


def correct_measure(mention: Mention, context: Context) -> None:
    """Change a measure that the whole sentence tells otherwise: shares of a flow, captives who came home, accidents."""
    taken = mention.parent if mention.measure == "returns" else None
    if mention.measure == "population" and DIVIDED.match(mention.sentence.low):
        mention.measure = whole_flow(mention, context)
    if mention.measure == "population" and (flow := divided_flow(mention, context)):
        mention.measure, mention.parent, mention.relation = flow.measure, flow, "part"
    if (
        taken
        and taken.measure in {"abductions", "arrests"}
        and mention.noun.kind == "none"
        and not (taken.group or taken.noun.group or "").startswith("afghan_")
        and not ACROSS.match(mention.sentence.low, mention.end)
    ):
        mention.measure = "releases"
    if (
        mention.measure is None
        and mention.noun.kind in {"person", "none"}
        and TAKEN.match(mention.sentence.low, mention.end)
    ):
        captives = any(main.measure == "abductions" for main in context.mains)
        mention.measure = "abductions" if captives else None
    if mention.measure in {"fatalities", "injuries"} and goes_on_about_accident(mention, context):
        mention.measure = None
    if mention.measure and is_accident(mention, mention.measure):
        mention.measure = None


def goes_on_about_accident(mention: Mention, context: Context) -> bool:
    """Whether "a further 3,640 were injured" follows a sentence on an earthquake or the like."""
    opens = FURTHER.match(mention.sentence.low[: mention.quantity.start] + " ")
    return opens is not None and bool(
        ACCIDENT.search(context.previous) and not ARMED.search(context.previous + mention.sentence.low)
    )


def name_compared(mentions: list[Mention]) -> None:
    """Let "nine attacks", compared with suicide attacks of the same sentence, be such, too; "suicide bombers carried out 46 of the attacks"."""
    for index, mention in enumerate(mentions):
        if mention.measure == "attacks" and BOMBERS.search(mention.sentence.low[: mention.quantity.start]):
            mention.measure = "suicide_attacks"
        before = mentions[index - 1] if index else None
        if before and before.measure == "suicide_attacks" and is_bare_compared(mention):
            mention.measure, mention.parent = before.measure, before
        named = [one.measure for one in mentions[:index] if one.measure in {"suicide_attacks", "airstrikes"}]
        if named and is_plain_attacks(mention):
            mention.measure = named[-1]


def is_bare_compared(mention: Mention) -> bool:
    """Whether a number without a noun is what the one before it is compared with: "46 of the attacks, against 33 in 2012"."""
    return mention.relation == "compared" and mention.measure == "attacks" and mention.noun.kind == "none"


def is_plain_attacks(mention: Mention) -> bool:
    """Whether "nine attacks" stand as what suicide attacks are compared with: then they are such, too."""
    words = mention.sentence.low[mention.noun.start : mention.noun.end].strip()
    return mention.relation == "compared" and words in {"attacks", "strikes"}


def whole_flow(mention: Mention, context: Context) -> str | None:
    """What "of those who came back, 2,400 held cards" divides: the flow told before, else a stock after all."""
    whole = context.last_main(mention.sentence.paragraph)
    return whole.measure if whole and whole.measure in FLOW_MEASURES else mention.measure


def divided_flow(mention: Mention, context: Context) -> Mention | None:
    """The returns that numbers of card holders divide ("2,740 held PoR cards"), where no word says that they stay."""
    if (mention.noun.group or mention.group or left_group(mention, 0)) not in CARDS or STAYING.search(
        mention.sentence.low
    ):
        return None
    return context.returns_over(mention.quantity.value or 0, mention.sentence.paragraph)
