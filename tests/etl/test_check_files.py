"""One wrong file, one problem, in these words."""

import json
import shutil
from pathlib import Path

import pytest
from invented_datasets import Datasets

from etl.load import check_datasets

MONITOR = "figures/arvan_monitor.csv"


def messages(datasets: Datasets) -> list[str]:
    return [str(problem) for problem in check_datasets(datasets.folder)]


def codes(datasets: Datasets) -> set[str]:
    return {problem.code for problem in check_datasets(datasets.folder)}


def test_ragged_row_is_reported(datasets: Datasets) -> None:
    datasets.replace_bytes("milestones.csv", b"mtruce,", b"mtruce,,")
    assert messages(datasets) == [
        "milestones.csv:3: The row has 11 cells, the header 10: a comma too many or too few, "
        "or a cell with a comma that is not quoted. [ragged_row]"
    ]


def test_header_names_what_is_missing_and_unknown(datasets: Datasets) -> None:
    datasets.replace_bytes("milestones.csv", b"date_end,category", b"until,category")
    assert messages(datasets) == [
        "milestones.csv:1: The header is not the declared one (missing: 'date_end'; unknown: 'until'). "
        "Put the columns as in datasets/README.md. [header]"
    ]


def test_header_out_of_order_is_reported(datasets: Datasets) -> None:
    datasets.replace_bytes("milestones.csv", b"date,date_end", b"date_end,date")
    assert messages(datasets) == [
        "milestones.csv:1: The header is not the declared one (out of order from column 'date_end'). "
        "Put the columns as in datasets/README.md. [header]"
    ]


def test_header_that_repeats_a_column_is_reported(datasets: Datasets) -> None:
    datasets.replace_bytes("milestones.csv", b"date,date_end", b"date,date")
    assert messages(datasets) == [
        "milestones.csv:1: The header is not the declared one (missing: 'date_end'; repeated: 'date'). "
        "Put the columns as in datasets/README.md. [header]"
    ]


def test_wrong_encoding_is_reported_with_its_line(datasets: Datasets) -> None:
    datasets.replace_bytes("milestones.csv", b"A truce", b"Une tr\xeave")
    assert messages(datasets) == ["milestones.csv:3: The file is not UTF-8 (byte 0xea). Save it as UTF-8. [encoding]"]


def test_utf16_is_reported(datasets: Datasets) -> None:
    path = datasets.folder / "milestones.csv"
    path.write_bytes(path.read_text("utf-8").encode("utf-16"))
    assert messages(datasets) == ["milestones.csv:1: The file is not UTF-8 (UTF-16). Save it as UTF-8. [encoding]"]


def test_byte_order_mark_is_reported(datasets: Datasets) -> None:
    path = datasets.folder / "milestones.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert messages(datasets) == [
        "milestones.csv:1: The file begins with a byte order mark. Save it as UTF-8 without BOM. [bom]"
    ]


def test_windows_line_ends_are_reported_once(datasets: Datasets) -> None:
    path = datasets.folder / "milestones.csv"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert messages(datasets) == [
        "milestones.csv:1: Lines end with CR LF or CR. Save the file with Unix line ends (LF). [line_ends]"
    ]


def test_last_line_without_an_end_is_reported(datasets: Datasets) -> None:
    path = datasets.folder / "milestones.csv"
    path.write_bytes(path.read_bytes().rstrip(b"\n"))
    assert messages(datasets) == ["milestones.csv:3: The last line has no end. Add one. [no_final_newline]"]


@pytest.mark.parametrize(
    ("mark", "name"),
    [
        ("\0", "U+0000"),
        ("\x07", "U+0007"),
        ("\u202e", "U+202E"),
        ("\u200b", "U+200B"),
        ("\u00ad", "U+00AD"),
        ("\u061c", "U+061C"),
        ("\u2028", "U+2028"),
        ("\ufffd", "U+FFFD"),
        ("\U000e0041", "U+E0041"),
    ],
)
def test_control_character_is_reported(datasets: Datasets, mark: str, name: str) -> None:
    datasets.replace_bytes("milestones.csv", b"A truce", f"A {mark}truce".encode())
    assert messages(datasets) == [
        f"milestones.csv:3: The line holds {name}, a control character or an invisible mark. "
        "Remove it. [control_character]"
    ]


def test_joiners_of_persian_spelling_are_welcome(datasets: Datasets) -> None:
    datasets.change("sources.csv", "sradio", title="می\u200cشود")
    assert messages(datasets) == []


