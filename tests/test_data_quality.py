"""What docs/data-quality.md prints is what the record of the check says."""

import csv
import importlib.util
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "data-quality.md").read_text(encoding="utf-8")


def load_script():
    spec = importlib.util.spec_from_file_location("draw_sample", ROOT / "scripts" / "draw_sample.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


script = load_script()
RECORDS = {number: script.read_rows(path) for number, (_, path) in script.ROUNDS.items()}
CHECKED = [row for record in RECORDS.values() for row in record]
each_round = pytest.mark.parametrize("number", script.ROUNDS)


@each_round
def test_printed_tables_are_those_of_the_record(number):
    printed = PAGE.split(f"<!-- begin tables {number} -->\n")[1].split(f"\n<!-- end tables {number} -->")[0]
    assert printed == script.write_report(RECORDS[number])


@each_round
def test_printed_sizes_and_seed_are_those_of_the_draw(number):
    numbers = [len(RECORDS[number]), sum(script.STRATA.values()), *script.STRATA.values()]
    assert len(RECORDS[number]) == script.SIZE
    assert str(script.ROUNDS[number][0]) in PAGE
    assert [f"{number:,}" for number in numbers if f"{number:,}" not in PAGE] == []


@each_round
def test_kinds_of_error_add_up_to_the_record(number):
    kinds = PAGE.split(f"<!-- end tables {number} -->")[1].split("\n## ")[0]
    cells = [line.split("|") for line in kinds.splitlines() if line.startswith(("| The", "| A day"))]
    wrong = script.split_fields(RECORDS[number], "wrong_fields")
    # The page with bare daily numbers gave two fields a figure, told in one line: qualifier and words.
    assert sum(int(cell[2].split()[0]) for cell in cells) == len(wrong) - wrong.count("as_stated")


def test_the_method_page_tells_the_rate_of_the_last_round():
    text = (ROOT / "dashboard" / "words" / "method.en.md").read_text(encoding="utf-8")
    page = [row for row in RECORDS[max(RECORDS)] if row["checked_against"] == "page"]
    fields, wrong = (len(script.split_fields(page, name)) for name in ("fields_checked", "wrong_fields"))
    rows = sum(row["verdict"] == "wrong" for row in page)
    low, high = script.find_wilson_interval(wrong, fields)
    assert f"{wrong} of {fields:,} fields were wrong ({wrong / fields:.1%}; {low:.1%} to {high:.1%})" in text
    assert f"in {rows} of {len(page)} figures" in text


def test_all_doubtful_rows_are_named():
    assert [row["figure_id"] for row in CHECKED if row["doubtful_fields"] and row["figure_id"] not in PAGE] == []


def test_every_checked_figure_exists_or_was_withdrawn():
    known = {row["figure_id"] for row in script.read_figures()}
    with (ROOT / "datasets" / "withdrawn.csv").open(encoding="utf-8", newline="") as stream:
        known |= {row["id"] for row in csv.DictReader(stream)}
    assert {row["figure_id"] for row in CHECKED} - known == set()


def test_every_verdict_follows_from_its_fields():
    for row in CHECKED:
        expected = "wrong" if row["wrong_fields"] else "doubtful" if row["doubtful_fields"] else "right"
        named = script.split_fields([row], "wrong_fields") + script.split_fields([row], "doubtful_fields")
        assert (row["verdict"], set(named) - set(row["fields_checked"].split(";"))) == (expected, set()), row[
            "figure_id"
        ]


def test_strata_get_their_floor_and_the_draw_repeats():
    rows = [{"figure_id": f"f{number}", "stratum": name} for name in script.STRATA for number in range(50)]
    drawn = script.draw_sample(rows, seed=1, size=100)
    assert drawn == script.draw_sample(list(reversed(rows)), seed=1, size=100)
    assert script.share_out(script.STRATA, script.SIZE) == {"monitors": 100, "returns": 30, "incidents": 30}


def test_wilson_interval_of_known_cases():
    # Published example: 81 of 263 gives 25.5% to 36.6% (Newcombe 1998, method 3).
    assert script.find_wilson_interval(81, 263) == pytest.approx((0.2553, 0.3662), abs=1e-4)
    assert script.find_wilson_interval(0, 20) == pytest.approx((0.0, 0.1611), abs=1e-4)
