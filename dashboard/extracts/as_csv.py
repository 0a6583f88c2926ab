"""CSV after RFC 4180: a header row of column names, CRLF, empty for unknown; UTF-8 with a BOM so that Excel shows Urdu.

Text cells that start with = + - @, tab or carriage return get one leading apostrophe, numbers never; `guard=false`
leaves them as they are.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

from dashboard.extracts.cells import format_cell, guard_text
from dashboard.extracts.format import Format, Options
from dashboard.queries.answer import Answer

BOM = b"\xef\xbb\xbf"


def write_rows(rows: list[list[Any]]) -> bytes:
    """Rows as lines of CSV."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    # A lone surrogate cannot be written as UTF-8; it is data gone wrong and shows as a question mark.
    return text.getvalue().encode("utf-8", "replace")


def write_csv(answer: Answer, options: Options) -> Iterator[bytes]:
    """The header, then the rows batch by batch."""
    yield (BOM if options.bom else b"") + write_rows([list(answer.columns)])
    for batch in answer.batches():
        rows = [[format_cell(value) for value in row] for row in batch]
        if options.guard:
            rows = [[guard_text(cell) if isinstance(cell, str) else cell for cell in row] for row in rows]
        yield write_rows(rows)


FORMAT = Format(".csv", "text/csv; charset=utf-8", write_csv)
