"""The registry of imported events in the warehouse: event_datasets, the view `events`, points of their series, and places."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import duckdb

from etl.load.registered import EVENTS, MONTHS, list_registered
from etl.load.tables import quote, sql_text

COLUMNS = (
    "event_dataset", "adapter", "version", "title", "producer", "licence", "licence_url", "redistributable", "citation",
    "source_url", "n_events", "n_rejected", "first_day", "last_day", "types_add_up", "imported_at",
)  # fmt: skip
# One row per event: the files of the versions shown, by the names of their columns.
EVENTS_VIEW = "CREATE OR REPLACE VIEW events AS\n{parts}"
EVENTS_PART = """
SELECT {name} AS event_dataset, * EXCLUDE (rule, file_row_number), {line} AS file_line
FROM read_parquet({path}, file_row_number = true)
"""
# The rows of event_places. Those of an area and type lie together, so that a narrowed question skips the others.
PLACES = """
SELECT
    event_dataset, event_type, reference_area, year(date_start) AS year,
    CASE WHEN date_trunc('month', date_start) = date_trunc('month', date_end)
        THEN date_trunc('month', date_start)::DATE END AS month,
    latitude, longitude, min(place) AS place, count(*)::BIGINT AS n_events
FROM {events}
WHERE measure = 'fatalities' AND place_precision = 'exact' AND reference_area IS NOT NULL
    AND latitude IS NOT NULL AND longitude IS NOT NULL
GROUP BY ALL
ORDER BY event_dataset, reference_area, event_type, month, latitude, longitude
"""
INSERT_MONTHS = "INSERT INTO event_months BY NAME SELECT ? AS event_dataset, * FROM read_parquet(?)"


def load_events(con: duckdb.DuckDBPyConnection, folder: Path | None) -> None:
    """Fill event_datasets and event_types, let `events` read the files of a folder, and store series, points and places."""
    found = list(list_registered(folder)) if folder else []
    parts = []
    for path, manifest in found:
        name = manifest["event_dataset"]
        register_dataset(con, manifest)
        con.execute("INSERT INTO event_files VALUES (?, ?)", [name, str(path / EVENTS)])
        con.execute(INSERT_MONTHS, [name, str(path / MONTHS)])
        add_up_places(con, name, path / EVENTS)
        parts.append(EVENTS_PART.format(name=quote(name), path=quote(str(path / EVENTS)), line=line_of(manifest)))
    if parts:
        con.execute(EVENTS_VIEW.format(parts="\nUNION ALL BY NAME\n".join(parts)))
    con.execute(sql_text("event_series.sql"))


def add_up_places(con: duckdb.DuckDBPyConnection, name: str, file: Path) -> None:
    """Fill event_places for one data set. A damaged file gives none, and the build stands: its sums by month need no event.

    Read by a connection of its own, since an error would end the transaction that the build is.
    """
    events = f"(SELECT {quote(name)} AS event_dataset, * FROM read_parquet({quote(str(file))}))"  # noqa: S608 (our own path)
    with duckdb.connect(config={"autoinstall_known_extensions": "false"}) as reader:
        try:
            places = reader.execute(PLACES.format(events=events)).to_arrow_table()
        except duckdb.Error:  # the list of events says that they cannot be read
            return
    con.register("places", places)
    con.execute("INSERT INTO event_places BY NAME FROM places")
    con.unregister("places")


def line_of(manifest: dict[str, Any]) -> str:
    """SQL for the line on which an event stands in the file it came from; NULL where that can't be told."""
    shifts: list[list[int]] | None = manifest["shifts"]
    if not shifts:
        return "NULL::BIGINT"
    if len(shifts) == 1:
        return f"file_row_number + {shifts[0][1]}"
    rows, added = [row for row, _ in shifts], [shift for _, shift in shifts]
    return f"file_row_number + ({added})[len(list_filter({rows}, lambda first: first <= file_row_number))]"


def register_dataset(con: duckdb.DuckDBPyConnection, manifest: dict[str, Any]) -> None:
    """One row of event_datasets, and one row of event_types for each of its types."""
    values = [*(manifest[name] for name in COLUMNS), json.dumps(manifest["changes"])]
    marks = ", ".join("?" * len(values))
    con.execute(f"INSERT INTO event_datasets ({', '.join(COLUMNS)}, changes) VALUES ({marks})", values)  # noqa: S608 (declared names only)
    for code, label in manifest["event_types"].items():
        con.execute("INSERT INTO event_types VALUES (?, ?, ?)", [manifest["event_dataset"], code, label])
