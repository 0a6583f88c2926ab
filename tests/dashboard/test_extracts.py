from __future__ import annotations

import csv
import io
import json
import shutil
from datetime import date
from pathlib import Path

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.address import View
from dashboard.extracts import Options, formats
from dashboard.extracts.cells import STARTS_FORMULA, guard_text
from dashboard.queries.answer import Answer
from dashboard.queries.figures import read_figures
from dashboard.queries.sources import read_sources
from dashboard.queries.tables import TABLES
from dashboard.warehouse import Warehouse, open_warehouse

DOCS = Path(__file__).parents[2] / "docs" / "extracts.md"
CSV, JSON = formats()["csv"], formats()["json"]
TEXT = st.none() | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=20)
WHOLE = st.none() | st.integers(-(10**12), 10**12)
DECIMAL = st.none() | st.floats(-1e9, 1e9).map(lambda number: round(number, 3))
# A column holds values of one type, as in the database.
ROWS = st.lists(st.tuples(TEXT, WHOLE, DECIMAL, st.none() | st.dates(), TEXT), min_size=1, max_size=5)


def make_answer(*rows: tuple[object, ...]) -> Answer:
    """An answer of these rows in one batch."""
    return Answer("rows", {f"c{n}": "" for n in range(len(rows[0]))}, lambda: iter([list(rows)]))


def read_back(raw: bytes) -> list[list[str]]:
    """Cells of a CSV file as another program reads them."""
    return list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))


def as_text(cell: object) -> str:
    """A cell as CSV shows it."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)


@given(ROWS)
def test_csv_without_guard_reads_back_as_it_was(rows: list[tuple[object, ...]]) -> None:
    lines = read_back(CSV.to_bytes(make_answer(*rows), Options(guard=False)))
    assert lines == [["c0", "c1", "c2", "c3", "c4"], *([as_text(cell) for cell in row] for row in rows)]


@given(ROWS)
def test_guarded_text_starts_no_formula_and_loses_nothing(rows: list[tuple[object, ...]]) -> None:
    lines = read_back(CSV.to_bytes(make_answer(*rows)))[1:]
    for row, line in zip(rows, lines, strict=True):
        for cell, text in zip(row, line, strict=True):
            if isinstance(cell, str):
                assert not text.startswith(STARTS_FORMULA)
                assert text in {cell, f"'{cell}"}
            else:
                assert text == as_text(cell)


@given(ROWS)
def test_json_reads_back_as_it_was(rows: list[tuple[object, ...]]) -> None:
    document = json.loads(JSON.to_bytes(make_answer(*rows)))
    plain = [tuple(str(cell) if isinstance(cell, date) else cell for cell in row) for row in rows]
    assert [tuple(row.values()) for row in document["rows"]] == plain


def test_an_answer_without_rows_is_a_header_and_an_empty_list() -> None:
    nothing = Answer("rows", {"a": "A.", "b": "B."}, lambda: iter([]))
    assert CSV.to_bytes(nothing) == b"\xef\xbb\xbfa,b\r\n"
    assert json.loads(JSON.to_bytes(nothing))["rows"] == []


def test_urdu_survives_and_excel_is_told_of_utf8() -> None:
    raw = CSV.to_bytes(make_answer(("سند",)))
    assert raw.startswith(b"\xef\xbb\xbf")
    assert read_back(raw)[1] == ["سند"]
    assert not CSV.to_bytes(make_answer(("سند",)), Options(bom=False)).startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "\rx"])
def test_text_that_would_run_gets_one_apostrophe(text: str) -> None:
    assert guard_text(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "1-2", "a=b", "'quoted", " =1", "five"])
def test_other_text_is_left_as_it_is(text: str) -> None:
    assert guard_text(text) == text


def test_figures_are_tidy_and_cite_their_source(country: Warehouse) -> None:
    lines = list(
        csv.DictReader(io.StringIO(CSV.to_bytes(read_figures(country, View())).decode("utf-8-sig"), newline=""))
    )
    assert len(lines) == country.rows("SELECT count(*)::BIGINT AS n FROM figures")[0]["n"]
    for line in lines:
        assert date.fromisoformat(line["period_start"]) <= date.fromisoformat(line["period_end"])
        assert all(
            line[name] for name in ("figure_id", "source_title", "source_publisher", "definition_label", "licence")
        )
        assert line["value"] == "" or float(line["value"]) >= 0
        assert line["figure_page"] == f"/figure?id={line['figure_id']}"


def test_rows_come_in_one_order_and_twice_the_same(country: Warehouse) -> None:
    first = CSV.to_bytes(read_figures(country, View()))
    assert first == CSV.to_bytes(read_figures(country, View()))
    keys = [
        [row[name] for name in ("measure", "definition_id", "population_group", "reference_area")]
        for row in read_figures(country, View()).rows()
    ]
    assert keys == sorted(keys)


def test_filters_narrow_to_what_they_say(country: Warehouse) -> None:
    everything = read_figures(country, View()).rows()
    sample = everything[len(everything) // 2]
    view = View(
        measure=sample["measure"],
        producer=(sample["producer_id"],),
        area=sample["reference_area"],
        to=str(sample["period_end"]),
    )
    expected = [
        row
        for row in everything
        if (row["measure"], row["producer_id"], row["reference_area"])
        == (sample["measure"], sample["producer_id"], sample["reference_area"])
        and row["period_end"] <= sample["period_end"]
    ]
    assert read_figures(country, view).rows() == expected


def test_a_year_is_in_where_it_ends(country: Warehouse) -> None:
    rows = read_figures(country, View(from_="2022", to="2022")).rows()
    assert rows
    assert {row["period_end"].year for row in rows} == {2022}


def test_what_may_not_be_passed_on_leaves_in_no_table(country_file: Path, tmp_path: Path) -> None:
    shutil.copyfile(country_file, tmp_path / "closed.duckdb")
    with duckdb.connect(str(tmp_path / "closed.duckdb")) as con:
        con.execute("UPDATE sources SET redistributable = false")
    closed = open_warehouse(tmp_path / "closed.duckdb")
    assert read_figures(closed, View()).rows() == []
    assert read_sources(closed, View()).rows() == []


@pytest.mark.parametrize("table", TABLES)
def test_every_column_is_described_in_the_extract_and_in_the_docs(country: Warehouse, table: str) -> None:
    _, _, section = DOCS.read_text("utf-8").partition(f"## Columns of {table}\n")
    lines = [line for line in section.partition("\n## ")[0].splitlines() if line.startswith("| `")]
    columns = TABLES[table].read(country, View()).columns
    assert all(description.endswith(".") for description in columns.values())
    assert lines == [f"| `{name}` | {text.replace('|', chr(92) + '|')} |" for name, text in columns.items()]


def test_every_format_is_in_the_docs() -> None:
    text = DOCS.read_text("utf-8")
    assert [name for name in formats() if f"`{name}`" not in text] == []


def test_the_whole_corpus_can_be_had_when_its_file_was_taken_away(tmp_path: Path, country_file: Path) -> None:
    shutil.copyfile(country_file, file := tmp_path / "gone.duckdb")
    gone = open_warehouse(file)
    file.unlink()
    (copy := tmp_path / "copy.duckdb").write_bytes(formats()["duckdb"].to_bytes(read_figures(gone, View())))
    count = "SELECT count(*) AS n FROM figures"
    assert open_warehouse(copy).rows(count) == gone.rows(count)
