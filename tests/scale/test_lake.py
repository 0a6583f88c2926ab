"""The same warehouse as a file and in a lake: the same answers, readers undisturbed, nothing told that is secret."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from postgresql import PASSWORD, ROOT
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash
from twins import Twins

from dashboard.bootstrap import open_door, open_lake_door
from dashboard.pages import PAGES
from dashboard.routes import ROUTES
from dashboard.warehouse import Warehouse, open_warehouse
from etl.load.build import WarehouseError, build_warehouse
from etl.load.lake import NAME, Lake, newest_snapshot, open_reader, open_writer, read_lake
from etl.load.publish import build_lake, publish

pytestmark = pytest.mark.long
ADDRESSES = [
    *({"page": entry.url_path or ""} for entry in PAGES),
    {"page": "trends", "measure": "fatalities", "area": "PK-KP", "kind": "month"},
    {"page": "trends", "measure": "attacks", "area": "PK", "split": "area"},
    {"page": "compare", "measure": "fatalities", "area": "PK", "from": "2024", "to": "2024"},
    {"page": "search", "q": "521"},
    {"page": "search", "q": "Paktika"},
]
DOORS = [
    *(f"/api/{name}{ending}" for name in ("figures", "series", "incidents", "sources", "definitions") for ending in (".csv", ".json")),
    "/api/changes.atom",
    "/api/datapackage.json",
    "/api/figures.csv?measure=attacks&area=PK&from=2024",
    "/api/figures.xlsx?producer=pips",
]  # fmt: skip


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The warehouse file of the real datasets."""
    return build_warehouse(ROOT / "datasets", tmp_path_factory.mktemp("file") / "sanad.duckdb").path


def open_snapshot(lake: Lake) -> Warehouse:
    """The newest snapshot of a lake, as the dashboard opens it."""
    with open_reader(lake) as watch:
        snapshot = newest_snapshot(watch)
    return Warehouse(None, open_reader(lake, snapshot), None, NAME, snapshot)


def test_every_question_of_the_dashboard_has_the_same_answer(
    built: Path, lake: Lake, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    publish(built, lake)
    file = open_warehouse(built)
    twins = Twins(open_warehouse(built), open_snapshot(lake))
    ids = {
        "figure": file.rows("SELECT min(figure_id) AS id FROM figures")[0]["id"],
        "incident": file.rows("SELECT min(incident_id) AS id FROM incidents")[0]["id"],
    }
    monkeypatch.setenv("SANAD_WAREHOUSE", str(built))
    monkeypatch.setenv("SANAD_DATASETS", str(built.parent / "none"))
    open_door.cache_clear()
    monkeypatch.setattr(Warehouse, "cursor", lambda _: twins.open())
    for address in ADDRESSES:
        parameters = {"id": ids[address["page"]]} if address["page"] in ids else {}
        app = AppTest.from_file(ROOT / "dashboard" / "site" / "run.py", default_timeout=120)
        for name, value in {**address, **parameters}.items():
            if name != "page":
                app.query_params[name] = value
        if address["page"]:
            app._page_hash = calc_hash(address["page"])
        assert not app.run().exception
    with TestClient(Starlette(routes=ROUTES)) as client:
        answers = {door: client.get(door).status_code for door in [*DOORS, f"/api/figure/{ids['figure']}"]}
    assert set(answers.values()) == {200}, answers
    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR] == []
    assert not twins.differences, "\n\n".join(twins.differences)
    assert len(twins.asked) > 80


def test_the_duckdb_file_out_of_a_lake_holds_the_same_rows(built: Path, lake: Lake, tmp_path: Path) -> None:
    publish(built, lake)
    env = {**os.environ, "SANAD_WAREHOUSE": lake.address}
    out = tmp_path / "out.duckdb"
    subprocess.run(
        [sys.executable, "-m", "dashboard", "export", "--format", "duckdb", out], cwd=ROOT, env=env, check=True
    )
    left, right = open_warehouse(built), open_warehouse(out)
    for table in ("figures", "claims", "series_points", "sources", "missing_months"):
        count = f"SELECT count(*) AS n FROM {table}"
        assert left.rows(count) == right.rows(count), table


