"""What the words of a question may mean: each word the codes whose names it begins, in whatever language. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cached_property, lru_cache, partial

from dashboard.search.letters import normalise
from dashboard.search.rows import Name
from dashboard.words import list_languages, read_words

SHORTEST_BEGINNING = 3
SHORTEST_ALIKE, MOST_ALIKE, ALIKE = 4, 3, 0.78  # letters, words, how much of two words is the same by difflib
LIKELIEST = ("measure", "area", "group", "producer", "crossing", "verb", "definition")


@dataclass(frozen=True)
class Meaning:
    """One word with the names it may stand for, those it gives in full first."""

    word: str
    names: tuple[Name, ...]

    @cached_property
    def codes(self) -> dict[str, list[str]]:
        """The codes by kind."""
        found: dict[str, list[str]] = {}
        for name in self.names:
            if name.code not in found.setdefault(name.kind, []):
                found[name.kind].append(name.code)
        return found

    @property
    def kind(self) -> str:
        """The kind that the word most likely stands for."""
        return next((kind for kind in LIKELIEST if kind in self.codes), "")

    def of(self, kind: str) -> list[str]:
        """The codes of one kind."""
        return self.codes.get(kind, [])


def list_translated(names: Sequence[Name]) -> list[Name]:
    """The names that other languages give to codes in use, and the other words for measures in the catalogues."""
    known = {(name.kind, name.code): name for name in names}
    found = []
    for words in map(read_words, list_languages()):
        for (kind, code), name in known.items():
            synonyms = words.get(f"synonym.{code}") if kind == "measure" else None
            found += [
                replace(name, words=tuple(normalise(text.replace(",", " ")).split()))
                for text in (words.get(f"name.{kind}.{code}"), synonyms)
                if text
            ]
    return found


@lru_cache(maxsize=1)
def read_months() -> dict[str, int]:
    """Names of months in all languages, in full and by their first three letters in English, with their numbers."""
    months: dict[str, int] = {}
    for language in list_languages():
        words = read_words(language)
        for number in range(1, 13):
            if name := normalise(words.get(f"month.{number}", "")):
                months[name] = number
    return (
        months | {normalise(read_words("en")[f"month.{number}"])[:3]: number for number in range(1, 13)} | {"sept": 9}
    )


def is_meant(typed: str, word: str) -> bool:
    """Whether a word of a name is meant: it begins with what was typed; a plural meets its singular."""
    if typed == word or typed.rstrip("s") == word.rstrip("s"):
        return True
    return len(typed) >= SHORTEST_BEGINNING and word.startswith(typed)


@dataclass(frozen=True)
class Index:
    """Every name, and the names that have a word."""

    names: tuple[Name, ...]
    by_word: Mapping[str, tuple[Name, ...]]


def make_index(names: Sequence[Name]) -> Index:
    """The names, those in other languages with them, ready to be looked up by word."""
    every = (*names, *list_translated(names))
    by_word: dict[str, list[Name]] = defaultdict(list)
    for name in every:
        for word in dict.fromkeys(name.words):
            by_word[word].append(name)
    return Index(every, {word: tuple(found) for word, found in by_word.items()})


def find_meanings(words: Sequence[str], index: Index) -> list[Meaning]:
    """Each word with the names it may stand for: those that have it in full, else those that have a word beginning so."""
    meanings = []
    for typed in words:
        found = index.by_word.get(typed) or [
            name for word, names in index.by_word.items() if is_meant(typed, word) for name in names
        ]
        meanings.append(Meaning(typed, tuple(sorted(found, key=lambda name: len(name.words)))))
    return meanings


def find_alike(words: Sequence[str], index: Index) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Of words that nothing has, each with the words of names that are spelt like it, where some are: "paktyka", ("paktika",)."""
    long = [word for word in index.by_word if len(word) >= SHORTEST_ALIKE]
    found = ((word, get_close_matches(word, long, MOST_ALIKE, ALIKE)) for word in words if len(word) >= SHORTEST_ALIKE)
    return tuple((word, tuple(sorted(near, key=partial(rank_alike, word)))) for word, near in found if near)


def rank_alike(typed: str, word: str) -> tuple[int, int]:
    """How far a word is from what was typed: by edits, then by length, since a wrong letter is likelier than a missing one.

    "paktyka" is one edit from "paktika" and from "paktya", an older spelling of another province.
    """
    return count_edits(typed, word), abs(len(typed) - len(word))


def count_edits(one: str, other: str) -> int:
    """The fewest letters to put in, leave out or exchange that make one word the other (Levenshtein 1966)."""
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, row = row, [i]
        for j, opposite in enumerate(other, 1):
            row.append(min(before[j] + 1, row[-1] + 1, before[j - 1] + (letter != opposite)))
    return row[-1]


def mend_meanings(meanings: Sequence[Meaning], alike: Mapping[str, Sequence[str]], index: Index) -> list[Meaning]:
    """The meanings of words as if they were spelt like those in `alike`; words that stay without any are left out."""
    mended = [replace(one, names=list_near(alike.get(one.word, ()), index) or one.names) for one in meanings]
    return [meaning for meaning in mended if meaning.names]


def list_near(words: Sequence[str], index: Index) -> tuple[Name, ...]:
    """The names of some words, those of the first word first and of each the shortest first."""
    return tuple(name for word in words for name in sorted(index.by_word[word], key=lambda name: len(name.words)))


def find_named(meanings: Sequence[Meaning], kind: str, names: Sequence[Name]) -> list[Name]:
    """The codes of one kind that the words name, the shortest name first: by all words together where one name has them
    all, else by any word (definitions only by a word that stands for nothing else).
    """
    if not meanings:
        return []
    mine = sorted((name for name in names if name.kind == kind), key=lambda name: len(name.words))
    found = [name for name in mine if all(any(is_meant(m.word, w) for w in name.words) for m in meanings)]
    if not found:
        likely = [meaning for meaning in meanings if kind != "definition" or meaning.kind == kind]
        found = [name for meaning in likely for name in meaning.names if name.kind == kind]
    return list({name.code: name for name in reversed(found)}.values())[::-1]
