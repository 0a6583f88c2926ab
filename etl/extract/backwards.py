"""Counters that a text names only behind the numbers: "The district's police gave these figures on Thursday."."""

from __future__ import annotations

import re

from etl.extract.context import Context
from etl.extract.crediting import ELSEWHERE
from etl.extract.localising import localise
from etl.extract.model import Mention, Sentence, Voice
from etl.extract.producers import Name, find_names, kind_of

COUNTED = r"(?:figures|numbers|counts|tolls|data|totals|statistics)"
POINTS_BACK = re.compile(
    rf"^[\s\"“]*(?:these|the|both|all(?: the| of these| these)?) {COUNTED}\b[^.;\d]{{0,25}}\b(?:are|were|is|was|come|came|by|from)\b"
    r"|^\s*so (?:says?|said)\b"
    rf"|\b(?:gave|released|confirmed|issued|provided|shared|announced|compiled|published)\b[^.;]{{0,12}} (?:these|the|both|all(?: the| these)?) {COUNTED}\b"
    r"|^\s*(?:that|this) (?:account|version|toll|information|count) (?:was|is|came|comes) (?:(?:given|provided|confirmed) )?(?:by|from)\b"
    r"|^\s*(?:all|both|most) (?:of )?(?:this|these|that)? ?(?:is|are|comes?|came) (?:from|by|according to)\b"
)
SO_SAYS = re.compile(r"\s*so (?:says?|said)\b")


def credit_backwards(mentions: list[Mention], sentences: list[Sentence], context: Context) -> None:
    """Credit the numbers that nobody was named for to the body that a later sentence of the paragraph names for them."""
    for index, sentence in enumerate(sentences):
        if not index or not POINTS_BACK.search(sentence.low):
            continue
        names = sorted(find_names(sentence), key=lambda name: (name.start, -name.end)) or doers(
            sentence, sentences[index - 1]
        )
        told = sentences[index - 1].paragraph
        for mention in mentions:
            near = told <= mention.sentence.paragraph and mention.sentence.start < sentence.start
            if names and mention.producer is None and near:
                mention.producer = localise(voice_of(names[0]), context, sentence)


def doers(sentence: Sentence, before: Sentence) -> list[Name]:
    """The office that did what was told before, where only "so says a press release" follows; none for other words."""
    offices = [name for name in find_names(before) if kind_of(name.producer) == "official"]
    return offices if SO_SAYS.match(sentence.low) else []


def credit_between(mentions: list[Mention], voices: list[tuple[Sentence, Voice]]) -> None:
    """Credit what is told between two sentences of one office, the second in the same paragraph, to that office."""
    for mention in mentions:
        before = [voice.producer for sentence, voice in voices if sentence.start < mention.sentence.start]
        after = [(sentence, voice) for sentence, voice in voices if sentence.start > mention.sentence.start]
        if mention.producer or not before or not after or mention.relation == "compared":
            continue
        following, voice = after[0]
        same = voice.producer == before[-1] and kind_of(voice.producer) == "official"
        if same and following.paragraph == mention.sentence.paragraph and not ELSEWHERE.match(mention.sentence.low):
            mention.producer = voice.producer


def voice_of(name: Name) -> Voice:
    """A name as the voice of what stands before it."""
    return Voice(name.start, name.end, name.producer, is_forward=False)
