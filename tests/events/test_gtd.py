"""The Global Terrorism Database: workbooks as START distributes them, days not known, fractions, the licence. All rows are invented."""

import io
from collections.abc import Sequence
from typing import Any

import duckdb
import pytest
import xlsxwriter
from importing import ROOT, Desk, write_table

from etl.adapters.gtd import name_dataset, read_version
from etl.events.bring_in import Imported
from etl.events.failure import NotImportedError
from etl.load.registered import EVENTS

FILE = "globalterrorismdb_0522dist.xlsx"
# The columns of the distributed file, in its order.
NAMES = """
    eventid iyear imonth iday approxdate extended resolution country country_txt region region_txt provstate city latitude longitude
    specificity vicinity location summary crit1 crit2 crit3 doubtterr alternative alternative_txt multiple success suicide attacktype1
    attacktype1_txt attacktype2 attacktype2_txt attacktype3 attacktype3_txt targtype1 targtype1_txt targsubtype1 targsubtype1_txt corp1
    target1 natlty1 natlty1_txt targtype2 targtype2_txt targsubtype2 targsubtype2_txt corp2 target2 natlty2 natlty2_txt targtype3
    targtype3_txt targsubtype3 targsubtype3_txt corp3 target3 natlty3 natlty3_txt gname gsubname gname2 gsubname2 gname3 gsubname3
    motive guncertain1 guncertain2 guncertain3 individual nperps nperpcap claimed claimmode claimmode_txt claim2 claimmode2
    claimmode2_txt claim3 claimmode3 claimmode3_txt compclaim weaptype1 weaptype1_txt weapsubtype1 weapsubtype1_txt weaptype2
    weaptype2_txt weapsubtype2 weapsubtype2_txt weaptype3 weaptype3_txt weapsubtype3 weapsubtype3_txt weaptype4 weaptype4_txt
    weapsubtype4 weapsubtype4_txt weapdetail nkill nkillus nkillter nwound nwoundus nwoundte property propextent propextent_txt propvalue
    propcomment ishostkid nhostkid nhostkidus nhours ndays divert kidhijcountry ransom ransomamt ransomamtus ransompaid ransompaidus
    ransomnote hostkidoutcome hostkidoutcome_txt nreleased addnotes scite1 scite2 scite3 dbsource INT_LOG INT_IDEO INT_MISC INT_ANY related
"""
COLUMNS = tuple(NAMES.split())
EVENT: dict[str, Any] = {
    "eventid": 201503010001, "iyear": 2015, "imonth": 3, "iday": 1, "country_txt": "Pakistan", "provstate": "Balochistan",
    "city": "Kost", "latitude": 30.25, "longitude": 67.5, "specificity": 1, "vicinity": 0, "summary": "Invented.",
    "doubtterr": 0, "alternative_txt": ".", "attacktype1_txt": "Bombing/Explosion", "targtype1_txt": "Military",
    "gname": "Front of Arvania", "guncertain1": 0, "nperps": -99, "nkill": 4, "scite1": '"Clash in Kost," Arvan Post, March 2, 2015.',
    "scite2": '"Kost," Arvan Radio, March 3, 2015.', "dbsource": "Invented Collection", "INT_LOG": -9,
}  # fmt: skip


