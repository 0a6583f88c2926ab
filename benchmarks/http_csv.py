"""How long 50,000 figures take as CSV over HTTP, beside Datasette's filtered CSV of the same rows and columns.

    pip install datasette==0.65.5 in an environment of its own
    python benchmarks/http_csv.py --datasette PATH/TO/datasette [--rows 50000] [--runs 5]

Both answer on this machine, one after the other, each with its usual settings; each run is one request, read to its end.
Datasette serves an SQLite file made of our own extract, filtered by a condition that all rows fulfil, as ours is.
Prints the median of each and the ratio, and checks that both gave the same rows.
"""

from __future__ import annotations

import argparse
import csv
import io
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "scripts"), str(ROOT / "tests" / "http")]

from serving import find_port, serve  # noqa: E402 (after the path is set)
from synthetic import write_synthetic  # noqa: E402

from dashboard.address import View  # noqa: E402
from dashboard.queries.figures import read_figures  # noqa: E402
from dashboard.warehouse import find_file, open_warehouse  # noqa: E402

FILTER = "from=1900"
NUMBERS = frozenset({"value", "low", "high"})
# Named settings that Datasette needs to give all rows at once.
SETTINGS = (
    "--setting",
    "max_csv_mb",
    "0",
    "--setting",
    "sql_time_limit_ms",
    "60000",
    "--setting",
    "max_returned_rows",
    "1000",
)


def write_sqlite(warehouse: Path, out: Path) -> None:
    """The same rows and columns as a table of SQLite, with the index that the filter can use."""
    answer = read_figures(open_warehouse(warehouse), View())
    with sqlite3.connect(out) as con:
        kinds = {"figure_id": "TEXT PRIMARY KEY", **dict.fromkeys(NUMBERS, "REAL")}
        columns = ", ".join(f"{name} {kinds.get(name, 'TEXT')}" for name in answer.columns)
        con.execute(f"CREATE TABLE figures ({columns})")
        places = ", ".join("?" * len(answer.columns))
        for batch in answer.batches():
            rows = [[str(cell) if hasattr(cell, "isoformat") else cell for cell in row] for row in batch]
            con.executemany(f"INSERT INTO figures VALUES ({places})", rows)
        con.execute("CREATE INDEX by_end ON figures (period_end)")


@contextmanager
def run_datasette(program: str, database: Path) -> Iterator[str]:
    """A Datasette on the file; gives its address."""
    port = find_port()
    command = [program, "serve", str(database), "--host", "127.0.0.1", "--port", str(port), *SETTINGS]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(150):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/-/versions.json", timeout=5).close()
                break
            except OSError:
                time.sleep(0.2)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=10)


def fetch(address: str) -> bytes:
    """One answer, read to its end."""
    with urllib.request.urlopen(address, timeout=300) as answer:
        return bytes(answer.read())


def measure(ask: Callable[[], bytes], runs: int) -> tuple[list[float], bytes]:
    """Seconds of each run after one to warm up, and the last answer."""
    answer, seconds = ask(), []
    for _ in range(runs):
        started = time.perf_counter()
        answer = ask()
        seconds.append(time.perf_counter() - started)
    return seconds, answer


def read_table(raw: bytes) -> tuple[list[str], dict[str, list[str]]]:
    """Columns, and rows by figure_id; whole numbers without a point."""
    header, *rows = csv.reader(io.StringIO(raw.decode(), newline=""))
    plain = [
        [cell.removesuffix(".0") if name in NUMBERS else cell for name, cell in zip(header, row, strict=True)]
        for row in rows
    ]
    return header, {row[0]: row for row in plain}


def main() -> int:
    """Exit code 1 when the answers differ or ours is not 2.5 times as fast."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--datasette", required=True, help="the program datasette")
    parser.add_argument("--warehouse", type=Path, default=ROOT / "build" / "sanad.duckdb")
    parser.add_argument("--rows", type=int, default=50_000)
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        many, lite = Path(folder) / "many.duckdb", Path(folder) / "many.db"
        write_synthetic(find_file(arguments.warehouse), many, arguments.rows)
        write_sqlite(many, lite)
        with serve(many) as server:
            address = f"{server.address}/api/figures.csv?{FILTER}&guard=false"
            ours, mine = measure(lambda: fetch(address), arguments.runs)
        with run_datasette(arguments.datasette, lite) as site:
            address = f"{site}/many/figures.csv?period_end__gte=1900&_stream=on&_size=max"
            theirs, other = measure(lambda: fetch(address), arguments.runs)
    same = read_table(mine) == read_table(other)
    ratio = statistics.median(theirs) / statistics.median(ours)
    print(f"{arguments.rows:,} rows, {len(mine) / 1e6:.1f} MB; same rows and columns: {same}")
    print(f"Sanad     {statistics.median(ours):.2f} s  ({', '.join(f'{s:.2f}' for s in ours)})")
    print(f"Datasette {statistics.median(theirs):.2f} s  ({', '.join(f'{s:.2f}' for s in theirs)})")
    print(f"ratio     {ratio:.1f}")
    return 0 if same and ratio >= 2.5 else 1


if __name__ == "__main__":
    raise SystemExit(main())
