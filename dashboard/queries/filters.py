"""The filters of an address as SQL: the same words and the same rules on pages, over HTTP and on the command line."""

from __future__ import annotations

from typing import Any

from dashboard.address import View

# Field of View → condition on one row of figures (f), its definition (d) and claim (c). A figure lies in a span when
# its last day does: so a year counts where it ends, and a running total on the day it was reached.
FIGURE_CONDITIONS = {
    "measure": "f.measure = $measure",
    "concept": "d.concept = $concept",
    "definition": "list_contains($definition, f.definition_id)",
    "producer": "list_contains($producer, f.producer_id)",
    "group": "f.population_group = $group",
    "area": "f.reference_area = $area",
    "kind": "f.period_kind = $kind",
    # As text, since ISO days sort as text.
    "from_": "f.period_end::VARCHAR >= $from_",
    "to": "(f.period_end::VARCHAR)[: length($to)] <= $to",
    "incident": "f.incident_id = $incident",
    "series": "list_contains($series, c.series_id)",
    "id": "f.figure_id = $id",
}


def figure_filter(view: View) -> tuple[str, dict[str, Any]]:
    """A condition and its parameters; figures that may not be passed on are out by the query that uses it."""
    parameters = {
        field: list(value) if isinstance(value, tuple) else value
        for field in FIGURE_CONDITIONS
        if (value := getattr(view, field))
    }
    return " AND ".join([FIGURE_CONDITIONS[field] for field in parameters] or ["true"]), parameters
