"""About how much memory a thing holds, found in little time: of many things alike a few are weighed for all."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable, Mapping
from itertools import islice
from typing import Any

SAMPLE = 8  # things weighed for all in a collection
DEEPEST = 6  # how far down; what lies deeper weighs nothing
SHORT = 60  # text no longer than that is mostly a code or a name that many things share


def weigh(thing: object, deepest: int = DEEPEST) -> int:
    """Bytes, within a factor of two or three."""
    if isinstance(thing, str):
        return sys.getsizeof(thing) if len(thing) > SHORT else 0
    if thing is None or deepest == 0 or callable(thing):
        return 0
    own = sys.getsizeof(thing, 0)  # numbers, days, bytes; arrays and frames count what they hold
    if isinstance(thing, Mapping):
        return own + weigh_all(thing.values(), deepest - 1)
    if isinstance(thing, list | tuple | set | frozenset):
        return own + weigh_all(thing, deepest - 1)
    return own + sum(weigh(part, deepest - 1) for part in list_parts(thing))


def weigh_all(things: Collection[Any], deepest: int) -> int:
    """All of a collection, by things at equal distances."""
    step = max(1, len(things) // SAMPLE)
    weights = [weigh(thing, deepest) for thing in islice(things, 0, None, step)]
    return round(sum(weights) / len(weights) * len(things)) if weights else 0


def list_parts(thing: object) -> Iterable[Any]:
    """What an object holds in its attributes."""
    slots = [name for kind in type(thing).__mro__ for name in getattr(kind, "__slots__", ())]
    return [*getattr(thing, "__dict__", {}).values(), *(getattr(thing, name, None) for name in slots)]
