"""The invented country with a release behind it and a correction since."""

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
RELEASE, FIGURE, REASON = "2026.11", "fyear22b", "The table was <misread> & mended."


@dataclass(frozen=True)
class Released:
    """Where the data lie, and the pointer to the warehouse."""

    datasets: Path
    pointer: Path


def write_released(folder: Path) -> Released:
    """Freeze the invented country as 2026.11, then correct one figure and build again."""
    released = Released(folder / "datasets", folder / "build" / "sanad.duckdb")
    shutil.copytree(INVENTED, released.datasets)
    built = build_warehouse(released.datasets, released.pointer).path
    freeze_release(built, releases_folder(released.datasets), RELEASE)
    add_corrections(released.datasets, FIGURE, {"value": "577", "as_stated": "577 attacks"}, REASON, date(2026, 11, 22))
    build_warehouse(released.datasets, released.pointer)
    return released
