"""Versioned warehouse files and the pointer to the one that serves.

Beside the pointer `sanad.duckdb` lie `sanad-<content>-<bytes>.duckdb`: 12 hex digits of the content hash (what it was
built of) and 12 of the file's own SHA-256. The second half makes a file prove itself: a half-written, truncated or
changed file does not bear the name it would need, and is never taken for a warehouse.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path

from etl.load.content import DIGITS, hash_file

NAMED = re.compile(rf".+-[0-9a-f]{{{DIGITS}}}-[0-9a-f]{{{DIGITS}}}\.duckdb")
KEPT = 2
POINTER_BYTES = 256


def half_built_path(pointer: Path) -> Path:
    """Where a build writes before its file has a name."""
    return pointer.with_name(f".{pointer.stem}-{os.getpid()}.building")


def name_version(pointer: Path, content: str, built: Path) -> Path:
    """The name that a finished file earns by its contents."""
    return pointer.with_name(f"{pointer.stem}-{content[:DIGITS]}-{hash_file(built)[:DIGITS]}.duckdb")


def list_versions(pointer: Path) -> list[Path]:
    """Files beside the pointer that bear the name of a version, newest first."""
    shape = re.compile(rf"{re.escape(pointer.stem)}-[0-9a-f]{{{DIGITS}}}-[0-9a-f]{{{DIGITS}}}\.duckdb")
    if not pointer.parent.is_dir():
        return []
    found = [path for path in pointer.parent.iterdir() if shape.fullmatch(path.name) and not path.is_symlink()]
    return sorted(found, key=lambda path: (path.stat().st_mtime_ns, path.name), reverse=True)


def is_whole(path: Path) -> bool:
    """Does a version's content still have the hash in its name?"""
    with suppress(OSError):
        return path.is_file() and path.stem.rpartition("-")[2] == hash_file(path)[:DIGITS]
    return False


def keeps_its_word(path: Path) -> bool:
    """Is a file what its name says? One without the name of a version says nothing and is taken as it is."""
    return is_whole(path) if NAMED.fullmatch(path.name) else path.is_file()


def follow(pointer: Path) -> Path | None:
    """The version a pointer leads to, whole or not; None where it leads to no version of ours."""
    try:
        if pointer.is_symlink():
            name = pointer.readlink().name
        elif pointer.is_file() and pointer.stat().st_size <= POINTER_BYTES:  # a pipe would be read without end
            name = pointer.read_text(encoding="utf-8").strip()
        else:
            return None
    except (OSError, UnicodeDecodeError):
        return None
    return next((path for path in list_versions(pointer) if path.name == name), None)


def find_good(pointer: Path) -> Path | None:
    """The warehouse to serve when none can be built: the pointer's own if whole, else the newest whole version."""
    target = follow(pointer)
    candidates = [target] if target else []
    return next((path for path in [*candidates, *list_versions(pointer)] if is_whole(path)), None)


def point_to(pointer: Path, target: Path) -> None:
    """Make `pointer` lead to `target` in the same folder: a symbolic link, or a small file where links can't be had.

    A file of another kind that stands in the pointer's place is set aside under a name of its own, not lost.
    """
    if pointer.is_file() and not pointer.is_symlink() and pointer.stat().st_size > POINTER_BYTES:
        pointer.replace(free_name(pointer))
    fresh = pointer.with_name(f".{pointer.name}.{os.getpid()}.pointer")
    fresh.unlink(missing_ok=True)
    try:
        fresh.symlink_to(target.name)
    except (OSError, NotImplementedError):
        fresh.write_text(target.name, encoding="utf-8")
    fresh.replace(pointer)


def free_name(pointer: Path) -> Path:
    """A name beside the pointer that is not taken."""
    numbers = (pointer.with_name(f"{pointer.stem}.set-aside-{n}{pointer.suffix}") for n in range(1, 10_000))
    return next(path for path in numbers if not path.exists())


def remove_leftovers(pointer: Path) -> None:
    """Remove what killed builds left behind. Only under the lock: nobody else is building then."""
    ours = re.compile(rf"\.{re.escape(pointer.stem)}-\d+\.building(\..*)?|\.{re.escape(pointer.name)}\.\d+\.pointer")
    for path in pointer.parent.iterdir():
        if ours.fullmatch(path.name):
            path.unlink(missing_ok=True)


def remove_old(pointer: Path, serving: Path) -> None:
    """Keep the serving version and the last good one before it, which a reader may be about to open; remove the others."""
    kept = [serving]
    for path in list_versions(pointer):
        if path not in kept and len(kept) < KEPT and is_whole(path):
            kept.append(path)
        if path not in kept:
            with suppress(OSError):  # on systems where an open file cannot be removed, the next build will
                path.unlink()


def save_to_disk(path: Path) -> None:
    """Force a file's bytes to the disk before anything points to it."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
