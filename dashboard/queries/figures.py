"""Figures with all that is needed to cite them: the rows of extracts, of the HTTP routes and of a figure's own page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dashboard.address import View
from dashboard.queries.answer import Answer, Column, stream_answer
from dashboard.queries.filters import figure_filter
from dashboard.warehouse import Warehouse


def own(name: str) -> Column:
    """A column of figures as it stands."""
    return Column(name, f"f.{name}", f"figures.{name}")


SOURCE_NAMES = (
    *("title", "author", "publisher", "agency", "published", "url", "archived_url", "accessed"),
    *("language", "kind", "licence"),
)
COLUMNS = (
    own("figure_id"),
    own("measure"),
    own("unit"),
    own("definition_id"),
    Column("definition_label", "d.label", "definitions.label"),
    own("population_group"),
    Column("group_label", "g.label", "population_groups.label"),
    own("reference_area"),
    Column("area_name", "a.name", "reference_areas.name"),
    own("origin"),
    own("destination"),
    own("crossing"),
    own("stated_verb"),
    own("period"),
    Column("period_start", "f.period_start", "First day of the period (ISO date)."),
    Column("period_end", "f.period_end", "Last day of the period (ISO date), included."),
    Column(
        "period_kind",
        "f.period_kind",
        "day, week, month, quarter, half_year, year, other; cumulative: a running total since its first day; "
        "point: a standing number on its last day; incident: of one event.",
    ),
    own("period_basis"),
    own("value"),
    own("low"),
    own("high"),
    own("qualifier"),
    own("count_scope"),
    own("status"),
    own("producer_id"),
    Column("producer_name", "p.name", "producers.name"),
    own("producer_basis"),
    own("speaker"),
    own("incident_id"),
    own("as_stated"),
    own("as_stated_en"),
    own("transcription_confidence"),
    own("note"),
    Column("series_id", "c.series_id", "Series the figure belongs to; empty where it stands alone."),
    Column("claim_id", "c.claim_id", "Figures of one claim say the same and share this."),
    own("source_id"),
    *(Column(f"source_{name}", f"s.{name}", f"sources.{name}") for name in SOURCE_NAMES),
    Column("licence", "'CC BY 4.0'", "Licence of this compilation; cite the source of each figure."),
    Column("figure_page", "'/figure?id=' || f.figure_id", "The figure's permanent page.", is_page=True),
)
# What a figure is joined to, and which figures leave in which order.
JOINS = """
JOIN definitions d USING (definition_id)
JOIN producers p ON p.producer_id = f.producer_id
JOIN sources s ON s.source_id = f.source_id
JOIN reference_areas a ON a.reference_area = f.reference_area
JOIN population_groups g ON g.population_group = f.population_group
LEFT JOIN figure_claims c ON c.figure_id = f.figure_id
WHERE s.redistributable AND """
ORDER = """
ORDER BY f.measure, f.definition_id, f.population_group, f.reference_area, f.period_start, f.period_end, f.figure_id
"""
# One row per figure that may be passed on.
FIGURES = f"SELECT {{{{columns}}}} FROM {{figures}} f {JOINS} {{condition}} {ORDER}"  # noqa: S608 (constants)
# The table of figures: today's, or those frozen in releases, of which `IN_RELEASE` takes one.
TODAY, FROZEN = "figures", "release_figures"
IN_RELEASE = "f.release = $as_of"
# One row, or none.
WITHDRAWN = "SELECT id, withdrawn_on, reason, replaced_by FROM withdrawn WHERE id = $id"
RELEASES = "SELECT DISTINCT release FROM release_figures ORDER BY release"


@dataclass(frozen=True)
class Withdrawn:
    """A figure that was taken out: its id stays, with the reason, and is never given to another."""

    id: str
    withdrawn_on: str
    reason: str
    replaced_by: str | None


def read_figures(warehouse: Warehouse, view: View) -> Answer:
    """The figures in a view that may be passed on, with citation columns, in a fixed order; `as_of`: a release's."""
    condition, parameters = figure_filter(view)
    frozen = view.as_of if view.as_of != warehouse.release else None  # a release's own warehouse holds nothing else
    if frozen:
        condition, parameters = f"{condition} AND {IN_RELEASE}", {**parameters, "as_of": frozen}
    sql = FIGURES.format(figures=FROZEN if frozen else TODAY, condition=condition)
    return stream_answer(warehouse, "figures", COLUMNS, sql, parameters, view)


def find_figure(warehouse: Warehouse, figure_id: str) -> dict[str, Any] | None:
    """One figure as read_figures gives it, or None."""
    rows = read_figures(warehouse, View(id=figure_id)).rows()
    return rows[0] if rows else None


def find_withdrawn(warehouse: Warehouse, figure_id: str) -> Withdrawn | None:
    """The withdrawal of an id, or None."""
    rows = warehouse.rows(WITHDRAWN, {"id": figure_id})
    return Withdrawn(**{key: value and str(value) for key, value in rows[0].items()}) if rows else None


def list_releases(warehouse: Warehouse) -> list[str]:
    """The frozen releases in the warehouse, oldest first."""
    return [row["release"] for row in warehouse.rows(RELEASES)]
