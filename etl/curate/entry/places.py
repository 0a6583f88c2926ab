"""Where a new row stands: which file, and behind which line. Nothing else in the file changes by a byte."""

from __future__ import annotations

import csv
import io

from etl.curate.ids import FileRows
from etl.schema import FIGURES, Table

OTHER = f"{FIGURES}/other.csv"
# The order in which the files are kept; a table without one grows at its end.
ORDERS: dict[str, tuple[str, ...]] = {
    FIGURES: ("producer_id", "period", "measure", "definition_id", "reference_area", "population_group"),
    "sources": ("publisher", "published"),
    "definitions": ("definition_id",),
    "producers": ("producer_id",),
}
FOLDED = {"publisher"}  # ordered without regard to capitals


def choose_file(table: Table, cells: dict[str, str]) -> str:
    """The file a row belongs in: a producer's own, else that of all others."""
    if table.name != FIGURES:
        return table.files[0]
    own = f"{FIGURES}/{cells.get('producer_id', '')}.csv"
    return own if own in table.files else OTHER


def order_of(table: Table, cells: list[str]) -> tuple[str, ...]:
    """What a row is ordered by."""
    named = dict(zip(table.columns, cells, strict=True))
    return tuple(named[name].casefold() if name in FOLDED else named[name] for name in ORDERS.get(table.name, ()))


def find_line(table: Table, file: FileRows, cells: list[str]) -> int:
    """The index of the line before which a row goes: behind the last row that does not come later than it."""
    wanted = order_of(table, cells)
    starts = [line for line, _ in file.rows]
    ends = [*starts[1:], len(file.lines)]
    for (_, row), end in zip(reversed(file.rows), reversed(ends), strict=True):
        if len(row) == len(table.columns) and order_of(table, row) <= wanted:
            return end
    return starts[0] if starts else len(file.lines)


def write_line(cells: list[str]) -> str:
    """A row as a line, with quotation marks only where a cell needs them."""
    line = io.StringIO(newline="")
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue()


def insert_row(table: Table, file: FileRows, cells: list[str]) -> FileRows:
    """The file with one row more."""
    at = find_line(table, file, cells)
    shifted = [(line + 1 if line >= at else line, row) for line, row in file.rows]
    place = sum(line < at for line, _ in file.rows)
    rows = [*shifted[:place], (at, cells), *shifted[place:]]
    return FileRows(file.path, [*file.lines[:at], write_line(cells), *file.lines[at:]], rows)
