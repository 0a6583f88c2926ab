"""Provinces of Pakistan told by where they lie: "the northwestern province", "Pakistan's restive southwestern province"."""

from __future__ import annotations

import re

from etl.extract.model import Place, Sentence

SIDES = {"north": "PK-KP", "northwest": "PK-KP", "southwest": "PK-BA", "south": "PK-SD"}
PROVINCE = re.compile(
    r"\b(?P<country>pakistan's |the country's )?(?:the )?(?:(?:restive|troubled|volatile|resource-rich|mineral-rich|impoverished|sprawling|violence-hit|militancy-hit) )*(?P<side>north|south)-?(?P<west>west)?ern (?:border )?province\b(?! of\b|s\b)"
)


def find_compass_places(sentence: Sentence, places: list[Place], home: str | None) -> list[Place]:
    """The places of a sentence with the provinces told only by where they lie; none beside a province's name, or in another country."""
    found = [
        Place(match.start(), match.end(), SIDES[match["side"] + (match["west"] or "")])
        for match in PROVINCE.finditer(sentence.low)
        if (match["country"] or home == "PK") and not is_named(match, places)
    ]
    free = [place for place in places if not any(one.start <= place.start < one.end for one in found)]
    return sorted([*free, *found], key=lambda place: place.start)


def is_named(match: re.Match[str], places: list[Place]) -> bool:
    """Whether the province's name stands beside the words: "the southwestern province, Balochistan", "Balochistan, the southwestern province"."""
    beside = (
        min(abs(place.end - match.start()), abs(place.start - match.end())) for place in places if "-" in place.code
    )
    return min(beside, default=99) <= len(", the ")
