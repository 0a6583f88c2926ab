"""Points of series as an extract: for each series and period the number shown, and the span of all that is claimed."""

from __future__ import annotations

from dashboard.address import View
from dashboard.queries.answer import Answer, Column, stream_answer
from dashboard.queries.filters import figure_filter
from dashboard.warehouse import Warehouse


def of_figures(*names: str) -> tuple[Column, ...]:
    """Columns of points that figures have, too."""
    return tuple(Column(name, f"c.{name}", f"figures.{name}") for name in names)


COLUMNS = (
    Column("series_id", "c.series_id", "Figures alike in all but period share this; only within it is a line drawn."),
    *of_figures("measure", "unit", "definition_id"),
    Column("definition_label", "d.label", "definitions.label"),
    Column("concept", "c.concept", "definitions.concept"),
    *of_figures("population_group"),
    Column("group_label", "g.label", "population_groups.label"),
    *of_figures("reference_area"),
    Column("area_name", "a.name", "reference_areas.name"),
    *of_figures("origin", "destination", "crossing", "producer_id"),
    Column("producer_name", "p.name", "producers.name"),
    *of_figures("period"),
    Column("period_start", "c.period_start", "First day of the period (ISO date)."),
    Column("period_end", "c.period_end", "Last day of the period (ISO date), included."),
    Column("period_kind", "c.period_kind", "day, week, month, quarter, half_year, year, other; cumulative; point."),
    Column("value", "c.value", "The number shown: one of the claims, never an average."),
    *of_figures("low", "high", "qualifier", "count_scope", "status", "period_basis", "transcription_confidence"),
    Column("min_value", "c.min_value", "Lowest number that any claim about this period gives."),
    Column("max_value", "c.max_value", "Highest number that any claim about this period gives."),
    Column(
        "agreement",
        "c.agreement",
        "one_claim, agree, revised (a number was taken back), doubted (one is doubted as printed) or disagree.",
    ),
    Column("n_claims", "c.n_claims", "Distinct claims about this period."),
    Column("n_sources", "c.n_sources", "Documents that print them, copies counted once."),
    Column("rule", "c.rule", "Why this claim is the one shown."),
    Column("figure_id", "c.figure_id", "The figure shown; its other columns are in the table of figures."),
    *(Column(name, f"f.{name}", f"figures.{name}") for name in ("as_stated", "source_id")),
    *(
        Column(f"source_{name}", f"s.{name}", f"sources.{name}")
        for name in ("title", "publisher", "published", "url", "licence")
    ),
    Column("licence", "'CC BY 4.0'", "Licence of this compilation; cite the source of each figure."),
    Column("figure_page", "'/figure?id=' || c.figure_id", "The permanent page of the figure shown.", is_page=True),
    Column("series_page", "'/trends?series=' || c.series_id", "The series as a chart.", is_page=True),
)
# One row per series × period. A point is left out when any figure behind it may not be passed on, since its span of claims
# would tell of it.
POINTS = """
SELECT {{columns}}
FROM series_points c
JOIN figures f ON f.figure_id = c.figure_id
JOIN definitions d ON d.definition_id = c.definition_id
JOIN producers p ON p.producer_id = c.producer_id
JOIN reference_areas a ON a.reference_area = c.reference_area
JOIN population_groups g ON g.population_group = c.population_group
JOIN sources s ON s.source_id = f.source_id
WHERE {condition} AND NOT EXISTS (
    SELECT 1
    FROM figure_claims k
    JOIN sources t ON t.source_id = k.source_id
    WHERE NOT t.redistributable
        AND (k.series_id, k.period_start, k.period_end) = (c.series_id, c.period_start, c.period_end)
)
ORDER BY c.measure, c.series_id, c.period_start, c.period_end
"""


def read_series(warehouse: Warehouse, view: View) -> Answer:
    """The points of series in a view. Figures of incidents belong to no series: with `incident` there are no rows."""
    condition, parameters = figure_filter(view)
    return stream_answer(warehouse, "series", COLUMNS, POINTS.format(condition=condition), parameters, view)
