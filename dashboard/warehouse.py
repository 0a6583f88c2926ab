"""One open warehouse: the read-only connection to it, its rows and its file. Which one is the warehouse now: doors.py."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property, wraps
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

import duckdb
import pandas as pd

P = ParamSpec("P")
R = TypeVar("R")
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


def once(read: Callable[Concatenate[Warehouse, P], R]) -> Callable[Concatenate[Warehouse, P], R]:
    """Keep what `read` finds in a warehouse, which never changes, for as long as that is open and no longer.

    What is kept elsewhere by warehouse holds those open that were replaced: 22 MB on the disk and as much of memory each.
    """

    @wraps(read)
    def find(warehouse: Warehouse, /, *args: P.args, **kwargs: P.kwargs) -> R:
        key = (read, args, tuple(kwargs.items()))
        if key not in warehouse.found:
            warehouse.found[key] = read(warehouse, *args, **kwargs)
        found: R = warehouse.found[key]
        return found

    return find


@dataclass(frozen=True)
class Warehouse:
    """One open warehouse file, or one snapshot of a lake. It never changes; `version` names its contents.

    `path`: the file, None for a lake; `release`: the frozen release whose numbers it holds, None for today's; `catalog` and
    `snapshot`: the attached lake and which of its states this is; `prove`: whether a file is what a build has made; `doubt` is
    set once a read has failed; `found` is what was found in it for good, which goes with it (see `once`).
    """

    path: Path | None
    connection: duckdb.DuckDBPyConnection
    release: str | None = None
    catalog: str | None = None
    snapshot: int | None = None
    prove: Callable[[Path], bool] = field(default=Path.is_file, compare=False, repr=False)
    doubt: threading.Event = field(default_factory=threading.Event, compare=False, repr=False)
    found: dict[Hashable, Any] = field(default_factory=dict, compare=False, repr=False)

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

    def find_whole_file(self) -> Path | None:
        """The file, to be given away as it lies there; None for a lake, and where it has been taken away.

        Rows are proven by the engine, block by block, as they are read; a file that is passed on is proven here. Raises
        WarehouseError where it is damaged, and remembers it.
        """
        if self.path is None or not self.path.is_file():
            return None
        if not self.prove(self.path):
            self.doubt.set()
            raise WarehouseError("The database of figures cannot be read at the moment.")
        return self.path

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
        return follow_links(pointer)
    text = pointer.read_bytes().decode("utf-8", "replace").strip()
    return (pointer.parent / text).resolve() if POINTER_TEXT.fullmatch(text) else pointer.resolve()


def follow_links(path: Path) -> Path:
    """The path without links; as it is where they lead in a circle, so that opening it fails as for any file that is not there."""
    try:
        return path.resolve()
    except (RuntimeError, OSError):  # RuntimeError before Python 3.13
        return path


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


def open_warehouse(path: Path, release: str | None = None, prove: Callable[[Path], bool] = Path.is_file) -> Warehouse:
    """Open one warehouse file. Raises WarehouseError when it is missing or not one of ours."""
    try:
        warehouse = Warehouse(path, open_closed(path), release, prove=prove)
        _ = warehouse.version
    except (duckdb.Error, KeyError, IndexError, OSError) as error:
        raise WarehouseError("The database of figures could not be opened.") from error
    return warehouse
