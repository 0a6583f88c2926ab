"""CSV after RFC 4180: a header row of column names, CRLF, empty for unknown; UTF-8 with a BOM so that Excel shows Urdu.

Text cells that start with = + - @, tab or carriage return get one leading apostrophe, numbers never; `guard=false`
leaves them as they are.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from dashboard.extracts.cells import guard_texts, quote_texts, write_texts
from dashboard.extracts.format import Format, Options
from dashboard.queries.answer import Answer

BOM = b"\xef\xbb\xbf"


def write_header(names: Sequence[str]) -> bytes:
    """One line of column names."""
    text = io.StringIO(newline="")
    csv.writer(text).writerow(names)
    return text.getvalue().encode()


def write_lines(batch: pa.RecordBatch, options: Options) -> bytes:
    """The rows of a batch as lines; whole columns at a time, since a Python call for each cell takes ten times as long."""
    if not batch.num_rows:
        return b""
    columns = []
    for column in batch.columns:
        texts = write_texts(column)
        if pa.types.is_string(column.type):
            texts = quote_texts(guard_texts(texts) if options.guard else texts)
        columns.append(pc.fill_null(texts, ""))
    columns[-1] = pc.binary_join_element_wise(columns[-1], "\r\n", "")
    lines = pc.binary_join_element_wise(*columns, ",") if len(columns) > 1 else columns[0]
    return take_bytes(lines)


def take_bytes(texts: pa.Array) -> bytes:
    """All texts of an array, one after the other, as they lie in memory."""
    _, offsets, data = texts.buffers()
    ends = memoryview(offsets).cast("i")
    return bytes(memoryview(data)[ends[texts.offset] : ends[texts.offset + len(texts)]]) if data else b""


def write_csv(answer: Answer, options: Options) -> Iterator[bytes]:
    """The header, then the rows batch by batch."""
    yield (BOM if options.bom else b"") + write_header(list(answer.columns))
    for batch in answer.read():
        yield write_lines(batch, options)


FORMAT = Format(".csv", "text/csv; charset=utf-8", write_csv, is_guarded=True)
