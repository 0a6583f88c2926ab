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
from etl.events.failure import NotImportedError, fail
from etl.events.head import read_head
from etl.events.lines import Shifts, Source, map_lines, pass_over, shift_lines
from etl.events.manifest import describe, find_version
from etl.events.months import write_months
from etl.events.packed import unpack
from etl.events.progress import Bar
from etl.events.reading import Refused, open_store, read_events, refuse_cut
from etl.events.rejecting import Rejected, drop_broken, find_broken, list_rejected, refuse_share, write_rejected
from etl.events.versions import find_shown, locked, refuse_names, refuse_older, settle, staged
from etl.load.content import hash_file
from etl.load.registered import EVENTS, MONTHS, REJECTED
from etl.problems import hide_places

MOST_SHIFTS = 5_000  # beyond, an event's line is not kept: finding it would cost more than it tells
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
    with reasons(order), locked(order.folder, order.file), staged(order.folder) as staging:
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
    layout, events = order.adapter.recognise(head), staging / EVENTS
    with ThreadPoolExecutor() as pool, open_store(staging) as con:
        passing = pool.submit(pass_over, plain)
        fill_areas(con, order.datasets)
        with bar.watch(con, "Reading"):
            read = read_events(con, plain, head, layout, events)
        source = passing.result()
        sha256 = source.sha256 if plain == order.file else hash_file(order.file)
        try:
            version = order.version or find_version(order.adapter, order.file, con, events)
        except NotImportedError:  # where no row could be read, that is the reason
            check_rows(order, con, plain, layout, source, read, events)
            raise
        name = order.name or order.adapter.name_dataset(version)
        refuse_names(order.file, name, version)
        shown = find_shown(order.folder, name)
        if shown and shown["file_sha256"] == sha256:
            return Imported("unchanged", shown)
        refuse_older(order.file, shown, version)
        bar.begin("Checking")(0.5)
        rejected, shifts = check_rows(order, con, plain, layout, source, read, events)
        write_months(con, events, staging / MONTHS)
        write_rejected(rejected, staging / REJECTED)
        manifest = describe(order.adapter, order.file, con, staging, name, version, layout)
        kept_lines = [[row, shift] for row, shift in shifts] if shifts else None
        manifest |= {"file_sha256": sha256, "n_rejected": len(rejected), "shifts": kept_lines}
        if shown:
            old = order.folder / name / shown["version"] / EVENTS
            manifest["changes"] = {"from": shown["version"], **compare_versions(con, old, events)}
    settle(order.folder, staging, manifest)
    return Imported("imported", manifest, rejected)


def check_rows(
    order: Order,
    con: duckdb.DuckDBPyConnection,
    plain: Path,
    layout: Layout,
    source: Source,
    read: tuple[int, list[Refused]],
    events: Path,
) -> tuple[list[Rejected], Shifts | None]:
    """The rows rejected, which leave the file of events, and the lines of the others.

    Raises NotImportedError for a file cut off, and where too many rows are rejected.
    """
    n_rows, refused = read
    n_records = n_rows + len(refused)
    lines = map_lines(plain, layout.skip, source.n_lines, n_records)
    last = layout.skip + n_records + (len(lines.empty) if lines else 0)
    refuse_cut(order.file, refused, last, ends_whole=source.ends_whole)
    if lines is None:
        message = "The reader left out rows, since lines end in different ways or quotation marks are missing. Save the file anew as CSV."
        raise fail(order.file, "rows_lost", message, found=f"{n_records:,} rows read", allowed="all rows")
    broken = find_broken(con, events, has_nul=source.has_nul)
    rejected, left_out = list_rejected(plain, layout, lines, refused, broken)
    refuse_share(order.file, rejected, n_records, order.share)
    if broken:
        drop_broken(con, events)
    shifts = shift_lines(lines, left_out, n_records - len(left_out))
    return rejected, shifts if shifts and len(shifts) <= MOST_SHIFTS else None
