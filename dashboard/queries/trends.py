"""What the Trends page asks: which series exist, their points, what we hold of them, what may explain a bend."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.address import View
from dashboard.queries.answer import Answer, stream_answer
from dashboard.queries.evidence import BEHIND
from dashboard.queries.figures import COLUMNS, FIGURES
from dashboard.rows import Break, Milestone, Offer, Point, Stretch
from dashboard.warehouse import Warehouse

# One row per series; and one row per definition, group, area, crossing and period kind of single marks, which belong to
# no series: figures of incidents, of counters without a name, and partial counts.
OFFERS = """
WITH singles AS (
    SELECT
        NULL AS series_id, measure, unit, definition_id, concept, population_group, reference_area, crossing, verb_class,
        producer_id, period_kind, min(period_start) AS first_day, max(period_end) AS last_day, count(*)::BIGINT AS n_points
    FROM claims
    WHERE series_id IS NULL AND listed_under IS NULL
    GROUP BY ALL
),
every AS (
    SELECT series_id, measure, unit, definition_id, concept, population_group, reference_area, crossing, verb_class,
        producer_id, period_kind, first_day, last_day, n_points
    FROM series
    UNION ALL
    FROM singles
)
SELECT
    e.series_id, e.measure, e.unit, e.concept, d.scope, e.definition_id, d.label AS definition_label,
    e.population_group, e.reference_area, a.kind AS area_kind, e.crossing, e.verb_class, e.producer_id,
    p.short_name AS producer_name, e.period_kind, e.first_day, e.last_day, e.n_points
FROM every e
JOIN definitions d USING (definition_id)
JOIN producers p ON p.producer_id = e.producer_id
JOIN reference_areas a USING (reference_area)
ORDER BY e.n_points DESC, e.definition_id, e.series_id
"""

# One row per point of the series named.
SERIES_POINTS = """
SELECT
    p.figure_id, p.series_id, p.measure, p.unit, p.concept, d.scope, p.definition_id, d.label AS definition_label,
    p.population_group, p.reference_area, p.crossing, p.producer_id, w.short_name AS producer_name, w.kind AS producer_kind,
    p.period, p.period_start, p.period_end, p.period_kind, p.period_basis, p.value, p.low, p.high, p.qualifier, p.count_scope,
    p.status, f.stated_verb, coalesce(f.as_stated, f.as_stated_en) AS as_stated, p.transcription_confidence,
    p.min_value, p.max_value, p.agreement, p.n_claims, p.n_sources, s.title AS source_title, s.publisher, s.published, s.url
FROM series_points p
JOIN figures f USING (figure_id)
JOIN definitions d ON d.definition_id = p.definition_id
JOIN producers w ON w.producer_id = p.producer_id
JOIN sources s ON s.source_id = f.source_id
WHERE p.series_id IN (SELECT unnest($series))
ORDER BY p.series_id, p.period_start, p.period_end
"""

# One row per claim that belongs to no series, of the definitions, group, area and period kind named. Claims about an
# incident stand at its date, whatever period a document prints.
SINGLE_MARKS = """
SELECT
    c.figure_id, c.series_id, c.measure, c.unit, c.concept, c.scope, c.definition_id, d.label AS definition_label,
    c.population_group, c.reference_area, c.crossing, c.producer_id, w.short_name AS producer_name, w.kind AS producer_kind,
    c.period,
    coalesce(TRY_CAST(left(i.date, 10) AS DATE), c.period_start) AS period_start,
    coalesce(TRY_CAST(right(i.date, 10) AS DATE), c.period_end) AS period_end, c.period_kind, c.period_basis, c.value, c.low, c.high, c.qualifier, c.count_scope,
    c.status, f.stated_verb, coalesce(f.as_stated, f.as_stated_en) AS as_stated, c.transcription_confidence,
    c.value AS min_value, c.value AS max_value, 'one_claim' AS agreement, 1::BIGINT AS n_claims, c.n_sources,
    s.title AS source_title, s.publisher, s.published, s.url
FROM claims c
JOIN figures f USING (figure_id)
JOIN definitions d ON d.definition_id = c.definition_id
JOIN producers w ON w.producer_id = c.producer_id
JOIN sources s ON s.source_id = f.source_id
LEFT JOIN incidents i ON i.incident_id = c.incident_id
WHERE c.series_id IS NULL AND c.listed_under IS NULL
    AND c.definition_id IN (SELECT unnest($definitions))
    AND c.population_group = $group AND c.reference_area = $area AND c.period_kind = $kind
