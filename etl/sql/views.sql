-- The views of the warehouse. Each says its grain; charts and pages only read them.

-- One row per figure, with its series, and the set of values its words allow as the closed interval
-- [allowed_low, allowed_high]. Counts are whole numbers, so "more than 80" starts at 81. The conventions of ours:
-- "about" allows 5 per cent (at least 1) to both sides, "nearly" 5 per cent below.
CREATE VIEW figure_claims AS
WITH eligible AS (
    SELECT
        f.*,
        p.kind AS producer_kind,
        d.concept,
        d.scope,
        d.label AS definition_label,
        m.unit AS usual_unit,
        s.kind = 'own' AND s.producer_id IS NOT DISTINCT FROM f.producer_id AS own_document,
        s.published,
        y.published_on,
        coalesce(s.copy_of, f.source_id) AS document_id,
        -- Leaving, being sent out and coming home of one's own will are unlike things; the other verbs are one movement.
        CASE
            WHEN f.stated_verb IN ('sent back', 'expelled', 'deported', 'forcibly returned', 'evicted', 'removed') THEN 'forced'
            WHEN f.stated_verb = 'returned voluntarily' THEN 'voluntary'
        END AS verb_class,
        f.incident_id IS NULL
            AND f.count_scope <> 'partial'
            AND f.qualifier <> 'words_only'
            AND p.kind NOT IN ('not_stated', 'official_unnamed', 'hospital_or_residents', 'press_count') AS in_series
    FROM figures f
    JOIN producers p ON p.producer_id = f.producer_id
    JOIN definitions d ON d.definition_id = f.definition_id
    JOIN sources s ON s.source_id = f.source_id
    JOIN source_days y ON y.source_id = f.source_id
    JOIN measures m ON m.measure = f.measure
    -- What may not be passed on is kept in `figures` and goes no further: no claim, no point, no export.
    WHERE s.redistributable
)
SELECT
    * EXCLUDE (usual_unit),
    -- Alike in all but period: also in unit, crossing, way and kind of movement, and a running total in its first day.
    CASE WHEN in_series THEN concat_ws('.',
        definition_id, population_group, reference_area,
        CASE WHEN origin <> reference_area AND NOT starts_with(reference_area, origin || '-') THEN 'from_' || origin END,
        CASE WHEN destination IS NOT NULL THEN 'to_' || destination END,
        crossing,
        verb_class,
        CASE WHEN unit <> usual_unit THEN unit END,
        period_kind,
        CASE WHEN period_kind = 'cumulative' THEN 'from_' || period_start END)
    END AS series_id,
    'c' || substr(md5(concat_ws('|',
        definition_id, unit, population_group, reference_area, coalesce(origin, ''), coalesce(destination, ''),
        coalesce(crossing, ''), coalesce(verb_class, ''),
        -- The figures of an incident belong together whatever period a document prints for it.
        coalesce(incident_id, concat_ws('/', period_start, period_end, period_kind)), count_scope,
        CASE WHEN count_scope = 'partial' THEN coalesce(note, '') ELSE '' END,
        coalesce(speaker, ''), coalesce(value::VARCHAR, ''),
        CASE WHEN qualifier = 'words_only' THEN lower(coalesce(as_stated, as_stated_en)) ELSE '' END,
        CASE WHEN qualifier = 'range' THEN concat_ws('-', low, high) ELSE '' END)), 1, 12) AS claim_id,
    CASE qualifier
        WHEN 'exact' THEN value
        WHEN 'about' THEN coalesce(low, value - greatest(value * 0.05, 1))
        WHEN 'nearly' THEN coalesce(low, value - greatest(value * 0.05, 1))
        WHEN 'at_least' THEN value
        WHEN 'more_than' THEN value + 1
        WHEN 'fewer_than' THEN 0
        WHEN 'up_to' THEN 0
        WHEN 'range' THEN low
    END AS allowed_low,
    CASE qualifier
        WHEN 'exact' THEN value
        WHEN 'about' THEN coalesce(high, value + greatest(value * 0.05, 1))
        WHEN 'nearly' THEN coalesce(high, value - 1)
        WHEN 'at_least' THEN 'infinity'::DOUBLE
        WHEN 'more_than' THEN 'infinity'::DOUBLE
        WHEN 'fewer_than' THEN value - 1
        WHEN 'up_to' THEN value
        WHEN 'range' THEN high
    END AS allowed_high
FROM eligible;

