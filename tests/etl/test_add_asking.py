"""`etl add` on a terminal: it asks, completes codes, shows the row, and writes only when told to."""

from click.testing import Result
from invented_datasets import Datasets
from typer.testing import CliRunner

from etl.cli import app
from etl.load import check_datasets

ARVAN = "figures/arvan_monitor.csv"
# Source, producer, measure, group, area, period, kind, basis, words, qualifier, value, speaker, scope, status, note.
ANSWERS = [
    "spress", "arvan monitor", "attacks", "all", "Arvania", "2019", "", "", "530 attacks", "", "", "", "", "", "", "y",
]  # fmt: skip


def ask(datasets: Datasets, answers: list[str], *options: str) -> Result:
    command = ["add", "--datasets", str(datasets.folder), *options]
    return CliRunner().invoke(app, command, input="\n".join(answers) + "\n")


def test_one_figure_is_asked_for_and_written(datasets: Datasets) -> None:
    answer = ask(datasets, ANSWERS)
    assert answer.exit_code == 0, answer.output
    assert answer.stdout.splitlines()[-1] == f"Written: {ARVAN}. Look at it with git diff."
    (row,) = [row for row in datasets.read(ARVAN) if row["period"] == "2019"]
    wanted = {"value": "530", "definition_id": "arvan_monitor_attacks", "reference_area": "XA", "source_id": "spress"}
    assert {name: row[name] for name in wanted} == wanted
    assert check_datasets(datasets.folder) == []


def test_the_value_is_read_from_the_words(datasets: Datasets) -> None:
    answer = ask(datasets, [*ANSWERS[:8], "five hundred and thirty attacks", *ANSWERS[9:]])
    assert "[530]" in answer.stdout
    assert answer.exit_code == 0


def test_the_nearest_codes_are_offered(datasets: Datasets) -> None:
    answers = [*ANSWERS[:1], "arvan", "1", *ANSWERS[2:]]
    answer = ask(datasets, answers)
    assert "1 arvan_monitor – Arvan Monitor" in answer.stdout
    assert answer.exit_code == 0, answer.output


def test_a_new_source_is_asked_for_in_full(datasets: Datasets) -> None:
    source = ["", "Attacks of the year", "Boria Times", "2023-03-01", "https://b.example/1", "", "", "", ""]
    answer = ask(datasets, [*source, *ANSWERS[1:]])
    assert answer.exit_code == 0, answer.output
    (row,) = [row for row in datasets.read("sources.csv") if row["publisher"] == "Boria Times"]
    assert (row["language"], row["kind"], row["licence"], row["redistributable"]) == (
        "en",
        "press",
        "not stated",
        "true",
    )


def test_what_cannot_be_is_asked_for_again(datasets: Datasets) -> None:
    answer = ask(datasets, [*ANSWERS[:5], "2019-13", *ANSWERS[5:]])
    assert "The period cannot be:" in answer.stdout
    assert answer.exit_code == 0


def test_a_revision_is_told_before_anything_is_written(datasets: Datasets) -> None:
    before = (datasets.folder / ARVAN).read_bytes()
    answer = ask(datasets, [*ANSWERS[:5], "2022", *ANSWERS[6:-1], "n"])
    assert "Arvan Monitor" in answer.stdout
    assert "for the same thing" in answer.stdout or "revised" in answer.stdout or "later document" in answer.stdout
    assert answer.stdout.splitlines()[-1] == "Nothing was written."
    assert answer.exit_code == 1
    assert (datasets.folder / ARVAN).read_bytes() == before


def test_the_checks_words_explain_a_refusal(datasets: Datasets) -> None:
    answer = ask(datasets, [*ANSWERS[:10], "531", *ANSWERS[11:-1]])
    assert "value 531 is not in the words as stated ('530 attacks'). Correct one of them." in answer.stdout
    assert answer.exit_code == 1


def test_a_dry_run_only_shows(datasets: Datasets) -> None:
    before = (datasets.folder / ARVAN).read_bytes()
    answer = ask(datasets, ANSWERS[:-1], "--dry-run")
    assert f"+++ b/datasets/{ARVAN}" in answer.stdout
    assert answer.exit_code == 0
    assert (datasets.folder / ARVAN).read_bytes() == before


def test_a_producer_without_a_definition_is_told_what_to_write(datasets: Datasets) -> None:
    answer = ask(datasets, ["spress", "Beta", "attacks"])
    assert answer.exit_code == 2
    assert answer.stderr.startswith("beta_data has no definition of attacks. Write one in definitions.csv first")


def test_an_end_in_the_middle_writes_nothing(datasets: Datasets) -> None:
    before = (datasets.folder / ARVAN).read_bytes()
    answer = ask(datasets, ANSWERS[:6])
    assert answer.exit_code == 1
    assert (datasets.folder / ARVAN).read_bytes() == before
