-- A row of the answer: a source that was read before it was published.
SELECT
    s.dataset_file, s.dataset_line, 'accessed' AS column_name, s.accessed AS found, s.published || ' or later' AS allowed,
    'accessed ' || s.accessed || ' lies before published ' || s.published || '. Correct one of them.' AS message
FROM sources s
JOIN source_days d ON d.source_id = s.source_id
WHERE d.accessed_on < d.published_on
