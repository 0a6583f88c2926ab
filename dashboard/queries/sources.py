"""The bibliography: sources and the figures each of them prints."""

from __future__ import annotations

import pandas as pd

from dashboard.warehouse import Warehouse

# One row per source that some figure, definition or milestone uses, with the years and producers of its figures.
SOURCES = """
WITH printed AS (
    SELECT
        f.source_id,
        count(*)::BIGINT AS n_figures,
        list(DISTINCT f.producer_id ORDER BY f.producer_id) AS producers
    FROM figures f
    GROUP BY f.source_id
)
SELECT
    s.*,
    coalesce(p.n_figures, 0)::BIGINT AS n_figures,
    coalesce(p.producers, [])::VARCHAR[] AS producers
FROM sources s
LEFT JOIN printed p USING (source_id)
ORDER BY s.published DESC NULLS LAST, lower(s.title), s.source_id
"""


def list_sources(warehouse: Warehouse) -> pd.DataFrame:
    """All sources, newest first: the columns of sources.csv, n_figures, and producers (list of producer_id)."""
    return warehouse.frame(SOURCES)
