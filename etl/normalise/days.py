"""Days behind periods and dates. A period that cannot be read gives None: `etl check` has told it already."""

from __future__ import annotations

from datetime import date
from typing import Any

from etl.periods import read_span
from etl.read.rows import Row

# Columns the build adds: name and SQL type. All of figures' are required.
DERIVED: dict[str, dict[str, str]] = {
    "figures": {"period_start": "DATE", "period_end": "DATE", "dataset_file": "VARCHAR", "dataset_line": "BIGINT"},
    "stated_changes": {
        "period_start": "DATE", "period_end": "DATE", "base_period_start": "DATE", "base_period_end": "DATE",
        "dataset_file": "VARCHAR", "dataset_line": "BIGINT",
    },
}  # fmt: skip


def first_day(text: str | None) -> date | None:
    """The first day of a period or date."""
    span = read_span(text)
    return span.start if span else None


def last_day(text: str | None) -> date | None:
    """The last day of a period or date."""
    span = read_span(text)
    return span.end if span else None


def derive_figure(row: Row) -> Row:
    """A figures row with its days and period kind; `period_kind` given in the CSV stands."""
    span = read_span(row["period"])
    start, end, kind = span or (None, None, None)
    return {**row, "period_start": start, "period_end": end, "period_kind": row["period_kind"] or kind}


def derive_change(row: Row) -> Row:
    """A stated_changes row with the days of its two periods."""
    return {
        **row,
        "period_start": first_day(row["period"]),
        "period_end": last_day(row["period"]),
        "base_period_start": first_day(row["base_period"]),
        "base_period_end": last_day(row["base_period"]),
    }


def derive_source_days(sources: list[Row]) -> list[Row]:
    """One row per source: the first and last day it may have been published, the day it was read."""
    return [
        {
            "source_id": row["source_id"],
            "published_on": first_day(row["published"]),
            "published_end": last_day(row["published"]),
            "accessed_on": last_day(row["accessed"]),
        }
        for row in sources
    ]


def derive_gaps(producers: list[Row]) -> list[Row]:
    """Periods a producer is said not to have counted: producer_id, measure, first_day, last_day."""
    gaps: list[dict[str, Any]] = []
    for row in producers:
        for item in filter(None, (row["not_counted"] or "").split(";")):
            measure, _, period = item.strip().partition(":")
            if span := read_span(period):
                days = {"first_day": span.start, "last_day": span.end}
                gaps.append({"producer_id": row["producer_id"], "measure": measure, **days})
    return gaps


def derive_rows(table: str, rows: list[Row]) -> list[Row]:
    """A table's rows with their derived columns."""
    derive = {"figures": derive_figure, "stated_changes": derive_change}.get(table)
    return [derive(row) for row in rows] if derive else rows
