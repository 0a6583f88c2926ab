"""dataset.json: what was imported, from whom, under which licence, and which files a complete version has."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb

from etl.events.adapter import Adapter, Layout
from etl.events.failure import fail
from etl.load.registered import EVENTS, MONTHS, REJECTED
from etl.load.tables import quote

COUNTS = "SELECT count(*), min(date_start), max(date_end), list(DISTINCT event_type ORDER BY event_type) FROM read_parquet({path})"

NEWEST = "SELECT max(updated)::VARCHAR FROM read_parquet({path})"


def find_version(adapter: Adapter, file: Path, con: duckdb.DuckDBPyConnection, events: Path) -> str:
    """The version that the events or the file's name tell. Raises NotImportedError where neither does."""
    told = con.execute(NEWEST.format(path=quote(str(events)))).fetchone() if adapter.living else None
    version = (told and told[0]) or adapter.read_version(file.name)
    if not version:
        message = "The file's name does not tell which version of the data set it is. Say it with --version."
        raise fail(file, "no_version", message, column="--version")
    return str(version)


def describe_types(adapter: Adapter, codes: list[str]) -> dict[str, str]:
    """The words for each type of event that occurs; a code without words is its own."""
    return {code: adapter.event_types.get(code, code.replace("_", " ")) for code in codes}


def fill_in(text: str, version: str) -> str:
    """A title or citation with its version. Other braces are of somebody else's making and stay."""
    return text.replace("{version}", version)


def describe(
    adapter: Adapter, file: Path, con: duckdb.DuckDBPyConnection, staging: Path, name: str, version: str, layout: Layout
) -> dict[str, Any]:
    """The manifest of a version whose files lie in the staging folder."""
    counts = con.execute(COUNTS.format(path=quote(str(staging / EVENTS)))).fetchone() or (0, None, None, [])
    terms = adapter.terms
    return {
        "event_dataset": name,
        "adapter": adapter.name,
        "version": version,
        "title": fill_in(terms.title, version),
        "producer": terms.producer,
        "licence": terms.licence,
        "licence_url": terms.licence_url,
        "redistributable": terms.redistributable,
        "citation": fill_in(terms.citation, version),
        "source_url": terms.source_url,
        "file": file.name,
        "file_bytes": file.stat().st_size,
        "n_events": counts[0],
        "first_day": counts[1].isoformat() if counts[1] else None,
        "last_day": counts[2].isoformat() if counts[2] else None,
        "event_types": describe_types(adapter, counts[3]),
        "types_add_up": adapter.types_add_up,
        "columns": list(layout.columns),
        "imported_at": datetime.now(UTC).replace(tzinfo=None).isoformat(timespec="seconds"),
        "parts": {part: (staging / part).stat().st_size for part in (EVENTS, MONTHS, REJECTED)},
        "changes": {},
    }
