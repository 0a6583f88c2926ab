"""UCDP Georeferenced Event Dataset: yearly releases of 41 columns (to 19.1) and of 49, and monthly candidate releases.

Columns and codes after the codebook: Högbladh (2025), "UCDP GED Codebook version 25.1", Uppsala University,
https://ucdp.uu.se/downloads/ged/ged251.pdf, and Hegre et al. (2020), "Introducing the UCDP Candidate Events Dataset",
Research & Politics 7(3). An event is one incident of armed force with at least one death in the best or high estimate.

- best, high, low: the estimates of deaths. best is the most reliable one, not the middle; it may be 0 with a high above.
  In 101 of Syria's 16,566 events of 19.1 low stands above best or high below it: best is kept as published, and the
  range is the span of the three numbers.
- type_of_violence: 1 state-based, 2 non-state, 3 one-sided. The three exclude one another, so they add up.
- date_prec: 1 day known; 2 a range of two to six days; 3 the week; 4 up to a month; 5 longer than that, up to a year.
- where_prec: 1 exact place; 2 within about 25 km; 3 district; 4 province; 5 a line or fuzzy area; 6 country; 7 sea or air.
- date_start and date_end are days, with " 00:00:00.000" behind them in later releases.
- Candidate releases (GEDEvent_v26_0_8.csv of one month, GEDEvent_v26_01_26_06.csv of several) have the 49 columns; some were
  published without the header row.
"""

from __future__ import annotations

import re

from etl.events.adapter import Adapter, Check, Layout, Terms
from etl.events.failure import fail
from etl.events.head import Head
from etl.problems import shorten

COLUMNS_49 = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id",
    "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a",
    "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office",
    "source_date", "source_headline", "source_original", "where_prec", "where_coordinates", "where_description",
    "adm_1", "adm_2", "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region",
    "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians",
    "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob",
)  # fmt: skip
TYPES = {
    **dict.fromkeys(
        ("id", "conflict_name", "side_a", "side_b", "source_article", "source_date", "source_original"), "VARCHAR"
    ),
    **dict.fromkeys(("where_coordinates", "adm_1", "adm_2", "country"), "VARCHAR"),
    **dict.fromkeys(("type_of_violence", "number_of_sources", "where_prec", "date_prec"), "SMALLINT"),
    **dict.fromkeys(("latitude", "longitude", "best", "high", "low"), "DOUBLE"),
    **dict.fromkeys(("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"), "DOUBLE"),
    **dict.fromkeys(("date_start", "date_end"), "TIMESTAMP"),
}
SELECT = {
    "event_id": "id",
    "date_start": "date_start::DATE",
    "date_end": "date_end::DATE",
    "date_precision": "['day', 'days', 'week', 'month', 'year'][date_prec]",
    "event_type": "['state_based', 'non_state', 'one_sided'][type_of_violence]",
    "measure": "'fatalities'",
    "best": "best",
    "low": "least(low, best, high)",
    "high": "greatest(low, best, high)",
    "deaths_a": "deaths_a",
    "deaths_b": "deaths_b",
    "deaths_civilians": "deaths_civilians",
    "deaths_unknown": "deaths_unknown",
    "country": "country",
    "admin1": "adm_1",
    "admin2": "adm_2",
    "place": "where_coordinates",
    "place_precision": "['exact', 'near', 'district', 'province', 'region', 'country', 'international'][where_prec]",
    "latitude": "latitude",
    "longitude": "longitude",
    "side_a": "side_a",
    "side_b": "side_b",
    "conflict": "conflict_name",
    "source": "coalesce(source_article, source_original)",
    "source_date": "source_date",
    "n_sources": "CASE WHEN number_of_sources >= 0 THEN number_of_sources END",  # -1: not recorded
}
CHECKS = (
    Check("id", "id IS NULL", "the event has no id"),
    Check("type_of_violence", "type_of_violence IS NULL OR type_of_violence NOT IN (1, 2, 3)", "must be 1, 2 or 3"),
    Check("date_prec", "date_prec IS NULL OR date_prec NOT BETWEEN 1 AND 5", "must be 1 to 5"),
    Check("where_prec", "where_prec IS NULL OR where_prec NOT BETWEEN 1 AND 7", "must be 1 to 7"),
    Check("date_start", "date_start IS NULL", "the event has no date"),
    Check("date_end", "date_end IS NULL OR date_end < date_start", "must not be before date_start"),
    Check("best", "best IS NULL OR best < 0 OR best <> floor(best) OR best > 1e9", "must be a whole number, 0 or more"),
    Check("low", "low < 0 OR low <> floor(low) OR low > 1e9", "must be a whole number, 0 or more"),
    Check("high", "high < 0 OR high <> floor(high) OR high > 1e9", "must be a whole number, 0 or more"),
    Check("latitude", "latitude NOT BETWEEN -90 AND 90", "must be between -90 and 90"),
    Check("longitude", "longitude NOT BETWEEN -180 AND 180", "must be between -180 and 180"),
)
# GEDEvent_v25_1.csv, ged251-csv.zip, GEDEvent_v25_0_1.csv, ucdp_ged_v19_1_syria.csv
VERSION = re.compile(
    r"v?(?P<year>\d\d)[_.\-](?P<rest>\d{1,2}([_.\-]\d{1,2}){0,2})(?!\d)|ged(?P<packed>\d{3})(?!\d)", re.IGNORECASE
)


