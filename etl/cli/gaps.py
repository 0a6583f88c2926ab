"""`python -m etl gaps`: what is missing."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from etl.cli.build import default_out
from etl.load.build import WarehouseError, ensure_warehouse

if TYPE_CHECKING:
    from etl.curate.research import ResearchFile


def gaps(
    datasets: Annotated[Path, typer.Option(help="The datasets folder.")] = Path("datasets"),
    out: Annotated[Path | None, typer.Option(help="The warehouse; built first when missing or outdated.")] = None,
    research: Annotated[Path | None, typer.Option(help="A research folder to hold against ledger.csv.")] = None,
    producer: Annotated[str | None, typer.Option(help="Only this producer_id.")] = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """List producer-months of which we hold no document, and research files that are new or have changed."""
    from etl.curate.gaps import describe_gaps, read_gaps

    try:
        refuse_unknown(datasets, producer)
        found = read_gaps(ensure_warehouse(datasets, out or default_out()), producer)
    except WarehouseError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None
    files = compare_folder(research, datasets) if research else []
    if as_json:
        answer = {"gaps": [gap.as_row() for gap in found], "research": [vars(file) for file in files]}
        typer.echo(json.dumps(answer, ensure_ascii=False, indent=1))
        return
    for line in describe_gaps(found):
        typer.echo(line)
    missing = sum(gap.n_missing for gap in found)
    typer.echo(f"{missing:,} months of {len(found):,} series are not held.")
    for file in files:
        if file.state != "same" or file.unaccounted:
            rows = f"{len(file.unaccounted)} of {file.n_rows} rows"
            typer.echo(f"{file.name} ({file.state}): {rows} are not in ledger.csv.")


def refuse_unknown(datasets: Path, producer: str | None) -> None:
    """End with a sentence where no row of producers.csv has the code; nothing found would else look like no gap."""
    from etl.read.folder import read_corpus
    from etl.validate.fields import suggest

    known = [row["producer_id"] for row in read_corpus(datasets).rows.get("producers", []) if row["producer_id"]]
    if producer and known and producer not in known:
        typer.echo(f"There is no producer_id {producer!r} in producers.csv.{suggest(producer, known)}", err=True)
        raise typer.Exit(1)


def compare_folder(research: Path, datasets: Path) -> list[ResearchFile]:
    """Each research file against the ledger; a bar on a terminal, since files may be large."""
    from etl.curate.research import compare_file, list_research
    from etl.read.folder import read_corpus

    if not research.is_dir():
        typer.echo(f"There is no folder {research}.", err=True)
        raise typer.Exit(1)
    ledger = read_corpus(datasets).rows["ledger"]
    paths = list_research(research)
    with typer.progressbar(paths, label="Research", file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:
        return [compare_file(path, ledger) for path in bar]
