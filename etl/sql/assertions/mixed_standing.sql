-- A row of the answer: a number that its producer took back (superseded in another row), printed here by a document that
-- names the producer, and not marked so.
WITH keyed AS (
    SELECT
        *,
        bool_or(status = 'superseded') OVER claim AS taken_back,
        arg_min(dataset_file || ' line ' || dataset_line, status <> 'superseded') OVER claim AS place
    FROM figures
    WHERE producer_basis = 'stated' AND value IS NOT NULL AND count_scope <> 'partial'
    WINDOW claim AS (
        PARTITION BY producer_id, measure, unit, definition_id, population_group, reference_area, origin, destination,
            crossing, period, period_kind, speaker, incident_id, value
    )
)
SELECT
    dataset_file, dataset_line, 'status' AS column_name, status AS found, 'superseded' AS allowed,
    'The same number is marked superseded in ' || place || '. Mark this row superseded too, with the reason in note.' AS message
FROM keyed
WHERE taken_back AND status NOT IN ('superseded', 'disputed')
