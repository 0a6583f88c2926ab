"""Where imported event data sets lie and which there are. No engine here: a build with nothing to do reads only this.

    events/<event_dataset>/current                 one line: the version that is shown
    events/<event_dataset>/<version>/dataset.json  what was imported, from whom, under which licence
    events/<event_dataset>/<version>/events.parquet, months.parquet, rejected.csv

A version's folder gets its name only when it is complete. The build reads these files and never writes here.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

CURRENT = "current"
MANIFEST = "dataset.json"
EVENTS = "events.parquet"
MONTHS = "months.parquet"
REJECTED = "rejected.csv"
NAME = re.compile(r"[a-z0-9][a-z0-9_\-]{0,59}", re.ASCII)
VERSION = re.compile(r"[A-Za-z0-9][A-Za-z0-9._\-]{0,59}", re.ASCII)


def events_folder(datasets: Path, env: Mapping[str, str] = os.environ) -> Path:
    """The folder of imported events: the one SANAD_EVENTS names, else events/ beside datasets/."""
    named = env.get("SANAD_EVENTS")
    return Path(named).resolve() if named else datasets.resolve().parent / "events"


def read_current(folder: Path, name: str) -> str | None:
    """The version of a data set that is shown; None where there is none."""
    try:
        version = (folder / name / CURRENT).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return None
    return version if VERSION.fullmatch(version) else None


def read_manifest(folder: Path, name: str, version: str) -> dict[str, Any] | None:
    """What dataset.json of one version says; None where the version is not there whole."""
    home = folder / name / version
    try:
        manifest: dict[str, Any] = json.loads((home / MANIFEST).read_text(encoding="utf-8"))
        whole = all((home / part).stat().st_size == size for part, size in manifest["parts"].items())
    except (OSError, ValueError, KeyError, AttributeError, TypeError):
        return None
    return manifest if whole else None


def list_registered(folder: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """(folder, manifest) of the version shown of each data set, by name."""
    names = sorted(path.name for path in folder.iterdir() if NAME.fullmatch(path.name)) if folder.is_dir() else []
    for name in names:
        version = read_current(folder, name)
        manifest = read_manifest(folder, name, version) if version else None
        if version and manifest:
            yield folder / name / version, manifest


def registry_hash(folder: Path) -> str:
    """One hash of all that is registered and where it lies; empty without any."""
    found = [(str(path), manifest) for path, manifest in list_registered(folder)]
    text = json.dumps(found, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest() if found else ""
