"""The invented country with a release behind it, and a correction and a withdrawal since."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from etl.curate.corrections import add_corrections
from etl.curate.releases import freeze_release
from etl.load import build_warehouse
from etl.load.frozen import releases_folder

INVENTED = Path(__file__).parents[1] / "invented"
RELEASE, FIGURE, WITHDRAWN = "2026.11", "fyear22b", "fmonth1"
REASON = "The table was <misread> & mended."


@dataclass(frozen=True)
class Released:
    """Where the data lie, and the pointer to the warehouse."""

    datasets: Path
    pointer: Path


def withdraw(datasets: Path) -> None:
    """Take one figure out, with the reason."""
    path = datasets / "figures" / "arvan_monitor.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text(
        "".join(line for line in lines if not line.startswith(f"{WITHDRAWN},")), encoding="utf-8", newline=""
    )
    with (datasets / "withdrawn.csv").open("a", encoding="utf-8", newline="") as file:
        file.write(f"{WITHDRAWN},figure,2026-11-22,Read twice.,\n")


def write_released(folder: Path) -> Released:
    """Freeze the invented country as 2026.11, then correct one figure, withdraw another and build again."""
    released = Released(folder / "datasets", folder / "build" / "sanad.duckdb")
    shutil.copytree(INVENTED, released.datasets)
    built = build_warehouse(released.datasets, released.pointer).path
    freeze_release(built, releases_folder(released.datasets), RELEASE)
    add_corrections(released.datasets, FIGURE, {"value": "577", "as_stated": "577 attacks"}, REASON, date(2026, 11, 22))
    withdraw(released.datasets)
    build_warehouse(released.datasets, released.pointer)
    return released
