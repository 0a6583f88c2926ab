-- From claims to series: which claim stands for a period, and how far the others are from it.

-- One row per series × period × claim, in the order in which claims are chosen. The rules, each only where the one before
-- leaves more than one claim: (0) a superseded or disputed number gives way; (1) a rounded or hedged wording that an exact
-- claim of the same producer satisfies gives way; (2) the producer's own document; (3) the latest known date, undated
-- last; (4) the most sources; (5) the lowest figure_id.
CREATE VIEW ranked_claims AS
WITH standing AS (
    SELECT
        *,
        status IN ('superseded', 'disputed')
            AND bool_or(status NOT IN ('superseded', 'disputed')) OVER thing AS gives_way_0
    FROM claims
    WHERE series_id IS NOT NULL
    WINDOW thing AS (PARTITION BY series_id, period_start, period_end)
),
hedged AS (
    SELECT
        c.*,
        NOT c.gives_way_0 AND c.qualifier <> 'exact' AND EXISTS (
            SELECT 1 FROM standing e
            WHERE (e.series_id, e.period_start, e.period_end) = (c.series_id, c.period_start, c.period_end)
                AND e.qualifier = 'exact' AND NOT e.gives_way_0
                AND e.value BETWEEN c.allowed_low AND c.allowed_high
        ) AS gives_way_1
    FROM standing c
),
ordered AS (
    SELECT
        *,
        row_number() OVER (
            PARTITION BY series_id, period_start, period_end
            ORDER BY gives_way_0, gives_way_1, NOT own_document, latest_on DESC NULLS LAST, n_sources DESC, figure_id
        ) AS place
    FROM hedged
)
SELECT
    *,
    -- For each claim not shown, the rule by which the shown one goes before it.
    CASE
        WHEN place = 1 THEN NULL
        WHEN gives_way_0 > first_value(gives_way_0) OVER best THEN 0
        WHEN gives_way_1 > first_value(gives_way_1) OVER best THEN 1
        WHEN own_document <> first_value(own_document) OVER best THEN 2
        WHEN latest_on IS DISTINCT FROM first_value(latest_on) OVER best THEN 3
        WHEN n_sources <> first_value(n_sources) OVER best THEN 4
        ELSE 5
    END AS yields_by_rule
FROM ordered
WINDOW best AS (PARTITION BY series_id, period_start, period_end ORDER BY place);

-- One row per series × period: the claim shown, the span of all claims, and whether they agree.
CREATE VIEW series_points AS
SELECT
    series_id,
    first(measure ORDER BY place) AS measure,
    first(unit ORDER BY place) AS unit,
    first(definition_id ORDER BY place) AS definition_id,
    first(concept ORDER BY place) AS concept,
    first(population_group ORDER BY place) AS population_group,
    first(reference_area ORDER BY place) AS reference_area,
    first(origin ORDER BY place) AS origin,
    first(destination ORDER BY place) AS destination,
    first(crossing ORDER BY place) AS crossing,
    first(verb_class ORDER BY place) AS verb_class,
    first(producer_id ORDER BY place) AS producer_id,
    first(period_kind ORDER BY place) AS period_kind,
    first(period ORDER BY place) AS period,
    period_start,
    period_end,
    first(claim_id ORDER BY place) AS claim_id,
    first(figure_id ORDER BY place) AS figure_id,
    first(value ORDER BY place) AS value,
    first(low ORDER BY place) AS low,
    first(high ORDER BY place) AS high,
    first(qualifier ORDER BY place) AS qualifier,
    first(count_scope ORDER BY place) AS count_scope,
    first(status ORDER BY place) AS status,
    first(period_basis ORDER BY place) AS period_basis,
    first(transcription_confidence ORDER BY place) AS transcription_confidence,
    min(least(value, low)) AS min_value,
    max(greatest(value, high)) AS max_value,
    count(*)::BIGINT AS n_claims,
    list_sort(list_distinct(flatten(list(document_ids)))) AS document_ids,
    len(list_distinct(flatten(list(document_ids))))::BIGINT AS n_sources,
    -- Intervals that overlap two by two have a point in common, so the ends decide.
    max(allowed_low) <= min(allowed_high) AS agree,
    CASE
        WHEN count(*) = 1 THEN 'one_claim'
        WHEN max(allowed_low) <= min(allowed_high) THEN 'agree'
        -- Only a number doubted as printed, such as a misprint, stands against the rest.
        WHEN max(allowed_low) FILTER (NOT gives_way_0 OR status <> 'disputed')
            <= min(allowed_high) FILTER (NOT gives_way_0 OR status <> 'disputed') THEN 'doubted'
        WHEN max(allowed_low) FILTER (NOT gives_way_0) <= min(allowed_high) FILTER (NOT gives_way_0) THEN 'revised'
        ELSE 'disagree'
    END AS agreement,
    coalesce(max(yields_by_rule), -1)::BIGINT AS rule_number,
    CASE coalesce(max(yields_by_rule), -1)
        WHEN -1 THEN 'only claim'
        WHEN 0 THEN 'superseded or disputed numbers give way'
        WHEN 1 THEN 'an exact number goes before a rounded one'
        WHEN 2 THEN 'the producer''s own document goes first'
        WHEN 3 THEN 'the latest known date goes first'
        WHEN 4 THEN 'the number with the most sources goes first'
        ELSE 'the lowest figure_id goes first'
    END AS rule
FROM ranked_claims
GROUP BY series_id, period_start, period_end;

-- One row per series: figures alike in all but period.
CREATE VIEW series AS
SELECT
    series_id,
    any_value(measure) AS measure,
    any_value(unit) AS unit,
    any_value(definition_id) AS definition_id,
    any_value(concept) AS concept,
    any_value(population_group) AS population_group,
    any_value(reference_area) AS reference_area,
    any_value(origin) AS origin,
    any_value(destination) AS destination,
    any_value(crossing) AS crossing,
    any_value(verb_class) AS verb_class,
    any_value(producer_id) AS producer_id,
    any_value(period_kind) AS period_kind,
    min(period_start) AS first_day,
    max(period_end) AS last_day,
    count(*)::BIGINT AS n_points,
    sum(n_claims)::BIGINT AS n_claims,
    len(list_distinct(flatten(list(document_ids))))::BIGINT AS n_sources,
    count(*) FILTER (agreement = 'disagree')::BIGINT AS n_disagreements,
    -- Lines are for regular flows, stocks and running totals; odd spans overlap and stand as single marks.
    count(*) > 1 AND any_value(period_kind) IN ('day', 'week', 'month', 'quarter', 'half_year', 'year', 'cumulative', 'point')
        AS drawn_as_line
FROM series_points
GROUP BY series_id;
