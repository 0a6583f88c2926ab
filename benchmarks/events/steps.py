"""One step of the benchmark in a process of its own: prints seconds, seconds of processor and peak memory as JSON.

python benchmarks/events/steps.py raw FILE
"""

from __future__ import annotations

import json
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))


def read_raw(file: Path, work: Path) -> None:
    """DuckDB's read_csv, all columns, types guessed, into a table of a database file: like an import, it ends on disk."""
    import duckdb

    with duckdb.connect(str(work / "raw.duckdb")) as con:
        con.execute("CREATE TABLE events AS FROM read_csv(?)", [str(file)])


def read_raw_in_memory(file: Path, _: Path) -> None:
    """The same into a table in memory, where nothing is written: faster than any import can be that lasts."""
    import duckdb

    with duckdb.connect() as con:
        con.execute("CREATE TABLE events AS FROM read_csv(?)", [str(file)])


def read_pandas(file: Path, work: Path) -> None:
    """pandas.read_csv, then an insert into DuckDB."""
    import duckdb
    import pandas as pd

    frame = pd.read_csv(file)
    with duckdb.connect(str(work / "pandas.duckdb")) as con:
        con.register("frame", frame)
        con.execute("CREATE TABLE events AS FROM frame")


def import_events(file: Path, work: Path) -> None:
    """The import: read, checked, coded, summed, hashed, written and forced to disk."""
    from etl.adapters import find_adapters
    from etl.events.bring_in import Order, import_file

    import_file(Order(find_adapters()["acled"], file, work / "events", ROOT / "datasets"))


STEPS: dict[str, Callable[[Path, Path], None]] = {
    "raw": read_raw,
    "raw_in_memory": read_raw_in_memory,
    "pandas": read_pandas,
    "import": import_events,
}


def measure(step: str, file: Path) -> dict[str, float]:
    """Run a step in a folder that is removed afterwards."""
    work = Path(tempfile.mkdtemp(dir=file.parent))
    try:
        started = time.perf_counter()
        STEPS[step](file, work)
        seconds = time.perf_counter() - started
    finally:
        shutil.rmtree(work)
    used = resource.getrusage(resource.RUSAGE_SELF)
    return {"seconds": seconds, "processor": used.ru_utime + used.ru_stime, "peak_mb": used.ru_maxrss / 1024}


if __name__ == "__main__":
    print(json.dumps(measure(sys.argv[1], Path(sys.argv[2]))))
