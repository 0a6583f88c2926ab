"""Room on the disk while files are unpacked: a little is always left to the machine."""

from __future__ import annotations

import shutil
from pathlib import Path

from etl.events.failure import fail

RESERVE = 1 << 28  # bytes


def need_room(path: Path, folder: Path, n_bytes: int) -> None:
    """Raise NotImportedError unless `folder` has room for so many bytes of what `path` holds."""
    if shutil.disk_usage(folder).free < n_bytes + RESERVE:
        raise fail(path, "no_room", "The disk has no room to unpack the file. Free some, or give the file unpacked.")
