"""Counters by name, in credits and keys. Whom no document names is not a counter called "Not stated"."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from dashboard.words import join_list, say

NOT_STATED = "not_stated"


class Counted(Protocol):
    """A row that knows who counted."""

    @property
    def producer_name(self) -> str:
        """The counter's short name."""

    @property
    def producer_kind(self) -> str:
        """What sort of counter it is."""


def say_counter(row: Counted) -> str:
    """The counter's name, or the words that none is stated."""
    return say("counter.not_stated") if row.producer_kind == NOT_STATED else row.producer_name


def credit_counters(rows: Iterable[Counted]) -> str:
    """All counters, each once, in the order of the rows; those not stated at the end: "IOM, UNHCR and counters not stated"."""
    every = list(rows)
    names = join_list(dict.fromkeys(row.producer_name for row in every if row.producer_kind != NOT_STATED))
    if all(row.producer_kind != NOT_STATED for row in every):
        return names
    return say("counter.and_others", names=names) if names else say("counter.none_stated")
