"""Changes: from one period of a series to the next (our arithmetic), and those that documents print, beside ours."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.address import View
from dashboard.queries.answer import Answer, Column, stream_answer
from dashboard.rows import Change
from dashboard.warehouse import Warehouse

# One row per two neighbouring periods of a series; the view leaves out holes, other definitions and disputed numbers.
CHANGES = """
SELECT
    c.series_id, c.figure_id, c.base_figure_id, s.producer_id, p.short_name AS producer_name, p.kind AS producer_kind,
    s.period_kind, c.period_start, c.period_end, b.period_start AS base_start, b.period_end AS base_end,
    c.value, c.base_value, c.change_pct, c.inexact, c.provisional
FROM derived_changes c
JOIN series s USING (series_id)
JOIN series_points b ON b.series_id = c.series_id AND b.period_end + 1 = c.period_start
JOIN producers p ON p.producer_id = s.producer_id
WHERE c.series_id IN (SELECT unnest($series))
ORDER BY c.series_id, c.period_start
"""
COLUMNS = (
    Column("series_id", "c.series_id", "Both numbers are of this series: one producer, one definition."),
    Column("producer_name", "p.name", "producers.name"),
    Column("definition_label", "d.label", "definitions.label"),
    Column("reference_area", "s.reference_area", "figures.reference_area"),
    Column("population_group", "s.population_group", "figures.population_group"),
    Column("period", "c.period", "figures.period"),
    Column("base_period", "c.base_period", "The period just before, of the same length."),
    Column("value", "c.value", "The number of the period, as claimed."),
    Column("base_value", "c.base_value", "The number of the period before, as claimed."),
    Column("change_abs", "c.change_abs", "Our arithmetic: value - base_value."),
    Column("change_pct", "c.change_pct", "Our arithmetic: 100 * (value - base_value) / base_value; empty after zero."),
    Column("inexact", "c.inexact", "Whether one of the two numbers is hedged or rounded in the document's words."),
    Column("provisional", "c.provisional", "Whether one of the two numbers is provisional."),
    Column("figure_id", "c.figure_id", "The figure of the period."),
    Column("base_figure_id", "c.base_figure_id", "The figure of the period before."),
    Column("figure_page", "'/figure?id=' || c.figure_id", "Its permanent page.", is_page=True),
    Column("base_figure_page", "'/figure?id=' || c.base_figure_id", "Its permanent page.", is_page=True),
)
# One row per change to one of these figures, where both documents may be passed on.
EXTRACT = """
SELECT {columns}
FROM derived_changes c
JOIN series s USING (series_id)
JOIN producers p ON p.producer_id = s.producer_id
JOIN definitions d ON d.definition_id = s.definition_id
WHERE c.figure_id IN (SELECT unnest($figures)) AND NOT EXISTS (
    SELECT 1 FROM figures f JOIN sources t USING (source_id)
    WHERE f.figure_id IN (c.figure_id, c.base_figure_id) AND NOT t.redistributable
)
ORDER BY c.series_id, c.period_start
"""
# One row per change that a document prints, of the definitions, group and areas in view; a change computed from a series
# that is not in view is left out.
STATED = """
SELECT
    c.change_pct, c.qualifier, coalesce(c.as_stated, c.as_stated_en) AS as_stated, c.period, c.base_period,
    c.base_period_basis, c.producer_id, p.short_name AS producer_name, d.label AS definition_label,
    c.reference_area, a.name AS area_name, s.title,
    s.publisher, s.published, s.url, c.base_value, c.value, c.computed_pct, c.agrees, c.figure_id
FROM stated_against_computed c
JOIN producers p USING (producer_id)
JOIN definitions d ON d.definition_id = c.definition_id
JOIN reference_areas a USING (reference_area)
JOIN sources s ON s.source_id = c.source_id
WHERE c.series_id IN (SELECT unnest($series)) OR (
    c.series_id IS NULL AND list_contains($definitions, c.definition_id)
    AND list_contains($groups, c.population_group) AND list_contains($areas, c.reference_area)
    AND length(c.period) = $letters
)
ORDER BY c.period DESC, p.short_name, c.stated_change_id
"""
# How long the names of periods of a kind are: "2024", "2024-03"; other kinds have no changes that we cannot compute.
LETTERS = {"year": 4, "month": 7, "quarter": 7, "half_year": 7}


def list_changes(warehouse: Warehouse, series: Sequence[str]) -> list[Change]:
    """The changes within these series, by series and time."""
    return [Change(**row) for row in warehouse.rows(CHANGES, {"series": list(series)})] if series else []


def list_stated(
    warehouse: Warehouse,
    series: Sequence[str],
    definitions: Sequence[str],
    groups: Sequence[str],
    areas: Sequence[str],
    kind: str,
) -> list[dict[str, Any]]:
    """The changes that documents print for the question in view, newest first, each beside ours."""
    names = {
        "series": list(series), "definitions": list(definitions), "groups": list(groups), "areas": list(areas),
        "letters": LETTERS.get(kind, 0),
    }  # fmt: skip
    return warehouse.rows(STATED, names)


def read_changes(warehouse: Warehouse, view: View, *, figures: Sequence[str]) -> Answer:
    """The changes to these figures with both numbers and the formula, as extracts give them."""
    return stream_answer(warehouse, "changes", COLUMNS, EXTRACT, {"figures": list(figures)}, view)