def test_readers_keep_their_snapshot_and_the_next_look_shows_the_new_one(built: Path, lake: Lake) -> None:
    publish(built, lake)
    old = open_snapshot(lake)
    with open_writer(lake) as con:
        con.execute("UPDATE build_info SET content_hash = 'another'")
    assert publish(built, lake)[0] == "built"
    assert publish(built, lake)[0] == "current"
    new = open_snapshot(lake)
    assert old.version != new.version
    assert old.rows("SELECT count(*) AS n FROM figures") == new.rows("SELECT count(*) AS n FROM figures")


def test_a_failed_publication_leaves_the_lake_as_it_was(built: Path, lake: Lake, tmp_path: Path) -> None:
    publish(built, lake)
    before = open_snapshot(lake).version
    foreign = tmp_path / "foreign.duckdb"
    with duckdb.connect(str(foreign)) as con:
        con.execute("CREATE TABLE build_info AS SELECT 'foreign' AS content_hash")
        con.execute("CREATE TABLE figures AS SELECT 1 AS broken")
    with pytest.raises(Exception, match="cannot be written"):
        publish(foreign, lake)
    assert open_snapshot(lake).version == before


def test_a_running_dashboard_goes_over_to_what_another_machine_publishes(
    built: Path, lake: Lake, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(built, lake)
    monkeypatch.setenv("SANAD_WAREHOUSE", lake.address)
    open_lake_door.cache_clear()
    monkeypatch.setattr("dashboard.lake_door.LOOK_AGAIN", 0)
    with TestClient(Starlette(routes=ROUTES)) as client:
        first = client.get("/readyz").json()["version"]
        assert client.get("/readyz").json()["version"] == first
        with open_writer(lake) as con:
            con.execute("UPDATE build_info SET content_hash = 'another'")
        assert client.get("/readyz").json()["version"].startswith("another-")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (("host=127.0.0.1", "host=127.0.0.2"), "The lake cannot be opened (IOException). PostgreSQL does not answer at that address."),
        ((PASSWORD, f"{PASSWORD}x"), "The lake cannot be opened (IOException). PostgreSQL refused the password."),
        (("ducklake:postgres", "ducklake:mysql"), "SANAD_WAREHOUSE must be a file, or ducklake:postgres: and a PostgreSQL address."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_without_the_address(
    lake: Lake, tmp_path: Path, change: tuple[str, str], sentence: str
) -> None:
    env = {**os.environ, "SANAD_WAREHOUSE": lake.address.replace(*change), "SANAD_LAKE_DATA": str(tmp_path)}
    command = [sys.executable, "-m", "etl", "build", "--datasets", ROOT / "tests" / "invented"]
    run = subprocess.run(
        command, cwd=tmp_path, env={**env, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False
    )
    assert run.returncode == 1
    assert run.stderr.splitlines()[-1] == sentence
    assert PASSWORD not in run.stdout + run.stderr
    assert "127.0.0.1" not in run.stdout + run.stderr


def test_no_page_and_no_log_tells_the_password(
    lake: Lake, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    monkeypatch.setenv("SANAD_WAREHOUSE", lake.address)  # a database without a lake
    open_lake_door.cache_clear()
    with TestClient(Starlette(routes=ROUTES)) as client:
        answer = client.get("/readyz")
    assert (answer.status_code, answer.json()) == (503, {"status": "no warehouse"})
    with pytest.raises(WarehouseError) as caught:
        build_lake(ROOT / "tests" / "invented", read_lake(lake.address.replace("sanad ", "nobody ")))
    assert PASSWORD not in caplog.text + answer.text + str(caught.value) + repr(lake)
