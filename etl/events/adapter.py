"""What an adapter says of a data set: how to know its files, how its columns become ours, whose it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from etl.events.head import Head

# The columns of `events`, with their types; an adapter gives an SQL expression for each that its data set has.
EVENT_COLUMNS: Mapping[str, str] = {
    "event_id": "VARCHAR",
    "date_start": "DATE",
    "date_end": "DATE",
    "date_precision": "VARCHAR",
    "event_type": "VARCHAR",
    "sub_event_type": "VARCHAR",
    "measure": "VARCHAR",
    "best": "BIGINT",
    "low": "BIGINT",
    "high": "BIGINT",
    "deaths_a": "BIGINT",
    "deaths_b": "BIGINT",
    "deaths_civilians": "BIGINT",
    "deaths_unknown": "BIGINT",
    "country": "VARCHAR",
    "admin1": "VARCHAR",
    "admin2": "VARCHAR",
    "place": "VARCHAR",
    "place_precision": "VARCHAR",
    "reference_area": "VARCHAR",
    "destination": "VARCHAR",
    "crossing": "VARCHAR",
    "latitude": "DOUBLE",
    "longitude": "DOUBLE",
    "side_a": "VARCHAR",
    "side_b": "VARCHAR",
    "conflict": "VARCHAR",
    "notes": "VARCHAR",
    "source": "VARCHAR",
    "source_date": "VARCHAR",
    "source_url": "VARCHAR",
    "n_sources": "BIGINT",
    "updated": "DATE",
}
DATE_PRECISIONS = ("day", "days", "week", "month", "year")
PLACE_PRECISIONS = ("exact", "near", "district", "province", "region", "country", "international")
# What `best` may count: the measures of datasets/measures.csv.
MEASURES = (
    "fatalities", "injuries", "casualties", "abductions", "arrests", "releases", "returns", "deportations", "arrivals",
    "population", "attacks", "violent_incidents", "suicide_attacks", "airstrikes", "operations",
)  # fmt: skip


@dataclass(frozen=True)
class Check:
    """A rule for one row: `wrong` is SQL over the file's columns, true for a row that breaks it."""

    column: str
    wrong: str
    message: str


@dataclass(frozen=True)
class Layout:
    """How one file is read: all its columns in order, the types of those wanted (others are skipped), what becomes of them.

    `select` has SQL over the file's columns (`rows.…`) by names of EVENT_COLUMNS, and `joins` what it needs beside them;
    `skip` is the number of records above the first row; `date_format` is strptime's, None for ISO.
    """

    columns: tuple[str, ...]
    types: Mapping[str, str]
    select: Mapping[str, str]
    checks: tuple[Check, ...] = ()
    skip: int = 1
    date_format: str | None = None
    joins: str = ""


@dataclass(frozen=True)
class Terms:
    """Whose the data are and what others may do with them; they go with the data wherever these are shown."""

    title: str
    producer: str
    licence: str
    licence_url: str | None
    redistributable: bool
    citation: str
    source_url: str | None


@dataclass(frozen=True)
class Adapter:
    """One kind of data set. `recognise` gives the layout of a file or raises NotImportedError.

    `read_version` gets the file's name; `{version}` in title and citation is filled in. `event_types` has the words for
    each code that `select["event_type"]` can give; `types_add_up` says whether their sum means something.
    """

    name: str
    terms: Terms
    event_types: Mapping[str, str]
    recognise: Callable[[Head], Layout]
    read_version: Callable[[str], str | None]
    types_add_up: bool = True
    living: bool = False  # changed all the time: the newest `updated` is its version
    dataset_name: Callable[[str], str] | None = None
    configure: Callable[[Path], Adapter] | None = None  # the adapter that a mapping (YAML) describes
    help: str = ""

    def name_dataset(self, version: str) -> str:
        """The name a data set gets unless the user gives one."""
        return self.dataset_name(version) if self.dataset_name else self.name
