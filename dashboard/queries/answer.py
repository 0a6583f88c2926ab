"""An answer that can be long: named, described columns, and rows that come in batches as the database finds them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from dashboard.warehouse import Warehouse

BATCH = 2_000
# One row per column that the schema describes.
COMMENTS = "SELECT table_name, column_name, comment FROM duckdb_columns() WHERE comment IS NOT NULL"
Row = tuple[Any, ...]


@dataclass(frozen=True)
class Column:
    """A column of an extract; `origin` is the table.column that the schema describes, or else a description of ours."""

    name: str
    sql: str
    origin: str


@dataclass(frozen=True)
class Answer:
    """Rows about one subject. `columns`: names and descriptions; `batches` may be called again for the same rows."""

    name: str
    columns: dict[str, str]
    batches: Callable[[], Iterator[list[Row]]]

    def rows(self) -> list[dict[str, Any]]:
        """All rows as dicts: for short answers."""
        return [dict(zip(self.columns, row, strict=True)) for batch in self.batches() for row in batch]


def describe_columns(warehouse: Warehouse, columns: tuple[Column, ...]) -> dict[str, str]:
    """Names and descriptions: the schema's own where a column comes from the schema."""
    comments = {f"{row['table_name']}.{row['column_name']}": row["comment"] for row in warehouse.rows(COMMENTS)}
    return {column.name: comments.get(column.origin, column.origin) for column in columns}


def stream_answer(
    warehouse: Warehouse, name: str, columns: tuple[Column, ...], sql: str, parameters: dict[str, Any]
) -> Answer:
    """The answer of `sql`, in which `{columns}` stands for the columns."""
    text = sql.format(columns=", ".join(f'{column.sql} AS "{column.name}"' for column in columns))

    def read_batches() -> Iterator[list[Row]]:
        cursor = warehouse.connection.cursor().execute(text, parameters)
        while batch := cursor.fetchmany(BATCH):
            yield batch

    return Answer(name, describe_columns(warehouse, columns), read_batches)
