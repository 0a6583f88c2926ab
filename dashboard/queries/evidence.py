"""What stands behind one number: its claims, the documents that print them, the definition, changes a source states."""

from __future__ import annotations

from typing import Any

from dashboard.queries.period_changes import list_changes as list_series_changes
from dashboard.rows import Change, Claim, Definition, Evidence, StatedChange, Wording
from dashboard.warehouse import Warehouse

CLAIM_COLUMNS = """
    c.claim_id, c.series_id, c.figure_id, c.measure, c.unit, c.definition_id, d.label AS definition_label,
    c.population_group, g.label AS group_label, c.reference_area, a.name AS area_name, a.kind AS area_kind,
    o.name AS origin_name, t.name AS destination_name, c.crossing, c.stated_verb, c.incident_id, i.label AS incident_label,
    c.count_scope, c.producer_id, p.short_name AS producer_name, p.kind AS producer_kind, c.speaker,
    c.period, c.period_start, c.period_end, c.period_kind, c.period_basis, c.value, c.low, c.high, c.qualifier, c.status,
    c.transcription_confidence, coalesce(f.as_stated, f.as_stated_en) AS as_stated, c.latest_on, c.earliest_on, c.listed_under
"""
CLAIM_JOINS = """
JOIN figures f ON f.figure_id = c.figure_id
JOIN definitions d ON d.definition_id = c.definition_id
JOIN population_groups g ON g.population_group = c.population_group
JOIN reference_areas a ON a.reference_area = c.reference_area
JOIN producers p ON p.producer_id = c.producer_id
LEFT JOIN reference_areas o ON o.reference_area = f.origin
LEFT JOIN reference_areas t ON t.reference_area = f.destination
LEFT JOIN incidents i ON i.incident_id = c.incident_id
"""

# One row, or none: the claim a figure belongs to; a figure listed under another claim leads to that one.
FIND_CLAIM = """
SELECT k.claim_id, k.series_id, k.period_start, k.period_end, k.incident_id, k.measure, k.concept, k.population_group,
    k.reference_area, CASE WHEN k.incident_id IS NULL THEN k.period_kind ELSE 'incident' END AS period_kind, k.producer_id
FROM claims c
JOIN claims k ON k.claim_id = coalesce(c.listed_under, c.claim_id)
WHERE list_contains(c.figure_ids, $figure)
"""
# One row per claim of one point of a series, the one shown first.
POINT_CLAIMS = f"""
SELECT {CLAIM_COLUMNS}, c.yields_by_rule
FROM ranked_claims c {CLAIM_JOINS}
WHERE c.series_id = $series AND c.period_start = $start AND c.period_end = $end
ORDER BY c.place
"""  # noqa: S608 (constants)
# One row per claim about one incident and measure, the one asked for first, then by group and counter; claims listed
# under others are left to those.
INCIDENT_CLAIMS = f"""
SELECT {CLAIM_COLUMNS}, NULL AS yields_by_rule
FROM claims c {CLAIM_JOINS}
WHERE c.incident_id = $incident AND c.measure = $measure AND c.listed_under IS NULL
ORDER BY c.claim_id <> $claim, g.sort_order, c.count_scope, p.short_name, c.value
"""  # noqa: S608 (constants)
# One row: a claim that stands alone.
SINGLE_CLAIM = f"SELECT {CLAIM_COLUMNS}, NULL AS yields_by_rule FROM claims c {CLAIM_JOINS} WHERE c.claim_id = $claim"  # noqa: S608
# One row per figure of the claims, those listed under them included; the wording that stands for its claim first.
WORDINGS = """
SELECT
    f.figure_id, coalesce(c.listed_under, c.claim_id) AS claim_id, f.qualifier, f.value, f.low, f.high, f.as_stated,
    f.as_stated_en, CASE WHEN c.listed_under IS NULL THEN f.producer_basis ELSE 'without' END AS producer_basis, f.speaker,
    f.status, f.transcription_confidence, f.note, s.source_id, s.title, s.publisher, s.agency, s.published, s.language, s.url,
    s.archived_url, s.kind AS source_kind, s.producer_id AS source_producer_id
FROM (
    SELECT claim_id, figure_id, listed_under, unnest(figure_ids) AS wording_id
    FROM claims
    WHERE coalesce(listed_under, claim_id) IN (SELECT unnest($claims))
) c
JOIN figures f ON f.figure_id = c.wording_id
JOIN sources s USING (source_id)
ORDER BY f.figure_id <> c.figure_id, s.published DESC NULLS LAST, f.figure_id
"""
# One row: the definition with its source.
DEFINITION = """
SELECT d.definition_id, d.label, d.description, d.basis, d.includes, d.excludes, d.break_note,
    s.title AS source_title, s.url AS source_url
FROM definitions d
LEFT JOIN sources s USING (source_id)
WHERE d.definition_id = $definition
"""
# One row per stated change that ends at the point, beside the computed one.
CHANGES = """
SELECT c.change_pct, c.qualifier, coalesce(c.as_stated, c.as_stated_en) AS as_stated, c.period, c.base_period,
    p.short_name AS producer_name, s.publisher, s.url, c.base_value, c.value, c.computed_pct, c.agrees
FROM stated_against_computed c
JOIN producers p USING (producer_id)
JOIN sources s USING (source_id)
WHERE c.definition_id = $definition AND c.population_group = $group AND c.reference_area = $area AND c.period = $period
    AND (c.series_id IS NULL OR c.series_id IS NOT DISTINCT FROM $series)
ORDER BY s.published NULLS LAST, c.stated_change_id
"""
# One row per figure whose claim shares the series and period of one given, or is listed under it, or is given itself.
BEHIND = """
WITH shown AS (SELECT * FROM claims WHERE list_has_any(figure_ids, $figures)),
beside AS (
    SELECT c.claim_id FROM claims c JOIN shown s
        ON (c.series_id, c.period_start, c.period_end) = (s.series_id, s.period_start, s.period_end)
    UNION
    SELECT claim_id FROM shown
)
SELECT DISTINCT unnest(c.figure_ids) AS figure_id
FROM claims c
WHERE c.claim_id IN (FROM beside) OR c.listed_under IN (FROM beside)
"""


