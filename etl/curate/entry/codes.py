"""Codes from what a person types: the code itself, a name of the thing, or else the nearest ones to choose from."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

from etl.read.rows import Row

# Table: its key, and the columns by which people call its rows; cells of the last kind hold several with semicolons.
CALLED = {
    "measures": ("measure", ("label",)),
    "population_groups": ("population_group", ("label",)),
    "reference_areas": ("reference_area", ("name", "names_as_printed")),
    "producers": ("producer_id", ("short_name", "name")),
    "definitions": ("definition_id", ("label",)),
    "sources": ("source_id", ("url", "title", "publisher")),
    "incidents": ("incident_id", ("label",)),
}
# Column of figures and stated changes: the table its codes are of.
COLUMNS = {
    "measure": "measures",
    "population_group": "population_groups",
    "reference_area": "reference_areas",
    "producer_id": "producers",
    "definition_id": "definitions",
    "incident_id": "incidents",
    "origin": "reference_areas",
    "destination": "reference_areas",
}
CLOSE = 0.5


@dataclass(frozen=True)
class Code:
    """One row that a code stands for, and what it is called."""

    code: str
    names: tuple[str, ...]


def list_codes(table: str, rows: list[Row]) -> list[Code]:
    """The codes of a table with their names."""
    key, columns = CALLED[table]
    return [
        Code(row[key], tuple(part.strip() for column in columns for part in (row[column] or "").split(";") if part))
        for row in rows
        if row[key]
    ]


def find_code(text: str, codes: list[Code]) -> str | None:
    """The one code that a text means: spelt as it is, or in another case, or by a name that only one bears."""
    wanted = text.casefold().strip()
    if any(code.code == text for code in codes):
        return text
    called = {code.code for code in codes if wanted in (name.casefold() for name in (code.code, *code.names))}
    return called.pop() if len(called) == 1 else None


def rank(wanted: str, name: str) -> float:
    """How well a name fits a text, both in small letters: 1 is the same; the beginning of a word counts more than letters."""
    if not wanted:
        return 0
    if any(word.startswith(wanted) for word in name.replace("_", " ").split()) or name.startswith(wanted):
        return 0.95
    return SequenceMatcher(None, wanted, name).ratio()


def list_nearest(text: str, codes: list[Code], most: int = 5) -> list[str]:
    """The codes nearest to a text, best first."""
    wanted = text.casefold().strip()
    ranked = [(max(rank(wanted, name.casefold()) for name in (code.code, *code.names)), code.code) for code in codes]
    return [code for score, code in sorted(ranked, key=lambda pair: (-pair[0], pair[1])) if score >= CLOSE][:most]
