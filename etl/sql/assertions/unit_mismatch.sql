-- A row of the answer: a figure in a unit that its measure cannot have (people may come as families, events as places).
SELECT
    f.dataset_file, f.dataset_line, 'unit' AS column_name, f.unit AS found,
    m.unit || CASE m.unit WHEN 'persons' THEN ' or families' WHEN 'events' THEN ' or places' ELSE '' END AS allowed,
    'The measure ' || f.measure || ' is counted in ' || m.unit || ', not in ' || f.unit || '.' AS message
FROM figures f
JOIN measures m ON m.measure = f.measure
WHERE f.unit <> m.unit AND (m.unit, f.unit) NOT IN (('persons', 'families'), ('events', 'places'))
