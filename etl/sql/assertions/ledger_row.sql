-- A row of the answer: a ledger row that is incomplete: left out without a reason, a hash of the wrong length, a file without
-- its own row (line 0), or a line 0 that is not a file.
SELECT
    dataset_file, dataset_line, 'reason' AS column_name, '' AS found, 'a reason' AS allowed,
    'The row was left out, but no reason is given. Say why in one sentence.' AS message
FROM ledger
WHERE outcome = 'left_out' AND reason IS NULL
UNION ALL
SELECT
    dataset_file, dataset_line, 'row_hash', row_hash, CASE research_line WHEN 0 THEN '64' ELSE '16' END || ' hex digits',
    'The hash is not ' || CASE research_line WHEN 0 THEN '64' ELSE '16' END || ' lower-case hex digits.'
FROM ledger
WHERE NOT regexp_full_match(row_hash, CASE research_line WHEN 0 THEN '[0-9a-f]{64}' ELSE '[0-9a-f]{16}' END)
UNION ALL
SELECT
    dataset_file, dataset_line, 'outcome', outcome, 'file on line 0, and nowhere else',
    'Line 0 stands for the file itself and has the outcome file; no other line has.'
FROM ledger
WHERE (research_line = 0) <> (outcome = 'file')
UNION ALL
SELECT
    any_value(dataset_file), min(dataset_line), 'research_file', research_file, 'a row with line 0 for each file',
    'The file ' || research_file || ' has no row of its own (line 0, its SHA-256). Add it.'
FROM ledger
GROUP BY research_file
HAVING min(research_line) > 0
