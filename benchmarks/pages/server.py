"""The site as `streamlit run` serves it, and beside it a file with the time of every script run, one JSON line each.

    python benchmarks/pages/server.py TIMES.jsonl --server.port PORT …

A script run is what Streamlit does for one reader and one change: from taking up the request, through the page's script, to the
last message handed to the connection (`ScriptRunner._run_script`). Wall time, and processor time of its thread, in milliseconds.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

from streamlit.runtime.scriptrunner.script_runner import ScriptRunner
from streamlit.web.cli import main

ROOT = Path(__file__).resolve().parents[2]


def time_runs(out: Path) -> None:
    """Have every script run write its times to a file."""
    run = ScriptRunner._run_script  # noqa: SLF001 (Streamlit names no other place where a run begins and ends)

    def timed(self: ScriptRunner, data: Any) -> None:
        wall, cpu = time.perf_counter(), time.thread_time()
        try:
            run(self, data)
        finally:
            line = {"wall": (time.perf_counter() - wall) * 1000, "cpu": (time.thread_time() - cpu) * 1000}
            with out.open("a", encoding="utf-8") as file:
                file.write(json.dumps(line) + "\n")

    ScriptRunner._run_script = timed  # type: ignore[method-assign] # noqa: SLF001


if __name__ == "__main__":
    time_runs(Path(sys.argv.pop(1)))
    sys.argv[:] = ["streamlit", "run", str(ROOT / "dashboard" / "app.py"), *sys.argv[1:]]
    main()
