from __future__ import annotations

import ast
import json
import re
import string
from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest

from dashboard.number_forms import format_number
from dashboard.words import (
    FOLDER,
    count,
    format_date_text,
    format_days,
    format_period,
    join_list,
    list_languages,
    read_words,
    say,
    say_html,
    speak,
)

ROOM = Path(__file__).parents[2] / "dashboard"
SPEAKERS = {"say", "say_html", "count"}


@lru_cache(maxsize=1)
def read_trees() -> list[ast.Module]:
    """Every module of the room."""
    return [ast.parse(path.read_text("utf-8")) for path in ROOM.rglob("*.py")]


def literal_keys() -> set[str]:
    """Keys written out in calls of say, say_html and count."""
    keys = set()
    for tree in read_trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in SPEAKERS and node.args:
                keys |= {
                    leaf.value
                    for leaf in ast.walk(node.args[0])
                    if isinstance(leaf, ast.Constant) and isinstance(leaf.value, str) and "." in leaf.value
                    if not any(
                        isinstance(parent, ast.JoinedStr) and leaf in parent.values for parent in ast.walk(node.args[0])
                    )
                }
    return keys


def key_patterns() -> list[re.Pattern[str]]:
    """Every text constant of the room as a pattern; the gaps of f-strings match anything."""
    patterns = []
    for tree in read_trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr):
                parts = [re.escape(part.value) if isinstance(part, ast.Constant) else r"[\w.]+" for part in node.values]
                patterns.append("".join(parts))
            elif isinstance(node, ast.Constant) and isinstance(node.value, str) and len(node.value) < 80:
                patterns.append(re.escape(node.value) + r"(\.one|\.many)?")
    return [re.compile(pattern) for pattern in set(patterns) if not re.fullmatch(r"(\[\\w\.\]\+|\W)*", pattern)]


def test_every_key_that_is_said_is_in_the_catalogue() -> None:
    words = read_words("en")
    assert {key for key in literal_keys() if key not in words and f"{key}.many" not in words} == set()


def test_every_key_of_the_catalogue_is_said_somewhere() -> None:
    patterns = key_patterns()
    assert [key for key in read_words("en") if not any(pattern.fullmatch(key) for pattern in patterns)] == []


def test_no_key_stands_twice_in_a_catalogue() -> None:
    for path in FOLDER.glob("*.json"):
        names = [name for name, _ in json.loads(path.read_text("utf-8"), object_pairs_hook=list)]
        assert len(names) == len(set(names)), path.name


@pytest.mark.parametrize("language", list_languages())
def test_a_translation_says_the_same_keys_with_the_same_gaps(language: str) -> None:
    english = read_words("en")
    for key, text in read_words(language).items():
        if key.startswith("name."):  # English names of codes are in the data: see test_languages.py
            continue
        gaps = {name for _, name, _, _ in string.Formatter().parse(text) if name}
        assert gaps == {name for _, name, _, _ in string.Formatter().parse(english[key]) if name}, key


def test_a_language_without_a_file_is_english() -> None:
    speak("../../etc/passwd")
    assert say("nav.sources") == "Sources"


def test_values_are_escaped_in_markup_and_never_filled_twice() -> None:
    assert (
        say_html("sources.unknown", id="<b>{n}</b>") == "There is no source with the id “&lt;b&gt;{n}&lt;/b&gt;” here."
    )


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1235912, "1,235,912"),
        (0, "0"),
        (12.5, "12.5"),
        (12.25, "12.25"),
        (1e9, "1,000,000,000"),
        (None, ""),
        (float("nan"), ""),
    ],
)
def test_numbers(value: float | None, text: str) -> None:
    assert format_number(value) == text


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        ("2024-12-24", "2024-12-24", "24 December 2024"),
        ("2025-04-01", "2025-04-30", "April 2025"),
        ("2024-01-01", "2024-12-31", "2024"),
        ("2023-01-01", "2024-12-31", "2023 to 2024"),
        ("2024-01-01", "2024-03-31", "January to March 2024"),
        ("2023-11-01", "2024-02-29", "November 2023 to February 2024"),
        ("2024-05-01", "2024-05-07", "1 to 7 May 2024"),
        ("2023-09-15", "2025-03-31", "15 September 2023 to 31 March 2025"),
        ("2024-02-01", "2024-02-28", "1 to 28 February 2024"),
    ],
)
def test_spans_of_days(start: str, end: str, text: str) -> None:
    assert format_days(date.fromisoformat(start), date.fromisoformat(end)) == text


@pytest.mark.parametrize(
    ("start", "end", "kind", "text"),
    [
        ("2024-01-01", "2024-03-31", "quarter", "first quarter of 2024"),
        ("2024-10-01", "2024-12-31", "quarter", "fourth quarter of 2024"),
        ("2024-07-01", "2024-12-31", "half_year", "second half of 2024"),
        ("2023-11-01", "2025-04-30", "cumulative", "since 1 November 2023, up to 30 April 2025"),
        ("2024-01-01", "2024-12-31", "year", "2024"),
    ],
)
def test_periods(start: str, end: str, kind: str, text: str) -> None:
    assert format_period(date.fromisoformat(start), date.fromisoformat(end), kind) == text


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ("2024", "2024"),
        ("2025-04", "April 2025"),
        ("2024-12-24", "24 December 2024"),
        (None, "undated"),
        ("soon", "soon"),
        ("2024-99", "2024-99"),
    ],
)
def test_dates_as_sources_give_them(given: str | None, text: str) -> None:
    assert format_date_text(given) == text


def test_one_and_many() -> None:
    assert (count("source.figures", 1), count("source.figures", 1200)) == ("1 figure", "1,200 figures")


def test_a_name_in_another_direction_keeps_its_hands_off_the_day_behind_it() -> None:
    assert join_list(["روزنامہ سرحد", "20 January 2026"]) == "\u2068روزنامہ سرحد\u2069, 20 January 2026"
    assert join_list(["Frontier Gazette", "20 January 2026"]) == "Frontier Gazette, 20 January 2026"
