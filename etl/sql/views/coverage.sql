-- What is held of each series, month by month, and what is missing.

-- One row: the end of the newest month that has a count of its own in a series, leaving out months not over when printed.
CREATE VIEW newest_day AS
SELECT max(p.period_end) AS newest_day
FROM series_points p
JOIN series s USING (series_id)
WHERE s.drawn_as_line AND s.period_kind = 'month' AND p.status NOT IN ('provisional', 'disputed');

-- One row per series × month from the series' first month to the corpus's newest month: what we hold of it.
CREATE VIEW coverage AS
WITH months AS (
    SELECT s.*, m.month::DATE AS month
    FROM series s, newest_day n,
        unnest(generate_series(
            date_trunc('month', s.first_day), greatest(n.newest_day, s.last_day)::TIMESTAMP, INTERVAL 1 MONTH
        )) AS m(month)
),
held AS (
    SELECT
        p.series_id,
        m.month::DATE AS month,
        -- A range without a best number still says that something was counted.
        max(coalesce(p.value, p.high)) AS most,
        count(*)::BIGINT AS n_points,
        len(list_distinct(flatten(list(p.document_ids))))::BIGINT AS n_documents
    FROM series_points p,
        unnest(generate_series(
            date_trunc('month', CASE WHEN p.period_kind = 'cumulative' THEN p.period_end ELSE p.period_start END),
            p.period_end::TIMESTAMP, INTERVAL 1 MONTH)) AS m(month)
    GROUP BY p.series_id, m.month
),
said_not_counted AS (
    SELECT DISTINCT producer_id, measure, first_day, last_day FROM producer_gaps
),
-- A definition that its producer replaced counts nothing after the break, unless we hold such a number.
replaced AS (
    SELECT follows AS definition_id, min(TRY_CAST(rpad(break_date, 10, '-01') AS DATE)) AS replaced_on
    FROM definitions
    WHERE follows IS NOT NULL AND break_date IS NOT NULL
    GROUP BY follows
)
SELECT
    m.series_id, m.measure, m.reference_area, m.producer_id, m.period_kind, m.month,
    CASE
        WHEN h.most > 0 THEN 'reported'
        WHEN h.most = 0 THEN 'zero'
        WHEN n.producer_id IS NOT NULL THEN 'not_counted'
        WHEN last_day(m.month) < p.covers_from_day OR m.month > p.covers_to_day THEN 'outside'
        WHEN p.covered IS NOT NULL AND NOT list_has_any(p.covered, a.self_parents_members) THEN 'outside'
        WHEN last_day(m.month) < a.valid_from_day OR m.month > a.valid_to_day THEN 'outside'
        WHEN m.month >= r.replaced_on AND m.last_day < r.replaced_on THEN 'outside'
        ELSE 'not_held'
    END AS state,
    coalesce(h.n_points, 0) AS n_points,
    coalesce(h.n_documents, 0) AS n_documents
FROM months m
JOIN producer_coverage p USING (producer_id)
JOIN area_reach a USING (reference_area)
LEFT JOIN replaced r USING (definition_id)
LEFT JOIN held h USING (series_id, month)
LEFT JOIN said_not_counted n
    ON n.producer_id = m.producer_id AND n.measure = m.measure AND m.month BETWEEN date_trunc('month', n.first_day) AND n.last_day;

-- One row per regular series with months of which we hold no document: the list of `etl gaps` and of the Coverage page.
-- A series of one point says nothing of a rhythm, so nothing is missing from it; nor is anything missing after the last
-- period of an edition that another one followed, nor in a year or quarter that is not over. `n_within_longer` of the missing months lie in a longer period whose
-- figure we hold, by the same producer and definition.
CREATE VIEW missing_months AS
WITH followed AS (
    SELECT DISTINCT follows AS definition_id FROM definitions WHERE follows IS NOT NULL
),
longer AS (
    SELECT DISTINCT
        s.definition_id, s.population_group, s.reference_area, coalesce(s.crossing, '') AS crossing, s.period_kind, c.month
    FROM series s
    JOIN coverage c USING (series_id)
    WHERE c.state IN ('reported', 'zero') AND s.period_kind IN ('quarter', 'half_year', 'year')
),
months AS (
    SELECT
        s.*, c.month, c.state,
        EXISTS (
            FROM longer l
            WHERE (l.definition_id, l.population_group, l.reference_area, l.crossing, l.month)
                = (s.definition_id, s.population_group, s.reference_area, coalesce(s.crossing, ''), c.month)
                AND list_position(['month', 'quarter', 'half_year', 'year'], l.period_kind)
                    > list_position(['month', 'quarter', 'half_year', 'year'], s.period_kind)
        ) AS within_longer
    FROM series s
    JOIN coverage c USING (series_id)
    WHERE s.period_kind IN ('month', 'quarter', 'half_year', 'year')
        AND s.n_points > 1
        AND c.state <> 'outside'
        AND (c.month <= s.last_day OR s.definition_id NOT IN (SELECT definition_id FROM followed))
        -- A year or quarter that was not over when the corpus ends cannot be missing yet.
        AND CASE s.period_kind
            WHEN 'year' THEN make_date(year(c.month), 12, 31)
            WHEN 'half_year' THEN make_date(year(c.month), CASE WHEN month(c.month) <= 6 THEN 6 ELSE 12 END, 30)
            WHEN 'quarter' THEN last_day(make_date(year(c.month), 3 * quarter(c.month), 1))
            ELSE last_day(c.month)
        END <= (SELECT n.newest_day FROM newest_day n)
)
SELECT
    m.series_id, m.producer_id, p.short_name AS producer, m.measure, m.definition_id, d.label AS definition,
    m.population_group, g.label AS population_group_label, m.reference_area, m.crossing, m.period_kind,
    count(*)::BIGINT AS n_months,
    count(*) FILTER (m.state = 'not_held')::BIGINT AS n_missing,
    count(*) FILTER (m.state = 'not_held' AND m.within_longer)::BIGINT AS n_within_longer,
    list(strftime(m.month, '%Y-%m') ORDER BY m.month) FILTER (m.state = 'not_held') AS months
FROM months m
JOIN producers p ON p.producer_id = m.producer_id
JOIN definitions d ON d.definition_id = m.definition_id
JOIN population_groups g ON g.population_group = m.population_group
GROUP BY ALL
HAVING n_missing > 0;
