from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from dashboard.address import View
from dashboard.extracts import Options, formats
from dashboard.queries.figures import read_figures
from dashboard.warehouse import Warehouse

ROOT = Path(__file__).parents[2]


def export(warehouse: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command on a warehouse."""
    env = {**os.environ, "SANAD_WAREHOUSE": str(warehouse), "SANAD_DATASETS": str(warehouse.parent / "none")}
    command = [sys.executable, "-m", "dashboard", "export", *arguments]
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, check=False, timeout=60)


def test_the_command_writes_what_the_button_gives(country_file: Path, country: Warehouse, tmp_path: Path) -> None:
    out = tmp_path / "figures.csv"
    done = export(country_file, "--measure", "attacks", "--from", "2022", str(out))
    assert done.returncode == 0
    assert out.read_bytes() == formats()["csv"].to_bytes(read_figures(country, View(measure="attacks", from_="2022")))


def test_the_command_writes_to_standard_output(country_file: Path, country: Warehouse) -> None:
    done = export(country_file, "--format", "json", "--no-guard", "-")
    assert done.stdout == formats()["json"].to_bytes(read_figures(country, View()), Options(guard=False))


def test_an_unknown_code_is_refused_and_nothing_is_written(country_file: Path, tmp_path: Path) -> None:
    done = export(country_file, "--area", "XX", str(tmp_path / "out.csv"))
    assert (done.returncode, done.stderr.decode().splitlines()[-1]) == (2, "There is no area called “XX” here.")
    assert not (tmp_path / "out.csv").exists()


def test_a_place_that_cannot_be_written_is_told(country_file: Path, tmp_path: Path) -> None:
    done = export(country_file, str(tmp_path / "no folder" / "out.csv"))
    assert done.returncode == 1
    assert done.stderr.decode().splitlines()[-1] == "The file was not written: No such file or directory."


def test_without_a_warehouse_it_says_so(tmp_path: Path) -> None:
    done = export(tmp_path / "none.duckdb", "-")
    assert (done.returncode, done.stderr.decode().splitlines()[-1]) == (
        1,
        "The database of figures could not be opened.",
    )
