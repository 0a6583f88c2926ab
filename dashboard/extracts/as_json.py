"""JSON: {"name": …, "licence": …, "columns": {name: description}, "total": …, "offset": …, "next": …, "rows": [{…}, …]}.

Unknown is null, numbers are numbers, days are ISO text. Over HTTP it comes in pages: `total` rows in all, those from
`offset` on, and in `next` the address of the page after it (null on the last).
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from dashboard.extracts.cells import format_cell
from dashboard.extracts.format import Format, Options
from dashboard.extracts.terms import LICENCE
from dashboard.queries.answer import Answer
from dashboard.queries.arrow import list_rows


def write_json(answer: Answer, options: Options) -> Iterator[bytes]:
    """What it is, then the rows one to a line."""
    total = answer.total()
    about = {
        "name": answer.name,
        "licence": LICENCE,
        "columns": dict(answer.columns),
        "total": total,
        "offset": options.offset,
        "next": options.next(total),
    }
    yield f'{json.dumps(about, ensure_ascii=False)[:-1]}, "rows": ['.encode()
    separator = "\n"
    for batch in answer.read(options.offset, options.limit):
        lines = [
            json.dumps(dict(zip(answer.columns, map(format_cell, row), strict=True)), ensure_ascii=False)
            for row in list_rows(batch)
        ]
        if lines:
            yield (separator + ",\n".join(lines)).encode("utf-8", "replace")
            separator = ",\n"
    yield b"\n]}\n"


FORMAT = Format(".json", "application/json", write_json, is_paged=True)
