"""The arrow to the workshop: its commands as subprocesses. They read, propose, check and write; this room only asks."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

from dashboard.settings import ROOT, read_settings
from dashboard.words import say

PATIENCE = 180  # seconds; a long report takes a few
REFUSED = 1  # the exit code of `etl add` for rows that were not written, with the reasons as its answer


class WorkshopError(Exception):
    """A command of the workshop gave no answer; the message is its own sentence."""


def run_command(*arguments: str, given: bytes, allowed: tuple[int, ...] = (0,)) -> bytes:
    """What a command prints. Raises WorkshopError with the last line that it complains in."""
    command = [sys.executable, "-m", "etl", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    try:
        answer = subprocess.run(  # noqa: S603 (our own command; what a reader types goes to its input only)
            command, input=given, capture_output=True, cwd=ROOT, env=environment, timeout=PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise WorkshopError(say("review.no_answer")) from error
    if answer.returncode not in allowed or (answer.returncode and not answer.stdout):
        lines = answer.stderr.decode("utf-8", "replace").strip().splitlines()
        raise WorkshopError(lines[-1] if lines else say("review.no_answer"))
    return answer.stdout


def read_document(document: bytes) -> str:
    """The running text of a plain text, a web page or a PDF. Raises WorkshopError."""
    return run_command("text", "-", given=document).decode("utf-8", "replace")


def propose_figures(text: str, published: str) -> list[dict[str, Any]]:
    """The figures that a text of that day states. Raises WorkshopError."""
    given = text.encode("utf-8", "replace")
    proposals: list[dict[str, Any]] = json.loads(
        run_command("extract", "-", f"--published={published}", "--json", given=given)
    )
    return proposals


def add_rows(document: dict[str, Any], *, write: bool) -> dict[str, Any]:
    """What `etl add` says of rows: completed, checked, beside what stands; and written, if asked. Raises WorkshopError."""
    options = [] if write else ["--dry-run"]
    given = json.dumps(document).encode("utf-8", "replace")
    datasets = str(read_settings(None).datasets.resolve())
    answer = run_command("add", "--json", "-", "--datasets", datasets, *options, given=given, allowed=(0, REFUSED))
    try:
        rows: dict[str, Any] = json.loads(answer)
    except ValueError as error:
        raise WorkshopError(say("review.no_answer")) from error
    return rows
