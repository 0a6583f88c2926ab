"""The read-only connection to the warehouse: the real file behind the pointer, opened anew when the pointer flips.

Or a snapshot of a lake that several machines share, opened anew when there is a newer one.
"""

from __future__ import annotations

import logging
import math
import re
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from dashboard.journal import note

LOOK_AGAIN = 1.0  # seconds between two looks for a newer snapshot, or at a file that could not be opened
MEND_AGAIN = 60.0  # seconds between two tries to mend a warehouse of which reads fail
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


@dataclass(frozen=True)
class Warehouse:
    """One open warehouse file, or one snapshot of a lake. It never changes; `version` names its contents.

    `path`: the file, None for a lake; `release`: the frozen release whose numbers it holds, None for today's; `catalog` and
    `snapshot`: the attached lake and which of its states this is; `doubt` is set once a read has failed.
    """

    path: Path | None
    connection: duckdb.DuckDBPyConnection
    release: str | None = None
    catalog: str | None = None
    snapshot: int | None = None
    doubt: threading.Event = field(default_factory=threading.Event, compare=False, repr=False)

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

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Turn what a damaged file makes the engine say, which names the file, into a WarehouseError, and remember it."""
        try:
            yield
        except DAMAGED as error:
            self.doubt.set()
            raise WarehouseError("The database of figures cannot be read at the moment.") from error

    def frame(self, sql: str, parameters: Sequence[Any] | dict[str, Any] = ()) -> pd.DataFrame:
        """The answer as a frame. Raises WarehouseError where the file is damaged."""
        with self.reading():
            return self.cursor().execute(sql, parameters or None).df()

    def rows(self, sql: str, parameters: Sequence[Any] | dict[str, Any] = ()) -> list[dict[str, Any]]:
        """The answer as dicts with None for NULL, dates as dates. Raises WarehouseError where the file is damaged."""
        with self.reading():
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

    def __init__(
        self,
        pointer: Path,
        prove: Callable[[Path], bool] = Path.exists,
        mend: Callable[[], Path | None] = lambda: None,
        good: Path | None = None,
    ) -> None:
        """A door to the warehouse behind `pointer`; nothing is opened yet.

        `prove`: whether a file is what a build has made, before it is opened; `mend`: lead the pointer to one that is, and
        give it, also where the pointer cannot be moved; `good`: what that gave last.
        """
        self.pointer = pointer
        self.prove = prove
        self.mend = mend
        self.good = good
        self._lock = threading.Lock()
        self._open: Warehouse | None = None
        self._seen: tuple[int, ...] | None = None
        self._again = math.inf  # when to try once more to open a file that could not be opened
        self._mended = -MEND_AGAIN

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
            if self._open is not None and self._open.doubt.is_set():
                self.begin_mending(self._open)
            if self._open is not None and seen is not None and seen == self._seen and time.monotonic() < self._again:
                return self._open
            path, self._again = find_file(self.pointer), math.inf
            if self._open is None or self._open.path != path:
                try:
                    self._open = self.open_newest(path)
                except WarehouseError:
                    if self._open is None:
                        if self.good is None:
                            raise
                        self._open = self.open_proven(self.good)
                    self._again = time.monotonic() + LOOK_AGAIN
            self._seen = seen
            return self._open

    def open_newest(self, path: Path) -> Warehouse:
        """Open the file that the pointer led to, or where it leads by now: an older one may be gone. Raises WarehouseError."""
        while True:
            try:
                return self.open_proven(path)
            except WarehouseError:
                before, path = path, find_file(self.pointer)
                if path == before:
                    raise

    def open_proven(self, path: Path) -> Warehouse:
        """Open a file that is what a build has made. Raises WarehouseError."""
        if not self.prove(path):
            raise WarehouseError("The database of figures could not be opened.")
        return open_warehouse(path)

    def begin_mending(self, doubted: Warehouse) -> None:
        """After a read has failed: look into it beside the readers, at most once in MEND_AGAIN seconds."""
        if time.monotonic() - self._mended >= MEND_AGAIN:
            self._mended = time.monotonic()
            threading.Thread(target=self.mend_doubted, args=(doubted,), name="mending", daemon=True).start()

    def mend_doubted(self, doubted: Warehouse) -> None:
        """Serve on from a warehouse that is whole; end the doubt where this one is: then it was something else."""
        note("warehouse", level=logging.WARNING, outcome="a read failed")
        self.good = self.mend()
        if doubted.path and self.prove(doubted.path):
            doubted.doubt.clear()
            return
        with self._lock, suppress(WarehouseError):
            if self.good and self._open is doubted:
                self._open = self.open_proven(self.good)


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
        if self._open is not None and self._open.snapshot == snapshot and not renewed and not self._open.doubt.is_set():
            return self._open
        warehouse = Warehouse(None, self.connect(snapshot), None, self.catalog, snapshot)
        _ = warehouse.version
        return warehouse
