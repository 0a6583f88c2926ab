"""Tables of the warehouse: definitions from datapackage.json, rows through Arrow."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import resources

import duckdb
import pyarrow.lib as pa  # the compiled core: pyarrow itself does not declare what it exports

from etl.normalise.days import DERIVED, derive_gaps, derive_rows, derive_source_days
from etl.read.rows import Row
from etl.schema import CORE, FIGURES, SQL_TYPES, Field, Table

PERIOD_KINDS = ("day", "week", "month", "quarter", "half_year", "year", "other")
CHECKS = (
    "CHECK (period_start <= period_end)",
    "CHECK (value IS NULL OR qualifier <> 'words_only')",
    "CHECK (value IS NOT NULL OR qualifier IN ('words_only', 'range'))",
    "CHECK (qualifier <> 'range' OR (low IS NOT NULL AND high IS NOT NULL))",
    "CHECK (value >= 0 AND low <= high AND low <= value AND value <= high)",
)
# Tables that the build derives from a column or two: name, columns with types.
SIDE_TABLES = {
    "producer_gaps": "producer_id VARCHAR, measure VARCHAR, first_day DATE, last_day DATE",
    "source_days": "source_id VARCHAR, published_on DATE, published_end DATE, accessed_on DATE",
}


def sql_text(name: str) -> str:
    """The text of one file in etl/sql."""
    return (resources.files("etl") / "sql" / name).read_text(encoding="utf-8")


def quote(text: str) -> str:
    """A text as an SQL string literal."""
    return "'" + text.replace("'", "''") + "'"


def column_ddl(table: str, field: Field) -> str:
    """One column with its type and CHECK."""
    derived = (table, field.name) == (FIGURES, "period_kind")
    allowed = (*field.enum, *PERIOD_KINDS) if derived else field.enum
    parts = [field.name, SQL_TYPES[field.type]]
    if field.required or derived:
        parts.append("NOT NULL")
    if allowed:
        parts.append(f"CHECK ({field.name} IN ({', '.join(map(quote, allowed))}))")
    return " ".join(parts)


def table_ddl(table: Table, known: Iterable[str]) -> str:
    """CREATE TABLE with types, keys, CHECKs and foreign keys to tables already made, and comments on every column."""
    lines = [column_ddl(table.name, field) for field in table.fields]
    lines += [f"{name} {kind} NOT NULL" for name, kind in DERIVED.get(table.name, {}).items()]
    if table.name == FIGURES:
        lines += CHECKS
    lines.append(f"PRIMARY KEY ({', '.join(table.primary_key)})")
    lines += [
        f"FOREIGN KEY ({key.column}) REFERENCES {key.table} ({key.target})"
        for key in table.foreign_keys
        if key.table in set(known)
    ]
    comments = [f"COMMENT ON COLUMN {table.name}.{field.name} IS {quote(field.description)};" for field in table.fields]
    return f"CREATE TABLE {table.name} (\n    " + ",\n    ".join(lines) + "\n);\n" + "\n".join(comments)


def load_order(tables: dict[str, Table]) -> list[Table]:
    """Tables ordered so that those pointed at come first; a key that would close a circle is left to etl check."""
    first = ("producers", "measures", "population_groups", "reference_areas", "sources", "definitions", "incidents")
    rest = [name for name in (*CORE, *tables) if name not in first]
    return [tables[name] for name in dict.fromkeys([*first, *rest])]


def fill_table(con: duckdb.DuckDBPyConnection, name: str, columns: list[str], rows: list[Row]) -> None:
    """Insert rows (all values text, number, date or None) into a table; DuckDB casts them to the declared types."""
    if not rows:
        return
    con.register("batch", pa.Table.from_pydict({column: [row[column] for row in rows] for column in columns}))
    con.execute(f"INSERT INTO {name} SELECT {', '.join(columns)} FROM batch")  # noqa: S608 (declared names only)
    con.unregister("batch")


def create_tables(con: duckdb.DuckDBPyConnection, tables: dict[str, Table], rows: dict[str, list[Row]]) -> None:
    """All tables with their keys and CHECKs, filled from checked rows. Raises duckdb.Error where a row breaks one."""
    known: list[str] = []
    for table in load_order(tables):
        con.execute(table_ddl(table, known))
        known.append(table.name)
        columns = table.columns + list(DERIVED.get(table.name, {}))
        fill_table(con, table.name, columns, derive_rows(table.name, rows[table.name]))
    create_side_tables(con, rows)


def create_side_tables(con: duckdb.DuckDBPyConnection, rows: dict[str, list[Row]]) -> None:
    """producer_gaps: one row per producer × period said not to be counted; source_days: one row per source."""
    filled = {"producer_gaps": derive_gaps(rows["producers"]), "source_days": derive_source_days(rows["sources"])}
    for name, columns in SIDE_TABLES.items():
        con.execute(f"CREATE TABLE {name} ({columns})")
        fill_table(con, name, [part.split()[0] for part in columns.split(", ")], filled[name])


def as_text(value: object) -> str | None:
    """A cell as text; None stays None."""
    return None if value is None else str(value)


def loose_cast(column: str, kind: str) -> str:
    """A text as its declared type, NULL where it is none; nan, inf and numbers no count can reach are none."""
    text = f"CASE WHEN abs(TRY_CAST({column} AS DOUBLE)) < 1e15 THEN {column} END" if kind == "DOUBLE" else column
    return f"TRY_CAST({text} AS {kind})"


def create_loose_tables(con: duckdb.DuckDBPyConnection, tables: dict[str, Table], rows: dict[str, list[Row]]) -> None:
    """The same tables without keys and CHECKs, with NULL for what cannot be cast: faulty rows can be questioned."""
    for table in tables.values():
        types = {field.name: SQL_TYPES[field.type] for field in table.fields}
        types |= DERIVED.get(table.name, {}) | {"dataset_file": "VARCHAR", "dataset_line": "BIGINT"}
        filled = derive_rows(table.name, rows[table.name])
        casts = ", ".join(f"{loose_cast(name, kind)} AS {name}" for name, kind in types.items())
        batch = {name: [as_text(row[name]) for row in filled] for name in types}
        text = pa.schema([(name, pa.string()) for name in types])
        con.register("batch", pa.Table.from_pydict(batch, schema=text))
        con.execute(f"CREATE TABLE {table.name} AS SELECT {casts} FROM batch")  # noqa: S608 (declared names only)
        con.unregister("batch")
    create_side_tables(con, rows)
    con.execute(sql_text("hedged_figures.sql"))
