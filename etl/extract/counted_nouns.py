"""The lexicon of what is counted: nouns of events and tolls, names of population groups."""

from __future__ import annotations

import csv
import re
from functools import cache

from etl.extract.areas import LEXICON


def read_words(name: str) -> set[str]:
    """The words of a lexicon file that is a plain list."""
    return set((LEXICON / name).read_text(encoding="utf-8").split())


@cache
def noun_rules() -> list[tuple[str, str | None, str, re.Pattern[str]]]:
    """Kind, measure, unit and pattern of every counted noun."""
    with (LEXICON / "nouns.csv").open(encoding="utf-8", newline="") as file:
        return [
            (row["kind"], row["measure"] or None, row["unit"], re.compile(rf"(?<![\w-])(?:{row['pattern']})(?![\w-])"))
            for row in csv.DictReader(file)
        ]


@cache
def group_rules() -> list[tuple[str, re.Pattern[str]]]:
    """Population group and pattern, the more particular groups first."""
    with (LEXICON / "groups.csv").open(encoding="utf-8", newline="") as file:
        return [(row["group"], re.compile(rf"(?<![\w-])(?:{row['pattern']})(?![\w-])")) for row in csv.DictReader(file)]


def find_group(words: str) -> tuple[str, int, int] | None:
    """The group a phrase names, with its place; of several the one that ends last, of those the longest."""
    best: tuple[str, int, int] | None = None
    for group, pattern in group_rules():
        for match in pattern.finditer(words):
            if best is None or (match.end(), -match.start()) > (best[2], -best[1]):
                best = (group, match.start(), match.end())
    return best


def find_counted(words: str) -> tuple[str, str | None, str, int, int] | None:
    """The counted noun a phrase names: kind, measure, unit, start, end; the one that ends last, then the longest."""
    best: tuple[str, str | None, str, int, int] | None = None
    for kind, measure, unit, pattern in noun_rules():
        for match in pattern.finditer(words):
            if best is None or (match.end(), -match.start()) > (best[4], -best[3]):
                best = (kind, measure, unit, match.start(), match.end())
    return best
