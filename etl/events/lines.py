"""Which line of the file a row stands on.

Rows come from DuckDB in the file's order and are numbered from 0. Their lines are the numbers plus a shift, which grows
with each row that was refused and each line break inside a cell. So a few (first row, shift) pairs tell every line.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Collection, Iterator
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
class Lines:
    """Where rows and records stand; None is: it cannot be told."""

    skip: int
    shifts: Shifts | None
    records: list[int] | None

    def of_row(self, row: int) -> int | None:
        """The line on which a row begins."""
        if self.shifts is None:
            return None
        return row + self.shifts[bisect_right(self.shifts, row, key=lambda pair: pair[0]) - 1][1]

    def of_record(self, number: int) -> int | None:
        """The line on which a record begins; records are numbered from 1, those skipped counted as well."""
        if self.shifts is None:
            return None
        return number if self.records is None else self.records[number - self.skip - 1]


def count_bytes(path: Path) -> Bytes:
    """One pass over a plain file."""
    n_lines, last, has_nul = 0, b"\n", False
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            n_lines += chunk.count(b"\n")
            has_nul = has_nul or b"\0" in chunk
            last = chunk[-1:]
    return Bytes(n_lines + (last != b"\n"), last == b"\n", has_nul)


def hash_source(path: Path) -> str:
    """The SHA-256 of the file as the user gave it."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def list_records(path: Path, skip: int) -> Iterator[int]:
    """The first line of every record below the first `skip` lines: a quotation mark left open joins lines."""
    first, is_open = 0, False
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            if not is_open:
                first = number
            is_open ^= line.count(b'"') % 2 == 1
            if not is_open and number > skip and line.strip():
                yield first


def map_lines(path: Path, skip: int, n_lines: int, n_rows: int, refused: Collection[int]) -> Lines:
    """Where `n_rows` rows stand; `refused` has the numbers of the records refused, those skipped counted as well."""
    if n_lines == skip + n_rows + len(refused):
        return Lines(skip, shift_over_refused(skip, refused), None)
    records = list(list_records(path, skip))
    if len(records) != n_rows + len(refused):  # quotation marks stand where they should not
        return Lines(skip, None, None)
    kept = (line for number, line in enumerate(records, skip + 1) if number not in refused)
    shifts: Shifts = []
    for row, line in enumerate(kept):
        if not shifts or shifts[-1][1] != line - row:
            shifts.append((row, line - row))
    return Lines(skip, shifts, records)


def shift_over_refused(skip: int, refused: Collection[int]) -> Shifts:
    """The shifts where each record is one line: one more for each that was refused."""
    shifts = {0: skip + 1}
    for position, number in enumerate(sorted(refused)):
        shifts[number - skip - 1 - position] = skip + 2 + position
    return sorted(shifts.items())


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