-- One row per distinct claim: a producer (and speaker) says one number about one thing, with every document that
-- prints it. A figure without counter that equals exactly one known claim is listed under that claim, not beside it.
CREATE VIEW claims AS
WITH worded AS (
    SELECT
        *,
        -- The wording that stands for the claim: counter named, exact, own document, latest, lowest id.
        row_number() OVER (
            PARTITION BY claim_id
            ORDER BY producer_basis <> 'stated', qualifier <> 'exact', NOT own_document, published_on DESC NULLS LAST,
                figure_id
        ) = 1 AS stands
    FROM figure_claims
),
grouped AS (
    SELECT
        claim_id,
        any_value(series_id) AS series_id,
        any_value(measure) AS measure,
        any_value(unit) AS unit,
        any_value(definition_id) AS definition_id,
        any_value(concept) AS concept,
        any_value(scope) AS scope,
        any_value(population_group) AS population_group,
        any_value(reference_area) AS reference_area,
        any_value(origin) AS origin,
        any_value(destination) AS destination,
        any_value(crossing) AS crossing,
        any_value(verb_class) AS verb_class,
        any_value(stated_verb) FILTER (stands) AS stated_verb,
        list(DISTINCT stated_verb ORDER BY stated_verb) FILTER (stated_verb IS NOT NULL) AS stated_verbs,
        any_value(incident_id) AS incident_id,
        any_value(count_scope) AS count_scope,
        any_value(producer_id) AS producer_id,
        any_value(producer_kind) AS producer_kind,
        any_value(speaker) AS speaker,
        -- Documents may print an incident's month where others print its day: the narrowest period stands for the claim.
        first(period ORDER BY period_end - period_start, length(period), period) AS period,
        first(period_start ORDER BY period_end - period_start, length(period), period) AS period_start,
        first(period_end ORDER BY period_end - period_start, length(period), period) AS period_end,
        any_value(period_kind) AS period_kind,
        CASE WHEN bool_or(period_basis = 'stated') THEN 'stated' ELSE 'inferred' END AS period_basis,
        any_value(value) AS value,
        any_value(low) FILTER (stands) AS low,
        any_value(high) FILTER (stands) AS high,
        any_value(qualifier) FILTER (stands) AS qualifier,
        any_value(figure_id) FILTER (stands) AS figure_id,
        list(DISTINCT qualifier ORDER BY qualifier) AS wordings,
        any_value(allowed_low) FILTER (stands) AS allowed_low,
        any_value(allowed_high) FILTER (stands) AS allowed_high,
        bool_or(own_document) AS own_document,
        max(published_on) FILTER (producer_basis = 'stated') AS latest_on,
        min(published_on) FILTER (producer_basis = 'stated') AS earliest_on,
        -- A number its producer took back stays taken back, whoever goes on printing it; for the rest the kindest
        -- standing holds: one good document is enough.
        CASE
            WHEN bool_or(status = 'superseded' AND producer_basis = 'stated') THEN 'superseded'
            WHEN bool_or(status = 'reported') THEN 'reported'
            WHEN bool_or(status = 'estimated') THEN 'estimated'
            WHEN bool_or(status = 'provisional') THEN 'provisional'
            WHEN bool_or(status = 'superseded') THEN 'superseded'
            ELSE 'disputed'
        END AS status,
        CASE
            WHEN bool_or(transcription_confidence = 'high') THEN 'high'
            WHEN bool_or(transcription_confidence = 'medium') THEN 'medium'
            ELSE 'low'
        END AS transcription_confidence,
        count(*)::BIGINT AS n_figures,
        list(figure_id ORDER BY figure_id) AS figure_ids,
        list(DISTINCT source_id ORDER BY source_id) AS source_ids,
        -- Copies count as the document they copy; documents that name no counter, or another, add nothing.
        coalesce(list(DISTINCT document_id ORDER BY document_id) FILTER (producer_basis = 'stated'), []) AS document_ids,
        len(document_ids)::BIGINT AS n_sources,
        list(DISTINCT source_id ORDER BY source_id) FILTER (producer_basis <> 'stated') AS inferred_source_ids
    FROM worded
    GROUP BY claim_id
),
without_counter AS (
    SELECT u.claim_id, min(k.claim_id) AS listed_under, u.source_ids
    FROM grouped u
    JOIN grouped k
        ON k.producer_kind <> 'not_stated'
        AND (u.measure, u.unit, u.concept, u.population_group, u.reference_area, u.count_scope, u.value)
          = (k.measure, k.unit, k.concept, k.population_group, k.reference_area, k.count_scope, k.value)
        AND coalesce(u.incident_id, u.period_start || '/' || u.period_end)
          = coalesce(k.incident_id, k.period_start || '/' || k.period_end)
        AND u.crossing IS NOT DISTINCT FROM k.crossing
        AND u.origin IS NOT DISTINCT FROM k.origin
        AND u.destination IS NOT DISTINCT FROM k.destination
    WHERE u.producer_kind = 'not_stated'
    GROUP BY u.claim_id, u.source_ids
    HAVING count(DISTINCT k.producer_id) = 1
),
also AS (
    SELECT listed_under AS claim_id, flatten(list(source_ids)) AS source_ids
    FROM without_counter
    GROUP BY listed_under
)
SELECT
    g.* EXCLUDE (inferred_source_ids),
    list_sort(list_distinct(list_concat(coalesce(g.inferred_source_ids, []), coalesce(also.source_ids, []))))
        AS also_printed_source_ids,
    w.listed_under
FROM grouped g
LEFT JOIN without_counter w USING (claim_id)
LEFT JOIN also USING (claim_id);

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

