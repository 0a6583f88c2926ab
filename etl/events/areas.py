"""From printed names of countries and provinces to the corpus's codes; what is not known stays without a code."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import duckdb

COUNTRIES = {
    "PK": ("Pakistan",),
    "AF": ("Afghanistan",),
    "IR": ("Iran", "Iran (Islamic Republic of)", "Islamic Republic of Iran"),
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
# UCDP prints "Kunar province", "Homs Governorate"; spaces, hyphens and accents differ everywhere.
KEY = r"CREATE MACRO area_key(name) AS regexp_replace(regexp_replace(lower(strip_accents(name)), ' (province|governorate|region|territory)$', ''), '[^a-z]+', '', 'g')"
# One row per printed country × province: its code and that of the country.
PLACES = """
CREATE TABLE places AS
SELECT p.printed_country, p.printed_admin1, c.reference_area AS country_area, a.reference_area AS province_area
FROM (SELECT DISTINCT {country} AS printed_country, {admin1} AS printed_admin1 FROM rows) p
LEFT JOIN country_names c ON c.key = area_key(p.printed_country)
LEFT JOIN area_names a ON a.key = area_key(p.printed_admin1) AND a.country_area = c.reference_area
"""
# The area an event is counted under: its province where the place is known that well, else its country. The tribal areas
# of Pakistan ended on 30 May 2018; what bears their name later lies in the tribal districts of Khyber Pakhtunkhwa.
AREA = """
CASE
    WHEN {precision} IN ('region', 'country', 'international') THEN p.country_area
    WHEN p.province_area = 'PK-TA' AND {date} > DATE '2018-05-30' THEN 'PK-KP-TD'
    ELSE coalesce(p.province_area, p.country_area)
END
"""


def key_of(name: str) -> str:
    """A name as area_key makes it, for names without accents."""
    return re.sub("[^a-z]+", "", name.lower())


def list_names(datasets: Path) -> Iterator[tuple[str, str, str]]:
    """(key, country's code, code) of the provinces of reference_areas.csv; none where that can't be read."""
    path = datasets / "reference_areas.csv"
    if not path.is_file():
        return
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            country = (row.get("reference_area") or "").partition("-")[0]
            if country in COUNTRIES and row.get("kind") in KINDS:
                code = row["reference_area"]
                names = [row["name"], *(row.get("names_as_printed") or "").split(";"), *SPELLINGS.get(code, ())]
                yield from ((key_of(name), country, code) for name in names if key_of(name))


def fill_areas(con: duckdb.DuckDBPyConnection, datasets: Path) -> None:
    """Make area_key, country_names and area_names in the store."""
    con.execute(KEY)
    con.execute("CREATE TABLE country_names (key VARCHAR, reference_area VARCHAR)")
    countries = [[key_of(name), code] for code, names in COUNTRIES.items() for name in names]
    con.executemany("INSERT INTO country_names VALUES (?, ?)", countries)
    con.execute("CREATE TABLE area_names (key VARCHAR PRIMARY KEY, country_area VARCHAR, reference_area VARCHAR)")
    for row in dict.fromkeys(list_names(datasets)):
        con.execute("INSERT OR IGNORE INTO area_names VALUES (?, ?, ?)", row)
