"""The file of a release's whole warehouse, built beside the main one when somebody first asks for that release."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from importlib.metadata import version as installed
from pathlib import Path

from etl.load.build import locked
from etl.load.content import DIGITS, code_files, hash_file
from etl.load.frozen import CHECKSUMS, list_releases, releases_folder
from etl.load.versions import is_whole, name_version, save_to_disk


def release_hash(datasets: Path, version: str) -> str:
    """Hash of all that decides a release's warehouse: its checksums, the schemas, the code, the engine. Raises OSError."""
    digest = hashlib.sha256(f"{version}\0{installed('duckdb')}".encode())
    schemas = [datasets / "datapackage.json", *sorted((datasets / "schemas").glob("*.json"))]
    for path in [releases_folder(datasets) / version / CHECKSUMS, *schemas, *sorted(code_files())]:
        digest.update(path.name.encode() + b"\0" + hash_file(path).encode() + b"\0")
    return digest.hexdigest()


def remove_others(folder: Path, version: str) -> None:
    """Remove what earlier code built of this release, what is damaged, what killed builds left. Only under the lock."""
    for other in [*folder.glob(f"release-{version}-*.duckdb"), *folder.glob(f".release-{version}-*.building*")]:
        with suppress(OSError):  # on systems where an open file cannot be removed, the next build will
            other.unlink()


def find_built(folder: Path, version: str, content: str) -> Path | None:
    """The file of a release that was built of `content` and is whole: its name ends with its own hash."""
    return next(filter(is_whole, folder.glob(f"release-{version}-{content[:DIGITS]}-*.duckdb")), None)


def ensure_release(datasets: Path, out: Path, version: str) -> Path:
    """The warehouse file of a release, beside `out`. Raises ReleaseError, WarehouseError, duckdb.Error, OSError."""
    # As in build: who asks for today's warehouse alone need not wait for these.
    from etl.load.release_warehouse import write_release_warehouse
    from etl.load.releases import ReleaseError
    from etl.schema import read_tables

    folder = releases_folder(datasets)
    if version not in list_releases(folder):
        raise ReleaseError(f"There is no release {version}.")
    content = release_hash(datasets, version)
    if path := find_built(out.parent, version, content):
        return path
    with locked(pointer := out.with_name(f"release-{version}.duckdb")):
        if path := find_built(out.parent, version, content):  # another process may have built it while this one waited
            return path
        remove_others(out.parent, version)
        half_built = out.with_name(f".release-{version}-{os.getpid()}.building")
        try:
            write_release_warehouse(half_built, folder, version, read_tables(datasets), content)
            save_to_disk(half_built)
            return half_built.replace(name_version(pointer, content, half_built))
        finally:
            half_built.unlink(missing_ok=True)
