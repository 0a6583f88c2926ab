-- A row of the answer: people who go from an area to the same area.
SELECT
    dataset_file, dataset_line, 'destination' AS column_name, destination AS found, 'another area than ' || origin AS allowed,
    'The flow goes from ' || origin || ' to ' || destination || '. Correct the origin or the destination.' AS message
FROM figures
WHERE origin = destination
