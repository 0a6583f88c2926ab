"""Rows that are not imported: refused by the reader or breaking a rule, each with its line, reason and text."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import duckdb

from etl.events.adapter import Layout
from etl.events.failure import fail
from etl.events.lines import Lines, read_lines
from etl.events.reading import Refused
from etl.problems import shorten

# One row per row that breaks a rule, with the first rule it breaks.
BROKEN = "CREATE TABLE broken AS SELECT * FROM (SELECT rowid AS row, CASE {cases} END AS rule FROM rows) WHERE rule IS NOT NULL"
# One row per row whose id another row above it has.
REPEATED = """
INSERT INTO broken
SELECT row, {rule}
FROM (SELECT rowid AS row, {event_id} AS event_id FROM rows ANTI JOIN broken ON broken.row = rows.rowid)
WHERE event_id IN (SELECT {event_id} FROM rows GROUP BY ALL HAVING count(*) > 1)
QUALIFY row_number() OVER (PARTITION BY event_id ORDER BY row) > 1
"""


@dataclass(frozen=True, order=True)
class Rejected:
    """A row that is not imported: line (0 where it cannot be told), column, reason, and its text."""

    line: int
    column: str
    reason: str
    raw: str


def find_broken(con: duckdb.DuckDBPyConnection, layout: Layout, *, has_nul: bool) -> list[tuple[int, str, str]]:
    """(row, column, reason) of the rows that break a rule; they stay in the table `broken`."""
    rules = [(check.column, f"{check.column}: {check.message}", check.wrong) for check in layout.checks]
    if has_nul:
        texts = [name for name, kind in layout.types.items() if kind == "VARCHAR"]
        rules += [(name, f"{name}: has a NUL character", f"contains({name}, chr(0))") for name in texts]
    rules.append((layout.select["event_id"], "the id of another event above", "false"))
    cases = " ".join(f"WHEN {wrong} THEN {number}" for number, (_, _, wrong) in enumerate(rules))
    con.execute(BROKEN.format(cases=cases))
    con.execute(REPEATED.format(event_id=layout.select["event_id"], rule=len(rules) - 1))
    found = con.execute("SELECT row, rule FROM broken ORDER BY row").fetchall()
    return [(row, rules[rule][0], rules[rule][1]) for row, rule in found]


def list_rejected(
    con: duckdb.DuckDBPyConnection, plain: Path, layout: Layout, lines: Lines, refused: list[Refused], *, has_nul: bool
) -> list[Rejected]:
    """All rows that are not imported, by line."""
    broken = [
        (lines.of_row(row) or 0, column, reason) for row, column, reason in find_broken(con, layout, has_nul=has_nul)
    ]
    texts = read_lines(plain, {line for line, _, _ in broken})
    found = [Rejected(lines.of_record(row.record) or 0, row.column, row.reason, row.raw) for row in refused]
    found += [Rejected(line, column, reason, texts.get(line, "")) for line, column, reason in broken]
    return sorted(found)


def refuse_share(file: Path, rejected: list[Rejected], n_records: int, share: float) -> None:
    """Raise NotImportedError where more rows are rejected than the share allows, or no row is left."""
    if n_records and len(rejected) <= share * n_records and len(rejected) < n_records:
        return
    if not rejected:
        raise fail(file, "no_rows", "The file has a header and no rows. Download it again.", line=1)
    first = rejected[0]
    message = (
        f"{len(rejected):,} of {n_records:,} rows cannot be imported, more than the {100 * share:g} % allowed. The first: "
        f"line {first.line}, {first.reason}: {shorten(first.raw)}. Nothing was imported."
    )
    raise fail(file, "too_many_rejected", message, line=first.line, column=first.column, found=shorten(first.raw))
