"""The thin layer between pages and queries: what was found or drawn once is kept for as long as its warehouse stands.

Kept things are handed out as they are, without a copy: nobody changes them. tests/dashboard/test_cache.py holds every page to it.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any, Concatenate, ParamSpec, TypeVar

from dashboard.bootstrap import LEAVING, current_warehouse, find_warehouse
from dashboard.naming import translate_rows
from dashboard.number_forms import NUMBERS
from dashboard.warehouse import Warehouse
from dashboard.weight import weigh
from dashboard.words import DEFAULT, LANGUAGE

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True)
class Kept:
    """A thing, and about how many bytes it holds."""

    thing: Any
    weight: int


class Shelf:
    """At most so many things, and so many bytes of them, by key; the one not asked for longest goes first. Threads may share it."""

    def __init__(self, size: int, most_bytes: int) -> None:
        """An empty shelf."""
        self._size = size
        self._most_bytes = most_bytes
        self._bytes = 0
        self._things: OrderedDict[Hashable, Kept] = OrderedDict()
        self._lock = threading.Lock()

    def find(self, key: Hashable, make: Callable[[], R]) -> R:
        """The thing under this key, made when it is not there. Two threads may make it at once; both get the first one."""
        with self._lock:
            if key in self._things:
                self._things.move_to_end(key)
                found: R = self._things[key].thing
                return found
        made = make()
        fresh = Kept(made, weigh(made))
        with self._lock:
            if (kept := self._things.setdefault(key, fresh)) is fresh:
                self._bytes += fresh.weight
                self.make_room()
            first: R = kept.thing
            return first

    def make_room(self) -> None:
        """Let go what was not asked for longest until the rest may stay; a thing too heavy for the shelf does not stay itself."""
        while len(self._things) > self._size or self._bytes > self._most_bytes:
            _, gone = self._things.popitem(last=False)
            self._bytes -= gone.weight

    def forget(self, part: str) -> None:
        """Let go all whose key has this part."""
        with self._lock:
            for key in [key for key in self._things if isinstance(key, tuple) and part in key]:
                self._bytes -= self._things.pop(key).weight

    def items(self) -> list[tuple[Any, Any]]:
        """All keys and things now."""
        with self._lock:
            return [(key, kept.thing) for key, kept in self._things.items()]

    def clear(self) -> None:
        """Keep nothing."""
        with self._lock:
            self._things.clear()
            self._bytes = 0


# Usual views weigh some 50 KB each; without the second bound, those who ask for thousands of large ones would fill the memory.
ANSWERS, MADE = Shelf(1200, 80_000_000), Shelf(900, 120_000_000)
LEAVING += [ANSWERS.forget, MADE.forget]


def ask(query: Callable[Concatenate[Warehouse, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
    """The answer of `query` on the current warehouse, kept, with names in the reader's language.

    Arguments: text, numbers, tuples, frozen dataclasses.
    """
    return ask_named(current_warehouse(), query, *args, **kwargs)


def ask_today(query: Callable[Concatenate[Warehouse, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
    """The same on today's warehouse, whatever release the page shows."""
    return ask_named(find_warehouse(None), query, *args, **kwargs)


def ask_named(
    warehouse: Warehouse, query: Callable[Concatenate[Warehouse, P], R], *args: P.args, **kwargs: P.kwargs
) -> R:
    """The answer of `query` on one warehouse, kept with names in the reader's language."""
    if LANGUAGE.get() == DEFAULT:
        return ask_one(warehouse, query, *args, **kwargs)
    key = ("translated", LANGUAGE.get(), query, warehouse.version, args, tuple(kwargs.items()))
    return MADE.find(key, lambda: translate_rows(ask_one(warehouse, query, *args, **kwargs)))


def ask_one(
    warehouse: Warehouse, query: Callable[Concatenate[Warehouse, P], R], *args: P.args, **kwargs: P.kwargs
) -> R:
    """The answer of `query` on one warehouse, kept."""
    key = (query, warehouse.version, args, tuple(kwargs.items()))
    return ANSWERS.find(key, lambda: query(warehouse, *args, **kwargs))


def keep(make: Callable[[], R], *key: Hashable) -> R:
    """What `make` gives, kept for this warehouse, language, form of numbers and key, which names the maker and all else that decides."""
    return MADE.find((current_warehouse().version, LANGUAGE.get(), NUMBERS.get(), *key), make)
