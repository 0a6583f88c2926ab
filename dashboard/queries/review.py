"""Every code there is, in use or not, for a curator's choices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dashboard.warehouse import Warehouse

# One row per code and kind of code, in the order in which lists show them.
CODES = """
SELECT 'measure' AS kind, measure AS code, label AS name, sort_order::DOUBLE AS place FROM measures
UNION ALL
SELECT 'population_group', population_group, label, sort_order FROM population_groups
UNION ALL
SELECT 'reference_area', reference_area, name, row_number() OVER (ORDER BY kind <> 'country', parent NULLS FIRST, name)
FROM reference_areas
UNION ALL
SELECT 'producer_id', producer_id, short_name, row_number() OVER (ORDER BY lower(short_name)) FROM producers
UNION ALL
SELECT 'incident_id', incident_id, label, row_number() OVER (ORDER BY date DESC, incident_id) FROM incidents
ORDER BY 1, 4, 2
"""
# One row per definition.
DEFINITIONS = """
SELECT definition_id, producer_id, measure, label, edition
FROM definitions
ORDER BY producer_id, measure, lower(label), definition_id
"""


@dataclass(frozen=True)
class Codes:
    """Names of codes by kind (the column that holds them), and the definitions as rows."""

    names: dict[str, dict[str, str]]
    definitions: list[dict[str, Any]]

    def name(self, kind: str, code: str) -> str:
        """The name of a code, or the code itself."""
        return self.names.get(kind, {}).get(code, code)

    def list_definitions(self, producer: str, measure: str) -> dict[str, str]:
        """The definitions that one producer has of one measure, with their labels."""
        rows = [row for row in self.definitions if (row["producer_id"], row["measure"]) == (producer, measure)]
        return {row["definition_id"]: row["label"] for row in rows}


def read_codes(warehouse: Warehouse) -> Codes:
    """All codes and definitions."""
    names: dict[str, dict[str, str]] = {}
    for row in warehouse.rows(CODES):
        names.setdefault(row["kind"], {})[row["code"]] = row["name"]
    return Codes(names, warehouse.rows(DEFINITIONS))
