"""What the next item of a list takes over from the one before, and which earlier numbers are no items of it."""

from __future__ import annotations

import re
from dataclasses import replace

from etl.extract.among import HARM
from etl.extract.model import Mention

# "Compared to 112 in April and 98 in May 2013".
JOINED = re.compile(r"[^;,.]{0,40}\sand\s(?:just\s|only\s|to\s|with\s)?")


# "Six in the tribal districts, where 14 lost their lives, and three in Balochistan".
WHERE = re.compile(r"\d?\b[^,;]{0,60},\s(?:where|in which)\s(?:[\w'-]+\s){0,2}$")
WHERE_ENDS = re.compile(r"[^,;\d]{0,45},\s(?:and\s)?(?:another\s|a further\s|only\s)?")
# Things whose names end like those of callings.
THINGS = re.compile(
    r"(?:quarters|tankers?|trailers?|containers?|dumpers?|scooters?|helicopters?|computers?|papers?|posters?|letters?|towers?|tractors?|generators?|monitors?|shelters?|cent(?:er|re)s?|orders?|bowsers?|excavators?|bulldozers?|loaders?|numbers?|chapters?|figures?|sectors?|motors?|rivers?|transformers?|boilers?)$"
)


def take_list(mention: Mention, previous: Mention) -> None:
    """Take the measure of the list's last item, and its place in a total."""
    mention.measure = previous.measure
    if previous.noun.kind == "family" and mention.noun.kind == "none":
        mention.noun = replace(mention.noun, kind="family")
    mention.parent = mention.parent if mention.relation else previous.parent or mention.parent
    compared = previous.relation == "compared" and JOINED.fullmatch(
        mention.sentence.low, previous.end, mention.quantity.start
    )
    mention.relation = mention.relation or (previous.relation if previous.relation == "part" or compared else "listed")


def is_adjunct(mention: Mention, earlier: list[Mention]) -> bool:
    """Whether events are only where people were counted: "18 fell in two clashes in Kurram and nine in Bajaur"."""
    before = mention.sentence.low[: mention.quantity.start]
    counted = any(
        other.unit != "events" and other.noun.kind != "event" and other.measure
        for other in earlier
        if other.quantity.start < mention.quantity.start
    )
    return (
        mention.noun.kind == "event"
        and counted
        and re.search(r"\b(?:in|during|from|by|over|across)\s$", before) is not None
    )


def is_aside(other: Mention, mention: Mention) -> bool:
    """Whether an earlier number only stands in brackets behind another: "612 families (3,180 people), 240 through …"."""
    text = mention.sentence.low
    if is_bracketed_toll(other, mention):
        return True
    if WHERE.search(text[: other.quantity.start]) and WHERE_ENDS.fullmatch(text, other.end, mention.quantity.start):
        return True
    closed = re.match(r"\)", text[other.end :]) is not None
    named = re.search(r"\d\s(?:[a-z]+\s){0,2}\((?:about |some )?$", text[: other.quantity.start]) is not None
    return closed and named and other.noun.kind == "person"


def is_bracketed_toll(other: Mention, mention: Mention) -> bool:
    """Whether an earlier toll stands in brackets behind the events a list counts: "610 attacks (deaths: 602), Sindh by 92"."""
    text = mention.sentence.low
    opened = text.rfind("(", 0, other.quantity.start)
    inside = opened > text.rfind(")", 0, other.quantity.start) and ")" in text[other.end : mention.quantity.start]
    return (
        inside
        and other.measure in HARM | {"deportations"}
        and not text[: mention.quantity.start].endswith("(")
        and any(char.isdigit() for char in text[:opened])
    )


def fits_list(mention: Mention, previous: Mention) -> bool:
    """Whether a bare number or a number of persons can go on a list whose last item is `previous`."""
    if mention.noun.kind == "none":
        return True
    if mention.noun.kind == "other" and mention.noun.group == "civilians":
        if THINGS.search(mention.sentence.low[mention.noun.start : mention.noun.end]):
            return False
        return previous.noun.kind == "person" and previous.measure in HARM
    return (
        mention.noun.kind in {"person", "family"}
        and (previous.noun.kind in {"person", "none", "family"} or previous.noun.anaphoric)
        and previous.measure not in {"attacks", "operations"}
    )
