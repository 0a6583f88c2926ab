-- Series of imported events. Our arithmetic, and the only one: the sum of a data set's own numbers over its own events.

-- One row per data set × measure × type (and `all`, where types add up) × area × year × month, with the areas above.
CREATE TEMP TABLE event_cells AS
WITH typed AS (
    FROM event_months
    UNION ALL BY NAME
    SELECT m.* REPLACE ('all' AS event_type)
    FROM event_months m
    JOIN event_datasets d USING (event_dataset)
    WHERE d.types_add_up
),
-- An area that the corpus does not know (any more) is none: then only the country's printed name is left.
placed AS (
    SELECT t.* EXCLUDE (reference_area), unnest(coalesce(p.self_and_parents, [NULL])) AS reference_area
    FROM typed t
    LEFT JOIN area_parents p USING (reference_area)
),
named AS (
    SELECT
        p.*,
        coalesce(a.name, p.country, 'not stated') AS area_name,
        coalesce(
            p.reference_area,
            'x-' || coalesce(nullif(regexp_replace(lower(strip_accents(p.country)), '[^a-z0-9]+', '-', 'g'), '-'), 'none')
        ) AS area_key
    FROM placed p
    LEFT JOIN reference_areas a USING (reference_area)
)
SELECT
    event_dataset, measure, event_type, reference_area, area_name, area_key, year, month,
    sum(n_events)::BIGINT AS n_events,
    sum(n_without_value)::BIGINT AS n_without_value,
    sum(best)::BIGINT AS best, sum(low)::BIGINT AS low, sum(high)::BIGINT AS high
FROM named
GROUP BY ALL;

-- One row per series × period that has events: months and years. In months, events that reach over several months are left
-- out; `n_not_placed` says how many of them the year has. Between the data set's first and last day, no row is no event.
CREATE TABLE event_points AS
WITH periods AS (
    SELECT * EXCLUDE (year, month), 'month' AS period_kind, month AS period_start, year FROM event_cells WHERE month IS NOT NULL
    UNION ALL BY NAME
    SELECT
        * EXCLUDE (year, month, n_events, n_without_value, best, low, high),
        'year' AS period_kind, make_date(year, 1, 1) AS period_start, year,
        sum(n_events)::BIGINT AS n_events, sum(n_without_value)::BIGINT AS n_without_value,
        sum(best)::BIGINT AS best, sum(low)::BIGINT AS low, sum(high)::BIGINT AS high
    FROM event_cells
    GROUP BY ALL
),
-- What is added up: the numbers of the events, and the events themselves where they are incidents.
counted AS (
    SELECT * EXCLUDE (best), best AS value FROM periods WHERE best IS NOT NULL
    UNION ALL BY NAME
    SELECT
        * EXCLUDE (measure, best, low, high, n_without_value),
        'violent_incidents' AS measure, n_events AS value, NULL AS low, NULL AS high, 0 AS n_without_value
    FROM periods
    WHERE measure = 'fatalities'
),
not_placed AS (
    SELECT event_dataset, event_type, area_key, year, sum(n_events)::BIGINT AS n_not_placed
    FROM event_cells
    WHERE month IS NULL
    GROUP BY ALL
)
SELECT
    concat_ws('.', c.event_dataset, c.measure, c.event_type, c.area_key, c.period_kind) AS series_id,
    c.event_dataset, c.measure, c.event_type, c.reference_area, c.area_name, c.period_kind,
    CASE c.period_kind WHEN 'month' THEN strftime(c.period_start, '%Y-%m') ELSE strftime(c.period_start, '%Y') END AS period,
    c.period_start,
    CASE c.period_kind WHEN 'month' THEN last_day(c.period_start) ELSE make_date(c.year, 12, 31) END AS period_end,
    c.value, c.low, c.high, c.n_events, c.n_without_value,
    CASE c.period_kind WHEN 'month' THEN coalesce(n.n_not_placed, 0) ELSE 0 END AS n_not_placed
FROM counted c
LEFT JOIN not_placed n USING (event_dataset, event_type, area_key, year)
ORDER BY series_id, c.period_start;

-- One row per series of imported events.
CREATE TABLE event_series AS
SELECT
    p.series_id,
    any_value(p.event_dataset) AS event_dataset,
    any_value(d.version) AS version,
    any_value(d.title) AS title,
    any_value(d.producer) AS producer,
    any_value(p.measure) AS measure,
    any_value(m.unit) AS unit,
    any_value(p.event_type) AS event_type,
    coalesce(any_value(t.label), 'all types of event') AS event_type_label,
    any_value(p.reference_area) AS reference_area,
    any_value(p.area_name) AS area_name,
    any_value(p.period_kind) AS period_kind,
    count(*)::BIGINT AS n_points,
    min(p.period_start) AS first_day,
    max(p.period_end) AS last_day,
    sum(p.n_events)::BIGINT AS n_events,
    sum(p.value)::BIGINT AS total,
    count(p.high) > 0 AS has_range,
    any_value(d.first_day) AS dataset_first_day,
    any_value(d.last_day) AS dataset_last_day,
    any_value(d.licence) AS licence,
    any_value(d.redistributable) AS redistributable,
    any_value(d.citation) AS citation
FROM event_points p
JOIN event_datasets d USING (event_dataset)
LEFT JOIN measures m ON m.measure = p.measure
LEFT JOIN event_types t ON t.event_dataset = p.event_dataset AND t.event_type = p.event_type
GROUP BY p.series_id
ORDER BY p.series_id;
DROP TABLE event_cells;
