"""JSON: {"name": …, "licence": …, "columns": {name: description}, "rows": [{…}, …]}.

Unknown is null, numbers are numbers, dates are ISO text.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from dashboard.extracts.cells import format_cell
from dashboard.extracts.format import Format, Options
from dashboard.queries.answer import Answer

LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def write_json(answer: Answer, _: Options) -> Iterator[bytes]:
    """What it is, then the rows one to a line."""
    about = json.dumps({"name": answer.name, "licence": LICENCE, "columns": answer.columns}, ensure_ascii=False)
    yield f'{about[:-1]}, "rows": ['.encode()
    separator = "\n"
    for batch in answer.batches():
        lines = [
            json.dumps(dict(zip(answer.columns, map(format_cell, row), strict=True)), ensure_ascii=False)
            for row in batch
        ]
        yield (separator + ",\n".join(lines)).encode("utf-8", "replace")
        separator = ",\n"
    yield b"\n]}\n"


FORMAT = Format(".json", "application/json", write_json)
