-- A row of the answer: a figure of no movement of people that fills a column of flows. Events, the dead and the injured do
-- not go from one place to another.
SELECT
    f.dataset_file, f.dataset_line, c.column_name, c.found, 'empty' AS allowed,
    c.column_name || ' is for people who move; the measure ' || f.measure || ' counts none. Empty it, or choose another measure.' AS message
FROM figures f
JOIN measures m ON m.measure = f.measure
CROSS JOIN LATERAL (
    VALUES ('origin', f.origin), ('destination', f.destination), ('crossing', f.crossing), ('stated_verb', f.stated_verb)
) c (column_name, found)
WHERE c.found IS NOT NULL AND (m.unit IN ('events', 'places') OR m.measure IN ('fatalities', 'injuries', 'casualties'))
