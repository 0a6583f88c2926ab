"""The table in README.md, made of what the parts measured."""

from __future__ import annotations

import json
import os
import platform
from pathlib import Path
from typing import Any

BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"


def read_part(work: Path, part: str) -> dict[str, Any]:
    """The results of a part; nothing where it has not run."""
    path = work / f"{part}.json"
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return found


def line(what: str, measured: str, ratio: str, limit: str, held: bool | None) -> str:  # noqa: FBT001 (a cell of the table)
    """One row of the table."""
    return f"| {what} | {measured} | {ratio} | {limit} | {'' if held is None else 'yes' if held else '**no**'} |"


def tell_import(found: dict[str, Any]) -> list[str]:
    """Rows about the import of a million."""
    if not found:
        return []
    ours, rows = found["import"], []
    against = (("raw", "bare read_csv into a database file", "at most 1.5"), ("raw_in_memory", "bare read_csv into memory, nothing kept", "–"), ("pandas", "pandas.read_csv and insert", "below 1"))  # fmt: skip
    for step, words, limit in against:
        ratio = ours["seconds"] / found[step]["seconds"]
        held = None if limit == "–" else ratio <= (1.5 if step == "raw" else 1)
        measured = f"{ours['seconds']:.1f} s against {found[step]['seconds']:.1f} s"
        rows.append(line(f"import of {found['rows']:,} rows ({found['bytes'] / 1e6:.0f} MB), against {words}", measured, f"{ratio:.2f}", limit, held))  # fmt: skip
    peak = ours["peak_mb"]
    rows.append(line("peak memory of the import", f"{peak:.0f} MiB (pandas {found['pandas']['peak_mb']:.0f})", "", "at most 1,024 MiB", peak <= 1024))  # fmt: skip
    return rows


def tell_scale(found: dict[str, Any]) -> list[str]:
    """Rows about five times as much."""
    if not found:
        return []
    one, five = found["one"], found["five"]
    ratio, memory = five["seconds"] / one["seconds"], five["peak_mb"] / one["peak_mb"]
    used = five["processor"] / one["processor"]
    clock = f"{five['seconds']:.1f} s against {one['seconds']:.1f} s"
    worked = f"{five['processor']:.1f} s against {one['processor']:.1f} s"
    held = f"{five['peak_mb']:.0f} MiB against {one['peak_mb']:.0f}"
    size = f"import of {5 * found['rows']:,} rows against {found['rows']:,}"
    return [
        line(size, clock, f"{ratio:.2f}", "at most 5.5", ratio <= 5.5),
        line(
            "the same in seconds of processor, less changed by other work",
            worked,
            f"{used:.2f}",
            "at most 5.5",
            used <= 5.5,
        ),
        line("peak memory of the larger", held, f"{memory:.2f}", "flat; at most 1,024 MiB", five["peak_mb"] <= 1024),
    ]


def tell_questions(found: dict[str, Any], others: dict[str, Any]) -> list[str]:
    """Rows about each question on all events."""
    rows = []
    for name, ours in found.get("ours", {}).items():
        measured, ratio = f"p50 {ours['p50']:.1f}, p95 {ours['p95']:.1f} ms", "not run"
        if others:
            sqlite, datasette = others["sqlite"][name]["p50"], others["datasette"][name]["p50"]
            measured += f"; SQLite {sqlite:.1f} ms, Datasette {datasette:.1f} ms"
            ratio = f"{ours['p50'] / datasette:.2g} of Datasette"
        rows.append(
            line(f"{name}, of {found['events']:,} events", measured, ratio, "p95 at most 60 ms", ours["p95"] <= 60)
        )
    return rows


def tell_rest(page: dict[str, Any], export: dict[str, Any]) -> list[str]:
    """Rows about pages and exports."""
    rows = []
    for name, times in page.items():
        ratio = times["with"] / times["without"]
        rows.append(line(f"rerun of {name} with the events known, against without", f"{times['with']:.1f} ms against {times['without']:.1f} ms", f"{ratio:.2f}", "at most 1.3", ratio <= 1.3))  # fmt: skip
    if export:
        rows.append(line(f"export of {export['rows']:,} events as CSV", f"{export['seconds']:.1f} s, {export['mb']:.0f} MB; DuckDB's COPY {export['copy_seconds']:.1f} s", f"{export['seconds'] / export['copy_seconds']:.2f}", "–", None))  # fmt: skip
    return rows


def write_report(work: Path, readme: Path) -> None:
    """Put the table between its marks in the README."""
    rows = [
        *tell_import(read_part(work, "import")), *tell_scale(read_part(work, "scale")),
        *tell_questions(read_part(work, "questions"), read_part(work, "datasette")), *tell_rest(read_part(work, "page"), read_part(work, "export")),
    ]  # fmt: skip
    machine = f"Python {platform.python_version()}, {platform.system()}, {os.cpu_count()} processors."
    table = "\n".join(["| what | measured | ratio | limit | held |", "|---|---|---|---|---|", *rows])
    before, _, rest = readme.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    readme.write_text(f"{before}{BEGIN}\n{table}\n\n{machine}\n{END}{after}", encoding="utf-8")
