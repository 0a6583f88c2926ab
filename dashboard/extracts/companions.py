"""What goes with the rows of an extract: the documents and the definitions that its rows name."""

from __future__ import annotations

from collections.abc import Collection

import pyarrow as pa
import pyarrow.compute as pc

from dashboard.queries.answer import Answer
from dashboard.queries.arrow import LIST_SEPARATOR
from dashboard.queries.definitions import read_these_definitions
from dashboard.queries.sources import read_these

SOURCES, DEFINITIONS = ("source_id", "source_ids"), ("definition_id",)


def collect_codes(answer: Answer, columns: Collection[str]) -> set[str]:
    """The codes in some columns of an answer; a column may hold several, joined with semicolons."""
    present = [name for name in columns if name in answer.columns]
    found: set[str] = set()
    for batch in answer.read() if present else ():
        for name in present:
            texts = pc.unique(batch[name].cast(pa.string())).to_pylist()
            found.update(code for text in texts if text for code in text.split(LIST_SEPARATOR))
    return found


def list_companions(answer: Answer) -> list[Answer]:
    """Sources and definitions that the rows of an answer name; none where the answer comes from no warehouse."""
    if answer.warehouse is None:
        return []
    return [
        read_these(answer.warehouse, collect_codes(answer, SOURCES)),
        read_these_definitions(answer.warehouse, collect_codes(answer, DEFINITIONS)),
    ]
