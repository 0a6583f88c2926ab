"""The lines of docs/quickstart.md, run as they stand against a real server, where the tool is at hand."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import urllib.request
from pathlib import Path

import duckdb
import pytest
from serving import ROOT, Server

TEXT = (ROOT / "docs" / "quickstart.md").read_text("utf-8")
LINES = dict(re.findall(r"```(python|sql|r)\n(.*?)```", TEXT, re.DOTALL))


@pytest.mark.parametrize("language", ["python", "sql", "r"])
def test_each_tool_takes_five_lines(language: str) -> None:
    assert len(LINES[language].strip().splitlines()) == 5


def test_the_lines_for_pandas_run(server: Server, tmp_path: Path) -> None:
    lines = LINES["python"].replace("SITE", server.address).replace("from=2015", "from=2000")
    command = [sys.executable, "-c", lines]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True, timeout=60)
    assert "Arvan Peace Monitor" in done.stdout


def test_the_lines_for_duckdb_run(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    urllib.request.urlretrieve(  # noqa: S310 (loopback)
        f"{server.address}/api/figures.csv?measure=attacks&guard=false", tmp_path / "figures.csv"
    )
    with duckdb.connect() as con:
        answers = [con.execute(line).fetchall() for line in LINES["sql"].strip().splitlines()]
    assert all(answers[1:4])
    assert (tmp_path / "figures.parquet").stat().st_size > 0


def test_the_lines_run_in_the_tools_themselves_that_are_installed(server: Server, tmp_path: Path) -> None:
    address = f"{server.address}/api/figures.csv?measure=attacks&guard=false"
    urllib.request.urlretrieve(address, tmp_path / "figures.csv")  # noqa: S310 (loopback)
    for program, language, *options in (("duckdb", "sql"), ("Rscript", "r", "-")):
        if found := shutil.which(program):
            lines = LINES[language].replace("SITE", server.address)
            command = [found, *options]
            done = subprocess.run(
                command, cwd=tmp_path, input=lines, capture_output=True, text=True, check=False, timeout=60
            )
            assert done.returncode == 0, done.stderr


def test_the_workbook_of_the_address_has_the_sheets_named(server: Server, tmp_path: Path) -> None:
    import openpyxl

    urllib.request.urlretrieve(  # noqa: S310 (loopback)
        f"{server.address}/api/figures.xlsx?measure=attacks", tmp_path / "figures.xlsx"
    )
    names = openpyxl.load_workbook(tmp_path / "figures.xlsx").sheetnames
    assert names == ["Data", "Sources", "Definitions", "Read me"]
    assert [name for name in names if f"*{name}*" not in TEXT] == []