def read_version(name: str) -> str | None:
    """19.1 from "…_v19_1_…", 25.1 from "ged251-csv.zip"; None where the name does not tell."""
    found = VERSION.search(name)
    if not found:
        return None
    if packed := found["packed"]:
        return f"{packed[:2]}.{packed[2]}"
    return f"{found['year']}.{re.sub('[_-]', '.', found['rest'])}"


def name_dataset(version: str) -> str:
    """Yearly releases replace each other. Each candidate release holds its own months and stands beside the others."""
    return f"ucdp-ged-candidate-{version.replace('.', '-')}" if version.count(".") > 1 else "ucdp-ged"


def recognise(head: Head) -> Layout:
    """The layout of a release: by its header, or 49 columns that begin with a number. Raises NotImportedError."""
    headless = len(head.header) == len(COLUMNS_49) and head.header[0].isdecimal()
    columns = COLUMNS_49 if headless else head.header
    missing = [name for name in TYPES if name not in columns]
    if missing:
        found = shorten(head.delimiter.join(head.rows[0]))
        message = (
            f"The first line has no column {missing[0]}: this is not UCDP GED as published (41 or 49 columns parted by "
            f"commas), or another adapter reads it. It begins with {found}."
        )
        raise fail(
            head.path, "wrong_columns", message, line=1, column=missing[0], found=found, allowed=", ".join(TYPES)
        )
    return Layout(columns, TYPES, SELECT, CHECKS, skip=0 if headless else 1)


ADAPTER = Adapter(
    name="ucdp-ged",
    terms=Terms(
        title="UCDP GED {version}",
        producer="Uppsala Conflict Data Program (UCDP)",
        licence="CC BY 4.0",
        licence_url="https://creativecommons.org/licenses/by/4.0/",
        redistributable=True,
        citation=(
            "Sundberg, Ralph, and Erik Melander (2013): Introducing the UCDP Georeferenced Event Dataset. Journal of Peace "
            "Research 50(4): 523–532. Data: UCDP Georeferenced Event Dataset (GED) version {version}, Uppsala University."
        ),
        source_url="https://ucdp.uu.se/downloads/",
    ),
    event_types={
        "state_based": "state-based violence",
        "non_state": "non-state violence",
        "one_sided": "one-sided violence",
    },
    recognise=recognise,
    read_version=read_version,
    dataset_name=name_dataset,
    help="UCDP Georeferenced Event Dataset, yearly and candidate releases (CSV, also packed)",
)
