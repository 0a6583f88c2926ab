"""What changed from release to release and since the last one; and the history of one figure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dashboard.warehouse import Warehouse

# One row per release, newest first.
RELEASES = """
SELECT release, released_on::VARCHAR AS released_on, n_figures FROM releases ORDER BY position DESC
"""
# One row: how many figures later editions added, revised or withdrew.
CHANGED_SINCE = """
SELECT count(DISTINCT figure_id) AS n
FROM figure_changes
WHERE position > (SELECT position FROM releases WHERE release = $release)
"""
# One row per change of one figure, the newest edition first; what was added is counted, not listed.
CHANGES = """
SELECT release, figure_id, change, column_name, old, new, reason, changed_on::VARCHAR AS changed_on
FROM figure_changes
WHERE change <> 'added'
ORDER BY position DESC, changed_on DESC NULLS LAST, figure_id, column_name
"""
# One row per edition and kind of change.
COUNTS = """
SELECT release, change, count(DISTINCT figure_id) AS n
FROM figure_changes
GROUP BY release, position, change
ORDER BY position DESC, change
"""
# One row per edition in which a figure's number or standing is new.
HISTORY = """
SELECT h.release, r.released_on::VARCHAR AS released_on, h.value, h.low, h.high, h.qualifier, h.status, h.words
FROM figure_history h
LEFT JOIN releases r USING (release)
WHERE h.figure_id = $id
ORDER BY h.position
"""
# One row per change of the figure between editions, and per correction that no release knew otherwise.
FIGURE_CHANGES = """
SELECT release, figure_id, change, column_name, old, new, reason, changed_on::VARCHAR AS changed_on
FROM figure_changes
WHERE figure_id = $id AND change <> 'added'
UNION ALL
SELECT NULL, c.figure_id, 'corrected', c.column_name, c.expect, c.corrected, c.reason, c.corrected_on::VARCHAR
FROM corrections c
WHERE c.figure_id = $id AND NOT EXISTS (
    FROM figure_changes f
    WHERE f.figure_id = c.figure_id AND f.column_name = c.column_name AND f.reason = c.reason
)
ORDER BY changed_on NULLS LAST, column_name
"""


@dataclass(frozen=True)
class Release:
    """A frozen release."""

    release: str
    released_on: str
    n_figures: int


@dataclass(frozen=True)
class Change:
    """One change of one figure: added, revised, withdrawn or corrected; `release` None: not released yet."""

    release: str | None
    figure_id: str
    change: str
    column_name: str | None
    old: str | None
    new: str | None
    reason: str | None
    changed_on: str | None


@dataclass(frozen=True)
class Stand:
    """What a figure said from one edition on, `words` where it has no number; `release` None: since the last release."""

    release: str | None
    released_on: str | None
    value: float | None
    low: float | None
    high: float | None
    qualifier: str
    status: str
    words: str | None = None


@dataclass(frozen=True)
class History:
    """All that was ever said under one figure's id."""

    stands: tuple[Stand, ...]
    changes: tuple[Change, ...]


def read_releases(warehouse: Warehouse) -> list[Release]:
    """The frozen releases, newest first."""
    return [Release(**row) for row in warehouse.rows(RELEASES)]


def count_changed_since(warehouse: Warehouse, release: str) -> int:
    """How many figures changed since a release."""
    return int(warehouse.rows(CHANGED_SINCE, {"release": release})[0]["n"])


def list_changes(warehouse: Warehouse) -> list[Change]:
    """Every revision and withdrawal between editions, newest first."""
    return [Change(**row) for row in warehouse.rows(CHANGES)]


def count_changes(warehouse: Warehouse) -> list[dict[str, Any]]:
    """Release (None: not released yet), change and how many figures, newest first."""
    return warehouse.rows(COUNTS)


def read_history(warehouse: Warehouse, figure_id: str) -> History:
    """What one figure said in every edition, and why it changed; empty for an id that never was."""
    names = {"id": figure_id}
    stands = tuple(Stand(**row) for row in warehouse.rows(HISTORY, names))
    return History(stands, tuple(Change(**row) for row in warehouse.rows(FIGURE_CHANGES, names)))
