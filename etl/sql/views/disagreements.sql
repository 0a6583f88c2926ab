-- Where counters differ about the same thing.

-- One row per pair of claims about the same measure, unit, group, area and period (and incident and crossing) whose
-- allowed values do not overlap, with the reason where definitions, standing or dates explain it.
CREATE VIEW disagreements AS
WITH pairs AS (
    SELECT a, b
    FROM claims a
    JOIN claims b
        ON (a.measure, a.unit, a.population_group, a.reference_area)
         = (b.measure, b.unit, b.population_group, b.reference_area)
        AND coalesce(a.incident_id, a.period_start || '/' || a.period_end)
          = coalesce(b.incident_id, b.period_start || '/' || b.period_end)
        AND a.crossing IS NOT DISTINCT FROM b.crossing
        AND a.origin IS NOT DISTINCT FROM b.origin
        AND a.destination IS NOT DISTINCT FROM b.destination
        AND a.figure_id < b.figure_id
    WHERE a.count_scope <> 'partial' AND b.count_scope <> 'partial'
        AND a.listed_under IS NULL AND b.listed_under IS NULL
        AND greatest(a.allowed_low, b.allowed_low) > least(a.allowed_high, b.allowed_high)
)
SELECT
    a.measure AS measure, a.unit AS unit, a.population_group AS population_group, a.reference_area AS reference_area,
    a.crossing AS crossing, a.period AS period, a.period_start AS period_start, a.period_end AS period_end,
    a.incident_id AS incident_id,
    a.claim_id AS claim_a, b.claim_id AS claim_b,
    a.figure_id AS figure_a, b.figure_id AS figure_b,
    a.producer_id AS producer_a, b.producer_id AS producer_b,
    a.definition_id AS definition_a, b.definition_id AS definition_b,
    a.value AS value_a, b.value AS value_b,
    CASE
        WHEN 'disputed' IN (a.status, b.status) THEN 'disputed'
        WHEN a.definition_id = b.definition_id AND 'superseded' IN (a.status, b.status) THEN 'revised'
        WHEN a.verb_class IS DISTINCT FROM b.verb_class THEN 'verb'
        WHEN da.scope <> db.scope THEN 'scope'
        WHEN da.counts_militants <> db.counts_militants AND 'unknown' NOT IN (da.counts_militants, db.counts_militants)
            THEN 'militants'
        WHEN da.concept <> db.concept THEN 'concept'
        WHEN da.edition IS DISTINCT FROM db.edition AND a.producer_id = b.producer_id THEN 'edition'
        WHEN 'provisional' IN (a.status, b.status) THEN 'provisional'
        ELSE 'not_explained'
    END AS reason_code,
    CASE reason_code
        WHEN 'disputed' THEN 'One of the numbers is doubted as printed.'
        WHEN 'revised' THEN 'The producer later printed another number.'
        WHEN 'verb' THEN 'They are worded differently: leaving and being sent out need not be counted alike.'
        WHEN 'scope' THEN 'They count different events: ' || da.label || '; ' || db.label || '.'
        WHEN 'militants' THEN 'They differ in whether militants are counted.'
        WHEN 'concept' THEN 'They count different things: ' || da.label || '; ' || db.label || '.'
        WHEN 'edition' THEN 'The producer changed its definition between the two.'
        WHEN 'provisional' THEN 'One of the numbers is provisional.'
        ELSE 'Not explained by what we know of the definitions.'
    END AS reason
FROM pairs
JOIN definitions da ON da.definition_id = a.definition_id
JOIN definitions db ON db.definition_id = b.definition_id;
