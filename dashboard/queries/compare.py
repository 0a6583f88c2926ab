"""What the Compare page asks: which questions have answers, all answers to one of them, why they differ, what holds what."""

from __future__ import annotations

from dashboard.compare.rows import Asked, Count, Difference
from dashboard.guards import Whole
from dashboard.queries.evidence import CLAIM_COLUMNS, CLAIM_JOINS
from dashboard.rows import Claim
from dashboard.warehouse import Warehouse

# Figures of single events are compared on the events' own pages; parts of a count are compared nowhere.
COMPARED = "c.incident_id IS NULL AND c.count_scope <> 'partial' AND c.listed_under IS NULL"

# One row per measure, area, people and period that some claim is about.
ASKED = f"""
SELECT
    c.measure, c.reference_area, c.population_group, c.period_start, c.period_end,
    min(c.period ORDER BY length(c.period), c.period) AS period, min(c.period_kind) AS period_kind,
    count(*)::BIGINT AS n_claims, count(DISTINCT c.producer_id)::BIGINT AS n_producers
FROM claims c
WHERE {COMPARED}
GROUP BY c.measure, c.reference_area, c.population_group, c.period_start, c.period_end
ORDER BY c.measure, c.reference_area, c.population_group, c.period_end DESC, c.period_start DESC
"""  # noqa: S608 (constants)

# One row per claim that answers, the one read of each point first.
COUNTS = f"""
SELECT
    {CLAIM_COLUMNS}, r.yields_by_rule, coalesce(r.place, 1)::BIGINT AS place, c.concept, c.scope, d.counts_militants,
    d.basis, d.description, d.includes, d.excludes, c.n_sources
FROM claims c {CLAIM_JOINS}
LEFT JOIN ranked_claims r USING (claim_id)
WHERE {COMPARED} AND c.measure = $measure AND c.reference_area = $area AND c.population_group = $group
    AND c.period_start = $start AND c.period_end = $end
ORDER BY c.scope, c.concept, c.producer_id, c.definition_id, place, c.value, c.claim_id
"""  # noqa: S608 (constants)
OF_COUNT = (
    "place",
    "concept",
    "scope",
    "counts_militants",
    "basis",
    "description",
    "includes",
    "excludes",
    "n_sources",
)

# One row per pair of claims of one question that cannot both hold.
DIFFERENCES = """
SELECT figure_a, figure_b, reason_code, reason
FROM disagreements
WHERE measure = $measure AND reference_area = $area AND population_group = $group AND period_start = $start
    AND period_end = $end AND incident_id IS NULL
ORDER BY figure_a, figure_b
"""

GROUPS = "SELECT population_group AS part, parent AS whole FROM population_groups WHERE parent IS NOT NULL"
AREAS = "SELECT reference_area AS part, parent AS whole FROM reference_areas WHERE parent IS NOT NULL"
NAMES = """
SELECT population_group AS code, label AS name FROM population_groups
UNION ALL SELECT reference_area, name FROM reference_areas
UNION ALL SELECT measure, label FROM measures
"""
CONCEPTS = "SELECT definition_id, concept FROM definitions"
NOT_ADDITIVE = "SELECT measure FROM measures WHERE NOT additive"


def list_asked(warehouse: Warehouse) -> list[Asked]:
    """Every question that has an answer."""
    return [Asked(**row) for row in warehouse.rows(ASKED)]


def name_parameters(asked: Asked) -> dict[str, object]:
    """A question as parameters."""
    return {
        "measure": asked.measure, "area": asked.reference_area, "group": asked.population_group,
        "start": asked.period_start, "end": asked.period_end,
    }  # fmt: skip


def list_counts(warehouse: Warehouse, asked: Asked) -> list[Count]:
    """All claims that answer a question, with what their definitions count."""
    rows = warehouse.rows(COUNTS, name_parameters(asked))
    return [
        Count(
            claim=Claim(**{name: value for name, value in row.items() if name not in OF_COUNT}),
            **{name: row[name] for name in OF_COUNT},
        )
        for row in rows
    ]


def list_differences(warehouse: Warehouse, asked: Asked) -> list[Difference]:
    """Pairs of answers that cannot both hold, with the reason where there is one."""
    return [Difference(**row) for row in warehouse.rows(DIFFERENCES, name_parameters(asked))]


def read_whole(warehouse: Warehouse) -> Whole:
    """What contains what, for the guards."""
    pairs = [{row["part"]: row["whole"] for row in warehouse.rows(sql)} for sql in (GROUPS, AREAS)]
    names = {row["code"]: row["name"] for row in warehouse.rows(NAMES)}
    concepts = {row["definition_id"]: row["concept"] for row in warehouse.rows(CONCEPTS)}
    return Whole(pairs[0], pairs[1], names, concepts, tuple(row["measure"] for row in warehouse.rows(NOT_ADDITIVE)))
