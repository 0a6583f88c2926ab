"""The door leads to the newest warehouse that is whole, whatever happens to the files behind it."""

from __future__ import annotations

import gc
import queue
import shutil
import weakref
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest
from reading import OpenPage, read_text

from dashboard.address import View
from dashboard.bootstrap import open_door
from dashboard.doors import Door
from dashboard.downloads import make_bytes
from dashboard.extracts import Options
from dashboard.queries.answer import Answer
from dashboard.queries.tables import list_codes
from dashboard.search.answers import read_index
from dashboard.warehouse import WarehouseError
from etl.load import keeps_its_word
from etl.load.versions import name_version, point_to


def copy_as(source: Path, target: Path, version: str) -> Path:
    """A copy of a warehouse that says it is of another version."""
    shutil.copyfile(source, target)
    with duckdb.connect(str(target)) as con:
        con.execute("UPDATE build_info SET content_hash = ?", [version])
    return target


def test_a_pointer_that_leads_in_a_circle_gives_way_to_the_last_good_one(tmp_path: Path, country_file: Path) -> None:
    pointer = tmp_path / "sanad.duckdb"
    pointer.symlink_to(pointer.name)
    with pytest.raises(WarehouseError):
        Door(pointer, keeps_its_word).current()
    assert Door(pointer, keeps_its_word, good=country_file).current().path == country_file


def test_the_door_follows_the_pointer_and_older_readers_go_on(tmp_path: Path, country_file: Path) -> None:
    copy_as(country_file, tmp_path / "one.duckdb", "1")
    copy_as(country_file, tmp_path / "two.duckdb", "2")
    (pointer := tmp_path / "sanad.duckdb").symlink_to("one.duckdb")
    door = Door(pointer)
    older = door.current()
    (fresh := tmp_path / "fresh").symlink_to("two.duckdb")
    fresh.replace(pointer)
    assert (older.version, door.current().version) == ("1", "2")
    assert older.rows("SELECT content_hash FROM build_info") == [{"content_hash": "1"}]


def test_a_warehouse_that_was_replaced_is_closed_once_nobody_reads_it(tmp_path: Path, country_file: Path) -> None:
    copy_as(country_file, tmp_path / "one.duckdb", "1")
    (pointer := tmp_path / "sanad.duckdb").symlink_to("one.duckdb")
    told: list[str] = []
    door = Door(pointer, let_go=lambda warehouse: told.append(warehouse.version))
    older = door.current()
    assert list_codes(older, "figures") is list_codes(older, "figures")
    assert read_index(older) is not None
    assert told == []
    copy_as(country_file, tmp_path / "two.duckdb", "2")
    point_to(pointer, tmp_path / "two.duckdb")
    assert list_codes(door.current(), "figures") == list_codes(older, "figures")
    assert told == ["1"]
    is_open = weakref.ref(older)
    del older
    gc.collect()
    assert is_open() is None


def test_the_last_good_warehouse_serves_when_the_newest_cannot_be_opened(tmp_path: Path, country_file: Path) -> None:
    copy_as(country_file, tmp_path / "one.duckdb", "1")
    (pointer := tmp_path / "sanad.duckdb").symlink_to("one.duckdb")
    door = Door(pointer)
    door.current()
    (tmp_path / "broken.duckdb").write_bytes(b"not a database" * 100)
    pointer.unlink()
    pointer.symlink_to("broken.duckdb")
    assert door.current().version == "1"


def overwrite(path: Path) -> None:
    """Spoil all that lies behind the headers, which are read when the file is opened."""
    with path.open("r+b") as file:
        file.seek(3 * 4096)
        file.write(b"\xff" * (path.stat().st_size - 3 * 4096))


def make_version(pointer: Path, country_file: Path, version: str) -> Path:
    """A warehouse that bears its own hash in its name, with the pointer led to it."""
    built = copy_as(country_file, pointer.with_name(".building"), version)
    path = built.replace(name_version(pointer, version * 12, built))
    point_to(pointer, path)
    return path


def test_a_newer_warehouse_with_damage_inside_is_never_opened(tmp_path: Path, country_file: Path) -> None:
    pointer = tmp_path / "sanad.duckdb"
    make_version(pointer, country_file, "1")
    door = Door(pointer, keeps_its_word)
    door.current()
    overwrite(make_version(pointer, country_file, "2"))
    assert [door.current().version, door.current().version] == ["1", "1"]
    make_version(pointer, country_file, "3")
    assert door.current().version == "3"


def test_a_warehouse_that_goes_while_it_is_looked_at_gives_way_to_the_next_at_once(
    tmp_path: Path, country_file: Path
) -> None:
    pointer = tmp_path / "sanad.duckdb"
    make_version(pointer, country_file, "1")

    def prove(path: Path) -> bool:
        if door_is_open and path == second:
            make_version(pointer, country_file, "3")
            path.unlink()
        return keeps_its_word(path)

    door_is_open, door = False, Door(pointer, prove)
    door.current()
    second = make_version(pointer, country_file, "2")
    door_is_open = True
    assert door.current().version == "3"


