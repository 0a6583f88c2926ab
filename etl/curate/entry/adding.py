"""New rows into datasets/, all or none: planned, checked and written with the folder locked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from etl.curate.entry.document import Entry, EntryError, read_document
from etl.curate.entry.plan import Plan, Planned, plan_rows
from etl.journal import BusyError, locked, write_files
from etl.problems import hide_places
from etl.schema import read_tables


def read_entries(datasets: Path, text: str) -> list[Entry]:
    """The rows that a JSON document hands in. Raises EntryError."""
    try:
        tables = read_tables(datasets)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise EntryError("datapackage.json cannot be read. Run python -m etl check.") from error
    return read_document(text, tables)


def add_rows(datasets: Path, entries: list[Entry], *, write: bool) -> tuple[Plan, bool]:
    """Plan new rows and, if asked and they are good, write them; returns the plan and whether it was written.

    Raises EntryError when the folder cannot be read, written or had in time.
    """
    if not write:
        return plan_rows(datasets, entries), False
    try:
        with locked(datasets):
            plan = plan_rows(datasets, entries)
            if plan.is_good:
                write_files(datasets, plan.texts)
            return plan, plan.is_good
    except (BusyError, OSError) as error:
        reason = hide_places(getattr(error, "strerror", None) or str(error)).rstrip(".")
        raise EntryError(f"The rows cannot be written: {reason}.") from error


def describe_plan(plan: Plan, *, written: bool) -> dict[str, Any]:
    """A plan as `etl add --json` prints it."""
    return {
        "written": written,
        "rows": [describe_row(row) for row in plan.rows],
        "problems": [problem.as_row() for problem in plan.problems],
        "diff": plan.diff,
    }


def describe_row(row: Planned) -> dict[str, Any]:
    """One new row of a plan: outcome is new or refused; `index` is its place as handed in."""
    return {
        "table": row.entry.table,
        "index": row.entry.index,
        "outcome": "refused" if row.problems else "new",
        "file": row.file,
        "line": row.line,
        "cells": row.entry.cells,
        "completed": row.entry.completed,
        "suggestions": row.entry.suggestions,
        "problems": [problem.as_row() for problem in row.problems],
        "beside": [neighbour.as_row() for neighbour in row.beside],
    }
