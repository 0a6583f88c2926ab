"""How far the corpus reaches: days, countries, measures."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.warehouse import Warehouse

# Figures that may be passed on.
OPEN = "FROM figures f JOIN sources s USING (source_id) WHERE s.redistributable"
# One row; one row per country; one row per measure.
SPAN = f"SELECT min(f.period_start)::VARCHAR AS first, max(f.period_end)::VARCHAR AS last {OPEN}"
COUNTRIES = f"""
SELECT name
FROM reference_areas
WHERE kind = 'country' AND reference_area IN (SELECT f.reference_area {OPEN})
ORDER BY name
"""  # noqa: S608 (constant)
MEASURES = f"SELECT label FROM measures WHERE measure IN (SELECT f.measure {OPEN}) ORDER BY sort_order"  # noqa: S608


@dataclass(frozen=True)
class Reach:
    """First and last day (ISO dates, None without figures), and the names of countries and measures."""

    first: str | None
    last: str | None
    countries: tuple[str, ...]
    measures: tuple[str, ...]


def find_reach(warehouse: Warehouse) -> Reach:
    """The reach of the figures that may be passed on."""
    span = warehouse.rows(SPAN)[0]
    return Reach(
        span["first"],
        span["last"],
        tuple(row["name"] for row in warehouse.rows(COUNTRIES)),
        tuple(row["label"] for row in warehouse.rows(MEASURES)),
    )
