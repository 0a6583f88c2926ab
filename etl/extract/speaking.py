"""Whose words reach a number: of several speakers in a sentence the one whose clause it stands in."""

from __future__ import annotations

import re

from etl.extract.model import Sentence, Voice
from etl.extract.producers import find_names, kind_of
from etl.extract.saying import SAY
from etl.extract.voices import find_voices

NUMBER_AHEAD = re.compile(
    r"(?:\s(?:at|it at|the \w+ at|only|just|about|that|there were))*\s(?:\d|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?)\b)"
)
# "Of the 96,000 people who returned, UNICEF says that 57,000 were children": both are its numbers.
OF_WHOLE = re.compile(r"\s*(?:of|among) (?:the|those|some|all)\b")
PRONOUN = re.compile(
    rf"(?:^|[.,;:\"“”–—]\s?\"?|\b(?:and|but|while|which|as)\s|^in [\w\s]{{3,20}}?\s)(?:the |that |this |its |his |their )?(?:it|he|she|they|ngo|team|authors?|charity|forum|association|council|alliance|institute|think[- ]tank|report|group|agency|monitor|cent(?:er|re)|body|desk|ministry|mission|portal|organi[sz]ation|spokes(?:man|person|woman)|statement|minister|official|document|review|department|company|operator|railways?|watchdog|observatory|network|bureau|study|commission|office|data|figures|database|foundation|outlet|newspaper|commander|governor|army|force)(?:'s (?:\w+ ){{0,3}}\w+)?(?:\s\w+){{0,2}}?\s(?:(?:has|have|had|also|further|later)\s)*{SAY}\b"
)


# "…, said the department".
SAID_THE_BODY = re.compile(
    r",?\s(?:said|says|added|adds|according to)\sthe (?:department|ministry|agency|commission|council|institute|think[- ]tank|group|spokes(?:man|person|woman)|official|office|statement|report|monitor|mission|minister)\b(?! of\b| for\b|'s)"
)


# "One of them, who deals in timber, told this correspondent".
ONE_OF_THEM = re.compile(
    r"(?:^|[.;]\s)\s*one of (?:them|the (?:elders|villagers|residents|officials)),\s[^,;.\d]{3,50},\s(?:said|told|says)\b"
)


def find_source_line(sentences: list[Sentence]) -> str | None:
    """The producer of a line such as "Source: …" that covers a whole text; None without one."""
    for sentence in sentences:
        bare = re.fullmatch(r"\s*(?:\([^()]{2,60}\)|[^\s.]{2,12}(?:\s?[/&,]\s?[^\s.]{2,12})?)\s*", sentence.low)
        if bare and sentence is not sentences[0]:
            counters = [name.producer for name in find_names(sentence) if kind_of(name.producer) == "monitor"]
            if counters:
                return counters[0]
        if re.match(r"\s*(?:sources?:|compiled by|prepared by|data(?: source)?:|figures:)\s", sentence.low):
            named = [voice.producer for voice in find_voices(sentence, [])]
            named = [name for name in named if not name.endswith("_unnamed")] or [
                name.producer for name in find_names(sentence) if kind_of(name.producer) == "monitor"
            ]
            return named[0] if named else None
    return None


def speaks_again(sentence: Sentence) -> bool:
    """Whether a sentence goes on with an earlier speaker: "it added", "the think tank recorded"."""
    return bool(said_again(sentence))


def said_again(sentence: Sentence) -> str:
    """The words with which a sentence goes on with an earlier speaker; nothing where it does not."""
    again = PRONOUN.search(sentence.low) or ONE_OF_THEM.search(sentence.low) or SAID_THE_BODY.search(sentence.low)
    return again[0] if again else ""


def choose_voice(voices: list[Voice], text: str, place: int) -> Voice | None:
    """The speaker whose words reach a place in the sentence."""
    before = [voice for voice in voices if voice.is_forward and voice.start <= place]
    after = [voice for voice in voices if not voice.is_forward and voice.end > place]
    if after and (not before or before[-1].start < 0):
        return after[0]
    if before:
        return before[-1] if not after or is_nearer(text, before[-1], after[0], place) else after[0]
    later = [voice for voice in voices if voice.is_forward and voice.start > place]
    if later and NUMBER_AHEAD.match(text, later[0].end) and not OF_WHOLE.match(text):
        later = []
    if later and not re.search(r",?\s(?:while|but|whereas)\s|;|,\sand\s", text[place : later[0].start]):
        return later[0]
    earlier = [voice for voice in voices if not voice.is_forward]
    return (
        earlier[-1]
        if earlier and len(voices) == 1 and not re.search(r"\b(?:while|but|whereas)\b", text[earlier[-1].end : place])
        else None
    )


def is_nearer(text: str, before: Voice, after: Voice, place: int) -> bool:
    """Whether the earlier speaker's clause still runs at a place, rather than a later speaker's having begun."""
    clause = re.search(r"[;]|,?\s(?:while|but|whereas)\s", text[before.end : place])
    return clause is None and place - before.end <= after.end - place + 200
