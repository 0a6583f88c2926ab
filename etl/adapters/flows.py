"""Tables of returns as UNHCR, IOM and others publish them on HDX: a row of hashtags under the header says what columns mean.

Hashtags after the HXL Standard 1.1, "Hashtag and attribute dictionary", https://hxlstandard.org/standard/1-1final/dictionary/.
The tags met are those of UNHCR's and IOM DTM's tables on https://data.humdata.org, as in the code that makes them:
OCHA-DAP/hdx-scraper-iom-dtm, src/hdx/scraper/dtm/config/project_configuration.yaml (#country+name, #country+code, #adm1+name,
#date+reported, #affected+idps), and HDX HAPI's reader of UNHCR's tables (#date+year, #country+code+asylum, #country+code+origin).

- Dates are days, months (2024-05) or years; a start and an end may stand in two columns.
- The place left is where people sought asylum or the journey began (+asylum, +from); the place returned to is +origin beside
  +asylum, or +dest, +to.
- The persons are the one column #affected or #population with +returnees, +returned, +refugees+returned, +deported, +arrivals …
  Columns of parts (+f, +m, +children …) and of households (+hh) are left out. Where several remain, the generic adapter
  reads each as a data set of its own.
- A table has no ids: a row's id is made of its days, places and kind, so that two rows alike in these are one too many.
- The licence stands on the table's page, not in the table. `etl fetch flows` keeps it beside the file; otherwise --licence
  says it. Only what is known to be open may be passed on.
"""

from __future__ import annotations

import re

from etl.events.adapter import Adapter, Check, Layout, Terms
from etl.events.areas import COUNTRIES
from etl.events.failure import fail
from etl.events.head import Head
from etl.load.tables import quote

PARTS = frozenset({
    "f", "m", "i", "hh", "households", "families", "children", "adults", "elderly", "infants", "pct",
    "age_0_4", "age_5_11", "age_12_17", "age_18_59", "age_60",
})  # fmt: skip
KINDS = {
    "deportations": ("deported", "deportees", "deportations", "forced"),
    "arrivals": ("arrivals", "arrived"),
    "returns": ("returnees", "returned", "returns", "return", "repatriated"),
}
LEFT = ("asylum", "from", "departure")
REACHED = ("dest", "destination", "to", "return")
WORDS = {"returns": "returns", "deportations": "deportations", "arrivals": "arrivals"}
DAY = "coalesce(TRY_CAST({0} AS DATE), TRY_CAST({0} || '-01' AS DATE), TRY_CAST({0} || '-01-01' AS DATE))"
LAST = (
    "CASE length(trim({0})) WHEN 4 THEN TRY_CAST({0} || '-12-31' AS DATE) WHEN 7 THEN last_day(TRY_CAST({0} || '-01' AS DATE)) "
    "ELSE TRY_CAST({0} AS DATE) END"
)


class Tags:
    """The tag row: which column bears which hashtag with which attributes."""

    def __init__(self, head: Head, tags: tuple[str, ...]) -> None:
        """The columns of a table and the cells of its tag row."""
        split = [re.split(r"\s*\+\s*", tag.strip().lower()) for tag in tags]
        self.columns = [(name, tag[0], set(tag[1:])) for name, tag in zip(head.header, split, strict=False)]

    def find(self, tag: str, *wanted: str, without: tuple[str, ...] = ()) -> str | None:
        """The first column of a hashtag that has one of the attributes wanted (any, without such) and none unwanted."""
        for name, found, attributes in self.columns:
            if found == tag and (not wanted or attributes & set(wanted)) and not attributes & set(without):
                return name
        return None

    def counts(self) -> list[tuple[str, str]]:
        """(column, measure) of the columns that count persons who returned, were deported or arrived."""
        return [
            (name, measure)
            for name, tag, attributes in self.columns
            if tag in {"#affected", "#population", "#reached"} and not attributes & PARTS
            for measure, words in KINDS.items()
            if attributes & set(words)
        ]


def quoted(name: str) -> str:
    """A column's name in SQL."""
    return 'rows."' + name.replace('"', '""') + '"'


def code_of(column: str) -> str:
    """SQL for a country's code, or its name as printed where the corpus has none."""
    cases = " ".join(
        f"WHEN lower({column}) IN ({', '.join(quote(name.lower()) for name in names)}) THEN '{code}'"
        for code, names in COUNTRIES.items()
    )
    return f"CASE {cases} ELSE {column} END"