-- One row per pair of claims about the same measure, unit, group, area and period (and incident and crossing) whose
-- allowed values do not overlap, with the reason where definitions, standing or dates explain it.
CREATE VIEW disagreements AS
WITH pairs AS (
    SELECT a, b
    FROM claims a
    JOIN claims b
        ON (a.measure, a.unit, a.population_group, a.reference_area)
         = (b.measure, b.unit, b.population_group, b.reference_area)
        AND coalesce(a.incident_id, a.period_start || '/' || a.period_end)
          = coalesce(b.incident_id, b.period_start || '/' || b.period_end)
        AND a.crossing IS NOT DISTINCT FROM b.crossing
        AND a.origin IS NOT DISTINCT FROM b.origin
        AND a.destination IS NOT DISTINCT FROM b.destination
        AND a.figure_id < b.figure_id
    WHERE a.count_scope <> 'partial' AND b.count_scope <> 'partial'
        AND a.listed_under IS NULL AND b.listed_under IS NULL
        AND greatest(a.allowed_low, b.allowed_low) > least(a.allowed_high, b.allowed_high)
)
SELECT
    a.measure AS measure, a.unit AS unit, a.population_group AS population_group, a.reference_area AS reference_area,
    a.crossing AS crossing, a.period AS period, a.period_start AS period_start, a.period_end AS period_end,
    a.incident_id AS incident_id,
    a.claim_id AS claim_a, b.claim_id AS claim_b,
    a.figure_id AS figure_a, b.figure_id AS figure_b,
    a.producer_id AS producer_a, b.producer_id AS producer_b,
    a.definition_id AS definition_a, b.definition_id AS definition_b,
    a.value AS value_a, b.value AS value_b,
    CASE
        WHEN 'disputed' IN (a.status, b.status) THEN 'disputed'
        WHEN a.definition_id = b.definition_id AND 'superseded' IN (a.status, b.status) THEN 'revised'
        WHEN a.verb_class IS DISTINCT FROM b.verb_class THEN 'verb'
        WHEN da.scope <> db.scope THEN 'scope'
        WHEN da.counts_militants <> db.counts_militants AND 'unknown' NOT IN (da.counts_militants, db.counts_militants)
            THEN 'militants'
        WHEN da.concept <> db.concept THEN 'concept'
        WHEN da.edition IS DISTINCT FROM db.edition AND a.producer_id = b.producer_id THEN 'edition'
        WHEN 'provisional' IN (a.status, b.status) THEN 'provisional'
        ELSE 'not_explained'
    END AS reason_code,
    CASE reason_code
        WHEN 'disputed' THEN 'One of the numbers is doubted as printed.'
        WHEN 'revised' THEN 'The producer later printed another number.'
        WHEN 'verb' THEN 'They are worded differently: leaving and being sent out need not be counted alike.'
        WHEN 'scope' THEN 'They count different events: ' || da.label || '; ' || db.label || '.'
        WHEN 'militants' THEN 'They differ in whether militants are counted.'
        WHEN 'concept' THEN 'They count different things: ' || da.label || '; ' || db.label || '.'
        WHEN 'edition' THEN 'The producer changed its definition between the two.'
        WHEN 'provisional' THEN 'One of the numbers is provisional.'
        ELSE 'Not explained by what we know of the definitions.'
    END AS reason
FROM pairs
JOIN definitions da ON da.definition_id = a.definition_id
JOIN definitions db ON db.definition_id = b.definition_id;

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

-- One row per imported event. Event data sets live beside the warehouse: where any is registered, this reads their files.
CREATE VIEW events AS
SELECT
    NULL::VARCHAR AS event_dataset, NULL::VARCHAR AS event_id, NULL::DATE AS date_start, NULL::DATE AS date_end,
    NULL::VARCHAR AS date_precision, NULL::VARCHAR AS event_type, NULL::VARCHAR AS sub_event_type, NULL::VARCHAR AS measure,
    NULL::BIGINT AS best, NULL::BIGINT AS low, NULL::BIGINT AS high,
    NULL::BIGINT AS deaths_a, NULL::BIGINT AS deaths_b, NULL::BIGINT AS deaths_civilians, NULL::BIGINT AS deaths_unknown,
    NULL::VARCHAR AS country, NULL::VARCHAR AS admin1, NULL::VARCHAR AS admin2, NULL::VARCHAR AS place,
    NULL::VARCHAR AS place_precision, NULL::VARCHAR AS reference_area, NULL::VARCHAR AS destination,
    NULL::VARCHAR AS crossing, NULL::DOUBLE AS latitude, NULL::DOUBLE AS longitude,
    NULL::VARCHAR AS side_a, NULL::VARCHAR AS side_b, NULL::VARCHAR AS conflict, NULL::VARCHAR AS notes,
    NULL::VARCHAR AS source, NULL::VARCHAR AS source_date, NULL::VARCHAR AS source_url, NULL::BIGINT AS n_sources,
    NULL::DATE AS updated, NULL::BIGINT AS file_line
WHERE false;
