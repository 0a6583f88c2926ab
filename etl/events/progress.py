"""A bar on a terminal while a long step runs; nothing where nobody watches."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

import duckdb

WIDTH = 30
BLINK = 0.2  # seconds between two looks at DuckDB's own progress


class Bar:
    """One line that is drawn over itself: the step's name and how much of it is done."""

    def __init__(self, out: TextIO | None = None) -> None:
        """Draws to `out`, the error stream unless told otherwise, if that is a terminal."""
        self.out = out or sys.stderr
        self.shown = self.out.isatty()
        self.step = ""

    def draw(self, share: float) -> None:
        """Show the current step at a share between 0 and 1."""
        if self.shown:
            done = round(min(1.0, max(0.0, share)) * WIDTH)
            self.out.write(
                f"\r{self.step:<24} {'█' * done}{'░' * (WIDTH - done)} {100 * min(1.0, max(0.0, share)):3.0f} %"
            )
            self.out.flush()

    def begin(self, step: str) -> Callable[[float], None]:
        """Start a step; returns the function that shows how far it is."""
        self.step = step
        self.draw(0)
        return self.draw

    def end(self) -> None:
        """Take the bar away."""
        if self.shown:
            self.out.write("\r" + " " * (WIDTH + 32) + "\r")
            self.out.flush()

    @contextmanager
    def watch(self, con: duckdb.DuckDBPyConnection, step: str) -> Iterator[None]:
        """Show DuckDB's own progress with the statement that runs inside."""
        self.begin(step)
        if not self.shown:
            yield
            return
        over = threading.Event()
        watcher = threading.Thread(target=self._look, args=(con, over), daemon=True)
        con.execute("SET enable_progress_bar = true")
        con.execute("SET enable_progress_bar_print = false")
        watcher.start()
        try:
            yield
        finally:
            over.set()
            watcher.join()

    def _look(self, con: duckdb.DuckDBPyConnection, over: threading.Event) -> None:
        """Ask DuckDB how far it is until the statement is over."""
        while not over.wait(BLINK):
            self.draw(con.query_progress() / 100)
