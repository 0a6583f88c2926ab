"""`python -m etl release` and `python -m etl correct`."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from etl.cli.build import default_out, log_to_stderr


def release(
    version: Annotated[str, typer.Argument(help="Year and month, such as 2026.11.")],
    datasets: Annotated[Path, typer.Option(help="The datasets folder; releases/ stands beside it.")] = Path("datasets"),
    out: Annotated[Path | None, typer.Option(help="The warehouse; SANAD_WAREHOUSE, else build/sanad.duckdb.")] = None,
) -> None:
    """Freeze releases/VERSION: the tables as Parquet with checksums, and what changed since the last release."""
    import duckdb

    from etl.curate.releases import freeze_release
    from etl.load.build import WarehouseError, build_warehouse
    from etl.load.frozen import releases_folder
    from etl.load.releases import ReleaseError

    log_to_stderr()
    try:
        warehouse = build_warehouse(datasets, out or default_out()).path
        folder = freeze_release(warehouse, releases_folder(datasets), version)
    except (ReleaseError, WarehouseError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None
    except (OSError, duckdb.Error) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        typer.echo(f"The release cannot be written ({reason}).", err=True)
        raise typer.Exit(1) from None
    typer.echo(f"Released {version}: releases/{folder.name}. Build again to load it.")


def read_cells(pairs: list[str]) -> dict[str, str]:
    """Cells given as COLUMN=VALUE. Raises typer.BadParameter."""
    if wrong := [pair for pair in pairs if "=" not in pair]:
        raise typer.BadParameter(f"{wrong[0]!r} is not COLUMN=VALUE, such as value=908.")
    return dict(pair.split("=", 1) for pair in pairs)


def correct(
    figure_id: Annotated[str, typer.Argument(help="The figure to correct.")],
    cells: Annotated[
        list[str],
        typer.Option("--set", metavar="COLUMN=VALUE", help="A cell and what it should say; repeat for several."),
    ],
    reason: Annotated[str, typer.Option(help="Why, in one sentence.", prompt=True)],
    datasets: Annotated[Path, typer.Option(help="The datasets folder.")] = Path("datasets"),
) -> None:
    """Correct cells of a figure: rows of corrections.csv with reason and date; the old values stay in the history."""
    from etl.curate.corrections import CorrectionError, add_corrections

    wanted = read_cells(cells)
    try:
        old = add_corrections(datasets, figure_id, wanted, reason, datetime.now(UTC).date())
    except CorrectionError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None
    for column, value in wanted.items():
        typer.echo(f"{figure_id} {column}: {old[column] or 'empty'} → {value or 'empty'}")
