"""From printed names of countries and provinces to the corpus's codes; what is not known stays without a code."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import duckdb

COUNTRIES = {
    "PK": ("Pakistan", "PAK", "Islamic Republic of Pakistan", "Pakistan (Islamic Republic of)"),
    "AF": ("Afghanistan", "AFG", "Islamic Republic of Afghanistan", "Afghanistan (Islamic Republic of)"),
    "IR": (
        "Iran",
        "IRN",
        "Islamic Republic of Iran",
        "Iran (Islamic Republic of)",
        "Iran (Islamic Rep. of)",
        "Iran, Islamic Rep.",
    ),
}
# Spellings of event data sets that reference_areas.csv does not have, since no document of the corpus prints them.
SPELLINGS = {
    "AF-HEL": ("Hilmand",),
    "AF-PAN": ("Panjsher",),
    "AF-SAR": ("Sar-i-Pul", "Saripul"),
    "AF-DAY": ("Dai Kundi",),
    "AF-KDZ": ("Konduz",),
    "AF-KNR": ("Konar",),
    "AF-NUR": ("Nooristan",),
    "PK-IS": ("Federal Capital Territory", "Islamabad Capital"),
    "PK-GB": ("Northern Areas", "Federally Administered Northern Areas"),
    "PK-KP": ("North-West Frontier Province", "North West Frontier Province", "Khyber Pakhtoonkhwa"),
    "PK-JK": ("Azad Kashmir", "Azad Jammu & Kashmir"),
    "PK-TA": ("Federally Administered Tribal Areas", "Tribal Areas"),
    "IR-11": ("Sistan va Baluchestan", "Sistan-e-Baluchestan", "Sistan and Baluchistan"),
}
# Units of these kinds bear names that events print; "combined" and borders are the corpus's own.
KINDS = ("province", "territory")
# UCDP prints "Kunar province"; spaces, hyphens and small letters differ everywhere.
ENDINGS = ("", " province", " region", " territory", " capital territory")
SEPARATORS = (" ", "-", "")
# The codes of a row's printed country and province: a name that is not known has none.
JOIN_PLACES = """
LEFT JOIN country_names ON printed_country = lower({country})
LEFT JOIN area_names ON of_country = country_code AND printed_area = lower({admin1})
"""
# The area an event is counted under: its province where the place is known that well, else its country. The tribal areas
# of Pakistan ended on 30 May 2018; what bears their name later lies in the tribal districts of Khyber Pakhtunkhwa.
AREA = """
CASE
    WHEN {precision} IN ('region', 'country', 'international') THEN country_code
    WHEN area_code = 'PK-TA' AND {date} > DATE '2018-05-30' THEN 'PK-KP-TD'
    ELSE coalesce(area_code, country_code)
END
"""


def spell(name: str) -> set[str]:
    """The ways in which a name is printed, in small letters: as it is, and with spaces or hyphens throughout or none."""
    plain = name.strip().lower()
    words = re.split("[ -]", plain)
    return {way + ending for way in (plain, *(sep.join(words) for sep in SEPARATORS)) for ending in ENDINGS}


def list_names(datasets: Path) -> Iterator[tuple[str, str, str]]:
    """(country's code, printed name, code) of the provinces of reference_areas.csv; none where that can't be read."""
    path = datasets / "reference_areas.csv"
    if not path.is_file():
        return
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            code = row.get("reference_area") or ""
            country = code.partition("-")[0]
            if country in COUNTRIES and row.get("kind") in KINDS:
                names = [row["name"], *(row.get("names_as_printed") or "").split(";"), *SPELLINGS.get(code, ())]
                yield from ((country, spelt, code) for name in names if name for spelt in spell(name))


def fill_areas(con: duckdb.DuckDBPyConnection, datasets: Path) -> None:
    """Make country_names and area_names in the store. Where two areas bear a name, the first has it."""
    countries = [(name.lower(), code) for code, names in COUNTRIES.items() for name in names]
    areas = {(country, name): code for country, name, code in reversed(list(list_names(datasets)))}
    con.execute(
        "CREATE TABLE country_names AS SELECT unnest(?::VARCHAR[]) AS printed_country, unnest(?::VARCHAR[]) AS country_code",
        [[name for name, _ in countries], [code for _, code in countries]],
    )
    con.execute(
        "CREATE TABLE area_names AS SELECT unnest(?::VARCHAR[]) AS of_country, unnest(?::VARCHAR[]) AS printed_area, "
        "unnest(?::VARCHAR[]) AS area_code",
        [[country for country, _ in areas], [name for _, name in areas], list(areas.values())],
    )
