"""The whole corpus as one DuckDB file: the warehouse itself, or a copy without the rows that may not be passed on.

Imported events stay where they are: the copy has the sums of those that may be passed on, no event, and no path to one.
"""

from __future__ import annotations

import errno
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb

from dashboard.queries.answer import COMMENTS
from dashboard.warehouse import Warehouse

HAS_EVENTS = "SELECT 1 FROM event_datasets LIMIT 1"
CLOSED_EVENTS = "event_dataset IN (SELECT event_dataset FROM event_datasets WHERE NOT redistributable)"
EVENTS = "events"  # the view that reads files of this machine
CLOSED_SOURCES = "SELECT source_id FROM sources WHERE NOT redistributable"
# One row per table; per column of one; per view; per macro.
TABLES = "SELECT table_name AS name FROM duckdb_tables() WHERE database_name = current_database() ORDER BY 1"
COLUMNS = """
SELECT column_name AS name FROM duckdb_columns()
WHERE table_name = $table AND database_name = current_database()
ORDER BY column_index
"""
VIEWS = """
SELECT sql FROM duckdb_views()
WHERE NOT internal AND database_name = current_database() AND view_name <> $events
ORDER BY view_name
"""
MACROS = """
SELECT function_name AS name, array_to_string(parameters, ', ') AS parameters, macro_definition AS body
FROM duckdb_functions()
WHERE NOT internal AND database_name = current_database()
"""
# What says which documents and figures are closed. Definitions are ours, so they stay and only lose their document.
CLOSED_FIGURE = "IN (SELECT figure_id FROM figures WHERE list_contains($closed, source_id))"
KEPT = frozenset({"definitions"})
ONE_SOURCE = "CASE WHEN NOT list_contains($closed, {0}) THEN {0} END AS {0}"
OPEN_OF_MANY = "list_filter(string_split({0}, ';'), lambda code: NOT list_contains($closed, trim(code)))"
# Rules for whole tables: those about a row left out, and those of other documents all closed.
LEFT_OUT = {
    "ledger": f"list_contains($closed, id) OR id {CLOSED_FIGURE}",
    "milestones": f"len({OPEN_OF_MANY.format('source_ids')}) = 0",
    "event_files": "true",
    "event_rows": "true",
    "event_places": "true",  # at a place and month there is often one event only
}


def must_be_copied(warehouse: Warehouse) -> bool:
    """Whether the file holds what may not be passed on: closed documents, imported events, the place of their files."""
    return warehouse.path is None or bool(warehouse.rows(CLOSED_SOURCES) or warehouse.rows(HAS_EVENTS))


def select_column(table: str, column: str) -> str:
    """A column, without the documents that may not be passed on."""
    if column == "source_ids" and table == "milestones":
        return f"array_to_string({OPEN_OF_MANY.format(column)}, ';') AS {column}"
    points = column.endswith("_source_id") or column == "copy_of" or (column == "source_id" and table in KEPT)
    return ONE_SOURCE.format(column) if points else column


def select_open(table: str, columns: list[str]) -> str:
    """The rows of a table that may be passed on."""
    rules = [LEFT_OUT.get(table, "false")]
    rules += ["list_contains($closed, source_id)"] if "source_id" in columns and table not in KEPT else []
    rules += [f"figure_id {CLOSED_FIGURE}"] if "figure_id" in columns else []
    rules += [CLOSED_EVENTS] if "event_dataset" in columns else []
    chosen = ", ".join(select_column(table, column) for column in columns)
    return f"SELECT {chosen} FROM {table} WHERE ({' OR '.join(rules)}) IS NOT TRUE AND $closed IS NOT NULL"  # noqa: S608


def copy_tables(warehouse: Warehouse, copy: duckdb.DuckDBPyConnection) -> None:
    """The tables, the stored rows of views among them, which the build has made without closed documents."""
    closed = {"closed": [row["source_id"] for row in warehouse.rows(CLOSED_SOURCES)]}
    for table in [row["name"] for row in warehouse.rows(TABLES)]:
        columns = [row["name"] for row in warehouse.rows(COLUMNS, {"table": table})]
        copy_rows(warehouse, copy, table, select_open(table, columns), closed)
    copy_rows(warehouse, copy, EVENTS, f"FROM {EVENTS} LIMIT 0")


def copy_rows(
    warehouse: Warehouse,
    copy: duckdb.DuckDBPyConnection,
    table: str,
    sql: str,
    parameters: dict[str, Any] | None = None,
) -> None:
    """A table of the copy, of the rows that `sql` finds in the warehouse. Raises WarehouseError, duckdb.Error."""
    with warehouse.reading():
        rows = warehouse.cursor().execute(sql, parameters).to_arrow_table()
    copy.register("rows", rows)
    copy.execute(f"CREATE TABLE {table} AS FROM rows")
    copy.unregister("rows")


def create_views(copy: duckdb.DuckDBPyConnection, views: list[str]) -> None:
    """Views in whatever order they need one another. Raises duckdb.CatalogException where one needs what is not there."""
    while views:
        waiting = []
        for view in views:
            try:
                copy.execute(view)
            except duckdb.CatalogException:
                waiting.append(view)
        if len(waiting) == len(views):
            copy.execute(waiting[0])
        views = waiting


def copy_descriptions(warehouse: Warehouse, copy: duckdb.DuckDBPyConnection) -> None:
    """Macros, views, and what columns mean."""
    for row in warehouse.rows(MACROS):
        copy.execute(f"CREATE MACRO {row['name']}({row['parameters']}) AS {row['body']}")
    create_views(copy, [row["sql"] for row in warehouse.rows(VIEWS, {"events": EVENTS})])
    for row in warehouse.rows(COMMENTS):
        text = row["comment"].replace("'", "''")
        copy.execute(f"COMMENT ON COLUMN {row['table_name']}.{row['column_name']} IS '{text}'")


def copy_open_rows(warehouse: Warehouse, path: Path) -> None:
    """Write the warehouse without the rows that may not be passed on into a new file. Raises WarehouseError, OSError."""
    try:
        with duckdb.connect(str(path), config={"autoinstall_known_extensions": "false"}) as copy:
            copy_tables(warehouse, copy)
            copy_descriptions(warehouse, copy)
    except (duckdb.IOException, duckdb.FatalException) as error:
        raise OSError(errno.ENOSPC, "there is no room for a copy of the database") from error


def read_file(path: Path, size: int = 1 << 18) -> Iterator[bytes]:
    """A file in chunks."""
    with path.open("rb") as file:
        while chunk := file.read(size):
            yield chunk
