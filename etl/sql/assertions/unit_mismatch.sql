-- A row of the answer: a figure in a unit that its measure cannot have. People may come as families, abductions and the like
-- also as events, events as places; the dead and the injured are persons.
WITH compared AS (
    SELECT
        f.dataset_file, f.dataset_line, f.measure, f.unit,
        CASE
            WHEN m.unit = 'events' THEN ['events', 'places']
            WHEN m.measure IN ('fatalities', 'injuries', 'casualties') THEN ['persons']
            WHEN m.unit = 'persons' THEN ['persons', 'families', 'events']
            ELSE [m.unit]
        END AS units
    FROM figures f
    JOIN measures m ON m.measure = f.measure
)
SELECT
    dataset_file, dataset_line, 'unit' AS column_name, unit AS found, array_to_string(units, ' or ') AS allowed,
    'The measure ' || measure || ' is counted in ' || array_to_string(units, ' or ') || ', not in ' || unit || '.' AS message
FROM compared
WHERE NOT list_contains(units, unit)
