-- A row of the answer: a figure whose standing, scope or period is ours to explain, without a note that does.
SELECT
    dataset_file, dataset_line, 'note' AS column_name, '' AS found, 'a reason in our words' AS allowed,
    CASE
        WHEN status IN ('superseded', 'disputed') THEN 'The status is ' || status || ': say why in note.'
        WHEN count_scope = 'partial' THEN 'The count is partial: say in note what part it counts.'
        ELSE 'The period is inferred: say in note how.'
    END AS message
FROM figures
WHERE note IS NULL AND (status IN ('superseded', 'disputed') OR count_scope = 'partial' OR period_basis = 'inferred')
UNION ALL
SELECT
    dataset_file, dataset_line, 'transcription_confidence', transcription_confidence, 'low',
    'Only a translation of the words is at hand (as_stated is empty): the confidence is low, or give the original phrase.'
FROM figures
WHERE as_stated IS NULL AND as_stated_en IS NOT NULL AND transcription_confidence <> 'low'
