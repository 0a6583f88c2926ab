-- What changed from release to release, and since the last one.

-- One row per edition × figure that may be passed on: every release, and today's figures as the edition after the last.
CREATE VIEW edition_figures AS
SELECT r.position, r.release, f.* EXCLUDE (release)
FROM release_figures f
JOIN releases r USING (release)
UNION ALL BY NAME
SELECT (SELECT coalesce(max(position), 0) + 1 FROM releases) AS position, NULL AS release, f.*
FROM figures f
JOIN sources s ON s.source_id = f.source_id
WHERE s.redistributable;

-- One row per edition × figure × column, everything as text.
CREATE VIEW edition_cells AS
SELECT *
FROM (
    SELECT
        position, release, figure_id,
        measure::VARCHAR AS measure, unit::VARCHAR AS unit, definition_id::VARCHAR AS definition_id,
        population_group::VARCHAR AS population_group, reference_area::VARCHAR AS reference_area,
        origin::VARCHAR AS origin, destination::VARCHAR AS destination, crossing::VARCHAR AS crossing,
        stated_verb::VARCHAR AS stated_verb, period::VARCHAR AS period, period_basis::VARCHAR AS period_basis,
        printf('%.15g', value) AS value, printf('%.15g', low) AS low, printf('%.15g', high) AS high,
        qualifier::VARCHAR AS qualifier, count_scope::VARCHAR AS count_scope, status::VARCHAR AS status,
        producer_id::VARCHAR AS producer_id, producer_basis::VARCHAR AS producer_basis, speaker::VARCHAR AS speaker,
        source_id::VARCHAR AS source_id, incident_id::VARCHAR AS incident_id, as_stated::VARCHAR AS as_stated,
        as_stated_en::VARCHAR AS as_stated_en, transcription_confidence::VARCHAR AS transcription_confidence
    FROM edition_figures
)
UNPIVOT INCLUDE NULLS (cell FOR column_name IN (COLUMNS(* EXCLUDE (position, release, figure_id))));

-- One row per change of one figure between two neighbouring editions: change is added, revised (one row per column) or
-- withdrawn; `release` is the later edition, NULL for what is not released yet.
CREATE VIEW figure_changes AS
WITH neighbours AS (
    SELECT b.position, b.release, a.release AS release_before
    FROM (SELECT DISTINCT position, release FROM edition_figures) b
    JOIN releases a ON a.position = b.position - 1
),
added AS (
    SELECT n.*, b.figure_id, 'added' AS change
    FROM neighbours n
    JOIN edition_figures b ON b.position = n.position
    ANTI JOIN edition_figures a ON a.position = b.position - 1 AND a.figure_id = b.figure_id
),
gone AS (
    SELECT n.*, a.figure_id, 'withdrawn' AS change
    FROM neighbours n
    JOIN edition_figures a ON a.position = n.position - 1
    ANTI JOIN edition_figures b ON b.position = a.position + 1 AND b.figure_id = a.figure_id
),
revised AS (
    SELECT n.*, b.figure_id, 'revised' AS change, b.column_name, a.cell AS old, b.cell AS new
    FROM neighbours n
    JOIN edition_cells b ON b.position = n.position
    JOIN edition_cells a
        ON a.position = b.position - 1 AND a.figure_id = b.figure_id AND a.column_name = b.column_name
    WHERE a.cell IS DISTINCT FROM b.cell
),
together AS (
    SELECT * FROM added UNION ALL BY NAME SELECT * FROM gone UNION ALL BY NAME SELECT * FROM revised
)
SELECT
    t.*,
    coalesce(c.reason, w.reason) AS reason,
    coalesce(c.corrected_on, w.withdrawn_on) AS changed_on
FROM together t
LEFT JOIN corrections c ON c.figure_id = t.figure_id AND c.column_name = t.column_name AND c.corrected IS NOT DISTINCT FROM t.new
LEFT JOIN withdrawn w ON w.id = t.figure_id AND t.change = 'withdrawn';

-- One row per figure × edition in which its number, qualifier or standing differs from the edition before: its history.
CREATE VIEW figure_history AS
-- A figure in words only has them in `words`.
WITH stands AS (
    SELECT position, release, figure_id, value, low, high, qualifier, status,
        CASE WHEN qualifier = 'words_only' THEN coalesce(as_stated, as_stated_en) END AS words
    FROM edition_figures
)
SELECT *
FROM stands
WINDOW run AS (PARTITION BY figure_id ORDER BY position)
QUALIFY row_number() OVER run = 1
    OR (value, low, high, qualifier, status, words) IS DISTINCT FROM
       (lag(value) OVER run, lag(low) OVER run, lag(high) OVER run, lag(qualifier) OVER run, lag(status) OVER run,
        lag(words) OVER run);
