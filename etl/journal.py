"""Several files of datasets/ renewed together: all of them or none, whenever the writer is killed, and one writer at a time.

The new files are laid ready in a folder of their own. Its last step, one rename, decides: before it nothing has happened,
after it the files are put in place, by this run or, if that is killed, by the next one that reads the folder.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

READY, HALF, LOCK = ".adding", ".adding.half", ".adding.lock"
PATIENCE = 120  # seconds that one writer waits for another
SEPARATOR = "+"  # for "/" in the name of a file that is laid ready


class BusyError(Exception):
    """Another run holds the folder; the message says so."""


@contextmanager
def locked(datasets: Path) -> Iterator[None]:
    """One writer at a time; others wait. A write that was cut short is finished first. Raises BusyError, OSError.

    Every command that writes into datasets/ reads and writes inside of it: what it read is what it changes.
    """
    from filelock import FileLock, Timeout

    if not datasets.is_dir():  # a lock would make the folder
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(datasets))
    try:
        with FileLock(datasets / LOCK, timeout=PATIENCE):
            put_in_place(datasets)
            yield
    except Timeout as error:
        raise BusyError("Another run has held the datasets for two minutes. End it, then try again.") from error


@contextmanager
def alone(file: Path) -> Iterator[None]:
    """One run at a time for a file that grows as it runs; a second is refused. Raises BusyError, OSError."""
    from filelock import FileLock, Timeout

    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(file.with_name(f".{file.name}.lock"), timeout=0):
            yield
    except Timeout as error:
        raise BusyError(f"Another run is writing {file.name}. Wait for it, then try again.") from error


def write_files(datasets: Path, texts: Mapping[str, str]) -> None:
    """Renew files (paths relative to datasets/), all or none. Call with the folder locked. Raises OSError."""
    refuse_shut((datasets / file).parent for file in texts)
    half = datasets / HALF
    shutil.rmtree(half, ignore_errors=True)
    try:
        half.mkdir()
        for file, text in texts.items():
            lay_ready(half / file.replace("/", SEPARATOR), text)
        half.rename(datasets / READY)
    except OSError:
        shutil.rmtree(half, ignore_errors=True)
        raise
    put_in_place(datasets)


def refuse_shut(folders: Iterable[Path]) -> None:
    """Raise PermissionError where a file could not be put in place: it must be known before anything is decided."""
    for folder in sorted(set(folders)):
        if not os.access(folder, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder))


def lay_ready(path: Path, text: str) -> None:
    """Write a new file, and force it to the disk."""
    with path.open("wb") as fresh:
        fresh.write(text.encode("utf-8"))
        fresh.flush()
        os.fsync(fresh.fileno())


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
    """The files of the folder, relative to it; not what lies under a hidden name, where a writer may be at work now."""
    for folder, below, files in os.walk(datasets):
        below[:] = [name for name in below if not name.startswith(".")]
        for name in files:
            if not name.startswith("."):
                yield (Path(folder) / name).relative_to(datasets)
