"""`etl add --json`: completed, checked as `etl check` does, placed in order, written all or none."""

import json
import multiprocessing
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from hypothesis import given
from hypothesis import strategies as st
from invented_datasets import Datasets
from typer.testing import CliRunner

from etl.cli import app
from etl.curate.entry.days import write_period
from etl.load import check_datasets
from etl.periods import parse_period

ARVAN = "figures/arvan_monitor.csv"
PAPER = {
    "title": "Attacks of the year",
    "publisher": "Boria Times",
    "published": "2023-03-01",
    "url": "https://b.example/1",
}
FIGURE = {
    "measure": "attacks",
    "value": 530,
    "population_group": "all",
    "reference_area": "XA",
    "period": "2022",
    "producer": "Arvan Monitor",
    "as_stated": "530 attacks",
}


def run(datasets: Datasets, document: Any, *options: str) -> Result:
    command = ["add", "--datasets", str(datasets.folder), "--json", "-", *options]
    return CliRunner().invoke(app, command, input=json.dumps(document))


def add(datasets: Datasets, *figures: dict[str, Any], source: Any = PAPER, dry: bool = False) -> dict[str, Any]:
    answer = run(datasets, {"source": source, "figures": figures}, *(["--dry-run"] if dry else []))
    assert answer.exit_code in {0, 1}, answer.stderr
    return dict(json.loads(answer.stdout))


def read_bytes(datasets: Datasets) -> dict[str, bytes]:
    return {str(path.relative_to(datasets.folder)): path.read_bytes() for path in datasets.folder.rglob("*.csv")}


def rows_of(answer: dict[str, Any], table: str = "figures") -> list[dict[str, Any]]:
    return [row for row in answer["rows"] if row["table"] == table]


def test_a_figure_and_its_new_source_are_written_and_nothing_else_changes(datasets: Datasets) -> None:
    before = read_bytes(datasets)
    answer = add(datasets, {**FIGURE, "note": "Of all kinds, large and small."})
    assert answer["written"]
    after = read_bytes(datasets)
    changed = {file for file in before if before[file] != after[file]}
    assert changed == {ARVAN, "sources.csv"}
    for file in changed:
        old, new = before[file].splitlines(keepends=True), after[file].splitlines(keepends=True)
        (line,) = [line for line in new if line not in old]
        assert [other for other in new if other != line] == old
    assert check_datasets(datasets.folder) == []


def test_the_row_stands_in_the_file_of_its_producer_with_a_fresh_id(datasets: Datasets) -> None:
    (row,) = rows_of(add(datasets, FIGURE))
    lines = (datasets.folder / ARVAN).read_text().splitlines()
    assert row["file"] == ARVAN
    assert lines[row["line"] - 1] == (
        f"{row['cells']['figure_id']},attacks,events,arvan_monitor_attacks,all,XA,,,,,2022,,stated,530,,,exact,total,reported,"
        f"arvan_monitor,stated,,{row['cells']['source_id']},,530 attacks,,high,"
    )


def test_rows_of_producers_without_a_file_go_to_other(datasets: Datasets) -> None:
    figure = {**FIGURE, "producer": "not_stated", "note": "x"}
    assert rows_of(add(datasets, figure))[0]["file"] == "figures/other.csv"


def test_a_new_row_stands_behind_the_last_one_that_does_not_come_later(datasets: Datasets) -> None:
    datasets.write("sources.csv", sorted(datasets.read("sources.csv"), key=lambda row: row["publisher"].casefold()))
    (row,) = rows_of(add(datasets, FIGURE), "sources")
    publishers = [row["publisher"] for row in datasets.read("sources.csv")]
    assert publishers == sorted(publishers, key=str.casefold)
    assert publishers[row["line"] - 2] == "Boria Times"


def test_a_document_that_is_held_is_not_added_again(datasets: Datasets) -> None:
    answer = add(datasets, FIGURE, source={"title": "Other words", "url": "http://www.daily-arvan.example/spress/"})
    assert rows_of(answer, "sources") == []
    assert rows_of(answer)[0]["cells"]["source_id"] == "spress"


