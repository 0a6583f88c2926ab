"""Several who write into datasets/ at once: nobody's rows are lost, and no reader sees half of anything."""

import csv
import io
import json
import multiprocessing
import time
from collections.abc import Callable
from datetime import date
from multiprocessing.synchronize import Barrier
from pathlib import Path

import pytest
from filelock import FileLock
from invented_datasets import Datasets, Row
from typer.testing import CliRunner

from etl import journal
from etl.cli import app
from etl.curate.corrections import CorrectionError, add_corrections
from etl.curate.entry.adding import add_rows, read_entries
from etl.curate.ids import give_ids
from etl.curate.readme import BEGIN, END, renew_readme
from etl.journal import LOCK, alone, locked, write_files
from etl.load import build, check_datasets

DAY = date(2026, 11, 22)
ROUNDS = 6
MONTHS = [f"fmonth{number}" for number in range(1, ROUNDS + 1)]
SOURCE = {
    "title": "Attacks, month by month",
    "publisher": "Boria Times",
    "published": "2023-03-01",
    "url": "https://b.example/1",
}
FIGURE = {
    "measure": "attacks", "population_group": "all", "reference_area": "XA", "producer": "Arvan Monitor",
}  # fmt: skip
TWO = ("milestones.csv", "incidents.csv")
SPAWN = multiprocessing.get_context("spawn")
Work = Callable[[Path, int], None]


def correct_a_remark(datasets: Path, round_: int) -> None:
    """One row of corrections.csv."""
    add_corrections(datasets, MONTHS[round_], {"note": "Read again."}, "A remark was missing.", DAY)


def correct_a_confidence(datasets: Path, round_: int) -> None:
    """Another one."""
    add_corrections(datasets, MONTHS[round_], {"transcription_confidence": "medium"}, "Hard to read.", DAY)


def hand_in_a_figure(datasets: Path, round_: int) -> None:
    """A figure of a year of its own, with its document."""
    value = 100 + round_
    figure = {**FIGURE, "period": str(2010 + round_), "value": value, "as_stated": f"{value} attacks"}
    plan, written = add_rows(
        datasets, read_entries(datasets, json.dumps({"source": SOURCE, "figures": [figure]})), write=True
    )
    assert written, [str(problem) for row in plan.rows for problem in row.problems] + [str(p) for p in plan.problems]


def give_missing_ids(datasets: Path, _: int) -> None:
    """An id for each row that has none."""
    give_ids(datasets)


WORKERS: tuple[Work, ...] = (correct_a_remark, correct_a_confidence, hand_in_a_figure, give_missing_ids)


def work_in_step(work: Work, datasets: Path, gate: Barrier) -> None:
    """Each round begins when all are there. Whoever is refused because a row still lacks its id comes again."""
    for round_ in range(ROUNDS):
        gate.wait(60)
        deadline = time.monotonic() + 60
        while True:
            try:
                work(datasets, round_)
                break
            except (CorrectionError, AssertionError) as refusal:
                if "milestone_id is empty" not in str(refusal) or time.monotonic() > deadline:
                    raise


def empty_ids(datasets: Datasets) -> None:
    """Take the ids of all milestones."""
    datasets.write("milestones.csv", [{**row, "milestone_id": ""} for row in datasets.read("milestones.csv")])


@pytest.mark.long
def test_what_four_processes_write_at_once_all_stands_afterwards(datasets: Datasets) -> None:
    empty_ids(datasets)
    gate = SPAWN.Barrier(len(WORKERS))
    processes = [SPAWN.Process(target=work_in_step, args=(work, datasets.folder, gate)) for work in WORKERS]
    for process in processes:
        process.start()
    for process in processes:
        process.join(240)
    assert [process.exitcode for process in processes] == [0] * len(WORKERS)
    corrections = datasets.read("corrections.csv")
    assert sorted((row["figure_id"], row["column_name"]) for row in corrections) == sorted(
        (figure, column) for figure in MONTHS for column in ("note", "transcription_confidence")
    )
    figures = datasets.read("figures/arvan_monitor.csv")
    assert {str(2010 + number) for number in range(ROUNDS)} <= {row["period"] for row in figures}
    assert all(row["milestone_id"] for row in datasets.read("milestones.csv"))
    assert check_datasets(datasets.folder) == []


