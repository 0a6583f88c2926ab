"""Versions of a data set in the folder of events: which is shown, which may replace it, and how it takes its place."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from etl.events.failure import fail
from etl.load.registered import CURRENT, MANIFEST, NAME, VERSION, read_current, read_manifest
from etl.load.versions import save_to_disk

PREFIX = ".importing-"
PATIENCE = 600  # seconds an import waits for another one


@contextmanager
def locked(folder: Path, file: Path) -> Iterator[None]:
    """One import at a time for one folder of events; that of `file` waits. Raises NotImportedError, OSError."""
    from filelock import FileLock, Timeout

    folder.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(folder / ".lock", timeout=PATIENCE):
            yield
    except Timeout as error:
        message = f"Another import has held the events for {PATIENCE // 60} minutes. End it, then try again."
        raise fail(file, "busy", message) from error


@contextmanager
def staged(folder: Path) -> Iterator[Path]:
    """A folder to work in, removed afterwards; what killed imports left goes first. Only under the lock."""
    for left in folder.glob(f"{PREFIX}*"):
        shutil.rmtree(left, ignore_errors=True)
    staging = folder / f"{PREFIX}{os.getpid()}"
    staging.mkdir()
    try:
        yield staging
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def refuse_names(file: Path, name: str, version: str) -> None:
    """Raise NotImportedError where a name or version cannot be a folder's and an address's."""
    if not NAME.fullmatch(name):
        message = f"--name {name!r} cannot be used. Take small letters, digits, - and _, at most 60."
        raise fail(file, "bad_name", message, column="--name", found=name, allowed="a-z 0-9 - _")
    if not VERSION.fullmatch(version) or version == CURRENT:
        message = f"--version {version!r} cannot be used. Take letters, digits, dots, - and _, at most 60."
        raise fail(file, "bad_version", message, column="--version", found=version, allowed="A-Z a-z 0-9 . - _")


def find_shown(folder: Path, name: str) -> dict[str, Any] | None:
    """The manifest of the version now shown, if there is one and it is whole."""
    version = read_current(folder, name)
    return read_manifest(folder, name, version) if version else None


def order_of(version: str) -> tuple[tuple[int, int, str], ...]:
    """Versions in their order: numbers as numbers, 19.1 before 25.0.1 before 25.1."""
    parts = version.replace("-", ".").replace("_", ".").split(".")
    return tuple((1, int(part), "") if part.isdecimal() else (0, 0, part) for part in parts)


def refuse_older(file: Path, shown: dict[str, Any] | None, version: str) -> None:
    """Raise NotImportedError where the version shown is newer, or is this one made of another file."""
    if shown is None or order_of(shown["version"]) < order_of(version):
        return
    name, there = shown["event_dataset"], shown["version"]
    if there == version:
        message = (
            f"{name} {version} is already imported, from another file ({shown['file']}). Give this one a --version or a "
            "--name of its own."
        )
        raise fail(file, "same_version", message, column="--version", found=version)
    message = (
        f"{name} {there} is imported, which is newer than {version}. To have both, give this one a --name of its own."
    )
    raise fail(file, "older_version", message, column="--version", found=version, allowed=f"after {there}")


def settle(folder: Path, staging: Path, manifest: dict[str, Any]) -> None:
    """Give the staged version its place and show it. Killed at any point, the old version is shown or the new one."""
    (staging / MANIFEST).write_text(json.dumps(manifest, ensure_ascii=False, indent=1), encoding="utf-8")
    home = folder / manifest["event_dataset"]
    place = home / manifest["version"]
    fresh = staging / "version"
    fresh.mkdir()
    for part in (*manifest["parts"], MANIFEST):
        save_to_disk((staging / part).replace(fresh / part))
    home.mkdir(exist_ok=True)
    if place.exists():  # not shown, or it would not be imported again
        shutil.rmtree(place)
    fresh.replace(place)
    pointer = staging / CURRENT
    pointer.write_text(manifest["version"], encoding="utf-8")
    save_to_disk(pointer)
    shown = read_current(folder, manifest["event_dataset"])
    pointer.replace(home / CURRENT)
    save_to_disk(home)
    remove_others(home, {manifest["version"], shown})


def remove_others(home: Path, kept: set[str | None]) -> None:
    """Keep the version shown and the one before, which a reader may still be reading; remove the others."""
    for place in home.iterdir():
        if place.is_dir() and place.name not in kept:
            with suppress(OSError):
                shutil.rmtree(place)
