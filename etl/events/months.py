"""Sums of events by month: what series are made of."""

from __future__ import annotations

from pathlib import Path

import duckdb

from etl.load.tables import quote

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


def write_months(con: duckdb.DuckDBPyConnection, events: Path, path: Path) -> None:
    """Write the sums by month of a file of events."""
    con.execute(MONTHS.format(events=quote(str(events)), path=quote(str(path))))
