"""Rows that are not imported: refused by the reader or breaking a rule, each with its line, reason and text."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import duckdb

from etl.events.adapter import EVENT_COLUMNS, Layout
from etl.events.failure import fail
from etl.events.lines import Lines, number_records, read_lines
from etl.events.reading import Refused
from etl.load.tables import quote
from etl.problems import SHOWN_CHARACTERS, make_visible, shorten

BROKEN = """
CREATE TABLE broken AS
SELECT file_row_number AS row, rule::INTEGER AS rule FROM read_parquet({events}, file_row_number = true) WHERE rule IS NOT NULL
"""
# One row per event without a rule broken whose id an event above it has; `rule` -1.
REPEATED = """
INSERT INTO broken
SELECT file_row_number, -1
FROM (FROM read_parquet({events}, file_row_number = true) WHERE rule IS NULL)
WHERE event_id IN (SELECT event_id FROM read_parquet({events}) WHERE rule IS NULL GROUP BY event_id HAVING count(*) > 1)
QUALIFY row_number() OVER (PARTITION BY event_id ORDER BY file_row_number) > 1
"""
DISTINCT = "SELECT count(DISTINCT event_id) < count(*) FROM read_parquet({events}) WHERE rule IS NULL"
NUL = "INSERT INTO broken SELECT file_row_number, -2 FROM read_parquet({events}, file_row_number = true) WHERE rule IS NULL AND ({texts})"
FUTURE = """
INSERT INTO broken
SELECT file_row_number, -3 FROM read_parquet({events}, file_row_number = true) WHERE rule IS NULL AND date_start > current_date + 1
"""
KEEP = """
COPY (
    SELECT * EXCLUDE (file_row_number)
    FROM read_parquet({events}, file_row_number = true) e
    ANTI JOIN broken ON broken.row = e.file_row_number
) TO {kept} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 61440)
"""
REASONS = {-1: "the id of another event above", -2: "a NUL character", -3: "a day that has not come yet"}
HAZARDS = ("=", "+", "-", "@", "\t")


@dataclass(frozen=True, order=True)
class Rejected:
    """A row that is not imported: line (0 where it cannot be told), column, reason, and its text."""

    line: int
    column: str
    reason: str
    raw: str

    @property
    def place(self) -> str:
        """Where the row stands, in words."""
        return f"line {self.line}" if self.line else "a line that cannot be told"


def find_broken(con: duckdb.DuckDBPyConnection, events: Path, *, has_nul: bool) -> list[tuple[int, int]]:
    """(row, rule) of the events that break a rule, in order; they stay in the table `broken`."""
    path = quote(str(events))
    con.execute(BROKEN.format(events=path))
    con.execute(FUTURE.format(events=path))
    if has_nul:
        texts = " OR ".join(f"contains({name}, chr(0))" for name, kind in EVENT_COLUMNS.items() if kind == "VARCHAR")
        con.execute(NUL.format(events=path, texts=texts))
    if con.execute(DISTINCT.format(events=path)).fetchone() == (True,):
        con.execute(REPEATED.format(events=path))
    return con.execute("SELECT row, any_value(rule) FROM broken GROUP BY row ORDER BY row").fetchall()


def drop_broken(con: duckdb.DuckDBPyConnection, events: Path) -> None:
    """Write the file of events anew without those that break a rule."""
    kept = events.with_name("kept.parquet")
    con.execute(KEEP.format(events=quote(str(events)), kept=quote(str(kept))))
    kept.replace(events)


def explain(layout: Layout, rule: int) -> tuple[str, str]:
    """The column and the reason behind a rule's number."""
    if rule < 0:
        return "", REASONS[rule]
    check = layout.checks[rule]
    named = make_visible(check.column)[:SHOWN_CHARACTERS]
    return check.column, f"{named}: {check.message}"


def list_rejected(
    plain: Path, layout: Layout, lines: Lines, refused: list[Refused], broken: list[tuple[int, int]]
) -> tuple[list[Rejected], set[int]]:
    """All rows that are not imported, by line, and the numbers of their records."""
    numbers = number_records([row for row, _ in broken], lines, [row.record for row in refused])
    places = [lines.of_record(number) for number in numbers]
    texts = read_lines(plain, set(places))
    found = [Rejected(lines.of_record(row.record), row.column, row.reason, row.raw) for row in refused]
    for line, (_, rule) in zip(places, broken, strict=True):
        found.append(Rejected(line, *explain(layout, rule), texts.get(line, "")))
    return sorted(found), {*numbers, *(row.record for row in refused)}


def refuse_share(file: Path, rejected: list[Rejected], n_records: int, share: float) -> None:
    """Raise NotImportedError where more rows are rejected than the share allows, or no row is left."""
    if n_records and len(rejected) <= share * n_records and len(rejected) < n_records:
        return
    if not rejected:
        raise fail(file, "no_rows", "The file has a header and no rows. Download it again.", line=1)
    first = rejected[0]
    message = (
        f"{len(rejected):,} of {n_records:,} rows cannot be imported, more than the {100 * share:g} % allowed. The first: "
        f"{first.place}, {first.reason}: {shorten(first.raw)}. Nothing was imported."
    )
    raise fail(file, "too_many_rejected", message, line=first.line, column=first.column, found=shorten(first.raw))


def write_rejected(rejected: Iterable[Rejected], path: Path) -> None:
    """Write the rows that were not imported. Text that a spreadsheet would run gets an apostrophe."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["line", "column", "reason", "raw"])
        for row in rejected:
            raw = row.raw.rstrip("\r\n")
            writer.writerow([row.line or "", row.column, row.reason, f"'{raw}" if raw.startswith(HAZARDS) else raw])
