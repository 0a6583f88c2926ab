"""Reading: what was written is read back, byte for byte."""

import csv
import io
import re

from hypothesis import given
from hypothesis import strategies as st

from etl.read.rows import read_rows
from etl.read.text import UNWANTED, decode

COLUMNS = ["first", "second", "third"]
CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\t\n\r"), max_size=20).map(
    lambda text: UNWANTED.sub("", re.sub(r"[\x00-\x1f]", "", text)).strip()
)
ROWS = st.lists(st.lists(CELLS, min_size=3, max_size=3).filter(any), max_size=6)


def write(rows: list[list[str]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerows(rows)
    return text.getvalue().encode()


@given(ROWS)
def test_rows_written_and_read_are_the_same_and_write_equal_bytes(rows: list[list[str]]) -> None:
    raw = write([COLUMNS, *rows])
    text, faults = decode("file.csv", raw)
    read, problems = read_rows("file.csv", text, COLUMNS)
    assert faults == []
    assert problems == []
    assert [[row[name] or "" for name in COLUMNS] for row in read] == rows
    assert write([COLUMNS, *[[row[name] for name in COLUMNS] for row in read]]) == raw


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_reported(raw: bytes) -> None:
    text, faults = decode("file.csv", raw)
    rows, problems = read_rows("file.csv", text, COLUMNS)
    assert faults or problems or rows is not None


@given(st.text(max_size=200))
def test_any_text_behind_a_header_is_rows_or_problems(text: str) -> None:
    rows, problems = read_rows("file.csv", "first,second,third\n" + text, COLUMNS)
    assert all(set(row) == {*COLUMNS, "dataset_file", "dataset_line"} for row in rows)
    assert all(problem.line >= 2 for problem in problems)


def test_rows_know_the_line_they_start_on() -> None:
    rows, _ = read_rows("file.csv", 'first,second,third\n"a\nb",c,d\ne,f,g\n', COLUMNS)
    assert [row["dataset_line"] for row in rows] == [2, 4]


def test_empty_cells_are_none() -> None:
    rows, _ = read_rows("file.csv", 'first,second,third\n,"",x\n', COLUMNS)
    assert rows[0]["first"] is None
    assert rows[0]["second"] is None
