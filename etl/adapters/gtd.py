"""Global Terrorism Database: the XLSX files of 135 columns as START distributes them, or the same saved as CSV.

Columns and codes after the codebook: START (2021), "Global Terrorism Database Codebook: Methodology, Inclusion Criteria, and
Variables", University of Maryland, https://www.start.umd.edu/gtd/downloads/Codebook.pdf. The licence after the "End User
License Agreement", https://www.start.umd.edu/gtd/end-user-agreement/: users may not post, display or pass on the data.
What an event is, the data set's name and its kinds of attack are START's words, not ours.

- eventid: twelve digits, the day of the event or 00 for what is not known of it, and a number.
- iday 0: the day is not known; imonth 0: the month is not. The event then stands for the whole month or year.
- nkill: all who died, attackers among them; empty where it is not known, -99 or -9 in some fields of some files. Where
  sources give one total for several linked attacks, it is divided among them, which leaves fractions. Events hold whole
  numbers: best is the nearest one, low and high are the whole numbers around it, so that no sum hides what was rounded.
- attacktype1_txt: the first of up to three kinds of attack; these exclude one another and add up.
- specificity: 1 the coordinates are the place's (with vicinity 1: the attack was near it); 2 and 3 those of the middle of the
  smallest area known, a district or less; 4 of a province; 5 no province is known.
- doubtterr 1: the coders doubt that the attack meets their definition, and alternative_txt says what else it may be; -9 before
  1997, when this was not asked. All are imported, those in doubt with that as their sub-type.
- guncertain1 1: the group is suspected only.
- 1993 was lost and is a file of its own; half a year of 2021 too. Files of a part stand beside the whole under a name of
  their own. "." stands for an empty text in some files.
"""

from __future__ import annotations

import re

from etl.events.adapter import Adapter, Check, Layout, Terms
from etl.events.failure import fail
from etl.events.head import Head
from etl.problems import shorten

PRINTED = {
    "Assassination": ("assassination", "assassinations"),
    "Armed Assault": ("armed_assault", "armed assaults"),
    "Bombing/Explosion": ("bombing_explosion", "bombings and explosions"),
    "Hijacking": ("hijacking", "hijackings"),
    "Hostage Taking (Barricade Incident)": ("hostage_taking_barricade", "hostage taking (barricade)"),
    "Hostage Taking (Kidnapping)": ("hostage_taking_kidnapping", "hostage taking (kidnapping)"),
    "Facility/Infrastructure Attack": ("facility_attack", "attacks on facilities and infrastructure"),
    "Unarmed Assault": ("unarmed_assault", "unarmed assaults"),
    "Unknown": ("unknown", "kind of attack not known"),
}
CODES = " ".join(f"WHEN '{name}' THEN '{code}'" for name, (code, _) in PRINTED.items())
NAMES = ", ".join(f"'{name}'" for name in PRINTED)
TYPES = {
    **dict.fromkeys(("eventid", "country_txt", "provstate", "city", "attacktype1_txt", "gname"), "VARCHAR"),
    **dict.fromkeys(("summary", "alternative_txt", "targtype1_txt", "scite1", "scite2", "scite3", "dbsource"), "VARCHAR"),
    **dict.fromkeys(("iyear", "imonth", "iday"), "BIGINT"),
    **dict.fromkeys(("specificity", "vicinity", "doubtterr", "guncertain1"), "DOUBLE"),
    **dict.fromkeys(("latitude", "longitude", "nkill"), "DOUBLE"),
}  # fmt: skip
DAY = "TRY_CAST(concat_ws('-', iyear, {month}, {day}) AS DATE)"
FIRST = f"CASE WHEN imonth = 0 THEN {DAY.format(month=1, day=1)} ELSE {DAY.format(month='imonth', day='greatest(iday, 1)')} END"
LAST = f"CASE WHEN imonth = 0 THEN {DAY.format(month=12, day=31)} WHEN iday = 0 THEN last_day({FIRST}) ELSE {FIRST} END"
KILLED = "CASE WHEN nkill NOT IN (-9, -99) THEN nkill END"
TEXT = "nullif(nullif(nullif(trim({0}), ''), '.'), 'Unknown')"
SOURCES = ", ".join(TEXT.format(name) for name in ("scite1", "scite2", "scite3"))
SELECT = {
    "event_id": "eventid",
    "date_start": FIRST,
    "date_end": LAST,
    "date_precision": "CASE WHEN imonth = 0 THEN 'year' WHEN iday = 0 THEN 'month' ELSE 'day' END",
    "event_type": f"CASE attacktype1_txt {CODES} END",
    "sub_event_type": f"CASE WHEN doubtterr = 1 THEN concat_ws(': ', 'in doubt', {TEXT.format('alternative_txt')}) END",
    "measure": "'fatalities'",
    "best": f"round({KILLED})",
    "low": f"floor({KILLED})",
    "high": f"ceil({KILLED})",
    "country": "country_txt",
    "admin1": TEXT.format("provstate"),
    "place": TEXT.format("city"),
    "place_precision": (
        "CASE WHEN specificity = 1 AND vicinity = 1 THEN 'near' "
        "ELSE ['exact', 'district', 'district', 'province', 'country'][specificity::BIGINT] END"
    ),
    "latitude": "latitude",
    "longitude": "longitude",
    "side_a": f"{TEXT.format('gname')} || CASE WHEN guncertain1 = 1 THEN ' (suspected)' ELSE '' END",
    "side_b": TEXT.format("targtype1_txt"),
    "notes": TEXT.format("summary"),
    "source": f"coalesce(nullif(concat_ws('; ', {SOURCES}), ''), 'collected by ' || {TEXT.format('dbsource')})",
    "n_sources": f"nullif(len(list_filter([{SOURCES}], lambda source: source IS NOT NULL)), 0)",
}
CHECKS = (
    Check("eventid", "eventid IS NULL", "the event has no id"),
    Check("eventid", "NOT regexp_full_match(eventid, '[0-9]{12}')", "must be twelve digits"),
    Check("iyear", "iyear IS NULL OR iyear NOT BETWEEN 1900 AND 2200", "the event has no year"),
    Check("imonth", "imonth IS NULL OR imonth NOT BETWEEN 0 AND 12", "must be 1 to 12, or 0 where it is not known"),
    Check("iday", "iday IS NULL OR iday NOT BETWEEN 0 AND 31", "must be 1 to 31, or 0 where it is not known"),
    Check("iday", f"({FIRST}) IS NULL", "the month has no such day"),
    Check("attacktype1_txt", f"attacktype1_txt IS NULL OR attacktype1_txt NOT IN ({NAMES})", "is none of GTD's nine kinds of attack"),
    Check("specificity", "specificity NOT IN (1, 2, 3, 4, 5)", "must be 1 to 5"),
    Check("nkill", "(nkill < 0 AND nkill NOT IN (-9, -99)) OR nkill > 1e9", "must be 0 or more, or empty"),
    Check("latitude", "latitude NOT BETWEEN -90 AND 90", "must be between -90 and 90"),
    Check("longitude", "longitude NOT BETWEEN -180 AND 180", "must be between -180 and 180"),
)  # fmt: skip
# globalterrorismdb_0522dist.xlsx, globalterrorismdb_2021Jan-June_1222dist.xlsx, gtd1993_0522dist.xlsx, gtd_14to17_0718dist.xlsx
FILE = re.compile(
    r"(?:globalterrorismdb|gtd)_?(?P<part>[a-z0-9-]*?)_?(?P<month>[01]\d)(?P<year>\d\d)dist", re.IGNORECASE
)


