"""`python -m etl import`: a file of events becomes a version of a data set beside the warehouse."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from etl.cli.build import build_target, default_target, describe, log_to_stderr
from etl.load.build import WarehouseError
from etl.load.registered import events_folder

if TYPE_CHECKING:
    from etl.events.adapter import Adapter
    from etl.events.bring_in import Imported

SHOWN = 3


def import_events(  # noqa: PLR0913, PLR0917 (a command has options)
    adapter: Annotated[str, typer.Argument(help="The kind of data set.")],
    file: Annotated[Path, typer.Argument(help="The file as downloaded; .gz and .zip are unpacked.")],
    name: Annotated[str | None, typer.Option(help="A name for the data set, instead of the adapter's.")] = None,
    version: Annotated[str | None, typer.Option(help="Its version, where neither rows nor file name tell it.")] = None,
    mapping: Annotated[
        Path | None, typer.Option(help="For the generic adapter: the YAML file that names columns.")
    ] = None,
    licence: Annotated[
        str | None, typer.Option(help="For flows: the licence on the table's page, as CC BY IGO.")
    ] = None,
    share: Annotated[float, typer.Option(help="The share of rows that may be rejected.", min=0, max=1)] = 0.05,
    datasets: Annotated[Path, typer.Option(help="The datasets folder.")] = Path("datasets"),
    out: Annotated[
        str | None,
        typer.Option(help="The warehouse that gets to know of it; SANAD_WAREHOUSE, else build/sanad.duckdb."),
    ] = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Import a file of events, whole or not at all; SANAD_EVENTS names the folder, else events/ beside datasets/."""
    from etl.adapters import find_adapters
    from etl.events.bring_in import Order, import_file
    from etl.events.failure import NotImportedError

    log_to_stderr()
    adapters = find_adapters()
    if adapter not in adapters:
        typer.echo(f"There is no adapter {adapter!r}. There are:", err=True)
        for known in adapters.values():
            typer.echo(f"  {known.name:<12} {known.help}", err=True)
        raise typer.Exit(1)
    try:
        chosen = choose_terms(adapters[adapter], file, mapping, licence)
        result = import_file(Order(chosen, file, events_folder(datasets), datasets, name, version, share))
    except NotImportedError as failure:
        typer.echo(
            json.dumps(failure.problem.as_row(), ensure_ascii=False) if as_json else str(failure), err=not as_json
        )
        raise typer.Exit(1) from None
    typer.echo(json.dumps(result.manifest, ensure_ascii=False, indent=1) if as_json else tell(result))
    build_after(datasets, out or default_target(), quiet=as_json)


def choose_terms(adapter: Adapter, file: Path, mapping: Path | None, licence: str | None) -> Adapter:
    """The adapter with what the user, or the note beside a fetched file, says of the data. Raises NotImportedError."""
    from etl.events.terms import read_note, with_licence, with_note

    if adapter.configure and mapping:
        return adapter.configure(mapping)
    if adapter.name == "flows":  # the other adapters know their terms
        adapter = with_note(adapter, read_note(file))
        return with_licence(adapter, licence) if licence else adapter
    return adapter


def build_after(datasets: Path, target: str, *, quiet: bool) -> None:
    """Let the warehouse know; where it cannot be built, the import stands and the next build will."""
    try:
        built = build_target(datasets, target)
    except WarehouseError as error:
        typer.echo(f"Imported, but the warehouse does not know it yet. {error}", err=True)
        raise typer.Exit(1) from None
    typer.echo(describe(built, target), err=quiet)


def tell(result: Imported) -> str:
    """What a person reads after an import."""
    manifest = result.manifest
    if result.outcome == "unchanged":
        return f"{manifest['title']} is already imported from this very file; nothing was changed."
    lines = [
        f"Imported {manifest['title']} as {manifest['event_dataset']}: {manifest['n_events']:,} events, "
        f"{manifest['first_day']} to {manifest['last_day']}. {tell_terms(manifest)}"
    ]
    if change := manifest["changes"]:
        lines.append(
            f"Replaces version {change['from']}: {change['added']:,} events added, {change['removed']:,} removed, "
            f"{change['changed']:,} changed."
        )
    if n := len(result.rejected):
        rows = "1 row was rejected; rejected.csv beside the events has it:"
        if n > 1:
            rows = f"{n:,} rows were rejected; rejected.csv beside the events has them all. The first:"
        lines += [rows, *(f"  {row.place}: {row.reason}" for row in result.rejected[:SHOWN])]
    return "\n".join(lines)


def tell_terms(manifest: dict[str, Any]) -> str:
    """The licence, and where it does not say so itself, that the rows are for the person who imported them."""
    licence = f"Licence: {manifest['licence']}."
    if manifest["redistributable"] or "passed on" in licence:
        return licence
    return (
        f"{licence} No open licence is known, so the rows are for you alone: name it with --licence, if there is one."
    )
