"""The thin layer between pages and queries: what was found or drawn once is kept for as long as its warehouse stands.

Kept things are handed out as they are, without a copy: nobody changes them. tests/dashboard/test_cache.py holds every page to it.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, Concatenate, ParamSpec, TypeVar

from dashboard.bootstrap import current_warehouse, find_warehouse
from dashboard.naming import translate_rows
from dashboard.number_forms import NUMBERS
from dashboard.warehouse import Warehouse
from dashboard.words import DEFAULT, LANGUAGE

P = ParamSpec("P")
R = TypeVar("R")


class Shelf:
    """At most so many things by key; the one not asked for longest goes first. Threads may share it."""

    def __init__(self, size: int) -> None:
        """An empty shelf."""
        self._size = size
        self._things: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock = threading.Lock()

    def find(self, key: Hashable, make: Callable[[], R]) -> R:
        """The thing under this key, made when it is not there. Two threads may make it at once; both get the first one."""
        with self._lock:
            if key in self._things:
                self._things.move_to_end(key)
                found: R = self._things[key]
                return found
        made = make()
        with self._lock:
            kept: R = self._things.setdefault(key, made)
            while len(self._things) > self._size:
                self._things.popitem(last=False)
            return kept

    def items(self) -> list[tuple[Any, Any]]:
        """All keys and things now."""
        with self._lock:
            return list(self._things.items())

    def clear(self) -> None:
        """Keep nothing."""
        with self._lock:
            self._things.clear()


ANSWERS, MADE = Shelf(1200), Shelf(900)


def ask(query: Callable[Concatenate[Warehouse, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
    """The answer of `query` on the current warehouse, kept, with names in the reader's language.

    Arguments: text, numbers, tuples, frozen dataclasses.
    """
    warehouse = current_warehouse()
    if LANGUAGE.get() == DEFAULT:
        return ask_one(warehouse, query, *args, **kwargs)
    key = ("translated", LANGUAGE.get(), query, warehouse.version, args, tuple(kwargs.items()))
    return MADE.find(key, lambda: translate_rows(ask_one(warehouse, query, *args, **kwargs)))


def ask_today(query: Callable[Concatenate[Warehouse, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
    """The same on today's warehouse, whatever release the page shows."""
    return ask_one(find_warehouse(None), query, *args, **kwargs)


def ask_one(
    warehouse: Warehouse, query: Callable[Concatenate[Warehouse, P], R], *args: P.args, **kwargs: P.kwargs
) -> R:
    """The answer of `query` on one warehouse, kept."""
    key = (query, warehouse.version, args, tuple(kwargs.items()))
    return ANSWERS.find(key, lambda: query(warehouse, *args, **kwargs))


def keep(make: Callable[[], R], *key: Hashable) -> R:
    """What `make` gives, kept for this warehouse, language, form of numbers and key, which names the maker and all else that decides."""
    return MADE.find((current_warehouse().version, LANGUAGE.get(), NUMBERS.get(), *key), make)
