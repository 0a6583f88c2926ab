"""Tools for the workshop's tests: copies of the invented country to spoil, and warehouses in memory."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from hypothesis import settings
from invented_datasets import INVENTED, Build, Datasets, MakeRow, Row

from etl.load.tables import create_tables, fill_table
from etl.load.warehouse import create_live_views, fill_warehouse
from etl.normalise.days import DERIVED, derive_rows
from etl.read.folder import Corpus, read_corpus

# Other work on the machine is no failure of ours.
settings.register_profile("etl", deadline=None)
settings.load_profile("etl")
LEAVES = {"figures", "stated_changes"}  # tables that no other points to: their rows are replaced in place


@pytest.fixture
def datasets(tmp_path: Path) -> Datasets:
    """A copy of the invented country."""
    folder = tmp_path / "datasets"
    shutil.copytree(INVENTED, folder)
    return Datasets(folder)


@pytest.fixture(scope="session")
def invented() -> Corpus:
    """The invented country as read."""
    return read_corpus(INVENTED)


@pytest.fixture(scope="session")
def country(invented: Corpus) -> Iterator[duckdb.DuckDBPyConnection]:
    """The invented country's warehouse."""
    with duckdb.connect(":memory:") as con:
        fill_warehouse(con, invented, "content")
        yield con


@pytest.fixture(scope="session")
def live(invented: Corpus) -> Iterator[duckdb.DuckDBPyConnection]:
    """The invented tables under views that are not stored, so that a change of rows shows at once."""
    with duckdb.connect(":memory:") as con:
        create_tables(con, invented.tables, invented.rows)
        create_live_views(con)
        yield con


@pytest.fixture
def build(invented: Corpus, live: duckdb.DuckDBPyConnection) -> Iterator[Build]:
    """A function that gives a warehouse of the invented tables with some of them replaced."""
    with duckdb.connect(":memory:") as con:

        def build_with(**tables: list[Row]) -> duckdb.DuckDBPyConnection:
            rows = {**invented.rows, **tables}
            if not set(tables) <= LEAVES:
                fill_warehouse(con, Corpus(invented.tables, rows, "1"), "content")
                return con
            for name in LEAVES:
                table = invented.tables[name]
                live.execute(f"DELETE FROM {name}")
                fill_table(live, name, table.columns + list(DERIVED[name]), derive_rows(name, rows[name]))
            return live

        yield build_with


@pytest.fixture
def figure(invented: Corpus) -> MakeRow:
    """A function that makes a figures row: attacks in Arvania in 2022 by the Arvan Monitor, unless told otherwise."""
    model = next(row for row in invented.rows["figures"] if row["figure_id"] == "fyear22b")
    numbers = iter(range(1000))

    def make(value: float | None, **cells: str | None) -> Row:
        return {**model, "figure_id": f"f{next(numbers):03}", "value": None if value is None else str(value), **cells}

    return make


@pytest.fixture
def source(invented: Corpus) -> MakeRow:
    """A function that makes a sources row: a press page, undated, unless told otherwise."""
    model = next(row for row in invented.rows["sources"] if row["source_id"] == "sundated")
    return lambda source_id, **cells: {**model, "source_id": source_id, **cells}
