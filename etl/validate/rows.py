"""All checks that look at rows as text, in one call."""

from __future__ import annotations

from collections.abc import Iterator

from etl.problems import Problem
from etl.read.folder import Corpus
from etl.schema import FIGURES
from etl.validate.cells import check_cells
from etl.validate.fields import check_fields
from etl.validate.files import check_files
from etl.validate.incidents import check_incidents
from etl.validate.quantities import check_kind, check_phrase, check_quantity
from etl.validate.references import check_keys, check_lists, check_not_counted, check_references, check_withdrawn


def check_rows(corpus: Corpus) -> Iterator[Problem]:
    """Every problem of fields, cells, figures, keys, codes and files."""
    tables, rows = corpus.tables, corpus.rows
    for table in tables.values():
        yield from check_fields(table, rows[table.name])
        for row in rows[table.name]:
            yield from check_cells(table.name, row)
    for row in rows[FIGURES]:
        yield from check_quantity(row)
        yield from check_kind(row)
        yield from check_phrase(row, ("value", "low", "high"))
    for row in rows["stated_changes"]:
        yield from check_phrase(row, ("change_pct",))
    yield from check_keys(tables, rows)
    yield from check_withdrawn(rows)
    yield from check_references(tables, rows, corpus.unread)
    yield from check_lists(tables, rows, corpus.unread)
    yield from check_incidents(rows)
    if "measures" not in corpus.unread:
        yield from check_not_counted(rows)
    if "producers" not in corpus.unread:
        yield from check_files(rows[FIGURES], tables[FIGURES].files, rows["producers"])
