"""The scored benchmark does not fall below what it once reached."""

import importlib.util
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "benchmarks" / "extract"
SETS = sorted(file.stem for file in FOLDER.glob("*.txt") if file.stem != "last")
spec = importlib.util.spec_from_file_location("score", FOLDER / "score.py")
assert spec
assert spec.loader
score = importlib.util.module_from_spec(spec)
sys.modules["score"] = score
spec.loader.exec_module(score)


@pytest.mark.parametrize("name", SETS)
def test_precision_recall_and_complete_rows(name):
    counts = score.score_cases(score.read_cases(FOLDER / f"{name}.txt"), misses=False)
    assert counts["found"] / counts["proposals"] >= 0.95
    assert counts["found"] / counts["labels"] >= 0.90
    assert counts["complete"] / counts["found"] >= 0.85


@pytest.mark.parametrize("name", SETS)
def test_every_label_quotes_its_text(name):
    for case in score.read_cases(FOLDER / f"{name}.txt"):
        for label in case.labels:
            assert label["as_stated"] in case.text, case.name
