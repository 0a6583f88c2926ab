"""Who says or counted something in a sentence, and how far in the sentence the words reach."""

from __future__ import annotations

import re

from etl.extract.joining import UNSPECIFIC, is_bracketed_source, join_names
from etl.extract.model import Sentence, Voice
from etl.extract.producers import Name, find_names, kind_of
from etl.extract.saying import (
    AFTER_COMMA,
    APPOSED,
    COUNT_OF,
    EXPLAINED,
    FIGURE_OF,
    FROM,
    GAP,
    GOVERNED,
    IN_TURN,
    LABEL,
    OPENING,
    OPENS_WITH,
    OWN_REPORT,
    OWN_SOURCE,
    RECEIVED,
    SAID_AFTER,
    SAID_BEFORE,
    SAID_BY_PERSON,
    SAW,
    SAYS,
    SENT,
    STATES,
    STATES_SAY,
    TOLD,
    TOOK_IT,
    TRAILING,
    WHAT_CALLED,
    WHO_SAYS,
)
from etl.extract.unnamed import is_within

LATE_SAYING = re.compile(
    r"[^.;]{3,150}?,\s(?:saying|adding|claiming|(?:it|they|the (?:force|department|agency|commission|police)) (?:said|announced|added|stated|reported))\b|[^.;]{3,150}?\s(?:who|whom|which) they (?:said|say|claimed|alleged)\b"
)
HOSPITAL = re.compile(r"\b(?:hospitals?|clinics?)\b")
CLOSING_WORDS, LABEL_START, BESIDE = 9, 5, 25


def attribute(sentence: Sentence, name: Name, numbers: list[int]) -> Voice | None:
    """The Voice of a name that stands as a speaker or source; None where it is only mentioned."""
    return (
        attribute_saying(sentence, name, numbers)
        or attribute_count(sentence, name, numbers)
        or attribute_source(sentence, name, numbers)
        or attribute_label(sentence, name)
    )


def find_late_saying(sentence: Sentence, name: Name) -> re.Match[str] | None:
    """The "saying" or "it said" that ends what the subject of a sentence did: "The army ended a siege …, saying all 33 were dead"."""
    opens = OPENS_WITH.fullmatch(sentence.raw[: name.start])
    late = LATE_SAYING.match(sentence.low, name.end) if opens else None
    # "Security forces arrested 93 men, it added": a report goes on, not they.
    return None if late and late[0].split()[-2] == "it" and name.producer.endswith("_unnamed") else late


def find_saying(sentence: Sentence, name: Name, numbers: list[int]) -> re.Match[str] | None:
    """The verb of saying or counting that a name governs; None where another word governs the name or a number stands between."""
    text = sentence.low
    said = (
        GAP.match(text, name.end)
        or TOLD.match(text, name.end)
        or OWN_REPORT.match(text, name.end)
        or SENT.match(text, name.end)
    )
    if not said and name.producer.islower() and text[: name.start].endswith(", "):
        said = SAYS.match(text, name.end)
    if not said and (APPOSED.search(text[: name.start]) or EXPLAINED.search(sentence.raw[: name.start])):
        said = SAYS.match(text, name.end)
    if not said and name.producer in {"local_hospitals", "afghan_red_crescent"}:
        said = RECEIVED.match(text, name.end)
    if not said and kind_of(name.producer) == "armed":
        said = TOOK_IT.match(text, name.end)
    if not said and kind_of(name.producer) == "press":
        said = SAW.match(text, name.end)
    if (
        said
        and text[name.start : name.end] in STATES
        and (
            ("," in IN_TURN.sub("", said[0]) and not re.match(r",\s(?:which|whose)\s", said[0]))
            or not STATES_SAY.search(said[0])
        )
    ):
        return None
    if said and any(name.end <= number < said.end() for number in numbers):
        said = None
    said = said or WHO_SAYS.match(text, name.end) or find_late_saying(sentence, name)
    if re.search(r"\btold (?:the )?$", text[: name.start]):
        return None
    if GOVERNED.search(text[: name.start]):
        return WHO_SAYS.match(text, name.end)
    return said


def attribute_saying(sentence: Sentence, name: Name, numbers: list[int]) -> Voice | None:
    """The Voice of "PICSS said …" (forward) and "…, PICSS said on Monday" (back)."""
    text = sentence.low
    said = find_saying(sentence, name, numbers)
    if not said:
        return None
    if SAID_BEFORE.search(text[: name.start]) and WHO_SAYS.match(text, name.end):
        return Voice(text.rfind(";", 0, name.start) + 1, said.end(), name.producer, is_forward=True)
    rest = text[said.end() :].split(";")[0]
    closing = (
        len(rest.split()) <= CLOSING_WORDS
        and not re.match(r"\sthat\b", rest)
        and not re.search(r"\d|\b(?:killed|died|injured|wounded)\b", rest)
    )
    backward = (bool(TRAILING.match(rest)) or closing) and AFTER_COMMA.search(text[: name.start]) is not None
    return Voice(name.start, said.end(), name.producer, is_forward=not backward)


def attribute_count(sentence: Sentence, name: Name, numbers: list[int]) -> Voice | None:
    """The Voice of "23 soldiers by the army's count", which reaches the number before it."""
    text = sentence.low
    owned = FIGURE_OF.match(text, name.end)
    if owned and not (owned[0].startswith(",") and text[name.start : name.end] in STATES):
        return Voice(name.start, owned.end(), name.producer, is_forward=True)
    if not re.search(r"\bby\s(?:the\s|its\s)?$", text[: name.start]) or not COUNT_OF.match(text, name.end):
        return None
    counted = [number for number in numbers if number < name.start]
    return Voice(counted[-1] if counted else name.start, name.end, name.producer, is_forward=True)


