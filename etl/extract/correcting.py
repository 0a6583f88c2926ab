"""Measures that the whole sentence, or the total before it, tells otherwise than the words next to a number."""

from __future__ import annotations

import re
from dataclasses import replace

from etl.extract.among import HARM
from etl.extract.context import EVENTS, FLOW_MEASURES, Context
from etl.extract.exclusions import counts_hits
from etl.extract.fitting import ACCIDENT, ARMED, is_accident
from etl.extract.model import Mention
from etl.extract.relations import left_group
from etl.extract.topics import topic_of

THEY_REACHED = re.compile(
    r"(?:^|,\s(?:while|whereas|but)\s[^,;]{0,60}?)\s*(?:they|these|it|that)\s(?:had |have |has )?(?:now )?(?:reached|totalled|totaled|numbered|stood at|came to|hit|touched|(?:rose|fell|climbed|jumped|dropped|went up|amounted) to)\s(?:about |some |over |nearly )?$"
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
OF_THE = re.compile(r"\sof (?:the|those|these|its) ")
OPENS_WHOLE = re.compile(r"\s*(?:of|among) (?:the|these|those|its) ")
FURTHER = re.compile(r"\s*(?:a further|another|some|about|at least|more than|as many as|over)?\s*$")
ACROSS = re.compile(r"\s(?:[a-z]+ ){0,4}?to (?:the )?(?:torkham|chaman|spin boldak|border|afghanistan)\b")
# "2,200 had PoR cards", "the remaining 18,155 were undocumented": a status told behind the number.
STATUS_BEHIND = re.compile(
    r"\s(?:(?:were|was) undocumented\b|(?:had|held|have|hold|carried) (?:an? |the |valid )?(?:por|acc|proof of registration|afghan citizen)\b)"
)
KIDNAPPING = re.compile(r"\b(?:kidnap\w*|abduct\w*|hostages?|ransom)\b")
TOTAL_CAME = re.compile(
    r"\bthe (?:overall |cumulative |combined )?total (?:came to|reached|stood at|was|is|stands at)\s(?:\w+\s)?$"
)
CARDS = {"afghan_por", "afghan_acc", "afghan_undocumented"}
STAYING = re.compile(
    r"\b(?:host\w*|liv(?:e|ed|es|ing)|resid\w+|(?<!the )remain\w*|stay\w*|present|there (?:are|were)|in the country|still|currently|registered|told|ordered|deadline|leave|must|face|risk|await\w*|inhabit\w*|shelter\w*)\b"
)


def name_such(mention: Mention, context: Context) -> None:
    """Let "31 such attacks" be of the kind that the sentence before tells of."""
    if STRIKES.fullmatch(mention.sentence.low[mention.quantity.end : mention.noun.end]):
        from_air = mention.sentence.is_air or any(main.measure == "airstrikes" for main in context.mains)
        mention.measure = "airstrikes" if from_air else mention.measure
    if mention.measure == "attacks" and counts_hits(mention.sentence.low, mention.quantity.start, mention.quantity.end):
        # "Paktika was struck 22 times", in a report on air strikes.
        mention.measure = "airstrikes" if context.mains and context.mains[-1].measure == "airstrikes" else "attacks"
    if mention.noun.kind == "event" and SUCH.match(mention.sentence.low, mention.quantity.end):
        named = topic_of(context.previous)
        mention.measure = named[0] if named and named[0] in EVENTS else mention.measure


def name_total(mention: Mention, context: Context) -> None:
    """Let "the total came to 196,300 card holders" be of the returns told before."""
    moved = context.mains and context.mains[-1].measure == "returns"
    if moved and mention.measure == "population" and TOTAL_CAME.search(mention.sentence.low[: mention.quantity.start]):
        mention.measure = "returns"


def name_told(mention: Mention, context: Context) -> None:
    """Measure bare numbers by what the sentence before tells of: "they reached 1,116", "recorded nine of them", "it lists 103 soldiers"."""
    before, near = mention.sentence.low[: mention.quantity.start], context.last_main(mention.sentence.paragraph)
    if mention.measure is not None:
        return
    if mention.noun.kind in {"person", "none"} and TAKEN.match(mention.sentence.low, mention.end):
        captives = any(main.measure == "abductions" for main in context.mains) or KIDNAPPING.search(context.previous)
        mention.measure = "abductions" if captives else None
    elif mention.noun.kind == "none":
        pronoun = THEY_REACHED.search(before) or (
            OF_THEM.match(mention.sentence.low, mention.quantity.end) and not context.mains
        )
        named = topic_of(context.previous) if pronoun else None
        mention.measure = named[0] if named else None
        if NO_PAPERS.match(mention.sentence.low, mention.end) and near and near.measure == "returns":
            mention.measure, mention.parent, mention.relation = near.measure, near, "part"
            mention.group = "afghan_undocumented"
        counted = context.mains and context.mains[-1].sentence.low == context.previous
        if COUNTED.search(before) and not counted and topic_of(before) is None and (told := topic_of(context.previous)):
            mention.measure = told[0]
        if COUNTED.search(before) and context.last_is_flow() and near and near.measure == "returns":
            mention.measure = "returns"
    elif OF_THE_DETAINED.match(mention.sentence.low, mention.quantity.end) and near:
        held = context.last_of("arrests", mention.sentence.paragraph)
        mention.measure, mention.parent, mention.relation = (held.measure, held, "part") if held else (None, None, "")
    elif mention.noun.kind == "person" and IT_LISTS.search(before) and near and near.measure in HARM:
        dead = context.last_of("fatalities", mention.sentence.paragraph)
        mention.measure = dead.measure if dead else near.measure


def name_of_whole(mention: Mention, mentions: list[Mention], context: Context) -> None:
    """Measure "14 of the 23" by the total of 23 that the text told before."""
    whole = next((one for one in mentions if one.quantity.start > mention.quantity.start), None)
    if whole is None or mention.measure or {mention.noun.kind, whole.noun.kind} != {"none"}:
        return
    if OF_THE.fullmatch(mention.sentence.low, mention.quantity.end, whole.quantity.start):
        alike = (main for main in reversed(context.mains) if main.quantity.value == whole.quantity.value)
        if told := next(alike, None):
            mention.measure, mention.relation, mention.parent = told.measure, "part", told
            whole.noun = replace(whole.noun, kind="other")


def divide_whole(mentions: list[Mention], context: Context) -> None:
    """Measure the parts of "of the 397, 194 were militants and 53 members of the forces" by the total of 397 told before."""
    whole = mentions[0] if mentions else None
    if whole is None or whole.measure or not OPENS_WHOLE.fullmatch(whole.sentence.low[: whole.quantity.start]):
        return
    alike = (main for main in reversed(context.mains) if main.quantity.value == whole.quantity.value)
    told = next(alike, None)
    for mention in mentions[1:]:
        if told and mention.measure is None and mention.noun.kind in {"person", "none"}:
            mention.measure, mention.relation, mention.parent = told.measure, "part", told


def correct_measure(mention: Mention, context: Context) -> None:
    """Change a measure that the whole sentence tells otherwise: shares of a flow, captives who came home, accidents."""
    taken = mention.parent if mention.measure == "returns" else None
    if mention.measure == "population" and DIVIDED.match(mention.sentence.low):
        mention.measure = whole_flow(mention, context)
    larger = mention.parent is not None and (mention.parent.quantity.value or 0) < (mention.quantity.value or 0)
    misread = mention.measure == "population" or (mention.measure == "deportations" and mention.relation and larger)
    if misread and (flow := divided_flow(mention, context)):
        mention.measure, mention.parent, mention.relation = flow.measure, flow, "part"
    if (
        taken
        and taken.measure in {"abductions", "arrests"}
        and mention.noun.kind == "none"
        and not (taken.group or taken.noun.group or "").startswith("afghan_")
        and not ACROSS.match(mention.sentence.low, mention.end)
    ):
        mention.measure = "releases"
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
        total = any(one.measure == "attacks" and one.relation != "compared" for one in mentions[:index])
        if named and not total and is_plain_attacks(mention):
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
    group = mention.noun.group or mention.group or left_group(mention, 0)
    holds = group in CARDS or STATUS_BEHIND.match(mention.sentence.low, mention.quantity.end)
    if not holds or STAYING.search(mention.sentence.low):
        return None
    return context.returns_over(mention.quantity.value or 0, mention.sentence.paragraph)
