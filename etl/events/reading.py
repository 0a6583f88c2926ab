"""DuckDB reads the file into a table on disk: streaming, in bounded memory, with the rows it cannot read kept apart."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import duckdb

from etl.events.adapter import Layout
from etl.events.failure import fail
from etl.events.head import Head
from etl.load.tables import quote

MEMORY = "512MB"
THREADS = 4
LONGEST_LINE = 16 << 20
# Row numbers of `rows` are the order of the file.
READ = """
CREATE TABLE rows AS
SELECT {wanted}
FROM read_csv(
    {path}, auto_detect = false, header = false, skip = {skip}, columns = {{{columns}}}, delim = {delim}, quote = '"',
    escape = '"', nullstr = '', new_line = {new_line}, null_padding = false, strict_mode = true, store_rejects = true,
    rejects_table = 'refused', rejects_scan = 'scans', rejects_limit = 0, max_line_size = {longest}{dates}
)
"""
# One row per record that the reader refused: the first thing that was wrong with it. What DuckDB calls a line is a record
# (a cell's line breaks are not counted); `lines` turns it into a line.
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
NOT_UTF8 = "the row is not UTF-8"
OPEN_ENDED = (MISPLACED, NOT_CLOSED)
REASONS = {
    "CAST": "{column}: cannot be read as {type}",
    "MISSING COLUMNS": TOO_FEW,
    "TOO MANY COLUMNS": "the row has more cells than the header",
    "UNQUOTED VALUE": MISPLACED,
    "UNTERMINATED QUOTES": NOT_CLOSED,
    "LINE SIZE OVER MAXIMUM": "the row is longer than 16 MB",
    "INVALID ENCODING": NOT_UTF8,
    "INVALID STATE": MISPLACED,
}
WORDS = {
    "SMALLINT": "a whole number",
    "DOUBLE": "a number",
    "DATE": "a date",
    "TIMESTAMP": "a date",
    "BIGINT": "a whole number",
}


@dataclass(frozen=True)
class Refused:
    """A row that is not imported: its record's number (those skipped counted), the column, the reason, and its text."""

    record: int
    column: str
    reason: str
    raw: str


def open_store(staging: Path) -> duckdb.DuckDBPyConnection:
    """An empty database in the staging folder, with little memory and the disk to spill to."""
    config: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": MEMORY,
        "threads": min(THREADS, os.cpu_count() or 1),
        "temp_directory": str(staging / "spill"),
        "autoinstall_known_extensions": "false",
    }
    return duckdb.connect(str(staging / "rows.duckdb"), config=config)


def read_rows(con: duckdb.DuckDBPyConnection, plain: Path, head: Head, layout: Layout) -> list[Refused]:
    """Fill the table `rows` with the wanted columns; returns the rows refused. Raises NotImportedError, duckdb.Error."""
    types = {name: layout.types.get(name, "VARCHAR") for name in layout.columns}
    con.execute(
        READ.format(
            wanted=", ".join(f'"{name}"' for name in layout.types),
            path=quote(str(plain)),
            skip=layout.skip,
            columns=", ".join(f"{quote(name)}: {quote(kind)}" for name, kind in types.items()),
            delim=quote(head.delimiter),
            new_line=quote(head.new_line),
            longest=LONGEST_LINE,
            dates=f", dateformat = {quote(layout.date_format)}" if layout.date_format else "",
        )
    )
    return [refuse(record, column, kind, raw, layout) for record, column, kind, raw in con.execute(REFUSED).fetchall()]


def refuse(record: int, column: str | None, kind: str, raw: str | None, layout: Layout) -> Refused:
    """A row refused by the reader, in our words."""
    wanted = WORDS.get(layout.types.get(column or "", ""), "text")
    reason = REASONS.get(kind, f"the row cannot be read ({kind.lower()})")
    return Refused(
        record, column if column and kind == "CAST" else "", reason.format(column=column, type=wanted), raw or ""
    )


def refuse_encoding(file: Path, refused: list[Refused]) -> None:
    """A file with rows that are not UTF-8 is no UTF-8 file. Raises NotImportedError."""
    wrong = next((row for row in refused if row.reason == NOT_UTF8), None)
    if wrong:
        message = f"The file is not UTF-8: see row {wrong.record:,}. Save it as CSV UTF-8, or download it again."
        raise fail(file, "wrong_encoding", message, line=wrong.record, allowed="UTF-8")


def refuse_cut(file: Path, refused: list[Refused], n_records: int, *, ends_whole: bool) -> None:
    """A file whose last row breaks off was cut off. Raises NotImportedError."""
    last = refused[-1] if refused and refused[-1].record == n_records else None
    if last and (last.reason in OPEN_ENDED or (last.reason == TOO_FEW and not ends_whole)):
        message = f"The file ends in the middle of row {n_records:,}: its download was cut off. Download it again."
        raise fail(file, "truncated", message, line=n_records, found="half a row", allowed="a whole file")