def read_version(name: str) -> str | None:
    """2022-05 from "globalterrorismdb_0522dist.xlsx"; 2022-05.1993 from the file of a part; None where the name does not tell."""
    found = FILE.search(name)
    if not found:
        return None
    part = f".{found['part'].lower()}" if found["part"] else ""
    return f"20{found['year']}-{found['month']}{part}"


def name_dataset(version: str) -> str:
    """Whole files replace each other; a file of a part stands beside them."""
    _, _, part = version.partition(".")
    return f"gtd-{part}" if part else "gtd"


def recognise(head: Head) -> Layout:
    """The layout of a file, by its header. Raises NotImportedError."""
    missing = [name for name in TYPES if name not in head.header]
    if missing:
        found = shorten(head.delimiter.join(head.rows[0]))
        message = (
            f"The first row has no column {missing[0]}: this is not the Global Terrorism Database as START distributes it "
            f"(135 columns), or another adapter reads it. It begins with {found}."
        )
        raise fail(
            head.path, "wrong_columns", message, line=1, column=missing[0], found=found, allowed=", ".join(TYPES)
        )
    return Layout(head.header, TYPES, SELECT, CHECKS)


ADAPTER = Adapter(
    name="gtd",
    terms=Terms(
        title="Global Terrorism Database, {version}",
        producer="National Consortium for the Study of Terrorism and Responses to Terrorism (START)",
        licence="GTD End User License Agreement: not to be passed on",
        licence_url="https://www.start.umd.edu/gtd/end-user-agreement/",
        redistributable=False,
        citation=(
            "START (National Consortium for the Study of Terrorism and Responses to Terrorism): Global Terrorism Database, "
            "version {version} [data file]. University of Maryland, https://www.start.umd.edu/gtd."
        ),
        source_url="https://www.start.umd.edu/gtd",
    ),
    event_types=dict(PRINTED.values()),
    recognise=recognise,
    read_version=read_version,
    dataset_name=name_dataset,
    help="Global Terrorism Database, XLSX or CSV; for the person who downloaded it only",
)
