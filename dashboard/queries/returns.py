"""What the Returns page asks: which movements were counted, their points, their running totals, flows between two totals."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.address import View
from dashboard.queries.answer import Answer, Column, stream_answer
from dashboard.queries.evidence import CLAIM_COLUMNS, CLAIM_JOINS
from dashboard.returns.rows import Movement, Step
from dashboard.rows import Claim, Point
from dashboard.warehouse import Warehouse

MEASURES = ("returns", "deportations")

# One row per series of people who moved, and one per counter, definition, way and kind of period of single marks.
MOVEMENTS = """
WITH verbs AS (
    SELECT coalesce(series_id, claim_id) AS bundle, list_sort(list_distinct(flatten(list(stated_verbs)))) AS verbs
    FROM claims
    WHERE measure IN (SELECT unnest($measures)) AND listed_under IS NULL
    GROUP BY bundle
),
singles AS (
    SELECT
        NULL::VARCHAR AS series_id, measure, unit, definition_id, population_group, reference_area, crossing, verb_class,
        list_sort(list_distinct(flatten(list(stated_verbs)))) AS verbs, producer_id, period_kind,
        min(period_start) AS first_day, max(period_end) AS last_day, count(*)::BIGINT AS n_points
    FROM claims
    WHERE series_id IS NULL AND listed_under IS NULL AND incident_id IS NULL AND measure IN (SELECT unnest($measures))
    GROUP BY ALL
),
every AS (
    SELECT s.series_id, measure, unit, definition_id, population_group, reference_area, crossing, verb_class, verbs,
        producer_id, period_kind, first_day, last_day, n_points
    FROM series s
    JOIN verbs v ON v.bundle = s.series_id
    WHERE measure IN (SELECT unnest($measures))
    UNION ALL BY NAME
    FROM singles
)
SELECT e.*, d.label AS definition_label, d.scope, p.short_name AS producer_name, p.kind AS producer_kind
FROM every e
JOIN definitions d USING (definition_id)
JOIN producers p ON p.producer_id = e.producer_id
ORDER BY e.n_points DESC, e.first_day, e.definition_id, e.series_id
"""

# One row per claim of a movement that belongs to no series: counters without a name, and partial counts.
SINGLE_MARKS = """
SELECT
    c.figure_id, c.series_id, c.measure, c.unit, c.concept, c.scope, c.definition_id, d.label AS definition_label,
    c.population_group, c.reference_area, c.crossing, c.producer_id, w.short_name AS producer_name, w.kind AS producer_kind,
    c.period, c.period_start, c.period_end, c.period_kind, c.period_basis, c.value, c.low, c.high, c.qualifier, c.count_scope,
    c.status, f.stated_verb, coalesce(f.as_stated, f.as_stated_en) AS as_stated, c.transcription_confidence,
    c.value AS min_value, c.value AS max_value, 'one_claim' AS agreement, 1::BIGINT AS n_claims, c.n_sources,
    s.title AS source_title, s.publisher, s.published, s.url
FROM claims c
JOIN figures f USING (figure_id)
JOIN definitions d ON d.definition_id = c.definition_id
JOIN producers w ON w.producer_id = c.producer_id
JOIN sources s ON s.source_id = f.source_id
WHERE c.series_id IS NULL AND c.listed_under IS NULL AND c.incident_id IS NULL
    AND c.measure IN (SELECT unnest($measures))
ORDER BY c.period_start, c.period_end, c.figure_id
"""

# One row per running total of people who left one area (all claims, those not shown in series too).
TOTALS = f"""
SELECT {CLAIM_COLUMNS}, r.yields_by_rule
FROM claims c {CLAIM_JOINS}
LEFT JOIN ranked_claims r USING (claim_id)
WHERE c.measure = $measure AND c.reference_area = $area AND c.period_kind = 'cumulative' AND c.unit = 'persons'
    AND c.listed_under IS NULL AND c.incident_id IS NULL AND c.count_scope = 'total'
    AND c.crossing IS NOT DISTINCT FROM $crossing
