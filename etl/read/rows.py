"""One CSV text to rows: the declared header, no ragged row, each row with the line it starts on."""

from __future__ import annotations

import csv
import io
from typing import Any

from etl.problems import Problem, shorten

Row = dict[str, Any]
MERGE_MARKS = ("<<<<<<<", "=======", ">>>>>>>")
MAX_CELL = 2_000  # characters; the longest honest note has some 600
csv.field_size_limit(2**31 - 1)  # a cell of any size is reported, not a crash


def read_rows(file: str, text: str, columns: list[str]) -> tuple[list[Row], list[Problem]]:
    """Rows as dicts of text or None (empty cell), with dataset_file and dataset_line; and what is wrong with them."""
    if not text.strip():
        message = f"The file is empty. Give it the header line {','.join(columns[:3])},…"
        return [], [Problem(file, 1, "", "empty_file", "an empty file", "a header line", message)]
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[Row] = []
    problems: list[Problem] = []
    line = 1
    try:
        header = next(reader)
        if problem := compare_header(file, header, columns):
            return [], [problem]
        line = reader.line_num + 1
        for cells in reader:
            problems += check_cells(file, line, cells, columns)
            if len(cells) == len(columns) and any(cells):
                row: Row = {name: cell or None for name, cell in zip(columns, cells, strict=True)}
                rows.append({**row, "dataset_file": file, "dataset_line": line})
            line = reader.line_num + 1
    except csv.Error as error:
        message = f"The row cannot be read as CSV ({error}): a quotation mark is not closed or not doubled."
        problems.append(Problem(file, line, "", "quotes", str(error), 'cells, quoted with "" inside', message))
    return rows, problems


def compare_header(file: str, header: list[str], columns: list[str]) -> Problem | None:
    """What differs between a header and the declared one: missing, unknown, repeated or out of order."""
    if header == columns:
        return None
    if len(header) == 1 and (mark := find_other_mark(header[0], columns)):
        message = f"The cells are separated by {mark}. Save the file with commas between them."
        return Problem(file, 1, "", "header", shorten(header[0]), "commas between cells", message)
    repeated = sorted({name for name in header if header.count(name) > 1})
    parts = {
        "missing": [name for name in columns if name not in header],
        "unknown": [name for name in header if name not in columns],
        "repeated": repeated,
    }
    words = [f"{what}: {', '.join(map(repr, names))}" for what, names in parts.items() if names]
    wrong = "; ".join(words) or f"out of order from column {first_difference(header, columns)!r}"
    message = f"The header is not the declared one ({wrong}). Put the columns as in datasets/README.md."
    return Problem(file, 1, "", "header", ",".join(header)[:200], ",".join(columns), message)


def find_other_mark(line: str, columns: list[str]) -> str:
    """What separates the cells of a header instead of commas; empty where it is not known."""
    marks = {";": "semicolons", "\t": "tabs", "|": "upright strokes"}
    return next((name for mark, name in marks.items() if set(columns[:3]) <= set(line.split(mark))), "")


def first_difference(header: list[str], columns: list[str]) -> str:
    """The first column of a header that stands in a wrong place."""
    return next(found for found, wanted in zip(header, columns, strict=False) if found != wanted)


def check_cells(file: str, line: int, cells: list[str], columns: list[str]) -> list[Problem]:
    """A row's shape: as many cells as the header, each of sensible size, on one line, without spaces round it."""
    if not cells:
        return [Problem(file, line, "", "empty_line", "an empty line", "a row", "The line is empty. Remove it.")]
    if not any(cells):
        message = "The row has commas and nothing else. Remove it."
        return [Problem(file, line, "", "empty_line", "commas only", "a row", message)]
    if cells[0].startswith(MERGE_MARKS):
        message = "The line is a mark of two versions that git could not join. Choose one version and remove the marks."
        return [Problem(file, line, "", "merge_mark", shorten(cells[0]), "a row", message)]
    if len(cells) != len(columns):
        message = (
            f"The row has {len(cells)} {'cell' if len(cells) == 1 else 'cells'}, the header {len(columns)}: "
            "a comma too many or too few, or a cell with a comma that is not quoted."
        )
        return [Problem(file, line, "", "ragged_row", f"{len(cells)} cells", f"{len(columns)} cells", message)]
    return [
        problem
        for name, cell in zip(columns, cells, strict=True)
        if cell and (problem := check_cell(file, line, name, cell))
    ]


def check_cell(file: str, line: int, column: str, cell: str) -> Problem | None:
    """One cell's size and edges."""
    if len(cell) > MAX_CELL:
        message = f"The cell holds {len(cell):,} characters; at most {MAX_CELL:,} are sensible."
        return Problem(file, line, column, "long_cell", f"{len(cell)} characters", f"at most {MAX_CELL}", message)
    if "\n" in cell or "\t" in cell:
        message = "The cell holds a line break or a tab. Write it on one line, with spaces."
        return Problem(file, line, column, "line_break", shorten(cell), "one line", message)
    if cell != cell.strip():
        message = f"The cell begins or ends with a space: {shorten(cell)}. Remove it."
        return Problem(file, line, column, "spaces", shorten(cell), "no space at the ends", message)
    return None
