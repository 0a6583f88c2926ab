"""Every label on screen, by key, from words/<language>.json; and how days and periods are written.

A language is one file. `{name}` in a label is filled with a value as plain text: `say` gives text, `say_html` gives
markup in which every value is escaped.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from functools import lru_cache
from pathlib import Path
from unicodedata import bidirectional

from markupsafe import Markup

from dashboard.number_forms import format_number

FOLDER = Path(__file__).with_name("words")
DEFAULT = "en"
LEFT_TO_RIGHT = re.compile("[A-Za-z0-9]")
SENTENCE = re.compile(r"(?<=\.) (?=[A-Z0-9])")
LANGUAGE: ContextVar[str] = ContextVar("language", default=DEFAULT)


@lru_cache(maxsize=8)
def read_words(language: str) -> dict[str, str]:
    """All labels of one language; raises FileNotFoundError for a language that has no file."""
    words: dict[str, str] = json.loads((FOLDER / f"{language}.json").read_text(encoding="utf-8"))
    return words


@lru_cache(maxsize=1)
def list_languages() -> tuple[str, ...]:
    """The languages there are a file for, by code."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.json")))


def speak(language: str | None) -> None:
    """Say everything in this language from now on, in this thread; in English where there is no file for it."""
    LANGUAGE.set(language if language in list_languages() else DEFAULT)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Within it everything is said in this language."""
    token = LANGUAGE.set(language)
    try:
        yield
    finally:
        LANGUAGE.reset(token)


def look_up(key: str) -> str:
    """The label in the reader's language, else in English. Raises KeyError for a key that is in neither."""
    return read_words(LANGUAGE.get()).get(key) or read_words(DEFAULT)[key]


def say(key: str, **values: object) -> str:
    """A label as plain text. Never pass the answer to Markdown when a value comes from data or an address."""
    return look_up(key).format(**values)


def say_html(key: str, **values: object) -> Markup:
    """A label as markup: the label's own tags stand, every value is escaped unless it is Markup itself."""
    return Markup(look_up(key)).format(**values)  # noqa: S704 (the catalogue is ours; values are escaped by format)


def name_code(kind: str, code: str, name: str) -> str:
    """The name of a code of the data (kind: measure, group, area, producer …) in the reader's language, else `name`.

    English names are in the data itself; other languages give theirs as `name.<kind>.<code>` in their file.
    """
    return read_words(LANGUAGE.get()).get(f"name.{kind}.{code}") or name


def isolate(text: str) -> str:
    """A text that may stand among words of the other direction without being torn apart by them.

    Where the page runs from right to left, Latin names, and days with their numbers, are set between Unicode's isolates (UAX 9, 2.4);
    where it runs from left to right, names in scripts that do not, which would draw the number behind them to their side.
    """
    torn = LEFT_TO_RIGHT.search(text) if say("direction") == "rtl" else not text.isascii() and any(map(is_arabic, text))
    return f"\u2068{text}\u2069" if torn else text


def set_apart(text: str) -> Markup:
    """A text of the data; where it is left in English on a page that runs from right to left, in its own direction."""
    english = say("direction") == "rtl" and not any(is_arabic(letter) for letter in text)
    return Markup('<bdi lang="en">{}</bdi>').format(text) if english else Markup("{}").format(text)


def is_arabic(letter: str) -> bool:
    """Whether a letter is of a script that is written from right to left."""
    return bidirectional(letter) in {"R", "AL"}


def join_list(parts: Iterable[str]) -> str:
    """As in "IOM, UNHCR, OCHA", with the comma of the reader's script."""
    return say("list.comma").join(map(isolate, parts))


def join_clauses(parts: Iterable[str]) -> str:
    """As in "civilians: 3; militants: 20", with the semicolon of the reader's script."""
    return say("list.semicolon").join(map(isolate, parts))


def say_verb(verb: str | None) -> str:
    """The verb of a source, in the reader's language where it has it; that none is stated."""
    return name_code("verb", verb, verb) if verb else say("returns.verb_not_stated")


def title_crossing(code: str) -> str:
    """Torkham, Chaman, Spin Boldak."""
    return name_code("crossing", code, code.replace("_", " ").title())


def name_definition(label: str) -> str:
    """A definition's label in the reader's language, and the words in brackets at its end, which name counter or edition."""
    bare, _, tag = label.partition(" (")
    name = read_words(LANGUAGE.get()).get(f"name.definition.{label}")
    tag = f" ({name_code('tag', tag[:-1], tag[:-1])})" if tag else ""
    return name or name_code("definition", bare, bare) + tag


def name_text(text: str) -> str:
    """What the data says in English, in the reader's language if that has every sentence of it; else as it is."""
    words = read_words(LANGUAGE.get())
    found = [words.get(f"name.text.{sentence}", "") for sentence in SENTENCE.split(text)]
    return " ".join(found) if all(found) else text


def name_list(text: str) -> str:
    """Names that the data separates by semicolons, each in the reader's language where it has it."""
    return ";".join(map(name_text, text.split(";")))


def count(key: str, number: int) -> str:
    """A label with its number, from the pair `key.one` and `key.many`."""
    return say(f"{key}.one" if number == 1 else f"{key}.many", n=format_number(number))


def format_month(day: date) -> str:
    """April 2025."""
    return say("date.month", month=say(f"month.{day.month}"), year=day.year)


def format_day_short(day: date) -> str:
    """24 Dec 2024."""
    return say("date.day", day=day.day, month=say(f"month.short.{day.month}"), year=day.year)


def format_day(day: date) -> str:
    """24 December 2024."""
    return say("date.day", day=day.day, month=say(f"month.{day.month}"), year=day.year)


def format_days(start: date, end: date) -> str:
    """A span of days in words: "2024", "April 2025", "January to March 2024", "1 to 7 May 2024"."""
    if start == end:
        return format_day(start)
    whole = start.day == 1 and is_last_of_month(end)
    if whole and (start.year, start.month) == (end.year, end.month):
        return format_month(start)
    if whole and (start.month, end.month) == (1, 12):
        return str(start.year) if start.year == end.year else say("date.span", start=start.year, end=end.year)
    if whole:
        first = say(f"month.{start.month}") if start.year == end.year else format_month(start)
        return say("date.span", start=first, end=format_month(end))
    if (start.year, start.month) == (end.year, end.month):
        return say("date.span", start=start.day, end=format_day(end))
    return say("date.span", start=format_day(start), end=format_day(end))


def is_last_of_month(day: date) -> bool:
    """Whether the next day is in another month."""
    return date.fromordinal(day.toordinal() + 1).month != day.month


def format_period(start: date, end: date, kind: str) -> str:
    """A period in words: "first quarter of 2024", "April 2025", "from 15 September 2023 to 31 October 2024"."""
    if kind == "quarter":
        return say("date.quarter", ordinal=say(f"ordinal.{(start.month + 2) // 3}"), year=start.year)
    if kind == "half_year":
        return say("date.half", ordinal=say(f"ordinal.{1 if start.month == 1 else 2}"), year=start.year)
    if kind == "cumulative":
        return say("date.cumulative", start=format_day(start), end=format_day(end))
    return format_days(start, end)


def format_date_text(text: str | None) -> str:
    """A date as sources print it (YYYY, YYYY-MM or YYYY-MM-DD) in words; "undated" where there is none."""
    if not text:
        return say("date.none")
    parts = text.split("-")
    try:
        if len(parts) == 3:
            return format_day(date.fromisoformat(text))
        return format_month(date(int(parts[0]), int(parts[1]), 1)) if len(parts) == 2 else str(int(parts[0]))
    except ValueError:
        return text
