"""Measures told without a verb of their own: "… were among the dead", "20 injured people", "holders of cards"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from etl.extract.cues import AFTER_CUES, FLOWS, find_cues
from etl.extract.model import Mention

HARM = {"fatalities", "injuries", "casualties", "arrests", "abductions", "releases"}
AMONG = re.compile(
    r"(?:,?\s(?:and|&)\s(?:[\w-]+\s){1,6}?[a-z]+)?\s(?:were|was|are|being)\s(?:also\s)?(?:counted\s|reported\s)?among\s(?P<rest>(?:the|those|(?:[a-z]+\s)?[a-z]+'s|at least|some|about|\d[\d,]*|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty))\s[^.;]{0,45})"
)
# "Among the fallen were 11 policemen".
AMONG_FIRST = re.compile(
    r"\bamong\s(?P<rest>(?:the|those)\s[^.;\d]{3,50}?\s?)(?:were|was|are)\s(?:an?\s(?:[\w-]+\s){1,3}and\s)?(?:about\s|at least\s|some\s|more than\s)?$"
)
# People named by what they did, not by a verb.
MOVED = re.compile(
    r"(?:the|those|(?:[a-z]+\s)?[a-z]+'s)\s(?:\w+\s){0,2}?(?P<who>arrivals|returnees|returns|deportees|going home|coming back)\b"
)
# "20 injured people": the noun's own adjective says what happened to them.
HARMED = re.compile(
    r"\s?(?:of the |of )?(?P<harm>injured|wounded|dead|slain|killed|martyred|abducted|kidnapped)\s(?!in\b|by\b|on\b|and\b|as\b)[a-z]"
)
TOLL = re.compile(
    r"(?:the|those|(?:[a-z]+\s)?[a-z]+'s)\s(?:\w+\s){0,2}?(?P<who>fatalities|victims|fallen|slain|martyrs|wounded|injured|deceased)\b"
)
HARMED_MEASURES = {
    "fatalities": "fatalities",
    "victims": "fatalities",
    "fallen": "fatalities",
    "martyrs": "fatalities",
    "deceased": "fatalities",
    "injured": "injuries",
    "wounded": "injuries",
    "dead": "fatalities",
    "slain": "fatalities",
    "martyred": "fatalities",
    "killed": "fatalities",
    "abducted": "abductions",
    "kidnapped": "abductions",
}
HOLDING = re.compile(r"\b(?:hold|holding|held|have|had|possess|possessing|carry|carried|carrying)\b")
# What awaits them does not make them fewer: they are still there.
AWAITING = re.compile(
    r"(?:\s\w+){0,3}?\s(?:at risk|face|facing|eligible|subject to|liable|to be|told to|ordered to|given until|asked to|will|must|in the country|in pakistan)\b"
)


@dataclass(frozen=True)
class Among:
    """What "… were among the dead" says of a mention; `measure` is None where the words after are of something else."""

    measure: str | None


def read_among(mention: Mention) -> Among | None:
    """The measure of the whole that a mention is said to be among; None where no such words follow."""
    if mention.noun.kind not in {"person", "none", "family"}:
        return None
    among = AMONG.match(mention.sentence.low, mention.end) or AMONG_FIRST.search(
        mention.sentence.low[: mention.quantity.start]
    )
    if not among:
        return None
    if cues := find_cues(among["rest"], AFTER_CUES):
        return Among(cues[0].measure if cues[0].measure in (HARM | FLOWS) - {"population"} else None)
    if toll := TOLL.match(among["rest"]):
        return Among(HARMED_MEASURES[toll["who"]])
    moved = MOVED.match(among["rest"])
    return Among("deportations" if moved["who"] == "deportees" else "returns") if moved else None


def read_adjective(mention: Mention) -> str | None:
    """The measure in the noun's own words: "injured people", "Afghans holding PoR cards"; None without such words."""
    noun, text = mention.noun, mention.sentence.low
    if re.search(r"\b(?:prisoners?|captives?)$", text[noun.start : noun.end]) and re.search(
        r"\b(?:took|taking|takes|taken)\s$", text[: mention.quantity.start]
    ):
        return "arrests"
    harm = HARMED.match(text, noun.start) if noun.kind == "person" else None
    if harm:
        return HARMED_MEASURES[harm["harm"]]
    holds = noun.group in {"afghan_por", "afghan_acc"} and AWAITING.match(text, noun.end)
    holds = holds or (noun.group in {"afghan_por", "afghan_acc"} and HOLDING.search(text[noun.start : noun.end]))
    return "population" if holds else None