ORDER BY 21, 22, c.figure_id
"""

# One row per series × run of neighbouring months in one state.
COVERAGE = """
WITH numbered AS (
    SELECT
        series_id, state, month,
        datediff('month', DATE '1900-01-01', month)
            - row_number() OVER (PARTITION BY series_id, state ORDER BY month) AS run
    FROM coverage
    WHERE series_id IN (SELECT unnest($series))
)
SELECT series_id, state, min(month) AS first_month, last_day(max(month)) AS last_day
FROM numbered
GROUP BY series_id, state, run
ORDER BY series_id, first_month
"""

# One row per milestone, with its first and, for episodes, last day.
MILESTONES = """
SELECT
    milestone_id,
    CAST(rpad(date, 10, '-01') AS DATE) AS start,
    CASE length(date_end)
        WHEN 4 THEN make_date(date_end::INT, 12, 31)
        WHEN 7 THEN last_day((date_end || '-01')::DATE)
        ELSE date_end::DATE
    END AS "end",
    label, title, weight, category, reference_area, date AS date_text, date_end AS end_text
FROM milestones
ORDER BY start, milestone_id
"""

# One row per definition that took the place of an earlier one of the same producer.
BREAKS = """
SELECT
    d.definition_id, d.follows, p.short_name AS producer_name,
    TRY_CAST(rpad(d.break_date, 10, '-01') AS DATE) AS day,
    coalesce(d.break_note, '') AS note
FROM definitions d
JOIN producers p USING (producer_id)
WHERE d.follows IS NOT NULL
ORDER BY d.definition_id
"""

# One row per area or group that lies in another one.
PARENTS = """
SELECT reference_area AS code, parent FROM reference_areas WHERE parent IS NOT NULL
UNION ALL
SELECT population_group, parent FROM population_groups WHERE parent IS NOT NULL
ORDER BY code
"""

THESE = "list_contains($figures, f.figure_id)"


def list_offers(warehouse: Warehouse) -> list[Offer]:
    """Every series and every set of single marks that exist, those with the most points first."""
    return [Offer(**row) for row in warehouse.rows(OFFERS)]


def list_points(warehouse: Warehouse, series: Sequence[str]) -> list[Point]:
    """The points of the series, by series and time."""
    return [Point(**row) for row in warehouse.rows(SERIES_POINTS, {"series": list(series)})] if series else []


def list_single_marks(
    warehouse: Warehouse, definitions: Sequence[str], group: str, area: str, kind: str
) -> list[Point]:
    """Claims of no series, of these definitions and this question, by time; words_only ones among them."""
    names = {"definitions": list(definitions), "group": group, "area": area, "kind": kind}
    return [Point(**row) for row in warehouse.rows(SINGLE_MARKS, names)] if definitions else []


def list_coverage(warehouse: Warehouse, series: Sequence[str]) -> list[Stretch]:
    """What we hold of the series, month by month, neighbouring months of one state taken together."""
    return [Stretch(**row) for row in warehouse.rows(COVERAGE, {"series": list(series)})] if series else []


def list_milestones(warehouse: Warehouse) -> list[Milestone]:
    """All milestones, oldest first."""
    return [Milestone(**row) for row in warehouse.rows(MILESTONES)]


def read_parents(warehouse: Warehouse) -> dict[str, str]:
    """What each area and each group lies in: code → code. Codes of areas and of groups are never alike."""
    return {row["code"]: row["parent"] for row in warehouse.rows(PARENTS)}


def list_breaks(warehouse: Warehouse) -> list[Break]:
    """All breaks between editions of a definition."""
    return [Break(**row) for row in warehouse.rows(BREAKS)]


def read_rows(warehouse: Warehouse, view: View, *, figures: Sequence[str]) -> Answer:
    """The figures in view with citation columns, as extracts give them."""
    sql = FIGURES.format(figures="figures", condition=THESE)
    return stream_answer(warehouse, "figures", COLUMNS, sql, {"figures": list(figures)}, view)


def read_claims(warehouse: Warehouse, view: View, *, figures: Sequence[str]) -> Answer:
    """All figures behind the points in view, rival claims and other documents included, as extracts give them."""
    sql = FIGURES.format(figures="figures", condition=f"f.figure_id IN ({BEHIND})")
    return stream_answer(warehouse, "claims", COLUMNS, sql, {"figures": list(figures)}, view)
