-- One row per regular series with months of which we hold no document; $producer narrows to one producer, NULL takes all.
SELECT
    producer_id,
    producer,
    series_id,
    measure,
    definition,
    population_group_label AS population_group,
    reference_area,
    crossing,
    period_kind,
    n_months,
    n_missing,
    months
FROM missing_months
WHERE $producer IS NULL OR producer_id = $producer
ORDER BY producer, producer_id, n_months DESC, series_id
