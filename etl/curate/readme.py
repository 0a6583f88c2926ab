"""The column lists of datasets/README.md, written from the schemas so that they stay true."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from etl.journal import locked, write_files
from etl.schema import FIGURES, Field, Table, read_tables

BEGIN, END = "<!-- columns: begin -->", "<!-- columns: end -->"


def describe_field(field: Field) -> str:
    """One line on a column: its name, whether it must be filled, what it holds, and its codes."""
    codes = f" ({' | '.join(field.enum)})" if field.enum else ""
    return f"- `{field.name}`{'' if field.required else ' (may be empty)'}: {field.description}{codes}"


def describe_table(table: Table) -> Iterator[str]:
    """A table's heading and the lines of its columns."""
    file = "figures/<producer>.csv" if table.name == FIGURES else table.files[0]
    yield f"### {file}"
    yield ""
    yield from map(describe_field, table.fields)
    yield ""


def describe_columns(datasets: Path) -> str:
    """The lists of all tables, between their marks."""
    lines = [line for table in read_tables(datasets).values() for line in describe_table(table)]
    return "\n".join([BEGIN, "", *lines, END])


def renew_readme(datasets: Path) -> bool:
    """Put the present lists into README.md; returns whether it changed.

    Raises ValueError when the marks are missing, BusyError, OSError.
    """
    with locked(datasets):
        before = (datasets / "README.md").read_text(encoding="utf-8")
        head, begin, rest = before.partition(BEGIN)
        _, end, tail = rest.partition(END)
        if not begin or not end:
            raise ValueError("README.md has lost the marks round its column lists.")
        after = head + describe_columns(datasets) + tail
        if after != before:
            write_files(datasets, {"README.md": after})
    return after != before
