"""Import one file as one version of an event data set: complete, or nothing at all, whenever it is killed."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb

from etl.events.adapter import Adapter, Layout
from etl.events.areas import fill_areas
from etl.events.changes import compare_versions
from etl.events.failure import fail
from etl.events.head import read_head
from etl.events.lines import Bytes, Lines, count_bytes, hash_source, map_lines
from etl.events.manifest import describe, find_version
from etl.events.packed import unpack
from etl.events.progress import Bar
from etl.events.reading import Refused, open_store, read_rows, refuse_cut, refuse_encoding
from etl.events.rejecting import Rejected, list_rejected, refuse_share
from etl.events.versions import find_shown, locked, refuse_names, refuse_older, settle, staged
from etl.events.writing import write_events, write_months, write_refused
from etl.load.registered import EVENTS, MONTHS, REJECTED
from etl.problems import hide_places

SHARE = 0.05


@dataclass(frozen=True)
class Order:
    """What is to be imported: by which adapter, from which file, into which folder, under which name and version.

    `share` is the part of the rows that may be rejected; `datasets` has the codes of areas.
    """

    adapter: Adapter
    file: Path
    folder: Path
    datasets: Path
    name: str | None = None
    version: str | None = None
    share: float = SHARE


@dataclass(frozen=True)
class Imported:
    """outcome is imported or unchanged; the manifest is that of the version now shown."""

    outcome: str
    manifest: dict[str, Any]
    rejected: list[Rejected] = field(default_factory=list)


def import_file(order: Order, bar: Bar | None = None) -> Imported:
    """Import a file. Raises NotImportedError with the reason; then everything is as it was."""
    bar = bar or Bar()
    refuse_missing(order.file)
    with reasons(order), locked(order.folder), staged(order.folder) as staging:
        try:
            return import_staged(order, staging, bar)
        finally:
            bar.end()


@contextmanager
def reasons(order: Order) -> Iterator[None]:
    """Turn what the machine or the engine says into an NotImportedError without its paths."""
    try:
        yield
    except duckdb.Error as error:
        reason = hide_places(str(error).splitlines()[0].replace(str(order.file), order.file.name))
        raise fail(
            order.file, "unreadable", f"The file cannot be read as a table ({reason}). Nothing was imported."
        ) from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise fail(
            order.file, "not_written", f"The import could not be finished ({reason}). Nothing was imported."
        ) from error


def refuse_missing(file: Path) -> None:
    """Raise NotImportedError unless the file is there and can be read."""
    if not file.is_file():
        kind = "This is a folder" if file.is_dir() else "There is no such file"
        raise fail(file, "no_file", f"{kind}. Give the file to import.")
    try:
        file.open("rb").close()
    except OSError as error:
        raise fail(file, "unreadable", f"The file cannot be read ({error.strerror}).") from error


def import_staged(order: Order, staging: Path, bar: Bar) -> Imported:
    """Read, check and write everything in the staging folder; then give it its place."""
    plain = unpack(order.file, staging, bar.begin("Unpacking"))
    head = read_head(plain, order.file)
    layout = order.adapter.recognise(head)
    with ThreadPoolExecutor() as pool, open_store(staging) as con:
        source, counted = pool.submit(hash_source, order.file), pool.submit(count_bytes, plain)
        fill_areas(con, order.datasets)
        with bar.watch(con, "Reading"):
            refused = read_rows(con, plain, head, layout)
        version = order.version or find_version(order.adapter, order.file, con, layout)
        name = order.name or order.adapter.name_dataset(version)
        refuse_names(order.file, name, version)
        shown = find_shown(order.folder, name)
        if shown and shown["file_sha256"] == source.result():
            return Imported("unchanged", shown)
        refuse_older(order.file, shown, version)
        rejected, lines = check_rows(order, con, plain, layout, counted.result(), refused)
        with bar.watch(con, "Sorting and writing"):
            write_events(con, layout, lines.shifts, staging / EVENTS)
        write_months(con, staging / EVENTS, staging / MONTHS)
        write_refused(rejected, staging / REJECTED)
        manifest = describe(order.adapter, order.file, con, staging, name, version, layout)
        manifest |= {"file_sha256": source.result(), "n_rejected": len(rejected)}
        if shown:
            old = order.folder / name / shown["version"] / EVENTS
            manifest["changes"] = {"from": shown["version"], **compare_versions(con, old, staging / EVENTS)}
    settle(order.folder, staging, manifest)
    return Imported("imported", manifest, rejected)


def check_rows(
    order: Order, con: duckdb.DuckDBPyConnection, plain: Path, layout: Layout, counted: Bytes, refused: list[Refused]
) -> tuple[list[Rejected], Lines]:
    """The rows rejected, and where rows stand. Raises NotImportedError for a cut file, another encoding, too many rejected."""
    n_rows = (con.execute("SELECT count(*) FROM rows").fetchone() or (0,))[0]
    n_records = n_rows + len(refused)
    refuse_encoding(order.file, refused)
    refuse_cut(order.file, refused, layout.skip + n_records, ends_whole=counted.ends_whole)
    lines = map_lines(plain, layout.skip, counted.n_lines, n_rows, {row.record for row in refused})
    rejected = list_rejected(con, plain, layout, lines, refused, has_nul=counted.has_nul)
    refuse_share(order.file, rejected, n_records, order.share)
    return rejected, lines
