-- A row of the answer: a source, definition or producer that says half of what belongs together.
SELECT
    dataset_file, dataset_line, 'producer_id' AS column_name, '' AS found, 'a producer_id' AS allowed,
    'The kind is own: say whose document it is.' AS message
FROM sources
WHERE kind = 'own' AND producer_id IS NULL
UNION ALL
SELECT
    dataset_file, dataset_line, 'copy_of', '', 'copy_of or copy_of_title',
    'The kind is copy: name the source it copies, or its title in copy_of_title.'
FROM sources
WHERE kind = 'copy' AND copy_of IS NULL AND copy_of_title IS NULL
UNION ALL
SELECT
    dataset_file, dataset_line, 'source_id', coalesce(source_id, ''), 'a source exactly where the basis is stated',
    CASE basis WHEN 'stated' THEN 'The basis is stated: name the source that describes it.'
        ELSE 'The basis is not_found: a definition that was not found has no source.' END
FROM definitions
WHERE (basis = 'stated') <> (source_id IS NOT NULL)
UNION ALL
SELECT
    dataset_file, dataset_line, 'break_source_id', '', 'a source',
    'A break is recorded: name the source that shows it.'
FROM definitions
WHERE break_date IS NOT NULL AND break_source_id IS NULL
UNION ALL
SELECT
    dataset_file, dataset_line, 'coverage_source_id', '', 'a source',
    'The coverage is given: name the source that states it, or leave it empty (unknown).'
FROM producers
WHERE coalesce(covers_from, covers_to, covers_areas) IS NOT NULL AND coverage_source_id IS NULL
UNION ALL
SELECT
    dataset_file, dataset_line, 'not_counted_source_id', '', 'a source',
    'Periods are said not to be counted: name the source that says so.'
FROM producers
WHERE not_counted IS NOT NULL AND not_counted_source_id IS NULL