@pytest.mark.parametrize("can_be_led", [True, False], ids=["the pointer is led there", "the folder is shut"])
def test_damage_that_shows_while_it_is_open_leads_to_a_whole_warehouse(
    tmp_path: Path, country_file: Path, can_be_led: bool
) -> None:
    pointer = tmp_path / "sanad.duckdb"
    good, bad = (make_version(pointer, country_file, version) for version in "12")

    def mend() -> Path:
        if can_be_led:
            point_to(pointer, good)
        return good

    door = Door(pointer, keeps_its_word, mend)
    opened = door.current()
    overwrite(bad)
    with pytest.raises(WarehouseError, match="cannot be read"):
        opened.rows("FROM figures")
    for _ in range(2):
        assert door.current().version == "1"
        assert door.current().rows("SELECT count(*) > 0 AS some FROM figures") == [{"some": True}]


def test_where_the_pointer_cannot_be_led_to_the_last_good_one_it_is_opened_all_the_same(
    tmp_path: Path, country_file: Path
) -> None:
    pointer = tmp_path / "sanad.duckdb"
    good, bad = (make_version(pointer, country_file, version) for version in "12")
    overwrite(bad)
    assert Door(pointer, keeps_its_word, good=good).current().version == "1"


def test_a_failed_read_of_a_whole_warehouse_ends_the_doubt_and_costs_one_look(
    tmp_path: Path, country_file: Path
) -> None:
    pointer, proven = tmp_path / "sanad.duckdb", queue.Queue[Path]()
    make_version(pointer, country_file, "1")

    def prove(path: Path) -> bool:
        proven.put(path)
        return True

    door = Door(pointer, prove)
    opened = door.current()
    assert proven.get(timeout=10) == opened.path
    for _ in range(3):
        opened.doubt.set()
        assert door.current() is opened
    assert proven.get(timeout=10) == opened.path
    assert proven.empty()


def test_readers_wait_for_what_comes_of_a_failed_read(tmp_path: Path, country_file: Path) -> None:
    pointer = tmp_path / "sanad.duckdb"
    good, bad = (make_version(pointer, country_file, version) for version in "12")
    door = Door(pointer, keeps_its_word, lambda: good)
    opened = door.current()
    overwrite(bad)
    with pytest.raises(WarehouseError, match="cannot be read"):
        opened.rows("FROM figures")
    assert door.current().rows("SELECT content_hash FROM build_info") == [{"content_hash": "1"}]


def test_the_reader_who_meets_damage_sees_the_page_from_the_warehouse_that_takes_its_place(
    tmp_path: Path, country_file: Path, open_page: OpenPage
) -> None:
    pointer = tmp_path / "sanad.duckdb"
    good, bad = (make_version(pointer, country_file, version) for version in "12")
    door = open_door(pointer, tmp_path / "no datasets")
    assert door.current().path == bad
    overwrite(bad)
    page = open_page("sources", pointer)
    assert not page.exception
    assert "<article" in read_text(page)
    assert door.current().path == good


def test_a_damaged_file_is_not_given_away_and_the_next_one_is_whole(tmp_path: Path, country_file: Path) -> None:
    pointer = tmp_path / "sanad.duckdb"
    good, bad = (make_version(pointer, country_file, version) for version in "12")
    door = Door(pointer, keeps_its_word, lambda: good)
    opened = door.current()
    assert opened.find_whole_file() == bad
    overwrite(bad)
    with pytest.raises(WarehouseError, match="cannot be read"):
        opened.find_whole_file()
    assert door.current().find_whole_file() == good


def test_a_download_that_meets_damage_is_made_of_the_warehouse_that_takes_its_place(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = iter(["damaged", "whole"])
    monkeypatch.setattr("dashboard.downloads.find_warehouse", lambda _: next(found))

    def query(warehouse: Any, _: View) -> Answer:
        def read() -> Iterator[list[tuple[str]]]:
            yield [("first row",)]
            if warehouse == "damaged":
                raise WarehouseError
            yield [(warehouse,)]

        return Answer("rows", {"a": "text"}, read)

    assert make_bytes(query, View(), "csv", Options(bom=False)) == b"a\r\nfirst row\r\nwhole\r\n"


def test_a_file_that_was_taken_away_cannot_be_given_but_is_read_on(tmp_path: Path, country_file: Path) -> None:
    make_version(pointer := tmp_path / "sanad.duckdb", country_file, "1")
    opened = Door(pointer, keeps_its_word).current()
    assert opened.path
    opened.path.unlink()
    assert opened.find_whole_file() is None
    assert opened.rows("SELECT content_hash FROM build_info") == [{"content_hash": "1"}]


@pytest.mark.parametrize("content", [None, b"", b"x" * 5000])
def test_a_missing_empty_or_foreign_file_is_refused_without_naming_its_place(
    tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "sanad.duckdb"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(WarehouseError) as refusal:
        Door(path).current()
    assert str(refusal.value) == "The database of figures could not be opened."
