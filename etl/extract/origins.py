"""Which country a text is about, and which one the people in it leave."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

from etl.extract.areas import country_of, find_places, is_dateline, place_pattern, read_places
from etl.extract.model import Sentence

LEDE = 3
# The towns at the crossings lie in a province.
CROSSINGS = {"chaman": "PK-BA", "torkham": "PK-KP"}


def find_origin(text: str) -> str | None:
    """The country people leave in a text about returns: the one of Pakistan and Iran that it names more often."""
    pakistan = len(
        re.findall(
            r"\b(?:pakistan\w*|islamabad|torkham|chaman|khyber|por cards?|por holders?|por card holders|proof of registration|afghan citizen cards?|acc holders?|balochistan|punjab|sindh|karachi|peshawar)\b",
            text,
        )
    )
    iran = len(re.findall(r"\b(?:iran\w*|tehran|islam qala|milak)\b", text))
    if re.search(r"\biran (?:accounted|had|saw|with \d)", text) and "pakistan" in text:
        return None
    if re.search(r"\bfrom iran\b", text) and re.search(r"\b(?:from pakistan|torkham|chaman|spin boldak)\b", text):
        return None
    return None if not pakistan + iran else "PK" if pakistan >= iran else "IR"


def find_dateline(sentences: list[Sentence]) -> str | None:
    """The area of the city a report is written in ("KARACHI: …"), which it then calls "the city"; None without one."""
    for sentence in sentences[:LEDE]:
        match = place_pattern().match(sentence.low, len(sentence.low) - len(sentence.low.lstrip()))
        if match and is_dateline(sentence, match):
            return CROSSINGS.get(match[0]) or read_places()[match[0]][0]
    return None


def find_home(sentences: list[Sentence], published: date) -> str | None:
    """The country a text is mostly about, or None where it names neither Pakistan nor Afghanistan."""
    counts: Counter[str] = Counter()
    for weight, sentence in enumerate(sentences):
        for place in find_places(sentence, published):
            counts[country_of(place.code)] += 3 if weight < 2 else 1
        counts["PK"] += len(re.findall(r"\bpakistani?(?:'s|s)?\b", sentence.low)) * (2 if weight < 2 else 1)
        counts["AF"] += len(
            re.findall(
                r"\btaliban government|\bafghan (?:officials|authorities|security forces|army|troops|soldiers|government)",
                sentence.low,
            )
        )
    counts["PK"] += sum(
        len(re.findall(r"\b(?:islamabad|rawalpindi|karachi|lahore)\b", sentence.low)) for sentence in sentences
    )
    known = [(count, code) for code, count in counts.items() if code in {"PK", "AF", "IR"} and count]
    return max(known)[1] if known else None
