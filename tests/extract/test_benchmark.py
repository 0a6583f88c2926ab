"""The scored benchmark does not fall below what it once reached."""

import importlib.util
import sys
from pathlib import Path

import pytest

from etl.extract.proposals import propose_figures
from etl.extract.qualifiers import find_quantities

FOLDER = Path(__file__).parents[2] / "benchmarks" / "extract"
SETS = sorted(file.stem for file in FOLDER.glob("*.txt"))
# Precision, recall and complete rows that a set may not fall below; batch_o is made of oddities on purpose.
FLOOR = (0.95, 0.90, 0.85)
FLOORS = {
    "batch_aa4": (0.95, 0.95, 0.80),
    "batch_aa3": (0.95, 0.95, 0.80),
    "batch_aa5": (0.95, 0.90, 0.80),
    "batch_ae4": (0.95, 0.95, 0.80),
    "batch_l": (0.94, 0.90, 0.85),
    "batch_n": (0.95, 0.90, 0.80),
    "batch_o": (0.90, 0.80, 0.50),
    "batch_q": (0.95, 0.95, 0.80),
    "batch_r": (0.95, 0.95, 0.65),
    "batch_u": (0.94, 0.90, 0.65),
    "batch_z3": (0.95, 0.92, 0.85),
    "batch_w": (0.93, 0.95, 0.85),
    "batch_x": (0.95, 0.95, 0.80),
    "batch_y": (0.95, 0.95, 0.75),
}
spec = importlib.util.spec_from_file_location("score", FOLDER / "score.py")
assert spec
assert spec.loader
score = importlib.util.module_from_spec(spec)
sys.modules["score"] = score
spec.loader.exec_module(score)


@pytest.mark.parametrize("name", SETS)
def test_precision_recall_and_complete_rows(name):
    counts = score.score_cases(score.read_cases(FOLDER / f"{name}.txt"), misses=False)
    precision, recall, complete = FLOORS.get(name, FLOOR)
    assert counts["found"] / counts["proposals"] >= precision
    assert counts["found"] / counts["labels"] >= recall
    assert counts["complete"] / counts["found"] >= complete


@pytest.mark.parametrize("name", SETS)
def test_every_label_quotes_its_text(name):
    for case in score.read_cases(FOLDER / f"{name}.txt"):
        for label in case.labels:
            assert label["as_stated"] in case.text, case.name


@pytest.mark.parametrize("name", SETS)
def test_every_proposed_value_stands_in_its_own_words(name):
    for case in score.read_cases(FOLDER / f"{name}.txt"):
        for proposal in propose_figures(case.text, case.published):
            printed = [(one.value, one.low, one.high) for one in find_quantities(proposal.as_stated.lower())]
            value = None if proposal.value is None else abs(proposal.value)
            ends = sorted(abs(end) for end in (proposal.low, proposal.high) if end is not None)
            assert any(
                one == value and [end for end in (low, high) if end is not None] == ends for one, low, high in printed
            )
