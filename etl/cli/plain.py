"""What the machine refuses is told in a sentence, for every command alike: no traceback, no path of the machine."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import ParamSpec

import typer

P = ParamSpec("P")


def describe_refusal(error: OSError) -> str:
    """Which file or folder, by its name alone, and what the system said of it."""
    what = Path(error.filename).name if isinstance(error.filename, str) and Path(error.filename).name else "A file"
    return f"{what} cannot be read or written ({os.strerror(error.errno) if error.errno else type(error).__name__})."


def tell_refusals(command: Callable[P, None]) -> Callable[P, None]:
    """The same command; where a file, the disk or the database refuses it says so in a line and exits 1."""

    @wraps(command)
    def run(*arguments: P.args, **options: P.kwargs) -> None:
        try:
            command(*arguments, **options)
        except OSError as error:
            typer.echo(describe_refusal(error), err=True)
            raise typer.Exit(1) from None

    return run
