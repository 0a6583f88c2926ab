"""The first lines of a file: is it text, is it a table, how are its columns kept apart?"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from etl.events.failure import fail
from etl.problems import shorten

HEAD_BYTES = 1 << 18
HEAD_ROWS = 20
DELIMITERS = (",", ";", "\t", "|")
BYTE_ORDER_MARK = "\ufeff"
PACKED = {
    b"\x1f\x8b": "gzip",
    b"PK": "ZIP or Excel",
    b"\xfd7zXZ": "xz",
    b"BZh": "bzip2",
    b"PAR1": "Parquet",
    b"%PDF": "PDF",
}


@dataclass(frozen=True)
class Head:
    """A file's name, delimiter and first rows as lists of cells; `header` is the first of them."""

    path: Path
    delimiter: str
    rows: tuple[tuple[str, ...], ...]

    @property
    def header(self) -> tuple[str, ...]:
        """The names of the columns: the first row in small letters; a name that is empty or stands twice gets its number."""
        names = [cell.strip().lower() for cell in self.rows[0]]
        return tuple(
            name if name and name not in names[:position] else f"{name}_{position + 1}"
            for position, name in enumerate(names)
        )

    def cell(self, column: str, columns: tuple[str, ...], skip: int = 1) -> str:
        """The first filled cell of a column below the header, else an empty text."""
        position = columns.index(column)
        return next((row[position] for row in self.rows[skip:] if len(row) > position and row[position].strip()), "")


def read_head(path: Path, shown: Path) -> Head:
    """The head of a text file; `shown` is the file as the user named it. Raises NotImportedError when it is no table."""
    with path.open("rb") as file:
        start = file.read(HEAD_BYTES)
        more = bool(file.read(1))
    text = decode_head(start, shown, cut=more)
    refuse_page(text, shown)
    if more:
        text = text[: text.rfind("\n") + 1] or text
    delimiter = find_delimiter(text)
    lines = text.removeprefix(BYTE_ORDER_MARK).splitlines(keepends=True)
    rows = []
    try:
        for row in csv.reader(lines, delimiter=delimiter):
            rows.append(tuple(row))
            if len(rows) == HEAD_ROWS:
                break
    except csv.Error as error:
        raise fail(shown, "not_a_table", f"The file is not a table of comma-separated values ({error}).") from error
    return Head(shown, delimiter, tuple(rows))


def decode_head(start: bytes, shown: Path, *, cut: bool) -> str:
    """The first bytes as text. Raises NotImportedError for an empty file, a packed or binary one, or another encoding."""
    if not start.strip():
        raise fail(shown, "empty_file", "The file is empty. Download it again.")
    for mark, kind in PACKED.items():
        if start.startswith(mark):
            raise fail(
                shown, "packed", f"The file is {kind}, not text. Give the CSV file, or one packed with gzip or ZIP."
            )
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise fail(shown, "wrong_encoding", 'The file is UTF-16 (Excel\'s "Unicode text"). Save it as CSV UTF-8.')
    try:
        text = start.decode("utf-8", "strict")
    except UnicodeDecodeError as error:
        if cut and error.end >= len(start) - 3:  # the last letter is cut in two
            return decode_head(start[: error.start], shown, cut=False)
        line = start.count(b"\n", 0, error.start) + 1
        found = f"byte {start[error.start]:#04x}"
        message = f"The file is not UTF-8: line {line} has the {found}. Save it as CSV UTF-8."
        raise fail(shown, "wrong_encoding", message, line=line, found=found, allowed="UTF-8") from error
    if not text.removeprefix(BYTE_ORDER_MARK).strip():
        raise fail(shown, "empty_file", "The file is empty. Download it again.")
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        message = f"Line {line} has a NUL character: the file is not text, or it is damaged. Download it again."
        raise fail(shown, "binary", message, line=line, found="NUL", allowed="text")
    return text


def refuse_page(text: str, shown: Path) -> None:
    """Raise NotImportedError for a web page or JSON answer saved as a table."""
    start = text.removeprefix(BYTE_ORDER_MARK).lstrip()[:200]
    kind = "a web page" if start.startswith("<") else "JSON" if start.startswith(("{", "[")) else None
    if kind:
        first = shorten(start.splitlines()[0])
        message = f"The file is {kind}, not a table; it begins with {first}. Perhaps an error was saved in its place: download it again."
        raise fail(shown, "not_a_table", message, line=1, found=first, allowed="a CSV file")


def find_delimiter(text: str) -> str:
    """The sign that parts the columns of the first line most often."""
    first = text.partition("\n")[0]
    return max(DELIMITERS, key=first.count)
