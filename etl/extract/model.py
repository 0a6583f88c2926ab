"""The things that pass between the steps of reading: sentences, quantities, nouns, periods, mentions."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Sentence:
    """One sentence: offsets into the text that was read, its words as printed and in lower case (equally long).

    `is_air`: it, or the sentence before, tells of strikes from the air.
    """

    start: int
    end: int
    raw: str
    low: str
    paragraph: int
    is_air: bool = False


@dataclass(frozen=True)
class Quantity:
    """A number as printed, with its qualifier; offsets are within the sentence.

    `start` includes the words of the qualifier, `core` is where the number itself begins. `value` is None for words
    such as "dozens" and for ranges, which have `low` and `high`.
    """

    start: int
    core: int
    end: int
    value: int | float | None
    qualifier: str
    low: int | float | None = None
    high: int | float | None = None
    percent: bool = False


@dataclass(frozen=True)
class Noun:
    """What is counted, as the words after a number say it.

    `kind`: event, toll (deaths, injured …), person, family, place, other (a noun the lexicon does not know) or none.
    """

    kind: str
    measure: str | None
    group: str | None
    unit: str | None
    start: int
    end: int
    anaphoric: bool = False


@dataclass(frozen=True)
class Period:
    """A stretch of days named in a sentence. `is_open`: its end is the publication date, not a printed one."""

    start: int
    end: int
    first: date | None
    last: date | None
    is_open: bool = False
    is_speech: bool = False
    is_future: bool = False
    relative: str | None = None


@dataclass(frozen=True)
class Place:
    """An area named in a sentence. `is_crossing`: people pass through it; `code` is then the country left."""

    start: int
    end: int
    code: str
    is_crossing: bool = False
    is_from: bool = False
    is_agent: bool = False


@dataclass(frozen=True)
class Voice:
    """Who says or counted something, and which way in the sentence the words reach: forward or back."""

    start: int
    end: int
    producer: str
    is_forward: bool


@dataclass
class Mention:
    """One quantity of one sentence on its way to becoming a proposed figure."""

    sentence: Sentence
    quantity: Quantity
    noun: Noun
    measure: str | None = None
    unit: str | None = None
    group: str | None = None
    area: str | None = None
    period: Period | None = None
    producer: str | None = None
    parent: Mention | None = None
    relation: str = ""
    doubts: list[str] = field(default_factory=list)

    @property
    def end(self) -> int:
        """Where the phrase ends: after the noun, or after the number where no noun follows."""
        return max(self.quantity.end, self.noun.end)
