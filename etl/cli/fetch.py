"""`python -m etl fetch`: download event data, to be imported next."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from urllib.parse import quote, urlsplit

import typer

if TYPE_CHECKING:
    from etl.events.progress import Bar

RELEASE = re.compile(r"\d{2}(\.\d{1,2}){1,3}", re.ASCII)
UCDP = "https://ucdp.uu.se/downloads"
HDX = "https://data.humdata.org/api/3/action/package_show?id="


def fetch(
    adapter: Annotated[str, typer.Argument(help="ucdp-ged, flows or acled.")],
    what: Annotated[
        str,
        typer.Argument(
            help="The release (26.1, or a candidate 26.0.8); for flows the data set's name on HDX; for acled countries, as "
            "Pakistan,Afghanistan."
        ),
    ],
    folder: Annotated[Path, typer.Option(help="Where the file goes.")] = Path("downloads"),
    url: Annotated[
        str | None,
        typer.Option(help="Another address: of the file, of HDX's answer about the data set, of ACLED's site."),
    ] = None,
    sha256: Annotated[str | None, typer.Option(help="The hash the file must have.")] = None,
    first: Annotated[str | None, typer.Option("--from", help="For acled: the first day, as 2020-01-01.")] = None,
    last: Annotated[str | None, typer.Option("--to", help="For acled: the last day.")] = None,
) -> None:
    """Download UCDP GED, a table from HDX or events from ACLED: again and on where it stopped, when the line drops.

    ACLED asks for an account: set SANAD_ACLED_USER and SANAD_ACLED_PASSWORD in the environment.
    """
    from etl.events.fetching import FetchError
    from etl.events.progress import Bar
    from etl.journal import BusyError, alone

    bar = Bar()
    try:
        with alone(folder / adapter):  # two would write into one part of a file
            if adapter == "acled":
                said = fetch_events(what, folder, url, sha256, (first, last), bar)
            else:
                said = fetch_one(adapter, what, folder, url, sha256, bar)
    except (FetchError, BusyError) as error:
        bar.end()
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None
    bar.end()
    typer.echo(said)


def fetch_one(adapter: str, what: str, folder: Path, url: str | None, sha256: str | None, bar: Bar) -> str:
    """Fetch one file; gives what to say of it. Raises FetchError."""
    from etl.events.fetching import fetch_file

    address, note = find_address(adapter, what, url)
    target = folder / (Path(urlsplit(address).path).name or "table.csv")
    found = fetch_file(address, target, sha256=sha256, note=note, told=bar.begin("Downloading"))
    return f"Fetched {target} (SHA-256 {found}).\nNext: python -m etl import {adapter} {target}"


def fetch_events(
    what: str, folder: Path, url: str | None, sha256: str | None, days: tuple[str | None, str | None], bar: Bar
) -> str:
    """Fetch events of some countries from ACLED; gives what to say of it. Raises FetchError."""
    from etl.events.acled_api import SITE, TERMS, Question, read_account
    from etl.events.acled_pages import fetch_acled
    from etl.events.fetching import FetchError

    countries = tuple(dict.fromkeys(name.strip() for name in what.split(",") if name.strip()))
    if not countries:
        raise FetchError("Name one country or more, as Pakistan,Afghanistan.")
    question = Question(countries, read_day(days[0]), read_day(days[1]), (url or SITE).rstrip("/"))
    name = "-".join(["acled", *countries, *(day for day in days if day)])
    target = folder / f"{re.sub('[^a-z0-9-]+', '-', name.lower())[:120]}.csv"
    found, n_rows = fetch_acled(question, target, read_account(), sha256=sha256, told=bar.begin)
    return (
        f"Fetched {target}: {n_rows:,} events (SHA-256 {found}).\nThey are for you alone and may not be passed on: {TERMS}\n"
        f"Next: python -m etl import acled {target}"
    )


def read_day(text: str | None) -> str | None:
    """A day as YYYY-MM-DD. Raises FetchError for anything else."""
    from etl.events.fetching import FetchError

    try:
        return date.fromisoformat(text).isoformat() if text else None
    except ValueError:
        raise FetchError(f"{text} is no day; write it as 2020-01-01.") from None


def find_address(adapter: str, what: str, url: str | None) -> tuple[str, dict[str, str]]:
    """The address of the file, and what is known of its terms. Raises FetchError."""
    from etl.events.fetching import FetchError

    if adapter == "ucdp-ged":
        if not url and not RELEASE.fullmatch(what):
            raise FetchError(f"{what!r} is no release of UCDP GED. Write it like 26.1, or a candidate like 26.0.8.")
        return url or name_release(what), {"licence": "CC BY 4.0"}
    if adapter == "flows":
        return find_table(url or HDX + quote(what))
    raise FetchError(
        f"{adapter} cannot be fetched; ucdp-ged, flows and acled can. Download it yourself, then import the file."
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
