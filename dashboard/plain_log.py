"""What the log says of an error: its kind and the innermost place of ours. No traceback, no path, nothing from the data.

Streamlit and uvicorn write tracebacks for what reaches them; those would name folders, users and values. What others write is
one line that can be printed, whatever a stranger has sent: else a line break of theirs would begin a line like ours.
"""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from dashboard.journal import note

ROOT = Path(__file__).resolve().parent.parent
MakeRecord = Callable[..., logging.LogRecord]
OURS = ("sanad", "etl")  # their lines are JSON, which writes control characters as signs
TRACEBACK = "Traceback (most recent call last)"
LONGEST = 400  # characters of a line that others write


def find_cause(error: BaseException) -> BaseException:
    """The error that others wrapped."""
    while error.__cause__:
        error = error.__cause__
    return error


def find_place(error: BaseException) -> str:
    """The innermost place of ours in an error, relative to the repository: dashboard/pages/trends.py:12."""
    frames = traceback.extract_tb(find_cause(error).__traceback__)
    ours = [frame for frame in frames if Path(frame.filename).is_relative_to(ROOT / "dashboard")]
    return f"{Path(ours[-1].filename).relative_to(ROOT)}:{ours[-1].lineno}" if ours else "elsewhere"


def describe_error(error: BaseException) -> str:
    """Kind and place on one line."""
    return f"error={type(find_cause(error)).__name__} place={find_place(error)}"


def write_line(text: str) -> str:
    """A text as one line of moderate length without anything that a terminal would obey; of a traceback the kind of error alone."""
    first, traceback_in_it, rest = text.partition(TRACEBACK)
    if traceback_in_it:
        text = f"{first}error={rest.strip().rpartition(chr(10))[2].partition(':')[0]}"
    return "".join(sign if sign.isprintable() else " " for sign in text[:LONGEST])


def make_plain(make: MakeRecord) -> MakeRecord:
    """A maker of log records, of one line each, that puts an error's description in the place of its traceback."""

    def make_record(*args: Any, **kwargs: Any) -> logging.LogRecord:  # noqa: ANN401 (as logging has it)
        record = make(*args, **kwargs)
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            first = record.getMessage().partition("\n")[0]
            record.msg, record.args = f"{first} {describe_error(error)}", ()
        if not record.name.startswith(OURS) and (line := write_line(record.getMessage())) != record.getMessage():
            record.msg, record.args = line, ()
        record.exc_info = record.exc_text = record.stack_info = None
        return record

    return make_record


def note_error(ended: threading.ExceptHookArgs | sys.UnraisableHookArgs) -> None:
    """One line on what ended a thread, or went wrong while something was cleared away, where nobody can catch it."""
    if error := ended.exc_value:
        note("error", level=logging.ERROR, error=type(find_cause(error)).__name__, place=find_place(error))


def keep_tracebacks_out() -> None:
    """Let every log of this process be plain. Once is enough."""
    make = logging.getLogRecordFactory()
    if getattr(make, "__module__", "") != __name__:
        logging.setLogRecordFactory(make_plain(make))
    threading.excepthook = sys.unraisablehook = note_error
