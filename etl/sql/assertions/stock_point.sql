-- A row of the answer: a standing number without a moment, or something counted over a period that is given for a moment.
SELECT
    f.dataset_file, f.dataset_line, 'period_kind' AS column_name, coalesce(f.period_kind, '') AS found,
    CASE m.kind WHEN 'stock' THEN 'point' ELSE 'empty, cumulative or incident' END AS allowed,
    CASE m.kind WHEN 'stock' THEN 'The measure ' || m.measure || ' stands at a moment: its period_kind is point.'
        ELSE 'The measure ' || m.measure || ' is counted over a period, so its period_kind cannot be point. Empty it.'
    END AS message
FROM figures f
JOIN measures m ON m.measure = f.measure
WHERE (m.kind = 'stock') <> (f.period_kind = 'point')
