"""Tables of returns with a row of hashtags. The numbers are invented."""

import duckdb
import pytest
from importing import Desk
from typer.testing import CliRunner

from etl.adapters.flows import ADAPTER
from etl.cli import app
from etl.events.failure import NotImportedError
from etl.events.terms import with_licence, with_note
from etl.load.registered import EVENTS

UNHCR = """Year,Country of Origin Code,Country of Asylum Code,Country of Asylum Name,Returned refugees
#date+year,#country+code+origin,#country+code+asylum,#country+name+asylum,#affected+refugees+returned
2023,AFG,PAK,Pakistan,410
2024,AFG,PAK,Pakistan,520
2024,AFG,IRN,Iran (Islamic Republic of),30
"""
IOM = """From,To,Border,Country left,Returnees,Women,Families,Source
#date+start,#date+end,#loc+border,#country+name+from,#affected+returnees,#affected+returnees+f,#affected+returnees+hh,#meta+source
2024-05-01,2024-05-15,Torkham,Pakistan,120,60,20,Invented bulletin
2024-05-16,2024-05-31,Torkham,Pakistan,90,40,15,Invented bulletin
"""


def rows_of(desk: Desk, text: str, columns: str) -> list[tuple[object, ...]]:
    """Import a table; gives columns of its events in the order of the file."""
    manifest = desk.bring_in("flows", desk.write("table.csv", text)).manifest
    assert manifest["event_dataset"] == "flows"
    return duckdb.sql(f"SELECT {columns} FROM '{desk.folder}/flows/{manifest['version']}/{EVENTS}'").fetchall()


def test_a_table_of_years_by_country_of_asylum(desk: Desk) -> None:
    found = rows_of(
        desk,
        UNHCR,
        "date_start::VARCHAR, date_end::VARCHAR, date_precision, reference_area, destination, measure, best",
    )
    assert found == [
        ("2023-01-01", "2023-12-31", "year", "PK", "AF", "returns", 410),
        ("2024-01-01", "2024-12-31", "year", "PK", "AF", "returns", 520),
        ("2024-01-01", "2024-12-31", "year", "IR", "AF", "returns", 30),
    ]


def test_a_table_of_crossings_with_women_and_families_apart(desk: Desk) -> None:
    found = rows_of(desk, IOM, "date_start::VARCHAR, date_end::VARCHAR, crossing, reference_area, best, source")
    assert found == [
        ("2024-05-01", "2024-05-15", "Torkham", "PK", 120, "Invented bulletin"),
        ("2024-05-16", "2024-05-31", "Torkham", "PK", 90, "Invented bulletin"),
    ]


def test_the_last_day_is_the_version(desk: Desk) -> None:
    assert desk.bring_in("flows", desk.write("table.csv", IOM)).manifest["version"] == "2024-05-31"


def test_a_table_without_tags_is_refused(desk: Desk) -> None:
    with pytest.raises(NotImportedError, match="The second line has no HXL hashtags"):
        rows_of(desk, "a,b\n1,2\n", "*")


def test_two_columns_of_persons_are_refused_with_their_names(desk: Desk) -> None:
    text = IOM.replace("#affected+returnees+hh", "#affected+deported").replace("Families", "Deported")
    with pytest.raises(NotImportedError, match=r"found: returnees, deported\. Say which with the generic adapter"):
        rows_of(desk, text, "*")


@pytest.mark.parametrize(
    ("licence", "is_open"),
    [
        ("CC BY 4.0", True), ("CC BY IGO", True), ("Creative Commons Attribution International", True), ("cc-by-sa", True),
        ("Creative Commons Attribution for Intergovernmental Organisations", True), ("Public Domain / No Restrictions", True),
        ("CC BY-NC 4.0", False), ("hdx-other", False), ("not stated", False), ("CC BY-ND", False),
    ],
)  # fmt: skip
def test_only_a_licence_known_to_be_open_lets_rows_be_passed_on(licence: str, is_open: bool) -> None:
    assert with_licence(ADAPTER, licence).terms.redistributable is is_open


def test_without_a_licence_nothing_is_passed_on() -> None:
    assert ADAPTER.terms.redistributable is False
    assert with_note(ADAPTER, {"title": "Returns", "licence": "CC BY IGO"}).terms.redistributable is True


def test_the_command_takes_the_licence_from_the_note_beside_a_fetched_file(desk: Desk) -> None:
    file = desk.write("table.csv", IOM)
    desk.write(
        "table.csv.source.json", '{"title": "Invented returns", "licence": "CC BY IGO", "producer": "Invented office"}'
    )
    environment = {"SANAD_EVENTS": str(desk.folder), "SANAD_WAREHOUSE": str(desk.files / "w.duckdb")}
    arguments = ["import", "flows", str(file), "--datasets", "tests/invented"]
    answer = CliRunner().invoke(app, arguments, env=environment)
    assert answer.exit_code == 0, answer.output
    assert (
        "Imported Invented returns as flows: 2 events, 2024-05-01 to 2024-05-31. Licence: CC BY IGO." in answer.stdout
    )


def test_the_command_says_that_rows_without_a_licence_are_for_oneself_alone(desk: Desk) -> None:
    file = desk.write("table.csv", IOM)
    environment = {"SANAD_EVENTS": str(desk.folder), "SANAD_WAREHOUSE": str(desk.files / "w.duckdb")}
    answer = CliRunner().invoke(app, ["import", "flows", str(file), "--datasets", "tests/invented"], env=environment)
    assert answer.exit_code == 0, answer.output
    assert (
        "Licence: not stated. No open licence is known, so the rows are for you alone: name it with --licence, if there is one."
    ) in answer.stdout
