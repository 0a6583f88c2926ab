"""Rows and files that are refused: each with a sentence, and nothing half-loaded."""

import csv
import gzip
from collections.abc import Callable

import duckdb
import pytest
from importing import GED, Desk, ged_rows, write_table

from etl.adapters.ucdp_ged import COLUMNS_49
from etl.events.failure import NotImportedError
from etl.load.registered import EVENTS, REJECTED

GOOD = write_table(ged_rows(40), COLUMNS_49)


def break_rows(**broken: dict[str, str]) -> list[dict[str, str]]:
    """Forty good events, some of them (n2: the second) with cells changed."""
    rows = ged_rows(40)
    for name, cells in broken.items():
        rows[int(name.removeprefix("n")) - 1] |= cells
    return rows


def test_rejected_rows_are_kept_with_line_and_reason(desk: Desk) -> None:
    rows = break_rows(n3={"best": "many"}, n7={"type_of_violence": "9"})
    result = desk.ged(rows)
    assert [(row.line, row.column, row.reason) for row in result.rejected] == [
        (4, "best", "best: cannot be read as a number"),
        (8, "type_of_violence", "type_of_violence: must be 1, 2 or 3"),
    ]
    with (desk.folder / "ucdp-ged/25.1" / REJECTED).open(encoding="utf-8", newline="") as file:
        kept = list(csv.DictReader(file))
    assert [row["line"] for row in kept] == ["4", "8"]
    assert next(csv.reader([kept[1]["raw"]]))[:6] == ["7", "", "2022", "", "", "9"]
    assert (result.manifest["n_events"], result.manifest["n_rejected"]) == (38, 2)


def test_lines_are_right_below_rejected_rows_and_cells_of_several_lines(desk: Desk) -> None:
    rows = break_rows(n2={"conflict_name": "one\ntwo\nthree"}, n3={"best": "many"}, n5={"date_prec": "8"})
    result = desk.ged(rows)
    assert [row.line for row in result.rejected] == [6, 8]
    shifts = dict(result.manifest["shifts"])
    kept = [row for row in range(1, 41) if row not in {3, 5}]
    lines = [row + 1 if row <= 2 else row + 3 for row in kept]
    shift = 0
    found = []
    for number in range(len(kept)):
        shift = shifts.get(number, shift)
        found.append(number + shift)
    assert found == lines


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("rows", [1, 40, 4000])
@pytest.mark.parametrize("closed", [True, False], ids=["ended", "last line open"])
def test_no_row_is_lost_whatever_ends_the_lines(desk: Desk, end: str, rows: int, closed: bool) -> None:
    text = write_table(ged_rows(rows), COLUMNS_49).replace("\n", end)
    result = desk.bring_in("ucdp-ged", desk.write("GEDEvent_v25_1.csv", text if closed else text.rstrip("\r\n")))
    assert (result.manifest["n_events"], result.rejected) == (rows, [])


def test_no_row_is_lost_where_lines_end_now_so_now_so(desk: Desk) -> None:
    result = desk.bring_in("ucdp-ged", desk.write("GEDEvent_v25_1.csv", GOOD.replace("\n", "\r\n", 9)))
    assert result.manifest["n_events"] == 40


def test_lines_within_cells_may_end_otherwise_than_rows(desk: Desk) -> None:
    rows = break_rows(n2={"conflict_name": "one#two"}, n4={"best": "x"})
    text = write_table(rows, COLUMNS_49).replace("\n", "\r\n").replace("one#two", '"one\ntwo"')
    result = desk.bring_in("ucdp-ged", desk.write("GEDEvent_v25_1.csv", text))
    assert [row.line for row in result.rejected] == [6]
    assert result.manifest["n_events"] == 39


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_lines_are_right_below_empty_ones(desk: Desk, end: str) -> None:
    rows = break_rows(n2={"best": "many"}, n9={"type_of_violence": "9"}, n20={"best": "many"})
    lines = write_table(rows, COLUMNS_49).splitlines()
    text = end.join([*lines[:2], "", "", *lines[2:12], "", *lines[12:], ""]) + end
    result = desk.bring_in("ucdp-ged", desk.write("GEDEvent_v25_1.csv", text), share=0.5)
    assert [row.line for row in result.rejected] == [5, 12, 24]
    assert (result.manifest["n_events"], result.manifest["shifts"][0]) == (37, [0, 2])


