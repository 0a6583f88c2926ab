"""What the Overview asks: each counter's newest number, its small trend, and the sharpest open disagreement."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.overview.rows import Newest, Sharpest, TrendPoint
from dashboard.warehouse import Warehouse

MOST_COUNTERS = 4
# A counter whose newest number ends this many days before the newest of all is no longer news.
STALE_DAYS = 800
NAMELESS = "('not_stated', 'official_unnamed', 'hospital_or_residents', 'press_count')"

# One row per counter: its newest number of a measure about everyone, for the country of which it is counted most; the
# counters with the most points first. Incidents' numbers are taken only where a measure lives in incidents.
NEWEST = f"""
WITH candidates AS (
    SELECT figure_id, series_id, NULL AS incident_id, measure, definition_id, population_group, reference_area, producer_id,
        period_start, period_end, period_kind, value, low, high, qualifier, status, n_claims, agreement
    FROM series_points
    WHERE measure = $measure AND status <> 'disputed' AND crossing IS NULL AND list_contains($kinds, period_kind)
    UNION ALL
    SELECT figure_id, NULL, incident_id, measure, definition_id, population_group, reference_area, producer_id,
        period_start, period_end, period_kind, value, low, high, qualifier, status, 1, 'one_claim'
    FROM claims
    WHERE measure = $measure AND status NOT IN ('disputed', 'superseded') AND listed_under IS NULL
        AND count_scope <> 'partial' AND incident_id IS NOT NULL AND $in_incidents
),
about_all AS (
    SELECT c.*, a.name AS area_name, a.kind AS area_kind, p.short_name AS producer_name, p.kind AS producer_kind,
        count(*) OVER (PARTITION BY c.reference_area) AS n_in_area,
        count(*) OVER (PARTITION BY c.series_id) AS n_in_series
    FROM candidates c
    JOIN population_groups g ON g.population_group = c.population_group AND g.parent IS NULL
    JOIN reference_areas a ON a.reference_area = c.reference_area
    JOIN producers p ON p.producer_id = c.producer_id AND p.kind NOT IN {NAMELESS}
),
in_country AS (
    SELECT *
    FROM about_all
    WHERE $in_incidents OR reference_area = (
        SELECT reference_area FROM about_all WHERE area_kind = 'country' ORDER BY n_in_area DESC, reference_area LIMIT 1)
),
ranked AS (
    SELECT *,
        count(*) OVER (PARTITION BY producer_id) AS n_of_producer,
        -- The newest; of running totals that reach the same quarter the longest; then the fullest series, the widest count.
        row_number() OVER (
            PARTITION BY producer_id
            ORDER BY
                CASE WHEN period_kind = 'cumulative' THEN date_trunc('quarter', period_end)::DATE ELSE period_end END DESC,
                CASE WHEN period_kind = 'cumulative' THEN period_start END,
                period_end DESC, n_in_series DESC, value DESC NULLS LAST, figure_id
        ) AS place
    FROM in_country
)
SELECT
    r.measure, r.figure_id, r.series_id, r.incident_id, r.reference_area, r.area_name, r.population_group, r.producer_id,
    r.producer_name, r.producer_kind, r.definition_id, d.label AS definition_label, d.basis, r.value, r.low, r.high,
    r.qualifier, coalesce(f.as_stated, f.as_stated_en) AS as_stated, r.status, f.stated_verb, r.period_start,
    r.period_end, r.period_kind, r.n_claims::BIGINT AS n_claims, r.agreement, s.title AS source_title, s.publisher,
    s.published, s.url
FROM ranked r
JOIN figures f ON f.figure_id = r.figure_id
JOIN definitions d ON d.definition_id = r.definition_id
JOIN sources s ON s.source_id = f.source_id
WHERE r.place = 1 AND r.period_end >= (SELECT max(period_end) FROM ranked) - {STALE_DAYS}
ORDER BY r.n_of_producer DESC, r.period_end DESC, r.producer_id
LIMIT {MOST_COUNTERS}
"""  # noqa: S608 (constants)

# One row per point of the series named that has a number.
TREND = """
SELECT series_id, period_start AS starts, period_end AS ends, coalesce(value, (low + high) / 2) AS value
FROM series_points
WHERE series_id IN (SELECT unnest($series)) AND status <> 'disputed'
ORDER BY series_id, period_start, period_end
"""

# One row, or none: of the numbers that are read (not replaced, not doubted) the pair furthest apart about everyone in a
# country, or about one incident. What nothing explains goes first, then long periods, then the widest ratio.
SHARPEST = f"""
SELECT
    d.measure, d.reference_area, d.population_group, d.incident_id, i.label AS incident_label, d.period, d.period_start,
    d.period_end, a.period_kind, d.producer_a AS producer_a_id, d.producer_b AS producer_b_id,
    pa.short_name AS producer_a, pb.short_name AS producer_b, da.label AS definition_a,
    db.label AS definition_b, d.figure_a, d.figure_b, d.value_a, d.value_b, a.qualifier AS qualifier_a,
    b.qualifier AS qualifier_b, d.reason_code, d.reason
