"""ACLED: the CSV exports of 31 and of 35 columns (with population), and the older one of 31 before March 2023.

Columns and codes after "ACLED Codebook", https://acleddata.com/methodology/acled-codebook, and "Guide to 2023 ACLED Column
Changes", https://acleddata.com/methodology/guide-2023-acled-column-changes: disorder_type, civilian_targeting and tags came,
data_id, event_id_no_cnty and iso3 went. The licence after "Terms of Use and Attribution Policy",
https://acleddata.com/terms-of-use-and-attribution-policy: users may not give others access to the original data.

- event_id_cnty: the one id that stays; data_id changed with every update.
- event_date: "2023-12-31" from the API and curated files, "31 December 2023" from the export tool, "31/12/2023" in old files.
- fatalities: the number reported, the lowest where reports differ, 0 also where it is not known; no low and no high.
- time_precision: 1 the day; 2 the week or weekend; 3 the month. geo_precision: 1 the place; 2 near it; 3 a larger region.
- timestamp: seconds since 1970 when the event was last changed. The data are a living data set: the newest time stamp is
  the version.
"""

from __future__ import annotations

import re

from etl.events.adapter import Adapter, Check, Layout, Terms
from etl.events.failure import fail
from etl.events.head import Head
from etl.problems import shorten

EVENT_TYPES = {
    "battles": "battles",
    "explosions_remote_violence": "explosions and remote violence",
    "violence_against_civilians": "violence against civilians",
    "protests": "protests",
    "riots": "riots",
    "strategic_developments": "strategic developments",
}
PRINTED = {
    "Battles": "battles",
    "Explosions/Remote violence": "explosions_remote_violence",
    "Violence against civilians": "violence_against_civilians",
    "Protests": "protests",
    "Riots": "riots",
    "Strategic developments": "strategic_developments",
    "Strategic Developments": "strategic_developments",
}
CODES = " ".join(f"WHEN '{name}' THEN '{code}'" for name, code in PRINTED.items())
TYPES = {
    **dict.fromkeys(
        ("event_id_cnty", "event_type", "sub_event_type", "actor1", "actor2", "country", "admin1"), "VARCHAR"
    ),
    **dict.fromkeys(("admin2", "location", "source", "notes"), "VARCHAR"),
    "event_date": "DATE",
    **dict.fromkeys(("time_precision", "geo_precision"), "SMALLINT"),
    **dict.fromkeys(("latitude", "longitude", "fatalities"), "DOUBLE"),
}
OPTIONAL = {"timestamp": "BIGINT"}
SELECT = {
    "event_id": "event_id_cnty",
    "date_start": "event_date",
    "date_end": "event_date",
    "date_precision": "['day', 'week', 'month'][time_precision]",
    "event_type": f"CASE event_type {CODES} END",
    "sub_event_type": "sub_event_type",
    "measure": "'fatalities'",
    "best": "fatalities",
    "country": "rows.country",
    "admin1": "admin1",
    "admin2": "admin2",
    "place": "location",
    "place_precision": "['exact', 'near', 'province'][geo_precision]",
    "latitude": "latitude",
    "longitude": "longitude",
    "side_a": "actor1",
    "side_b": "actor2",
    "notes": "notes",
    "source": "source",
}
UPDATED = "make_timestamp(timestamp * 1000000)::DATE"
NAMES = ", ".join(f"'{name}'" for name in PRINTED)
CHECKS = (
    Check("event_id_cnty", "event_id_cnty IS NULL", "the event has no id"),
    Check("event_date", "event_date IS NULL", "the event has no date"),
    Check("event_type", f"event_type IS NULL OR event_type NOT IN ({NAMES})", "is not one of ACLED's six types"),
    Check("time_precision", "time_precision IS NULL OR time_precision NOT BETWEEN 1 AND 3", "must be 1, 2 or 3"),
    Check("geo_precision", "geo_precision IS NULL OR geo_precision NOT BETWEEN 1 AND 3", "must be 1, 2 or 3"),
    Check(
        "fatalities",
        "fatalities IS NULL OR fatalities < 0 OR fatalities <> floor(fatalities) OR fatalities > 1e9",
        "must be a whole number, 0 or more",
    ),
    Check("latitude", "latitude NOT BETWEEN -90 AND 90", "must be between -90 and 90"),
    Check("longitude", "longitude NOT BETWEEN -180 AND 180", "must be between -180 and 180"),
)
DATE_FORMATS = (
    (re.compile(r"\d{4}-\d\d-\d\d"), None),
    (re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}"), "%d %B %Y"),
    (re.compile(r"\d{1,2}/\d{1,2}/\d{4}"), "%d/%m/%Y"),
)
DAY = re.compile(r"\d{4}-\d\d-\d\d")


def read_version(name: str) -> str | None:
    """The last day that the file's name tells, as in "2020-01-01-2023-12-31-Pakistan.csv"."""
    days = DAY.findall(name)
    return days[-1] if days else None


def read_date_format(head: Head) -> str | None:
    """How the file writes days: None for ISO. Raises NotImportedError for another form."""
    found = head.cell("event_date", head.header).strip()
    for form, date_format in DATE_FORMATS:
        if form.fullmatch(found):
            return date_format
    allowed = "2023-12-31, 31 December 2023 or 31/12/2023"
    message = f"event_date is {shorten(found)}; it must be like {allowed}."
    raise fail(head.path, "wrong_date", message, line=2, column="event_date", found=shorten(found), allowed=allowed)


def recognise(head: Head) -> Layout:
    """The layout of an export, by its header. Raises NotImportedError."""
    missing = [name for name in TYPES if name not in head.header]
    if missing:
        found = shorten(head.delimiter.join(head.rows[0]))
        message = (
            f"The first line has no column {missing[0]}: this is not ACLED's CSV export (31 or 35 columns), or another "
            f"adapter reads it. It begins with {found}."
        )
        raise fail(
            head.path, "wrong_columns", message, line=1, column=missing[0], found=found, allowed=", ".join(TYPES)
        )
    optional = {name: kind for name, kind in OPTIONAL.items() if name in head.header}
    select = SELECT | {"updated": UPDATED} if optional else SELECT
    return Layout(head.header, TYPES | optional, select, CHECKS, date_format=read_date_format(head))


ADAPTER = Adapter(
    name="acled",
    terms=Terms(
        title="ACLED, as of {version}",
        producer="Armed Conflict Location & Event Data (ACLED)",
        licence="ACLED Terms of Use: not to be passed on",
        licence_url="https://acleddata.com/terms-of-use-and-attribution-policy",
        redistributable=False,
        citation=(
            "Raleigh, Clionadh, Roudabeh Kishi, and Andrew Linke (2023): Political instability patterns are obscured by conflict "
            "dataset scope conditions, sources, and coding choices. Humanities and Social Sciences Communications 10: 74. Data: "
            "ACLED, https://acleddata.com, as of {version}."
        ),
        source_url="https://acleddata.com",
    ),
    event_types=EVENT_TYPES,
    recognise=recognise,
    read_version=read_version,
    living=True,
    help="Armed Conflict Location & Event Data, CSV exports; for the person who downloaded them only",
)
