"""A warehouse of many figures: those of a real one over and over under new ids, to measure speed and memory on."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb

TABLES = ("figures", "stored_figure_claims")
# Each figure again as often as needed, with the number of the round in its id.
COPIES = """
CREATE TEMP TABLE copies AS
SELECT t.* REPLACE (t.figure_id || '-' || k AS figure_id)
FROM {table} t, range(1, $rounds) AS r(k)
ORDER BY k, t.figure_id
LIMIT $missing
"""


def write_synthetic(source: Path, out: Path, rows: int) -> None:
    """Write a copy of the warehouse `source` that holds `rows` figures."""
    shutil.copyfile(source.resolve(), out)
    with duckdb.connect(str(out)) as con:
        have = int((con.execute("SELECT count(*) FROM figures").fetchone() or (0,))[0])
        for table in TABLES:
            con.execute(COPIES.format(table=table), {"rounds": -(-rows // have), "missing": rows - have})
            con.execute(f"INSERT INTO {table} FROM copies")
            con.execute("DROP TABLE copies")
        con.execute("UPDATE build_info SET content_hash = content_hash || '-' || $rows", {"rows": rows})
