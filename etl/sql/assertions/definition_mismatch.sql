-- A row of the answer: a figure or stated change whose definition belongs to another producer or another measure.
WITH users AS (
    SELECT dataset_file, dataset_line, definition_id, producer_id, measure FROM figures
    UNION ALL
    SELECT dataset_file, dataset_line, definition_id, producer_id, measure FROM stated_changes
),
compared AS (
    SELECT u.*, d.producer_id AS its_producer, d.measure AS its_measure
    FROM users u
    JOIN definitions d ON d.definition_id = u.definition_id
    -- An unknown code is told once, elsewhere.
    JOIN measures m ON m.measure = u.measure
    JOIN producers p ON p.producer_id = u.producer_id
)
SELECT
    dataset_file, dataset_line, 'definition_id' AS column_name, definition_id AS found,
    'a definition of ' || producer_id AS allowed,
    'Definition ' || definition_id || ' is of ' || its_producer || ', this row is of ' || producer_id
        || '. Choose or write a definition of ' || producer_id || '.' AS message
FROM compared
WHERE its_producer <> producer_id
UNION ALL
SELECT
    dataset_file, dataset_line, 'definition_id', definition_id, 'a definition of ' || measure,
    'Definition ' || definition_id || ' is of the measure ' || its_measure || ', this row is of ' || measure
        || '. Choose or write another definition.'
FROM compared
WHERE its_measure <> measure
