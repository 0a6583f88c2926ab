"""The ledger against a folder of research: which rows are accounted for, which files are new or have changed."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from etl.load.content import hash_file
from etl.read.rows import Row

HASH_DIGITS = 16


@dataclass(frozen=True)
class ResearchFile:
    """A research file: state is new, changed or same; unaccounted are (line, row_hash) without a row in the ledger."""

    name: str
    state: str
    n_rows: int
    unaccounted: list[tuple[int, str]]


def hash_row(fields: list[str]) -> str:
    """First 16 hex digits of the SHA-256 of a row's fields joined by U+001F."""
    return hashlib.sha256("\x1f".join(fields).encode()).hexdigest()[:HASH_DIGITS]


def read_research(path: Path) -> list[tuple[int, str]]:
    """Line and hash of each row of a research file (the header is line 1). Raises csv.Error and UnicodeDecodeError."""
    rows = []
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        next(reader, None)
        line = reader.line_num + 1
        for fields in reader:
            rows.append((line, hash_row(fields)))
            line = reader.line_num + 1
    return rows


def list_research(research: Path) -> list[Path]:
    """The CSV files of a research folder, by name."""
    return sorted(path for path in research.glob("*.csv") if path.is_file())


def compare_file(path: Path, ledger: list[Row]) -> ResearchFile:
    """One research file against the ledger.

    While the file's hash is the ledger's, a row counts as accounted for by its line and hash; in a changed file by its
    hash alone, since lines move.
    """
    ours = [row for row in ledger if row["research_file"] == path.name]
    known = next((row["row_hash"] for row in ours if row["research_line"] == "0"), None)
    state = "new" if known is None else "same" if known == hash_file(path) else "changed"
    rows = read_research(path)
    done: set[tuple[str, str] | str]
    if state == "same":
        done = {(row["research_line"], row["row_hash"]) for row in ours}
        left = [(line, digest) for line, digest in rows if (str(line), digest) not in done]
    else:
        done = {row["row_hash"] for row in ours}
        left = [(line, digest) for line, digest in rows if digest not in done]
    return ResearchFile(path.name, state, len(rows), left)


def compare_research(paths: Iterable[Path], ledger: list[Row]) -> list[ResearchFile]:
    """Every research file against the ledger."""
    return [compare_file(path, ledger) for path in paths]
