"""`python -m etl sources check`: dead links, asked for politely."""

from __future__ import annotations

import csv
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from etl.cli.plain import tell_refusals

if TYPE_CHECKING:
    from etl.curate.links import Answer

sources = typer.Typer(help="The documents: whether they still stand where they did.", no_args_is_help=True)
OFFLINE = 3
BAD = ("dead", "failing", "moved", "asked_to_wait", "closed")


@sources.callback()
def group() -> None:
    """The documents: whether they still stand where they did."""


def check(
    datasets: Annotated[Path, typer.Option(help="The datasets folder.")] = Path("datasets"),
    out: Annotated[Path, typer.Option(help="Where answers are kept, and found again.")] = Path("build/links.csv"),
    limit: Annotated[int | None, typer.Option(min=1, help="Ask at most so many addresses now.")] = None,
    again_after: Annotated[int, typer.Option(min=0, help="Days for which an answer is good.")] = 30,
    pause: Annotated[float, typer.Option(min=0, help="Seconds between two requests to one site.")] = 2.0,
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds to wait for an answer.")] = 20.0,
) -> None:
    """Ask every document's address whether it still answers, and list those that do not.

    One request at a time for each site. Answers are kept as they come: a run that was stopped goes on where it was.
    Exits 1 when a link is dead or failing, 3 when there is no network.
    """
    from etl.curate.links import (
        Manners,
        OfflineError,
        check_addresses,
        choose_addresses,
        list_addresses,
        require_network,
    )
    from etl.journal import BusyError, alone
    from etl.read.folder import read_corpus

    known = read_answers(out)
    addresses = list_addresses(read_corpus(datasets).rows.get("sources", []))
    due = choose_addresses(addresses, known, again_after, limit, datetime.now(UTC).date())
    try:
        require_network(due)
    except OfflineError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(OFFLINE) from None
    try:
        with (
            alone(out),
            typer.progressbar(length=len(due), label="Links", file=sys.stderr, hidden=not sys.stderr.isatty()) as bar,
        ):
            for answer in check_addresses(due, Manners(pause, timeout)):
                keep_answer(out, answer)
                known.append(answer)
                bar.update(1)
    except BusyError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None
    current = {(answer.source_id, answer.url): answer for answer in known}
    standing = [current[key] for address in addresses if (key := (address.source_id, address.url)) in current]
    for line in describe(standing, len(addresses)):
        typer.echo(line)
    if any(answer.state in {"dead", "failing"} for answer in standing):
        raise typer.Exit(1)


def read_answers(out: Path) -> list[Answer]:
    """The answers kept so far; rows that are not whole are passed over."""
    from etl.curate.links import COLUMNS, Answer

    if not out.is_file():
        return []
    with out.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.reader(file) if len(row) == len(COLUMNS) and row != COLUMNS and row[4].isdecimal()]
    return [Answer(row[0], row[1], row[2], row[3], int(row[4]), row[5], row[6], row[7]) for row in rows]


def keep_answer(out: Path, answer: Answer) -> None:
    """Add one answer to the file."""
    from etl.curate.links import COLUMNS

    out.parent.mkdir(parents=True, exist_ok=True)
    is_new = not out.exists()
    with out.open("a", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerows([COLUMNS] if is_new else [])
        writer.writerow(answer.as_cells())


def describe(standing: list[Answer], n_addresses: int) -> list[str]:
    """What a person reads: all that is not well, worst first, and the count."""
    lines = []
    for state in BAD:
        for answer in sorted((one for one in standing if one.state == state), key=lambda one: one.source_id):
            status = str(answer.status or "no answer")
            about = f" → {answer.moved_to}" if answer.moved_to else f" ({answer.note})" if answer.note else ""
            lines.append(f"{state:13} {status:9} {answer.checked_on} {answer.source_id} {answer.url}{about}")
    counts = [f"{sum(one.state == state for one in standing)} {state.replace('_', ' ')}" for state in ("ok", *BAD)]
    return [*lines, f"{len(standing):,} of {n_addresses:,} addresses asked: {', '.join(counts)}."]


sources.command()(tell_refusals(check))
