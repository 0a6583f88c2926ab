"""Event data as somebody who means harm would publish them: every text and address that a table, its mapping or its note can hold.

They come in through `etl import`, as a curator would bring them in: what it lets through must be inert everywhere.
"""

from __future__ import annotations

import csv
import io
import json
from itertools import cycle
from pathlib import Path

import yaml
from importing import INVENTED, ged_rows, write_table

from etl.adapters import find_adapters
from etl.adapters.generic import configure
from etl.adapters.ucdp_ged import COLUMNS_49
from etl.events.adapter import Adapter
from etl.events.bring_in import Order, import_file
from etl.events.terms import read_note, with_note

NAME, FLOWS = "hostile-events", "flows"
# Columns of a table that may hold any text, by their name in `events`.
FREE = (
    "event_id",
    "country",
    "admin1",
    "admin2",
    "place",
    "side_a",
    "side_b",
    "conflict",
    "notes",
    "source",
    "source_date",
    "sub_event_type",
)
AREAS = ("XA", "XB-LA")
DAYS = ("2022-03-05", "2023-05-01", "2023-05-02")


def keep_importable(texts: tuple[str, ...]) -> list[str]:
    """Those that an import takes: a NUL is refused, and what is no letter at all cannot be written as UTF-8."""
    return [text for text in texts if "\0" not in text]


def write_events(texts: tuple[str, ...], addresses: tuple[str, ...]) -> str:
    """A table of events, each text in each free column in turn, each address as a source's."""
    rows, words, links = [], keep_importable(texts), cycle(addresses)
    for number in range(len(words) * 2):
        cells = {name: words[(number + place) % len(words)] for place, name in enumerate(FREE)}
        rows.append({
            **cells, "event_id": f"{number} {cells['event_id']}", "source_url": next(links), "reference_area": AREAS[number % 2],
            "date_start": DAYS[number % 3], "best": str(number), "event_type": words[number % 3], "latitude": "31.5", "longitude": "67.1",
            "place_precision": ("exact", "province")[number % 2],
        })  # fmt: skip
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def write_mapping(texts: tuple[str, ...], addresses: tuple[str, ...]) -> str:
    """A mapping of that table whose terms and words are hostile, too."""
    words = keep_importable(texts)
    columns = (
        *FREE,
        "source_url",
        "reference_area",
        "date_start",
        "best",
        "event_type",
        "latitude",
        "longitude",
        "place_precision",
    )
    terms = {
        "name": NAME, "title": words[0], "producer": words[1], "licence": words[2], "redistributable": True, "citation": words[5],
        "licence_url": addresses[0], "source_url": addresses[4], "version": "1", "measure": "fatalities",
        "columns": {name: name for name in columns}, "event_types": {words[n]: f"{n} {words[n + 3]}" for n in range(3)},
    }  # fmt: skip
    return yaml.safe_dump(terms, allow_unicode=True)


def write_flows(texts: tuple[str, ...], addresses: tuple[str, ...]) -> str:
    """A table of returns with hashtags, hostile where one may be."""
    words = keep_importable(texts)
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["From", "To", words[1], words[3], "Returnees", "Source", "Address"])
    writer.writerow(
        [
            "#date+start",
            "#date+end",
            "#loc+border",
            "#country+name+from",
            "#affected+returnees",
            "#meta+source",
            "#meta+url",
        ]
    )
    for number, address in enumerate(addresses):
        day = f"2024-05-{number + 1:02}"
        writer.writerow([day, day, words[number], words[number + 1], number, words[number + 2], address])
    return text.getvalue()


def import_hostile(folder: Path, texts: tuple[str, ...], addresses: tuple[str, ...]) -> Path:
    """Import them all below a folder; gives that of the events."""
    files, events = folder / "downloads", folder / "events"
    files.mkdir(parents=True)
    (files / "mapping.yaml").write_text(write_mapping(texts, addresses), "utf-8")
    (files / "events.csv").write_text(write_events(texts, addresses), "utf-8", newline="")
    (files / "flows.csv").write_text(write_flows(texts, addresses), "utf-8", newline="")
    note = {
        "title": texts[0],
        "producer": texts[1],
        "citation": texts[4],
        "source_url": addresses[0],
        "licence": "CC BY 4.0",
    }
    (files / "flows.csv.source.json").write_text(json.dumps(note), "utf-8")
    ged = ged_rows(
        10,
        side_a=texts[0],
        conflict_name=texts[1],
        where_coordinates=texts[3],
        source_article=texts[2],
        country=texts[5],
    )
    (files / "GEDEvent_v25_1.csv").write_text(write_table(ged, COLUMNS_49), "utf-8")
    adapters = find_adapters()
    orders: list[tuple[Adapter, str]] = [
        (configure(files / "mapping.yaml"), "events.csv"),
        (with_note(adapters["flows"], read_note(files / "flows.csv")), "flows.csv"),
        (adapters["ucdp-ged"], "GEDEvent_v25_1.csv"),
    ]
    for adapter, name in orders:
        import_file(Order(adapter, files / name, events, INVENTED))
    return events
