-- A row of the answer: a definition that follows one of another producer or of another measure.
SELECT
    d.dataset_file, d.dataset_line, 'follows' AS column_name, d.follows AS found,
    'a definition of ' || d.producer_id || ' and of ' || d.measure AS allowed,
    'The definition follows ' || d.follows || ' (' || b.producer_id || ', ' || b.measure || '), but is of ' || d.producer_id || ', '
        || d.measure || '. Only a definition of the same producer and measure is replaced by it.' AS message
FROM definitions d
JOIN definitions b ON b.definition_id = d.follows
WHERE b.producer_id <> d.producer_id OR b.measure <> d.measure
