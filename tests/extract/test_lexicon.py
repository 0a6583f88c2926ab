"""The lexicons use the codes of datasets/ and no others."""

import csv
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LEXICON = ROOT / "etl" / "extract" / "lexicon"
# Amnesty counts, too, though no figure of its own is in datasets/ yet.
WITHOUT_FIGURES = {"amnesty"}
# Resolved while reading to the government of the province a text is about.
STAND_INS = {"provincial_government"}


def read_column(path: Path, column: str) -> set[str]:
    with path.open(encoding="utf-8", newline="") as file:
        return {row[column] for row in csv.DictReader(file)}


@pytest.mark.parametrize(
    ("lexicon", "column", "table"),
    [
        ("producers.csv", "producer", "producers"),
        ("groups.csv", "group", "population_groups"),
        ("nouns.csv", "measure", "measures"),
    ],
)
def test_codes_are_those_of_datasets(lexicon, column, table):
    known = {"producers": "producer_id", "population_groups": "population_group", "measures": "measure"}
    codes = read_column(LEXICON / lexicon, column) - STAND_INS - WITHOUT_FIGURES - {""}
    assert codes <= read_column(ROOT / "datasets" / f"{table}.csv", known[table])


def test_area_codes_are_iso_3166_2_or_ours():
    ours = {"AF_PK", "PK-KP-MAIN", "PK-KP-TD"}
    assert all(
        code in ours or re.fullmatch(r"AF|PK|IR|AF-[A-Z]{3}|PK-[A-Z]{2}|IR-\d\d", code)
        for code in read_column(LEXICON / "places.csv", "code")
    )


def test_all_34_provinces_of_afghanistan_are_known():
    assert len({code for code in read_column(LEXICON / "places.csv", "code") if code.startswith("AF-")}) == 34


@pytest.mark.parametrize("name", ["producers.csv", "groups.csv", "nouns.csv"])
def test_every_pattern_is_a_regular_expression(name):
    for pattern in read_column(LEXICON / name, "pattern"):
        re.compile(pattern)