def find_days(tags: Tags) -> tuple[str | None, str | None]:
    """The columns of the first and the last day."""
    start = tags.find("#date", "start", "from") or tags.find("#date", without=("end", "to", "month", "updated"))
    return start, tags.find("#date", "end", "to") or start


def recognise(head: Head) -> Layout:
    """The layout of a table, by its tag row. Raises NotImportedError."""
    tag_row = head.rows[1] if len(head.rows) > 1 else ()
    if not any(cell.strip().startswith("#") for cell in tag_row):
        message = (
            "The second line has no HXL hashtags (#date, #affected+returnees …). Without them, use the generic adapter."
        )
        raise fail(head.path, "no_tags", message, line=2, allowed="a row of hashtags")
    tags = Tags(head, tag_row)
    counts, (start, end) = tags.counts(), find_days(tags)
    if len(counts) != 1:
        found = ", ".join(name for name, _ in counts) or "none"
        message = (
            f"One column must count the persons (#affected+returnees, +deported, +arrivals); found: {found}. Say which with "
            "the generic adapter."
        )
        raise fail(head.path, "wrong_columns", message, line=2, found=found, allowed="one column of persons")
    left = (
        tags.find("#country", *LEFT)
        or tags.find("#country", without=("origin", *REACHED))
        or tags.find("#country", "origin")
    )
    if start is None or end is None or left is None:
        missing = "#date" if start is None else "#country"
        raise fail(head.path, "wrong_columns", f"The tags name no {missing} column.", line=2, allowed=missing)
    return lay_out(head, tags, counts[0], (start, end), left)


def lay_out(head: Head, tags: Tags, count: tuple[str, str], days: tuple[str, str], left: str) -> Layout:
    """The layout, once the columns are known."""
    column, measure = count
    start, end = quoted(days[0]), quoted(days[1])
    reached = tags.find("#country", *REACHED) or tags.find("#country", "origin")
    optional = {
        "crossing": tags.find("#loc", "crossing", "border", "name") or tags.find("#loc"),
        "admin1": tags.find("#adm1", *LEFT),
        "place": tags.find("#adm1", without=LEFT),
        "source": tags.find("#meta", "source") or tags.find("#org"),
        "source_url": tags.find("#meta", "url"),
    }
    select = {ours: quoted(theirs) for ours, theirs in optional.items() if theirs}
    if reached and reached != left:
        select["destination"] = code_of(quoted(reached))
    parts = ", ".join([start, end, quoted(left), *select.values(), f"'{measure}'"])
    select |= {
        "event_id": f"left(md5(concat_ws('|', {parts})), 16)",
        "date_start": DAY.format(start),
        "date_end": LAST.format(end),
        "updated": LAST.format(end),
        "date_precision": f"CASE length(trim({start})) WHEN 4 THEN 'year' WHEN 7 THEN 'month' ELSE 'day' END",
        "event_type": f"'{measure}'",
        "measure": f"'{measure}'",
        "best": quoted(column),
        "country": quoted(left),
    }
    checks = (
        Check(days[0], f"{DAY.format(start)} IS NULL", "must be a day, a month (2024-05) or a year"),
        Check(
            days[1],
            f"{LAST.format(end)} IS NULL OR {LAST.format(end)} < {DAY.format(start)}",
            "must not be before the start",
        ),
        Check(left, f"{quoted(left)} IS NULL", "the row has no country"),
        Check(
            column,
            f"{quoted(column)} < 0 OR {quoted(column)} <> floor({quoted(column)})",
            "must be a whole number, 0 or more",
        ),
    )
    wanted = [theirs for theirs in optional.values() if theirs] + [left, *days, *([reached] if reached else [])]
    return Layout(head.header, {**dict.fromkeys(wanted, "VARCHAR"), column: "DOUBLE"}, select, checks, skip=2)


ADAPTER = Adapter(
    name="flows",
    terms=Terms(
        title="Returns table, to {version}",
        producer="as the table's page says",
        licence="not stated",
        licence_url=None,
        redistributable=False,
        citation="Table of returns as published on the Humanitarian Data Exchange, to {version}.",
        source_url="https://data.humdata.org",
    ),
    event_types=WORDS,
    recognise=recognise,
    read_version=lambda _: None,
    types_add_up=False,
    living=True,
    help="tables of returns from HDX (UNHCR, IOM) with a row of HXL hashtags; --licence says on what terms",
)
