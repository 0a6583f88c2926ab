"""ACLED: exports of 31 and 35 columns, both date formats, the licence."""

import duckdb
import pytest
from importing import ACLED_31, ROOT, Desk, write_table

from etl.events.failure import NotImportedError
from etl.load.registered import EVENTS

EVENT = {
    "event_id_cnty": "ARV1", "event_date": "2023-12-31", "year": "2023", "time_precision": "1", "disorder_type": "Political violence",
    "event_type": "Explosions/Remote violence", "sub_event_type": "Air/drone strike", "actor1": "Forces of Arvania",
    "actor2": "Front", "country": "Pakistan", "admin1": "Khyber Pakhtunkhwa", "admin2": "Kost", "location": "Kost",
    "latitude": "10.5", "longitude": "20.5", "geo_precision": "2", "source": "Arvan Post; Arvan Radio", "notes": "Invented.",
    "fatalities": "4", "timestamp": "1704153600",
}  # fmt: skip
REAL_DATASETS = ROOT / "datasets"
POPULATION = ("population_1km", "population_2km", "population_5km", "population_best")
OLD = ("data_id", "iso", "event_id_cnty", "event_id_no_cnty", *(c for c in ACLED_31[1:] if c not in {"disorder_type", "civilian_targeting", "tags", "iso"}), "iso3")  # fmt: skip


def bring_in(desk: Desk, columns: tuple[str, ...] = ACLED_31, delimiter: str = ",", **cells: str) -> tuple[str, ...]:
    """Import one event; gives its id, day, type, area and precision."""
    text = write_table([EVENT | cells], tuple(columns), delimiter=delimiter)
    manifest = desk.bring_in("acled", desk.write("export.csv", text), datasets=REAL_DATASETS).manifest
    events = desk.folder / "acled" / manifest["version"] / EVENTS
    answer = duckdb.sql(
        f"SELECT event_id, date_start::VARCHAR, event_type, reference_area, best FROM '{events}'"
    ).fetchone()
    assert answer is not None
    return answer


@pytest.mark.parametrize("columns", [ACLED_31, (*ACLED_31, *POPULATION), OLD], ids=["31", "35", "before March 2023"])
@pytest.mark.parametrize("day", ["2023-12-31", "31 December 2023", "31/12/2023"])
def test_every_export_is_read_alike(desk: Desk, columns: tuple[str, ...], day: str) -> None:
    assert bring_in(desk, columns, event_date=day) == ("ARV1", "2023-12-31", "explosions_remote_violence", "PK-KP", 4)


def test_semicolons_are_read_too(desk: Desk) -> None:
    assert bring_in(desk, delimiter=";")[0] == "ARV1"


def test_the_newest_time_stamp_is_the_version_and_nothing_may_be_passed_on(desk: Desk) -> None:
    text = write_table([EVENT, EVENT | {"event_id_cnty": "ARV2", "timestamp": "1735776000"}], ACLED_31)
    manifest = desk.bring_in("acled", desk.write("export.csv", text)).manifest
    assert (manifest["version"], manifest["title"]) == ("2025-01-02", "ACLED, as of 2025-01-02")
    assert manifest["redistributable"] is False


def test_an_unknown_type_of_event_is_rejected(desk: Desk) -> None:
    rows = [EVENT | {"event_id_cnty": f"ARV{n}"} for n in range(40)] + [EVENT | {"event_type": "Parades"}]
    result = desk.bring_in("acled", desk.write("export.csv", write_table(rows, ACLED_31)))
    assert [row.reason for row in result.rejected] == ["event_type: is not one of ACLED's six types"]


def test_an_unknown_form_of_date_is_said(desk: Desk) -> None:
    with pytest.raises(NotImportedError, match="event_date is 'Dec-31'; it must be like 2023-12-31"):
        bring_in(desk, event_date="Dec-31")


@pytest.mark.parametrize(
    ("admin1", "day", "precision", "area"),
    [
        ("Balochistan", "2023-12-31", "1", "PK-BA"), ("Federally Administered Tribal Areas", "2018-05-30", "1", "PK-TA"),
        ("Federally Administered Tribal Areas", "2018-05-31", "1", "PK-KP-TD"), ("Elsewhere", "2023-12-31", "1", "PK"),
        ("khyber-pakhtunkhwa province", "2023-12-31", "1", "PK-KP"),
    ],
)  # fmt: skip
def test_provinces_get_the_codes_of_the_corpus(desk: Desk, admin1: str, day: str, precision: str, area: str) -> None:
    file = desk.write("export.csv", write_table([EVENT | {"admin1": admin1, "event_date": day}], ACLED_31))
    result = desk.bring_in("acled", file, datasets=REAL_DATASETS)
    events = desk.folder / "acled" / result.manifest["version"] / EVENTS
    assert duckdb.sql(f"SELECT reference_area FROM '{events}'").fetchone() == (area,)


def test_days_told_month_first_are_the_reason_and_not_the_version_they_do_not_give(desk: Desk) -> None:
    with pytest.raises(NotImportedError) as failure:
        bring_in(desk, event_date="12/31/2023")
    assert "1 of 1 rows cannot be imported" in str(failure.value)
    assert "line 2, event_date: cannot be read as a date" in str(failure.value)
