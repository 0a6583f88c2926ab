"""The commands as others use them: help, exit codes, streams."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import Result
from invented_datasets import INVENTED, ROOT, Datasets
from typer.testing import CliRunner

from etl.cli import app

COMMANDS = ("check", "build", "ids", "gaps", "import", "fetch")


def run(*arguments: object, **environment: str) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], env=environment)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_tells_what_a_command_does(command: str) -> None:
    answer = run(command, "--help")
    assert answer.exit_code == 0
    assert "Usage: " in answer.stdout
    assert "Options:" in answer.stdout


def test_check_of_good_datasets_says_so_and_exits_0() -> None:
    answer = run("check", INVENTED)
    assert (answer.exit_code, answer.stdout) == (0, "No problems.\n")


def test_check_lists_problems_and_exits_1(datasets: Datasets) -> None:
    datasets.change("figures/arvan_monitor.csv", "fmonth1", value="21")
    answer = run("check", datasets.folder)
    assert answer.exit_code == 1
    assert answer.stdout.splitlines() == [
        "figures/arvan_monitor.csv:2:value: value 21 is not in the words as stated ('20 attacks'). "
        "Correct one of them. [number_not_in_phrase]",
        "1 problem in 1 file. Nothing was written.",
    ]


def test_check_as_json_is_a_list_of_problems(datasets: Datasets) -> None:
    datasets.change("figures/arvan_monitor.csv", "fmonth1", value="21")
    answer = run("check", datasets.folder, "--json")
    assert answer.exit_code == 1
    (problem,) = json.loads(answer.stdout)
    assert set(problem) == {"file", "line", "column", "code", "found", "allowed", "message"}


def test_check_as_json_of_good_datasets_is_an_empty_list() -> None:
    answer = run("check", INVENTED, "--json")
    assert (answer.exit_code, json.loads(answer.stdout)) == (0, [])


def test_build_writes_where_the_environment_says(tmp_path: Path) -> None:
    out = tmp_path / "elsewhere/warehouse.duckdb"
    answer = run("build", "--datasets", INVENTED, SANAD_WAREHOUSE=str(out))
    assert answer.exit_code == 0
    assert answer.stdout.startswith(f"Built {out}: 32 figures from 10 sources, figures to June 2022, in ")
    assert out.exists()
    again = run("build", "--datasets", INVENTED, SANAD_WAREHOUSE=str(out))
    assert again.stdout == f"{out} is up to date.\n"


def test_build_of_broken_datasets_lists_the_problems_on_stderr_and_exits_1(datasets: Datasets, tmp_path: Path) -> None:
    datasets.change("figures/arvan_monitor.csv", "fmonth1", value="21")
    answer = run("build", "--datasets", datasets.folder, "--out", tmp_path / "sanad.duckdb")
    assert answer.exit_code == 1
    assert answer.stdout == ""
    assert "[number_not_in_phrase]" in answer.stderr
    assert not (tmp_path / "sanad.duckdb").exists()


def test_module_runs_as_a_command() -> None:
    command = [sys.executable, "-m", "etl", "check", str(INVENTED)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    answer = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert (answer.returncode, answer.stdout) == (0, "No problems.\n")
