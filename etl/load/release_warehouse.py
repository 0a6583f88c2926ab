"""The whole warehouse of a frozen release, by today's views: what `as_of` shows."""

from __future__ import annotations

from pathlib import Path

import duckdb

from etl.load.older_parts import fill_parts
from etl.load.releases import verify_release
from etl.load.tables import PERIOD_KINDS
from etl.load.warehouse import fill_warehouse
from etl.read.folder import Corpus
from etl.read.rows import Row
from etl.schema import Table


def read_rows(con: duckdb.DuckDBPyConnection, path: Path, table: Table) -> list[Row]:
    """The rows of one frozen table as text, with a column for each that is declared today."""
    if not path.is_file():
        return []
    answer = con.execute("SELECT COLUMNS(*)::VARCHAR FROM read_parquet(?)", [str(path)])
    names = [column[0] for column in answer.description]
    rows = [dict(zip(names, values, strict=True)) for values in answer.fetchall()]
    wanted = [*table.columns, "dataset_file", "dataset_line"]
    return [{name: row.get(name) for name in wanted} for row in rows]


def write_release_warehouse(
    path: Path, folder: Path, version: str, tables: dict[str, Table], content: str | None = None
) -> None:
    """Write the whole warehouse of a release at `path`, by today's views; `content` is its content hash.

    Raises ReleaseError, duckdb.Error, OSError.
    """
    verify_release(folder, version)
    with duckdb.connect(str(path), config={"autoinstall_known_extensions": "false"}) as con:
        rows = {name: read_rows(con, folder / version / f"{name}.parquet", table) for name, table in tables.items()}
        for row in rows["figures"]:
            row["period_kind"] = None if row["period_kind"] in PERIOD_KINDS else row["period_kind"]  # derived anew
        fill_parts(rows["incidents"])
        con.begin()
        fill_warehouse(con, Corpus(tables, rows, version), content or version)
        con.commit()
        con.execute("CHECKPOINT")
