"""Checks of one figure's number: value, range, qualifier, and the words it was printed in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from etl.numbers import says_number
from etl.problems import Problem, shorten
from etl.read.rows import Row
from etl.validate.cells import problem_at
from etl.validate.fields import TYPE_PATTERNS

MAX_WORDS = 8
NUMBER = re.compile(f"-?{TYPE_PATTERNS['number']}")  # like DuckDB's float(), Python's takes nan, inf and 1_000
CHANGE_WORDS = {
    "doubled": 100,
    "doubling": 100,
    "twofold": 100,
    "halved": 50,
    "half": 50,
    "tripled": 200,
    "threefold": 200,
}


def number_of(cell: str | None) -> float | None:
    """A cell's number; None where it is empty or no number (that is told by the field checks)."""
    return float(cell) if cell is not None and NUMBER.fullmatch(cell) else None


def check_quantity(row: Row) -> Iterator[Problem]:
    """Value, range and qualifier of one figure fit together."""
    value, low, high = (number_of(row[name]) for name in ("value", "low", "high"))
    qualifier = row["qualifier"]
    if qualifier == "words_only":
        if row["value"] or row["low"] or row["high"]:
            message = (
                "words_only means that no number is printed, but one is given. Empty it, or choose another qualifier."
            )
            yield problem_at(row, "value", "value_with_words_only", "empty", message)
    elif row["value"] is None and qualifier != "range":
        message = f"The qualifier {shorten(qualifier or '')} needs a value; without a number it is words_only."
        yield problem_at(row, "value", "no_value", "a number", message)
    if (row["low"] is None) != (row["high"] is None) or (qualifier == "range" and row["low"] is None):
        message = "A range needs both ends. Give low and high, or leave both empty and choose another qualifier."
        missing = "low" if row["low"] is None else "high"
        yield problem_at(row, missing, "half_range", "a number", message)
        return
    if low is None or high is None:
        return
    if low > high:
        message = f"low {row['low']} is more than high {row['high']}. Swap or correct them."
        yield problem_at(row, "low", "reversed_range", f"at most {row['high']}", message)
    elif value is not None and not low <= value <= high:
        message = f"The value {row['value']} lies outside its range {row['low']} to {row['high']}."
        yield problem_at(row, "value", "outside_range", f"{row['low']} to {row['high']}", message)


def check_phrase(row: Row, columns: tuple[str, ...]) -> Iterator[Problem]:
    """The words as stated: there are some, at most eight, and every number of the row is among them."""
    phrases = [row[name] for name in ("as_stated", "as_stated_en") if row[name]]
    if not phrases:
        message = "Neither as_stated nor as_stated_en is given. Copy the numeric phrase, at most 8 words."
        yield problem_at(row, "as_stated", "no_phrase", "at most 8 words", message)
        return
    for name in ("as_stated", "as_stated_en"):
        count = len((row[name] or "").split())
        if count > MAX_WORDS:
            message = f"{name} has {count} words; keep at most {MAX_WORDS} round the number."
            yield problem_at(row, name, "long_phrase", f"at most {MAX_WORDS} words", message)
    for name in columns if row["qualifier"] != "words_only" else ():
        number = number_of(row[name])
        if number is not None and not any(holds(phrase, number, name) for phrase in phrases):
            words = "; ".join(map(shorten, phrases))
            message = f"{name} {row[name]} is not in the words as stated ({words}). Correct one of them."
            yield problem_at(row, name, "number_not_in_phrase", "a number that the words hold", message)


def holds(phrase: str, number: float, column: str) -> bool:
    """Does a phrase state the number? A change may be said in a word ("doubled")."""
    if says_number(phrase, number):
        return True
    words = phrase.casefold().replace("-", "").split()
    return column == "change_pct" and any(CHANGE_WORDS.get(word.strip(".,")) == abs(number) for word in words)


def check_kind(row: Row) -> Iterator[Problem]:
    """A figure of an incident has the kind incident, and the reverse."""
    if row["period_kind"] == "incident" and row["incident_id"] is None:
        message = "period_kind is incident, but no incident_id is given. Name the incident, or empty period_kind."
        yield problem_at(row, "incident_id", "incident_missing", "an incident_id", message)
    if row["incident_id"] is not None and row["period_kind"] != "incident":
        message = f"The figure belongs to incident {row['incident_id']}, so its period_kind must be incident."
        yield problem_at(row, "period_kind", "incident_kind", "incident", message)
