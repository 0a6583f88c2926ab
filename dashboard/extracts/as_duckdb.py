"""The whole corpus as one DuckDB file, whatever the view: every table and view of the warehouse, to ask anything of.

It is the file the dashboard itself reads. Where some rows may not be passed on, or the rows lie in a lake, or in a file
that has been taken away while it is open, it is a copy of those that may: tables, views and what columns mean.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from dashboard.extracts.format import ExtractError, Format, Options
from dashboard.queries.answer import Answer
from dashboard.queries.whole import copy_open_rows, must_be_copied, read_file


def write_duckdb(answer: Answer, _: Options) -> Iterator[bytes]:
    """The file in chunks. Raises WarehouseError where it is damaged."""
    if answer.warehouse is None:
        raise ExtractError("There is no warehouse to give.")
    if not must_be_copied(answer.warehouse) and (path := answer.warehouse.find_whole_file()):
        yield from read_file(path)
        return
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "sanad.duckdb"
        copy_open_rows(answer.warehouse, copy)
        yield from read_file(copy)


FORMAT = Format(".duckdb", "application/vnd.duckdb", write_duckdb, is_whole=True)