def test_an_empty_first_line_is_no_header(desk: Desk) -> None:
    with pytest.raises(NotImportedError, match="The first line has no column id"):
        desk.bring_in("ucdp-ged", desk.write("GEDEvent_v25_1.csv", f"\n{GOOD}"))


def test_the_second_event_with_an_id_is_rejected(desk: Desk) -> None:
    result = desk.ged(break_rows(n9={"id": "4"}))
    assert [(row.line, row.reason) for row in result.rejected] == [(10, "the id of another event above")]
    ids = duckdb.sql(
        f"SELECT count(*), count(DISTINCT event_id) FROM '{desk.folder}/ucdp-ged/25.1/{EVENTS}'"
    ).fetchone()
    assert ids == (39, 39)


def test_a_row_with_too_few_cells_is_rejected(desk: Desk) -> None:
    lines = GOOD.splitlines(keepends=True)
    file = desk.write("GEDEvent_v25_1.csv", "".join([*lines[:5], "5,2022\n", *lines[6:]]))
    (row,) = desk.bring_in("ucdp-ged", file).rejected
    assert (row.line, row.reason, row.raw.strip()) == (6, "the row has fewer cells than the header", "5,2022")


def test_text_that_a_spreadsheet_would_run_is_kept_as_text(desk: Desk) -> None:
    rows = [{**GED, "id": "=cmd()", "best": "x"}, *ged_rows(40)]
    desk.ged(rows)
    text = (desk.folder / "ucdp-ged/25.1" / REJECTED).read_text("utf-8")
    assert "'=cmd()" in text


def test_a_cell_of_a_megabyte_is_imported(desk: Desk) -> None:
    assert desk.ged(break_rows(n2={"source_article": "x" * 1_000_000})).manifest["n_events"] == 40


def test_a_nul_within_a_row_is_rejected(desk: Desk) -> None:
    lines = write_table(ged_rows(4000), COLUMNS_49).splitlines(keepends=True)
    lines[3500] = lines[3500].replace("Kost town", "Kost\0town")
    result = desk.bring_in("ucdp-ged", desk.write("GEDEvent_v25_1.csv", "".join(lines)))
    assert [(row.line, row.reason) for row in result.rejected] == [(3501, "a NUL character")]


def test_a_day_that_has_not_come_is_rejected(desk: Desk) -> None:
    day = "2990-01-01 00:00:00.000"
    result = desk.ged(break_rows(n2={"date_start": day, "date_end": day}))
    assert [(row.place, row.reason) for row in result.rejected] == [("line 3", "a day that has not come yet")]
    assert result.manifest["n_events"] == 39


def test_more_rejected_rows_than_the_share_leave_everything_as_it_was(desk: Desk) -> None:
    desk.ged(ged_rows(3), "GEDEvent_v24_1.csv")
    before = desk.files_left()
    with pytest.raises(
        NotImportedError, match=r"3 of 40 rows cannot be imported, more than the 5 % allowed. The first: line 3"
    ):
        desk.ged(break_rows(n2={"best": "x"}, n3={"best": "x"}, n4={"best": "x"}))
    assert desk.files_left() == before
    assert (
        desk.ged(break_rows(n2={"best": "x"}, n3={"best": "x"}, n4={"best": "x"}), share=0.1).manifest["n_events"] == 37
    )


def cut(text: str) -> str:
    """A file cut off in the middle of its last row but one."""
    return text[: text.rindex("2022-03-01")]


