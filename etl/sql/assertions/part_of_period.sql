-- A row of the answer: a figure that is larger than that of a longer period around its own in the same document; so is a
-- running total that falls. Hedged numbers count with the least a part may be and the most a whole may be.
WITH counted AS (
    SELECT f.*
    FROM hedged_figures f
    JOIN measures m ON m.measure = f.measure
    WHERE m.additive AND f.incident_id IS NULL
)
SELECT
    p.dataset_file, p.dataset_line, 'value' AS column_name, p.value::VARCHAR AS found, 'at most ' || min(w.value) AS allowed,
    'The number of ' || p.period || ' (' || p.value || ') is larger than that of ' || arg_min(w.period, w.value) || ' around it ('
        || min(w.value) || ', ' || arg_min(w.dataset_file || ' line ' || w.dataset_line, w.value)
        || ') in the same document. Correct one, or mark the misprint disputed with the reason in note.' AS message
FROM counted p
JOIN counted w
    ON (w.source_id, w.measure, w.unit, w.definition_id, w.producer_id, w.population_group, w.reference_area)
     = (p.source_id, p.measure, p.unit, p.definition_id, p.producer_id, p.population_group, p.reference_area)
    AND w.speaker IS NOT DISTINCT FROM p.speaker
    AND w.crossing IS NOT DISTINCT FROM p.crossing
    AND w.stated_verb IS NOT DISTINCT FROM p.stated_verb
    AND w.period_start <= p.period_start AND w.period_end >= p.period_end
    AND (w.period_start, w.period_end) <> (p.period_start, p.period_end)
WHERE p.least_value > w.most_value
GROUP BY p.dataset_file, p.dataset_line, p.value, p.period
