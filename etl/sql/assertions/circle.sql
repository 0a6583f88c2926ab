-- A row of the answer: a group, area, definition or copy that is its own forebear.
WITH RECURSIVE links AS (
    SELECT 'parent' AS column_name, dataset_file, dataset_line, population_group AS child, parent FROM population_groups
    UNION ALL SELECT 'parent', dataset_file, dataset_line, reference_area, parent FROM reference_areas
    UNION ALL SELECT 'follows', dataset_file, dataset_line, definition_id, follows FROM definitions
    UNION ALL SELECT 'copy_of', dataset_file, dataset_line, source_id, copy_of FROM sources
),
up AS (
    SELECT dataset_file, child, parent FROM links WHERE parent IS NOT NULL
    UNION
    SELECT up.dataset_file, up.child, l.parent
    FROM up
    JOIN links l ON l.dataset_file = up.dataset_file AND l.child = up.parent
    WHERE l.parent IS NOT NULL
)
SELECT
    l.dataset_file, l.dataset_line, l.column_name, l.parent AS found, 'a row above, never itself' AS allowed,
    l.child || ' leads back to itself through ' || l.column_name || '. Break the circle.' AS message
FROM links l
JOIN up ON up.dataset_file = l.dataset_file AND up.child = l.child AND up.parent = l.child
