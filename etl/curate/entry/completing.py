"""What a row leaves open and the corpus settles: codes from names, the unit, the only definition, where people went.

Nothing is guessed: where there is more than one answer they are suggested, and a person chooses.
"""

from __future__ import annotations

import math
from collections import Counter
from urllib.parse import urlsplit

from etl.curate.entry.codes import COLUMNS, find_code, list_codes, list_nearest
from etl.curate.entry.days import write_period
from etl.curate.entry.document import PROPOSED, Entry
from etl.periods import read_span
from etl.read.folder import Corpus
from etl.read.rows import Row

USUAL = {
    "figures": {
        "qualifier": "exact",
        "count_scope": "total",
        "status": "reported",
        "period_basis": "stated",
        "producer_basis": "stated",
        "transcription_confidence": "high",
    },
    "stated_changes": {
        "qualifier": "exact",
        "base_period_basis": "stated",
        "producer_basis": "stated",
        "transcription_confidence": "high",
    },
    "sources": {"language": "en", "kind": "press", "licence": "not stated", "redistributable": "true"},
}
OPEN_END = "The end of the period is not printed; the day of publication is taken."
IDENTITY = ("title", "publisher", "published")


def complete(entry: Entry, corpus: Corpus) -> None:
    """Fill what is open in a row; `completed` says which cells, `suggestions` what may be meant elsewhere."""
    take_proposed(entry)
    for column, table in COLUMNS.items():
        if column in corpus.tables[entry.table].columns and entry.cells.get(column):
            settle_code(entry, column, table, corpus)
    if entry.table in {"figures", "stated_changes"}:
        settle_definition(entry, corpus)
    if entry.table == "figures":
        settle_unit(entry, corpus)
        settle_way(entry, corpus)
        suggest_period(entry)
    for column, usual in USUAL.get(entry.table, {}).items():
        if not entry.cells.get(column):
            fill(entry, column, usual)


def fill(entry: Entry, column: str, value: str) -> None:
    """Complete one cell."""
    entry.cells[column] = value
    if column not in entry.completed:
        entry.completed.append(column)


def take_proposed(entry: Entry) -> None:
    """The words of `etl extract` as columns: its producer, its period by days, its change in per cent."""
    given = {name: entry.cells.pop(name, "") for name in PROPOSED}
    if entry.table not in {"figures", "stated_changes"}:
        return
    if given["producer"] and not entry.cells.get("producer_id"):
        fill(entry, "producer_id", given["producer"])
    if (given["period_start"] or given["period_end"]) and not entry.cells.get("period"):
        fill(entry, "period", write_period(given["period_start"], given["period_end"]))


def settle_code(entry: Entry, column: str, table: str, corpus: Corpus) -> None:
    """A name becomes its code; what is neither stays as it is, with the nearest codes suggested."""
    codes = list_codes(table, corpus.rows[table])
    text = entry.cells[column]
    code = find_code(text, codes)
    if code is None:
        entry.suggestions[column] = list_nearest(text, codes)
    elif code != text:
        fill(entry, column, code)


def settle_definition(entry: Entry, corpus: Corpus) -> None:
    """The producer's only definition of the measure; of several, the likeliest first for a person to choose."""
    if entry.cells.get("definition_id"):
        return
    known = list_definitions(entry.cells, corpus)
    if len(known) == 1:
        fill(entry, "definition_id", known[0])
    elif known:
        entry.suggestions["definition_id"] = known


def list_definitions(cells: dict[str, str], corpus: Corpus) -> list[str]:
    """A producer's definitions of a measure, likeliest first.

    First those under which we hold a number near this one for the same thing; then those used most for this group and
    area; one that another had replaced by the time of the figure comes last. A person chooses among them.
    """
    wanted = (cells.get("producer_id"), cells.get("measure"))
    known = [
        row["definition_id"] for row in corpus.rows["definitions"] if (row["producer_id"], row["measure"]) == wanted
    ]
    place = (cells.get("population_group"), cells.get("reference_area"))
    span = read_span(cells.get("period"))
    here: Counter[str] = Counter()
    anywhere: Counter[str] = Counter()
    apart: dict[str, float] = {}
    for row in corpus.rows["figures"]:
        code = row["definition_id"]
        if code in known:
            is_here = (row["population_group"], row["reference_area"]) == place
            anywhere[code] += 1
            here[code] += is_here
            if is_here and span and read_span(row["period"]) == span:
                apart[code] = min(apart.get(code, math.inf), tell_apart(cells.get("value"), row["value"]))
    gone = list_replaced(cells, corpus)
    return sorted(known, key=lambda code: (code in gone, apart.get(code, math.inf), -here[code], -anywhere[code], code))


def tell_apart(one: str | None, other: str | None) -> float:
    """How far two numbers are from each other, as the logarithm of their ratio; infinite where that says nothing."""
    try:
        a, b = float(one or ""), float(other or "")
    except ValueError:
        return math.inf
    return abs(math.log(a / b)) if a > 0 and b > 0 else math.inf


def list_replaced(cells: dict[str, str], corpus: Corpus) -> set[str]:
    """Definitions that others had replaced before the figure's period began."""
    span = read_span(cells.get("period"))
    breaks = [(row["follows"], read_span(row["break_date"])) for row in corpus.rows["definitions"] if row["follows"]]
    return {old for old, day in breaks if span and day and day.start <= span.start}


def settle_unit(entry: Entry, corpus: Corpus) -> None:
    """The unit in which the measure is counted."""
    unit = next((row["unit"] for row in corpus.rows["measures"] if row["measure"] == entry.cells.get("measure")), None)
    if unit and not entry.cells.get("unit"):
        fill(entry, "unit", unit)


def settle_way(entry: Entry, corpus: Corpus) -> None:
    """Where people came from and went to, when all figures of this measure and area that we hold say the same."""
    place = (entry.cells.get("measure"), entry.cells.get("reference_area"))
    alike = [row for row in corpus.rows["figures"] if (row["measure"], row["reference_area"]) == place]
    for column in ("origin", "destination"):
        said = {row[column] for row in alike}
        if column not in entry.cells and len(said) == 1 and (only := said.pop()):
            fill(entry, column, only)


def suggest_period(entry: Entry) -> None:
    """For a period that is open at its end: a running total, and the sentence that says how the end was found."""
    span = read_span(entry.cells.get("period"))
    if entry.cells.get("period_basis") != "inferred" or span is None:
        return
    if span.kind in {"other", "week"} and not entry.cells.get("period_kind"):
        entry.suggestions["period_kind"] = ["cumulative"]
    if not entry.cells.get("note"):
        entry.suggestions["note"] = [OPEN_END]


def tidy_address(url: str | None) -> str:
    """An address without what does not tell documents apart: scheme, www., the slash at the end, the place in the page."""
    if not url:
        return ""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return url
    query = f"?{parts.query}" if parts.query and not parts.query.startswith("utm_") else ""
    return parts.netloc.casefold().removeprefix("www.") + parts.path.rstrip("/") + query


def find_source(cells: dict[str, str], sources: list[Row]) -> str | None:
    """The source_id of a document that we hold: by its id, its address, or else title, publisher and date."""
    if cells.get("source_id"):
        return find_code(cells["source_id"], list_codes("sources", sources)) or cells["source_id"]
    if address := tidy_address(cells.get("url")):
        return next((row["source_id"] for row in sources if tidy_address(row["url"]) == address), None)
    wanted = [cells.get(name, "").casefold() for name in IDENTITY]
    if not all(wanted):
        return None
    return next((row["source_id"] for row in sources if [(row[n] or "").casefold() for n in IDENTITY] == wanted), None)
