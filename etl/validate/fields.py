"""Field-level checks by pandera: required, enum, pattern and type, as datapackage.json declares them.

Chosen over frictionless, see benchmarks/validation.py: the same faults found in a tenth of the time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache

import pandas as pd
import pandera.pandas as pa

from etl.problems import Problem, shorten
from etl.read.rows import Row
from etl.schema import Field, Table
from etl.validate.cells import DATES, PERIODS

# Digits of other scripts, zeros in front and numbers longer than any count would all be read as something else somewhere.
WHOLE = "(?:0|[1-9][0-9]{0,11})"
TYPE_PATTERNS = {"number": rf"{WHOLE}(\.[0-9]+)?", "integer": WHOLE, "boolean": "true|false"}
SIGNED = {"change_pct", "lat", "lon"}
TYPE_WORDS = {"number": "a plain number such as 1177 or 12.5", "integer": "a whole number", "boolean": "true or false"}
DIGITS = "Write it in at most 12 digits 0 to 9, without separators, signs, words and zeros in front."
TYPE_ADVICE = {"number": DIGITS, "integer": DIGITS, "boolean": "Write true or false, in small letters."}
IDS = {
    "figures": "figure_id",
    "sources": "source_id",
    "stated_changes": "stated_change_id",
    "milestones": "milestone_id",
}


def type_pattern(field: Field) -> str | None:
    """The spelling of a field's type; only changes in per cent and coordinates have a sign."""
    pattern = TYPE_PATTERNS.get(field.type)
    return f"-?{pattern}" if pattern and field.name in SIGNED else pattern


@cache
def build_schema(table: Table) -> pa.DataFrameSchema:
    """The pandera schema of a declared table; every cell is still text."""
    columns = {}
    told_elsewhere = {*PERIODS.get(table.name, ()), *DATES.get(table.name, ())}  # with better reasons
    for field in table.fields:
        checks = []
        if field.enum:
            checks.append(pa.Check.isin(list(field.enum), error="enum"))
        if field.pattern and field.name not in told_elsewhere:
            checks.append(pa.Check.str_matches(f"^(?:{field.pattern})\\Z", error="pattern"))
        if pattern := type_pattern(field):
            checks.append(pa.Check.str_matches(f"^(?:{pattern})\\Z", error="type"))
        columns[field.name] = pa.Column(checks=checks, nullable=not field.required)
    return pa.DataFrameSchema(columns)


def check_fields(table: Table, rows: list[Row]) -> Iterator[Problem]:
    """Every cell that its field does not allow."""
    if not rows:
        return
    frame = pd.DataFrame({name: [row[name] for row in rows] for name in table.columns}, dtype="str")
    try:
        build_schema(table).validate(frame, lazy=True)
    except pa.errors.SchemaErrors as error:
        fields = {field.name: field for field in table.fields}
        cases = error.failure_cases
        for column, check, index in zip(cases["column"], cases["check"], cases["index"], strict=True):
            row = rows[int(index)]
            yield explain_cell(table.name, fields[column], str(check), row)
    for field in table.fields:
        if field.minimum is not None and field.maximum is not None:
            yield from check_limits(field, rows)


def check_limits(field: Field, rows: list[Row]) -> Iterator[Problem]:
    """Numbers of a field that declares a least and a most."""
    low, high = field.minimum or 0, field.maximum or 0
    pattern = re.compile(type_pattern(field) or "")
    for row in rows:
        cell = row[field.name]
        if cell and pattern.fullmatch(cell) and not low <= float(cell) <= high:
            message = f"{field.name} {cell} lies outside {low:g} to {high:g}. {field.description}"
            allowed = f"{low:g} to {high:g}"
            yield Problem(row["dataset_file"], row["dataset_line"], field.name, "limits", cell, allowed, message)


def explain_cell(table: str, field: Field, check: str, row: Row) -> Problem:
    """One failed check in words."""
    file, line, cell = row["dataset_file"], row["dataset_line"], row[field.name]
    if cell is None:
        if IDS.get(table) == field.name:
            message = f"{field.name} is empty. Run python -m etl ids: it gives every new row its own."
            return Problem(file, line, field.name, "no_id", "", "an id given by etl ids", message)
        message = f"{field.name} is empty, but every row needs it: {field.description}"
        return Problem(file, line, field.name, "required", "", "a value", message)
    if check == "enum":
        allowed = ", ".join(field.enum)
        hint = suggest(cell, field.enum)
        message = f"{shorten(cell)} is not a code of {field.name}.{hint} Allowed: {allowed}."
        return Problem(file, line, field.name, "unknown_code", cell, allowed, message)
    if check == "type":
        allowed = TYPE_WORDS[field.type]
        message = f"{shorten(cell)} is not {allowed}. {TYPE_ADVICE[field.type]}"
        return Problem(file, line, field.name, "type", cell, allowed, message)
    message = f"{shorten(cell)} is not written as {field.name} should be ({field.pattern}). {field.description}"
    return Problem(file, line, field.name, "pattern", cell, field.pattern or "", message)


def suggest(cell: str, known: tuple[str, ...] | list[str]) -> str:
    """' Did you mean …?' where a known code is close to a wrong one."""
    close = get_close_matches(cell, known, n=1, cutoff=0.75)
    return f" Did you mean {close[0]!r}?" if close else ""