def find_claim(warehouse: Warehouse, figure_id: str) -> dict[str, Any] | None:
    """The claim a figure belongs to, with what it answers (measure, concept, area, …); None for an unknown figure."""
    rows = warehouse.rows(FIND_CLAIM, {"figure": figure_id})
    return rows[0] if rows else None


def list_claims(warehouse: Warehouse, found: dict[str, Any]) -> list[Claim]:
    """The claims to be told together with the one found: of its point, or of its incident, or itself alone."""
    if found["series_id"]:
        names = {"series": found["series_id"], "start": found["period_start"], "end": found["period_end"]}
        rows = warehouse.rows(POINT_CLAIMS, names)
    elif found["incident_id"]:
        names = {"incident": found["incident_id"], "measure": found["measure"], "claim": found["claim_id"]}
        rows = warehouse.rows(INCIDENT_CLAIMS, names)
    else:
        rows = warehouse.rows(SINGLE_CLAIM, {"claim": found["claim_id"]})
    return [Claim(**row) for row in rows]


def list_changes(warehouse: Warehouse, claim: Claim) -> list[StatedChange]:
    """Changes that a source states for the claim's period."""
    names = {
        "definition": claim.definition_id,
        "group": claim.population_group,
        "area": claim.reference_area,
        "period": claim.period,
        "series": claim.series_id,
    }
    return [StatedChange(**row) for row in warehouse.rows(CHANGES, names)]


def list_derived(warehouse: Warehouse, claim: Claim) -> list[Change]:
    """The change on the period before, where the claim is the one shown for its period; our arithmetic."""
    changes = list_series_changes(warehouse, [claim.series_id]) if claim.series_id else []
    return [change for change in changes if change.figure_id == claim.figure_id]


def read_evidence(warehouse: Warehouse, figure_id: str) -> Evidence | None:
    """Everything behind the point, incident or claim that a figure belongs to; None for an unknown figure."""
    found = find_claim(warehouse, figure_id)
    if found is None:
        return None
    claims = list_claims(warehouse, found)
    wordings = warehouse.rows(WORDINGS, {"claims": [claim.claim_id for claim in claims]})
    definition = Definition(**warehouse.rows(DEFINITION, {"definition": claims[0].definition_id})[0])
    return Evidence(
        tuple(claims),
        tuple(Wording(**row) for row in wordings),
        definition,
        tuple(list_changes(warehouse, claims[0])),
        is_point=found["series_id"] is not None,
        derived=tuple(list_derived(warehouse, claims[0])),
    )
