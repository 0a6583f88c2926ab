-- A row of the answer: a ledger row that names no id, or an id that no table has and that was not withdrawn.
WITH known AS (
    SELECT 'figure' AS kind, figure_id AS id FROM figures
    UNION ALL SELECT 'stated_change', stated_change_id FROM stated_changes
    UNION ALL SELECT 'incident', incident_id FROM incidents
    UNION ALL SELECT 'milestone', milestone_id FROM milestones
    UNION ALL SELECT kind, id FROM withdrawn
)
SELECT
    l.dataset_file, l.dataset_line, 'id' AS column_name, coalesce(l.id, '') AS found,
    CASE l.outcome WHEN 'duplicate_of' THEN 'an id in use' ELSE 'the id of a row of this kind: ' || l.outcome END AS allowed,
    CASE WHEN l.id IS NULL
        THEN 'The outcome is ' || l.outcome || ', but no id is given. Say which row it became.'
        ELSE 'There is no ' || CASE l.outcome WHEN 'duplicate_of' THEN 'row' ELSE l.outcome END || ' ' || l.id
            || '. Name the id the research row became, or change the outcome.'
    END AS message
FROM ledger l
WHERE l.outcome IN ('figure', 'stated_change', 'incident', 'milestone', 'duplicate_of')
    AND NOT EXISTS (SELECT 1 FROM known k WHERE k.id = l.id AND l.outcome IN (k.kind, 'duplicate_of'))
