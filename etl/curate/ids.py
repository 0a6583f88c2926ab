"""Give ids to new rows. An id is given once: existing ones are never looked at again, withdrawn ones never come back.

The first value is a short hash of the row's key, so that two curators who add the same row agree; where that one is
taken, the next free one. Nothing else in a file changes by a byte. Files are read and renewed together under the lock of
all writers.
"""

from __future__ import annotations

import base64
import csv
import hashlib
import io
from dataclasses import dataclass
from pathlib import Path

from etl.journal import BusyError, finish_writing, locked, write_files
from etl.schema import Table, read_tables

# Table: its letter, and the columns that tell its rows apart.
KEYS: dict[str, tuple[str, tuple[str, ...]]] = {
    "sources": ("s", ("url", "author", "title", "publisher", "published")),
    "figures": (
        "f",
        ("measure", "unit", "definition_id", "population_group", "reference_area", "origin", "destination", "crossing",
         "period", "period_kind", "producer_id", "speaker", "source_id", "incident_id", "count_scope", "value"),
    ),
    "stated_changes": (
        "t", ("measure", "definition_id", "population_group", "reference_area", "period", "base_period", "source_id"),
    ),
    "milestones": ("m", ("date", "date_end", "category", "title")),
}  # fmt: skip
ID_CHARACTERS = 8


class IdsError(Exception):
    """A file cannot be given ids; the message says what to mend."""


@dataclass(frozen=True)
class FileRows:
    """A CSV file as its physical lines and its rows, each with the index of the line it starts on."""

    path: Path
    lines: list[str]
    rows: list[tuple[int, list[str]]]


def read_lines(path: Path, table: Table) -> FileRows:
    """A file with the places of its rows. Raises IdsError when its encoding, header or quotes are wrong."""
    try:
        text = path.read_bytes().decode("utf-8")
        reader = csv.reader(io.StringIO(text, newline=""), strict=True)
        rows, line = [], 0
        for cells in reader:
            rows.append((line, cells))
            line = reader.line_num
    except (UnicodeDecodeError, csv.Error, OSError) as error:
        raise IdsError(f"{path.name} cannot be read ({error}). Run python -m etl check.") from error
    if not rows or rows[0][1] != table.columns:
        raise IdsError(f"{path.name} has not the declared header. Run python -m etl check.")
    return FileRows(path, list(io.StringIO(text, newline="")), rows[1:])


def make_id(letter: str, key: list[str], taken: set[str]) -> str:
    """The first free id of a key: a letter and eight characters of its SHA-256 in base 32."""
    number = 0
    while True:
        text = "\x1f".join(key) + (f"\x1f{number}" if number else "")
        digest = base64.b32encode(hashlib.sha256(text.encode()).digest()).decode().lower()
        new = letter + digest[:ID_CHARACTERS]
        if new not in taken:
            return new
        number += 1


def fill_lines(table: Table, file: FileRows, taken: set[str]) -> tuple[list[str], list[str]]:
    """A file's lines with ids in the empty first cells, and the ids given; `taken` grows by them."""
    letter, key_columns = KEYS[table.name]
    places = [table.columns.index(name) for name in key_columns]
    lines, given = list(file.lines), []
    for line, cells in file.rows:
        if len(cells) != len(table.columns) or cells[0]:
            continue
        new = make_id(letter, [cells[place] for place in places], taken)
        taken.add(new)
        given.append(new)
        lines[line] = new + lines[line].removeprefix('""')
    return lines, given


def give_ids(datasets: Path) -> dict[str, list[str]]:
    """Fill every empty id of datasets/; returns the ids given by file. Raises IdsError and changes nothing, or OSError."""
    finish_writing(datasets)
    if not fill_files(datasets):  # nothing to do: no lock, and no right to write, is needed
        return {}
    try:
        with locked(datasets):
            filled = fill_files(datasets)
            write_files(datasets, {file: text for file, (text, _) in filled.items()})
    except BusyError as error:
        raise IdsError(str(error)) from None
    return {file: given for file, (_, given) in filled.items()}


def fill_files(datasets: Path) -> dict[str, tuple[str, list[str]]]:
    """Each file that lacks ids as it would be with them, and the ids. Raises IdsError."""
    try:
        tables = read_tables(datasets)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise IdsError("datapackage.json cannot be read. Run python -m etl check.") from error
    files = {
        name: [(file, read_lines(datasets / file, tables[name])) for file in tables[name].files]
        for name in (*KEYS, "withdrawn")
    }
    taken = {cells[0] for group in files.values() for _, file in group for _, cells in file.rows if cells}
    filled = {}
    for name in KEYS:
        for file, content in files[name]:
            lines, new = fill_lines(tables[name], content, taken)
            if new:
                filled[file] = ("".join(lines), new)
    return filled