def test_quotation_mark_that_is_not_closed_is_reported(datasets: Datasets) -> None:
    datasets.replace_bytes("milestones.csv", b"A truce", b'"A truce')
    assert messages(datasets) == [
        "milestones.csv:3: The row cannot be read as CSV (unexpected end of data): "
        "a quotation mark is not closed or not doubled. [quotes]"
    ]


def test_empty_line_is_reported(datasets: Datasets) -> None:
    datasets.replace_bytes("milestones.csv", b"\nmtruce", b"\n\nmtruce")
    assert messages(datasets) == ["milestones.csv:3: The line is empty. Remove it. [empty_line]"]


def test_row_of_commas_only_is_reported_once(datasets: Datasets) -> None:
    datasets.replace_bytes("milestones.csv", b"\nmtruce", b"\n,,,,,,,,,\nmtruce")
    assert messages(datasets) == ["milestones.csv:3: The row has commas and nothing else. Remove it. [empty_line]"]


def test_marks_of_an_unfinished_merge_are_reported(datasets: Datasets) -> None:
    datasets.replace_bytes("milestones.csv", b"\nmtruce", b"\n<<<<<<< HEAD\nmtruce")
    assert messages(datasets) == [
        "milestones.csv:3: The line is a mark of two versions that git could not join. "
        "Choose one version and remove the marks. [merge_mark]"
    ]


@pytest.mark.parametrize(("mark", "name"), [(b";", "semicolons"), (b"\t", "tabs"), (b"|", "upright strokes")])
def test_other_marks_between_cells_are_named(datasets: Datasets, mark: bytes, name: str) -> None:
    path = datasets.folder / "milestones.csv"
    path.write_bytes(path.read_bytes().replace(b",", mark))
    assert messages(datasets) == [
        f"milestones.csv:1: The cells are separated by {name}. Save the file with commas between them. [header]"
    ]


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (b"PK\x03\x04\x14\x00\xfc", "an Excel workbook or another archive"),
        (b"\n<!DOCTYPE html><html></html>\n", "a web page"),
    ],
)
def test_file_of_another_kind_is_named(datasets: Datasets, raw: bytes, kind: str) -> None:
    (datasets.folder / "milestones.csv").write_bytes(raw)
    assert messages(datasets) == [
        f"milestones.csv:1: The file is {kind}, no CSV. Save the table as CSV, in UTF-8 and with commas. [not_a_table]"
    ]


@pytest.mark.parametrize("file", ["sources.csv", "producers.csv", "measures.csv", "incidents.csv", MONITOR])
def test_file_that_cannot_be_read_is_told_once_and_not_as_its_consequences(datasets: Datasets, file: str) -> None:
    path = datasets.folder / file
    path.write_bytes(b"\xe9" + path.read_bytes())
    assert messages(datasets) == [f"{file}:1: The file is not UTF-8 (byte 0xe9). Save it as UTF-8. [encoding]"]


def test_file_that_may_not_be_read_is_reported(datasets: Datasets, monkeypatch: pytest.MonkeyPatch) -> None:
    read_bytes = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "milestones.csv":
            raise PermissionError(13, "Permission denied", str(path))
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert messages(datasets) == [
        "milestones.csv: The file cannot be read (Permission denied). Allow it to be read. [unreadable]"
    ]


def test_empty_file_is_reported(datasets: Datasets) -> None:
    (datasets.folder / "withdrawn.csv").write_bytes(b"")
    assert messages(datasets) == [
        "withdrawn.csv:1: The file is empty. Give it the header line id,kind,withdrawn_on,… [empty_file]"
    ]


