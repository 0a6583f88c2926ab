"""Add corrections of a figure's cells; the row itself stays as it was entered."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

from etl.curate.ids import replace_text
from etl.load.check import check_datasets
from etl.normalise.corrections import TABLE
from etl.read.folder import read_corpus

FILE = "corrections.csv"


class CorrectionError(Exception):
    """A correction is refused; the message says why."""


def add_corrections(datasets: Path, figure_id: str, cells: dict[str, str], reason: str, on: date) -> dict[str, str]:
    """Append one row to corrections.csv for each cell, expecting what the figure says now; returns the old values.

    Raises CorrectionError, and leaves the file as it was, when the corrected corpus would have problems.
    """
    corpus = read_corpus(datasets)
    figure = next((row for row in corpus.rows.get("figures", []) if row["figure_id"] == figure_id), None)
    if figure is None:
        raise CorrectionError(f"There is no figure {figure_id!r}.")
    if unknown := [column for column in cells if column not in figure]:
        raise CorrectionError(f"A figure has no column {unknown[0]!r}.")
    old = {column: str(figure[column] or "") for column in cells}
    if same := [column for column, value in cells.items() if old[column] == value]:
        raise CorrectionError(f"{same[0]} of {figure_id} says {cells[same[0]]!r} already.")
    lines = io.StringIO()
    rows = [[figure_id, column, old[column], value, on.isoformat(), reason] for column, value in cells.items()]
    csv.writer(lines, lineterminator="\n").writerows(rows)
    path = datasets / FILE
    before = path.read_text(encoding="utf-8") if path.is_file() else ",".join(corpus.tables[TABLE].columns) + "\n"
    replace_text(path, before + lines.getvalue())
    if problems := check_datasets(datasets):
        replace_text(path, before)
        raise CorrectionError(f"The corrected figure would not pass: {problems[0]}")
    return old
