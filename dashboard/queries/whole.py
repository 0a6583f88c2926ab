"""The whole corpus as one DuckDB file: the warehouse itself, or a copy without the rows that may not be passed on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb

from dashboard.queries.answer import COMMENTS
from dashboard.warehouse import Warehouse

CLOSED_SOURCES = "SELECT source_id FROM sources WHERE NOT redistributable"
# One row per table that is no stored view; what views compute from closed rows would tell of them.
TABLES = r"SELECT table_name AS name FROM duckdb_tables() WHERE NOT starts_with(table_name, 'stored_') ORDER BY 1"
COLUMNS = "SELECT column_name AS name FROM duckdb_columns() WHERE table_name = $table ORDER BY column_index"
# Tables whose rows each belong to one document: rows of closed documents are left out.
OF_SOURCES = frozenset(
    {"figures", "incidents", "milestone_sources", "release_figures", "source_days", "sources", "stated_changes"}
)
# Rows left out of other tables: those about a row left out.
LEFT_OUT = {
    "ledger": "list_contains($closed, id) "
    "OR id IN (SELECT figure_id FROM figures WHERE list_contains($closed, source_id))",
    "event_datasets": "NOT redistributable",
    "milestones": "len(list_filter(string_split(source_ids, ';'), lambda code: NOT list_contains($closed, trim(code)))) = 0",
}
ONE_SOURCE = "CASE WHEN NOT list_contains($closed, {0}) THEN {0} END AS {0}"
# Several documents, joined with semicolons.
MANY_SOURCES = "array_to_string(list_filter(string_split({0}, ';'), lambda code: NOT list_contains($closed, trim(code))), ';') AS {0}"


def has_closed_rows(warehouse: Warehouse) -> bool:
    """Whether some documents may not be passed on."""
    return bool(warehouse.rows(CLOSED_SOURCES))


def select_column(table: str, column: str) -> str:
    """A column, without the documents that may not be passed on."""
    if column == "source_ids":
        return MANY_SOURCES.format(column)
    points = column.endswith("source_id") or column == "copy_of"
    return ONE_SOURCE.format(column) if points and not (table in OF_SOURCES and column == "source_id") else column


def select_open(table: str, columns: list[str]) -> str:
    """The rows of a table that may be passed on."""
    left_out = "list_contains($closed, source_id)" if table in OF_SOURCES else LEFT_OUT.get(table, "false")
    chosen = ", ".join(select_column(table, column) for column in columns)
    return f"SELECT {chosen} FROM {table} WHERE ({left_out}) IS NOT TRUE AND $closed IS NOT NULL"  # noqa: S608 (names of the schema)


def copy_open_tables(warehouse: Warehouse, path: Path) -> None:
    """Write the tables, without rows that may not be passed on and without views, into a new file."""
    closed = {"closed": [row["source_id"] for row in warehouse.rows(CLOSED_SOURCES)]}
    with duckdb.connect(str(path), config={"autoinstall_known_extensions": "false"}) as copy:
        for table in [row["name"] for row in warehouse.rows(TABLES)]:
            columns = [row["name"] for row in warehouse.rows(COLUMNS, {"table": table})]
            cursor = warehouse.connection.cursor()
            copy.register("rows", cursor.execute(select_open(table, columns), closed).to_arrow_table())
            copy.execute(f"CREATE TABLE {table} AS FROM rows")
            copy.unregister("rows")
        for row in warehouse.rows(COMMENTS):
            if not row["table_name"].startswith("stored_"):
                text = row["comment"].replace("'", "''")
                copy.execute(f"COMMENT ON COLUMN {row['table_name']}.{row['column_name']} IS '{text}'")


def read_file(path: Path, size: int = 1 << 18) -> Iterator[bytes]:
    """A file in chunks."""
    with path.open("rb") as file:
        while chunk := file.read(size):
            yield chunk
