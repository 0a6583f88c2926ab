-- Small tables computed once at build from the checked rows.

-- The last day of an EDTF year, month or day; NULL of NULL.
CREATE MACRO last_day_of(edtf) AS CASE length(edtf)
    WHEN 4 THEN make_date(edtf::INT, 12, 31)
    WHEN 7 THEN last_day((edtf || '-01')::DATE)
    ELSE edtf::DATE
END;

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

-- One row per area: what it reaches for the question whether a producer covers it (itself, its parents, the areas it
-- consists of and their parents), and the days between which it existed in this shape.
CREATE TABLE area_reach AS
WITH members AS (
    SELECT reference_area, unnest(string_split(members, ';')) AS member FROM reference_areas WHERE members IS NOT NULL
),
reach AS (
    SELECT reference_area, unnest(self_and_parents) AS reached FROM area_parents
    UNION
    SELECT m.reference_area, unnest(p.self_and_parents)
    FROM members m
    JOIN area_parents p ON p.reference_area = trim(m.member)
)
SELECT
    reference_area,
    list(r.reached ORDER BY r.reached) AS self_parents_members,
    any_value(TRY_CAST(rpad(a.valid_from, 10, '-01') AS DATE)) AS valid_from_day,
    any_value(last_day_of(a.valid_to)) AS valid_to_day
FROM reach r
JOIN reference_areas a USING (reference_area)
GROUP BY reference_area;

-- One row per producer: what it is known to have covered, as days and a list; NULL is unknown.
CREATE TABLE producer_coverage AS
SELECT
    producer_id,
    covers_areas,
    CASE WHEN covers_areas IS NOT NULL THEN
        list_transform(string_split(covers_areas, ';'), lambda area: trim(area))
    END AS covered,
    TRY_CAST(rpad(covers_from, 10, '-01') AS DATE) AS covers_from_day,
    last_day_of(covers_to) AS covers_to_day
FROM producers;

-- One row per imported data set: the version shown.
CREATE TABLE event_datasets (
    event_dataset VARCHAR PRIMARY KEY,
    adapter VARCHAR NOT NULL,
    version VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    producer VARCHAR NOT NULL,
    licence VARCHAR NOT NULL,
    licence_url VARCHAR,
    redistributable BOOLEAN NOT NULL,
    citation VARCHAR NOT NULL,
    source_url VARCHAR,
    n_events BIGINT NOT NULL,
    n_rejected BIGINT NOT NULL,
    first_day DATE,
    last_day DATE,
    types_add_up BOOLEAN NOT NULL,
    imported_at TIMESTAMP NOT NULL,
    changes JSON
);

-- One row per imported data set: the file that `events` reads. For the connection alone, which opens nothing else.
CREATE TABLE event_files (
    event_dataset VARCHAR PRIMARY KEY,
    path VARCHAR NOT NULL
);

-- One row per imported data set × type of event: its code in `events` and its words.
CREATE TABLE event_types (
    event_dataset VARCHAR NOT NULL,
    event_type VARCHAR NOT NULL,
    label VARCHAR NOT NULL,
    PRIMARY KEY (event_dataset, event_type)
);

-- One row per imported data set × measure × type × country × finest area × year × month: sums over its events, copied from
-- months.parquet. `month` is NULL for events that reach over several months. Empty sums are NULL, never 0.
CREATE TABLE event_months (
    event_dataset VARCHAR NOT NULL,
    measure VARCHAR NOT NULL,
    event_type VARCHAR NOT NULL,
    country VARCHAR,
    reference_area VARCHAR,
    year BIGINT NOT NULL,
    month DATE,
    n_events BIGINT NOT NULL,
    n_without_value BIGINT NOT NULL,
    best BIGINT,
    low BIGINT,
    high BIGINT
);

-- One row per imported data set × type × area × year × month × point known exactly, so that a map need not read every event.
-- `month` is NULL for events that reach over several months; what no map of provinces holds (no code) is left out.
CREATE TABLE event_places (
    event_dataset VARCHAR NOT NULL,
    event_type VARCHAR NOT NULL,
    reference_area VARCHAR NOT NULL,
    year BIGINT NOT NULL,
    month DATE,
    latitude DOUBLE NOT NULL,
    longitude DOUBLE NOT NULL,
    place VARCHAR,
    n_events BIGINT NOT NULL
);

-- One row per release, in the order of their numbers.
CREATE TABLE releases (
    release VARCHAR PRIMARY KEY,
    position BIGINT NOT NULL,
    released_on DATE NOT NULL,
    n_figures BIGINT NOT NULL
);

-- One row per release × figure, as frozen in releases/.
CREATE TABLE release_figures AS
SELECT NULL::VARCHAR AS release, * FROM figures WHERE false;
