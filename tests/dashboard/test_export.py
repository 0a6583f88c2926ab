from __future__ import annotations

import os
import resource
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from dashboard.address import View
from dashboard.extracts import Options, formats
from dashboard.queries.figures import read_figures
from dashboard.warehouse import Warehouse

ROOT = Path(__file__).parents[2]


def export(
    warehouse: Path, *arguments: str, room: Path | None = None, **how: Any
) -> subprocess.CompletedProcess[bytes]:
    """Run the command on a warehouse; `room` is where it may put temporary files."""
    env = {**os.environ, "SANAD_WAREHOUSE": str(warehouse), "SANAD_DATASETS": str(warehouse.parent / "none")}
    env |= {"TMPDIR": str(room)} if room else {}
    command = [sys.executable, "-m", "dashboard", "export", *arguments]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.run(command, cwd=ROOT, env=env, check=False, timeout=60, **(pipes | how))


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


@pytest.mark.parametrize("form", ["csv", "xlsx", "duckdb", "pack"])
def test_a_full_disk_leaves_the_file_of_before_and_nothing_else(country_file: Path, tmp_path: Path, form: str) -> None:
    (out := tmp_path / "out").write_text("before", "utf-8")
    (room := tmp_path / "room").mkdir()
    with_limit = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (2_000, 2_000))
    done = export(country_file, "--format", form, str(out), preexec_fn=with_limit, room=room)
    assert (done.returncode, done.stderr.decode().splitlines()[-1]) == (1, "The file was not written: File too large.")
    assert b"Traceback" not in done.stderr
    assert out.read_text("utf-8") == "before"
    assert [*room.iterdir(), *tmp_path.glob(".*")] == []


def test_a_file_keeps_its_rights_and_a_link_its_target(country_file: Path, tmp_path: Path) -> None:
    (real := tmp_path / "real.csv").write_text("before", "utf-8")
    real.chmod(0o640)
    (link := tmp_path / "link.csv").symlink_to(real)
    assert export(country_file, str(link)).returncode == 0
    assert (link.is_symlink(), real.stat().st_mode & 0o777) == (True, 0o640)
    assert real.read_bytes().startswith(b"\xef\xbb\xbffigure_id,")


def test_a_device_is_written_to(country_file: Path) -> None:
    done = export(country_file, "/dev/stdout")
    assert (done.returncode, done.stdout[:12]) == (0, b"\xef\xbb\xbffigure_id")


def test_a_reader_who_has_seen_enough_is_no_error(country_file: Path) -> None:
    wire, end = os.pipe()
    os.close(wire)
    done = export(country_file, "-", stdout=end)
    os.close(end)
    assert (done.returncode, [line for line in done.stderr.decode().splitlines() if line[0] != "{"]) == (1, [])


def test_without_a_warehouse_it_says_so(tmp_path: Path) -> None:
    done = export(tmp_path / "none.duckdb", "-")
    assert (done.returncode, done.stderr.decode().splitlines()[-1]) == (
        1,
        "The database of figures could not be opened.",
    )
