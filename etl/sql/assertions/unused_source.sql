-- A row of the answer: a source that no row of any table names.
WITH used AS (
    SELECT source_id FROM figures
    UNION ALL SELECT source_id FROM stated_changes
    UNION ALL SELECT source_id FROM incidents
    UNION ALL SELECT unnest(string_split(source_ids, ';')) FROM milestones
    UNION ALL SELECT source_id FROM definitions
    UNION ALL SELECT break_source_id FROM definitions
    UNION ALL SELECT coverage_source_id FROM producers
    UNION ALL SELECT not_counted_source_id FROM producers
    UNION ALL SELECT terms_source_id FROM producers
    UNION ALL SELECT copy_of FROM sources
)
SELECT
    dataset_file, dataset_line, 'source_id' AS column_name, source_id AS found,
    'a source that a figure, change, incident, milestone, definition, producer or copy names' AS allowed,
    'No row names source ' || source_id || '. Use it, or remove its row.' AS message
FROM sources
WHERE source_id IS NOT NULL
    AND source_id NOT IN (SELECT trim(source_id) FROM used WHERE source_id IS NOT NULL)
