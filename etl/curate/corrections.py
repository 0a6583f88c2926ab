"""Add corrections of a figure's cells; the row itself stays as it was entered."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

from etl.curate.entry.plan import check_as_if
from etl.journal import BusyError, locked, write_files
from etl.normalise.corrections import TABLE
from etl.read.folder import Corpus, read_corpus

FILE = "corrections.csv"


class CorrectionError(Exception):
    """A correction is refused; the message says why."""


def add_corrections(datasets: Path, figure_id: str, cells: dict[str, str], reason: str, on: date) -> dict[str, str]:
    """Append one row to corrections.csv for each cell, expecting what the figure says now; returns the old values.

    Raises CorrectionError, and leaves the file as it was, when the corrected corpus would have problems; OSError.
    """
    find_old(read_corpus(datasets), figure_id, cells)  # what is refused anyway need not wait, nor make a lock
    try:
        with locked(datasets):
            corpus = read_corpus(datasets)
            old = find_old(corpus, figure_id, cells)
            if TABLE not in corpus.tables:
                raise CorrectionError(f"datapackage.json does not declare {FILE}, so a correction would not be read.")
            rows = [[figure_id, column, old[column], value, on.isoformat(), reason] for column, value in cells.items()]
            texts = {FILE: append_rows(datasets / FILE, corpus.tables[TABLE].columns, rows)}
            if problems := check_as_if(datasets, texts):
                raise CorrectionError(f"The corrected figure would not pass: {problems[0]}")
            write_files(datasets, texts)
    except BusyError as error:
        raise CorrectionError(str(error)) from None
    return old


def find_old(corpus: Corpus, figure_id: str, cells: dict[str, str]) -> dict[str, str]:
    """What the cells say now. Raises CorrectionError where there is nothing to correct."""
    figure = next((row for row in corpus.rows.get("figures", []) if row["figure_id"] == figure_id), None)
    if figure is None:
        raise CorrectionError(f"There is no figure {figure_id!r}.")
    if unknown := [column for column in cells if column not in figure]:
        raise CorrectionError(f"A figure has no column {unknown[0]!r}.")
    old = {column: str(figure[column] or "") for column in cells}
    if same := [column for column, value in cells.items() if old[column] == value]:
        raise CorrectionError(f"{same[0]} of {figure_id} says {cells[same[0]]!r} already.")
    return old


def append_rows(path: Path, columns: list[str], rows: list[list[str]]) -> str:
    """The text of a file with rows at its end; with its header where there is no file yet."""
    lines = io.StringIO()
    csv.writer(lines, lineterminator="\n").writerows(rows)
    before = path.read_text(encoding="utf-8") if path.is_file() else ",".join(columns) + "\n"
    return before + lines.getvalue()
