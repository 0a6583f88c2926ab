"""What a newer version of a data set changes: events added, removed, and those whose columns differ."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb

from etl.events.adapter import EVENT_COLUMNS
from etl.load.tables import quote

# One row. `updated` is left out: a time stamp that alone is new changes nothing that is shown.
COMPARE = """
WITH
    old AS (SELECT event_id, md5_number(concat_ws('|', {columns})) AS content FROM read_parquet({old})),
    new AS (SELECT event_id, md5_number(concat_ws('|', {columns})) AS content FROM read_parquet({new}))
SELECT
    count(*) FILTER (old.event_id IS NULL), count(*) FILTER (new.event_id IS NULL),
    count(*) FILTER (old.content <> new.content)
FROM old FULL JOIN new USING (event_id)
"""
COLUMN = "coalesce({name}::VARCHAR, chr(1))"


def compare_versions(con: duckdb.DuckDBPyConnection, old: Path, new: Path) -> dict[str, Any]:
    """How many events were added, removed and changed from one file of events to another."""
    columns = ", ".join(COLUMN.format(name=name) for name in EVENT_COLUMNS if name not in {"event_id", "updated"})
    answer = con.execute(COMPARE.format(columns=columns, old=quote(str(old)), new=quote(str(new)))).fetchone() or ()
    return dict(zip(("added", "removed", "changed"), answer, strict=True))
