"""The read-only connection to the warehouse: the real file behind the pointer, opened anew when the pointer flips.

Or a snapshot of a lake that several machines share, opened anew when there is a newer one.
"""

from __future__ import annotations

import logging
import re
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from dashboard.journal import note

LOOK_AGAIN = 1.0  # seconds between two looks for a newer snapshot
POINTER_TEXT = re.compile(r"[A-Za-z0-9._-]{1,200}\.duckdb", re.ASCII)
NO_DOWNLOADS: dict[str, str | bool | int | float | list[str]] = {"autoinstall_known_extensions": "false"}
# Files of imported events that `events` reads; a connection opens these and no other file.
EVENT_FILES = "SELECT coalesce(list(path), []) FROM event_files"
IS_CLOSED = "SELECT current_setting('lock_configuration')"
CLOSE = "SET allowed_paths = ?; SET enable_external_access = false; SET lock_configuration = true"
_CLOSING = threading.Lock()
# What DuckDB raises when blocks of an open file are not what they were.
DAMAGED = (duckdb.IOException, duckdb.FatalException, duckdb.InternalException, duckdb.SerializationException)


class WarehouseError(Exception):
    """There is no warehouse that can be read; the message is for readers and names no path."""


@contextmanager
def readable() -> Iterator[None]:
    """Turn what a damaged file makes the engine say, which names the file, into a WarehouseError."""
    try:
        yield
    except DAMAGED as error:
        raise WarehouseError("The database of figures cannot be read at the moment.") from error


@dataclass(frozen=True)
class Warehouse:
    """One open warehouse file, or one snapshot of a lake. It never changes; `version` names its contents.

    `path`: the file, None for a lake; `release`: the frozen release whose numbers it holds, None for today's; `catalog` and
    `snapshot`: the attached lake and which of its states this is.
    """

    path: Path | None
    connection: duckdb.DuckDBPyConnection
    release: str | None = None
    catalog: str | None = None
    snapshot: int | None = None

    @cached_property
    def info(self) -> dict[str, str]:
        """The one row of build_info."""
        return {key: "" if value is None else str(value) for key, value in self.rows("FROM build_info")[0].items()}

    @property
    def version(self) -> str:
        """Content hash, and the snapshot of a lake: two warehouses of the same version give the same answers."""
        content = self.info["content_hash"]
        return content if self.snapshot is None else f"{content}-{self.snapshot}"

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A cursor for one call, since threads may not share a connection. What a lake is called is not passed on to it."""
        cursor = self.connection.cursor()
        if self.catalog:
            cursor.execute(f"USE {self.catalog}")
        return cursor

    def frame(self, sql: str, parameters: Sequence[Any] | dict[str, Any] = ()) -> pd.DataFrame:
        """The answer as a frame. Raises WarehouseError where the file is damaged."""
        with readable():
            return self.cursor().execute(sql, parameters or None).df()

    def rows(self, sql: str, parameters: Sequence[Any] | dict[str, Any] = ()) -> list[dict[str, Any]]:
        """The answer as dicts with None for NULL, dates as dates. Raises WarehouseError where the file is damaged."""
        with readable():
            answer = self.cursor().execute(sql, parameters or None)
            names = [column[0] for column in answer.description]
            return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]


def find_file(pointer: Path) -> Path:
    """The file behind the pointer: the target of a link, the neighbour that a small file names, or the file itself."""
    if pointer.is_symlink() or not pointer.is_file() or pointer.stat().st_size > 256:
        return pointer.resolve()
    text = pointer.read_bytes().decode("utf-8", "replace").strip()
    return (pointer.parent / text).resolve() if POINTER_TEXT.fullmatch(text) else pointer.resolve()


def open_closed(path: Path) -> duckdb.DuckDBPyConnection:
    """A read-only connection that opens no file but the warehouse and the events it names. Raises duckdb.Error.

    Connections of one process to one file share their settings: those of a second one are locked already.
    """
    with _CLOSING:
        connection = duckdb.connect(str(path), read_only=True, config=NO_DOWNLOADS)
        if connection.execute(IS_CLOSED).fetchone() != (True,):
            (files,) = connection.execute(EVENT_FILES).fetchone() or ([],)
            for statement in CLOSE.split("; "):
                connection.execute(statement, [files] if "?" in statement else None)
    return connection


def open_warehouse(path: Path, release: str | None = None) -> Warehouse:
    """Open one warehouse file. Raises WarehouseError when it is missing or not one of ours."""
    try:
        warehouse = Warehouse(path, open_closed(path), release)
        _ = warehouse.version
    except (duckdb.Error, KeyError, IndexError, OSError) as error:
        raise WarehouseError("The database of figures could not be opened.") from error
    return warehouse


class Door:
    """Hands out the warehouse that the pointer names now; queries that run on an older one finish undisturbed."""

    def __init__(self, pointer: Path) -> None:
        """A door to the warehouse behind `pointer`; nothing is opened yet."""
        self.pointer = pointer
        self._lock = threading.Lock()
        self._open: Warehouse | None = None
        self._seen: tuple[int, ...] | None = None

    def look(self) -> tuple[int, ...] | None:
        """What tells the file behind the pointer from any other, in one call of the system; None where there is none."""
        try:
            found = self.pointer.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino, found.st_mtime_ns, found.st_size

    def current(self) -> Warehouse:
        """The warehouse now; the last good one where the newest cannot be opened. Raises WarehouseError."""
        seen = self.look()
        with self._lock:
            if self._open is not None and seen is not None and seen == self._seen:
                return self._open
            path = find_file(self.pointer)
            if self._open is None or self._open.path != path:
                try:
                    self._open = open_warehouse(path)
                except WarehouseError:
                    if self._open is None:
                        raise
            self._seen = seen if self._open.path == path else None
            return self._open


class LakeDoor:
    """Hands out the newest snapshot of a lake; where the lake does not answer, the last one that was opened."""

    def __init__(
        self,
        connect: Callable[[int | None], duckdb.DuckDBPyConnection],
        find_newest: Callable[[duckdb.DuckDBPyConnection], int],
        catalog: str,
    ) -> None:
        """`connect` gives a connection to one snapshot, or to the newest state for None; it raises WarehouseError.

        `find_newest` gives the number of the newest snapshot, and raises duckdb.Error.
        """
        self.connect = connect
        self.find_newest = find_newest
        self.catalog = catalog
        self._lock = threading.Lock()
        self._looked = 0.0
        self._watch: duckdb.DuckDBPyConnection | None = None
        self._open: Warehouse | None = None

    def current(self) -> Warehouse:
        """The warehouse now. Raises WarehouseError."""
        with self._lock:
            if self._open is None or time.monotonic() - self._looked >= LOOK_AGAIN:
                self._looked = time.monotonic()
                try:
                    self._open = self.open_newest()
                except (WarehouseError, duckdb.Error) as error:
                    self._watch = None  # a connection that broke is not mended: the next look makes another
                    note("lake", level=logging.WARNING, outcome="no answer", reason=type(error).__name__)
                    if self._open is None:
                        raise WarehouseError("The database of figures could not be opened.") from None
            return self._open

    def open_newest(self) -> Warehouse:
        """The newest snapshot, opened unless it is open. Raises WarehouseError, duckdb.Error."""
        renewed = self._watch is None
        watch = self._watch = self._watch or self.connect(None)
        snapshot = self.find_newest(watch)
        if self._open is not None and self._open.snapshot == snapshot and not renewed:
            return self._open
        warehouse = Warehouse(None, self.connect(snapshot), None, self.catalog, snapshot)
        _ = warehouse.version
        return warehouse
