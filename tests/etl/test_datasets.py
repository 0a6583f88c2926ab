"""The real datasets/: without a problem, a valid package, described, and every researched row accounted for."""

import json
import os
from pathlib import Path

import pytest
from frictionless import validate
from invented_datasets import INVENTED, ROOT

from etl.curate.readme import describe_columns
from etl.curate.research import compare_research, list_research
from etl.load import check_datasets
from etl.read.folder import read_corpus
from etl.schema import FIGURES, read_tables

DATASETS = ROOT / "datasets"
RESEARCH = ROOT.parent / "shared" / "research"


def test_datasets_have_no_problem() -> None:
    assert [str(problem) for problem in check_datasets(DATASETS)] == []


@pytest.mark.parametrize("folder", [DATASETS, INVENTED], ids=["real", "invented"])
def test_folder_is_a_valid_data_package_by_itself(folder: Path) -> None:
    report = validate(folder / "datapackage.json")
    assert [error.message for task in report.tasks for error in task.errors] == []
    assert report.valid, report.to_summary()


def test_every_column_is_described_and_in_the_readme() -> None:
    assert all(field.description for table in read_tables(DATASETS).values() for field in table.fields)
    assert describe_columns(DATASETS) in (DATASETS / "README.md").read_text("utf-8"), (
        "datasets/README.md is behind the schemas: run python -c "
        "\"from pathlib import Path; from etl.curate.readme import renew_readme; renew_readme(Path('datasets'))\""
    )


def test_invented_country_has_the_columns_of_the_real_one() -> None:
    real, invented = read_tables(DATASETS), read_tables(INVENTED)
    assert {name: (table.fields, table.foreign_keys) for name, table in real.items()} == {
        name: (table.fields, table.foreign_keys) for name, table in invented.items()
    }


def test_one_header_for_all_figures() -> None:
    headers = {(DATASETS / file).read_text("utf-8").split("\n", 1)[0] for file in read_tables(DATASETS)[FIGURES].files}
    assert len(headers) == 1


def test_files_are_named_after_their_producers() -> None:
    package = json.loads((DATASETS / "datapackage.json").read_text("utf-8"))
    names = [resource["name"] for resource in package["resources"] if resource["path"].startswith("figures/")]
    assert all(name == name.lower() and name.startswith("figures_") for name in names)


def test_every_researched_row_is_accounted_for_while_its_file_stands() -> None:
    if not RESEARCH.is_dir():
        assert not os.environ.get("CI"), "../shared/research is absent, so the ledger cannot be held against it"
        return
    ledger = read_corpus(DATASETS).rows["ledger"]
    files = {path.name for path in list_research(RESEARCH)}
    named = {row["research_file"] for row in ledger}
    assert named <= files, f"the ledger names files that are gone: {sorted(named - files)}"
    unaccounted = {
        file.name: file.unaccounted
        for file in compare_research(list_research(RESEARCH), ledger)
        if file.state == "same"
    }
    assert {name: rows for name, rows in unaccounted.items() if rows} == {}
    assert unaccounted, "no research file bears the hash of the ledger"
