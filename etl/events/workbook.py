"""Excel workbooks (.xlsx): proved whole, then their first sheet is written as CSV and read like any other file.

DuckDB's excel extension reads the sheet: it comes as a package and loads from its file, streams where openpyxl takes minutes
and calamine holds the whole sheet in memory. But DuckDB 1.5.5 also reads half a workbook without a word, and believes the
sizes that the ZIP states. So every part is unpacked once before, to nowhere: its checksum verified, its bytes counted.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable
from contextlib import closing
from importlib import resources
from pathlib import Path

import duckdb
import pyarrow as pa
from pyarrow import csv

from etl.events.failure import fail
from etl.events.reading import open_store
from etl.events.room import need_room
from etl.load.tables import quote

SHEETS = "xl/workbook.xml"
COMPOUND = b"\xd0\xcf\x11\xe0"  # Excel's format of before 2007, and the wrapper of workbooks with a password
MOST_BYTES = 4 << 30  # unpacked; the Global Terrorism Database has about 1 GB
CHUNK, ROWS = 1 << 20, 5_000
SHEET = "read_xlsx({path}, all_varchar = true, header = false, stop_at_empty = false)"
# One row per row of the sheet that is not empty. Line breaks in cells become spaces, so that a row is a line.
CELLS = """
SELECT regexp_replace(COLUMNS(*), '[\\r\\n]+', ' ', 'g')
FROM {sheet}
WHERE concat_ws('', *COLUMNS(*)) <> ''
"""
DAMAGED = (zipfile.BadZipFile, EOFError, zlib.error, NotImplementedError, RuntimeError)


def is_workbook(path: Path) -> bool:
    """Whether a ZIP file is a workbook; False where it cannot be told."""
    try:
        with zipfile.ZipFile(path) as box:
            return SHEETS in box.namelist()
    except DAMAGED:
        return False


def refuse_compound(path: Path) -> None:
    """Raise NotImportedError for an old workbook, or one with a password: nothing here reads these."""
    message = (
        "The file is an Excel workbook of the old kind (.xls), or one with a password. Open it and save it as .xlsx "
        "without a password."
    )
    raise fail(path, "locked", message, found="a compound file", allowed=".xlsx")


def unpack_workbook(path: Path, staging: Path, advance: Callable[[float], None]) -> Path:
    """The first sheet as CSV in `staging`. Raises NotImportedError, duckdb.Error, OSError."""
    prove_whole(path, lambda share: advance(share / 3))
    plain = staging / "unpacked.csv"
    with closing(open_store(staging)) as con:
        load_excel(con, path)
        sheet = SHEET.format(path=quote(str(path)))
        try:
            reader = con.execute(CELLS.format(sheet=sheet)).to_arrow_reader(ROWS)
            write_rows(path, reader, plain)
        except duckdb.OutOfMemoryException as error:  # its texts, of which each is held once
            message = "The workbook holds more text than memory is set aside for. Save its sheet as CSV UTF-8 and import that."
            raise fail(path, "too_large", message) from error
    advance(1)
    return plain


def prove_whole(path: Path, advance: Callable[[float], None]) -> None:
    """Unpack every part to nowhere. Raises NotImportedError where one is damaged, or all are more than a sheet can need."""
    n_bytes, size = 0, max(1, path.stat().st_size)
    try:
        with zipfile.ZipFile(path) as box:
            for part in box.infolist():
                with box.open(part) as content:
                    while chunk := content.read(CHUNK):
                        n_bytes += len(chunk)
                        if n_bytes > MOST_BYTES:
                            raise refuse_bomb(path)
                advance(min(1.0, (part.header_offset + part.compress_size) / size))
    except DAMAGED as error:
        message = f"The workbook is damaged, cut short or locked ({error}). Download it again."
        raise fail(path, "corrupt", message, found=str(error), allowed="a whole .xlsx file") from error


def refuse_bomb(path: Path) -> Exception:
    """The failure to raise where a workbook unpacks to more than any sheet needs."""
    most = f"{MOST_BYTES >> 20:,} MB"
    message = f"The workbook unpacks to more than {most}, more than any sheet of events needs: it may be made to fill disks. Nothing was imported."
    return fail(path, "too_large", message, found=f"more than {most}", allowed=most)


def load_excel(con: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Load the extension from its package; nothing is downloaded. Raises NotImportedError where the package is missing."""
    try:
        package = resources.files("duckdb_extension_excel")
    except ModuleNotFoundError:
        message = "Excel workbooks need one more package: python -m pip install -r requirements.txt"
        raise fail(path, "no_excel", message) from None
    con.execute(f"LOAD {quote(str(package / 'extensions' / f'v{duckdb.__version__}' / 'excel.duckdb_extension'))}")


def write_rows(path: Path, reader: pa.RecordBatchReader, plain: Path) -> None:
    """Write rows as CSV while the disk has room. Raises NotImportedError when it has not."""
    options = csv.WriteOptions(include_header=False)
    with plain.open("wb") as out, csv.CSVWriter(out, reader.schema, write_options=options) as writer:
        for batch in reader:
            need_room(path, plain.parent, batch.nbytes)
            writer.write_batch(batch)
