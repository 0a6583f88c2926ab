"""Put a built warehouse into a lake: all its tables and views in one transaction, so that readers see all of it or none.

Keys and CHECKs stay with the file, where the build has proved them: DuckLake holds none. Imported events are the lake's
own: a machine adds or replaces the data sets that it imported, and leaves those of others alone.
"""

from __future__ import annotations

import random
import time
from contextlib import suppress
from pathlib import Path

import duckdb

from etl.load.build import DEFAULT_OUT, BuildResult, WarehouseError, build_warehouse, log_build
from etl.load.events import PLACES
from etl.load.lake import NAME, Lake, LakeError, open_writer
from etl.load.tables import quote, sql_text

ATTEMPTS = 8  # of a transaction that another machine's came before
KEPT_FOR = "1 day"  # snapshots that a reader may still show
FILE = "built"
ROWS = "event_rows"
BY_DATASET = ("event_datasets", "event_types", "event_months", "event_places")
FILES = "event_files"  # of one machine; the rows themselves are in the lake
SUMMED = ("event_points", "event_series")
TABLES = "SELECT table_name FROM duckdb_tables() WHERE database_name = $db AND NOT internal ORDER BY table_oid"
VIEWS = "SELECT view_name, sql FROM duckdb_views() WHERE database_name = $db AND NOT internal ORDER BY view_oid"
COMMENTS = """
SELECT table_name, column_name, comment
FROM duckdb_columns()
WHERE database_name = $db AND comment IS NOT NULL
ORDER BY ALL
"""


def build_lake(datasets: Path, lake: Lake, out: Path = DEFAULT_OUT) -> BuildResult:
    """Build the file `out` from `datasets`, unless it is up to date, and publish it. Raises WarehouseError.

    The outcome is current where the lake holds the same already.
    """
    started = time.perf_counter()
    path = build_warehouse(datasets, out).path
    try:
        outcome, info = publish(path, lake)
    except LakeError as error:
        raise WarehouseError(str(error)) from None
    result = BuildResult(outcome, path, time.perf_counter() - started, info)
    log_build(event="publish", outcome=outcome, seconds=round(result.seconds, 3), **info)
    return result


def publish(path: Path, lake: Lake) -> tuple[str, dict[str, object]]:
    """(built or current, build_info) after one warehouse file has been put into the lake. Raises LakeError."""
    con = open_writer(lake)
    try:
        con.execute(f"ATTACH {quote(str(path))} AS {FILE} (READ_ONLY)")
        answer = con.execute(f"FROM {FILE}.build_info")
        info = dict(zip([column[0] for column in answer.description], answer.fetchone() or (), strict=True))
        if holds(con, info["content_hash"]):
            return "current", info
        for attempt in range(1, ATTEMPTS + 1):
            if put_in(con, last=attempt == ATTEMPTS):
                break
            time.sleep(random.uniform(0, 0.2 * attempt))  # noqa: S311 (so that two machines do not meet again)
        forget_old(con)
    finally:
        con.close()
    return "built", info


def holds(con: duckdb.DuckDBPyConnection, content: object) -> bool:
    """Is the lake's warehouse built of the same, with every data set of events that this file knows?"""
    try:
        same = con.execute("SELECT count(*) FROM build_info WHERE content_hash = ?", [content]).fetchone()
    except duckdb.CatalogException:
        return False
    return bool(same and same[0])


def put_in(con: duckdb.DuckDBPyConnection, *, last: bool) -> bool:
    """Everything in one transaction; False where another writer's came first. Raises LakeError when that was the last try."""
    con.begin()
    try:
        copy_tables(con)
        merge_events(con)
        create_views(con)
        copy_comments(con)
        con.commit()
    except duckdb.Error as error:
        with suppress(duckdb.TransactionException):  # a commit that was refused has rolled back already
            con.rollback()
        if last or not isinstance(error, duckdb.TransactionException):
            raise LakeError(f"The lake cannot be written ({type(error).__name__}).") from None
        return False
    return True


def copy_tables(con: duckdb.DuckDBPyConnection) -> None:
    """Every table of the corpus, in place of the lake's."""
    for (table,) in con.execute(TABLES, {"db": FILE}).fetchall():
        if table not in (*BY_DATASET, *SUMMED):
            rows = " LIMIT 0" if table == FILES else ""
            con.execute(f"CREATE OR REPLACE TABLE {table} AS FROM {FILE}.{table}{rows}")


def merge_events(con: duckdb.DuckDBPyConnection) -> None:
    """The data sets that this file knows, in place of the lake's of the same name; then the sums over all of them."""
    con.execute(f"CREATE TABLE IF NOT EXISTS {ROWS} AS FROM {FILE}.events LIMIT 0")
    con.execute(
        f"CREATE TABLE IF NOT EXISTS event_places AS {PLACES.format(events=ROWS)}"
    )  # of rows from before there were places
    for table in BY_DATASET:
        con.execute(f"CREATE TABLE IF NOT EXISTS {table} AS FROM {FILE}.{table} LIMIT 0")
    changed = con.execute(
        f"SELECT event_dataset FROM {FILE}.event_datasets EXCEPT "  # noqa: S608 (our own names)
        f"SELECT b.event_dataset FROM {FILE}.event_datasets b JOIN event_datasets USING (event_dataset, version, imported_at)"
    ).fetchall()
    for (name,) in changed:
        for table, source in [(ROWS, "events"), *((table, table) for table in BY_DATASET)]:
            con.execute(f"DELETE FROM {table} WHERE event_dataset = ?", [name])  # noqa: S608 (our own names)
            con.execute(f"INSERT INTO {table} BY NAME FROM {FILE}.{source} WHERE event_dataset = ?", [name])
    for table in SUMMED:
        con.execute(f"DROP TABLE IF EXISTS {table}")
    con.execute(sql_text("event_series.sql"))


def create_views(con: duckdb.DuckDBPyConnection) -> None:
    """The file's views, in its own words and whatever order they need; only `events` reads the lake's rows instead of files of one machine."""
    waiting = dict(con.execute(VIEWS, {"db": FILE}).fetchall())
    waiting["events"] = f"CREATE VIEW events AS FROM {ROWS};"
    for name in waiting:
        con.execute(f"DROP VIEW IF EXISTS {name}")
    while waiting:
        made = [name for name, text in waiting.items() if can_create(con, text)]
        if not made:
            con.execute(next(iter(waiting.values())))
        waiting = {name: text for name, text in waiting.items() if name not in made}


def can_create(con: duckdb.DuckDBPyConnection, view: str) -> bool:
    """Create a view, unless it reads one that is not there yet."""
    try:
        con.execute(view)
    except duckdb.CatalogException:
        return False
    return True


def copy_comments(con: duckdb.DuckDBPyConnection) -> None:
    """What columns mean."""
    for table, column, comment in con.execute(COMMENTS, {"db": FILE}).fetchall():
        con.execute(f"COMMENT ON COLUMN {table}.{column} IS {quote(comment)}")


def forget_old(con: duckdb.DuckDBPyConnection) -> None:
    """Remove snapshots that no reader shows any more, and the files that only they need."""
    con.execute(f"CALL ducklake_expire_snapshots({quote(NAME)}, older_than => now() - INTERVAL {quote(KEPT_FOR)})")
    con.execute(f"CALL ducklake_cleanup_old_files({quote(NAME)}, older_than => now() - INTERVAL {quote(KEPT_FOR)})")
