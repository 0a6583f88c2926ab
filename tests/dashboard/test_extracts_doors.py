"""What may not be passed on leaves through no door: formats, HTTP, command line, pages."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from os import environ
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest
from markupsafe import Markup
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.address import View
from dashboard.extracts import formats
from dashboard.extracts.standalone import Sheet, write_standalone
from dashboard.queries.tables import TABLES
from dashboard.routes import ROUTES
from dashboard.warehouse import Warehouse, open_warehouse
from etl.load.warehouse import write_warehouse
from etl.read.folder import Corpus, read_corpus

ROOT = Path(__file__).parents[2]
SECRETS = ("987654", "876543", "Hush")
OPEN_FIGURE, CLOSED_FIGURE = "fyear22b", "fhush1"


def close_some(corpus: Corpus) -> Corpus:
    """The corpus with a closed source: a figure of its own, a rival in a series, an incident, a definition's source."""
    rows = {name: list(table) for name, table in corpus.rows.items()}
    source = next(row for row in rows["sources"] if row["source_id"] == "sundated")
    rows["sources"].append({**source, "source_id": "shush", "title": "Hush report", "redistributable": "false"})
    model = next(row for row in rows["figures"] if row["figure_id"] == OPEN_FIGURE)
    hush = {**model, "source_id": "shush", "note": "Hush note", "as_stated": "Hush words"}
    rows["figures"].append({**hush, "figure_id": CLOSED_FIGURE, "value": "987654"})
    rows["figures"].append({**hush, "figure_id": "fhush2", "value": "876543", "period": "2019"})
    incident = rows["incidents"][0]
    closed = {"incident_id": "XB-2023-06-01-HUSH", "label": "Hush incident", "source_id": "shush"}
    rows["incidents"].append({**incident, **closed})
    rows["definitions"][0] = {**rows["definitions"][0], "source_id": "shush"}
    return Corpus(corpus.tables, rows, corpus.version)


@pytest.fixture(scope="module")
def closed_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented country's warehouse with the closed source."""
    path = tmp_path_factory.mktemp("closed") / "sanad.duckdb"
    write_warehouse(path, close_some(read_corpus(ROOT / "tests" / "invented")), "closed")
    return path


@pytest.fixture
def closed(closed_file: Path, monkeypatch: pytest.MonkeyPatch) -> Warehouse:
    """The same, open, and the one that every door leads to."""
    monkeypatch.setenv("SANAD_WAREHOUSE", str(closed_file))
    monkeypatch.setenv("SANAD_DATASETS", str(closed_file.parent / "none"))
    return open_warehouse(closed_file)


def read_duckdb(raw: bytes, folder: Path) -> str:
    """Everything in a DuckDB file as text."""
    file = folder / "given.duckdb"
    file.write_bytes(raw)
    with duckdb.connect(str(file), read_only=True) as con:
        tables = [row[0] for row in con.execute("SHOW TABLES").fetchall()]
        assert {"figures", "sources", "series_points", "missing_months"} <= set(tables)
        return "\n".join(str(con.execute(f'FROM "{table}"').fetchall()) for table in tables) + raw.decode("latin-1")


def read_anything(raw: bytes, suffix: str, folder: Path) -> str:
    """All that a file says, as text."""
    if suffix == ".parquet":
        return str(pq.read_table(io.BytesIO(raw)).to_pylist())
    if suffix == ".duckdb":
        return read_duckdb(raw, folder)
    if suffix in {".xlsx", ".zip"}:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            return "\n".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
    return raw.decode("utf-8", "replace")


def list_paths() -> Iterator[str]:
    """Every address under /api, with the closed things in place of their parameters."""
    for route in ROUTES:
        if route.path.startswith("/api/") and "{rest" not in route.path:
            yield route.path.replace("{id:str}", CLOSED_FIGURE)


def find_secrets(text: str) -> list[str]:
    """The secrets that a text gives away."""
    return [secret for secret in SECRETS if secret in text]


def test_the_secrets_are_in_the_warehouse(closed: Warehouse) -> None:
    rows = closed.rows("SELECT value FROM figures WHERE source_id = 'shush' ORDER BY 1")
    assert [row["value"] for row in rows] == [876543, 987654]


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("name", formats())
def test_no_format_holds_a_closed_row(closed: Warehouse, table: str, name: str, tmp_path: Path) -> None:
    raw = formats()[name].to_bytes(TABLES[table].read(closed, View()))
    assert find_secrets(read_anything(raw, formats()[name].suffix, tmp_path)) == []


@pytest.mark.parametrize("table", [name for name in TABLES if name != "event_points"])
def test_no_file_of_a_chart_holds_a_closed_row(closed: Warehouse, table: str) -> None:
    sheet = Sheet("A chart", "", "", "Rows", "light", "#fff", "#000", subtitle="What is <counted>")
    raw = write_standalone(Markup("<svg></svg>"), TABLES[table].read(closed, View()), sheet)
    assert b"<td" in raw
    assert b'<p class="subtitle">What is &lt;counted&gt;</p>' in raw
    assert find_secrets(raw.decode()) == []


@pytest.mark.parametrize("text", ["987654", "876543", "hush", CLOSED_FIGURE, "shush", "XB-2023-06-01-HUSH"])
def test_the_search_suggests_no_closed_row(closed: Warehouse, text: str) -> None:
    with TestClient(Starlette(routes=ROUTES)) as client:
        suggestions = client.get("/api/search.json", params={"q": text}).json()["suggestions"]
    assert not [row for row in suggestions if CLOSED_FIGURE in row["href"] or find_secrets(row["title"])]


@pytest.mark.parametrize("path", list(list_paths()))
def test_no_address_gives_a_closed_row(closed: Warehouse, path: str, tmp_path: Path) -> None:
    with TestClient(Starlette(routes=ROUTES)) as client:
        answer = client.get(path)
        assert answer.status_code == (404 if CLOSED_FIGURE in path else 200)
        assert find_secrets(read_anything(answer.content, Path(path).suffix, tmp_path)) == []


@pytest.mark.parametrize("query", ["id=fhush1", "incident=XB-2023-06-01-HUSH", "from=2019&to=2019"])
def test_asking_for_it_by_name_gives_no_row(closed: Warehouse, query: str) -> None:
    with TestClient(Starlette(routes=ROUTES)) as client:
        for table in ("figures", "series"):
            answer = client.get(f"/api/{table}.json?{query}")
            assert answer.status_code in {200, 404}
            assert find_secrets(str(answer.json().get("rows"))) == []


def test_the_command_gives_no_closed_row(closed_file: Path) -> None:
    env = {**environ, "SANAD_WAREHOUSE": str(closed_file), "SANAD_DATASETS": str(closed_file.parent / "none")}
    for table in TABLES:
        command = [sys.executable, "-m", "dashboard", "export", "--table", table, "-"]
        done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, check=True, timeout=60)
        assert done.stdout
        assert find_secrets(done.stdout.decode()) == []


def test_open_rows_beside_closed_ones_still_leave(closed: Warehouse) -> None:
    ids = {row["figure_id"] for row in TABLES["figures"].read(closed, View()).rows()}
    assert OPEN_FIGURE in ids
    assert len(ids) == closed.rows("SELECT count(*) AS n FROM figures WHERE source_id <> 'shush'")[0]["n"]
    assert TABLES["series"].read(closed, View()).rows()
