"""What a caller of `etl add --json` hands in: rows by table, and the source they come from."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from etl.schema import Table

# In the order in which rows may point to each other.
TABLES = ("producers", "sources", "definitions", "figures", "stated_changes")
# What a proposal of `etl extract` calls otherwise, or knows beside the columns.
PROPOSED = {"producer", "period_start", "period_end", "confidence", "start", "end", "source"}
CHANGE = "change_pct"  # the measure that `etl extract` gives a printed percentage
# What a stated change has in common with a figure.
SHARED = (
    "definition_id", "population_group", "reference_area", "period", "qualifier", "producer_id", "producer_basis", "speaker",
    "source_id", "as_stated", "as_stated_en", "transcription_confidence", "note", "producer", "period_start", "period_end",
)  # fmt: skip
MOST_ROWS = 500


class EntryError(Exception):
    """What was handed in cannot be understood; the message says what to mend."""


@dataclass
class Entry:
    """One row on its way in: the cells given (text, empty where null), those completed, and what may be meant.

    `index` is its place among the rows of its table as handed in; `document` is the source it brings along.
    """

    table: str
    index: int
    cells: dict[str, str]
    document: dict[str, str] | None = None
    completed: list[str] = field(default_factory=list)
    suggestions: dict[str, list[str]] = field(default_factory=dict)


def read_document(text: str, tables: dict[str, Table]) -> list[Entry]:
    """The rows of a JSON document, sources before the rows that name them. Raises EntryError.

    {"source": {…}, "figures": [{…}], "stated_changes": […], "definitions": […], "producers": […]}, or a plain list of
    figures. A source is given by its source_id or by its columns; a row may bring its own as "source".
    """
    try:
        raw = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise EntryError(f"What was handed in is not JSON ({error}).") from None
    if isinstance(raw, list):
        raw = {"figures": raw}
    if not isinstance(raw, dict):
        raise EntryError('Hand in an object such as {"source": {…}, "figures": [{…}]}, or a list of figures.')
    if unknown := sorted(set(raw) - {*TABLES, "source"}):
        raise EntryError(f"There is no table {unknown[0]!r} to add to; there are {', '.join(TABLES)}, and source.")
    shared = read_cells("source", raw["source"], tables["sources"]) if raw.get("source") else None
    entries = [
        read_entry(name, index, row, tables, shared)
        for name in TABLES
        for index, row in enumerate(read_rows(name, raw.get(name)))
    ]
    if len(entries) > MOST_ROWS:
        raise EntryError(f"{len(entries)} rows are too many at once; at most {MOST_ROWS}.")
    return entries


def read_rows(name: str, raw: Any) -> list[Any]:  # noqa: ANN401 (whatever JSON holds)
    """The rows of one table. Raises EntryError."""
    if raw is None:
        return []
    if not isinstance(raw, list):
        raise EntryError(f"{name} is not a list of rows.")
    return raw


def read_entry(name: str, index: int, raw: Any, tables: dict[str, Table], shared: dict[str, str] | None) -> Entry:  # noqa: ANN401
    """One row. Raises EntryError."""
    own = raw.get("source") if isinstance(raw, dict) else None
    document = read_cells("source", own, tables["sources"]) if own else shared
    place = f"{name}[{index}]"
    cells = read_cells(place, raw, tables[name], PROPOSED if name in {"figures", "stated_changes"} else set())
    if name == "figures" and cells.get("measure") == CHANGE:
        name, cells = "stated_changes", read_change(cells)
    return Entry(name, index, cells, document if name in {"figures", "stated_changes"} else None)


def read_change(cells: dict[str, str]) -> dict[str, str]:
    """A change in per cent as `etl extract` proposes it, as a stated change; what it is a change of is left open."""
    kept = {name: cells[name] for name in SHARED if name in cells}
    return kept | {"change_pct": cells.get("value", "")}


def read_cells(place: str, raw: Any, table: Table, also: set[str] | None = None) -> dict[str, str]:  # noqa: ANN401
    """The cells of a row as text. Raises EntryError for a column that the table has not and for what is no cell."""
    if not isinstance(raw, dict):
        raise EntryError(f"{place} is not an object of columns and cells.")
    if unknown := sorted(set(raw) - {*table.columns, *(also or ())}):
        raise EntryError(f"{place}: there is no column {unknown[0]!r} in {table.name}.")
    return {name: write_cell(f"{place}.{name}", value) for name, value in raw.items() if name != "source"}


def write_cell(place: str, value: Any) -> str:  # noqa: ANN401
    """A JSON value as the text of a cell: 908.0 is 908, null is empty. Raises EntryError."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, (str, int, float)):
        return " ".join(str(value).split())
    raise EntryError(f"{place} is neither text nor a number.")
