"""Any other table by a mapping."""

import csv
from pathlib import Path

import duckdb
import pytest
from importing import ROOT, Desk

from dashboard.words import read_words
from etl.adapters.generic import configure
from etl.events.adapter import MEASURES
from etl.events.bring_in import Imported, Order, import_file
from etl.events.failure import NotImportedError

MAPPING = """
name: border-incidents
title: Border incidents {version}
producer: Border Observatory
licence: CC BY 4.0
redistributable: true
citation: Border Observatory, Border incidents {version}.
version: "2025"
date_format: "%d/%m/%Y"
measure: fatalities
columns:
  event_id: ID
  date_start: Day
  best: Killed
  country: Country
  event_type: Kind
event_types:
  Ambush: ambush
  Armed fight: armed clash
"""
TABLE = "ID,Day,Killed,Country,Kind,Other\nB1,31/12/2024,3,Pakistan,Armed fight,x\nB2,01/01/2025,,Arvania,Ambush,y\n"


def bring_in(desk: Desk, mapping: str = MAPPING, table: str = TABLE) -> Imported:
    path = desk.write("mapping.yaml", mapping)
    return import_file(Order(configure(path), desk.write("table.csv", table), desk.folder, Path("none")))


def test_a_mapping_is_enough(desk: Desk) -> None:
    manifest = bring_in(desk).manifest
    assert (manifest["event_dataset"], manifest["version"], manifest["title"]) == (
        "border-incidents",
        "2025",
        "Border incidents 2025",
    )
    assert manifest["event_types"] == {"ambush": "ambush", "armed_clash": "armed clash"}
    events = duckdb.sql(
        f"SELECT event_id, date_start::VARCHAR, best, reference_area, event_type FROM '{desk.folder}/border-incidents/2025/events.parquet'"
    ).fetchall()
    assert events == [("B1", "2024-12-31", 3, "PK", "armed_clash"), ("B2", "2025-01-01", None, None, "ambush")]


def test_a_kind_without_a_word_is_rejected(desk: Desk) -> None:
    table = (
        TABLE + "".join(f"C{n},01/01/2025,1,Arvania,Ambush,\n" for n in range(40)) + "D,01/01/2025,1,Arvania,Parade,\n"
    )
    assert [row.reason for row in bring_in(desk, table=table).rejected] == [
        "kind: the mapping has no word for this type"
    ]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("licence: CC BY 4.0\n", "", "The mapping has no licence"),
        ("redistributable: true", "redistributable: maybe", "redistributable must be true or false"),
        ("  best: Killed", "  dead: Killed", "columns has dead, which is none of ours"),
        ("  date_start: Day\n", "", "columns does not say where date_start is"),
        ("measure:", "measures: x\nmeasure:", "The mapping has an unknown key measures"),
        ("  best: Killed", "  best: Slain", "The first line has no column 'slain', which the mapping names for best"),
        ("name: border-incidents", "name: [", "The mapping cannot be read"),
        (
            "measure: fatalities",
            "measure: rumours",
            "measure is 'rumours', which is no measure of datasets/measures.csv",
        ),
        ("name: border-incidents", "name: ../x", "cannot be used"),
    ],
)
def test_a_wrong_mapping_is_said(desk: Desk, old: str, new: str, message: str) -> None:
    with pytest.raises(NotImportedError) as failure:
        bring_in(desk, MAPPING.replace(old, new))
    assert message in str(failure.value)
    assert desk.files_left() == []


def test_a_precision_that_pages_have_no_words_for_is_rejected(desk: Desk) -> None:
    mapping = MAPPING.replace("event_types:", "  place_precision: Other\nevent_types:")
    table = TABLE.replace(",x\n", ",exact\n").replace(",y\n", ",province\n") + "".join(
        f"C{n},01/01/2025,1,Arvania,Ambush,near\n" for n in range(40)
    )
    (row,) = bring_in(desk, mapping, f"{table}D,01/01/2025,1,Arvania,Ambush,somewhere\n").rejected
    assert row.reason.startswith("other: must be one of exact, near, district")


def test_an_event_without_an_id_is_rejected_where_the_mapping_names_ids(desk: Desk) -> None:
    table = (
        TABLE + "".join(f"C{n},01/01/2025,1,Arvania,Ambush,\n" for n in range(40)) + ",01/01/2025,1,Arvania,Ambush,\n"
    )
    assert [row.reason for row in bring_in(desk, table=table).rejected] == ["id: the event has no id"]


def test_braces_in_a_title_are_text(desk: Desk) -> None:
    manifest = bring_in(
        desk, MAPPING.replace("Border incidents {version}\n", "Border {0.__class__} {x} {version}\n")
    ).manifest
    assert manifest["title"] == "Border {0.__class__} {x} 2025"


@pytest.mark.parametrize("folder", ["datasets", "tests/invented"])
def test_measures_are_those_of_the_corpus_and_have_words(folder: str) -> None:
    with (ROOT / folder / "measures.csv").open(encoding="utf-8", newline="") as file:
        known = {row["measure"] for row in csv.DictReader(file)}
    assert known <= set(MEASURES) if folder == "tests/invented" else known == set(MEASURES)
    assert [name for name in MEASURES if f"events.measure.{name}" not in read_words("en")] == []


def test_names_of_columns_are_no_code(desk: Desk) -> None:
    hostile = 'x" FROM rows; DROP TABLE rows; --'
    mapping = MAPPING.replace("best: Killed", f"best: '{hostile}'")
    table = TABLE.replace("Killed", '"' + hostile.replace('"', '""') + '"')
    assert bring_in(desk, mapping, table).manifest["n_events"] == 2


def test_a_range_that_runs_the_wrong_way_is_rejected(desk: Desk) -> None:
    mapping = MAPPING.replace("  best: Killed\n", "  best: Killed\n  low: Least\n  high: Most\n")
    table = "ID,Day,Killed,Least,Most,Country,Kind\n"
    table += "".join(f"B{n},01/01/2025,3,2,4,Pakistan,Ambush\n" for n in range(60))
    table += "C1,01/01/2025,3,5,9,Pakistan,Ambush\nC2,01/01/2025,3,,2,Pakistan,Ambush\n"
    result = bring_in(desk, mapping, table)
    assert [row.reason for row in result.rejected] == [
        "least: must not be more than killed",
        "killed: must not be more than most",
    ]
