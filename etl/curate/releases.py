"""Freeze a release: the tables as Parquet with checksums, and a readable list of what changed since the last one."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import duckdb

from etl.load.content import hash_file
from etl.load.frozen import CHECKSUMS, MANIFEST, VERSION, list_releases, order_of
from etl.load.releases import ReleaseError, read_manifest
from etl.load.versions import save_to_disk

# The tables of a release; the ledger is about the making and stays in datasets/.
TABLES = (
    "figures", "stated_changes", "sources", "producers", "definitions", "measures", "population_groups",
    "reference_areas", "incidents", "milestones", "withdrawn", "corrections",
)  # fmt: skip
PASSED_ON = {"figures", "stated_changes"}  # tables whose rows stand on a source that may forbid it
COPY = "COPY ({query}) TO ? (FORMAT parquet, COMPRESSION zstd)"
MONTHS = 12
LEFTOVER = re.compile(rf"\.{VERSION.pattern}\.\d+", re.ASCII)
# One row per change since the last release, with what the figure is in words that a reader knows.
CHANGES = """
WITH described AS (
    SELECT f.figure_id, arg_max(concat_ws(', ', p.short_name, lower(m.label), a.name, f.period), f.position) AS about
    FROM edition_figures f
    LEFT JOIN producers p USING (producer_id)
    LEFT JOIN measures m USING (measure)
    LEFT JOIN reference_areas a USING (reference_area)
    GROUP BY f.figure_id
)
SELECT c.change, c.figure_id, d.about, replace(c.column_name, '_', ' '), c.old, c.new, c.reason, c.changed_on
FROM figure_changes c
LEFT JOIN described d USING (figure_id)
WHERE c.release IS NULL
ORDER BY c.change, d.about, c.figure_id, c.column_name
"""


def select_table(table: str) -> str:
    """All rows of a table that may be passed on, in a fixed order."""
    if table in PASSED_ON:
        return f"SELECT t.* FROM {table} t JOIN sources s USING (source_id) WHERE s.redistributable ORDER BY ALL"  # noqa: S608
    if table == "sources":
        return "FROM sources WHERE redistributable ORDER BY ALL"
    return f"FROM {table} ORDER BY ALL"


def check_version(folder: Path, version: str) -> None:
    """Refuse a version that is no number, is taken, or would not be the newest. Raises ReleaseError."""
    if not VERSION.fullmatch(version) or not 1 <= int(version.split(".")[1]) <= MONTHS:
        raise ReleaseError(
            f"{version!r} is not a version. Write year.month, such as 2026.11, or 2026.11.1 for a second."
        )
    released = list_releases(folder)
    if version in released:
        raise ReleaseError(f"Release {version} exists, and a release never changes. Choose the next number.")
    if released and order_of(version) < order_of(released[-1]):
        raise ReleaseError(f"Release {version} would come before {released[-1]}. Choose a later number.")


def check_day(folder: Path, today: date) -> None:
    """Refuse a day before the last release: the clock is wrong. Raises ReleaseError."""
    released = list_releases(folder)
    last = read_manifest(folder, released[-1])["released_on"] if released else ""
    if today.isoformat() < last:
        raise ReleaseError(f"Today would be {today}, before release {released[-1]} of {last}. Set the clock.")


def describe_changes(
    version: str, released_on: date, n_figures: int, before: str | None, rows: list[tuple[Any, ...]]
) -> str:
    """CHANGES.md: what a reader of the last release must know."""
    lines = [f"# Release {version}", "", f"Frozen on {released_on.isoformat()}, {n_figures:,} figures.", ""]
    if before is None:
        return "\n".join([*lines, "The first release.", ""])
    lines += [f"Since {before}:", ""]
    for change in ("added", "revised", "withdrawn"):
        chosen = [row for row in rows if row[0] == change]
        lines += [f"## {change.capitalize()}: {len({row[1] for row in chosen}):,} figures", ""]
        for _, figure_id, about, column, old, new, reason, changed_on in chosen:
            what = f" – {column}: {old or 'empty'} → {new or 'empty'}" if column else ""
            why = f" ({reason}, {changed_on})" if reason else ""
            lines.append(f"- {about} (`{figure_id}`){what}{why}")
        lines += [""] if chosen else []
    return "\n".join(lines)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """One release at a time: a second is refused, since the first may change what it would hold. Raises ReleaseError."""
    from filelock import FileLock, Timeout

    folder.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(folder / ".lock", timeout=0):
            yield
    except Timeout as error:
        raise ReleaseError("Another release is being made. Wait for it, then look at what it holds.") from error


def remove_leftovers(folder: Path) -> None:
    """Remove what killed releases left behind. Only under the lock."""
    for path in folder.glob(".*"):
        if LEFTOVER.fullmatch(path.name):
            shutil.rmtree(path)


def freeze_release(warehouse: Path, folder: Path, version: str) -> Path:
    """Write releases/VERSION from an up-to-date warehouse, whole or not at all; returns its folder.

    Raises ReleaseError, duckdb.Error, OSError.
    """
    with locked(folder):
        check_version(folder, version)
        remove_leftovers(folder)
        return write_release(warehouse, folder, version)


def write_release(warehouse: Path, folder: Path, version: str) -> Path:
    """Write a release beside its place, force it to the disk, and give it its name in one step."""
    released, released_on = list_releases(folder), datetime.now(UTC).date()
    check_day(folder, released_on)
    fresh = folder / f".{version}.{os.getpid()}"
    try:
        fresh.mkdir()
        with duckdb.connect(str(warehouse), read_only=True) as con:
            for table in TABLES:
                con.execute(COPY.format(query=select_table(table)), [str(fresh / f"{table}.parquet")])
            counted = con.execute(f"SELECT count(*) FROM ({select_table('figures')})").fetchone()  # noqa: S608
            changes = con.execute(CHANGES).fetchall() if released else []
        n_figures = counted[0] if counted else 0
        before = released[-1] if released else None
        text = describe_changes(version, released_on, n_figures, before, changes)
        (fresh / "CHANGES.md").write_text(text, encoding="utf-8")
        manifest = {
            "release": version,
            "released_on": released_on.isoformat(),
            "n_figures": n_figures,
            "before": before,
        }
        (fresh / MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
        files = sorted(path for path in fresh.iterdir() if path.name != CHECKSUMS)
        sums = "".join(f"{hash_file(path)}  {path.name}\n" for path in files)
        (fresh / CHECKSUMS).write_text(sums, encoding="utf-8")
        for path in fresh.iterdir():
            save_to_disk(path)
        fresh.rename(folder / version)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return folder / version
