"""The way to the warehouse: the real file behind the pointer, opened anew when the pointer flips or the file is damaged."""

from __future__ import annotations

import logging
import math
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from dashboard.journal import note
from dashboard.warehouse import Warehouse, WarehouseError, find_file, open_warehouse

LOOK_AGAIN = 1.0  # seconds between two looks at a file that could not be opened
MEND_AGAIN = 60.0  # seconds between two tries to mend a warehouse of which reads fail
PATIENCE = 10.0  # seconds that readers wait for it; a build takes three to six


class Door:
    """Hands out the warehouse that the pointer names now; queries that run on an older one finish undisturbed."""

    def __init__(
        self,
        pointer: Path,
        prove: Callable[[Path], bool] = Path.is_file,
        mend: Callable[[], Path | None] = lambda: None,
        good: Path | None = None,
        let_go: Callable[[Warehouse], None] = lambda _: None,
    ) -> None:
        """A door to the warehouse behind `pointer`; nothing is opened yet.

        `prove`: whether a file is what a build has made, before it is opened; `mend`: lead the pointer to one that is, and
        give it, also where the pointer cannot be moved; `good`: what that gave last; `let_go` is told of a warehouse that gave way.
        """
        self.pointer = pointer
        self.prove = prove
        self.mend = mend
        self.good = good
        self.let_go = let_go
        self._lock = threading.Lock()
        self._open: Warehouse | None = None
        self._seen: tuple[int, ...] | None = None
        self._again = math.inf  # when to try once more to open a file that could not be opened
        self._mended = -MEND_AGAIN
        self._is_looked_into = threading.Event()
        self._is_looked_into.set()

    def look(self) -> tuple[int, ...] | None:
        """What tells the file behind the pointer from any other, in one call of the system; None where there is none."""
        try:
            found = self.pointer.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino, found.st_mtime_ns, found.st_size

    def current(self) -> Warehouse:
        """The warehouse now; the last good one where the newest cannot be opened. Raises WarehouseError."""
        if self._open is not None and self._open.doubt.is_set():
            self.begin_mending(self._open)
            self._is_looked_into.wait(PATIENCE)
        seen = self.look()
        with self._lock:
            if self._open is not None and seen is not None and seen == self._seen and time.monotonic() < self._again:
                return self._open
            path, self._again = find_file(self.pointer), math.inf
            if self._open is None or self._open.path != path:
                try:
                    self._open = self.change_to(self.open_newest(path))
                except WarehouseError:
                    if self._open is None:
                        if self.good is None:
                            raise
                        self._open = self.open_proven(self.good)
                    self._again = time.monotonic() + LOOK_AGAIN
            self._seen = seen
            return self._open

    def change_to(self, warehouse: Warehouse) -> Warehouse:
        """Another one, to be handed out from now on."""
        if self._open is not None and self._open.version != warehouse.version:
            self.let_go(self._open)
        return warehouse

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
        return open_warehouse(path, prove=self.prove)

    def begin_mending(self, doubted: Warehouse) -> None:
        """After a read has failed: look into it beside the readers, at most once in MEND_AGAIN seconds."""
        with self._lock:
            if time.monotonic() - self._mended < MEND_AGAIN:
                return
            self._mended = time.monotonic()
            self._is_looked_into.clear()
        threading.Thread(target=self.mend_doubted, args=(doubted,), name="mending", daemon=True).start()

    def mend_doubted(self, doubted: Warehouse) -> None:
        """Serve on from a warehouse that is whole; end the doubt where this one is: then it was something else."""
        try:
            note("warehouse", level=logging.WARNING, outcome="a read failed")
            self.good = self.mend()
            if doubted.path and self.prove(doubted.path):
                doubted.doubt.clear()
                return
            with self._lock, suppress(WarehouseError):
                if self.good and self._open is doubted:
                    self._open = self.change_to(self.open_proven(self.good))
        finally:
            self._is_looked_into.set()
