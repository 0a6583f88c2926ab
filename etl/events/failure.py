"""Why nothing was imported."""

from __future__ import annotations

from pathlib import Path

from etl.problems import SHOWN_CHARACTERS, Problem, make_visible


class NotImportedError(Exception):
    """A file cannot be imported; `problem` says file, line, column, found and allowed, in words a stranger can act on."""

    def __init__(self, problem: Problem) -> None:
        """The one thing that is wrong."""
        super().__init__(str(problem))
        self.problem = problem


def fail(
    file: Path, code: str, message: str, *, line: int = 0, column: str = "", found: str = "", allowed: str = ""
) -> NotImportedError:
    """The failure to raise: nothing was imported from `file`, for this reason."""
    named = make_visible(column)[:SHOWN_CHARACTERS]  # a stranger's file may call its columns anything
    return NotImportedError(Problem(file.name, line, named, code, found, allowed, make_visible(message)))
