"""Parquet with typed columns: text, whole and decimal numbers, days. Descriptions and terms are in its metadata."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from itertools import chain

import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.extracts.format import Format, Options
from dashboard.extracts.terms import LICENCE, TERMS
from dashboard.queries.answer import Answer


def describe_schema(schema: pa.Schema, answer: Answer) -> pa.Schema:
    """The schema with what each column means and on which terms the file leaves."""
    fields = [field.with_metadata({"description": answer.columns[field.name]}) for field in schema]
    about = {"name": answer.name, "licence": LICENCE, "terms": TERMS, "columns": dict(answer.columns)}
    return pa.schema(fields, metadata={"sanad": json.dumps(about, ensure_ascii=False)})


class Outlet(io.RawIOBase):
    """A file that is only written to: `take` hands out what has come in since."""

    def __init__(self) -> None:
        """An empty outlet."""
        self.chunks: list[bytes] = []
        self.place = 0

    def writable(self) -> bool:
        """It is there to be written to."""
        return True

    def write(self, data: object) -> int:
        """Keep a chunk until it is taken."""
        self.chunks.append(chunk := bytes(memoryview(data)))  # type: ignore[arg-type]
        self.place += len(chunk)
        return len(chunk)

    def tell(self) -> int:
        """How much has been written in all."""
        return self.place

    def take(self) -> bytes:
        """What was written since the last call."""
        chunks, self.chunks = self.chunks, []
        return b"".join(chunks)


def write_parquet(answer: Answer, _: Options) -> Iterator[bytes]:
    """One row group for each batch."""
    outlet = Outlet()
    batches = answer.read()
    first = next(batches)
    with pq.ParquetWriter(outlet, describe_schema(first.schema, answer), compression="zstd") as writer:
        for batch in chain([first], batches):
            writer.write_batch(batch.cast(writer.schema))
            yield outlet.take()
    yield outlet.take()


FORMAT = Format(".parquet", "application/vnd.apache.parquet", write_parquet)
