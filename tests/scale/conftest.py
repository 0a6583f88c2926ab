"""Lakes to be made, each in a database of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from postgresql import Postgres, run_postgres

from etl.load.lake import Lake, read_lake


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A server for the whole session."""
    with run_postgres() as server:
        yield server


@pytest.fixture
def lake(postgres: Postgres, tmp_path: Path) -> Lake:
    """A lake to be made."""
    return read_lake(postgres.make_database(), str(tmp_path / "rows"))
