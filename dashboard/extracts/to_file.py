"""An extract in a file of the user's: all of it or nothing, also when the disk is full or the command is killed."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path


def write_file(path: Path, chunks: Iterable[bytes]) -> None:
    """Write beside the file's place and rename into it; a link stays and what it leads to is renewed. Raises OSError.

    What is there and is no file, such as a pipe or a device, is written to as it stands.
    """
    if path.exists() and not path.is_file():
        with path.open("wb") as pipe:
            pipe.writelines(chunks)
        return
    place = path.resolve()
    half = place.with_name(f".{os.getpid()}.part")
    try:
        with half.open("wb") as file:
            file.writelines(chunks)
            file.flush()
            os.fsync(file.fileno())
        if place.exists():
            half.chmod(place.stat().st_mode & 0o777)
        half.replace(place)
    finally:
        half.unlink(missing_ok=True)
