"""Which of two places named together "the former" and "the latter" are."""

from __future__ import annotations

import re

from etl.extract.areas import read_places
from etl.extract.model import Mention, Place

# "The former suffered 454 deaths and the latter 960".
BOTH = {"former": 0, "first": 0, "latter": 1, "second": 1}
THE_FORMER = re.compile(
    r"\bthe (?P<which>(?:former|latter)|(?:first|second)(?=\s(?:had|saw|suffered|recorded|reported|with|accounted|contributed)\b|\s$))\s(?:[a-z]+\s){0,3}$"
)


def former_or_latter(mention: Mention, mentions: list[Mention], places: list[Place]) -> str | None:
    """The first or second of two places named together ("Balochistan and Sindh"), where a number is of "the former" or "the latter"."""
    since = max((one.end for one in mentions if one.end <= mention.quantity.start), default=0)
    told = THE_FORMER.search(mention.sentence.low[since : mention.quantity.start])
    ahead = next((place for place in reversed(places) if told and place.end <= since + told.start()), None)
    names = mention.sentence.low[ahead.start : ahead.end].split(" and ") if ahead else []
    if not told or len(names) != 2:
        return None
    known = read_places().get(names[BOTH[told["which"]]])
    return known[0] if known else None