def test_several_figures_share_one_new_source(datasets: Datasets) -> None:
    dead = {
        **FIGURE,
        "measure": "fatalities",
        "value": 900,
        "as_stated": "900 dead",
        "definition_id": "arvan_monitor_deaths",
    }
    answer = add(datasets, FIGURE, dead)
    assert answer["written"]
    assert len(rows_of(answer, "sources")) == 1
    assert len({row["cells"]["source_id"] for row in rows_of(answer)}) == 1


def test_codes_are_completed_from_names(datasets: Datasets) -> None:
    figure = {
        **FIGURE,
        "measure": "Attacks",
        "reference_area": "north march",
        "population_group": "All people",
        "period": "2021",
    }
    (row,) = rows_of(add(datasets, figure))
    wanted = {
        "measure": "attacks",
        "reference_area": "XA-NO",
        "population_group": "all",
        "producer_id": "arvan_monitor",
    }
    wanted |= {"unit": "events", "definition_id": "arvan_monitor_attacks"}
    assert {name: row["cells"][name] for name in wanted} == wanted
    assert set(wanted) <= set(row["completed"])


def test_the_way_of_people_is_completed_when_all_figures_we_hold_say_the_same(datasets: Datasets) -> None:
    figure = {
        **FIGURE,
        "measure": "returns",
        "producer": "mercy_agency",
        "as_stated": "530 people",
        "period": "2023-05",
    }
    figure["population_group"] = "borian_nationals"
    (row,) = rows_of(add(datasets, figure))
    assert (row["cells"]["origin"], row["cells"]["destination"]) == ("XA", "XB")


def test_one_of_several_definitions_is_never_chosen_for_a_person(datasets: Datasets) -> None:
    answer = add(datasets, {**FIGURE, "measure": "fatalities", "as_stated": "530 dead"})
    (row,) = rows_of(answer)
    assert not answer["written"]
    assert row["suggestions"]["definition_id"][0] == "arvan_monitor_deaths"
    assert [problem["code"] for problem in row["problems"]] == ["required"]


def test_the_definition_under_which_we_hold_a_near_number_is_suggested_first(datasets: Datasets) -> None:
    answer = add(datasets, {**FIGURE, "measure": "fatalities", "value": 2550, "as_stated": "2,550 dead"})
    suggested = rows_of(answer)[0]["suggestions"]["definition_id"]
    assert suggested == ["arvan_monitor_deaths_wide", "arvan_monitor_deaths", "arvan_monitor_deaths_old"]


def test_a_refused_row_is_explained_as_the_check_does_and_nothing_is_written(datasets: Datasets) -> None:
    before = read_bytes(datasets)
    answer = run(datasets, {"source": PAPER, "figures": [FIGURE, {**FIGURE, "period": "2021", "value": 531}]})
    assert answer.exit_code == 1
    good, bad = rows_of(json.loads(answer.stdout))
    assert (good["outcome"], bad["outcome"]) == ("new", "refused")
    assert [problem["message"] for problem in bad["problems"]] == [
        "value 531 is not in the words as stated ('530 attacks'). Correct one of them."
    ]
    assert read_bytes(datasets) == before


def test_an_unknown_producer_is_refused_with_the_nearest_ones(datasets: Datasets) -> None:
    (row,) = rows_of(add(datasets, {**FIGURE, "producer": "Arvan Peace Monitors"}))
    assert row["suggestions"]["producer_id"][0] == "arvan_monitor"
    assert "'Arvan Peace Monitors' is not in producers.csv." in " ".join(p["message"] for p in row["problems"])


