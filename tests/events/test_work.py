"""What imports and questions cost, counted and not timed: a tenfold regression fails on any machine."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, Self

import duckdb
import pytest
from importing import ROOT

sys.path.append(str(ROOT / "benchmarks" / "events"))
from questions import QUESTIONS
from synthetic_events import write_events

from dashboard.warehouse import open_warehouse
from etl.adapters import find_adapters
from etl.events import bring_in
from etl.load.build import build_warehouse

ROWS = 60_000
MEASURE = r"""
import re, sys
from pathlib import Path
from etl.adapters import find_adapters
from etl.events.bring_in import Order, import_file
read_before = int(Path("/proc/self/io").read_text().split()[1])
import_file(Order(find_adapters()["acled"], Path(sys.argv[1]), Path(sys.argv[2]), Path("datasets")))
# Not ru_maxrss, which a process inherits from the one that started it.
peak = re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())[1]
print(int(Path("/proc/self/io").read_text().split()[1]) - read_before, peak)
"""


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Synthetic events."""
    path = tmp_path_factory.mktemp("synthetic") / "events.csv"
    write_events(ROWS, path)
    return path


@pytest.mark.skipif(not Path("/proc/self/io").exists(), reason="only Linux counts the bytes that a process reads")
def test_an_import_reads_the_file_about_twice_in_little_memory(file: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-c", MEASURE, str(file), str(tmp_path)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    n_bytes, peak = map(int, done.stdout.split())
    assert n_bytes < 3.5 * file.stat().st_size  # once to read it, once for its hash, and the events for their sums
    assert peak < 600 * 1024


def test_an_import_runs_a_number_of_statements_that_does_not_grow(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    statements: list[str] = []

    class Counting:
        """A connection that remembers what it was asked."""

        def __init__(self, con: duckdb.DuckDBPyConnection) -> None:
            self.con = con

        def execute(self, sql: str, *parameters: Any) -> duckdb.DuckDBPyConnection:
            statements.append(sql)
            return self.con.execute(sql, *parameters)

        def __enter__(self) -> Self:
            return self

        def __exit__(self, *_: object) -> None:
            self.con.close()

    open_store = bring_in.open_store
    monkeypatch.setattr(bring_in, "open_store", lambda staging: Counting(open_store(staging)))
    bring_in.import_file(bring_in.Order(find_adapters()["acled"], file, tmp_path / "events", ROOT / "datasets"))
    assert len(statements) <= 14
    assert sum("read_csv(" in sql for sql in statements) == 1


@pytest.fixture(scope="module")
def warehouse(file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse that knows of the events."""
    home = tmp_path_factory.mktemp("warehouse")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SANAD_EVENTS", str(home / "events"))
        bring_in.import_file(bring_in.Order(find_adapters()["acled"], file, home / "events", ROOT / "datasets"))
        return build_warehouse(ROOT / "datasets", home / "sanad.duckdb").path


def count_scanned(warehouse: Path, sql: str) -> int:
    """How many rows the tables and files of a question gave, and were filtered, by DuckDB's own profile."""
    with duckdb.connect(str(warehouse), read_only=True) as con:
        con.execute("SET enable_profiling = 'no_output'")
        con.execute("""SET custom_profiling_settings = '{"OPERATOR_ROWS_SCANNED": "true", "OPERATOR_TYPE": "true"}'""")
        con.execute(sql).fetchall()
        profile = json.loads(con.get_profiling_information())
    nodes, scanned = [profile], 0
    while nodes:
        node = nodes.pop()
        scanned += int(node.get("operator_rows_scanned", 0))
        nodes += node.get("children", [])
    return scanned


@pytest.mark.parametrize("question", [name for name in QUESTIONS if "series" in name or "types" in name])
def test_series_are_read_from_sums_and_not_from_events(warehouse: Path, question: str) -> None:
    with duckdb.connect(str(warehouse), read_only=True) as con:
        points = con.execute("SELECT count(*) FROM event_points").fetchone() or (0,)
        plan = con.execute(f"EXPLAIN {QUESTIONS[question][0]}").fetchall()[0][1]
    assert 0 < count_scanned(warehouse, QUESTIONS[question][0]) <= points[0]
    assert "READ_PARQUET" not in plan


@pytest.mark.parametrize("question", ["events behind a point", "how many events are behind it"])
def test_events_are_looked_at_a_few_times_at_the_most(warehouse: Path, question: str) -> None:
    assert (
        0 < count_scanned(warehouse, QUESTIONS[question][0]) <= 4 * ROWS
    )  # to choose the fifty, and to fetch their other columns


def test_the_questions_have_answers(warehouse: Path) -> None:
    opened = open_warehouse(warehouse)
    assert {name for name, (sql, _) in QUESTIONS.items() if not opened.rows(sql)} == set()
