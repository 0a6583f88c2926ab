"""Files to import and the command that imports them, for the tests of imported events. All places and events are invented."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from etl.adapters import find_adapters
from etl.adapters.ucdp_ged import COLUMNS_49
from etl.events.bring_in import Imported, Order, import_file

ROOT = Path(__file__).parent.parent.parent
INVENTED = ROOT / "tests" / "invented"
REAL = ROOT.parent / "shared" / "data" / "ucdp_ged_v19_1_syria.csv.gz"
GED = {
    "id": "1", "year": "2022", "type_of_violence": "1", "conflict_name": "Arvania: Government", "side_a": "Government of Arvania",
    "side_b": "Front", "number_of_sources": "1", "source_article": '"Arvan Post,2022-03-02,Clash in Kost"',
    "source_original": "Arvan Post", "source_date": "2022-03-02", "where_prec": "1", "where_coordinates": "Kost town",
    "adm_1": "Kost province", "adm_2": "Kost district", "latitude": "10.5", "longitude": "20.5", "country": "Arvania",
    "date_prec": "1", "date_start": "2022-03-01 00:00:00.000", "date_end": "2022-03-01 00:00:00.000", "deaths_a": "1",
    "deaths_b": "2", "deaths_civilians": "0", "deaths_unknown": "0", "best": "3", "high": "5", "low": "3",
}  # fmt: skip
ACLED_31 = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type",
    "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting",
    "iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision",
    "source", "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip


def write_table(
    rows: list[dict[str, str]], columns: tuple[str, ...], *, delimiter: str = ",", header: bool = True
) -> str:
    """Rows as a CSV text."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns, delimiter=delimiter, lineterminator="\n", restval="", extrasaction="ignore")
    if header:
        writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def ged_rows(count: int, **cells: str) -> list[dict[str, str]]:
    """Events like GED's first, with ids from 1."""
    return [{**GED, "id": str(number), **cells} for number in range(1, count + 1)]


@dataclass(frozen=True)
class Desk:
    """A folder of events and what was imported into it."""

    folder: Path
    files: Path

    def write(self, name: str, content: str | bytes) -> Path:
        """A file as somebody downloaded it."""
        path = self.files / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def bring_in(self, adapter: str, file: Path, **options: Any) -> Imported:
        """Import it."""
        order = Order(find_adapters()[adapter], file, self.folder, INVENTED)
        return import_file(replace(order, **options))

    def ged(self, rows: list[dict[str, str]], file: str = "GEDEvent_v25_1.csv", **options: Any) -> Imported:
        """Import events of UCDP's form."""
        return self.bring_in("ucdp-ged", self.write(file, write_table(rows, COLUMNS_49)), **options)

    def files_left(self) -> list[str]:
        """All files in the folder of events but the lock."""
        found = (path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file())
        return sorted(name for name in found if name != ".lock")
