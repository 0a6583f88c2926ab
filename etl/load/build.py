"""Check and build, atomically: readers see the old warehouse or the new one, whenever the build is killed."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from etl.load.content import DIGITS, content_hash, refuse_endless
from etl.load.versions import (
    find_good,
    follow,
    half_built_path,
    is_whole,
    name_version,
    point_to,
    remove_leftovers,
    remove_old,
    save_to_disk,
)
from etl.problems import Problem, hide_places

if TYPE_CHECKING:
    from etl.read.folder import Corpus

LOG = logging.getLogger("etl.build")
DEFAULT_DATASETS = Path("datasets")
DEFAULT_OUT = Path("build/sanad.duckdb")
PATIENCE = 300  # seconds a build waits for another one
READERS_PATIENCE = 20  # seconds that it waits while readers wait who could have the last good warehouse
READINGS = 20  # of datasets that others write meanwhile


class WarehouseError(Exception):
    """No warehouse can be built or served; the message is for curators and readers, without paths of the machine."""

    def __init__(self, message: str, problems: list[Problem] | None = None) -> None:
        """The sentence, and the problems of the datasets if that is what it is about."""
        super().__init__(message)
        self.problems = problems or []


@dataclass(frozen=True)
class BuildResult:
    """outcome is built or current; path is the real file; info is the row of build_info (empty when current)."""

    outcome: str
    path: Path
    seconds: float
    info: dict[str, Any] = field(default_factory=dict)


def hash_datasets(datasets: Path) -> str:
    """The content hash of the datasets as they stand. Raises WarehouseError."""
    try:
        return content_hash(datasets)
    except OSError as error:
        raise WarehouseError(f"The datasets cannot be read ({error.strerror}).") from error


def find_current(datasets: Path, out: Path) -> Path | None:
    """The version built of the datasets as they stand, if it is whole and the pointer leads to it. Raises WarehouseError."""
    content, target = hash_datasets(datasets), follow(out)
    built_of_it = target is not None and target.stem.split("-")[-2] == content[:DIGITS] and is_whole(target)
    return target if built_of_it else None


@contextmanager
def locked(out: Path, patience: float = PATIENCE) -> Iterator[None]:
    """One build at a time for one `out`; others wait `patience` seconds. Raises WarehouseError when the folder cannot be written."""
    from filelock import FileLock, Timeout

    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(out.with_name(f".{out.name}.lock"), timeout=patience):
            yield
    except Timeout as error:
        held = "five minutes" if patience == PATIENCE else f"{patience} seconds"
        raise WarehouseError(f"Another build has held the lock for {held}. End it, then build again.") from error


def build_warehouse(datasets: Path, out: Path, patience: float = PATIENCE) -> BuildResult:
    """Build `out` from `datasets` unless it is up to date. Raises WarehouseError; then the old warehouse serves on.

    A build leaves one line in the log, whether it was made or failed.
    """
    started = time.perf_counter()
    try:
        if current := find_current(datasets, out):
            return BuildResult("current", current, time.perf_counter() - started)
        if out.exists():
            refuse_endless(out)
        with locked(out, patience):
            if current := find_current(datasets, out):  # another build may have made it while this one waited
                return BuildResult("current", current, time.perf_counter() - started)
            remove_leftovers(out)
            path, info = write_version(datasets, out)
            remove_old(out, path)
    except WarehouseError as error:
        log_build(event="build", outcome="failed", n_problems=len(error.problems), reason=str(error))
        raise
    except OSError as error:
        message = f"The warehouse cannot be written ({error.strerror or 'no reason given'})."
        log_build(event="build", outcome="failed", n_problems=0, reason=message)
        raise WarehouseError(message) from error
    result = BuildResult("built", path, time.perf_counter() - started, info)
    log_build(event="build", outcome="built", seconds=round(result.seconds, 3), **info)
    return result


def read_settled(datasets: Path) -> tuple[str, Corpus]:
    """The corrected corpus and the hash of just what it was read from: read again where somebody wrote meanwhile.

    Raises WarehouseError.
    """
    from etl.load.corpus import read_corrected

    content = hash_datasets(datasets)
    for _ in range(READINGS):
        corpus = read_corrected(datasets)
        before, content = content, hash_datasets(datasets)
        if before == content:
            return content, corpus
    raise WarehouseError("The datasets are being written all the time. Wait for that to end, then build again.")


def write_version(datasets: Path, out: Path) -> tuple[Path, dict[str, Any]]:
    """Check the datasets, write a new version beside the pointer and flip the pointer to it."""
    import duckdb

    from etl.load.check import check_corpus
    from etl.load.frozen import releases_folder
    from etl.load.registered import events_folder
    from etl.load.releases import ReleaseError
    from etl.load.warehouse import write_warehouse

    content, corpus = read_settled(datasets)
    if problems := check_corpus(corpus):
        raise broken_datasets(problems)
    half_built = half_built_path(out)
    try:
        info = write_warehouse(half_built, corpus, content, releases_folder(datasets), events_folder(datasets))
        save_to_disk(half_built)
        path = name_version(out, content, half_built)
        half_built.replace(path)
        point_to(out, path)
    except ReleaseError as error:
        raise WarehouseError(str(error)) from error
    except duckdb.Error as error:
        reason = hide_places(str(error).splitlines()[0])
        raise WarehouseError(f"The warehouse cannot be written ({reason}).") from error
    finally:
        with suppress(OSError):
            remove_leftovers(out)
    return path, info


def broken_datasets(problems: list[Problem]) -> WarehouseError:
    """The refusal to build from datasets with problems."""
    count = "1 problem" if len(problems) == 1 else f"{len(problems):,} problems"
    message = f"The datasets have {count}, so no warehouse was built. The first: {problems[0]} Run python -m etl check."
    return WarehouseError(message, problems)


def ensure_warehouse(datasets: Path, out: Path) -> Path:
    """The real file of an up-to-date warehouse, built when missing or outdated by content hash.

    When it cannot be built, the last good one serves on (the pointer is led back to it if it had gone astray). Raises
    WarehouseError, with a message fit for a web page, only when there is none.
    """
    patience = READERS_PATIENCE if find_good(out) else PATIENCE
    try:
        return build_warehouse(datasets, out, patience).path
    except WarehouseError:
        good = find_good(out)
        if good is None:
            raise
        if follow(out) != good:
            with suppress(OSError, WarehouseError), locked(out, patience):
                point_to(out, good)
        return good


def log_build(**fields: object) -> None:
    """One line of JSON for one build."""
    at = datetime.now(UTC).isoformat(timespec="milliseconds")
    LOG.info("%s", json.dumps({**fields, "at": at}, default=str, ensure_ascii=False))
