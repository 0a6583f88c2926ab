"""Frozen releases: releases/VERSION/*.parquet with checksums, loaded into the warehouse beside today's figures."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import duckdb

from etl.load.content import hash_file
from etl.load.frozen import CHECKSUMS, MANIFEST, list_releases
from etl.load.tables import sql_text

# A corpus that declares no corrections has none.
NO_CORRECTIONS = "CREATE TABLE corrections (figure_id VARCHAR, column_name VARCHAR, expect VARCHAR, corrected VARCHAR, corrected_on VARCHAR, reason VARCHAR)"
INSERT = "INSERT INTO release_figures BY NAME SELECT ? AS release, * FROM read_parquet(?)"


class ReleaseError(Exception):
    """A release cannot be made, read or trusted; the message says which and what to do."""


def read_manifest(folder: Path, version: str) -> dict[str, Any]:
    """What release.json says. Raises ReleaseError when it cannot be read."""
    try:
        manifest: dict[str, Any] = json.loads((folder / version / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ReleaseError(f"releases/{version}/{MANIFEST} cannot be read. Restore it from the repository.") from error
    return manifest


def verify_release(folder: Path, version: str) -> None:
    """Compare every file of a release with its checksum. Raises ReleaseError at the first that differs or is missing."""
    try:
        lines = (folder / version / CHECKSUMS).read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise ReleaseError(f"releases/{version}/{CHECKSUMS} is missing. Restore it from the repository.") from error
    for line in lines:
        wanted, _, name = line.partition("  ")
        path = folder / version / name
        if not path.is_file() or hash_file(path) != wanted:
            raise ReleaseError(f"releases/{version}/{name} is not the file that was released. Restore it.")


def load_releases(con: duckdb.DuckDBPyConnection, folder: Path | None) -> None:
    """Fill `releases` and `release_figures` and make the views of what changed. Raises ReleaseError."""
    releases = [folder / version for version in list_releases(folder)] if folder else []
    for position, release in enumerate(releases, 1):
        load_release(con, release, position)
    if con.execute("SELECT 1 FROM duckdb_tables() WHERE table_name = 'corrections'").fetchone() is None:
        con.execute(NO_CORRECTIONS)
    con.execute(sql_text("releases.sql"))


def load_release(con: duckdb.DuckDBPyConnection, release: Path, position: int) -> None:
    """One row of `releases` and the figures of one release. Raises ReleaseError when a file is not what was released."""
    verify_release(release.parent, release.name)
    manifest = read_manifest(release.parent, release.name)
    values = [release.name, position, manifest["released_on"], manifest["n_figures"]]
    con.execute("INSERT INTO releases VALUES (?, ?, ?, ?)", values)
    con.execute(INSERT, [release.name, str(release / "figures.parquet")])
