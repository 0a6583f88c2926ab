"""Corrections: rows with a reason, that give way when they are no longer needed."""

from datetime import date

import pytest
from invented_datasets import Datasets

from etl.curate.corrections import CorrectionError, add_corrections
from etl.load.check import check_datasets
from etl.load.corpus import read_corrected

DAY = date(2026, 11, 22)
FIGURE = "fyear22b"


def read_figure(datasets: Datasets, figure_id: str = FIGURE) -> dict:
    return next(row for row in read_corrected(datasets.folder).rows["figures"] if row["figure_id"] == figure_id)


def test_corrected_cell_is_what_the_warehouse_gets_and_the_row_stays(datasets: Datasets):
    before = read_figure(datasets)
    old = add_corrections(datasets.folder, FIGURE, {"note": "Read again."}, "A remark was missing.", DAY)
    assert old == {"note": before["note"] or ""}
    assert read_figure(datasets) == {**before, "note": "Read again."}
    text = (datasets.folder / "corrections.csv").read_text(encoding="utf-8")
    assert text == (
        "figure_id,column_name,expect,corrected,corrected_on,reason\n"
        f"{FIGURE},note,{before['note'] or ''},Read again.,2026-11-22,A remark was missing.\n"
    )
    assert check_datasets(datasets.folder) == []


def test_correction_that_would_break_a_rule_is_refused_and_leaves_no_trace(datasets: Datasets):
    before = (datasets.folder / "corrections.csv").read_bytes()
    with pytest.raises(CorrectionError, match="The corrected figure would not pass: figures/"):
        add_corrections(datasets.folder, FIGURE, {"value": "987654"}, "A slip.", DAY)
    assert (datasets.folder / "corrections.csv").read_bytes() == before


@pytest.mark.parametrize(
    ("figure_id", "cells", "message"),
    [
        ("fnowhere", {"note": "x"}, "There is no figure 'fnowhere'."),
        (FIGURE, {"colour": "x"}, "A figure has no column 'colour'."),
        (FIGURE, {"measure": "attacks"}, f"measure of {FIGURE} says 'attacks' already."),
    ],
)
def test_refusals_say_what_is_wrong(datasets: Datasets, figure_id, cells, message):
    with pytest.raises(CorrectionError) as caught:
        add_corrections(datasets.folder, figure_id, cells, "A slip.", DAY)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (
            f"{FIGURE},note,nothing like it,x,2026-11-22,A slip.",
            "The correction expects 'nothing like it' in note, but {place} says {found}. It is no longer needed, or meant "
            "for another value: remove it or mend expect.",
        ),
        ("fnowhere,note,,x,2026-11-22,A slip.", "No figure has the id 'fnowhere', so there is nothing to correct."),
    ],
)
def test_correction_without_its_object_fails_the_check(datasets: Datasets, row, message):
    figure = read_figure(datasets)
    path = datasets.folder / "corrections.csv"
    path.write_text(path.read_text(encoding="utf-8") + row + "\n", encoding="utf-8")
    place = f"{figure['dataset_file']} line {figure['dataset_line']}"
    wanted = message.format(place=place, found=repr(figure["note"] or ""))
    assert [problem.message for problem in check_datasets(datasets.folder)] == [wanted]


def test_identity_is_not_corrected(datasets: Datasets):
    path = datasets.folder / "corrections.csv"
    source = read_figure(datasets)["source_id"]
    text = path.read_text(encoding="utf-8") + f"{FIGURE},source_id,{source},other,2026-11-22,A slip.\n"
    path.write_text(text, encoding="utf-8")
    problems = check_datasets(datasets.folder)
    assert [problem.code for problem in problems] == ["unknown_column"]
    assert problems[0].message.startswith(
        "'source_id' is not a column that can be corrected. Name one of: measure, unit,"
    )