ORDER BY c.period_end, c.period_start, c.value, c.claim_id
"""  # noqa: S608 (constants)

# One row per flow between two neighbouring exact totals of one series. Differences of rounded totals say nothing.
STEPS = """
SELECT
    w.series_id, w.producer_id, p.short_name AS producer_name, p.kind AS producer_kind, s.definition_id,
    d.label AS definition_label, w.measure, w.unit, w.population_group, w.reference_area, w.crossing,
    s.first_day AS counted_from, w.period_start, w.period_end, w.value, w.total, w.base_total, w.figure_id, w.base_figure_id
FROM derived_flows w
JOIN series s USING (series_id)
JOIN definitions d USING (definition_id)
JOIN producers p ON p.producer_id = w.producer_id
WHERE w.measure IN (SELECT unnest($measures)) AND NOT w.inexact
ORDER BY w.series_id, w.period_end
"""
STEP_COLUMNS = (
    Column("derived", "'our arithmetic: total minus base_total'", "How the value was made; it is printed nowhere."),
    Column("series_id", "w.series_id", "Series whose totals were subtracted."),
    Column("producer_id", "w.producer_id", "figures.producer_id"),
    Column("population_group", "w.population_group", "figures.population_group"),
    Column("reference_area", "w.reference_area", "figures.reference_area"),
    Column("crossing", "w.crossing", "figures.crossing"),
    Column("period_start", "w.period_start", "Day after the earlier total."),
    Column("period_end", "w.period_end", "Day of the later total."),
    Column("value", "w.value", "Later total less earlier total."),
    Column("unit", "w.unit", "figures.unit"),
    Column("total", "w.total", "The later total."),
    Column("base_total", "w.base_total", "The earlier total."),
    Column("figure_id", "w.figure_id", "Figure of the later total."),
    Column("base_figure_id", "w.base_figure_id", "Figure of the earlier total."),
)
STEP_ROWS = """
SELECT {columns}
FROM derived_flows w
JOIN figures f ON f.figure_id = w.figure_id
JOIN figures b ON b.figure_id = w.base_figure_id
JOIN sources s ON s.source_id = f.source_id
JOIN sources t ON t.source_id = b.source_id
WHERE list_contains($figures, w.figure_id) AND NOT w.inexact AND s.redistributable AND t.redistributable
ORDER BY w.series_id, w.period_end
"""


def list_movements(warehouse: Warehouse) -> list[Movement]:
    """Every series and every set of single marks of people who moved, those with the most points first."""
    rows = warehouse.rows(MOVEMENTS, {"measures": list(MEASURES)})
    return [Movement(**{**row, "verbs": tuple(row["verbs"] or ())}) for row in rows]


def list_marks(warehouse: Warehouse) -> list[Point]:
    """Claims of movements that belong to no series, by time; those in words only among them."""
    return [Point(**row) for row in warehouse.rows(SINGLE_MARKS, {"measures": list(MEASURES)})]


def list_totals(warehouse: Warehouse, measure: str, area: str, crossing: str | None) -> list[Claim]:
    """All running totals of one measure, area and crossing (None: all crossings together), by the day they reach."""
    names = {"measure": measure, "area": area, "crossing": crossing}
    return [Claim(**row) for row in warehouse.rows(TOTALS, names)]


def list_steps(warehouse: Warehouse) -> list[Step]:
    """Our arithmetic: flows between two exact totals of one series."""
    return [Step(**row) for row in warehouse.rows(STEPS, {"measures": list(MEASURES)})]


def read_steps(warehouse: Warehouse, _: View, *, figures: Sequence[str]) -> Answer:
    """The flows whose later total is among `figures`, as an extract; both totals by their figure."""
    return stream_answer(warehouse, "derived_flows", STEP_COLUMNS, STEP_ROWS, {"figures": list(figures)})