def test_a_dry_run_shows_the_difference_and_writes_nothing(datasets: Datasets) -> None:
    before = read_bytes(datasets)
    answer = add(datasets, FIGURE, dry=True)
    assert not answer["written"]
    assert read_bytes(datasets) == before
    added = [line for line in answer["diff"].splitlines() if line.startswith("+") and not line.startswith("+++")]
    removed = [line for line in answer["diff"].splitlines() if line.startswith("-") and not line.startswith("---")]
    assert (len(added), removed) == (2, [])
    assert f"+++ b/datasets/{ARVAN}" in answer["diff"]


@pytest.mark.parametrize(
    ("cells", "source", "kind", "message"),
    [
        (
            {"value": 521, "as_stated": "521"},
            PAPER,
            "another_source",
            "Arvan Monitor 521 is already held from 2 documents",
        ),
        ({}, PAPER, "revised", "Arvan Monitor revised 521 to 530"),
        ({}, {**PAPER, "published": "2022-12"}, "revised_later", "Arvan Monitor gave 521 in a later document"),
        ({"value": 521, "as_stated": "521"}, {"source_id": "sreport"}, "held", "this document is already read for it"),
        ({}, {"source_id": "sreport"}, "other_number", "This document already gives another number"),
        ({"producer": "not_stated"}, PAPER, "rival", "Arvan Monitor gave 521 for the same thing"),
    ],
)
def test_what_the_corpus_holds_about_the_same_thing_is_told(
    datasets: Datasets, cells: dict[str, Any], source: dict[str, str], kind: str, message: str
) -> None:
    beside = rows_of(add(datasets, {**FIGURE, **cells}, source=source, dry=True))[0]["beside"]
    assert any(neighbour["kind"] == kind and message in neighbour["message"] for neighbour in beside), beside


def test_a_wording_that_allows_the_same_number_is_no_conflict(datasets: Datasets) -> None:
    beside = rows_of(add(datasets, FIGURE, dry=True))[0]["beside"]
    assert [n["kind"] for n in beside if n["old"] == "more than 500"] == ["agrees"]


def test_another_definition_of_the_same_producer_is_told(datasets: Datasets) -> None:
    dead = {
        **FIGURE,
        "measure": "fatalities",
        "value": 900,
        "as_stated": "900",
        "definition_id": "arvan_monitor_deaths",
    }
    beside = rows_of(add(datasets, dead, dry=True))[0]["beside"]
    assert [(n["kind"], n["old"]) for n in beside] == [("revised", "852"), ("other_definition", "2,546")]


def test_a_proposal_of_extract_is_taken_as_it_is(datasets: Datasets) -> None:
    proposal = {
        "measure": "attacks", "unit": "events", "value": 530, "low": None, "high": None, "qualifier": "exact",
        "population_group": "all", "reference_area": "XA", "period_start": "2022-01-01", "period_end": "2022-12-31",
        "period_basis": "stated", "producer": "Arvan Monitor", "as_stated": "530 attacks", "start": 3, "end": 14, "confidence": "high",
    }  # fmt: skip
    (row,) = rows_of(add(datasets, proposal))
    assert (row["outcome"], row["cells"]["period"]) == ("new", "2022")


def test_a_change_in_per_cent_becomes_a_stated_change(datasets: Datasets) -> None:
    proposal = {**FIGURE, "measure": "change_pct", "value": 74, "as_stated": "74 per cent more"}
    (row,) = rows_of(add(datasets, proposal), "stated_changes")
    assert row["cells"]["change_pct"] == "74"
    assert {problem["column"] for problem in row["problems"]} == {"measure", "definition_id", "base_period"}
    change = {**FIGURE, "change_pct": 74, "as_stated": "74 per cent more", "base_period": "2020"}
    del change["value"]
    answer = run(datasets, {"source": PAPER, "stated_changes": [change]})
    assert json.loads(answer.stdout)["written"], answer.stdout
    assert datasets.read("stated_changes.csv")[-1]["change_pct"] == "74"


def test_an_open_period_is_suggested_as_a_running_total_with_its_reason(datasets: Datasets) -> None:
    figure = {**FIGURE, "period": "2022-01-01/2022-11-22", "period_basis": "inferred"}
    (row,) = rows_of(add(datasets, figure))
    assert row["suggestions"]["period_kind"] == ["cumulative"]
    assert "note" in row["suggestions"]
    assert [problem["code"] for problem in row["problems"]] == ["missing_reason"]