FROM disagreements d
JOIN claims a ON a.claim_id = d.claim_a
JOIN claims b ON b.claim_id = d.claim_b
JOIN producers pa ON pa.producer_id = d.producer_a
JOIN producers pb ON pb.producer_id = d.producer_b
JOIN definitions da ON da.definition_id = d.definition_a
JOIN definitions db ON db.definition_id = d.definition_b
JOIN population_groups g ON g.population_group = d.population_group AND g.parent IS NULL
JOIN reference_areas r ON r.reference_area = d.reference_area
LEFT JOIN incidents i ON i.incident_id = d.incident_id
LEFT JOIN ranked_claims ra ON ra.claim_id = d.claim_a
LEFT JOIN ranked_claims rb ON rb.claim_id = d.claim_b
WHERE d.measure = $measure AND d.producer_a <> d.producer_b AND least(d.value_a, d.value_b) > 0
    AND d.reason_code NOT IN ('revised', 'disputed') AND coalesce(ra.place, 1) = 1 AND coalesce(rb.place, 1) = 1
    AND CASE WHEN $in_incidents THEN d.incident_id IS NOT NULL ELSE d.incident_id IS NULL AND r.kind = 'country' END
    AND d.period_end >= (SELECT newest_day FROM newest_day) - {STALE_DAYS + 365}
ORDER BY d.reason_code <> 'not_explained', d.period_end - d.period_start < 300,
    greatest(d.value_a, d.value_b) / least(d.value_a, d.value_b) DESC, d.figure_a, d.figure_b
LIMIT 1
"""  # noqa: S608 (constants)


# One row per example that has no answer in this corpus.
UNANSWERED = """
SELECT key FROM (VALUES ('incident', $incident), ('compare', $measure || $area || $group || $period)) AS asked(key, thing)
WHERE thing NOT IN (
    SELECT incident_id FROM incidents
    UNION ALL
    SELECT measure || reference_area || population_group || period FROM claims
)
"""


def list_newest(warehouse: Warehouse, measure: str, kinds: tuple[str, ...], *, in_incidents: bool) -> list[Newest]:
    """The newest number of each main counter, the counters with most points first."""
    rows = warehouse.rows(NEWEST, {"measure": measure, "kinds": list(kinds), "in_incidents": in_incidents})
    return [Newest(**row) for row in rows]


def list_trends(warehouse: Warehouse, series: Sequence[str]) -> dict[str, tuple[TrendPoint, ...]]:
    """The points of each series, oldest first."""
    found: dict[str, list[TrendPoint]] = {}
    for row in warehouse.rows(TREND, {"series": list(series)}):
        found.setdefault(row["series_id"], []).append(TrendPoint(row["starts"], row["ends"], row["value"]))
    return {series_id: tuple(points) for series_id, points in found.items()}


def find_sharpest(warehouse: Warehouse, measure: str, *, in_incidents: bool) -> Sharpest | None:
    """The sharpest open disagreement about a measure, or None."""
    rows = warehouse.rows(SHARPEST, {"measure": measure, "in_incidents": in_incidents})
    return Sharpest(**rows[0]) if rows else None


def read_build(warehouse: Warehouse) -> dict[str, str]:
    """What build_info says: how far the corpus reaches, when it changed, how much it holds."""
    return dict(warehouse.info)


def list_unanswered(warehouse: Warehouse, incident: str, asked: tuple[str, str, str, str]) -> list[str]:
    """The keys of the examples that this corpus cannot answer; `asked`: measure, area, group, period."""
    names = ("measure", "area", "group", "period")
    rows = warehouse.rows(UNANSWERED, {"incident": incident, **dict(zip(names, asked, strict=True))})
    return [row["key"] for row in rows]
