"""A workshop in a folder of its own, worked in by a user without privileges whose commands can be made to fail."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
from importing import ged_rows, write_table

from etl.adapters.ucdp_ged import COLUMNS_49
from etl.load.registered import read_current, read_manifest

ROOT = Path(__file__).parents[2]
NOBODY = 65534
KILLED = -9
EVENTS = {"24.1": 40, "25.1": 60}
DOCUMENT = {
    "source": {
        "title": "Attacks of the year", "publisher": "Boria Times", "published": "2023-03-01", "url": "https://b.example/1",
    },
    "figures": [{
        "measure": "attacks", "value": 530, "population_group": "all", "reference_area": "XA", "period": "2022",
        "producer": "Arvan Monitor", "as_stated": "530 attacks",
    }],
}  # fmt: skip
IMPORT = ("import", "ucdp-ged", "downloads/GEDEvent_v25_1.csv")
IMPORT_PACKED = (*IMPORT[:2], f"{IMPORT[2]}.gz")
ADD = ("add", "--json", "downloads/figure.json")
CORRECT = ("correct", "fmonth1", "--set", "value=11", "--set", "as_stated=11", "--reason", "Misread.")
TOO_LATE = 99  # the command ended before the stage at which it was to die
Seen = dict[str, int]
MakeWorkshop = Callable[[], "Workshop"]


@dataclass(frozen=True)
class Outcome:
    """How a command ended: exit code (negative for a signal), all it said, and how long it took."""

    code: int
    said: str
    seconds: float


class Workshop:
    """A copy of the code and of the invented country; datasets, releases, build: the folders that commands work in."""

    def __init__(self, home: Path, model: Path | None = None) -> None:
        """Lay it out in `home`, as a copy of the folders in `model` where given; the code runs from here."""
        self.home = home
        self.datasets, self.releases, self.build = home / "datasets", home / "releases", home / "build"
        self.events, self.downloads = home / "events", home / "downloads"
        self.pointer = self.build / "sanad.duckdb"
        home.mkdir(parents=True, exist_ok=True)
        for name in ("datasets", "releases", "build", "events", "downloads"):
            source = model / name if model else None
            if source and source.exists() and model != home:
                shutil.copytree(source, home / name, symlinks=True)
        if model is None:
            shutil.copytree(ROOT / "tests" / "invented", self.datasets)
            self.download()
        self.give_away()

    def download(self) -> None:
        """Two versions of an event data set, as downloaded, and a document with a figure to add."""
        self.downloads.mkdir()
        for version, rows in EVENTS.items():
            file = self.downloads / f"GEDEvent_v{version.replace('.', '_')}.csv"
            file.write_text(write_table(ged_rows(rows), COLUMNS_49), "utf-8")
            file.with_name(f"{file.name}.gz").write_bytes(gzip.compress(file.read_bytes()))
        (self.downloads / "figure.json").write_text(json.dumps(DOCUMENT), "utf-8")

    def give_away(self) -> None:
        """Let the unprivileged user own all of it, and reach it."""
        if os.geteuid() == 0:
            for path in [self.home, *self.home.rglob("*")]:
                os.chown(path, NOBODY, NOBODY, follow_symlinks=False)

    def grow(self, figure_id: str = "fnew", period: str = "2022-07") -> None:
        """One figure more than before."""
        path = self.datasets / "figures" / "arvan_monitor.csv"
        lines = path.read_text("utf-8").splitlines()
        model = next(line for line in lines if line.startswith("fmonth6"))
        cells = dict(zip(lines[0].split(","), model.split(","), strict=True))
        cells |= {"figure_id": figure_id, "period": period, "value": "9", "as_stated": "9"}
        path.write_text("\n".join([*lines, ",".join(cells.values())]) + "\n", "utf-8")

    def list_hidden(self) -> list[str]:
        """What builds and releases have left behind that is neither result nor lock."""
        found = [path for folder in (self.build, self.releases, self.events) for path in folder.rglob(".*")]
        return sorted(path.name for path in found if not path.name.endswith(".lock"))

    def read_events(self) -> tuple[str | None, int]:
        """The version of the event data set that is shown, and how many events it has."""
        name = "ucdp-ged"
        version = read_current(self.events, name)
        assert version
        manifest = read_manifest(self.events, name, version)
        assert manifest, "the version shown is not whole"
        with duckdb.connect(":memory:") as con:
            file = self.events / name / version / "events.parquet"
            counted = con.execute("SELECT count(*) FROM read_parquet(?)", [str(file)]).fetchone()
        return version, int((counted or (0,))[0])


def read_served(pointer: Path) -> Seen:
    """What a reader of the pointer is served: a few counts from several tables of one file."""
    with duckdb.connect(str(pointer.resolve(strict=True)), read_only=True) as con:
        tables = ("figures", "claims", "series_points", "release_figures", "build_info")
        return {name: int((con.execute(f"SELECT count(*) FROM {name}").fetchone() or (0,))[0]) for name in tables}


class Foreman:
    """Gives orders to the warm process that runs the commands."""

    def __init__(self, folder: Path) -> None:
        """Start it on a copy of the code that anyone may read."""
        shutil.copytree(ROOT / "etl", folder / "code" / "etl", ignore=shutil.ignore_patterns("__pycache__"))
        for path in [folder, folder / "code", *(folder / "code").rglob("*")]:
            path.chmod(0o755 if path.is_dir() else 0o644)
        script = Path(__file__).with_name("workshop_runner.py")
        environment = {**os.environ, "PYTHONPATH": str(folder / "code"), "PYTHONDONTWRITEBYTECODE": "1"}
        environment |= {"OPENBLAS_NUM_THREADS": "1", "HOME": str(folder), "NO_COLOR": "1", "COLUMNS": "1000"}
        self.process = subprocess.Popen(
            [sys.executable, str(script)],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def run(self, workshop: Workshop, *arguments: str, **how: Any) -> Outcome:
        """Run one command in a workshop.

        `how`: stage and watched (kill it at that change of the folders watched), after (so many seconds), largest_file
        (bytes), clock (seconds it is off), env.
        """
        return self.run_together([(workshop, arguments, how)])[0]

    def run_together(self, commands: list[tuple[Workshop, tuple[str, ...], dict[str, Any]]]) -> list[Outcome]:
        """Run several commands side by side."""
        orders = [{"arguments": arguments, "cwd": str(at.home), **how} for at, arguments, how in commands]
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps(orders) + "\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        return [
            Outcome(code, said, answer["seconds"]) for code, said in zip(answer["codes"], answer["said"], strict=True)
        ]

    def close(self) -> None:
        """End the process."""
        assert self.process.stdin
        self.process.stdin.close()
        self.process.wait(timeout=30)
