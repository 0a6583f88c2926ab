"""The read-only connection to the warehouse: the real file behind the pointer, opened anew when the pointer flips."""

from __future__ import annotations

import re
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

POINTER_TEXT = re.compile(r"[A-Za-z0-9._-]{1,200}\.duckdb", re.ASCII)
NO_DOWNLOADS: dict[str, str | bool | int | float | list[str]] = {"autoinstall_known_extensions": "false"}
# Files of imported events that `events` reads; a connection opens these and no other file.
EVENT_FILES = "SELECT coalesce(list(path), []) FROM event_files"
IS_CLOSED = "SELECT current_setting('lock_configuration')"
CLOSE = "SET allowed_paths = ?; SET enable_external_access = false; SET lock_configuration = true"
_CLOSING = threading.Lock()


class WarehouseError(Exception):
    """There is no warehouse that can be read; the message is for readers and names no path."""


@dataclass(frozen=True)
class Warehouse:
    """One open warehouse file. It never changes; `version` is the hash of all that decided its contents.

    `release`: the frozen release whose numbers it holds; None for today's.
    """

    path: Path
    connection: duckdb.DuckDBPyConnection
    release: str | None = None

    @cached_property
    def info(self) -> dict[str, str]:
        """The one row of build_info."""
        return {key: "" if value is None else str(value) for key, value in self.rows("FROM build_info")[0].items()}

    @property
    def version(self) -> str:
        """Content hash: two warehouses of the same version give the same answers."""
        return self.info["content_hash"]

    def frame(self, sql: str, parameters: Sequence[Any] | dict[str, Any] = ()) -> pd.DataFrame:
        """The answer as a frame. A cursor for each call, since threads may not share a connection."""
        return self.connection.cursor().execute(sql, parameters or None).df()

    def rows(self, sql: str, parameters: Sequence[Any] | dict[str, Any] = ()) -> list[dict[str, Any]]:
        """The answer as dicts with None for NULL, dates as dates."""
        answer = self.connection.cursor().execute(sql, parameters or None)
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