def note_together(datasets: Path, times: int) -> None:
    """Write one number into the last remark of two files again and again, as one step each time."""
    folder = Datasets(datasets)
    for number in range(times):
        texts = {}
        for file in TWO:
            rows = folder.read(file)
            texts[file] = write_rows([*rows[:-1], {**rows[-1], "note": str(number)}])
        with locked(datasets):
            write_files(datasets, texts)


def write_rows(rows: list[Row]) -> str:
    """The text of a file."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


@pytest.mark.long
def test_a_build_reads_all_of_a_write_or_nothing_of_it(datasets: Datasets, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "READINGS", 10_000)
    writer = SPAWN.Process(target=note_together, args=(datasets.folder, 400))
    writer.start()
    seen = set()
    while writer.is_alive():
        _, corpus = build.read_settled(datasets.folder)
        seen.add(tuple(corpus.rows[Path(file).stem][-1]["note"] for file in TWO))
    writer.join()
    assert writer.exitcode == 0
    assert len(seen) > 1
    assert [pair for pair in seen if len({*pair}) > 1 and any((note or "").isdecimal() for note in pair)] == []


COMMANDS = {
    "ids": ["ids", "{}"],
    "correct": ["correct", "fmonth1", "--set", "note=x", "--reason", "y", "--datasets", "{}"],
    "add": ["add", "--json", "{}/figure.json", "--datasets", "{}"],
}


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_that_cannot_have_the_folder_says_so_and_changes_nothing(
    datasets: Datasets, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setattr(journal, "PATIENCE", 0.05)
    empty_ids(datasets)
    figure = {**FIGURE, "period": "2011", "value": 5, "as_stated": "5"}
    (datasets.folder / "figure.json").write_text(json.dumps({"source": SOURCE, "figures": [figure]}), "utf-8")
    with FileLock(datasets.folder / LOCK):
        before = {path: path.read_bytes() for path in datasets.folder.rglob("*") if path.is_file()}
        answer = CliRunner().invoke(app, [part.format(datasets.folder) for part in COMMANDS[command]])
        assert {path: path.read_bytes() for path in datasets.folder.rglob("*") if path.is_file()} == before
    assert answer.exit_code in {1, 2}
    assert "Another run has held the datasets for two minutes." in answer.stderr


def test_the_column_lists_are_renewed_under_the_lock(datasets: Datasets, monkeypatch: pytest.MonkeyPatch) -> None:
    (datasets.folder / "README.md").write_text(f"# Columns\n{BEGIN}\n{END}\n", "utf-8")
    monkeypatch.setattr(journal, "PATIENCE", 0.05)
    with FileLock(datasets.folder / LOCK), pytest.raises(journal.BusyError):
        renew_readme(datasets.folder)
    assert renew_readme(datasets.folder)
    assert not renew_readme(datasets.folder)


def test_a_file_that_grows_has_one_writer(tmp_path: Path) -> None:
    file = tmp_path / "links.csv"
    with alone(file), pytest.raises(journal.BusyError, match=r"Another run is writing links\.csv\."), alone(file):
        pass


def test_a_folder_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), locked(tmp_path / "nowhere"):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_may_not_be_written_stops_a_write_before_anything_is_decided(
    datasets: Datasets, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.access", lambda path, _: Path(path).name != "figures")
    before = sorted(datasets.folder.rglob("*"))
    with pytest.raises(PermissionError):
        write_files(datasets.folder, {"sources.csv": "x\n", "figures/other.csv": "x\n"})
    assert sorted(datasets.folder.rglob("*")) == before
