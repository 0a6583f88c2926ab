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
    -- "Figures to February 2026": the last day of the series, leaving out single incidents and periods not yet over when printed.
    (
        SELECT max(period_end) FROM figure_claims
        WHERE series_id IS NOT NULL AND status NOT IN ('provisional', 'disputed')
    ) AS newest_period_end,
    (SELECT count(*) FROM figures)::BIGINT AS n_figures,
    (SELECT count(*) FROM sources)::BIGINT AS n_sources