def test_empty_folder_is_reported(tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    assert [str(problem) for problem in check_datasets(tmp_path / "nothing")] == [
        "datapackage.json: The folder is empty: it has neither datapackage.json nor tables. [empty_folder]"
    ]


def test_missing_folder_is_reported(tmp_path: Path) -> None:
    assert [str(problem) for problem in check_datasets(tmp_path / "nowhere")] == [
        "nowhere: There is no such folder. Give the folder that holds datapackage.json. [no_folder]"
    ]


def test_a_file_in_place_of_the_folder_is_said_to_be_one(datasets: Datasets) -> None:
    assert [str(problem) for problem in check_datasets(datasets.folder / "sources.csv")] == [
        "sources.csv: This is a file. Give the folder that holds datapackage.json: its files are checked together. [no_folder]"
    ]


def test_folder_of_figures_without_a_file_is_reported(datasets: Datasets) -> None:
    shutil.rmtree(datasets.folder / "figures")
    assert "figures: The folder figures/ has no CSV file. Add one file per producer. [empty_folder]" in messages(
        datasets
    )


def test_missing_file_is_reported(datasets: Datasets) -> None:
    (datasets.folder / "withdrawn.csv").unlink()
    assert messages(datasets) == [
        "withdrawn.csv: datapackage.json names withdrawn.csv, but there is no such file. Add it, or take it out there. "
        "[missing_file]"
    ]


def test_missing_datapackage_is_reported(datasets: Datasets) -> None:
    (datasets.folder / "datapackage.json").unlink()
    assert messages(datasets) == [
        "datapackage.json: datapackage.json is missing: it declares the files and columns of the folder. [missing_file]"
    ]


def test_datapackage_that_is_not_json_is_reported_with_its_line(datasets: Datasets) -> None:
    (datasets.folder / "datapackage.json").write_text('{\n"resources": [,]}')
    assert messages(datasets) == [
        "datapackage.json:2: datapackage.json or a schema it names is no JSON (Expecting value, line 2, character 15). "
        "Mend it, or take the last version from git. [bad_package]"
    ]


def test_datapackage_that_leaves_out_a_table_is_reported(datasets: Datasets) -> None:
    path = datasets.folder / "datapackage.json"
    package = json.loads(path.read_text("utf-8"))
    package["resources"] = [resource for resource in package["resources"] if resource["name"] != "withdrawn"]
    path.write_text(json.dumps(package), "utf-8")
    assert messages(datasets) == [
        "datapackage.json: The file does not declare the tables (no resource for withdrawn). "
        "Mend it, or take the last version from git. [bad_package]"
    ]


def test_datapackage_whose_paths_lead_out_of_the_folder_is_refused(datasets: Datasets) -> None:
    datasets.replace_bytes("datapackage.json", b'"withdrawn.csv"', b'"../../secret.csv"')
    assert messages(datasets) == [
        "datapackage.json: The file does not declare the tables (the path '../../secret.csv' leads out of the folder). "
        "Mend it, or take the last version from git. [bad_package]"
    ]


def test_file_that_the_datapackage_does_not_name_is_reported(datasets: Datasets) -> None:
    shutil.copy(datasets.folder / MONITOR, datasets.folder / "figures" / "beta_data.csv")
    assert messages(datasets) == [
        "figures/beta_data.csv: datapackage.json does not name figures/beta_data.csv, so nothing reads it. "
        "Name it there, or remove it. [undeclared_file]"
    ]


def test_row_of_another_producer_is_reported(datasets: Datasets) -> None:
    rows = datasets.read("figures/other.csv")
    datasets.write("figures/other.csv", [row for row in rows if row["figure_id"] != "fbeta22"])
    moved = next(row for row in rows if row["figure_id"] == "fbeta22")
    datasets.write(MONITOR, [*datasets.read(MONITOR), moved])
    assert messages(datasets) == [
        f"{MONITOR}:{len(datasets.read(MONITOR)) + 1}:producer_id: The file holds arvan_monitor only, "
        "this row is beta_data. Move it to figures/other.csv. [other_producer]"
    ]


def test_producer_with_a_file_of_its_own_is_not_in_other(datasets: Datasets) -> None:
    rows = datasets.read(MONITOR)
    datasets.write(MONITOR, [row for row in rows if row["figure_id"] != "fdead20"])
    moved = next(row for row in rows if row["figure_id"] == "fdead20")
    datasets.write("figures/other.csv", [*datasets.read("figures/other.csv"), moved])
    line = len(datasets.read("figures/other.csv")) + 1
    assert messages(datasets) == [
        f"figures/other.csv:{line}:producer_id: arvan_monitor has a file of its own. "
        f"Move the row to {MONITOR}. [has_own_file]"
    ]


def test_file_named_after_no_producer_is_reported(datasets: Datasets) -> None:
    (datasets.folder / MONITOR).rename(datasets.folder / "figures/monitor.csv")
    datasets.replace_bytes("datapackage.json", MONITOR.encode(), b"figures/monitor.csv")
    assert (
        "figures/monitor.csv: The file is named after 'monitor', which is not a producer_id of producers.csv. "
        "[file_without_producer]"
    ) in messages(datasets)


def test_check_writes_nothing(datasets: Datasets) -> None:
    before = {path: path.read_bytes() for path in datasets.folder.rglob("*") if path.is_file()}
    codes(datasets)
    assert {path: path.read_bytes() for path in datasets.folder.rglob("*") if path.is_file()} == before
