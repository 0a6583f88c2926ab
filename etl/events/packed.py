"""Files packed with gzip or ZIP, workbooks among them: unpacked with their checksums verified, then read as text."""

from __future__ import annotations

import gzip
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import IO, Protocol

from etl.events.failure import fail
from etl.events.room import need_room
from etl.events.workbook import COMPOUND, is_workbook, refuse_compound, unpack_workbook

CHUNK = 1 << 22
TABLES = (".csv", ".tsv", ".txt")


class Reads(Protocol):
    """Anything that gives bytes in pieces."""

    def read(self, size: int, /) -> bytes:
        """The next bytes, at most `size`; none at the end."""


def unpack(path: Path, staging: Path, advance: Callable[[float], None]) -> Path:
    """The plain file: `path` itself, or what it holds, written to `staging`. Raises NotImportedError, OSError.

    `advance` gets the share of the packed file that is done.
    """
    with path.open("rb") as file:
        mark = file.read(4)
    if mark.startswith(b"\x1f\x8b"):
        return unpack_gzip(path, staging, advance)
    if mark == COMPOUND:
        refuse_compound(path)
    if mark != b"PK\x03\x04":
        return path
    return unpack_workbook(path, staging, advance) if is_workbook(path) else unpack_zip(path, staging, advance)


def unpack_gzip(path: Path, staging: Path, advance: Callable[[float], None]) -> Path:
    """The text of a .gz file. Raises NotImportedError when it is cut short or damaged."""
    plain = staging / "unpacked.csv"
    size = path.stat().st_size
    try:
        with path.open("rb") as packed, gzip.GzipFile(fileobj=packed) as text, plain.open("wb") as out:
            copy_chunks(path, text, out, lambda: advance(packed.tell() / size))
    except EOFError as error:
        message = "The packed file ends in the middle: its download was cut off. Download it again."
        raise fail(path, "truncated", message, found="no end of the gzip stream", allowed="a whole file") from error
    except (gzip.BadGzipFile, zlib.error) as error:
        message = f"The packed file is damaged ({error}). Download it again."
        raise fail(path, "corrupt", message, found=str(error), allowed="a whole gzip file") from error
    return plain


def unpack_zip(path: Path, staging: Path, advance: Callable[[float], None]) -> Path:
    """The one table of a .zip file. Raises NotImportedError when it is damaged or does not hold exactly one."""
    plain = staging / "unpacked.csv"
    try:
        with zipfile.ZipFile(path) as box:
            names = [name for name in box.namelist() if name.lower().endswith(TABLES) and "__MACOSX" not in name]
            if len(names) != 1:
                inside = ", ".join(sorted(box.namelist())[:5]) or "nothing"
                message = f"The ZIP file must hold exactly one CSV file; it holds {inside}. Unpack it and give the one you mean."
                raise fail(path, "not_one_table", message, found=inside, allowed="one CSV file")
            size = max(1, box.getinfo(names[0]).file_size)
            with box.open(names[0]) as text, plain.open("wb") as out:
                copy_chunks(path, text, out, lambda: advance(out.tell() / size))
    except (zipfile.BadZipFile, EOFError, zlib.error, NotImplementedError, RuntimeError) as error:
        kind = "workbook" if path.suffix.lower() == ".xlsx" else "ZIP file"
        message = f"The {kind} is damaged, cut short or locked ({error}). Download it again."
        raise fail(path, "corrupt", message, found=str(error), allowed="a whole ZIP file") from error
    return plain


def copy_chunks(path: Path, source: Reads, out: IO[bytes], told: Callable[[], None]) -> None:
    """Copy in pieces while the disk has room. Raises NotImportedError when it has not."""
    while chunk := source.read(CHUNK):
        need_room(path, Path(out.name).parent, len(chunk))
        out.write(chunk)
        told()
