"""`etl check` as a function: read, look at every row, then question all rows together in memory."""

from __future__ import annotations

from pathlib import Path

from etl.load.corpus import read_corrected
from etl.problems import Problem, sort_problems
from etl.read.folder import Corpus


def check_corpus(corpus: Corpus) -> list[Problem]:
    """Every problem of a corpus that was read, in the order of its files."""
    import duckdb  # heavy, and a build with nothing to do must not wait for it

    from etl.load.tables import create_loose_tables
    from etl.validate.assertions import run_assertions
    from etl.validate.rows import check_rows

    problems = list(corpus.problems)
    if corpus.tables:
        problems += check_rows(corpus)
        with duckdb.connect(":memory:") as con:
            create_loose_tables(con, corpus.tables, corpus.rows)
            problems += run_assertions(con, whole=not corpus.unread)
    return sort_problems(problems)


def check_datasets(datasets: Path) -> list[Problem]:
    """Every problem of a datasets folder; an empty list when a warehouse can be built of it."""
    return check_corpus(read_corrected(datasets))
