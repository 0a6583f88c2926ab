"""Which line of the file a row stands on.

Records are what the reader counts: 1 is the header, and an empty line is a record without a row. Events are numbered from 0 in the file's order; their lines are the
numbers plus a shift, which grows with each row that was rejected and each line break inside a cell. So a few (first row,
shift) pairs tell the line of every event.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

CHUNK = 1 << 22
Shifts = list[tuple[int, int]]


@dataclass(frozen=True)
class Bytes:
    """What a pass over a plain file tells: its lines, whether the last one is ended, and whether there is a NUL."""

    n_lines: int
    ends_whole: bool
    has_nul: bool


@dataclass(frozen=True)
class Source:
    """What one pass over the plain file tells: its lines, whether the last one is ended, whether there is a NUL, its hash."""

    n_lines: int
    ends_whole: bool
    has_nul: bool
    sha256: str


def pass_over(path: Path) -> Source:
    """One pass over a plain file."""
    n_lines, last, has_nul, digest = 0, b"\n", False, hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
            n_lines += chunk.count(b"\n")
            has_nul = has_nul or b"\0" in chunk
            last = chunk[-1:]
    return Source(n_lines + (last != b"\n"), last == b"\n", has_nul, digest.hexdigest())


def list_records(path: Path) -> tuple[list[int], set[int]]:
    """The first line of every record (a quotation mark left open joins lines), and the numbers of those that are empty."""
    records: list[int] = []
    empty: set[int] = set()
    first, is_open = 0, False
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            if not is_open:
                first = number
            is_open ^= line.count(b'"') % 2 == 1
            if not is_open:
                records.append(first)
                if not line.rstrip(b"\r\n"):
                    empty.add(len(records))
    return records, empty


def number_records(rows: Collection[int], lines: Lines, refused: Collection[int]) -> list[int]:
    """The numbers of the records that rows come from; records are numbered from 1, those without a row counted."""
    shifts = shift_over(lines.skip, {*refused, *lines.empty})
    return [row + shifts[bisect_right(shifts, row, key=lambda pair: pair[0]) - 1][1] for row in rows]


def shift_over(skip: int, left_out: Collection[int]) -> Shifts:
    """The shifts from rows to records: one more for each record that was left out."""
    shifts = {0: skip + 1}
    for position, number in enumerate(sorted(left_out)):
        shifts[number - skip - 1 - position] = skip + 2 + position
    return sorted(shifts.items())


def shift_lines(lines: Lines, left_out: Collection[int], n_rows: int) -> Shifts | None:
    """The shifts from the rows that are kept to their lines; None where they can't be told."""
    if lines.known is False:
        return None
    if lines.records is None:
        return shift_over(lines.skip, left_out)
    gone = {*left_out, *lines.empty}
    kept = (line for number, line in enumerate(lines.records[lines.skip :], lines.skip + 1) if number not in gone)
    shifts: Shifts = []
    for row, line in zip(range(n_rows), kept, strict=False):
        if not shifts or shifts[-1][1] != line - row:
            shifts.append((row, line - row))
    return shifts


@dataclass(frozen=True)
class Lines:
    """Where records stand: each is one line (`records` is None), or its first line is listed, or it cannot be told.

    `skip` counts the records above the first row, `empty` has the numbers of those below that are empty lines.
    """

    skip: int
    records: list[int] | None
    empty: frozenset[int] = frozenset()
    known: bool = True

    def of_record(self, number: int) -> int:
        """The line on which a record begins; 0 where it cannot be told."""
        if not self.known:
            return 0
        if self.records is None:
            return number
        return self.records[number - 1] if number <= len(self.records) else 0


def map_lines(path: Path, skip: int, n_lines: int, n_records: int) -> Lines | None:
    """Where the records of a file stand, of which `n_records` were read below those skipped; None where some were not read."""
    if n_lines == skip + n_records:
        return Lines(skip, None)
    records, empty = list_records(path)
    below = frozenset(number for number in empty if number > skip)
    n_rows = len(records) - skip - len(below)
    if n_rows > n_records:
        return None
    # With quotation marks where they should not be, our count of records is not the reader's.
    return Lines(skip, records, below, known=n_rows == n_records)


def find_undecodable(path: Path) -> int:
    """The first line that is not UTF-8; 0 where all are."""
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            try:
                line.decode("utf-8")
            except UnicodeDecodeError:
                return number
    return 0


def read_lines(path: Path, wanted: Collection[int]) -> dict[int, str]:
    """The text of some physical lines."""
    found: dict[int, str] = {}
    last = max(wanted, default=0)
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            if number in wanted:
                found[number] = line.decode("utf-8", "replace").rstrip("\r\n")
            if number >= last:
                break
    return found
