"""The months of regular series that are not held, as `etl gaps` finds them."""

from __future__ import annotations

from dashboard.queries.answer import Answer, Column, stream_answer
from dashboard.queries.coverage import Question
from dashboard.warehouse import Warehouse

# One row per regular series with missing months.
MISSING = """
SELECT {columns}
FROM missing_months
WHERE measure = $measure AND reference_area = $area
    AND ($group IS NULL OR population_group = $group)
    AND (len($producer) = 0 OR list_contains($producer, producer_id))
ORDER BY producer, producer_id, n_months DESC, series_id
"""
MISSING_COLUMNS = (
    Column("producer_id", "producer_id", "producers.producer_id"),
    Column("producer", "producer", "producers.short_name"),
    Column("series_id", "series_id", "Figures alike in all but period share this."),
    Column("measure", "measure", "measures.measure"),
    Column("definition", "definition", "definitions.label"),
    Column("population_group", "population_group", "figures.population_group"),
    Column("group_label", "population_group_label", "population_groups.label"),
    Column("reference_area", "reference_area", "reference_areas.reference_area"),
    Column("crossing", "crossing", "figures.crossing"),
    Column("period_kind", "period_kind", "The rhythm of the series: month, quarter, half_year or year."),
    Column("n_months", "n_months", "Months from the series' first to the newest, those outside the coverage left out."),
    Column("n_missing", "n_missing", "How many of them are not held."),
    Column("n_within_longer", "n_within_longer", "How many of these lie in a longer period whose figure is held."),
    Column("months", "array_to_string(months, ';')", "The months that are not held, YYYY-MM, joined with semicolons."),
)


def read_missing(warehouse: Warehouse, question: Question) -> Answer:
    """One row per regular series with missing months: the rows of `etl gaps` for one measure and area."""
    names = ("measure", "area", "group", "producer")
    return stream_answer(
        warehouse, "missing-months", MISSING_COLUMNS, MISSING, {name: question.parameters()[name] for name in names}
    )
