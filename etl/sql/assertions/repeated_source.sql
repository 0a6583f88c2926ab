-- A row of the answer: a document that is listed twice: the same address, published and read on the same days.
WITH numbered AS (
    SELECT
        *,
        first(source_id) OVER same AS first_id,
        first(dataset_line) OVER same AS first_line
    FROM sources
    WHERE url IS NOT NULL
    WINDOW same AS (PARTITION BY url, published, accessed ORDER BY dataset_line)
)
SELECT
    dataset_file, dataset_line, 'url' AS column_name, url AS found, 'one row for one document' AS allowed,
    'The document already stands in ' || dataset_file || ' line ' || first_line || ' (' || coalesce(first_id, 'no id')
        || '), with the same address and days. Use that id, and remove this row.' AS message
FROM numbered
WHERE dataset_line > first_line
