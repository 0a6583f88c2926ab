"""The command line of extract."""

import json

import typer
from typer.testing import CliRunner

from etl.extract.cli import extract

COLUMNS = [
    "measure", "unit", "value", "low", "high", "qualifier", "population_group", "reference_area", "period_start", "period_end",
    "period_basis", "producer", "as_stated", "start", "end", "confidence",
]  # fmt: skip
TEXT = "PICSS said 85 attacks took place in Pakistan in May."
app = typer.Typer()
app.command()(extract)


def run(*arguments: str, text: str = TEXT):
    return CliRunner().invoke(app, [*arguments], input=text)


def test_json_has_exactly_the_columns_of_a_proposal():
    answer = run("-", "--published", "2025-06-03", "--json")
    [proposal] = json.loads(answer.stdout)
    assert list(proposal) == COLUMNS
    assert proposal == {
        "measure": "attacks", "unit": "events", "value": 85, "low": None, "high": None, "qualifier": "exact", "population_group": "all",
        "reference_area": "PK", "period_start": "2025-05-01", "period_end": "2025-05-31", "period_basis": "stated", "producer": "picss",
        "as_stated": "85 attacks", "start": 11, "end": 21, "confidence": "high",
    }  # fmt: skip


def test_a_text_without_figures_gives_an_empty_list():
    assert json.loads(run("-", "--published", "2025-06-03", "--json", text="Nothing happened.").stdout) == []


def test_people_read_lines(tmp_path):
    file = tmp_path / "report.txt"
    file.write_text(TEXT, encoding="utf-8")
    answer = run(str(file), "--published", "2025-06-03")
    assert answer.stdout == (
        "  1. “85 attacks”\n     attacks: 85 events; all, PK, 2025-05-01 to 2025-05-31 (stated), picss; high confidence\n"
    )


def test_a_missing_file_is_one_plain_sentence_and_exit_1():
    answer = run("nowhere.txt", "--published", "2025-06-03")
    assert answer.exit_code == 1
    assert answer.stderr == "nowhere.txt: there is no such file\n"


def test_a_date_that_is_none_is_refused():
    answer = run("-", "--published", "03/06/2025")
    assert answer.exit_code == 2
    assert "is not a day written YYYY-MM-DD" in answer.stderr
