"""The invented country as tests use it: where it lies, and a copy to spoil."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb

ROOT = Path(__file__).parent.parent.parent
INVENTED = ROOT / "tests" / "invented"
Row = dict[str, Any]
Build = Callable[..., duckdb.DuckDBPyConnection]
MakeRow = Callable[..., Row]


class Datasets:
    """A datasets folder that a test spoils: cells, rows, whole files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def read(self, file: str) -> list[Row]:
        """The rows of a file."""
        return list(csv.DictReader(io.StringIO((self.folder / file).read_text("utf-8"), newline="")))

    def write(self, file: str, rows: list[Row]) -> None:
        """Write the rows of a file, as hand-kept files are written."""
        text = io.StringIO(newline="")
        writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        (self.folder / file).write_text(text.getvalue(), "utf-8", newline="")

    def change(self, file: str, key: str, **cells: str) -> int:
        """Change cells of the row whose first cell is `key`; returns its line."""
        rows = self.read(file)
        line = next(n for n, row in enumerate(rows, 2) if next(iter(row.values())) == key)
        rows[line - 2].update(cells)
        self.write(file, rows)
        return line

    def add(self, file: str, like: str, **cells: str) -> int:
        """Add a row like the one whose first cell is `like`, at the end; returns its line."""
        rows = self.read(file)
        rows.append({**next(row for row in rows if next(iter(row.values())) == like), **cells})
        self.write(file, rows)
        return len(rows) + 1

    def replace_bytes(self, file: str, old: bytes, new: bytes) -> None:
        """Replace bytes of a file, once."""
        path = self.folder / file
        raw = path.read_bytes()
        assert old in raw
        path.write_bytes(raw.replace(old, new, 1))
