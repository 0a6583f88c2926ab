"""The one arrow to the workshop: at start-up a missing or outdated warehouse is built, then its door stands open.

A lake, which several machines share, is only read here: `python -m etl build` fills it.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from contextvars import ContextVar
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.as_of import AS_OF
from dashboard.doors import Door
from dashboard.journal import note
from dashboard.lake_door import LakeDoor
from dashboard.settings import Settings, read_settings
from dashboard.warehouse import Warehouse, WarehouseError, open_warehouse

if TYPE_CHECKING:
    import duckdb

PLAIN = {"WarehouseError", "ReleaseError"}  # the workshop's own, whose messages are fit for readers
_HELD: ContextVar[Warehouse | None] = ContextVar("held", default=None)
LEAVING: list[Callable[[str], None]] = []  # who is told the version of a warehouse that another has replaced
_BUILDING = threading.Lock()
_BUILDING_RELEASE = threading.Lock()


def say_reason(error: Exception) -> str:
    """What the workshop says in plain words, without paths; of any other error its kind alone."""
    return str(error) if type(error).__name__ in PLAIN else type(error).__name__


def build_missing(settings: Settings) -> Path | None:
    """The file to serve: built, unless it is up to date; the last good one where the corpus has mistakes; None without any."""
    try:
        from etl import load

        return load.ensure_warehouse(settings.datasets, settings.warehouse).resolve()
    except Exception as error:  # noqa: BLE001 (whatever is wrong with the corpus, readers get the last good warehouse)
        if type(error).__name__ not in PLAIN:  # else the build itself has written its line
            note("build", level=logging.WARNING, outcome="failed", reason=type(error).__name__)
        return None


def tell_of_leaving(warehouse: Warehouse) -> None:
    """Let those who keep answers of a warehouse know that no new reader will ask for them."""
    for forget in LEAVING:
        forget(warehouse.version)


@lru_cache(maxsize=8)
def open_door(warehouse: Path, datasets: Path) -> Door:
    """The door to one warehouse, built at the first call, and again when it turns out to be damaged."""
    from etl import load

    settings = read_settings(None, {"SANAD_WAREHOUSE": str(warehouse), "SANAD_DATASETS": str(datasets)})
    mend = partial(build_missing, settings)
    return Door(warehouse, load.keeps_its_word, mend, mend(), tell_of_leaving)


@lru_cache(maxsize=8)
def open_lake_door(address: str) -> LakeDoor:
    """The door to a lake; nothing is opened yet."""
    from etl.load import lake

    def connect(snapshot: int | None) -> duckdb.DuckDBPyConnection:
        try:
            return lake.open_reader(lake.read_lake(address), snapshot)
        except lake.LakeError as error:
            note("lake", level=logging.WARNING, outcome="failed", reason=str(error))
            raise WarehouseError("The database of figures could not be opened.") from None

    return LakeDoor(connect, lake.newest_snapshot, lake.NAME)


@lru_cache(maxsize=8)
def open_release(warehouse: Path, datasets: Path, version: str) -> Warehouse:
    """The whole warehouse of a release, built at the first call. Raises WarehouseError."""
    try:
        from etl import load

        path = load.ensure_release(datasets, warehouse, version)
    except Exception as error:
        note("release", level=logging.WARNING, release=version, outcome="failed", reason=say_reason(error))
        raise WarehouseError("The numbers of this release cannot be shown at the moment.") from error
    return open_warehouse(path, version, load.keeps_its_word)


def find_warehouse(as_of: str | None) -> Warehouse:
    """Today's warehouse, or that of a release. Raises WarehouseError when there is none to be had."""
    settings = read_settings(None)
    if as_of:
        with _BUILDING_RELEASE:
            release = open_release(settings.warehouse, settings.datasets, as_of)
            if release.doubt.is_set():  # a read failed: it is proved again, and built again where it is damaged
                open_release.cache_clear()
                release = open_release(settings.warehouse, settings.datasets, as_of)
            return release
    if settings.lake:
        return open_lake_door(settings.lake).current()
    with _BUILDING:
        door = open_door(settings.warehouse, settings.datasets)
    return door.current()


def prefer_release(warehouse: Warehouse, as_of: str | None) -> Warehouse:
    """A release's own warehouse, with the sources and definitions of then; where it can't be had, the one given.

    That one holds the release's figures too, beside the sources and definitions of today.
    """
    try:
        return find_warehouse(as_of) if as_of else warehouse
    except WarehouseError:
        return warehouse


def hold_warehouse() -> None:
    """Answer the whole of this run from one warehouse, whatever is built meanwhile. Raises WarehouseError."""
    _HELD.set(None)
    _HELD.set(find_warehouse(AS_OF.get()))


def current_warehouse() -> Warehouse:
    """The warehouse to answer from: of the release that this run shows, else today's. Raises WarehouseError."""
    return _HELD.get() or find_warehouse(AS_OF.get())


def has_given_way() -> bool:
    """Whether the warehouse that this run is answered from turned out to be damaged and another stands in its place.

    Looking waits for what comes of the damage, at most as long as a door lets readers wait.
    """
    held = _HELD.get()
    if held is None or not held.doubt.is_set():
        return False
    with suppress(WarehouseError):
        return find_warehouse(AS_OF.get()) is not held
    return False
