"""`python -m etl build`: check, then write the warehouse."""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from etl.load.build import DEFAULT_OUT, BuildResult, WarehouseError, build_warehouse


def default_out() -> Path:
    """The warehouse that the environment names, else the usual place."""
    return Path(os.environ.get("SANAD_WAREHOUSE") or DEFAULT_OUT)


def log_to_stderr() -> None:
    """Let the build's one line reach stderr as it is."""
    logger = logging.getLogger("etl")
    if not logger.handlers:
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(logging.Formatter("%(message)s"))
        logger.addHandler(handler)
    logger.setLevel(logging.INFO)


def build(
    datasets: Annotated[Path, typer.Option(help="The datasets folder.")] = Path("datasets"),
    out: Annotated[
        Path | None, typer.Option(help="Where readers find the warehouse; SANAD_WAREHOUSE, else build/sanad.duckdb.")
    ] = None,
) -> None:
    """Check datasets/ and build the warehouse, whole or not at all. With nothing changed it does nothing."""
    log_to_stderr()
    target = out or default_out()
    try:
        result = build_warehouse(datasets, target)
    except WarehouseError as error:
        for problem in error.problems:
            typer.echo(str(problem), err=True)
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None
    typer.echo(describe(result, target))


def describe(result: BuildResult, target: Path) -> str:
    """The one line a person reads after a build."""
    if result.outcome == "current":
        return f"{target} is up to date."
    info = result.info
    newest = info["newest_period_end"]
    reach = f", figures to {newest:%B %Y}" if newest else ""
    counts = f"{info['n_figures']:,} figures from {info['n_sources']:,} sources"
    return f"Built {target}: {counts}{reach}, in {result.seconds:.1f} s."
