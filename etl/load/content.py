"""What decides a warehouse's contents, as one hash: not the clock, not the machine."""

from __future__ import annotations

import errno
import hashlib
import stat
from importlib.metadata import version
from pathlib import Path

from etl.journal import finish_writing, list_visible
from etl.load.frozen import releases_folder, releases_hash
from etl.load.registered import events_folder, registry_hash

DIGITS = 12  # of a hash, in a file's name
CODE = Path(__file__).parent.parent
# Rooms of the workshop that a warehouse does not depend on: a change there rebuilds nothing.
OUTSIDE = {"cli", "curate", "extract", "adapters", "events"}
DATA_SUFFIXES = {".csv", ".json"}


def code_files() -> list[Path]:
    """The Python and SQL files that checking and building run."""
    files = [path for path in CODE.rglob("*") if path.suffix in {".py", ".sql"}]
    return [path for path in files if path.relative_to(CODE).parts[0] not in OUTSIDE]


def content_hash(datasets: Path) -> str:
    """Hash of all that a warehouse is made of: data files, releases, registered events, code, engine. Raises OSError."""
    finish_writing(datasets)
    digest = hashlib.sha256(version("duckdb").encode())
    files = [(f"etl/{path.relative_to(CODE).as_posix()}", path) for path in code_files()]
    files += [
        (f"datasets/{path.as_posix()}", datasets / path)
        for path in list_visible(datasets)
        if path.suffix in DATA_SUFFIXES
    ]
    digest.update(releases_hash(releases_folder(datasets)).encode())
    digest.update(registry_hash(events_folder(datasets)).encode())
    for name, path in sorted(files):
        digest.update(name.encode() + b"\0" + hash_file(path).encode() + b"\0")
    return digest.hexdigest()


def hash_file(path: Path) -> str:
    """The SHA-256 of a file's bytes. Raises OSError, also for a pipe or a device, which would be read without end."""
    refuse_endless(path)
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def refuse_endless(path: Path) -> None:
    """Raise OSError where a path leads to a pipe, a socket or a device, or to nothing."""
    mode = path.stat().st_mode
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        raise OSError(errno.EINVAL, "A pipe or a device stands in the place of a file", str(path))
