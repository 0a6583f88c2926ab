"""DuckDB reads the file and writes events as Parquet in one stream: bounded memory, rows it cannot read kept apart.

The events stay in the order of the file. Sorting them would cost as much again as reading them, and the questions asked
of them stay far under their limit without (benchmarks/events): a query reads the narrow columns that decide first.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import duckdb

from etl.events.adapter import EVENT_COLUMNS, Layout
from etl.events.areas import AREA, JOIN_PLACES
from etl.events.failure import fail
from etl.events.head import Head
from etl.events.lines import find_undecodable
from etl.load.tables import quote

MEMORY = "600MB"
THREADS = 4
# The line end is left to the reader: told one that is not the file's, DuckDB 1.5.5 drops rows without a word. `rule` is the number of the first rule that a row breaks, else NULL. One row per event.
READ = """
COPY (
    SELECT {columns}, (CASE {rules} END)::SMALLINT AS rule
    FROM read_csv(
        {path}, auto_detect = false, header = false, skip = {skip}, columns = {{{types}}}, delim = {delim}, quote = '"',
        escape = '"', nullstr = '', null_padding = false, strict_mode = true, store_rejects = true,
        rejects_table = 'refused', rejects_scan = 'scans', rejects_limit = 0{dates}
    ) AS rows
    {joins}
) TO {events} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 61440)
"""
# Joins are run as written: DuckDB does not know how long a CSV file is, and would hold the file instead of the names of areas.
AS_WRITTEN = "SET disabled_optimizers = 'join_order,build_side_probe_side'"
# One row per record that the reader refused: the first thing that was wrong with it. What DuckDB calls a line is a record
# (line breaks within cells are not counted); `lines` turns it into a line.
REFUSED = """
SELECT
    line AS record, arg_min(column_name, coalesce(column_idx, 0)) AS column_name,
    arg_min(error_type::VARCHAR, coalesce(column_idx, 0)) AS error_type, any_value(csv_line) AS raw
FROM refused
GROUP BY line
ORDER BY line
"""
TOO_FEW = "the row has fewer cells than the header"
MISPLACED = "a quotation mark stands in the wrong place or is not closed"
NOT_CLOSED = "a quotation mark is not closed"
ENCODING = "INVALID ENCODING"
MIXED = "The file ends some lines with LF and others with CR LF: two files were joined, or one is damaged. Save it anew as CSV."
OPEN_ENDED = (MISPLACED, NOT_CLOSED)
REASONS = {
    "CAST": "{column}: cannot be read as {type}",
    "MISSING COLUMNS": TOO_FEW,
    "TOO MANY COLUMNS": "the row has more cells than the header",
    "UNQUOTED VALUE": MISPLACED,
    "UNTERMINATED QUOTES": NOT_CLOSED,
    "LINE SIZE OVER MAXIMUM": "the row is longer than 2 MB",
    "INVALID STATE": MISPLACED,
}
WORDS = {
    "SMALLINT": "a whole number",
    "BIGINT": "a whole number",
    "DOUBLE": "a number",
    "DATE": "a date",
    "TIMESTAMP": "a date",
}


@dataclass(frozen=True)
class Refused:
    """A row that is not imported: its record's number (those skipped counted), the column, the reason, and its text."""

    record: int
    column: str
    reason: str
    raw: str


def open_store(staging: Path) -> duckdb.DuckDBPyConnection:
    """An empty database with little memory and the staging folder to spill to."""
    config: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": MEMORY,
        "threads": min(THREADS, os.cpu_count() or 1),
        "temp_directory": str(staging / "spill"),
        "autoinstall_known_extensions": "false",
    }
    con = duckdb.connect(":memory:", config=config)
    con.execute(AS_WRITTEN)
    con.execute("SET enable_progress_bar = false")  # Bar shows it, and only on a terminal
    return con


def read_events(
    con: duckdb.DuckDBPyConnection, plain: Path, head: Head, layout: Layout, events: Path
) -> tuple[int, list[Refused]]:
    """Write the file's rows as events; gives their number, and the rows refused. Raises duckdb.Error."""
    columns, joins = select_columns(layout)
    types = {name: layout.types.get(name, "VARCHAR") for name in layout.columns}
    sql = READ.format(
        columns=columns,
        rules=" ".join(f"WHEN {check.wrong} THEN {number}" for number, check in enumerate(layout.checks)),
        path=quote(str(plain)),
        skip=layout.skip,
        types=", ".join(f"{quote(name)}: {quote(kind)}" for name, kind in types.items()),
        delim=quote(head.delimiter),
        dates=f", dateformat = {quote(layout.date_format)}" if layout.date_format else "",
        joins=joins,
        events=quote(str(events)),
    )
    try:
        answer = con.execute(sql).fetchone() or (0,)
        refused = con.execute(REFUSED).fetchall()
    except (
        duckdb.Error
    ) as error:  # DuckDB 1.5.5 may fail from within at a row that is not UTF-8, where columns are left out
        refuse_encoding(head.path, plain)
        if "invalid state" in str(error):
            raise fail(head.path, "mixed_lines", MIXED, allowed="LF, or CR LF, throughout") from error
        raise
    if any(kind == ENCODING for _, _, kind, _ in refused):
        refuse_encoding(head.path, plain)
    return answer[0], [refuse(layout, *row) for row in refused]


def select_columns(layout: Layout) -> tuple[str, str]:
    """SQL for the columns of events, each tried to its type, and the join that finds codes of areas."""
    select, joins = dict(layout.select), [layout.joins]
    if "country" in select and "reference_area" not in select:
        admin1 = select.get("admin1", "NULL::VARCHAR")
        joins.append(JOIN_PLACES.format(country=select["country"], admin1=admin1))
        precision = select.get("place_precision", "NULL")
        select["reference_area"] = AREA.format(precision=precision, date=select["date_start"])
    columns = ", ".join(
        f"TRY_CAST({select.get(name, 'NULL')} AS {kind}) AS {name}" for name, kind in EVENT_COLUMNS.items()
    )
    return columns, "\n".join(joins)


def refuse(layout: Layout, record: int, column: str | None, kind: str, raw: str | None) -> Refused:
    """A row refused by the reader, in our words."""
    wanted = WORDS.get(layout.types.get(column or "", ""), "text")
    reason = REASONS.get(kind, f"the row cannot be read ({kind.lower()})")
    return Refused(
        record, column if column and kind == "CAST" else "", reason.format(column=column, type=wanted), raw or ""
    )


def refuse_encoding(file: Path, plain: Path) -> None:
    """A file with a row that is not UTF-8 is in another encoding. Raises NotImportedError."""
    if line := find_undecodable(plain):
        message = f"The file is not UTF-8: see line {line:,}. Save it as CSV UTF-8, or download it again."
        raise fail(file, "wrong_encoding", message, line=line, allowed="UTF-8")


def refuse_cut(file: Path, refused: list[Refused], n_records: int, *, ends_whole: bool) -> None:
    """A file whose last row breaks off was cut off. Raises NotImportedError."""
    last = refused[-1] if refused and refused[-1].record == n_records else None
    if last and (last.reason in OPEN_ENDED or (last.reason == TOO_FEW and not ends_whole)):
        message = f"The file ends in the middle of row {n_records:,}: its download was cut off. Download it again."
        raise fail(file, "truncated", message, line=n_records, found="half a row", allowed="a whole file")
