"""The questions of the dashboard on three million events, beside SQLite and Datasette; pages with and without; an export."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from questions import QUESTIONS

ROOT = Path(__file__).resolve().parents[2]
ASKED, OTHERS_ASKED = 40, 3  # the others take seconds for some
COLUMNS = "event_id_cnty, event_date, event_type, sub_event_type, country, admin1, location, actor1, actor2, source, notes, fatalities, latitude, longitude, geo_precision"
KEYS = (
    "CREATE INDEX by_place ON events (country, admin1, event_date)",
    "CREATE INDEX by_day ON events (event_date)",
    "CREATE UNIQUE INDEX by_id ON events (event_id_cnty)",
)
PAGES = ("overview", "trends", "incidents", "compare", "returns")
PAGE = """
import sys, time
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash
import dashboard.local
dashboard.local.is_local = lambda: True  # as for the one who imported the events
page = AppTest.from_file("dashboard/site/run.py", default_timeout=120)
if sys.argv[1] != "overview":
    page._page_hash = calc_hash(sys.argv[1])
page.run()
times = []
for _ in range(30):
    started = time.perf_counter()
    page.run()
    times.append(time.perf_counter() - started)
assert not page.exception and len(list(page.main)) > 5
print(min(times))
"""


def time_calls(call: Callable[[], object], times: int = ASKED) -> dict[str, float]:
    """Median and 95th percentile in milliseconds, after one call that is not counted."""
    call()
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        call()
        taken.append((time.perf_counter() - started) * 1000)
    return {"p50": statistics.median(taken), "p95": statistics.quantiles(taken, n=20)[18]}


def prepare(work: Path, file: Path | None) -> Path:
    """The warehouse that knows of the events of a file, or of none; the events are imported once."""
    from etl.adapters import find_adapters
    from etl.events.bring_in import Order, import_file
    from etl.load.build import build_warehouse

    if file:
        import_file(Order(find_adapters()["acled"], file, work / "events", ROOT / "datasets"))
    os.environ["SANAD_EVENTS"] = str(work / ("events" if file else "none"))
    out = work / ("with" if file else "without") / "sanad.duckdb"
    return build_warehouse(ROOT / "datasets", out).path


def load_sqlite(work: Path, file: Path) -> tuple[Path, float]:
    """The same rows in SQLite with indexes for the same questions, made once; and how long that took."""
    import duckdb

    path = work / f"{file.stem}.sqlite"
    if path.exists():
        return path, 0.0
    half = path.with_suffix(".half")
    half.unlink(missing_ok=True)
    started = time.perf_counter()
    with sqlite3.connect(half) as db, duckdb.connect() as con:
        db.execute("PRAGMA journal_mode = off")
        db.execute(f"CREATE TABLE events ({COLUMNS})")
        rows = con.execute(
            f"SELECT {COLUMNS.replace('event_date', 'event_date::VARCHAR')} FROM read_csv(?)", [str(file)]
        )
        while batch := rows.fetchmany(20_000):
            db.executemany(f"INSERT INTO events VALUES ({', '.join('?' * len(COLUMNS.split(',')))})", batch)
        for key in KEYS:
            db.execute(key)
        db.execute("ANALYZE")
    half.replace(path)
    return path, time.perf_counter() - started


async def ask_datasette(path: Path) -> dict[str, dict[str, float]]:
    """Each question to Datasette, without the network between."""
    from datasette.app import Datasette

    server = Datasette([str(path)], settings={"sql_time_limit_ms": 60_000, "max_returned_rows": 100_000})
    await server.invoke_startup()
    answers = {}
    for name, question in QUESTIONS.items():
        taken = []
        for _ in range(1 + OTHERS_ASKED):
            started = time.perf_counter()
            answer = await server.client.get(
                f"/{path.stem}.json", params={"sql": question.sql, "_shape": "arrays"}, timeout=120
            )
            answer.raise_for_status()
            taken.append((time.perf_counter() - started) * 1000)
        answers[name] = {"p50": statistics.median(taken[1:]), "p95": max(taken[1:])}
    return answers


def ask_questions(work: Path, file: Path) -> dict[str, Any]:
    """Every question to the warehouse, through the connection that the dashboard opens."""
    from dashboard.warehouse import open_warehouse

    warehouse = open_warehouse(prepare(work, file))
    ours = {name: time_calls(partial(question.ask, warehouse)) for name, question in QUESTIONS.items()}
    events = warehouse.rows("SELECT count(*) AS n FROM events")[0]["n"]
    return {"events": events, "ours": ours}


def answer_whole(db: sqlite3.Connection, sql: str) -> list[tuple[Any, ...]]:
    """SQLite's answer, every row of it."""
    return db.execute(sql).fetchall()


def ask_others(work: Path, file: Path) -> dict[str, Any]:
    """Every question to SQLite and to Datasette, on the same rows."""
    path, seconds = load_sqlite(work, file)
    db = sqlite3.connect(path)
    sqlite = {
        name: time_calls(partial(answer_whole, db, question.sql), OTHERS_ASKED) for name, question in QUESTIONS.items()
    }
    return {"sqlite": sqlite, "datasette": asyncio.run(ask_datasette(path)), "load": seconds}


def rerun_page(page: str, warehouse: Path, events: Path) -> float:
    """The shortest rerun of a page in a process of its own, in milliseconds."""
    env = {**os.environ, "SANAD_WAREHOUSE": str(warehouse), "SANAD_EVENTS": str(events), "SANAD_LOCAL": "1"}
    command = [sys.executable, "-c", PAGE, page]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=True)
    return float(done.stdout.split()[-1]) * 1000


def measure_page(work: Path) -> dict[str, dict[str, float]]:
    """Each page's rerun with three million events known and with none, in turns."""
    prepare(work, None)
    places = {"with": (work / "with", work / "events"), "without": (work / "without", work / "none")}
    found: dict[str, dict[str, float]] = {}
    for page in PAGES:
        rounds = [
            {name: rerun_page(page, out / "sanad.duckdb", events) for name, (out, events) in places.items()}
            for _ in range(2)
        ]
        found[page] = {name: min(times[name] for times in rounds) for name in places}
    return found


def measure_export(work: Path, rows: int) -> dict[str, float]:
    """A million events as CSV by the extracts' own writer, in batches as they are read, and by DuckDB's COPY."""
    import duckdb

    from dashboard.extracts.as_csv import write_lines
    from dashboard.extracts.format import Options
    from dashboard.queries.answer import read_part
    from dashboard.warehouse import find_file, open_warehouse

    warehouse = open_warehouse(find_file(work / "with" / "sanad.duckdb"))
    sql = f"SELECT * EXCLUDE (notes) FROM events LIMIT {rows}"
    started = time.perf_counter()
    size = 0
    with (work / "export.csv").open("wb") as out:
        for batch in read_part(warehouse, sql, {}):
            size += out.write(write_lines(batch, Options()))
    seconds = time.perf_counter() - started
    (path,) = warehouse.rows("SELECT path FROM event_files")[0].values()
    started = time.perf_counter()
    duckdb.connect().execute(
        f"COPY (SELECT * EXCLUDE (notes) FROM read_parquet('{path}') LIMIT {rows}) TO '{work / 'export.csv'}' (FORMAT csv)"
    )
    return {"rows": rows, "seconds": seconds, "mb": size / 1e6, "copy_seconds": time.perf_counter() - started}
