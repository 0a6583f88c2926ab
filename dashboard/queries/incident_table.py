"""Incidents as an extract, narrowed by the words with which figures are: those about which such a figure is held."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dashboard.address import View
from dashboard.queries.answer import Answer, Row
from dashboard.queries.filters import figure_filter
from dashboard.queries.incidents import read_incidents
from dashboard.warehouse import Warehouse

FIGURE_FIELDS = ("measure", "concept", "definition", "producer", "group")
INCIDENT_FIELDS = frozenset({*FIGURE_FIELDS, "kind", "area", "party", "from_", "to", "id", "incident"})
# One row per incident of which a figure is held that may be passed on.
NAMED = """
SELECT DISTINCT f.incident_id
FROM figures f
JOIN definitions d USING (definition_id)
JOIN sources s ON s.source_id = f.source_id
WHERE f.incident_id IS NOT NULL AND s.redistributable AND {condition}
"""


def read_incident_table(warehouse: Warehouse, view: View) -> Answer:
    """The incidents in a view, one row each, the latest first."""
    asked = View(**{field: getattr(view, field) for field in FIGURE_FIELDS})
    answer = read_incidents(warehouse, replace(view, id=view.incident or view.id))
    if asked == View():
        return replace(answer, warehouse=warehouse, view=view)
    condition, parameters = figure_filter(asked)
    named = {row["incident_id"] for row in warehouse.rows(NAMED.format(condition=condition), parameters)}
    place = list(answer.columns).index("incident_id")

    def read_batches() -> Iterator[list[Row]]:
        yield from ([row for row in batch if row[place] in named] for batch in answer.batches())

    return Answer(answer.name, answer.columns, read_batches, warehouse=warehouse, view=view)
