"""Ids: given once, short, never one that was used or withdrawn, and nothing else changes by a byte."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st
from invented_datasets import Datasets
from typer.testing import CliRunner

from etl.cli import app
from etl.curate.ids import give_ids, make_id
from etl.load import check_datasets

NEW = ("figures/other.csv", "sources.csv", "stated_changes.csv", "milestones.csv")


def empty_last_ids(datasets: Datasets) -> None:
    """Take the id of the last row of every file that ids are given to."""
    for file in NEW:
        raw = (datasets.folder / file).read_bytes().split(b"\n")
        raw[-2] = re.sub(rb"^[^,]*", b"", raw[-2])
        (datasets.folder / file).write_bytes(b"\n".join(raw))


def test_new_rows_get_ids_and_nothing_else_changes(datasets: Datasets) -> None:
    empty_last_ids(datasets)
    before = {file: (datasets.folder / file).read_bytes() for file in NEW}
    given_ids = give_ids(datasets.folder)
    assert set(given_ids) == set(NEW)
    for file in NEW:
        (new,) = given_ids[file]
        assert re.fullmatch(r"[fstm][a-z2-7]{8}", new)
        assert (datasets.folder / file).read_bytes().replace(new.encode(), b"") == before[file]


def test_second_run_gives_nothing(datasets: Datasets) -> None:
    empty_last_ids(datasets)
    give_ids(datasets.folder)
    before = {file: (datasets.folder / file).read_bytes() for file in NEW}
    assert give_ids(datasets.folder) == {}
    assert {file: (datasets.folder / file).read_bytes() for file in NEW} == before


def test_same_row_gets_the_same_first_id_anywhere(datasets: Datasets) -> None:
    empty_last_ids(datasets)
    raw = {file: (datasets.folder / file).read_bytes() for file in NEW}
    first = give_ids(datasets.folder)
    for file in NEW:
        (datasets.folder / file).write_bytes(raw[file])
    assert give_ids(datasets.folder) == first


def test_id_of_an_existing_row_is_never_recomputed(datasets: Datasets) -> None:
    datasets.change("figures/other.csv", "fpop", note="A new remark.", transcription_confidence="low")
    assert give_ids(datasets.folder) == {}


def test_quoted_empty_id_is_filled_too(datasets: Datasets) -> None:
    datasets.replace_bytes("milestones.csv", b"\nmtruce,", b'\n"",')
    (new,) = give_ids(datasets.folder)["milestones.csv"]
    assert f"\n{new},2022-03".encode() in (datasets.folder / "milestones.csv").read_bytes()


def test_row_with_line_breaks_keeps_them(datasets: Datasets) -> None:
    datasets.replace_bytes("milestones.csv", b"\nmtruce,", b"\n,")
    datasets.replace_bytes("milestones.csv", b"A truce holds in spring.", b'"A truce,\nholds"')
    (new,) = give_ids(datasets.folder)["milestones.csv"]
    assert b'"A truce,\nholds"' in (datasets.folder / "milestones.csv").read_bytes()
    assert (datasets.folder / "milestones.csv").read_text().count(new) == 1


def test_withdrawn_id_is_passed_over(datasets: Datasets) -> None:
    datasets.replace_bytes("milestones.csv", b"\nmtruce,", b"\n,")
    raw = (datasets.folder / "milestones.csv").read_bytes()
    (first,) = give_ids(datasets.folder)["milestones.csv"]
    (datasets.folder / "milestones.csv").write_bytes(raw)
    datasets.add("withdrawn.csv", "fgone", id=first, kind="milestone")
    (second,) = give_ids(datasets.folder)["milestones.csv"]
    assert second != first


def test_two_rows_with_one_key_get_two_ids(datasets: Datasets) -> None:
    datasets.add("milestones.csv", "mtruce", milestone_id="")
    datasets.add("milestones.csv", "mtruce", milestone_id="")
    first, second = give_ids(datasets.folder)["milestones.csv"]
    assert first != second


@settings(max_examples=30)
@given(st.lists(st.text(max_size=5), max_size=4), st.integers(0, 5))
def test_taken_ids_are_never_given(key: list[str], rounds: int) -> None:
    taken = set()
    for _ in range(rounds):
        new = make_id("f", key, taken)
        assert new not in taken
        taken.add(new)


def test_file_with_a_wrong_header_stops_everything(datasets: Datasets) -> None:
    empty_last_ids(datasets)
    datasets.replace_bytes("sources.csv", b"source_id,title", b"id,title")
    before = {file: (datasets.folder / file).read_bytes() for file in NEW}
    answer = CliRunner().invoke(app, ["ids", str(datasets.folder)])
    assert answer.exit_code == 1
    assert answer.stderr == "sources.csv has not the declared header. Run python -m etl check.\n"
    assert {file: (datasets.folder / file).read_bytes() for file in NEW} == before


def test_command_prints_what_was_given(datasets: Datasets) -> None:
    datasets.replace_bytes("milestones.csv", b"\nmtruce,", b"\n,")
    answer = CliRunner().invoke(app, ["ids", str(datasets.folder)])
    assert answer.exit_code == 0
    assert re.fullmatch(r"milestones\.csv: m[a-z2-7]{8}\n1 ids given\.\n", answer.stdout)
    assert check_datasets(datasets.folder) == []
