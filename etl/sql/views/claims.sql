-- From figures to claims: who says which number, and which documents print it.

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
