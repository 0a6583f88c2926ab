-- One row per regular series with months of which we hold no document; $producer narrows to one producer, NULL takes all.
SELECT
    s.producer_id,
    p.short_name AS producer,
    s.series_id,
    s.measure,
    d.label AS definition,
    g.label AS population_group,
    s.reference_area,
    s.crossing,
    s.period_kind,
    count(*) FILTER (c.state <> 'outside') AS n_months,
    count(*) FILTER (c.state = 'not_held') AS n_missing,
    list(strftime(c.month, '%Y-%m') ORDER BY c.month) FILTER (c.state = 'not_held') AS months
FROM coverage c
JOIN series s USING (series_id)
JOIN producers p ON p.producer_id = s.producer_id
JOIN definitions d ON d.definition_id = s.definition_id
JOIN population_groups g ON g.population_group = s.population_group
-- A series of one point says nothing of a rhythm, so nothing is missing from it.
WHERE s.period_kind IN ('month', 'quarter', 'half_year', 'year')
    AND s.n_points > 1
    AND ($producer IS NULL OR s.producer_id = $producer)
GROUP BY ALL
HAVING n_missing > 0
ORDER BY producer, s.producer_id, n_months DESC, s.series_id
