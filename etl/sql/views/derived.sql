-- Our own arithmetic, within a series only; each view refuses what may not be computed and says why.

-- One row per series × two neighbouring periods of one kind: the change from one to the next. Our arithmetic. Refused for
-- running totals, stocks, odd spans, ranges without a best number and numbers doubted as printed.
CREATE VIEW derived_changes AS
SELECT
    b.series_id, b.period AS period, a.period AS base_period, b.period_start, b.period_end,
    b.figure_id, a.figure_id AS base_figure_id, b.value, a.value AS base_value,
    b.value - a.value AS change_abs,
    CASE WHEN a.value > 0 THEN 100 * (b.value - a.value) / a.value END AS change_pct,
    a.qualifier <> 'exact' OR b.qualifier <> 'exact' AS inexact,
    'provisional' IN (a.status, b.status) AS provisional
FROM series_points a
JOIN series_points b
    ON a.series_id = b.series_id AND b.period_start = a.period_end + 1
WHERE a.period_kind NOT IN ('cumulative', 'point', 'other')
    AND a.value IS NOT NULL AND b.value IS NOT NULL
    AND a.status <> 'disputed' AND b.status <> 'disputed';

-- One row per stated change: the percentage a source prints beside the one computed from the same producer's series
-- (by days, so that 2024 and 2024-01/2024-12 are one year). `agrees` allows rounding to whole per cent, and for a hedged
-- percentage what its words allow.
CREATE VIEW stated_against_computed AS
WITH computed AS (
    SELECT
        c.*,
        a.series_id,
        a.value AS base_value, b.value AS value, a.figure_id AS base_figure_id, b.figure_id AS figure_id,
        CASE WHEN a.value > 0 THEN 100 * (b.value - a.value) / a.value END AS computed_pct
    FROM stated_changes c
    LEFT JOIN (
        series_points a
        JOIN series_points b ON a.series_id = b.series_id
    ) ON b.definition_id = c.definition_id AND b.population_group = c.population_group
        AND b.reference_area = c.reference_area AND a.value IS NOT NULL AND b.value IS NOT NULL
        AND a.period_kind NOT IN ('cumulative', 'point')
        AND (b.period_start, b.period_end) = (c.period_start, c.period_end)
        AND (a.period_start, a.period_end) = (c.base_period_start, c.base_period_end)
    -- Where several series fit (crossings, units), the one with the shortest name is the whole.
    QUALIFY row_number() OVER (PARTITION BY c.stated_change_id ORDER BY length(a.series_id), a.series_id) = 1
)
SELECT
    *,
    CASE qualifier
        WHEN 'exact' THEN abs(computed_pct - change_pct) <= 1
        WHEN 'about' THEN abs(computed_pct - change_pct) <= greatest(1, 0.05 * abs(change_pct))
        WHEN 'nearly' THEN abs(computed_pct) BETWEEN 0.95 * abs(change_pct) - 1 AND abs(change_pct)
        WHEN 'fewer_than' THEN abs(computed_pct) < abs(change_pct)
        WHEN 'up_to' THEN abs(computed_pct) <= abs(change_pct) + 0.5
        ELSE abs(computed_pct) >= abs(change_pct) - 0.5
    END AND sign(computed_pct) IN (0, sign(change_pct)) AS agrees
FROM computed;

-- One row per two neighbouring totals of one cumulative series (one producer, one first day): the flow between their days.
-- Our arithmetic. Refused for bounds ("over 900,000"), for numbers taken back or doubted, and where the later total is less.
CREATE VIEW derived_flows AS
WITH totals AS (
    SELECT
        *,
        lag(value) OVER run AS base_value,
        lag(period_end) OVER run AS base_end,
        lag(figure_id) OVER run AS base_figure_id,
        lag(qualifier) OVER run AS base_qualifier
    FROM series_points
    WHERE period_kind = 'cumulative' AND qualifier IN ('exact', 'about') AND status NOT IN ('superseded', 'disputed')
    WINDOW run AS (PARTITION BY series_id ORDER BY period_end)
)
SELECT
    series_id, measure, unit, producer_id, population_group, reference_area, crossing,
    base_end + 1 AS period_start, period_end, value - base_value AS value,
    figure_id, base_figure_id, value AS total, base_value AS base_total,
    qualifier <> 'exact' OR base_qualifier <> 'exact' AS inexact
FROM totals
WHERE base_value IS NOT NULL AND base_end < period_end AND value >= base_value;

-- One row per series of months, quarters or halves × calendar year: their sum, or why there is none. Our arithmetic.
CREATE VIEW derived_sums AS
WITH parts AS (
    SELECT
        p.*,
        year(p.period_start) AS year,
        CASE p.period_kind WHEN 'month' THEN 12 WHEN 'quarter' THEN 4 ELSE 2 END AS n_needed
    FROM series_points p
    WHERE p.period_kind IN ('month', 'quarter', 'half_year')
),
years AS (
    SELECT
        series_id, any_value(measure) AS measure, any_value(unit) AS unit, year, any_value(period_kind) AS period_kind,
        any_value(n_needed)::BIGINT AS n_needed,
        count(*)::BIGINT AS n_parts,
        sum(value) AS total,
        bool_or(qualifier <> 'exact') AS inexact,
        bool_or(value IS NULL OR qualifier NOT IN ('exact', 'about')) AS has_bounds,
        bool_or(status = 'disputed') AS has_disputed,
        list(figure_id ORDER BY period_start) AS figure_ids
    FROM parts
    GROUP BY series_id, year
)
SELECT
    y.series_id, y.measure, y.unit, y.year, y.period_kind, y.n_parts, y.n_needed, y.figure_ids, y.inexact,
    CASE
        WHEN NOT m.additive THEN 'The measure cannot be added up over time.'
        WHEN y.n_parts < y.n_needed THEN 'We hold ' || y.n_parts || ' of ' || y.n_needed || ' parts of the year.'
        WHEN y.has_bounds THEN 'Some of the numbers are bounds or ranges.'
        WHEN y.has_disputed THEN 'Some of the numbers are doubted as printed.'
    END AS refused_because,
    CASE WHEN refused_because IS NULL THEN y.total END AS value
FROM years y
JOIN measures m USING (measure);
