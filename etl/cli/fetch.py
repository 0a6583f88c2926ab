"""`python -m etl fetch`: download open event data, to be imported next."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated
from urllib.parse import quote, urlsplit

import typer

UCDP = "https://ucdp.uu.se/downloads"
HDX = "https://data.humdata.org/api/3/action/package_show?id="


def fetch(
    adapter: Annotated[str, typer.Argument(help="ucdp-ged or flows.")],
    what: Annotated[
        str, typer.Argument(help="The release (26.1, or a candidate 26.0.8); for flows the data set's name on HDX.")
    ],
    folder: Annotated[Path, typer.Option(help="Where the file goes.")] = Path("downloads"),
    url: Annotated[
        str | None, typer.Option(help="Another address of the file, or of HDX's answer about the data set.")
    ] = None,
    sha256: Annotated[str | None, typer.Option(help="The hash the file must have.")] = None,
) -> None:
    """Download a release of UCDP GED or a table from HDX: again and on where it stopped, when the line drops."""
    from etl.events.fetching import FetchError, fetch_file
    from etl.events.progress import Bar
    from etl.journal import BusyError, alone

    bar = Bar()
    try:
        address, note = find_address(adapter, what, url)
        target = folder / (Path(urlsplit(address).path).name or "table.csv")
        with alone(target):
            found = fetch_file(address, target, sha256=sha256, note=note, told=bar.begin("Downloading"))
    except (FetchError, BusyError) as error:
        bar.end()
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None
    bar.end()
    typer.echo(f"Fetched {target} (SHA-256 {found}).\nNext: python -m etl import {adapter} {target}")


def find_address(adapter: str, what: str, url: str | None) -> tuple[str, dict[str, str]]:
    """The address of the file, and what is known of its terms. Raises FetchError."""
    from etl.events.fetching import FetchError

    if adapter == "ucdp-ged":
        return url or name_release(what), {"licence": "CC BY 4.0"}
    if adapter == "flows":
        return find_table(url or HDX + quote(what))
    raise FetchError(
        f"{adapter} cannot be fetched; ucdp-ged and flows can. ACLED's exports need an account of your own."
    )


def name_release(version: str) -> str:
    """The address of a UCDP release: 26.1 is packed, candidates (26.0.8, 26.01.26.06) are not."""
    if version.count(".") == 1:
        return f"{UCDP}/ged/ged{version.replace('.', '')}-csv.zip"
    return f"{UCDP}/candidateged/GEDEvent_v{version.replace('.', '_')}.csv"


def find_table(url: str) -> tuple[str, dict[str, str]]:
    """The newest CSV of a data set on HDX, and its terms (CKAN's package_show). Raises FetchError."""
    from etl.events.fetching import FetchError, read_json

    answer = read_json(url)
    try:
        package = answer["result"]
        tables = [table for table in package["resources"] if str(table["format"]).upper() == "CSV"]
        newest = max(tables, key=lambda table: str(table.get("last_modified") or ""))
        note = {
            "title": str(package["title"]),
            "producer": str((package.get("organization") or {}).get("title") or "as the table's page says"),
            "licence": str(package.get("license_title") or "not stated"),
            "citation": f"{package.get('dataset_source') or package['title']}, Humanitarian Data Exchange.",
            "source_url": f"https://data.humdata.org/dataset/{package['name']}",
        }
        return str(newest["url"]), note
    except (KeyError, TypeError, ValueError) as error:
        raise FetchError(f"{url} names no CSV table. Look the data set up on HDX.") from error
