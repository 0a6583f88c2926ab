"""Checks across rows: each file of etl/sql/assertions selects the rows that are wrong, and says what a row means.

An answer has dataset_file, dataset_line, column_name, found, allowed, message; the file's name is the problem's code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import resources
from typing import TYPE_CHECKING

from etl.problems import Problem

# These ask whether a row exists somewhere: with a file that could not be read they would tell its loss once a row.
ASK_FOR_ALL = {"ledger_target", "unknown_replacement", "unused_source"}
WHOLE = re.compile(r"(?<![\d.])(\d+)\.0(?![\d])")

if TYPE_CHECKING:
    import duckdb


def read_assertions() -> dict[str, str]:
    """The SQL of every assertion by its name."""
    folder = resources.files("etl") / "sql" / "assertions"
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".sql")), key=lambda file: file.name)
    return {file.name.removesuffix(".sql"): file.read_text(encoding="utf-8") for file in files}


def run_assertions(con: duckdb.DuckDBPyConnection, *, whole: bool = True) -> Iterator[Problem]:
    """Every row that an assertion finds wrong in the tables of a connection; `whole` where no file is missing in them."""
    for code, sql in read_assertions().items():
        if code in ASK_FOR_ALL and not whole:
            continue
        for file, line, column, found, allowed, message in con.execute(sql).fetchall():
            yield Problem(file, line, column, code, tidy(found), tidy(allowed), tidy(message))


def tidy(text: str | None) -> str:
    """A message without the '.0' that DuckDB writes behind whole numbers."""
    return WHOLE.sub(r"\1", text or "")
