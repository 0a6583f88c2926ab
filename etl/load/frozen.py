"""Where frozen releases lie and which there are. No engine here: a build with nothing to do reads only this."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

MANIFEST = "release.json"
CHECKSUMS = "SHA256SUMS"
VERSION = re.compile(r"\d{4}\.\d{1,2}(\.\d{1,3})?", re.ASCII)


def releases_folder(datasets: Path) -> Path:
    """The folder releases/ that stands beside datasets/."""
    return datasets.resolve().parent / "releases"


def order_of(version: str) -> tuple[int, ...]:
    """Versions in the order of their numbers: 2026.9 before 2026.11."""
    return tuple(int(part) for part in version.split("."))


def list_releases(folder: Path) -> list[str]:
    """The versions frozen in a folder, oldest first; half-made ones have no manifest and don't count."""
    found = [path.parent.name for path in folder.glob(f"*/{MANIFEST}") if VERSION.fullmatch(path.parent.name)]
    return sorted(found, key=order_of)


def releases_hash(folder: Path) -> str:
    """One hash of all releases' checksums; empty without releases. Raises OSError."""
    digest = hashlib.sha256()
    versions = list_releases(folder)
    for version in versions:
        sums = folder / version / CHECKSUMS
        digest.update(version.encode() + (sums.read_bytes() if sums.is_file() else b"?"))
    return digest.hexdigest() if versions else ""
