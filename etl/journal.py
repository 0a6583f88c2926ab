"""Several files of datasets/ renewed together: all of them or none, whenever the writer is killed.

The new files are laid ready in a folder of their own. Its last step, one rename, decides: before it nothing has happened,
after it the files are put in place, by this run or, if that is killed, by the next one that reads the folder.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

READY, HALF, LOCK = ".adding", ".adding.half", ".adding.lock"
PATIENCE = 120  # seconds that one writer waits for another
SEPARATOR = "+"  # for "/" in the name of a file that is laid ready


class BusyError(Exception):
    """Another run holds the folder; the message says so."""


@contextmanager
def locked(datasets: Path) -> Iterator[None]:
    """One writer at a time; others wait. A write that was cut short is finished first. Raises BusyError, OSError."""
    from filelock import FileLock, Timeout

    try:
        with FileLock(datasets / LOCK, timeout=PATIENCE):
            put_in_place(datasets)
            yield
    except Timeout as error:
        raise BusyError("Another run has held the datasets for two minutes. End it, then try again.") from error


def write_files(datasets: Path, texts: Mapping[str, str]) -> None:
    """Renew files (paths relative to datasets/), all or none. Call with the folder locked. Raises OSError."""
    half = datasets / HALF
    shutil.rmtree(half, ignore_errors=True)
    half.mkdir()
    for file, text in texts.items():
        with (half / file.replace("/", SEPARATOR)).open("wb") as fresh:
            fresh.write(text.encode("utf-8"))
            fresh.flush()
            os.fsync(fresh.fileno())
    half.rename(datasets / READY)
    put_in_place(datasets)


def put_in_place(datasets: Path) -> None:
    """Put files that are laid ready where they belong, with the permissions of those they replace."""
    ready = datasets / READY
    if not ready.is_dir():
        return
    for fresh in sorted(ready.iterdir()):
        target = datasets / fresh.name.replace(SEPARATOR, "/")
        if target.exists():
            fresh.chmod(target.stat().st_mode & 0o777)
        fresh.replace(target)
    ready.rmdir()


def finish_writing(datasets: Path) -> None:
    """Finish a write that was cut short, so that no reader sees half of it; nothing to do is the rule."""
    if (datasets / READY).is_dir():
        with locked(datasets):
            pass


def list_visible(datasets: Path) -> Iterator[Path]:
    """The files of the folder, relative to it; not what a write that was cut short has left under a hidden name."""
    for path in datasets.rglob("*"):
        inside = path.relative_to(datasets)
        if path.is_file() and not any(part.startswith(".") for part in inside.parts):
            yield inside
