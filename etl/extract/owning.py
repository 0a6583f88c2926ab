"""Whose a place or period is: the number that it directly follows, and who else may borrow it."""

from __future__ import annotations

import re
from itertools import pairwise

from etl.extract.mentions import whole_of
from etl.extract.model import Mention

DIRECTLY = re.compile(
    r"\)?\s?(?:(?:took place|occurred|were|was|recorded|reported|happened|each|only|people|cases|others?|more|killed|injured|dead|attacks?)\s){0,2}\(?(?:in|from|at|inside|across|on|during|through|via|for|since|over|of)?\s?(?:the\s|all of\s|whole of\s|month of\s|year\s)*"
)


def find_owner(mentions: list[Mention], start: int, text: str) -> Mention | None:
    """The mention that a place or period directly follows ("295 in Punjab"): it is about that one first."""
    before = [mention for mention in mentions if mention.end <= start]
    return before[-1] if before and DIRECTLY.fullmatch(text, before[-1].end, start) else None


def may_borrow(mention: Mention, owner: Mention | None, mentions: list[Mention]) -> bool:
    """Whether a mention may use a place or period that directly follows another one: only of another measure."""
    if owner is None or owner is mention or owner is whole_of(mention, mentions):
        return True
    later = [other for other in mentions if mention.quantity.start < other.quantity.start <= owner.quantity.start]
    if are_joined([mention, *later]):
        return owner.relation != "compared"
    return (
        owner.measure != mention.measure
        and owner.relation != "compared"
        and all(other.measure != mention.measure or other.relation == "part" for other in later)
    )


def are_joined(listed: list[Mention]) -> bool:
    """Whether nothing but "and" or commas joins numbers: "69 soldiers and 47 policemen in the first half" share the period."""
    text = listed[0].sentence.low
    return all(
        one.noun.kind in {"person", "toll", "none"}
        and re.fullmatch(r",?\s(?:and\s)?|,\s", text[one.end : two.quantity.start])
        for one, two in pairwise(listed)
    )
