"""How extracts are made: a few at once, and whole before their first byte leaves, as long as they are not large.

Making one takes a processor and tens of megabytes: twenty-four pages of 10,000 rows took 2.4 GB side by side, and 0.9 GB four
at a time. So the others wait in line, and where the line is long an asker is told to come again. An answer of which all is there cannot be broken off by damage to the warehouse:
whoever asked gets it from the one that takes its place.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from typing import TypeVar

from anyio import CapacityLimiter
from anyio.lowlevel import RunVar
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

T = TypeVar("T")
MOST_BYTES = 1 << 23  # of an answer, made before it is sent; all of the corpus as CSV or JSON has less
IN_LINE = 100  # askers who wait; those behind them are sent away


class BusyError(Exception):
    """Too many wait already."""


class Gate:
    """Lets a few through at once, in the order in which they came."""

    def __init__(self, at_once: int, in_line: int = IN_LINE) -> None:
        """A gate for `at_once`, before which `in_line` may wait."""
        self.at_once = at_once
        self.in_line = in_line
        self._limiter: RunVar[CapacityLimiter] = RunVar("gate")  # one for each event loop

    def find_limiter(self) -> CapacityLimiter:
        """Who is through, and who waits."""
        try:
            return self._limiter.get()
        except LookupError:
            self._limiter.set(limiter := CapacityLimiter(self.at_once))
            return limiter

    async def run(self, make: Callable[[], T], request: Request) -> T | None:
        """What is made, in a thread; None where nobody waits for it any more. Raises BusyError where too many wait."""
        limiter = self.find_limiter()
        if limiter.statistics().tasks_waiting >= self.in_line:
            raise BusyError
        async with limiter:
            return None if await request.is_disconnected() else await run_in_threadpool(make)


# A workbook is made cell by cell in Python, which does one thing at a time.
EXTRACTS, WORKBOOKS = Gate(4), Gate(2)


def make_ahead(chunks: Iterator[bytes], most: int = MOST_BYTES) -> tuple[deque[bytes], int | None]:
    """The first chunks, and how many bytes they have where they are all; None where more may come."""
    made: deque[bytes] = deque()
    size = 0
    for chunk in chunks:
        made.append(chunk)
        size += len(chunk)
        if size >= most:
            return made, None
    return made, size


def hand_out(made: deque[bytes]) -> Iterator[bytes]:
    """Chunks that are kept no longer than until they are taken."""
    while made:
        yield made.popleft()
