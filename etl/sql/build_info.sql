-- One row: what this warehouse was built of and how far it reaches.
CREATE TABLE build_info AS
SELECT
    $content AS content_hash,
    $built_at AS built_at,
    version() AS duckdb,
    $version AS version,
    -- The last day that changed the corpus, told without git or clock: a page read, a document published, an id withdrawn.
    greatest(
        (SELECT max(greatest(accessed_on, published_on)) FROM source_days),
        (SELECT max(TRY_CAST(withdrawn_on AS DATE)) FROM withdrawn)
    ) AS corpus_changed,
    -- "Figures to February 2026".
    (SELECT newest_day FROM newest_day) AS newest_period_end,
    (SELECT count(*) FROM figures)::BIGINT AS n_figures,
    (SELECT count(*) FROM sources)::BIGINT AS n_sources
