"""Several files renewed together: all or none, wherever the writer is killed."""

import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock
from invented_datasets import ROOT, Datasets

from etl import journal
from etl.journal import HALF, LOCK, READY, BusyError, locked, write_files
from etl.read.folder import read_corpus

FILES = ("sources.csv", "figures/other.csv", "milestones.csv")
# Ends itself at the n-th step that touches the disk, as a power cut would.
KILLED = """
import os, signal, sys
from pathlib import Path
from etl import journal

steps, last = 0, int(sys.argv[2])
def counted(name):
    real = getattr(Path, name)
    def step(self, *args, **kwargs):
        global steps
        steps += 1
        if steps > last:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(self, *args, **kwargs)
    setattr(Path, name, step)
for name in ("mkdir", "rename", "replace", "rmdir", "chmod", "open"):
    counted(name)
folder = Path(sys.argv[1])
texts = {file: (folder / file).read_bytes().decode() + "\\n" for file in sys.argv[3:]}
steps = 0
with journal.locked(folder):
    journal.write_files(folder, texts)
print("done")
"""


def read_state(datasets: Datasets) -> list[bytes]:
    return [(datasets.folder / file).read_bytes() for file in FILES]


def test_files_are_old_or_new_together_wherever_the_writer_is_killed(datasets: Datasets) -> None:
    old = read_state(datasets)
    new = [raw + b"\n" for raw in old]
    seen = set()
    for last in range(40):
        command = [sys.executable, "-c", KILLED, str(datasets.folder), str(last), *FILES]
        answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        read_corpus(datasets.folder)  # any reader finishes what was decided
        state = read_state(datasets)
        assert state in (old, new), f"a mixture after step {last}"
        assert not (datasets.folder / READY).exists()
        seen.add(state == new)
        if "done" in answer.stdout:
            break
        for file, raw in zip(FILES, old, strict=True):
            (datasets.folder / file).write_bytes(raw)
    assert seen == {True, False}
    assert "done" in answer.stdout
    assert not (datasets.folder / HALF).exists()


def test_permissions_stay(datasets: Datasets) -> None:
    path = datasets.folder / "sources.csv"
    path.chmod(0o640)
    with locked(datasets.folder):
        write_files(datasets.folder, {"sources.csv": "x\n"})
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_second_writer_waits_and_gives_up_in_a_sentence(datasets: Datasets, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "PATIENCE", 0.05)
    with (
        FileLock(datasets.folder / LOCK),
        pytest.raises(BusyError, match="Another run has held the datasets"),
        locked(datasets.folder),
    ):
        pass


def test_a_reader_of_a_folder_at_rest_leaves_no_trace(datasets: Datasets) -> None:
    before = sorted(Path(datasets.folder).rglob("*"))
    read_corpus(datasets.folder)
    assert sorted(Path(datasets.folder).rglob("*")) == before
