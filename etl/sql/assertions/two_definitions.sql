-- A row of the answer: a figure whose number the same document gives for the same thing under another definition, without a
-- note that both are printed.
WITH keyed AS (
    SELECT
        *,
        coalesce(regexp_matches(note, '(?i)both (are )?printed'), false) AS both_printed,
        dataset_file || ' line ' || dataset_line AS place
    FROM figures
    WHERE value > 0 AND count_scope <> 'partial'
)
SELECT
    b.dataset_file, b.dataset_line, 'definition_id' AS column_name, b.definition_id AS found, 'one definition for one number' AS allowed,
    'The document''s number ' || b.value || ' stands under ' || b.definition_id || ' here and under ' || a.definition_id || ' in '
        || a.place || '. Keep the row that fits, or write "both are printed" in the note of one.' AS message
FROM keyed a
JOIN keyed b
    ON (a.source_id, a.measure, a.unit, a.value, a.population_group, a.reference_area, a.period, a.producer_id)
     = (b.source_id, b.measure, b.unit, b.value, b.population_group, b.reference_area, b.period, b.producer_id)
    AND a.incident_id IS NOT DISTINCT FROM b.incident_id
    AND a.crossing IS NOT DISTINCT FROM b.crossing
    AND a.origin IS NOT DISTINCT FROM b.origin
    AND a.destination IS NOT DISTINCT FROM b.destination
    AND a.definition_id <> b.definition_id
    AND (a.dataset_file, a.dataset_line) < (b.dataset_file, b.dataset_line)
WHERE NOT a.both_printed AND NOT b.both_printed
