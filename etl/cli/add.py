"""`python -m etl add`: new figures, asked for one by one or handed in together as JSON."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from etl.curate.entry.document import Entry
    from etl.curate.entry.plan import Plan


def add(
    datasets: Annotated[Path, typer.Option(help="The datasets folder.")] = Path("datasets"),
    document: Annotated[
        str | None,
        typer.Option("--json", metavar="FILE|-", help="Add the rows of a JSON document; the answer is JSON, too."),
    ] = None,
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would change, and write nothing.")] = False,
) -> None:
    """Add figures with their source. Without --json it asks for one figure on the terminal.

    Rows are completed and checked as `etl check` does; all are written or none, and nothing else in a file changes.
    """
    from etl.curate.entry.adding import add_rows, describe_plan
    from etl.curate.entry.document import EntryError

    try:
        entries = read_handed(datasets, document) if document else ask_for_entry(datasets)
        plan, written = add_rows(datasets, entries, write=document is not None and not dry_run)
        if document is None:
            written = confirm(datasets, entries, plan, dry_run=dry_run)
        else:
            typer.echo(json.dumps(describe_plan(plan, written=written), ensure_ascii=False, indent=1))
    except EntryError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from None
    if not entries:
        typer.echo("There was no row to add, so nothing was written.", err=True)
    if not plan.is_good or not (written or dry_run):
        raise typer.Exit(1)


def read_handed(datasets: Path, document: str) -> list[Entry]:
    """The rows of a file or of standard input. Raises EntryError."""
    from etl.curate.entry.adding import read_entries
    from etl.curate.entry.document import EntryError

    try:
        raw = sys.stdin.buffer.read() if document == "-" else Path(document).read_bytes()
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise EntryError("What was handed in is not UTF-8.") from None
    except OSError as error:
        raise EntryError(f"{document} cannot be read ({error.strerror}).") from None
    return read_entries(datasets, text)


def ask_for_entry(datasets: Path) -> list[Entry]:
    """One figure and its source, from a person at a terminal. Raises EntryError."""
    from etl.cli.asking import ask_figure
    from etl.load.corpus import read_corrected

    return ask_figure(read_corrected(datasets))


def confirm(datasets: Path, entries: list[Entry], plan: Plan, *, dry_run: bool) -> bool:
    """Show the row, what stands beside it and what is wrong; write it if the person says so. Raises EntryError."""
    from etl.curate.entry.adding import add_rows

    for row in plan.rows:
        for line in (*(neighbour.message for neighbour in row.beside), *map(str, row.problems)):
            typer.echo(line)
    for problem in plan.problems:
        typer.echo(str(problem))
    typer.echo(plan.diff.rstrip("\n"))
    if dry_run or not plan.is_good:
        typer.echo("Nothing was written.")
        return False
    if not typer.confirm("Write it?", default=True):
        typer.echo("Nothing was written.")
        return False
    again, written = add_rows(datasets, entries, write=True)
    typer.echo(f"Written: {', '.join(again.texts)}. Look at it with git diff." if written else "Nothing was written.")
    return written