def attribute_source(sentence: Sentence, name: Name, numbers: list[int]) -> Voice | None:
    """The Voice of "according to PICSS" and of a reference in brackets at the end."""
    text = sentence.low
    if is_bracketed_source(sentence, name):
        return Voice(name.start, len(text), name.producer, is_forward=False)
    if re.search(r"\btold (?:the )?$", text[: name.start]):
        return None
    before = FROM.search(text[: name.start])
    if not before and name.producer in UNSPECIFIC:
        before = FROM.search(re.sub(r"[\w-]+(?:'s)?\s$", "", text[: name.start]))
    if not before:
        return None
    seat = re.compile(r"\sin\s(?:islamabad|kabul|peshawar|quetta|rawalpindi|karachi|lahore|geneva|new york)\b").match(
        text, name.end
    )
    name = Name(name.start, seat.end(), name.producer) if seat else name
    opening = OPENING.fullmatch(text[: before.start()]) is not None
    forward = opening and not any(number < before.start() for number in numbers)
    return Voice(before.start(), name.end, name.producer, is_forward=forward)


def attribute_own(sentence: Sentence, name: Name) -> Voice | None:
    """The Voice of the body that a sentence opens with, where all is told "according to its annual report"."""
    opens = OPENS_WITH.fullmatch(sentence.raw[: name.start])
    body = kind_of(name.producer) in {"monitor", "official"} and sentence.low[name.start : name.end] not in STATES
    own = opens and body and OWN_SOURCE.search(sentence.low, name.end)
    return Voice(name.start, name.end, name.producer, is_forward=True) if own else None


def attribute_label(sentence: Sentence, name: Name) -> Voice | None:
    """The Voice of "…, said PICSS", of "PICSS: …" and of "Source: PICSS"."""
    text = sentence.low
    if re.search(r"\bwhat (?:the )?$", text[: name.start]) and WHAT_CALLED.match(text, name.end):
        return Voice(name.start, name.end, name.producer, is_forward=False)
    if SAID_BEFORE.search(text[: name.start]) and SAID_AFTER.match(text, name.end):
        return Voice(name.start, name.end, name.producer, is_forward=False)
    if SAID_BY_PERSON.search(sentence.raw[: name.start]) and re.match(
        r"\s?(?:[.,;]|$|\sin\b|\son\b)", text[name.end :]
    ):
        return Voice(name.start, name.end, name.producer, is_forward=False)
    if text[name.start - 1 : name.start] == "(" and re.match(r"\)\s?:\s", text[name.end :]):
        return Voice(name.start, name.end, name.producer, is_forward=True)
    labels = (
        name.start < LABEL_START
        and text[name.start : name.end] not in STATES
        and not re.fullmatch(r"[A-Z]{3,}", name.producer)
        and LABEL.match(text, name.end)
        and (kind_of(name.producer) != "local" or "hospital" in text[name.start : name.end])
    )
    if labels or re.search(r"\bsources?:\s(?:the )?$", text[: name.start]):
        return Voice(name.start, name.end, name.producer, is_forward=True)
    return None


def is_named_by(sentence: Sentence, unnamed: Voice, known: Voice) -> bool:
    """Whether a known voice says whose "a report" is: it overlaps, or stands right behind ("a report drawn up by PICSS")."""
    if known.start < unnamed.end and unnamed.start < known.end:
        return True
    between = sentence.low[unnamed.end : known.start]
    return unnamed.end <= known.start and len(between) < BESIDE and not re.search(r"[,;.]", between)


def drop_inner(names: list[Name]) -> list[Name]:
    """The names without those that are only a word of a longer one: no "Pakistan" of a "Pakistan Institute"."""
    return [name for name in names if not any(is_within(name, other) for other in names)]


def drop_own_hospital(sentence: Sentence, names: list[Name]) -> list[Name]:
    """The names without the hospital of a body named before: "EMERGENCY said its hospital had registered two deaths"."""
    first = min((name.start for name in names), default=0)
    own = [name for name in names if first < name.start and re.search(r"\bits $", sentence.low[: name.start + 4])]
    return [name for name in names if not (name in own and HOSPITAL.search(sentence.low[name.start : name.end]))]


def find_voices(sentence: Sentence, numbers: list[int], others: list[Name] | None = None) -> list[Voice]:
    """All speakers of a sentence from left to right; of overlapping names the one that begins first."""
    names = drop_own_hospital(sentence, drop_inner(join_names(sentence, [*find_names(sentence), *(others or [])])))
    voices = [(voice, name) for name in names if (voice := attribute(sentence, name, numbers))]
    if all(voice.producer == "?" for voice, _ in voices):
        voices = [(voice, name) for name in names if (voice := attribute_own(sentence, name))] or voices
    known = [voice for voice, _ in voices if voice.producer != "?"]
    voices = [
        (voice, name)
        for voice, name in voices
        if voice.producer != "?" or not any(is_named_by(sentence, voice, one) for one in known)
    ]
    voices.sort(key=lambda pair: (pair[0].start, -pair[1].end, pair[1].start))
    kept: list[Voice] = []
    for voice, _ in voices:
        if not kept or voice.start >= kept[-1].end:
            kept.append(voice)
    return kept
