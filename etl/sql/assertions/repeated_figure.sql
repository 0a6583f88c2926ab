-- A row of the answer: a figure whose document already gives a number for the same thing: the same one again, or another one
-- without a word on why both stand.
WITH keyed AS (
    SELECT
        dataset_file, dataset_line, figure_id, value, note, status,
        first(figure_id) OVER thing AS first_id,
        first(dataset_file) OVER thing AS first_file,
        first(dataset_line) OVER thing AS first_line,
        first(value) OVER thing AS first_value,
        bool_or(note IS NOT NULL OR status IN ('superseded', 'disputed')) OVER whole AS explained,
        count(*) OVER (
            PARTITION BY source_id, measure, unit, definition_id, population_group, reference_area, origin, destination,
                crossing, stated_verb, period, period_kind, producer_id, speaker, incident_id, count_scope, value, low, high,
                qualifier, as_stated, as_stated_en, note
        ) AS alike
    FROM figures
    WHERE count_scope <> 'partial'
    WINDOW
        whole AS (
            PARTITION BY source_id, measure, unit, definition_id, population_group, reference_area, origin, destination,
                crossing, stated_verb, period, period_kind, producer_id, speaker, incident_id, count_scope
        ),
        thing AS (whole ORDER BY dataset_file, dataset_line)
)
SELECT
    dataset_file, dataset_line, 'value' AS column_name, value::VARCHAR AS found, 'one row for one number of a document' AS allowed,
    CASE WHEN value IS NOT DISTINCT FROM first_value
        THEN 'The row repeats ' || first_file || ' line ' || first_line || ' (' || coalesce(first_id, 'no id')
            || '): the same number for the same thing in the same document. Remove one.'
        ELSE 'The document gives another number (' || coalesce(first_value::VARCHAR, 'words only') || ') for the same thing in '
            || first_file || ' line ' || first_line
            || '. Say in a note why both stand, or mark one superseded or disputed.'
    END AS message
FROM keyed
WHERE (first_file, first_line) <> (dataset_file, dataset_line)
    AND (value IS NOT DISTINCT FROM first_value OR NOT explained)
