"""What imports and questions cost, counted and not timed: a tenfold regression fails on any machine."""

import inspect
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

import duckdb
import pytest
from importing import ROOT

sys.path.append(str(ROOT / "benchmarks" / "events"))
from questions import QUESTIONS
from synthetic_events import write_events

from dashboard.queries import event_views
from dashboard.warehouse import Warehouse
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


@dataclass(frozen=True)
class Profiled(Warehouse):
    """A warehouse that remembers how many rows each question's tables and files gave, by DuckDB's own profile, and its plan."""

    scanned: list[int] = field(default_factory=list)
    plans: list[str] = field(default_factory=list)

    def rows(self, sql: str, parameters: Any = ()) -> list[dict[str, Any]]:
        """The answer, counted."""
        self.plans.append(str(self.connection.execute(f"EXPLAIN {sql}", parameters or None).fetchall()[0][1]))
        self.connection.execute("SET enable_profiling = 'no_output'")
        self.connection.execute(
            """SET custom_profiling_settings = '{"OPERATOR_ROWS_SCANNED": "true", "OPERATOR_TYPE": "true"}'"""
        )
        answer = self.connection.execute(sql, parameters or None)
        names = [column[0] for column in answer.description]
        found = [dict(zip(names, row, strict=True)) for row in answer.fetchall()]
        nodes = [json.loads(self.connection.get_profiling_information())]
        self.connection.execute("PRAGMA disable_profiling")
        while nodes:
            node = nodes.pop()
            self.scanned.append(int(node.get("operator_rows_scanned", 0)))
            nodes += node.get("children", [])
        return found


@pytest.fixture
def profiled(warehouse: Path) -> Iterator[Profiled]:
    """The warehouse, watched."""
    with duckdb.connect(str(warehouse), read_only=True) as con:
        yield Profiled(warehouse, con)


def count_rows(con: duckdb.DuckDBPyConnection, *relations: str) -> int:
    """The rows of some tables and views together."""
    return sum((con.execute(f"SELECT count(*) FROM {name}").fetchone() or (0,))[0] for name in relations)


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_looks_at_no_more_than_where_its_answer_lies(profiled: Profiled, name: str) -> None:
    question = QUESTIONS[name]
    question.ask(profiled)
    small = count_rows(
        profiled.connection, "event_series", "event_datasets", "event_types", "reference_areas", "area_parents"
    )
    # The events that a point or a list shows are chosen by narrow columns, and then their other columns are fetched.
    most = 4 * ROWS if question.reads == "events" else count_rows(profiled.connection, question.reads)
    most += count_rows(profiled.connection, "event_points") if name == "events behind a point" else 0
    assert 0 < sum(profiled.scanned) <= most + 3 * small
    assert sum("READ_PARQUET" in plan for plan in profiled.plans) == (question.reads == "events")
    assert len(profiled.plans) <= 3


def test_places_and_sums_are_far_fewer_than_events_or_narrower(profiled: Profiled) -> None:
    assert count_rows(profiled.connection, "event_months") < ROWS / 2
    assert count_rows(profiled.connection, "event_places") < ROWS


def test_every_question_of_the_incidents_page_is_measured(profiled: Profiled, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: set[str] = set()
    own = {
        name: do
        for name, do in inspect.getmembers(event_views, inspect.isfunction)
        if do.__module__ == event_views.__name__
    }
    askers = {name: do for name, do in own.items() if "warehouse" in inspect.signature(do).parameters}
    for name, do in askers.items():
        monkeypatch.setattr(
            event_views, name, lambda *given, name=name, do=do, **named: asked.add(name) or do(*given, **named)
        )
    for question in QUESTIONS.values():
        question.ask(profiled)
    assert asked == set(askers)


def test_the_questions_have_answers(profiled: Profiled) -> None:
    # So few events have no last page, and what may not be passed on has no series to take away.
    without = {"Incidents: list, a type in a province, last page", "Incidents: series of the sums to take away"}
    assert {name for name, question in QUESTIONS.items() if not question.ask(profiled)} == without