def write_workbook(rows: Sequence[dict[str, Any]], columns: Sequence[str] = COLUMNS) -> bytes:
    """Rows as a workbook with one sheet."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(
        content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        sheet = book.add_worksheet("Data")
        sheet.write_row(0, 0, columns)
        for number, row in enumerate(rows, 1):
            for place, name in enumerate(columns):
                if row.get(name) is not None:
                    sheet.write(number, place, row[name])
    return content.getvalue()


def bring_in(desk: Desk, rows: Sequence[dict[str, Any]], **options: Any) -> Imported:
    """Import a workbook with these rows."""
    return desk.bring_in("gtd", desk.write(FILE, write_workbook(rows)), datasets=ROOT / "datasets", **options)


def read_event(desk: Desk, **cells: Any) -> dict[str, str]:
    """The one event of a workbook with cells changed: the columns that are not empty."""
    bring_in(desk, [EVENT | cells])
    answer = duckdb.sql(f"FROM '{desk.folder}/gtd/2022-05/{EVENTS}'")
    event = answer.fetchone()
    assert event is not None
    return {name: str(value) for name, value in zip(answer.columns, event, strict=True) if value is not None}


def test_columns_and_codes_become_ours(desk: Desk) -> None:
    assert len(COLUMNS) == 135
    assert read_event(desk) == {
        "event_id": "201503010001", "date_start": "2015-03-01", "date_end": "2015-03-01", "date_precision": "day",
        "event_type": "bombing_explosion", "measure": "fatalities", "best": "4", "low": "4", "high": "4",
        "country": "Pakistan", "admin1": "Balochistan", "place": "Kost", "place_precision": "exact", "reference_area": "PK-BA",
        "latitude": "30.25", "longitude": "67.5", "side_a": "Front of Arvania", "side_b": "Military", "notes": "Invented.",
        "source": '"Clash in Kost," Arvan Post, March 2, 2015.; "Kost," Arvan Radio, March 3, 2015.', "n_sources": "2",
    }  # fmt: skip


def test_the_data_set_is_named_and_may_not_be_passed_on(desk: Desk) -> None:
    manifest = bring_in(desk, [EVENT]).manifest
    assert (manifest["event_dataset"], manifest["version"], manifest["title"]) == (
        "gtd",
        "2022-05",
        "Global Terrorism Database, 2022-05",
    )
    assert (manifest["redistributable"], manifest["licence"]) == (
        False,
        "GTD End User License Agreement: not to be passed on",
    )


@pytest.mark.parametrize(
    ("month", "day", "expected"),
    [
        (2, 0, ("2015-02-01", "2015-02-28", "month")), (0, 0, ("2015-01-01", "2015-12-31", "year")),
        (0, 7, ("2015-01-01", "2015-12-31", "year")), (2, 28, ("2015-02-28", "2015-02-28", "day")),
    ],
)  # fmt: skip
def test_a_day_or_month_not_known_is_its_month_or_year(
    desk: Desk, month: int, day: int, expected: tuple[str, str, str]
) -> None:
    event = read_event(desk, imonth=month, iday=day)
    assert (event["date_start"], event["date_end"], event["date_precision"]) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [(7.333333333333333, ("7", "7", "8")), (0.5, ("1", "0", "1")), (0, ("0", "0", "0")), (None, (None,) * 3), (-99, (None,) * 3), (-9, (None,) * 3)],
)  # fmt: skip
def test_a_share_of_a_total_is_rounded_between_low_and_high_and_unknown_is_no_zero(
    desk: Desk, printed: float | None, expected: tuple[str | None, ...]
) -> None:
    event = read_event(desk, nkill=printed)
    assert tuple(event.get(name) for name in ("best", "low", "high")) == expected


@pytest.mark.parametrize(
    ("specificity", "vicinity", "precision", "area"),
    [
        (1, 0, "exact", "PK-BA"), (1, 1, "near", "PK-BA"), (1, -9, "exact", "PK-BA"), (2, 0, "district", "PK-BA"),
        (3, 1, "district", "PK-BA"), (4, 0, "province", "PK-BA"), (5, 0, "country", "PK"), (None, 0, None, "PK-BA"),
    ],
)  # fmt: skip
def test_a_place_is_as_exact_as_the_data_set_says(
    desk: Desk, specificity: int | None, vicinity: int, precision: str | None, area: str
) -> None:
    event = read_event(desk, specificity=specificity, vicinity=vicinity)
    assert (event.get("place_precision"), event["reference_area"]) == (precision, area)


@pytest.mark.parametrize(
    ("country", "province", "area"),
    [
        ("Pakistan", "North-West Frontier Province", "PK-KP"), ("Pakistan", "Islamabad Capital Territory", "PK-IS"),
        ("Afghanistan", "Sari Pul", "AF-SAR"), ("Afghanistan", "Sar-e Pol", "AF-SAR"), ("Pakistan", "Azad Kashmir", "PK-JK"),
    ],
)  # fmt: skip
def test_provinces_as_they_are_spelt_get_their_codes(desk: Desk, country: str, province: str, area: str) -> None:
    assert read_event(desk, country_txt=country, provstate=province)["reference_area"] == area


def test_doubts_of_the_coders_stay_with_the_event(desk: Desk) -> None:
    event = read_event(desk, doubtterr=1, alternative_txt="Insurgency/Guerilla Action", guncertain1=1)
    assert event["sub_event_type"] == "in doubt: Insurgency/Guerilla Action"
    assert event["side_a"] == "Front of Arvania (suspected)"


@pytest.mark.parametrize("doubt", [0, -9, None])
def test_where_nobody_was_asked_there_is_no_doubt(desk: Desk, doubt: int | None) -> None:
    assert "sub_event_type" not in read_event(desk, doubtterr=doubt)


def test_what_is_not_known_is_left_empty(desk: Desk) -> None:
    event = read_event(desk, gname="Unknown", city="Unknown", provstate="Unknown", scite1=None, scite2=".")
    assert not {"side_a", "place", "admin1", "n_sources"} & set(event)
    assert (event["reference_area"], event["source"]) == ("PK", "collected by Invented Collection")


def test_rows_that_break_a_rule_are_kept_apart_with_their_row_in_the_sheet(desk: Desk) -> None:
    rows = [EVENT | {"eventid": 201503010000 + n, "summary": "two\nlines"} for n in range(1, 41)]
    rows[1] |= {"imonth": 2, "iday": 30}
    rows[3] |= {"longitude": -86185896}
    rows[5] |= {"attacktype1_txt": "Parade"}
    result = bring_in(desk, rows, share=0.2)
    assert [(row.line, row.reason) for row in result.rejected] == [
        (3, "iday: the month has no such day"),
        (5, "longitude: must be between -180 and 180"),
        (7, "attacktype1_txt: is none of GTD's nine kinds of attack"),
    ]
    assert result.manifest["n_events"] == 37


def test_empty_rows_of_a_sheet_are_no_events_and_hide_none_below_them(desk: Desk) -> None:
    rows: list[dict[str, Any]] = [EVENT, {}, {}, EVENT | {"eventid": 201503010002}]
    assert bring_in(desk, rows).manifest["n_events"] == 2


def test_text_like_a_formula_stays_text(desk: Desk) -> None:
    assert read_event(desk, city='=HYPERLINK("http://evil.example")')["place"] == '=HYPERLINK("http://evil.example")'


def test_the_same_saved_as_csv_gives_the_same_event(desk: Desk) -> None:
    text = write_table([{name: str(value) for name, value in EVENT.items()}], COLUMNS)
    csv = desk.bring_in(
        "gtd", desk.write("globalterrorismdb_0522dist.csv", text), datasets=ROOT / "datasets", name="csv"
    )
    bring_in(desk, [EVENT])
    events = [duckdb.sql(f"FROM '{desk.folder}/{name}/2022-05/{EVENTS}'").fetchall() for name in ("csv", "gtd")]
    assert csv.manifest["n_events"] == 1
    assert events[0] == events[1]


def test_a_workbook_of_something_else_is_said(desk: Desk) -> None:
    columns = [name for name in COLUMNS if name != "specificity"]
    with pytest.raises(
        NotImportedError, match="The first row has no column specificity: this is not the Global Terrorism"
    ):
        desk.bring_in("gtd", desk.write(FILE, write_workbook([EVENT], columns)))
    assert desk.files_left() == []


@pytest.mark.parametrize(
    ("file", "version", "name"),
    [
        ("globalterrorismdb_0522dist.xlsx", "2022-05", "gtd"), ("gtd_14to17_0718dist.xlsx", "2018-07.14to17", "gtd-14to17"),
        ("globalterrorismdb_2021Jan-June_1222dist.xlsx", "2022-12.2021jan-june", "gtd-2021jan-june"),
        ("gtd1993_0522dist.xlsx", "2022-05.1993", "gtd-1993"),
    ],
)  # fmt: skip
def test_the_file_name_tells_version_and_part(file: str, version: str, name: str) -> None:
    assert (read_version(file), name_dataset(version)) == (version, name)


def test_another_file_name_tells_no_version() -> None:
    assert read_version("events.xlsx") is None
