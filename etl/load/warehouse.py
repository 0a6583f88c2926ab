"""One complete warehouse file from checked rows."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb

from etl.load.events import load_events
from etl.load.releases import load_releases
from etl.load.tables import create_tables, sql_text
from etl.read.folder import Corpus

# Files of etl/sql/views, each after those whose views it reads.
VIEW_FILES = ("claims", "series", "disagreements", "coverage", "derived", "events")
# Views whose rows are stored at build, each after those it reads: the file never changes, so the answers don't either.
STORED_VIEWS = (
    "figure_claims", "claims", "ranked_claims", "series_points", "series", "newest_day", "disagreements", "coverage",
    "missing_months", "derived_changes", "stated_against_computed",
)  # fmt: skip


def store_view(con: duckdb.DuckDBPyConnection, view: str) -> None:
    """Keep a view's rows in a table and let the view read them."""
    con.execute(f"CREATE TABLE stored_{view} AS FROM {view}")
    con.execute(f"CREATE OR REPLACE VIEW {view} AS FROM stored_{view}")


def create_live_views(con: duckdb.DuckDBPyConnection) -> None:
    """The derived tables and the views as they are written: they ask the tables anew each time."""
    con.execute(sql_text("derived_tables.sql"))
    for name in VIEW_FILES:
        con.execute(sql_text(f"views/{name}.sql"))


def create_views(con: duckdb.DuckDBPyConnection) -> None:
    """The derived tables, the views, and the stored rows of the slow ones."""
    create_live_views(con)
    for view in STORED_VIEWS:
        store_view(con, view)


def fill_build_info(con: duckdb.DuckDBPyConnection, content: str, version: str) -> None:
    """The one row of build_info: what was built, of what, and how far its figures reach."""
    built_at = datetime.now(UTC).isoformat(timespec="seconds")
    con.execute(sql_text("build_info.sql"), {"content": content, "built_at": built_at, "version": version})


def fill_warehouse(
    con: duckdb.DuckDBPyConnection,
    corpus: Corpus,
    content: str,
    releases: Path | None = None,
    events: Path | None = None,
) -> dict[str, Any]:
    """Everything of a warehouse in an empty database, with the releases and events of two folders; gives its build_info."""
    create_tables(con, corpus.tables, corpus.rows)
    create_views(con)
    load_releases(con, releases)
    store_view(con, "figure_changes")
    load_events(con, events)
    fill_build_info(con, content, corpus.version)
    answer = con.execute("FROM build_info")
    return dict(zip([column[0] for column in answer.description], answer.fetchone() or (), strict=True))


def write_warehouse(
    path: Path, corpus: Corpus, content: str, releases: Path | None = None, events: Path | None = None
) -> dict[str, Any]:
    """Write one complete warehouse file at `path`; returns its build_info. Raises duckdb.Error, OSError, ReleaseError."""
    with duckdb.connect(str(path), config={"autoinstall_known_extensions": "false"}) as con:
        con.begin()  # one transaction: the log of each step need not reach the disk
        info = fill_warehouse(con, corpus, content, releases, events)
        con.commit()
        con.execute("CHECKPOINT")
        return info
