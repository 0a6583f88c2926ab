-- A row of the answer: a stated change whose sign is not the direction of its words, or that is compared with its own period
-- or a later one. English words only, of the phrase as stated or of its translation.
WITH worded AS (
    SELECT *, lower(coalesce(as_stated_en, as_stated)) AS words
    FROM stated_changes
    WHERE change_pct <> 0
),
directed AS (
    SELECT
        *,
        regexp_matches(words, '\b(?:increas|rise|rising|rose|surg|higher|jump|grew|grow|spike|soar|climb|upsurge|up by)') AS up,
        regexp_matches(words, '\b(?:decreas|fall|fell|drop|declin|reduc|fewer|lower|plung|shrank|down by)') AS down
    FROM worded
)
SELECT
    dataset_file, dataset_line, 'change_pct' AS column_name, change_pct::VARCHAR AS found,
    CASE WHEN up THEN 'a number above 0' ELSE 'a number below 0' END AS allowed,
    'The words tell of a ' || CASE WHEN up THEN 'rise' ELSE 'fall' END || ' (''' || coalesce(as_stated_en, as_stated)
        || '''), the number is ' || change_pct || '. Correct its sign or the words.' AS message
FROM directed
WHERE up <> down AND (change_pct > 0) <> up
UNION ALL
SELECT
    dataset_file, dataset_line, 'base_period', base_period, 'a period that ends before ' || period || ' does',
    'The change of ' || period || ' is compared with ' || base_period || ', which is no earlier. Swap or correct them.'
FROM stated_changes
WHERE base_period_end >= period_end
