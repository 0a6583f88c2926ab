"""Definitions: what one producer counts as one, in our words, and the document that says so."""

from __future__ import annotations

from collections.abc import Collection

from dashboard.address import View
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
DEFINITION_CONDITIONS = {
    "measure": "d.measure = $measure",
    "concept": "d.concept = $concept",
    "definition": "list_contains($definition, d.definition_id)",
    "producer": "list_contains($producer, d.producer_id)",
}
# One row per definition. A document that may not be passed on is not named.
DEFINITIONS = """
SELECT {{columns}}
FROM definitions d
LEFT JOIN sources s ON s.source_id = d.source_id AND s.redistributable
WHERE {condition}
ORDER BY d.producer_id, d.definition_id
"""


def read_definitions(warehouse: Warehouse, view: View) -> Answer:
    """The definitions in a view."""
    parameters = {
        field: list(value) if isinstance(value, tuple) else value
        for field in DEFINITION_CONDITIONS
        if (value := getattr(view, field))
    }
    condition = " AND ".join([DEFINITION_CONDITIONS[field] for field in parameters] or ["true"])
    sql = DEFINITIONS.format(condition=condition)
    return stream_answer(warehouse, "definitions", COLUMNS, sql, parameters, view)


def read_these_definitions(warehouse: Warehouse, ids: Collection[str]) -> Answer:
    """The definitions of these ids."""
    sql = DEFINITIONS.format(condition="list_contains($ids, d.definition_id)")
    return stream_answer(warehouse, "definitions", COLUMNS, sql, {"ids": sorted(ids)})
