"""Two machines import event data into one lake at the same time."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from importing import COLUMNS_49, INVENTED, ged_rows, write_table
from postgresql import ROOT

from dashboard.events.rows import EventQuestion
from dashboard.queries import event_views as queries
from dashboard.warehouse import Warehouse
from etl.load.lake import NAME, Lake, newest_snapshot, open_reader, open_writer

pytestmark = pytest.mark.long


def start_import(
    machine: Path, lake: Lake, name: str, count: int, version: str = "25.1", **cells: str
) -> subprocess.Popen[str]:
    """One machine's import of `count` events; its own folder of events and its own file."""
    machine.mkdir(exist_ok=True)
    file = machine / f"GEDEvent_v{version.replace('.', '_')}.csv"
    file.write_text(write_table(ged_rows(count, **cells), COLUMNS_49))
    env = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "SANAD_EVENTS": str(machine / "events"),
        "SANAD_WAREHOUSE": lake.address,
        "SANAD_LAKE_DATA": lake.data,
    }
    command = [sys.executable, "-m", "etl", "import", "ucdp-ged", file, "--name", name, "--version", version]
    return subprocess.Popen(
        [*command, "--datasets", INVENTED],
        cwd=machine,
        env=env,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


def finish(run: subprocess.Popen[str]) -> None:
    """Wait for an import; fail with what it said."""
    said, _ = run.communicate(timeout=120)
    assert run.returncode == 0, said


def read_counts(lake: Lake) -> tuple[dict[str, int], dict[str, int], dict[str, int]]:
    """Events by data set: as registered, as rows, and as the sum of the yearly points of all types and places."""
    with open_reader(lake) as con:
        return tuple(  # type: ignore[return-value]
            dict(con.execute(sql).fetchall())
            for sql in (
                "SELECT event_dataset, n_events FROM event_datasets",
                "SELECT event_dataset, count(*) FROM events GROUP BY 1",
                """SELECT event_dataset, sum(n_events)::BIGINT FROM event_points WHERE period_kind = 'year'
                   AND event_type = 'all' AND measure = 'fatalities' GROUP BY 1""",
            )
        )


def test_two_importers_at_once_both_arrive(lake: Lake, tmp_path: Path) -> None:
    finish(start_import(tmp_path / "first", lake, "start", 1))
    runs = [start_import(tmp_path / name, lake, name, count) for name, count in (("one", 20), ("two", 30))]
    for run in runs:
        finish(run)
    expected = {"start": 1, "one": 20, "two": 30}
    registered, rows, points = read_counts(lake)
    assert (registered, rows) == (expected, expected)
    assert set(points) == set(expected)


def test_a_newer_version_takes_the_place_of_the_older_and_of_no_other(lake: Lake, tmp_path: Path) -> None:
    finish(start_import(tmp_path / "one", lake, "one", 20))
    finish(start_import(tmp_path / "two", lake, "two", 30))
    finish(start_import(tmp_path / "one", lake, "one", 25, version="26.1"))
    assert read_counts(lake)[:2] == ({"one": 25, "two": 30},) * 2


def test_the_incidents_page_asks_a_lake_as_it_asks_a_file(lake: Lake, tmp_path: Path) -> None:
    finish(start_import(tmp_path / "one", lake, "one", 20))
    with open_reader(lake) as watch:
        snapshot = newest_snapshot(watch)
    warehouse = Warehouse(None, open_reader(lake, snapshot), None, NAME, snapshot)
    (dataset,) = queries.list_datasets(warehouse, local=False)
    (area,) = queries.list_areas(warehouse, "one").values()
    assert (dataset.title, area.area_name) == ("UCDP GED 25.1", "Arvania")
    question = EventQuestion("one", "state_based", area, date(2022, 1, 1), date(2022, 12, 31))
    for sums in (queries.sum_by_area(warehouse, question), queries.sum_by_month(warehouse, question)):
        assert [(item.n_events, item.best, item.low, item.high) for item in sums] == [(20, 60, 60, 100)]
    assert len(queries.list_latest(warehouse, question, skip=15, most=30)) == 5
    assert queries.list_places(warehouse, question, west=0, east=90, south=0, north=90, most=5) == []


def read_places(lake: Lake) -> list[tuple[str, int]]:
    """Each data set's events at places known exactly."""
    with open_reader(lake) as con:
        return con.execute(
            "SELECT event_dataset, sum(n_events)::BIGINT FROM event_places GROUP BY 1 ORDER BY 1"
        ).fetchall()


def test_a_lake_from_before_there_were_places_gets_them_for_every_machine(lake: Lake, tmp_path: Path) -> None:
    finish(start_import(tmp_path / "one", lake, "one", 20, country="Pakistan"))
    with open_writer(lake) as con:
        con.execute("DROP TABLE event_places")
    finish(start_import(tmp_path / "two", lake, "two", 30, country="Pakistan"))
    assert read_places(lake) == [("one", 20), ("two", 30)]
    finish(start_import(tmp_path / "one", lake, "one", 25, version="26.1", country="Pakistan"))
    assert read_places(lake) == [("one", 25), ("two", 30)]
