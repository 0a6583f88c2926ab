"""Tools for the workshop's tests: copies of the invented country to spoil, and warehouses in memory."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from etl.load.tables import create_tables, fill_table, sql_text
from etl.load.warehouse import fill_warehouse
from etl.normalise.days import DERIVED, derive_rows
from etl.read.folder import Corpus, read_corpus

ROOT = Path(__file__).parent.parent.parent
INVENTED = ROOT / "tests" / "invented"
Row = dict[str, Any]
LEAVES = {"figures", "stated_changes"}  # tables that no other points to: their rows are replaced in place
Build = Callable[..., duckdb.DuckDBPyConnection]


class Datasets:
    """A datasets folder that a test spoils: cells, rows, whole files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def read(self, file: str) -> list[Row]:
        """The rows of a file."""
        return list(csv.DictReader(io.StringIO((self.folder / file).read_text("utf-8"), newline="")))

    def write(self, file: str, rows: list[Row]) -> None:
        """Write the rows of a file, as hand-kept files are written."""
        text = io.StringIO(newline="")
        writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        (self.folder / file).write_text(text.getvalue(), "utf-8", newline="")

    def change(self, file: str, key: str, **cells: str) -> int:
        """Change cells of the row whose first cell is `key`; returns its line."""
        rows = self.read(file)
        line = next(n for n, row in enumerate(rows, 2) if next(iter(row.values())) == key)
        rows[line - 2].update(cells)
        self.write(file, rows)
        return line

    def add(self, file: str, like: str, **cells: str) -> int:
        """Add a row like the one whose first cell is `like`, at the end; returns its line."""
        rows = self.read(file)
        rows.append({**next(row for row in rows if next(iter(row.values())) == like), **cells})
        self.write(file, rows)
        return len(rows) + 1

    def replace_bytes(self, file: str, old: bytes, new: bytes) -> None:
        """Replace bytes of a file, once."""
        path = self.folder / file
        raw = path.read_bytes()
        assert old in raw
        path.write_bytes(raw.replace(old, new, 1))


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
        con.execute(sql_text("derived_tables.sql"))
        con.execute(sql_text("views.sql"))
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
def figure(invented: Corpus) -> Callable[..., Row]:
    """A function that makes a figures row: attacks in Arvania in 2022 by the Arvan Monitor, unless told otherwise."""
    model = next(row for row in invented.rows["figures"] if row["figure_id"] == "fyear22b")
    numbers = iter(range(1000))

    def make(value: float | None, **cells: str | None) -> Row:
        return {**model, "figure_id": f"f{next(numbers):03}", "value": None if value is None else str(value), **cells}

    return make


@pytest.fixture
def source(invented: Corpus) -> Callable[..., Row]:
    """A function that makes a sources row: a press page, undated, unless told otherwise."""
    model = next(row for row in invented.rows["sources"] if row["source_id"] == "sundated")
    return lambda source_id, **cells: {**model, "source_id": source_id, **cells}

