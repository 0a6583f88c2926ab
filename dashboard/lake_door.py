"""The way to a lake that several machines share: its newest snapshot, opened anew when there is a newer one."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable

import duckdb

from dashboard.journal import note
from dashboard.warehouse import Warehouse, WarehouseError

LOOK_AGAIN = 1.0  # seconds between two looks for a newer snapshot


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
