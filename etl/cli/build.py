"""`python -m etl build`: check, then write the warehouse."""

from __future__ import annotations

import logging
import os
import re
import sys
from pathlib import Path
from typing import Annotated

import typer

from etl.load.build import DEFAULT_OUT, BuildResult, WarehouseError, build_warehouse

LAKE = "ducklake:"  # how the name of a warehouse begins that is no file
ADDRESS = re.compile(r"[A-Za-z0-9+.-]{2,}:")  # and how any address begins; one letter is a drive of Windows


def default_target() -> str:
    """What readers read: the file or the lake that the environment names, else the usual file."""
    return os.environ.get("SANAD_WAREHOUSE") or str(DEFAULT_OUT)


def default_out() -> Path:
    """The warehouse file of this machine: the one that the environment names, else the usual one."""
    target = default_target()
    return DEFAULT_OUT if ADDRESS.match(target) else Path(target)


def build_target(datasets: Path, target: str) -> BuildResult:
    """Build a file, or build the usual file and publish it in the lake that `target` names. Raises WarehouseError."""
    if not ADDRESS.match(target):
        return build_warehouse(datasets, Path(target))
    from etl.load.lake import LakeError, read_lake  # the engine, which a build with nothing to do never needs
    from etl.load.publish import build_lake

    try:
        lake = read_lake(target, os.environ.get("SANAD_LAKE_DATA", ""))
    except LakeError as error:
        raise WarehouseError(str(error)) from None
    return build_lake(datasets, lake)


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
        str | None, typer.Option(help="Where readers find the warehouse; SANAD_WAREHOUSE, else build/sanad.duckdb.")
    ] = None,
) -> None:
    """Check datasets/ and build the warehouse, whole or not at all. With nothing changed it does nothing."""
    log_to_stderr()
    target = out or default_target()
    try:
        result = build_target(datasets, target)
    except WarehouseError as error:
        for problem in error.problems:
            typer.echo(str(problem), err=True)
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None
    typer.echo(describe(result, target))


def describe(result: BuildResult, target: str) -> str:
    """The one line a person reads after a build. The address of a lake may hold a password."""
    name = "The lake" if target.startswith(LAKE) else target
    if result.outcome == "current":
        return f"{name} is up to date."
    info = result.info
    newest = info["newest_period_end"]
    reach = f", figures to {newest:%B %Y}" if newest else ""
    counts = f"{info['n_figures']:,} figures from {info['n_sources']:,} sources"
    return f"Built {name}: {counts}{reach}, in {result.seconds:.1f} s."
