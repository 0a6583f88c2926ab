"""Codes and ids: known, given once, never one that was withdrawn."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from etl.periods import parse_period
from etl.problems import Problem, shorten
from etl.read.rows import Row
from etl.schema import Table
from etl.validate.cells import problem_at
from etl.validate.fields import IDS, suggest

# Columns that hold several codes with semicolons between them: table, column, table meant, its key.
LISTS = (
    ("milestones", "source_ids", "sources", "source_id"),
    ("incidents", "parts", "incidents", "incident_id"),
    ("producers", "covers_areas", "reference_areas", "reference_area"),
    ("reference_areas", "members", "reference_areas", "reference_area"),
)
Rows = dict[str, list[Row]]


def check_keys(tables: dict[str, Table], rows: Rows) -> Iterator[Problem]:
    """Primary keys are given once, also across the files of one table."""
    for table in tables.values():
        first: dict[tuple[str | None, ...], Row] = {}
        for row in rows[table.name]:
            key = tuple(row[name] for name in table.primary_key)
            if None in key:
                continue
            if key in first:
                yield repeated_key(table, key, row, first[key])
            first.setdefault(key, row)


def repeated_key(table: Table, key: tuple[str | None, ...], row: Row, before: Row) -> Problem:
    """A key that an earlier row already has."""
    place = f"{before['dataset_file']} line {before['dataset_line']}"
    column = table.primary_key[-1]
    shown = ", ".join(str(part) for part in key)
    hint = " Empty the newer one and run python -m etl ids." if IDS.get(table.name) == column else ""
    message = f"{column} {shown} is already used in {place}.{hint}"
    return Problem(row["dataset_file"], row["dataset_line"], column, "duplicate_key", shown, "a key used once", message)


def check_withdrawn(rows: Rows) -> Iterator[Problem]:
    """No id in use has been withdrawn."""
    withdrawn = {row["id"]: row for row in rows["withdrawn"]}
    for table, column in IDS.items():
        for row in rows[table]:
            if row[column] in withdrawn:
                reason = withdrawn[row[column]]["reason"]
                message = (
                    f"{column} {row[column]} was withdrawn ({reason}): it is never used again. Empty it, run etl ids."
                )
                yield problem_at(row, column, "withdrawn_id", "an id that was never withdrawn", message)


def check_references(tables: dict[str, Table], rows: Rows, unread: Collection[str] = ()) -> Iterator[Problem]:
    """Every code points to a row that exists; tables of which a file could not be read are not asked."""
    known = {
        (key.table, key.target): {row[key.target] for row in rows[key.table]}
        for table in tables.values()
        for key in table.foreign_keys
    }
    for table in tables.values():
        for key in table.foreign_keys:
            if key.table in unread:
                continue
            codes = known[key.table, key.target]
            for row in rows[table.name]:
                if row[key.column] is not None and row[key.column] not in codes:
                    yield unknown_code(row, key.column, row[key.column], tables[key.table], codes)


def check_lists(tables: dict[str, Table], rows: Rows, unread: Collection[str] = ()) -> Iterator[Problem]:
    """Every code of a semicolon list points to a row that exists."""
    for table, column, target, key in LISTS:
        if target in unread:
            continue
        codes = {row[key] for row in rows[target]}
        for row in rows[table]:
            for code in split_list(row[column]):
                if code not in codes:
                    yield unknown_code(row, column, code, tables[target], codes)


def split_list(cell: str | None) -> list[str]:
    """The parts of a semicolon list."""
    return [part.strip() for part in (cell or "").split(";") if part.strip()]


def unknown_code(row: Row, column: str, code: str, target: Table, codes: set[str]) -> Problem:
    """A code that its table does not have."""
    file = target.files[0] if len(target.files) == 1 else f"{target.name}/"
    hint = suggest(code, sorted(filter(None, codes)))
    message = f"{shorten(code)} is not in {file}.{hint} Correct the code, or add its row there."
    kind = "missing_source" if target.name == "sources" else "unknown_code"
    return Problem(row["dataset_file"], row["dataset_line"], column, kind, code, f"a key of {file}", message)


def check_not_counted(rows: Rows) -> Iterator[Problem]:
    """producers.not_counted is a list of measure:period."""
    measures = {row["measure"] for row in rows["measures"]}
    for row in rows["producers"]:
        for part in split_list(row["not_counted"]):
            measure, _, period = part.partition(":")
            try:
                parse_period(period)
            except ValueError:
                measure = ""
            if measure not in measures or not re.fullmatch(r"[a-z_]+:\S+", part):
                message = f"{shorten(part)} is not measure:period, for example attacks:2019-01/2019-06."
                yield problem_at(row, "not_counted", "not_counted", "measure:period; …", message)
