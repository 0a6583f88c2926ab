-- Small tables computed once at build from the checked rows.

-- One row per milestone × source.
CREATE TABLE milestone_sources AS
SELECT milestone_id, trim(source_id) AS source_id
FROM milestones, unnest(string_split(source_ids, ';')) AS s(source_id);

-- One row per area: the area and all it is part of, itself first.
CREATE TABLE area_parents AS
WITH RECURSIVE up AS (
    SELECT reference_area, reference_area AS ancestor, 0 AS depth FROM reference_areas
    UNION ALL
    SELECT up.reference_area, a.parent, up.depth + 1
    FROM up JOIN reference_areas a ON a.reference_area = up.ancestor
    WHERE a.parent IS NOT NULL AND up.depth < 10
)
SELECT reference_area, list(ancestor ORDER BY depth) AS self_and_parents
FROM up
GROUP BY reference_area;

-- One row per producer: what it is known to have covered, as days and a list; NULL is unknown.
CREATE TABLE producer_coverage AS
SELECT
    producer_id,
    covers_areas,
    list_transform(string_split(coalesce(covers_areas, ''), ';'), lambda area: trim(area)) AS covered,
    TRY_CAST(rpad(covers_from, 10, '-01') AS DATE) AS covers_from_day,
    CASE length(covers_to)
        WHEN 4 THEN make_date(covers_to::INT, 12, 31)
        WHEN 7 THEN last_day((covers_to || '-01')::DATE)
        ELSE covers_to::DATE
    END AS covers_to_day
FROM producers;

CREATE TABLE event_datasets (
    event_dataset VARCHAR PRIMARY KEY,
    name VARCHAR NOT NULL,
    version VARCHAR NOT NULL,
    adapter VARCHAR NOT NULL,
    licence VARCHAR NOT NULL,
    redistributable BOOLEAN NOT NULL,
    path VARCHAR NOT NULL,
    n_events BIGINT NOT NULL,
    n_rejected BIGINT NOT NULL,
    imported_at TIMESTAMP NOT NULL
);

-- One row per release × figure, as frozen in releases/.
CREATE TABLE release_figures AS
SELECT NULL::VARCHAR AS release, * FROM figures WHERE false;
