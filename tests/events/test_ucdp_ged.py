"""UCDP GED: the real file of 41 columns, releases of 49, candidate releases without a header."""

import os

import duckdb
import pytest
from importing import GED, REAL, Desk, ged_rows, write_table

from etl.adapters.ucdp_ged import COLUMNS_49, read_version
from etl.load.registered import EVENTS, MONTHS

# Where changes are judged the file has to be there: without it the tests fail, and are not left out.
needs_real = pytest.mark.skipif(
    not REAL.is_file() and "CI" not in os.environ, reason="../shared/data has not the real UCDP file"
)


@needs_real
def test_the_real_release_of_41_columns_is_imported_whole(desk: Desk) -> None:
    manifest = desk.bring_in("ucdp-ged", REAL).manifest
    assert (manifest["title"], manifest["n_events"], manifest["n_rejected"]) == ("UCDP GED 19.1", 16_566, 0)
    assert (manifest["licence"], manifest["redistributable"]) == ("CC BY 4.0", True)
    answer = duckdb.sql(
        f"""
        SELECT e.n, e.best, e.low <= e.best AND e.best <= e.high, r.n, r.best
        FROM (SELECT count(*) n, sum(best) best, sum(low) low, sum(high) high FROM '{desk.folder}/ucdp-ged/19.1/{EVENTS}') e,
            (SELECT count(*) n, sum(best::INT) best FROM read_csv('{REAL}', all_varchar = true)) r
        """
    ).fetchone()
    assert answer is not None
    assert answer[:3] == (answer[3], answer[4], True)


@needs_real
def test_months_add_up_to_the_events(desk: Desk) -> None:
    desk.bring_in("ucdp-ged", REAL)
    home = desk.folder / "ucdp-ged" / "19.1"
    months = duckdb.sql(f"SELECT sum(n_events), sum(best), sum(low), sum(high) FROM '{home / MONTHS}'").fetchone()
    events = duckdb.sql(f"SELECT count(*), sum(best), sum(low), sum(high) FROM '{home / EVENTS}'").fetchone()
    assert months == events


def test_columns_and_codes_become_ours(desk: Desk) -> None:
    desk.ged(ged_rows(1))
    event = duckdb.sql(f"FROM '{desk.folder}/ucdp-ged/25.1/{EVENTS}'").fetchone()
    names = duckdb.sql(f"FROM '{desk.folder}/ucdp-ged/25.1/{EVENTS}'").columns
    assert event is not None
    found = {name: str(value) for name, value in zip(names, event, strict=True) if value is not None}
    assert found == {
        "event_id": "1", "date_start": "2022-03-01", "date_end": "2022-03-01", "date_precision": "day",
        "event_type": "state_based", "measure": "fatalities", "best": "3", "low": "3", "high": "5", "deaths_a": "1",
        "deaths_b": "2", "deaths_civilians": "0", "deaths_unknown": "0", "country": "Arvania", "admin1": "Kost province",
        "admin2": "Kost district", "place": "Kost town", "place_precision": "exact", "latitude": "10.5", "longitude": "20.5",
        "side_a": "Government of Arvania", "side_b": "Front", "conflict": "Arvania: Government",
        "source": GED["source_article"], "source_date": "2022-03-02", "n_sources": "1",
    }  # fmt: skip


def test_a_candidate_release_without_header_is_a_data_set_of_its_own(desk: Desk) -> None:
    file = desk.write("GEDEvent_v25_0_1.csv", write_table(ged_rows(3), COLUMNS_49, header=False))
    manifest = desk.bring_in("ucdp-ged", file).manifest
    assert (manifest["event_dataset"], manifest["version"], manifest["n_events"]) == (
        "ucdp-ged-candidate-25-0-1",
        "25.0.1",
        3,
    )


@pytest.mark.parametrize(
    ("file", "version"),
    [
        ("GEDEvent_v25_1.csv", "25.1"), ("ged251-csv.zip", "25.1"), ("GEDEvent_v25_0_10.csv", "25.0.10"),
        ("GEDEvent_v26_01_26_06.csv", "26.01.26.06"),
        ("ucdp_ged_v19_1_syria.csv.gz", "19.1"), ("events.csv", None),
    ],
)  # fmt: skip
def test_the_file_name_tells_the_version(file: str, version: str | None) -> None:
    assert read_version(file) == version


def test_a_range_that_contradicts_best_is_the_span_of_the_three_numbers(desk: Desk) -> None:
    desk.ged(ged_rows(1, low="4", best="3", high="2"))
    answer = duckdb.sql(f"SELECT low, best, high FROM '{desk.folder}/ucdp-ged/25.1/{EVENTS}'").fetchone()
    assert answer == (2, 3, 4)


def test_line_ends_of_windows_change_nothing(desk: Desk) -> None:
    rows = ged_rows(3, source_original="Arvan Post,\nevening edition")
    text = write_table(rows, COLUMNS_49)
    plain = desk.ged(rows, version="1").manifest
    windows = desk.bring_in("ucdp-ged", desk.write("windows.csv", text.replace("\n", "\r\n")), version="2").manifest
    assert (windows["n_events"], windows["n_rejected"]) == (plain["n_events"], plain["n_rejected"]) == (3, 0)
