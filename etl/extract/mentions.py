"""The numbers of a sentence that may be figures, each with the noun that says what is counted."""

from __future__ import annotations

import re
from dataclasses import replace

from etl.extract.cues import AFTER_CUES
from etl.extract.exclusions import is_excluded, spans_of
from etl.extract.model import Mention, Noun, Period, Quantity, Sentence
from etl.extract.nouns import read_noun
from etl.extract.numbers import UNITS
from etl.extract.qualifiers import find_quantities


def find_mentions(sentence: Sentence, periods: list[Period]) -> list[Mention]:
    """All numbers of a sentence that may be figures, percentages left out, each with the noun that follows."""
    spans = spans_of(sentence.low)
    mentions = []
    for quantity in find_quantities(sentence.low):
        if is_whole_again(sentence.low, quantity):
            continue
        if not quantity.percent and not is_excluded(sentence.low, quantity, periods, spans):
            mentions.append(
                Mention(
                    sentence,
                    quantity,
                    read_noun(sentence.low, skip_bracket(sentence.low, quantity.start, quantity.end)),
                )
            )
            mentions[-1].noun = read_predicate(mentions[-1])
    return mentions


def is_whole_again(text: str, quantity: Quantity) -> bool:
    """Whether a bare number only repeats the total: "three of the five were troopers"."""
    return WHOLE_AGAIN.search(text[: quantity.start]) is not None and WERE.match(text, quantity.end) is not None


WHOLE_AGAIN = re.compile(rf"(?:\d|\b(?:{UNITS}))\sof (?:the|these|those) $")
WERE = re.compile(r"\s(?:were|was|are|had|have|died|came|belonged)\b")
# "1,090 (28%) of security personnel".
SHARE_OF = re.compile(
    r"\s\((?:or )?(?:about |nearly |over )?[\d.]+\s?(?:%|per ?cent|pc)\)(?=\s(?:were|was|are|of|from|among)\b)"
)
OF_GROUP = re.compile(r"\s(?:of|from|among)\s(?:the\s)?")
OF_A_NUMBER = re.compile(
    rf"\sof (?:the |its |a total of |all |this |last )*(?:[\w-]+'s? )?(?:[\d,]+|{UNITS})(?=\s(?!were\b|was\b|are\b|had\b|have\b)[a-z])"
)


# "More than the 1,534 of 2023": the words after the number date it.
OF_A_TIME = re.compile(
    r"\sof (?:(?:19|20)\d\d|january|february|march|april|may|june|july|august|september|october|november|december|last (?:month|year|week)|the (?:previous|preceding|same|corresponding|whole|entire) (?:month|year|week|period|quarter|months|time|day)|the (?:first|second|third|fourth|last)(?=[,.;]| and\b))\b(?!['’])"
)
# "The earlier two killed nine": the number before the verb counts attacks.
KILLED_OTHERS = re.compile(
    rf"\s(?:killed|injured|wounded)\s(?:at least |about |another |some |nearly |more than )?(?:\d+|{UNITS})\b(?!\s(?:killed|injured|wounded|hurt|dead))"
)


def whole_of(mention: Mention, mentions: list[Mention]) -> Mention | None:
    """The total that "28 of August's 143 attacks" names right after its part; None otherwise."""
    whole = OF_A_NUMBER.match(mention.sentence.low, mention.quantity.end)
    return next(
        (other for other in mentions if whole and mention.quantity.end < other.quantity.core < whole.end()), None
    )


def skip_bracket(text: str, start: int, end: int) -> int:
    """Where a number's noun is looked for: in "71 percent (638) of the deaths" after the bracket, in "12 of the 30 killed" after 30."""
    of_number = OF_A_NUMBER.match(text, end)
    if of_number:
        return of_number.end()
    if text[max(0, start - 1) : start] == '"' and text[end : end + 2] == '" ':
        return end + 1
    return end + 1 if text[max(0, start - 1) : start] == "(" and re.match(r"\)\s(?:of|were)\b", text[end:]) else end


def read_predicate(mention: Mention) -> Noun:
    """The noun of "14 were security men": the words after the verb, where none stands before it and a group follows."""
    text, end = mention.sentence.low, mention.quantity.end
    end = shared.end() if (shared := SHARE_OF.match(text, end)) else end
    verb = re.compile(
        rf"\)?,?\s(?:of (?:the )?(?:them|these|those|whom|which|attacks|incidents|total|{UNITS}|\d+)\s)?(?:of (?:the )?(?=uniformed|men in uniform|security|police|civilians|soldiers|women|children)|from the (?=forces|security|police|army|military|levies)|(?:were|are|was)\s(?:from (?:the\s)?|members of (?:the\s)?|(?:those )?of (?:the\s)?)?|belonged to (?:the\s)?|came from (?:the\s)?(?=ranks|security|police))"
    ).match(text, end)
    if shared and not verb:
        verb = OF_GROUP.match(text, end)
    if verb and mention.noun.kind in {"none", "event"}:
        event = read_noun(text, verb.end())
        if event.kind == "event" and event.measure in {"suicide_attacks", "airstrikes", "attacks"}:
            return replace(event, anaphoric=True)
    if OF_A_TIME.match(text, mention.quantity.end) or KILLED_OTHERS.match(text, mention.quantity.end):
        return Noun("none", None, None, None, end, end)
    if mention.noun.kind != "none" or not verb:
        return mention.noun
    noun = read_noun(text, verb.end())
    if noun.kind == "toll" and noun.measure in {"deportations", "returns"}:
        return replace(noun, anaphoric=True)
    specific = (
        noun.kind == "person"
        and noun.group not in {"all", None}
        and not any(pattern.match(text, verb.end()) for measure, pattern in AFTER_CUES if measure != "population")
    )
    return replace(noun, anaphoric=True) if specific else mention.noun
