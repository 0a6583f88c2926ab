"""Build the warehouse: checked rows in, one DuckDB file out, swapped in atomically.

The file gets a name of its own (sanad-<content hash>.duckdb) and a pointer `sanad.duckdb` flips to it: readers that have
the old file open go on, new ones find the new file, and a build killed at any moment leaves one or the other.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from etl.periods import parse_period
from etl.schema import FIGURES, SQL_TYPES, Table

DEFAULT_OUT = Path("build/sanad.duckdb")
DERIVED = {"period_start": "DATE", "period_end": "DATE", "dataset_file": "VARCHAR", "dataset_line": "BIGINT"}
STORED_VIEWS = ("figure_claims", "claims", "ranked_claims", "series_points", "series", "disagreements", "coverage")
PERIOD_KINDS = ("day", "week", "month", "quarter", "half_year", "year", "other")
Row = dict[str, Any]


def sql_text(name: str) -> str:
    """The text of one file in etl/sql."""
    return (resources.files("etl") / "sql" / name).read_text(encoding="utf-8")


def quote(text: str) -> str:
    """A text as an SQL string literal."""
    return "'" + text.replace("'", "''") + "'"


def table_ddl(table: Table, known: Iterable[str]) -> str:
    """CREATE TABLE with types, keys, CHECKs and foreign keys to tables already made, and comments on every column."""
    lines = []
    for field in table.fields:
        parts = [field.name, SQL_TYPES[field.type]]
        if field.required:
            parts.append("NOT NULL")
        allowed = (*field.enum, *PERIOD_KINDS) if (table.name, field.name) == (FIGURES, "period_kind") else field.enum
        if allowed:
            parts.append(f"CHECK ({field.name} IN ({', '.join(map(quote, allowed))}))")
        lines.append(" ".join(parts))
    if table.name == FIGURES:
        lines += [f"{name} {kind} NOT NULL" for name, kind in DERIVED.items()]
        lines.append("CHECK (period_start <= period_end)")
        lines.append("CHECK ((value IS NULL) = (qualifier = 'words_only'))")
        lines.append("CHECK (value >= 0 AND low <= value AND value <= high)")
    lines.append(f"PRIMARY KEY ({', '.join(table.primary_key)})")
    lines += [
        f"FOREIGN KEY ({key.column}) REFERENCES {key.table} ({key.target})"
        for key in table.foreign_keys
        if key.table in set(known)
    ]
    comments = [
        f"COMMENT ON COLUMN {table.name}.{field.name} IS {quote(field.description)};" for field in table.fields
    ]
    return f"CREATE TABLE {table.name} (\n    " + ",\n    ".join(lines) + "\n);\n" + "\n".join(comments)


def derive_figure(row: Row) -> Row:
    """A figures row with its days and period kind; `period_kind` given in the CSV stands."""
    span = parse_period(row["period"])
    return {**row, "period_start": span.start, "period_end": span.end, "period_kind": row["period_kind"] or span.kind}


def derive_gaps(producers: list[Row]) -> list[Row]:
    """Periods a producer is said not to have counted: producer_id, measure, first_day, last_day."""
    gaps = []
    for row in producers:
        for item in filter(None, (row["not_counted"] or "").split(";")):
            measure, _, period = item.strip().partition(":")
            span = parse_period(period)
            gaps.append(
                {"producer_id": row["producer_id"], "measure": measure, "first_day": span.start, "last_day": span.end}
            )
    return gaps


def fill_table(con: duckdb.DuckDBPyConnection, name: str, columns: list[str], rows: list[Row]) -> None:
    """Insert rows (all values text, date or None) into a table; DuckDB casts them to the declared types."""
    if not rows:
        return
    batch = pa.table({column: pa.array([row[column] for row in rows]) for column in columns})
    con.register("batch", batch)
    con.execute(f"INSERT INTO {name} SELECT {', '.join(columns)} FROM batch")
    con.unregister("batch")


def store_view(con: duckdb.DuckDBPyConnection, view: str) -> None:
    """Keep a view's rows in a table and let the view read them: the file never changes, so the answers don't either."""
    con.execute(f"CREATE TABLE stored_{view} AS FROM {view}")
    con.execute(f"CREATE OR REPLACE VIEW {view} AS FROM stored_{view}")


def load_order(tables: dict[str, Table]) -> list[Table]:
    """Tables ordered so that those pointed at come first; a key that would close a circle is left to etl check."""
    order = ["producers", "measures", "population_groups", "reference_areas", "sources", "definitions", "incidents"]
    return [tables[name] for name in [*order, *(name for name in tables if name not in order)]]


def write_warehouse(path: Path, tables: dict[str, Table], rows: dict[str, list[Row]], info: Row) -> None:
    """Write one complete warehouse file at `path` from checked rows (dicts of text or None, by table)."""
    con = duckdb.connect(str(path), config={"autoinstall_known_extensions": "false"})
    try:
        known: list[str] = []
        for table in load_order(tables):
            con.execute(table_ddl(table, known))
            known.append(table.name)
            filled = [derive_figure(row) for row in rows[table.name]] if table.name == FIGURES else rows[table.name]
            columns = table.columns + (list(DERIVED) if table.name == FIGURES else [])
            fill_table(con, table.name, columns, filled)
        con.execute("CREATE TABLE producer_gaps (producer_id VARCHAR, measure VARCHAR, first_day DATE, last_day DATE)")
        fill_table(con, "producer_gaps", ["producer_id", "measure", "first_day", "last_day"], derive_gaps(rows["producers"]))
        con.execute(sql_text("derived_tables.sql"))
        con.execute(sql_text("views.sql"))
        for view in STORED_VIEWS:
            store_view(con, view)
        con.execute(f"CREATE TABLE build_info ({', '.join(f'{key} VARCHAR' for key in info)})")
        fill_table(con, "build_info", list(info), [info])
        con.execute("CHECKPOINT")
    finally:
        con.close()


def content_hash(datasets: Path) -> str:
    """Hash of all that decides the warehouse's contents: the data files and this package's code and SQL."""
    digest = hashlib.sha256(duckdb.__version__.encode())
    code = Path(__file__).parent
    files = [(f"etl/{p.relative_to(code)}", p) for p in code.rglob("*") if p.suffix in {".py", ".sql"}]
    files += [(f"datasets/{p.relative_to(datasets)}", p) for p in datasets.rglob("*") if p.suffix in {".csv", ".json"}]
    for name, path in sorted(files):
        digest.update(name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def point_to(pointer: Path, target: Path) -> None:
    """Make `pointer` lead to `target` in the same folder: a symbolic link, or a small file where links can't be had."""
    fresh = pointer.with_name(f".{pointer.name}.{os.getpid()}")
    fresh.unlink(missing_ok=True)
    try:
        fresh.symlink_to(target.name)
    except OSError:
        fresh.write_text(target.name, encoding="utf-8")
    os.replace(fresh, pointer)


def build_info(hash_: str) -> Row:
    """The one row of build_info."""
    return {"content_hash": hash_, "built_at": datetime.now(UTC).isoformat(timespec="seconds"), "duckdb": duckdb.__version__}
