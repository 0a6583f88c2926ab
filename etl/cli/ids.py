"""`python -m etl ids`: ids for new rows."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def ids(
    datasets: Annotated[Path, typer.Argument(metavar="[DIR]", help="The datasets folder.")] = Path("datasets"),
) -> None:
    """Fill empty figure_id, source_id, stated_change_id and milestone_id; nothing else changes by a byte."""
    from etl.curate.ids import IdsError, give_ids

    try:
        given = give_ids(datasets)
    except IdsError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None
    for file, new in given.items():
        typer.echo(f"{file}: {', '.join(new)}")
    typer.echo(f"{sum(map(len, given.values()))} ids given.")
