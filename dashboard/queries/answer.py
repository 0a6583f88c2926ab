"""An answer that can be long: named, described columns, and rows that come in batches as the database finds them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa

from dashboard.address import View
from dashboard.queries.arrow import list_rows, normalise_batch, slice_batches, write_batch
from dashboard.settings import read_settings
from dashboard.warehouse import Warehouse, once

BATCH = 5_000
# One row per column that the schema describes.
COMMENTS = "SELECT table_name, column_name, comment FROM duckdb_columns() WHERE comment IS NOT NULL AND database_name = current_database()"
Row = tuple[Any, ...]
# Record batches from the row `offset` on, `limit` rows at the most.
Reader = Callable[[int, int | None], Iterator[pa.RecordBatch]]


@dataclass(frozen=True)
class Column:
    """A column of an extract; `origin` is the table.column that the schema describes, or else a description of ours.

    `is_page`: the value is the path of a page of ours, and leaves with the site's address before it where that is known.
    """

    name: str
    sql: str
    origin: str
    is_page: bool = False


@dataclass(frozen=True)
class Answer:
    """Rows about one subject. `columns`: names and descriptions; `batches` may be called again for the same rows.

    Long answers come with `reader` and `counter`, so that they are read in parts; `warehouse` and `view` say where the
    rows are from and which were asked for.
    """

    name: str
    columns: Mapping[str, str]
    batches: Callable[[], Iterator[list[Row]]]
    reader: Reader | None = None
    counter: Callable[[], int] | None = None
    warehouse: Warehouse | None = None
    view: View = field(default_factory=View)

    def rows(self) -> list[dict[str, Any]]:
        """All rows as dicts: for short answers."""
        return [dict(zip(self.columns, row, strict=True)) for batch in self.batches() for row in batch]

    def read(self, offset: int = 0, limit: int | None = None) -> Iterator[pa.RecordBatch]:
        """The rows as Arrow, in parts; there is at least one part, so that columns have their types."""
        if self.reader:
            return self.reader(offset, limit)
        rows = [row for batch in self.batches() for row in batch]
        return slice_batches(write_batch(list(self.columns), rows), offset, limit, BATCH)

    def total(self) -> int:
        """How many rows there are."""
        return self.counter() if self.counter else sum(map(len, self.batches()))


@once
def read_comments(warehouse: Warehouse) -> dict[str, str]:
    """The schema's descriptions by table.column. A warehouse never changes; a page with many downloads asks often."""
    return {f"{row['table_name']}.{row['column_name']}": row["comment"] for row in warehouse.rows(COMMENTS)}


def describe_columns(warehouse: Warehouse, columns: tuple[Column, ...]) -> dict[str, str]:
    """Names and descriptions: the schema's own where a column comes from the schema."""
    comments = read_comments(warehouse)
    return {column.name: comments.get(column.origin, column.origin) for column in columns}


def select_columns(columns: tuple[Column, ...]) -> str:
    """The columns as a SELECT list."""
    site = f"'{read_settings(None).base_url}' || "  # checked there: an address has no quotation marks
    return ", ".join(f'{site if column.is_page else ""}{column.sql} AS "{column.name}"' for column in columns)


def read_part(
    warehouse: Warehouse, sql: str, parameters: Mapping[str, Any], **tables: pa.Table
) -> Iterator[pa.RecordBatch]:
    """The answer of `sql` as record batches; `tables` are Arrow tables that it names. An empty answer is one empty batch."""
    with warehouse.reading():
        cursor = warehouse.cursor()
        for name, table in tables.items():
            cursor.register(name, table)
        reader = cursor.execute(sql, dict(parameters)).to_arrow_reader(BATCH)
        empty = True
        for batch in reader:
            empty = False
            yield normalise_batch(batch)
        if empty:
            yield normalise_batch(pa.RecordBatch.from_pylist([], schema=reader.schema))


def make_answer(
    name: str, columns: dict[str, str], reader: Reader, counter: Callable[[], int], warehouse: Warehouse, view: View
) -> Answer:
    """An answer that is read in parts."""
    return Answer(name, columns, lambda: map(list_rows, reader(0, None)), reader, counter, warehouse, view)


def stream_answer(
    warehouse: Warehouse,
    name: str,
    columns: tuple[Column, ...],
    sql: str,
    parameters: dict[str, Any],
    view: View | None = None,
) -> Answer:
    """The answer of `sql`, in which `{columns}` stands for the columns; it ends with its ORDER BY."""
    text = sql.format(columns=select_columns(columns))

    def read(offset: int, limit: int | None) -> Iterator[pa.RecordBatch]:
        part = f"{text} OFFSET {offset}" if limit is None else f"{text} LIMIT {limit} OFFSET {offset}"
        return read_part(warehouse, part, parameters)

    def count() -> int:
        return int(warehouse.rows(f"SELECT count(*) AS n FROM ({text})", parameters)[0]["n"])  # noqa: S608 (our own text)

    return make_answer(name, describe_columns(warehouse, columns), read, count, warehouse, view or View())
