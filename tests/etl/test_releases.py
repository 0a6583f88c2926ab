"""Releases: frozen, proved by checksums, loaded beside today's figures, rebuilt whole."""

from datetime import date
from pathlib import Path

import duckdb
import pytest
from invented_datasets import Datasets

from etl.curate.corrections import add_corrections
from etl.curate.releases import freeze_release
from etl.load import WarehouseError, build_warehouse
from etl.load.frozen import list_releases, releases_folder
from etl.load.release_warehouse import write_release_warehouse
from etl.load.releases import ReleaseError
from etl.schema import read_tables


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "build" / "sanad.duckdb"


def release(datasets: Datasets, out: Path, version: str) -> Path:
    return freeze_release(build_warehouse(datasets.folder, out).path, releases_folder(datasets.folder), version)


def ask(path: Path, sql: str) -> list[tuple]:
    with duckdb.connect(str(path), read_only=True) as con:
        return con.execute(sql).fetchall()


def test_release_is_loaded_beside_todays_figures(datasets: Datasets, out: Path):
    folder = release(datasets, out, "2026.11")
    assert (folder / "CHANGES.md").read_text(encoding="utf-8").endswith("The first release.\n")
    built = build_warehouse(datasets.folder, out).path
    assert ask(built, "SELECT release, position FROM releases") == [("2026.11", 1)]
    counted = ask(built, "SELECT count(*) FROM figures JOIN sources USING (source_id) WHERE redistributable")
    assert ask(built, "SELECT count(*) FROM release_figures") == counted
    assert ask(built, "SELECT * FROM figure_changes") == []


def test_what_changed_since_the_last_release_is_told_with_its_reason(datasets: Datasets, out: Path):
    release(datasets, out, "2026.11")
    add_corrections(
        datasets.folder, "fyear22b", {"speaker": "director"}, "The office was left out.", date(2026, 11, 22)
    )
    built = build_warehouse(datasets.folder, out).path
    changes = "SELECT release, figure_id, change, column_name, old, new, reason, changed_on FROM figure_changes"
    assert ask(built, changes) == [
        (None, "fyear22b", "revised", "speaker", None, "director", "The office was left out.", "2026-11-22")
    ]
    folder = release(datasets, out, "2026.12")
    text = (folder / "CHANGES.md").read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if "fyear22b" in line)
    assert line.endswith("2022 (`fyear22b`) – speaker: empty → director (The office was left out., 2026-11-22)")
    assert "attacks" in line
    assert list_releases(releases_folder(datasets.folder)) == ["2026.11", "2026.12"]


def test_release_never_changes_and_versions_only_grow(datasets: Datasets, out: Path):
    release(datasets, out, "2026.11")
    for version, message in [
        ("2026.11", "Release 2026.11 exists, and a release never changes. Choose the next number."),
        ("2026.9", "Release 2026.9 would come before 2026.11. Choose a later number."),
        ("2026.13", "'2026.13' is not a version. Write year.month, such as 2026.11, or 2026.11.1 for a second."),
        ("../x", "'../x' is not a version. Write year.month, such as 2026.11, or 2026.11.1 for a second."),
    ]:
        with pytest.raises(ReleaseError) as caught:
            release(datasets, out, version)
        assert str(caught.value) == message


def test_damaged_release_is_not_loaded(datasets: Datasets, out: Path):
    folder = release(datasets, out, "2026.11")
    with (folder / "figures.parquet").open("ab") as file:
        file.write(b"x")
    (datasets.folder / "corrections.csv").touch()
    add_corrections(datasets.folder, "fyear22b", {"note": "Read again."}, "A remark.", date(2026, 11, 22))
    with pytest.raises(WarehouseError) as caught:
        build_warehouse(datasets.folder, out)
    assert str(caught.value) == "releases/2026.11/figures.parquet is not the file that was released. Restore it."


def test_whole_warehouse_of_a_release_answers_as_it_did_then(datasets: Datasets, out: Path, tmp_path: Path):
    release(datasets, out, "2026.11")
    points = "SELECT series_id, period, value, qualifier, n_claims, agreement, rule FROM series_points ORDER BY ALL"
    then = ask(build_warehouse(datasets.folder, out).path, points)
    add_corrections(
        datasets.folder, "fyear22b", {"status": "disputed", "note": "A slip."}, "A slip.", date(2026, 11, 22)
    )
    rebuilt = tmp_path / "then.duckdb"
    write_release_warehouse(rebuilt, releases_folder(datasets.folder), "2026.11", read_tables(datasets.folder))
    assert ask(rebuilt, points) == then


def test_release_killed_half_way_leaves_nothing_that_counts(datasets: Datasets, out: Path, monkeypatch):
    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("etl.curate.releases.hash_file", fail)
    with pytest.raises(OSError, match="No space left"):
        release(datasets, out, "2026.11")
    assert [path.name for path in releases_folder(datasets.folder).iterdir()] == [".lock"]
