"""A full disk, folders that may not be written or read, a clock set back, two at once: the last good warehouse serves on.

Each time there is a plain sentence without a path of the machine, exit code 1 (2 for a wrong option or document), and nothing is lost or left behind.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator

import pytest
from test_errors_are_plain import damage_file
from workshop import ADD, CORRECT, IMPORT, Foreman, MakeWorkshop, Outcome, Workshop, read_served

from etl.load.frozen import list_releases
from etl.load.releases import verify_release
from etl.load.versions import find_good, list_versions

MANY_YEARS = 10 * 365 * 24 * 3600
WRITING = {
    "build": ("build",),
    "release": ("release", "2024.2"),
    "ids": ("ids", "datasets"),
    "correct": CORRECT,
    "import": IMPORT,
    "add": ADD,
}


def list_files(workshop: Workshop) -> dict[str, bytes]:
    """Every file of a workshop that is no warehouse and no lock, with what it holds."""
    kept = [path for path in workshop.home.rglob("*") if path.is_file() and path.suffix not in {".duckdb", ".lock"}]
    return {str(path.relative_to(workshop.home)): path.read_bytes() for path in kept}


def check_refusal(done: Outcome, workshop: Workshop) -> None:
    """A refusal in plain words."""
    assert done.code in {1, 2}, done.said
    assert "Traceback" not in done.said
    assert str(workshop.home) not in done.said
    assert re.search(r"[A-Z].+\w.*\n$", done.said)


def check_nothing_changed(workshop: Workshop, before: dict[str, bytes], served: dict[str, int]) -> None:
    """The same files as before, and the same warehouse served."""
    assert list_files(workshop) == before
    assert workshop.list_hidden() == []
    assert find_good(workshop.pointer) == workshop.pointer.resolve()
    assert read_served(workshop.pointer) == served


@pytest.mark.long
@pytest.mark.parametrize("command", WRITING)
@pytest.mark.parametrize("largest", [0, 300_000, 5_000_000])
def test_a_full_disk_is_told_and_costs_nothing(
    foreman: Foreman, workshop: Workshop, command: str, largest: int
) -> None:
    workshop.grow("" if command == "ids" else "fnew")
    before, served = list_files(workshop), read_served(workshop.pointer)
    done = foreman.run(workshop, *WRITING[command], largest_file=largest)
    if done.code == 0:
        assert largest > 1, done.said
        assert command in {"ids", "correct", "add", "import"}, "their files are small"
        return
    check_refusal(done, workshop)
    if done.said.startswith("Imported"):  # and the build that followed was refused: the import stands
        assert workshop.read_events() == ("25.1", 60)
        before = list_files(workshop)
    check_nothing_changed(workshop, before, served)
    assert foreman.run(workshop, *WRITING[command]).code == 0


@pytest.fixture
def small_disk(workshop: Workshop) -> Iterator[Workshop]:
    """The workshop with its build folder on a disk that has room for one warehouse, not for two.

    Where no disk may be mounted the folder stays as it is, and the limit is set by `largest_file` alone.
    """
    size = sum(path.stat().st_size for path in workshop.build.iterdir() if not path.is_symlink())
    aside = workshop.home / "aside"
    workshop.build.rename(aside)
    workshop.build.mkdir()
    options = f"size={size + 4_000_000},mode=0777"
    mounted = (
        os.geteuid() == 0
        and not subprocess.run(
            ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(workshop.build)], check=False, capture_output=True
        ).returncode
    )
    try:
        shutil.copytree(aside, workshop.build, symlinks=True, dirs_exist_ok=True)
        workshop.give_away()
        yield workshop
    finally:
        if mounted:
            subprocess.run(["umount", str(workshop.build)], check=True, capture_output=True)


@pytest.mark.long
def test_a_disk_that_fills_up_during_a_build_is_told_and_costs_nothing(foreman: Foreman, small_disk: Workshop) -> None:
    small_disk.grow()
    before, served = list_files(small_disk), read_served(small_disk.pointer)
    done = foreman.run(small_disk, "build", largest_file=9_000_000)
    check_refusal(done, small_disk)
    check_nothing_changed(small_disk, before, served)


@pytest.mark.long
@pytest.mark.parametrize(
    ("command", "folder"),
    [
        ("build", "build"),
        ("release", "releases"),
        ("ids", "datasets/figures"),
        ("ids", "datasets"),
        ("correct", "datasets"),
        ("add", "datasets"),
        ("add", "datasets/figures"),
        ("import", "events"),
    ],
)
def test_a_folder_that_may_not_be_written_is_told(
    foreman: Foreman, workshop: Workshop, command: str, folder: str
) -> None:
    workshop.grow("" if command == "ids" else "fnew")
    before, served = list_files(workshop), read_served(workshop.pointer)
    (workshop.home / folder).chmod(0o555)
    check_refusal(foreman.run(workshop, *WRITING[command]), workshop)
    if command != "release":  # which builds first
        check_nothing_changed(workshop, before, served)
    (workshop.home / folder).chmod(0o755)
    assert foreman.run(workshop, *WRITING[command]).code == 0


@pytest.mark.long
def test_an_up_to_date_warehouse_needs_no_right_to_write(foreman: Foreman, workshop: Workshop) -> None:
    for path in (workshop.build, workshop.releases, workshop.datasets):
        path.chmod(0o555)
    done = foreman.run(workshop, "build")
    assert (done.code, done.said) == (0, "build/sanad.duckdb is up to date.\n")


@pytest.mark.long
@pytest.mark.parametrize("command", [*WRITING, "check", "gaps"])
@pytest.mark.parametrize("damage", ["gone", "empty", "shut", "one file shut"])
def test_datasets_that_are_missing_or_shut_are_told(
    foreman: Foreman, workshop: Workshop, command: str, damage: str
) -> None:
    served = read_served(workshop.pointer)
    if damage in {"gone", "empty"}:
        workshop.datasets.rename(workshop.home / "elsewhere")
    if damage == "empty":
        workshop.datasets.mkdir()
    if damage == "shut":
        workshop.datasets.chmod(0)
    if damage == "one file shut":
        (workshop.datasets / "sources.csv").chmod(0)
    try:
        done = foreman.run(workshop, *WRITING.get(command, (command,)))
        if command == "gaps" and done.code == 0:
            assert "months of" in done.said  # answered from the last good warehouse
        else:
            check_refusal(done, workshop)
        assert read_served(workshop.pointer) == served
    finally:
        if workshop.datasets.exists():
            workshop.datasets.chmod(0o755)


@pytest.mark.long
def test_a_build_under_a_clock_set_back_serves_the_new_warehouse(foreman: Foreman, workshop: Workshop) -> None:
    """The file of before looks newer than the new one, as after a clock was set back."""
    old = read_served(workshop.pointer)
    later = workshop.pointer.resolve().stat().st_mtime + MANY_YEARS
    os.utime(workshop.pointer.resolve(), (later, later))
    workshop.grow()
    done = foreman.run(workshop, "build", clock=-MANY_YEARS)
    assert done.code == 0, done.said
    assert read_served(workshop.pointer)["figures"] == old["figures"] + 1
    assert len(list_versions(workshop.pointer)) == 2
    again = foreman.run(workshop, "build", clock=-MANY_YEARS)
    assert (again.code, again.said) == (0, "build/sanad.duckdb is up to date.\n")


@pytest.mark.long
@pytest.mark.parametrize("command", ["import", "add", "correct", "ids"])
def test_other_commands_do_not_ask_the_clock(foreman: Foreman, workshop: Workshop, command: str) -> None:
    workshop.grow("" if command == "ids" else "fnew")
    done = foreman.run(workshop, *WRITING[command], clock=-MANY_YEARS)
    assert done.code == 0, done.said
    assert foreman.run(workshop, "check").code == 0
    if command == "import":
        assert workshop.read_events() == ("25.1", 60)


@pytest.mark.long
@pytest.mark.parametrize("damage", ["empty", "truncated", "newer version", "foreign", "middle overwritten", "missing"])
def test_a_damaged_warehouse_gives_way_to_the_last_good_one(foreman: Foreman, workshop: Workshop, damage: str) -> None:
    """And where nothing can be built, that is said, and the command ends with 1."""
    newest, before = list_versions(workshop.pointer)
    assert workshop.pointer.resolve() == newest
    good = read_served(before)
    raw = workshop.home / "kept"
    newest.rename(raw)
    damage_file(raw, newest, damage)
    workshop.give_away()
    workshop.datasets.rename(workshop.home / "elsewhere")
    check_refusal(foreman.run(workshop, "build"), workshop)
    asked = foreman.run(workshop, "gaps")
    assert (asked.code, "months of" in asked.said) == (0, True), asked.said
    assert workshop.pointer.resolve() == before
    assert read_served(workshop.pointer) == good
    (workshop.home / "elsewhere").rename(workshop.datasets)
    assert foreman.run(workshop, "build").code == 0
    assert read_served(workshop.pointer)["release_figures"] > good["release_figures"]


@pytest.mark.long
def test_a_release_under_a_clock_set_back_is_refused(foreman: Foreman, workshop: Workshop) -> None:
    before = list_releases(workshop.releases)
    done = foreman.run(workshop, "release", "2024.2", clock=-MANY_YEARS)
    check_refusal(done, workshop)
    assert "Set the clock" in done.said
    assert list_releases(workshop.releases) == before
    assert foreman.run(workshop, "release", "2024.2").code == 0


@pytest.mark.long
def test_three_builds_at_once_make_one_warehouse(foreman: Foreman, workshop: Workshop) -> None:
    workshop.grow()
    done = foreman.run_together([(workshop, ("build",), {})] * 3)
    assert [one.code for one in done] == [0, 0, 0]
    assert sum("up to date" in one.said for one in done) == 2
    assert len(list_versions(workshop.pointer)) == 2
    assert workshop.list_hidden() == []


@pytest.mark.long
def test_a_build_that_waits_goes_on_when_the_one_before_is_killed(foreman: Foreman, workshop: Workshop) -> None:
    workshop.grow()
    first, second = foreman.run_together([(workshop, ("build",), {"after": 0.3}), (workshop, ("build",), {})])
    assert first.code in {-9, 0}
    assert second.code == 0, second.said
    assert workshop.list_hidden() == []


@pytest.mark.long
def test_two_imports_at_once_make_one(foreman: Foreman, workshop: Workshop) -> None:
    done = foreman.run_together([(workshop, IMPORT, {})] * 2)
    assert [one.code for one in done] == [0, 0], [one.said for one in done]
    assert sorted("already imported from this very file" in one.said for one in done) == [False, True]
    assert workshop.read_events() == ("25.1", 60)
    assert workshop.list_hidden() == []


@pytest.mark.long
def test_two_releases_at_once_make_one(foreman: Foreman, make: MakeWorkshop) -> None:
    workshop = make()
    done = foreman.run_together([(workshop, ("release", "2024.2"), {})] * 2)
    assert sorted(one.code for one in done) == [0, 1], [one.said for one in done]
    assert list_releases(workshop.releases) == ["2024.1", "2024.2"]
    verify_release(workshop.releases, "2024.2")
    assert workshop.list_hidden() == []
