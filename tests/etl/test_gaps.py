"""The curator's to-do list: months not held, and research not accounted for."""

import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented_datasets import Datasets
from typer.testing import CliRunner

from etl.cli import app
from etl.curate.gaps import join_months, next_month

RESEARCH = "measure,value,source\nattacks,306,report\nattacks,306,report again\nattacks,7,a satire\n"


@pytest.fixture
def research(tmp_path: Path) -> Path:
    folder = tmp_path / "research"
    folder.mkdir()
    (folder / "found.csv").write_text(RESEARCH)
    return folder


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One warehouse for all tests here; the content hash builds it anew where a test changes the datasets."""
    return tmp_path_factory.mktemp("gaps") / "sanad.duckdb"


def run(datasets: Datasets, out: Path, *options: object) -> str:
    command = ["gaps", "--datasets", str(datasets.folder), "--out", str(out), *options]
    answer = CliRunner().invoke(app, command)
    assert answer.exit_code == 0, answer.stderr
    return answer.stdout


def test_missing_months_are_grouped_by_producer_and_series(datasets: Datasets, out: Path) -> None:
    lines = run(datasets, out).splitlines()
    assert lines[0] == "Arvan Monitor"
    assert "    2022-04" in lines
    assert "  attacks · Attacks · All people · XA · by month: 1 of 8 months not held" in lines


def test_months_said_not_to_be_counted_are_not_missing(datasets: Datasets, out: Path) -> None:
    assert "2022-03" not in run(datasets, out)


def test_one_producer_may_be_asked_for(datasets: Datasets, out: Path) -> None:
    assert run(datasets, out, "--producer", "mercy_agency") == "0 months of 0 series are not held.\n"


def test_a_producer_that_is_not_there_is_not_without_gaps(datasets: Datasets, out: Path) -> None:
    command = ["gaps", "--datasets", str(datasets.folder), "--out", str(out), "--producer", "mercy_agenci"]
    answer = CliRunner().invoke(app, command)
    assert (answer.exit_code, answer.stdout) == (1, "")
    assert answer.stderr == "There is no producer_id 'mercy_agenci' in producers.csv. Did you mean 'mercy_agency'?\n"


def test_json_holds_the_same_list(datasets: Datasets, out: Path, research: Path) -> None:
    answer = json.loads(run(datasets, out, "--json", "--research", str(research)))
    monthly = next(gap for gap in answer["gaps"] if gap["series_id"] == "arvan_monitor_attacks.all.XA.month")
    assert monthly["months"] == ["2022-04"]
    assert answer["research"] == [{"name": "found.csv", "state": "same", "n_rows": 3, "unaccounted": []}]


def test_research_that_is_accounted_for_is_silent(datasets: Datasets, out: Path, research: Path) -> None:
    assert "found.csv" not in run(datasets, out, "--research", str(research))


def test_research_that_has_changed_is_reported(datasets: Datasets, out: Path, research: Path) -> None:
    (research / "found.csv").write_text(RESEARCH + "attacks,8,another\n")
    assert run(datasets, out, "--research", str(research)).splitlines()[-1] == (
        "found.csv (changed): 1 of 4 rows are not in ledger.csv."
    )


def test_new_research_is_reported(datasets: Datasets, out: Path, research: Path) -> None:
    (research / "later.csv").write_text("measure,value\nattacks,1\nattacks,2\n")
    assert run(datasets, out, "--research", str(research)).splitlines()[-1] == (
        "later.csv (new): 2 of 2 rows are not in ledger.csv."
    )


def test_research_row_that_the_ledger_forgot_is_reported(datasets: Datasets, out: Path, research: Path) -> None:
    datasets.write("ledger.csv", datasets.read("ledger.csv")[:-1])
    assert run(datasets, out, "--research", str(research)).splitlines()[-1] == (
        "found.csv (same): 1 of 3 rows are not in ledger.csv."
    )


def test_missing_research_folder_is_told(datasets: Datasets, out: Path, tmp_path: Path) -> None:
    command = ["gaps", "--datasets", str(datasets.folder), "--out", str(out), "--research", str(tmp_path / "none")]
    answer = CliRunner().invoke(app, command)
    assert answer.exit_code == 1
    assert answer.stderr.endswith(f"There is no folder {tmp_path / 'none'}.\n")


def test_invented_ledger_bears_the_hash_of_its_file(datasets: Datasets) -> None:
    assert datasets.read("ledger.csv")[0]["row_hash"] == hashlib.sha256(RESEARCH.encode()).hexdigest()


@given(st.sets(st.integers(2000 * 12, 2030 * 12 - 1), min_size=1, max_size=40))
def test_runs_of_months_stand_for_the_same_months(numbers: set[int]) -> None:
    months = [f"{number // 12:04}-{number % 12 + 1:02}" for number in sorted(numbers)]
    unfolded = []
    for run_of_months in join_months(months):
        first, _, last = run_of_months.partition(" to ")
        unfolded.append(first)
        while last and unfolded[-1] != last:
            unfolded.append(next_month(unfolded[-1]))
    assert unfolded == months
