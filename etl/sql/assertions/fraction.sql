-- A row of the answer: a figure whose number is not whole. What is counted is whole; averages and shares are no figures.
SELECT
    dataset_file, dataset_line, CASE WHEN value <> round(value) THEN 'value' WHEN low <> round(low) THEN 'low' ELSE 'high' END AS column_name,
    coalesce(value, low)::VARCHAR AS found, 'a whole number' AS allowed,
    'The number is not whole, but ' || unit || ' are counted whole; an average or a share is no figure. Correct it or remove the row.'
        AS message
FROM figures
WHERE value <> round(value) OR low <> round(low) OR high <> round(high)
