"""Definitions: what one producer counts as one, in our words, and the document that says so."""

from __future__ import annotations

from collections.abc import Collection

from dashboard.queries.answer import Answer, Column, stream_answer
from dashboard.warehouse import Warehouse

NAMES = (
    *("definition_id", "producer_id", "measure", "concept", "edition", "label", "description", "basis", "scope"),
    *("counts_militants", "includes", "excludes", "follows", "break_date", "break_note", "source_id", "note"),
)
COLUMNS = (
    *(Column(name, f"d.{name}", f"definitions.{name}") for name in NAMES if name != "source_id"),
    Column("source_id", "s.source_id", "definitions.source_id"),
    Column("source_title", "s.title", "sources.title"),
    Column("source_url", "s.url", "sources.url"),
)
# One row per definition. A document that may not be passed on is not named.
DEFINITIONS = """
SELECT {columns}
FROM definitions d
LEFT JOIN sources s ON s.source_id = d.source_id AND s.redistributable
WHERE $ids IS NULL OR list_contains($ids, d.definition_id)
ORDER BY d.producer_id, d.definition_id
"""


def read_definitions(warehouse: Warehouse, ids: Collection[str] | None = None) -> Answer:
    """The definitions of these ids, or all."""
    wanted = None if ids is None else sorted(ids)
    return stream_answer(warehouse, "definitions", COLUMNS, DEFINITIONS, {"ids": wanted})