SPOILT: dict[str, tuple[str, bytes | Callable[[], bytes], str]] = {
    "empty": ("GEDEvent_v25_1.csv", b"", "The file is empty"),
    "spaces": ("GEDEvent_v25_1.csv", b"\n \n", "The file is empty"),
    "header alone": ("GEDEvent_v25_1.csv", GOOD.splitlines()[0].encode(), "has a header and no rows"),
    "a web page": ("GEDEvent_v25_1.csv", b"<!DOCTYPE html>\n<html><h1>404</h1>", "The file is a web page, not a table"),
    "json": ("GEDEvent_v25_1.csv", b'{"error": "no token"}', "The file is JSON, not a table"),
    "another delimiter": ("GEDEvent_v25_1.csv", GOOD.replace(",", "~").encode(), "has no column id"),
    "utf-16": ("GEDEvent_v25_1.csv", GOOD.encode("utf-16"), "The file is UTF-16"),
    "latin-1 at once": ("GEDEvent_v25_1.csv", GOOD.replace("Kost", "Köst").encode("latin-1"), "not UTF-8: line 2"),
    "latin-1 far below": (
        "GEDEvent_v25_1.csv",
        write_table(ged_rows(4000), COLUMNS_49).encode() + write_table([{**GED, "adm_2": "é"}], COLUMNS_49, header=False).encode("latin-1"),
        "The file is not UTF-8: see line 4,002",
    ),
    "cut off": ("GEDEvent_v25_1.csv", cut(GOOD).encode(), "ends in the middle of row 41: its download was cut off"),
    "cut off in quotes": ("GEDEvent_v25_1.csv", GOOD[: GOOD.rindex("Arvan Post,2022")].encode(), "ends in the middle of row 41"),
    "gzip cut off": ("GEDEvent_v25_1.csv.gz", gzip.compress(GOOD.encode())[:-200], "ends in the middle: its download"),
    "gzip damaged": ("GEDEvent_v25_1.csv.gz", gzip.compress(GOOD.encode())[:-6] + b"abcdef", "The packed file is damaged"),
    "workbook damaged": ("GEDEvent_v25_1.xlsx", b"PK\x03\x04" + b"x" * 500, "The workbook is damaged"),
    "zip damaged": ("ged251-csv.zip", b"PK\x03\x04" + b"x" * 500, "The ZIP file is damaged"),
    "excel": ("GEDEvent_v25_1.csv", b"PAR1" + b"x" * 50, "The file is Parquet, not text"),
    "noise": ("GEDEvent_v25_1.csv", b"id,year\n\0\0\0", "Line 2 has a NUL character"),
    "another adapter's": ("GEDEvent_v25_1.csv", b"event_id_cnty,event_date\nX1,2022-01-01\n", "or another adapter reads it"),
    "no version": ("events.csv", GOOD.encode(), "Say it with --version"),
}  # fmt: skip


@pytest.mark.parametrize("kind", SPOILT)
def test_a_spoilt_file_gets_a_sentence_and_leaves_nothing(desk: Desk, kind: str) -> None:
    name, content, message = SPOILT[kind]
    desk.ged(ged_rows(3), "GEDEvent_v24_1.csv")
    before = desk.files_left()
    with pytest.raises(NotImportedError) as failure:
        desk.bring_in("ucdp-ged", desk.write(name, content if isinstance(content, bytes) else content()))
    assert message in str(failure.value)
    assert str(failure.value).startswith(f"{name}:")
    assert str(desk.folder) not in str(failure.value)
    assert desk.files_left() == before


def test_an_absent_file_and_a_folder_are_said_to_be(desk: Desk) -> None:
    with pytest.raises(NotImportedError, match="There is no such file"):
        desk.bring_in("ucdp-ged", desk.files / "absent.csv")
    with pytest.raises(NotImportedError, match="This is a folder"):
        desk.bring_in("ucdp-ged", desk.files)
