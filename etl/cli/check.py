"""`python -m etl check`: every problem of datasets/ in one run."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer


def check(
    datasets: Annotated[Path, typer.Argument(metavar="[DIR]", help="The datasets folder.")] = Path("datasets"),
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print a JSON list of problems.")] = False,
) -> None:
    """Report every problem at once: file, line, column, found, allowed, message. Writes nothing; exits 1 if any."""
    from etl.load import check_datasets

    problems = check_datasets(datasets)
    if as_json:
        typer.echo(json.dumps([problem.as_row() for problem in problems], ensure_ascii=False, indent=1))
    else:
        for problem in problems:
            typer.echo(str(problem))
        typer.echo(summarise(len(problems), len({problem.file for problem in problems})))
    raise typer.Exit(1 if problems else 0)


def summarise(n_problems: int, n_files: int) -> str:
    """The last line of a check."""
    if not n_problems:
        return "No problems."
    problems = "1 problem" if n_problems == 1 else f"{n_problems:,} problems"
    return f"{problems} in {'1 file' if n_files == 1 else f'{n_files} files'}. Nothing was written."
