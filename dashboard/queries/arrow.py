"""Rows as Arrow record batches in a few plain types: text, whole and decimal numbers, truth, days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

LIST_SEPARATOR = ";"


def normalise_type(kind: pa.DataType) -> pa.DataType:
    """The plain type in which values of a type leave."""
    if pa.types.is_integer(kind) or (pa.types.is_decimal(kind) and kind.scale == 0):
        return pa.int64()
    if pa.types.is_floating(kind) or pa.types.is_decimal(kind):
        return pa.float64()
    return kind if pa.types.is_boolean(kind) or pa.types.is_date32(kind) else pa.string()


def normalise_array(array: pa.Array) -> pa.Array:
    """A column in its plain type; lists become text joined with semicolons, empty ones nothing."""
    if pa.types.is_list(array.type):
        texts = pc.binary_join(array.cast(pa.list_(pa.string())), LIST_SEPARATOR)
        return pc.if_else(pc.equal(texts, ""), None, texts)
    kind = normalise_type(array.type)
    return array if array.type == kind else array.cast(kind)


def normalise_batch(batch: pa.RecordBatch) -> pa.RecordBatch:
    """A batch with every column in its plain type."""
    return pa.RecordBatch.from_arrays([normalise_array(column) for column in batch.columns], names=batch.schema.names)


def list_rows(batch: pa.RecordBatch) -> list[tuple[Any, ...]]:
    """The rows of a batch as tuples, None for NULL."""
    return list(zip(*(column.to_pylist() for column in batch.columns), strict=True))


def join_list(value: object) -> object:
    """A list as text joined with semicolons, an empty one as nothing; anything else as it is."""
    return LIST_SEPARATOR.join(map(str, value)) or None if isinstance(value, list | tuple) else value


def write_batch(names: Sequence[str], rows: Sequence[Sequence[object]]) -> pa.RecordBatch:
    """Rows as one batch. A column without any value is text."""
    columns = zip(*rows, strict=True) if rows else [()] * len(names)
    arrays = [pa.array([join_list(value) for value in column]) for column in columns]
    return normalise_batch(pa.RecordBatch.from_arrays(arrays, names=list(names)))


def slice_batches(batch: pa.RecordBatch, offset: int, limit: int | None, size: int) -> Iterator[pa.RecordBatch]:
    """A part of a batch in pieces of `size`; at least one, be it empty."""
    wanted = batch.slice(offset, limit) if limit is not None else batch.slice(min(offset, batch.num_rows))
    yield wanted.slice(0, size)
    for start in range(size, wanted.num_rows, size):
        yield wanted.slice(start, size)
