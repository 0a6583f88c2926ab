"""The two tables of the Coverage page: months by producer, and what is missing. Rows in, markup out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from markupsafe import Markup

from dashboard.charts.coverage_map import Cell
from dashboard.number_forms import format_number
from dashboard.phrasing.coverage import say_months
from dashboard.tables import write_table
from dashboard.words import count, name_definition, say

COUNTED = ("own", "longer", "part", "zero", "not_held", "not_counted", "outside")
FOLD = Markup('<details class="sanad"><summary>{summary}</summary>{table}</details>')


def count_cells(cells: Sequence[Cell]) -> Counter[str]:
    """How many cells are held in each way or lack a figure in each way; those under "zero" are among the held."""
    ways = Counter(cell.held_as or cell.state for cell in cells)
    ways["zero"] = sum(cell.state == "zero" for cell in cells)
    return ways


def write_producers(cells: Sequence[Cell], documents: Mapping[str, int]) -> Markup:
    """The map in numbers: one row per producer; a column that is zero throughout is left out."""
    rows = {
        group[0]: count_cells(list(group[1]))
        for group in groupby(cells, key=lambda cell: (cell.producer_id, cell.producer))
    }
    shown = [name for name in COUNTED if name in {"own", "not_held"} or any(row[name] for row in rows.values())]
    columns = ["producer", *shown, "documents"]
    return write_table(
        say("coverage.table.title"),
        [say(f"coverage.table.{name}") for name in columns],
        [
            (name, *(format_number(row[column]) for column in shown), format_number(documents.get(producer_id, 0)))
            for (producer_id, name), row in rows.items()
        ],
        frozenset(range(1, len(columns))),
    )


def write_missing(rows: Sequence[Mapping[str, Any]]) -> Markup:
    """The missing months by producer, folded, one row per series."""
    folds = []
    for producer, group in groupby(rows, key=lambda row: row["producer"]):
        series = list(group)
        summary = say(
            "coverage.missing.producer",
            producer=producer,
            series=count("coverage.missing.series", len(series)),
            months=count("coverage.months", sum(row["n_missing"] for row in series)),
        )
        folds.append(FOLD.format(summary=summary, table=write_series(producer, series)))
    return Markup("").join(folds)


def say_series(row: Mapping[str, Any]) -> str:
    """What a series counts: the definition, about whom, through which crossing."""
    parts = (name_definition(row["definition"]), row["group_label"], row["crossing"])
    return " · ".join(part for part in parts if part)


def write_series(producer: str, rows: Sequence[Mapping[str, Any]]) -> Markup:
    """The missing months of one producer's series."""
    names = ("series", "kind", "missing", "of", "within", "months")
    return write_table(
        producer,
        [say(f"coverage.missing.column.{name}") for name in names],
        [
            (
                say_series(row),
                say(f"kind.{row['period_kind']}"),
                format_number(row["n_missing"]),
                format_number(row["n_months"]),
                format_number(row["n_within_longer"]),
                say_months([date.fromisoformat(f"{month}-01") for month in row["months"].split(";")]),
            )
            for row in rows
        ],
        frozenset({2, 3, 4}),
    )
