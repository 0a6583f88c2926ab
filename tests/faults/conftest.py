"""Workshops to break."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from workshop import ADD, CORRECT, IMPORT, IMPORT_PACKED, Foreman, MakeWorkshop, Workshop


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All of them share one warm process, and so one worker."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("faults"))


@pytest.fixture(scope="session")
def ground() -> Iterator[Path]:
    """A folder that an unprivileged user can reach; pytest's own are closed to others."""
    with tempfile.TemporaryDirectory(prefix="sanad-faults-") as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


FIRST = ("import", "ucdp-ged", "downloads/GEDEvent_v24_1.csv")
SET_UP = (FIRST, ("build",), ("release", "2024.1"), ("build",))
REHEARSED = (
    *SET_UP,
    IMPORT,
    ("ids", "datasets"),
    CORRECT,
    ADD,
    ("check",),
    ("gaps",),
    (*IMPORT_PACKED, "--name", "packed"),
)


@pytest.fixture(scope="session")
def foreman(ground: Path) -> Iterator[Foreman]:
    """The warm process, after a rehearsal."""
    foreman = Foreman(ground / "foreman")
    workshop = Workshop(ground / "rehearsal")
    for arguments in REHEARSED:
        done = foreman.run(workshop, *arguments, rehearsal=str(ground / "modules.json"))
        assert done.code == 0, done.said
    yield foreman
    foreman.close()


@pytest.fixture(scope="session")
def model(foreman: Foreman, ground: Path) -> Workshop:
    """A workshop with a warehouse, a release and imported events, to copy."""
    workshop = Workshop(ground / "workshop")  # where its copies will lie: a warehouse knows where its events are
    for arguments in SET_UP:
        done = foreman.run(workshop, *arguments)
        assert done.code == 0, done.said
    workshop.home.rename(ground / "model")
    return Workshop(ground / "model", ground / "model")


@pytest.fixture
def make(model: Workshop, ground: Path) -> Iterator[MakeWorkshop]:
    """A function that gives a fresh copy of the model at every call, in the place of the one before."""
    home = ground / "workshop"

    def make_one() -> Workshop:
        shutil.rmtree(home, ignore_errors=True)
        return Workshop(home, model.home)

    yield make_one
    shutil.rmtree(home, ignore_errors=True)


@pytest.fixture
def workshop(make: MakeWorkshop) -> Workshop:
    """One fresh copy."""
    return make()
