-- A row of the answer: a figure that is larger than its whole (the group or the area it is part of) in the same document.
-- Hedged numbers count with the least a part may be and the most a whole may be.
WITH RECURSIVE wholes AS (
    SELECT 'population_group' AS kind, population_group AS part, parent AS whole, 1 AS depth FROM population_groups
    UNION ALL
    SELECT 'reference_area', reference_area, parent, 1 FROM reference_areas
    UNION ALL
    SELECT w.kind, w.part, coalesce(g.parent, a.parent), w.depth + 1
    FROM wholes w
    LEFT JOIN population_groups g ON w.kind = 'population_group' AND g.population_group = w.whole
    LEFT JOIN reference_areas a ON w.kind = 'reference_area' AND a.reference_area = w.whole
    WHERE w.whole IS NOT NULL AND w.depth < 10
),
compared AS (
    SELECT
        p.dataset_file, p.dataset_line, p.value, w.kind, w.whole, any_value(p.least_value) AS least_value,
        max(t.most_value) AS most_value, arg_max(t.value, t.most_value) AS whole_value,
        arg_max(t.dataset_file || ' line ' || t.dataset_line, t.most_value) AS place
    FROM hedged_figures p
    JOIN wholes w ON w.part = CASE w.kind WHEN 'population_group' THEN p.population_group ELSE p.reference_area END
    JOIN hedged_figures t
        ON (t.source_id, t.measure, t.unit, t.definition_id, t.producer_id, t.period)
         = (p.source_id, p.measure, p.unit, p.definition_id, p.producer_id, p.period)
        AND t.period_kind IS NOT DISTINCT FROM p.period_kind
        AND t.speaker IS NOT DISTINCT FROM p.speaker
        AND t.incident_id IS NOT DISTINCT FROM p.incident_id
        AND t.crossing IS NOT DISTINCT FROM p.crossing
        AND t.population_group = CASE w.kind WHEN 'population_group' THEN w.whole ELSE p.population_group END
        AND t.reference_area = CASE w.kind WHEN 'reference_area' THEN w.whole ELSE p.reference_area END
    JOIN definitions d ON d.definition_id = p.definition_id
    -- A definition that leaves militants out of its total may still print them beside it.
    WHERE NOT (w.kind = 'population_group' AND p.population_group = 'militants' AND d.counts_militants IN ('no', 'unknown'))
    GROUP BY ALL
)
SELECT
    dataset_file, dataset_line, 'value' AS column_name, value::VARCHAR AS found, 'at most ' || whole_value AS allowed,
    'The part (' || value || ') is larger than its whole for ' || whole || ' (' || whole_value || ', ' || place
        || ') in the same document. Correct one, or mark the misprint disputed with the reason in note.' AS message
FROM compared
WHERE least_value > most_value
