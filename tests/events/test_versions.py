"""Versions: the same changes nothing, a newer replaces, a killed import leaves the old one."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest
from importing import INVENTED, ROOT, Desk, ged_rows, write_table

from etl.adapters.ucdp_ged import COLUMNS_49
from etl.events.failure import NotImportedError
from etl.events.versions import order_of
from etl.load.build import build_warehouse
from etl.load.registered import list_registered, registry_hash


def test_the_same_file_again_changes_nothing(desk: Desk) -> None:
    first = desk.ged(ged_rows(3))
    before = registry_hash(desk.folder)
    again = desk.ged(ged_rows(3))
    assert (again.outcome, again.manifest) == ("unchanged", first.manifest)
    assert registry_hash(desk.folder) == before


def test_a_newer_version_replaces_the_older_and_says_what_changed(desk: Desk) -> None:
    desk.ged(ged_rows(5), "GEDEvent_v24_1.csv")
    rows = [*ged_rows(5)[1:], {**ged_rows(1)[0], "id": "6"}, {**ged_rows(1)[0], "id": "7"}]
    rows[0]["best"], rows[0]["high"] = "4", "6"
    result = desk.ged(rows, "GEDEvent_v25_1.csv")
    assert result.manifest["changes"] == {"from": "24.1", "added": 2, "removed": 1, "changed": 1}
    assert [manifest["version"] for _, manifest in list_registered(desk.folder)] == ["25.1"]


def test_the_version_before_stays_for_those_who_still_read_it_and_older_ones_go(desk: Desk) -> None:
    for release in ("23_1", "24_1", "25_1"):
        desk.ged(ged_rows(int(release[:2])), f"GEDEvent_v{release}.csv")
    assert {path.name for path in (desk.folder / "ucdp-ged").iterdir()} == {"24.1", "25.1", "current"}


def test_an_older_version_is_refused(desk: Desk) -> None:
    desk.ged(ged_rows(3))
    with pytest.raises(NotImportedError, match=r"ucdp-ged 25\.1 is imported, which is newer than 24\.1"):
        desk.ged(ged_rows(2), "GEDEvent_v24_1.csv")


def test_another_file_of_the_same_version_is_refused(desk: Desk) -> None:
    desk.ged(ged_rows(3))
    with pytest.raises(NotImportedError, match="already imported, from another file"):
        desk.ged(ged_rows(2))


def test_two_data_sets_stand_beside_each_other(desk: Desk) -> None:
    desk.ged(ged_rows(3))
    desk.ged(ged_rows(2), name="mine")
    assert [manifest["event_dataset"] for _, manifest in list_registered(desk.folder)] == ["mine", "ucdp-ged"]


@pytest.mark.parametrize(("name", "version"), [("../evil", None), ("Name", None), (None, "../1"), (None, "current")])
def test_names_that_lead_elsewhere_are_refused(desk: Desk, name: str | None, version: str | None) -> None:
    with pytest.raises(NotImportedError, match="cannot be used"):
        desk.ged(ged_rows(1), name=name, version=version)


def test_versions_are_ordered_by_their_numbers() -> None:
    versions = ["19.1", "25.0.1", "25.0.10", "25.1", "26.01.26.06"]
    assert sorted([*versions[2:], *versions[:2]], key=order_of) == versions


def test_the_warehouse_knows_of_an_import_and_a_build_loses_no_events(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SANAD_EVENTS", str(desk.folder))
    shutil.copytree(INVENTED, tmp_path / "datasets")
    out = tmp_path / "build/sanad.duckdb"
    before = build_warehouse(tmp_path / "datasets", out).path
    desk.ged(ged_rows(3))
    files = {path: path.read_bytes() for path in desk.folder.rglob("*") if path.is_file()}
    after = build_warehouse(tmp_path / "datasets", out)
    assert after.path != before
    with duckdb.connect(str(after.path), read_only=True) as con:
        assert con.execute("SELECT event_id, file_line FROM events ORDER BY file_line").fetchall() == [
            ("1", 2),
            ("2", 3),
            ("3", 4),
        ]
        assert con.execute("SELECT event_dataset, version, n_events FROM event_datasets").fetchall() == [
            ("ucdp-ged", "25.1", 3)
        ]
        points = con.execute("SELECT value, low, high, n_events FROM event_points WHERE series_id = 'ucdp-ged.fatalities.state_based.x-arvania.month'")  # fmt: skip
        assert points.fetchall() == [(9, 9, 15, 3)]
    assert {path: path.read_bytes() for path in desk.folder.rglob("*") if path.is_file()} == files


def test_a_half_removed_version_is_not_registered(desk: Desk) -> None:
    desk.ged(ged_rows(3))
    (desk.folder / "ucdp-ged/25.1/events.parquet").write_bytes(b"PAR1")
    assert list(list_registered(desk.folder)) == []


@pytest.mark.long
def test_an_import_killed_at_any_moment_leaves_the_old_version_and_the_next_one_works(desk: Desk) -> None:
    desk.ged(ged_rows(3), "GEDEvent_v24_1.csv")
    file = desk.write("GEDEvent_v25_1.csv", write_table(ged_rows(60_000), COLUMNS_49))
    code = (
        "import sys; from pathlib import Path; from etl.adapters import find_adapters; from etl.events.bring_in import *; "
        "import_file(Order(find_adapters()['ucdp-ged'], Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3])))"
    )
    command = [sys.executable, "-c", code, str(file), str(desk.folder), str(INVENTED)]
    started = time.monotonic()
    subprocess.run(command, cwd=ROOT, check=True)
    whole = time.monotonic() - started
    shutil.rmtree(desk.folder)
    desk.ged(ged_rows(3), "GEDEvent_v24_1.csv")
    for part in range(1, 9):
        process = subprocess.Popen(command, cwd=ROOT)
        try:
            process.wait(timeout=whole * part / 8)
        except subprocess.TimeoutExpired:
            os.kill(process.pid, signal.SIGKILL)
            process.wait()
        (shown,) = [manifest for _, manifest in list_registered(desk.folder)]
        assert (shown["version"], shown["n_events"]) in {("24.1", 3), ("25.1", 60_000)}
    assert desk.bring_in("ucdp-ged", file).manifest["n_events"] == 60_000
    assert [path.name for path in desk.folder.iterdir() if path.name.startswith(".importing")] == []
