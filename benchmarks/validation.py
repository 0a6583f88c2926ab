"""Field-level checks of the whole corpus by frictionless and by pandera, on pandas and on polars: time and messages.

Run: python benchmarks/validation.py [DATASETS]. Each library checks the same declared constraints (required, type, pattern,
enum) of every table, first on good rows, then with five faults planted in one figures file. Import time is told apart, since
`etl check` pays it on every run.

Result (5,025 figures, 11,900 rows in all, 2 cores, processor time; frictionless 5.21, pandera 0.35, polars 1.x):

    library             first run with imports    again    messages
    frictionless                        2.8 s     2.5 s    good sentences with row and column, no hint what to edit; also
                                                           checks keys (part of its time); no room for our own words
    pandera on pandas                   0.7 s     0.16 s   cell, column, check and row index: all that our sentence needs
    pandera on polars                   0.4 s     0.20 s   the same; another 40 MB to install, while pandas is here anyway

Chosen: pandera on pandas inside `etl check`. frictionless would by itself break the bar of 3 s for check and build; it judges the
package from outside in the tests instead (tests/etl/test_datasets.py).
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

FAULTS = {
    "qualifier": "exactly",
    "value": "2,546",
    "measure": "",
    "period": "May 2024",
    "transcription_confidence": "sure",
}
Check = Callable[[Path], list[str]]


def check_with_frictionless(datasets: Path) -> list[str]:
    """Messages of frictionless for a data package."""
    from frictionless import validate

    report = validate(datasets / "datapackage.json")
    return [error.message for task in report.tasks for error in task.errors]


def check_with_pandera(datasets: Path) -> list[str]:
    """Messages of etl check's field checks: pandera on pandas finds the cells, our words tell them."""
    from etl.read.folder import read_corpus
    from etl.validate.fields import check_fields

    corpus = read_corpus(datasets)
    return [
        str(problem) for table in corpus.tables.values() for problem in check_fields(table, corpus.rows[table.name])
    ]


def check_with_pandera_on_polars(datasets: Path) -> list[str]:
    """Messages of pandera on polars for the same constraints."""
    import pandera.polars as pa
    import polars as pl

    from etl.read.folder import read_corpus
    from etl.validate.fields import type_pattern

    messages: list[str] = []
    corpus = read_corpus(datasets)
    for table in corpus.tables.values():
        columns = {}
        for field in table.fields:
            patterns = [pattern for pattern in (field.pattern, type_pattern(field)) if pattern]
            checks = [pa.Check.str_matches(f"^(?:{pattern})$") for pattern in patterns]
            checks += [pa.Check.isin(list(field.enum))] if field.enum else []
            columns[field.name] = pa.Column(pl.String, checks=checks, nullable=not field.required)
        rows = corpus.rows[table.name]
        cells = {name: [row[name] for row in rows] for name in table.columns}
        frame = pl.DataFrame(cells, schema=dict.fromkeys(table.columns, pl.String))
        try:
            pa.DataFrameSchema(columns).validate(frame, lazy=True)
        except pa.errors.SchemaErrors as error:
            messages += [str(case) for case in error.failure_cases.rows(named=True)]
    return messages


def plant_faults(datasets: Path) -> None:
    """Spoil five cells of the first row of the largest figures file."""
    file = max((datasets / "figures").glob("*.csv"), key=lambda path: path.stat().st_size)
    header, row, *rest = file.read_text(encoding="utf-8").split("\n")
    cells = dict(zip(header.split(","), row.split(","), strict=False)) | FAULTS
    quoted = [f'"{cell}"' if "," in cell else cell for cell in cells.values()]
    file.write_text("\n".join([header, ",".join(quoted), *rest]), encoding="utf-8")


def time_check(check: Check, datasets: Path) -> tuple[float, list[str]]:
    """Seconds of processor time, and the messages."""
    started = time.process_time()
    messages = check(datasets)
    return time.process_time() - started, messages


def main() -> None:
    """Print one paragraph for each library."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("datasets", nargs="?", type=Path, default=Path("datasets"))
    good = parser.parse_args().datasets
    with tempfile.TemporaryDirectory() as folder:
        bad = Path(folder) / "datasets"
        shutil.copytree(good, bad)
        plant_faults(bad)
        for check in (check_with_frictionless, check_with_pandera, check_with_pandera_on_polars):
            try:
                first, _ = time_check(check, good)
            except ImportError as error:
                print(f"{check.__name__}: not measured ({error.name} is not installed)")
                continue
            second, _ = time_check(check, good)
            third, messages = time_check(check, bad)
            print(
                f"{check.__name__}: first {first:.2f} s (with imports), again {second:.2f} s, with faults {third:.2f} s"
            )
            print("\n".join(f"    {message[:230]}" for message in messages))


if __name__ == "__main__":
    main()
