"""Measure imported events against the limits, beside DuckDB's bare reader, pandas and Datasette; write the table.

    python benchmarks/events/run.py                    # everything, about ten minutes
    python benchmarks/events/run.py --part import      # import, scale, questions, datasette, page, export, report

Events are synthetic (synthetic_events.py). Each time is the smallest of its rounds, which go in turns, so that a busy moment of the
machine falls on all alike. Parts leave their results in the work folder; `report` makes the table in README.md of them.
Datasette (0.65.5) is in requirements-dev.txt.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT), str(HERE)]

from asking import ask_others, ask_questions, measure_export, measure_page  # noqa: E402 (after the path is set)
from report import write_report  # noqa: E402
from synthetic_events import write_events  # noqa: E402

MILLION = 1_000_000


def make_file(work: Path, count: int) -> Path:
    """The file of `count` synthetic events, made once."""
    path = work / f"synthetic_{count}.csv"
    if not path.exists():
        write_events(count, path.with_suffix(".part"))
        path.with_suffix(".part").replace(path)
    return path


def run_step(step: str, file: Path) -> dict[str, float]:
    """One step in a process of its own."""
    command = [sys.executable, str(HERE / "steps.py"), step, str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    answer: dict[str, float] = json.loads(done.stdout)
    return answer


def best_of(rounds: list[dict[str, float]]) -> dict[str, float]:
    """The fastest round's times, and the highest peak of memory."""
    best = min(rounds, key=lambda measured: measured["seconds"])
    return {**best, "peak_mb": max(measured["peak_mb"] for measured in rounds)}


def measure_import(work: Path, rows: int, rounds: int) -> dict[str, Any]:
    """Import, bare reader (to disk, in memory) and pandas on the same file, in turns."""
    file = make_file(work, rows)
    steps = ("import", "raw", "raw_in_memory", "pandas")
    found: dict[str, list[dict[str, float]]] = {step: [] for step in steps}
    for _ in range(rounds):
        for step in steps:
            found[step].append(run_step(step, file))
    return {"rows": rows, "bytes": file.stat().st_size, **{step: best_of(found[step]) for step in steps}}


def measure_scale(work: Path, rows: int, rounds: int) -> dict[str, Any]:
    """The import of one size and of five times as much, in turns."""
    small, large = make_file(work, rows), make_file(work, 5 * rows)
    found = [(run_step("import", small), run_step("import", large)) for _ in range(rounds)]
    return {"rows": rows, "one": best_of([a for a, _ in found]), "five": best_of([b for _, b in found])}


def main() -> None:
    """Run the parts asked for."""
    parts = ("import", "scale", "questions", "datasette", "page", "export", "report")
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=parts, action="append")
    parser.add_argument("--work", type=Path, default=Path("build/benchmark"))
    parser.add_argument("--rows", type=int, default=MILLION)
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args()
    work: Path = chosen.work.resolve()
    work.mkdir(parents=True, exist_ok=True)
    os.environ["SANAD_EVENTS"] = str(work / "events")
    for part in chosen.part or parts:
        if part == "report":
            write_report(work, HERE / "README.md")
            continue
        measured = {
            "import": lambda: measure_import(work, chosen.rows, chosen.rounds),
            "scale": lambda: measure_scale(work, chosen.rows, chosen.rounds),
            "questions": lambda: ask_questions(work, make_file(work, 3 * chosen.rows)),
            "datasette": lambda: ask_others(work, make_file(work, 3 * chosen.rows)),
            "page": lambda: measure_page(work),
            "export": lambda: measure_export(work, chosen.rows),
        }[part]()
        (work / f"{part}.json").write_text(json.dumps(measured, indent=1), encoding="utf-8")
        print(json.dumps({part: measured}, indent=1))


if __name__ == "__main__":
    main()
