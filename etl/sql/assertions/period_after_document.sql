-- A row of the answer: a figure whose period begins after its document was published, or, for an undated document, after
-- today and after everything else that the corpus knows of (so a clock that is set back raises no alarm).
WITH newest AS (
    SELECT greatest(
        current_date,
        (SELECT max(greatest(published_end, accessed_on)) FROM source_days),
        (SELECT max(TRY_CAST(left(date, 10) AS DATE)) FROM incidents)
    ) AS day
)
SELECT
    f.dataset_file, f.dataset_line, 'period' AS column_name, f.period AS found,
    'a period that begins by ' || coalesce(s.published_end, newest.day) AS allowed,
    CASE WHEN s.published_end IS NULL
        THEN 'The period begins in the future (after ' || newest.day || '). Correct it.'
        ELSE 'The period begins after the document was published (' || s.published_end || '). Correct the period or the date of source '
            || f.source_id || '.'
    END AS message
FROM figures f
CROSS JOIN newest
JOIN source_days s ON s.source_id = f.source_id
WHERE f.period_start > coalesce(s.published_end, newest.day) + 1
