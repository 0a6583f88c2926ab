-- A row of the answer: a withdrawn id whose replacement no table has.
SELECT
    w.dataset_file, w.dataset_line, 'replaced_by' AS column_name, w.replaced_by AS found, 'an id in use, or empty' AS allowed,
    'There is no ' || w.kind || ' ' || w.replaced_by || '. Name the id that took its place, or leave it empty.' AS message
FROM withdrawn w
WHERE w.replaced_by IS NOT NULL
    AND w.replaced_by NOT IN (
        SELECT figure_id FROM figures WHERE figure_id IS NOT NULL
        UNION ALL SELECT source_id FROM sources WHERE source_id IS NOT NULL
        UNION ALL SELECT stated_change_id FROM stated_changes WHERE stated_change_id IS NOT NULL
        UNION ALL SELECT milestone_id FROM milestones WHERE milestone_id IS NOT NULL
        UNION ALL SELECT id FROM withdrawn WHERE id IS NOT NULL
    )
