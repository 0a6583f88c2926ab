"""From rows of the file to events: checked, coded, sorted and written as Parquet."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

import duckdb

from etl.events.adapter import EVENT_COLUMNS, Layout
from etl.events.areas import AREA, PLACES
from etl.events.lines import Shifts
from etl.events.rejecting import Rejected
from etl.load.tables import quote

# One row per event. Sorted, so that the events of one country and month lie together.
EVENTS = """
COPY (
    SELECT {columns}
    FROM rows
    {joins}
    ORDER BY country, date_start, event_id
) TO {path} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 61440)
"""
# One row per measure × type × country × finest area × year × month.
MONTHS = """
COPY (
    SELECT
        measure, event_type, country, reference_area, year(date_start) AS year,
        CASE WHEN date_trunc('month', date_start) = date_trunc('month', date_end)
            THEN date_trunc('month', date_start)::DATE END AS month,
        count(*)::BIGINT AS n_events,
        count(*) FILTER (best IS NULL)::BIGINT AS n_without_value,
        sum(best)::BIGINT AS best, sum(low)::BIGINT AS low, sum(high)::BIGINT AS high
    FROM read_parquet({events})
    GROUP BY ALL
    ORDER BY ALL
) TO {path} (FORMAT parquet, COMPRESSION zstd)
"""
HAZARDS = ("=", "+", "-", "@", "\t")


def write_events(con: duckdb.DuckDBPyConnection, layout: Layout, shifts: Shifts | None, path: Path) -> None:
    """Write the rows that break no rule as events, in canonical columns."""
    select = dict(layout.select)
    joins = []
    if "country" in select:
        country, admin1 = select["country"], select.get("admin1", "NULL::VARCHAR")
        con.execute(PLACES.format(country=country, admin1=admin1))
        on = f"p.printed_country IS NOT DISTINCT FROM {country} AND p.printed_admin1 IS NOT DISTINCT FROM {admin1}"
        joins.append(f"LEFT JOIN places p ON {on}")
        precision = select.get("place_precision", "NULL")
        select.setdefault("reference_area", AREA.format(precision=precision, date=select["date_start"]))
    select["file_line"], line_join = line_of_row(con, shifts)
    if con.execute("SELECT count(*) FROM broken").fetchone() != (0,):
        joins.append("ANTI JOIN broken ON broken.row = rows.rowid")
    columns = ", ".join(f"({select.get(name, 'NULL')})::{kind} AS {name}" for name, kind in EVENT_COLUMNS.items())
    con.execute(EVENTS.format(columns=columns, joins="\n".join([*joins, line_join]), path=quote(str(path))))


def line_of_row(con: duckdb.DuckDBPyConnection, shifts: Shifts | None) -> tuple[str, str]:
    """SQL for a row's line, and the join it needs."""
    if shifts is None:
        return "NULL", ""
    if len(shifts) == 1:
        return f"rows.rowid + {shifts[0][1]}", ""
    pairs = [[row for row, _ in shifts], [shift for _, shift in shifts]]
    con.execute("CREATE TABLE shifts AS SELECT unnest(?::BIGINT[]) AS first_row, unnest(?::BIGINT[]) AS shift", pairs)
    return "rows.rowid + shifts.shift", "ASOF JOIN shifts ON rows.rowid >= shifts.first_row"


def write_months(con: duckdb.DuckDBPyConnection, events: Path, path: Path) -> None:
    """Write the sums by month that series are made of."""
    con.execute(MONTHS.format(events=quote(str(events)), path=quote(str(path))))


def write_refused(refused: Iterable[Rejected], path: Path) -> None:
    """Write the rows that were not imported. Text that a spreadsheet would run gets an apostrophe."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["line", "column", "reason", "raw"])
        for row in refused:
            raw = row.raw.rstrip("\r\n")
            writer.writerow([row.line, row.column, row.reason, f"'{raw}" if raw.startswith(HAZARDS) else raw])