def test_a_definition_may_come_along(datasets: Datasets) -> None:
    definition = {
        "definition_id": "beta_attacks", "producer_id": "beta_data", "measure": "attacks", "concept": "attacks", "label": "Attacks",
        "description": "The producer's definition was not found.", "basis": "not_found", "scope": "attacks", "counts_militants": "unknown",
    }  # fmt: skip
    figure = {**FIGURE, "producer": "Beta"}
    assert json.loads(run(datasets, {"source": PAPER, "definitions": [definition], "figures": [figure]}).stdout)[
        "written"
    ]
    assert check_datasets(datasets.folder) == []


@pytest.mark.parametrize(
    ("document", "sentence"),
    [
        ("nonsense", "Hand in an object"),
        ({"figures": {}}, "figures is not a list of rows."),
        ({"figures": [{"colour": "red"}]}, "figures[0]: there is no column 'colour' in figures."),
        ({"figures": [{"value": [1]}]}, "figures[0].value is neither text nor a number."),
        ({"ledger": []}, "There is no table 'ledger' to add to"),
        ({"figures": [{}] * 501}, "501 rows are too many at once"),
    ],
)
def test_what_cannot_be_understood_is_told_in_a_sentence(datasets: Datasets, document: Any, sentence: str) -> None:
    answer = run(datasets, document)
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert sentence in answer.stderr


def test_what_is_not_json_is_told_in_a_sentence(datasets: Datasets) -> None:
    answer = CliRunner().invoke(app, ["add", "--datasets", str(datasets.folder), "--json", "-"], input="{")
    assert answer.exit_code == 2
    assert "is not JSON" in answer.stderr


def test_nothing_handed_in_is_no_success(datasets: Datasets) -> None:
    answer = run(datasets, [])
    assert (answer.exit_code, answer.stderr) == (1, "There was no row to add, so nothing was written.\n")


@pytest.mark.parametrize(
    "text", ["=1+1", "a,b", 'a "quoted" word', "line\nbreak", "<script>alert(1)</script>", "چار سو"]
)
def test_any_text_comes_through_as_one_cell(datasets: Datasets, text: str) -> None:
    figure = {**FIGURE, "note": text}
    assert add(datasets, figure)["written"]
    (row,) = [row for row in datasets.read(ARVAN) if row["value"] == "530"]
    assert row["note"] == " ".join(text.split())


def test_invisible_marks_are_refused(datasets: Datasets) -> None:
    (row,) = rows_of(add(datasets, {**FIGURE, "note": "up\u202eside"}))
    assert [problem["code"] for problem in row["problems"]] == ["control_character"]


def add_in_a_process(folder: str, value: int) -> int:
    figure = {**FIGURE, "value": value, "as_stated": str(value), "note": "One of several.", "period": f"20{value}"}
    return run(Datasets(Path(folder)), {"source": PAPER, "figures": [figure]}).exit_code


@pytest.mark.long
def test_runs_at_the_same_time_wait_for_each_other(datasets: Datasets) -> None:
    with multiprocessing.get_context("spawn").Pool(4) as pool:
        codes = pool.starmap(add_in_a_process, [(str(datasets.folder), value) for value in range(10, 18)])
    assert codes == [0] * 8
    assert {row["value"] for row in datasets.read(ARVAN)} >= {str(value) for value in range(10, 18)}
    assert sum(row["publisher"] == "Boria Times" for row in datasets.read("sources.csv")) == 1
    assert check_datasets(datasets.folder) == []


@given(st.dates(), st.dates())
def test_days_are_spelt_as_the_period_they_are(one: Any, other: Any) -> None:
    first, last = sorted((one, other))
    span = parse_period(write_period(first.isoformat(), last.isoformat()))
    assert (span.start, span.end) == (first, last)
