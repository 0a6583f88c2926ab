-- A row of the answer: a figure whose words put a hedge right before its number, while the qualifier says something else.
-- English words only, of the phrase as stated or of its translation. "As many as" is emphasis and no hedge.
WITH worded AS (
    SELECT
        *,
        regexp_replace(lower(coalesce(as_stated_en, as_stated)), '(\d),(\d)', '\1\2', 'g') AS words,
        ' (?:a total of )?' || value::BIGINT || '\b' AS number
    FROM figures
    WHERE value = round(value)
),
hedged AS (
    SELECT
        *,
        CASE
            WHEN regexp_matches(words, '\b(?:more than|over|above|in excess of)' || number) THEN 'more_than'
            WHEN regexp_matches(words, '\b(?:at least|no fewer than|no less than)' || number) THEN 'at_least'
            WHEN regexp_matches(words, '\b(?:nearly|almost|close to|just under)' || number) THEN 'nearly'
            WHEN regexp_matches(words, '\b(?:about|around|approximately|roughly)' || number) THEN 'about'
            WHEN regexp_matches(words, '\b(?:up to)' || number) THEN 'up_to'
            WHEN regexp_matches(words, '\b(?:fewer than|less than)' || number) THEN 'fewer_than'
        END AS printed
    FROM worded
)
SELECT
    dataset_file, dataset_line, 'qualifier' AS column_name, qualifier AS found, printed AS allowed,
    'The words print the number as ' || printed || ' (''' || coalesce(as_stated_en, as_stated)
        || '''). Correct the qualifier or the words.' AS message
FROM hedged
WHERE printed <> qualifier AND qualifier <> 'range'
