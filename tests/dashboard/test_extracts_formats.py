from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import hxl
import openpyxl
import pyarrow.parquet as pq
import pytest

from dashboard.address import View
from dashboard.extracts import ExtractError, Format, Options, formats
from dashboard.queries.answer import Answer
from dashboard.queries.figures import read_figures
from dashboard.queries.tables import TABLES
from dashboard.warehouse import Warehouse, open_warehouse

UNGUARDED = Options(guard=False, bom=False)
Cells = list[list[Any]]


def plain(cell: Any) -> Any:
    """A cell as every format can hold it: days as ISO text, whole numbers without a point, lists joined, nothing as None."""
    if isinstance(cell, list | tuple):
        return ";".join(cell) or None
    if isinstance(cell, datetime | date):
        return cell.isoformat()[:10]
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell


def read_json(raw: bytes) -> Cells:
    document = json.loads(raw)
    return [list(document["columns"]), *(list(row.values()) for row in document["rows"])]


def read_parquet(raw: bytes) -> Cells:
    table = pq.read_table(io.BytesIO(raw))
    return [table.schema.names, *([plain(cell) for cell in row.values()] for row in table.to_pylist())]


def read_xlsx(raw: bytes) -> Cells:
    book = openpyxl.load_workbook(io.BytesIO(raw))
    assert book.sheetnames == ["Data", "Sources", "Definitions", "Read me"]
    return [[plain(cell) for cell in row] for row in book["Data"].iter_rows(values_only=True)]


def read_csv(raw: bytes) -> Cells:
    return list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))


def read_hxl(raw: bytes) -> Cells:
    header, _, *rows = read_csv(raw)
    return [header, *rows]


TYPED: dict[str, Callable[[bytes], Cells]] = {"json": read_json, "parquet": read_parquet, "xlsx": read_xlsx}
TEXTS: dict[str, Callable[[bytes], Cells]] = {"csv": read_csv, "hxl": read_hxl}


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("name", [*TYPED, *TEXTS])
def test_every_format_has_the_same_rows_and_columns(country: Warehouse, table: str, name: str) -> None:
    answer = TABLES[table].read(country, View())
    header, rows = list(answer.columns), [[plain(cell) for cell in row.values()] for row in answer.rows()]
    assert rows or table == "event_points"  # nothing is imported; tests/events fills it
    if name in TEXTS:
        rows = [["" if cell is None else str(cell) for cell in row] for row in rows]
    assert (TYPED | TEXTS)[name](formats()[name].to_bytes(answer, UNGUARDED)) == [header, *rows]


@pytest.mark.parametrize("table", TABLES)
def test_hxl_finds_no_error(country: Warehouse, tmp_path: Path, table: str) -> None:
    file = tmp_path / "rows.hxl.csv"
    file.write_bytes(formats()["hxl"].to_bytes(TABLES[table].read(country, View())))
    report = hxl.validate(hxl.data(str(file), hxl.InputOptions(allow_local=True)))
    assert (report["stats"]["error"], report["issues"]) == (0, [])


def test_a_workbook_has_numbers_days_and_links(country: Warehouse) -> None:
    book = openpyxl.load_workbook(io.BytesIO(formats()["xlsx"].to_bytes(read_figures(country, View()))))
    header, *rows = book["Data"].iter_rows()
    place = {cell.value: n for n, cell in enumerate(header)}
    with_value = [row for row in rows if row[place["value"]].value is not None]
    assert {row[place["value"]].data_type for row in with_value} == {"n"}
    assert {row[place["period_start"]].is_date for row in rows} == {True}
    linked = [row[place["source_url"]] for row in rows if row[place["source_url"]].value]
    assert linked
    assert all(cell.hyperlink.target == cell.value for cell in linked)


def test_a_workbook_holds_the_sources_and_definitions_of_its_rows_alone(country: Warehouse) -> None:
    view = View(measure="attacks", from_="2022", to="2022")
    rows = read_figures(country, view).rows()
    book = openpyxl.load_workbook(io.BytesIO(formats()["xlsx"].to_bytes(read_figures(country, view))))
    for sheet, code in (("Sources", "source_id"), ("Definitions", "definition_id")):
        found = {row[0] for row in book[sheet].iter_rows(min_row=2, values_only=True)}
        assert found == {row[code] for row in rows}
    about = dict(book["Read me"].iter_rows(max_row=10, values_only=True))
    assert about["Filters"] == "measure = attacks; from = 2022; to = 2022"
    assert about["Rows"] == str(len(rows))


@pytest.mark.parametrize("name", [*TYPED, *TEXTS])
def test_hostile_text_arrives_as_it_is_and_runs_nowhere(hostile_file: Path, name: str) -> None:
    answer = read_figures(open_warehouse(hostile_file), View())
    place = list(answer.columns).index("source_title")
    expected = [row["source_title"] for row in answer.rows()]
    found = (TYPED | TEXTS)[name](formats()[name].to_bytes(answer, UNGUARDED))[1:]
    assert [row[place] for row in found] == expected


def test_no_cell_of_a_workbook_is_a_formula(hostile_file: Path) -> None:
    book = openpyxl.load_workbook(
        io.BytesIO(formats()["xlsx"].to_bytes(read_figures(open_warehouse(hostile_file), View())))
    )
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert kinds <= {"n", "s", "d"}
    links = {cell.hyperlink.target for row in book["Data"].iter_rows() for cell in row if cell.hyperlink}
    assert not {link for link in links if not link.startswith(("http://", "https://"))}


def test_parquet_says_what_its_columns_mean(country: Warehouse) -> None:
    schema = pq.read_schema(io.BytesIO(formats()["parquet"].to_bytes(read_figures(country, View()))))
    assert schema.field("value").metadata[b"description"]
    assert json.loads(schema.metadata[b"sanad"])["licence"] == "https://creativecommons.org/licenses/by/4.0/"
    assert {str(schema.field(name).type) for name in ("period_start", "period_end")} == {"date32[day]"}


def test_the_duckdb_file_is_the_whole_warehouse(country: Warehouse, tmp_path: Path) -> None:
    file = tmp_path / "sanad.duckdb"
    file.write_bytes(formats()["duckdb"].to_bytes(read_figures(country, View(measure="attacks"))))
    with duckdb.connect(str(file), read_only=True) as con:
        for table in ("figures", "sources", "series_points", "definitions"):
            n = con.execute(f"SELECT count(*) FROM {table}").fetchone()
            assert n == (country.rows(f"SELECT count(*) AS n FROM {table}")[0]["n"],)


def test_json_comes_in_pages_that_together_are_the_whole(country: Warehouse) -> None:
    answer = read_figures(country, View())
    whole, pages = json.loads(formats()["json"].to_bytes(answer)), []
    for offset in range(0, whole["total"], 7):
        pages += json.loads(formats()["json"].to_bytes(answer, Options(offset=offset, limit=7)))["rows"]
    assert pages == whole["rows"]
    assert json.loads(formats()["json"].to_bytes(answer, Options(offset=10**6, limit=7)))["rows"] == []


def test_an_answer_that_does_not_fit_is_refused_not_cut() -> None:
    small = Format(".x", "text/plain", lambda *_: iter([b""]), most_rows=1)
    answer = Answer("rows", {"a": "A."}, lambda: iter([[("x",), ("y",)]]))
    with pytest.raises(ExtractError, match=r"^2 rows do not fit into \.x: it holds 1\.$"):
        small.to_bytes(answer)
