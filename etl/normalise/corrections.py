"""Corrections of single cells of figures, kept as rows so that the old value and the reason stay.

A correction names the value it expects in the row. Once the row says something else, the correction has lost its object and
`etl check` says so: take the correction out, or expect the new value. (The pattern of owid/etl's data corrections.)
"""

from __future__ import annotations

from collections.abc import Iterator

from etl.problems import Problem, shorten
from etl.read.folder import Corpus
from etl.read.rows import Row

TABLE = "corrections"
# Identity and provenance are not corrected but withdrawn and entered anew.
FIXED = {"figure_id", "source_id", "dataset_file", "dataset_line"}


def problem_of(row: Row, column: str, code: str, allowed: str, message: str) -> Problem:
    """A problem at one cell of corrections.csv."""
    return Problem(row["dataset_file"], row["dataset_line"], column, code, str(row[column] or ""), allowed, message)


def check_target(row: Row, figure: Row | None, columns: list[str]) -> Problem | None:
    """What is wrong with where a correction points, or nothing."""
    if figure is None:
        message = f"No figure has the id {shorten(row['figure_id'] or '')}, so there is nothing to correct."
        return problem_of(row, "figure_id", "unknown_code", "a figure_id", message)
    column = row["column_name"]
    if column not in columns or column in FIXED:
        allowed = ", ".join(name for name in columns if name not in FIXED)
        message = f"{shorten(column or '')} is not a column that can be corrected. Name one of: {allowed}."
        return problem_of(row, "column_name", "unknown_column", allowed, message)
    if figure[column] != row["expect"]:
        found, place = shorten(figure[column] or ""), f"{figure['dataset_file']} line {figure['dataset_line']}"
        message = (
            f"The correction expects {shorten(row['expect'] or '')} in {column}, but {place} says {found}. "
            "It is no longer needed, or meant for another value: remove it or mend expect."
        )
        return problem_of(row, "expect", "correction_not_needed", found, message)
    return None


def correct_figures(corpus: Corpus) -> Iterator[Problem]:
    """Put corrections into the corpus's figures rows, in place; yields what is wrong with those that do not fit."""
    if not corpus.rows.get(TABLE):
        return
    figures = corpus.rows["figures"]
    places = {row["figure_id"]: number for number, row in enumerate(figures)}
    columns = corpus.tables["figures"].columns
    for row in corpus.rows[TABLE]:
        place = places.get(row["figure_id"])
        figure = None if place is None else figures[place]
        if problem := check_target(row, figure, columns):
            yield problem
        elif place is not None and figure is not None:
            figures[place] = {**figure, row["column_name"]: row["corrected"]}
