"""kill -9 at every stage: at every line of the workshop's code before which the files have changed, and at any moment.

What a killed process leaves is what lies on the disk, so two lines between which no file changed are one stage.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

import duckdb
import pytest
from workshop import (
    ADD,
    CORRECT,
    EVENTS,
    IMPORT,
    IMPORT_PACKED,
    KILLED,
    TOO_LATE,
    Foreman,
    MakeWorkshop,
    Outcome,
    Workshop,
    read_served,
)

from etl.load.frozen import list_releases
from etl.load.releases import verify_release
from etl.load.versions import find_good, list_versions

Prepare = Callable[[Workshop], None]
MOST_STAGES = 400


def check_readers(workshop: Workshop, allowed: list[dict[str, int]]) -> None:
    """Whoever follows the pointer is served a whole warehouse, the old one or the new one."""
    assert find_good(workshop.pointer) == workshop.pointer.resolve()
    assert read_served(workshop.pointer) in allowed


def build_undisturbed(foreman: Foreman, workshop: Workshop) -> Outcome:
    """A build that must come to its end and leave nothing but warehouses: two, or three till the next has work to do."""
    done = foreman.run(workshop, "build")
    assert (done.code, "Traceback" in done.said) == (0, False), done.said
    assert workshop.list_hidden() == []
    assert len(list_versions(workshop.pointer)) <= (3 if "up to date" in done.said else 2)
    return done


def kill_at_every_stage(
    foreman: Foreman, make: MakeWorkshop, arguments: tuple[str, ...], check: Prepare, change: Prepare, folder: str
) -> int:
    """Walk the stages of a command that changes `folder`, each in a fresh workshop; returns how many there were."""
    for stage in count(1):
        assert stage < MOST_STAGES
        workshop = make()
        change(workshop)
        ended = foreman.run(workshop, *arguments, stage=stage, watched=[str(workshop.home / folder)])
        if ended.code == TOO_LATE:
            return stage - 1
        assert ended.code == KILLED, ended.said
        check(workshop)
    raise AssertionError


@pytest.mark.long
def test_a_build_killed_at_any_stage_leaves_the_old_warehouse_or_the_new_one(
    foreman: Foreman, make: MakeWorkshop, model: Workshop
) -> None:
    old = read_served(model.pointer)
    new = {**old, "figures": old["figures"] + 1, "claims": old["claims"] + 1}
    new["series_points"] += 1

    def check(workshop: Workshop) -> None:
        check_readers(workshop, [old, new])
        build_undisturbed(foreman, workshop)
        check_readers(workshop, [new])

    stages = kill_at_every_stage(foreman, make, ("build",), check, Workshop.grow, "build")
    assert stages >= 5


@pytest.mark.long
def test_a_first_build_killed_at_any_stage_is_made_good_by_the_next(foreman: Foreman, make: MakeWorkshop) -> None:
    def empty(workshop: Workshop) -> None:
        for path in workshop.build.iterdir():
            path.unlink()
        workshop.build.rmdir()

    def check(workshop: Workshop) -> None:
        build_undisturbed(foreman, workshop)
        assert read_served(workshop.pointer)["build_info"] == 1

    assert kill_at_every_stage(foreman, make, ("build",), check, empty, "build") >= 6


@pytest.mark.long
def test_a_build_killed_at_any_moment_leaves_the_old_warehouse_or_the_new_one(
    foreman: Foreman, workshop: Workshop
) -> None:
    old = read_served(workshop.pointer)
    workshop.grow("fnew0")
    length = foreman.run(workshop, "build").seconds
    moments = 12
    for moment in range(1, moments + 1):
        before = read_served(workshop.pointer)
        workshop.grow(f"fnew{moment}", f"2016-{moment:02}")
        ended = foreman.run(workshop, "build", after=length * moment / moments)
        assert ended.code in {KILLED, 0}, ended.said
        now = read_served(workshop.pointer)
        assert now["figures"] in {before["figures"], old["figures"] + moment + 1}
        assert find_good(workshop.pointer) == workshop.pointer.resolve()
    build_undisturbed(foreman, workshop)
    assert read_served(workshop.pointer)["figures"] == old["figures"] + moments + 1


@pytest.mark.long
def test_a_release_killed_at_any_stage_is_whole_or_not_there(
    foreman: Foreman, make: MakeWorkshop, model: Workshop
) -> None:
    def check(workshop: Workshop) -> None:
        released = list_releases(workshop.releases)
        assert released in (["2024.1"], ["2024.1", "2024.2"])
        for version in released:
            verify_release(workshop.releases, version)
        check_readers(workshop, [read_served(model.pointer)])
        again = foreman.run(workshop, "release", "2024.2")
        if "2024.2" in released:
            assert again.code == 1
            assert again.said.endswith("Release 2024.2 exists, and a release never changes. Choose the next number.\n")
        else:
            assert again.code == 0, again.said
        verify_release(workshop.releases, "2024.2")
        assert workshop.list_hidden() == []

    assert kill_at_every_stage(foreman, make, ("release", "2024.2"), check, lambda _: None, "releases") >= 15


@pytest.mark.long
@pytest.mark.parametrize("arguments", [IMPORT, IMPORT_PACKED], ids=["plain", "packed"])
def test_an_import_killed_at_any_stage_shows_the_old_version_or_the_new_one(
    foreman: Foreman, make: MakeWorkshop, arguments: tuple[str, ...]
) -> None:
    old, new = EVENTS.items()

    def check(workshop: Workshop) -> None:
        assert workshop.read_events() in {old, new}
        assert find_good(workshop.pointer) == workshop.pointer.resolve()
        again = foreman.run(workshop, *arguments)
        assert (again.code, "Traceback" in again.said) == (0, False), again.said
        assert workshop.read_events() == new
        assert workshop.list_hidden() == []

    assert kill_at_every_stage(foreman, make, arguments, check, lambda _: None, "events") >= 10


@pytest.mark.long
def test_an_import_killed_while_a_build_runs_harms_neither(foreman: Foreman, make: MakeWorkshop) -> None:
    old, new = EVENTS.items()
    length = foreman.run(make(), *IMPORT).seconds
    moments = 8
    for moment in range(1, moments + 1):
        workshop = make()
        workshop.grow()
        imported, built = foreman.run_together(
            [(workshop, IMPORT, {"after": length * moment / moments}), (workshop, ("build",), {})]
        )
        assert imported.code in {KILLED, 0}, imported.said
        assert built.code == 0, built.said
        assert workshop.read_events() in {old, new}
        assert find_good(workshop.pointer) == workshop.pointer.resolve()
        assert foreman.run(workshop, *IMPORT).code == 0
        build_undisturbed(foreman, workshop)
        assert (workshop.read_events(), read_event_count(workshop)) == (new, new[1])


def read_event_count(workshop: Workshop) -> int:
    """How many imported events the warehouse served leads to."""
    with duckdb.connect(str(workshop.pointer.resolve()), read_only=True) as con:
        return int((con.execute("SELECT count(*) FROM events").fetchone() or (0,))[0])


@pytest.mark.long
@pytest.mark.parametrize("arguments", [("ids", "datasets"), CORRECT, ADD], ids=["ids", "correct", "add"])
def test_a_curators_command_killed_at_any_stage_leaves_sound_datasets(
    foreman: Foreman, make: MakeWorkshop, arguments: tuple[str, ...]
) -> None:
    def check(workshop: Workshop) -> None:
        assert foreman.run(workshop, "ids").code == 0
        checked = foreman.run(workshop, "check")
        assert (checked.code, checked.said) == (0, "No problems.\n")
        build_undisturbed(foreman, workshop)

    def change(workshop: Workshop) -> None:
        if "ids" in arguments:
            workshop.grow("")

    assert kill_at_every_stage(foreman, make, arguments, check, change, "datasets") >= 2
