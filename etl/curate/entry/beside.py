"""What the corpus holds about the same thing as a new figure: the same claim, a revision, a rival.

The two kinds of allowed values are those of figure_claims in etl/sql/views/claims.sql.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from etl.curate.entry.document import Entry
from etl.periods import read_span
from etl.read.folder import Corpus
from etl.read.rows import Row

PLACE = ("measure", "unit", "population_group", "reference_area", "crossing", "count_scope")
ORDER = (
    "held", "other_number", "another_source", "revised", "revised_later", "differs", "agrees", "other_definition", "rival",
)  # fmt: skip
ROUGH = 0.05  # "about" and "nearly" allow 5 per cent
MESSAGES = {
    "held": "{producer} {new}: this document is already read for it ({figure}).",
    "other_number": "This document already gives another number for the same thing: {old} ({figure}).",
    "another_source": "{producer} {old} is already held from {documents}: this adds a document to the claim ({figure}).",
    "revised": "{producer} revised {old} to {new} ({figure}, printed {published}).",
    "revised_later": "{producer} gave {old} in a later document ({figure}, printed {published}).",
    "differs": "{producer} also gave {old} for the same thing ({figure}, printed {published}).",
    "agrees": "{producer} {old} allows the same number ({figure}).",
    "other_definition": "{producer} gave {old} under another definition, {definition} ({figure}).",
    "rival": "{producer} gave {old} for the same thing ({figure}).",
}


@dataclass(frozen=True)
class Neighbour:
    """One claim of the corpus beside a new figure; `old` and `new` are the numbers in words of one wording."""

    kind: str
    figure_id: str
    producer_id: str
    producer: str
    definition_id: str
    old: str
    new: str
    publisher: str
    published: str
    n_documents: int
    status: str

    def as_row(self) -> dict[str, Any]:
        """The neighbour as JSON, with a sentence."""
        return {**asdict(self), "message": self.message}

    @property
    def message(self) -> str:
        """The neighbour as a sentence."""
        documents = "1 document" if self.n_documents == 1 else f"{self.n_documents} documents"
        return MESSAGES[self.kind].format(
            producer=self.producer, old=self.old, new=self.new, figure=self.figure_id, documents=documents,
            published=self.published or "undated", definition=self.definition_id,
        )  # fmt: skip


def list_beside(entry: Entry, corpus: Corpus) -> list[Neighbour]:
    """What stands beside a new figure, nearest first; nothing for rows of other tables."""
    if entry.table != "figures":
        return []
    mine: Row = {name: entry.cells.get(name) or None for name in corpus.tables["figures"].columns}
    thing = name_thing(mine)
    if thing is None:
        return []
    concepts = {row["definition_id"]: row["concept"] for row in corpus.rows["definitions"]}
    sources = {row["source_id"]: row for row in corpus.rows["sources"]}
    names = {row["producer_id"]: row["short_name"] for row in corpus.rows["producers"]}
    groups: dict[tuple[Any, ...], list[Row]] = {}
    for row in corpus.rows["figures"]:
        if name_thing(row) == thing and (kind := tell_kind(mine, row, concepts, sources)):
            groups.setdefault((kind, row["definition_id"], row["producer_id"], say_number(row)), []).append(row)
    found = [describe(key[0], mine, rows, sources, names) for key, rows in groups.items()]
    return sorted(found, key=lambda one: (ORDER.index(one.kind), one.producer, one.figure_id))


def name_thing(row: Row) -> tuple[Any, ...] | None:
    """What a figure is about: measure, group, place, and its incident or its days; None where its period cannot be."""
    span = read_span(row["period"])
    if row["incident_id"]:
        return (*(row[name] for name in PLACE), row["incident_id"])
    return (*(row[name] for name in PLACE), span.start, span.end, row["period_kind"]) if span else None


def tell_kind(mine: Row, row: Row, concepts: Mapping[str, str], sources: Mapping[str, Any]) -> str | None:
    """How an old figure about the same thing stands to the new one; None where they count unlike things."""
    if mine["producer_id"] != row["producer_id"]:
        same_concept = concepts.get(mine["definition_id"]) == concepts.get(row["definition_id"])
        return "rival" if same_concept and mine["definition_id"] in concepts else None
    if mine["definition_id"] != row["definition_id"]:
        return "other_definition" if mine["definition_id"] else None
    same_number = say_number(mine) == say_number(row)
    if mine["source_id"] == row["source_id"]:
        return "held" if same_number else "other_number"
    if same_number:
        return "another_source"
    if overlap(mine, row):
        return "agrees"
    older, newer = (read_span((sources.get(one["source_id"]) or {}).get("published")) for one in (row, mine))
    if older is None or newer is None or older.start == newer.start:
        return "differs"
    return "revised" if older.start < newer.start else "revised_later"


def describe(kind: str, mine: Row, rows: list[Row], sources: Mapping[str, Any], names: Mapping[str, str]) -> Neighbour:
    """Old figures of one claim as a neighbour; its latest document stands for it."""
    published: Callable[[Row], str] = lambda row: (sources.get(row["source_id"]) or {}).get("published") or ""  # noqa: E731
    row = max(rows, key=published)
    source = sources.get(row["source_id"]) or {}
    return Neighbour(
        kind=kind, figure_id=row["figure_id"] or "", producer_id=row["producer_id"],
        producer=names.get(row["producer_id"], row["producer_id"]), definition_id=row["definition_id"],
        old=say_number(row), new=say_number(mine), publisher=source.get("publisher") or "",
        published=published(row), n_documents=len({one["source_id"] for one in rows}), status=row["status"] or "",
    )  # fmt: skip


def number(cell: str | None) -> float | None:
    """A cell's number; None where it is none."""
    try:
        return float(cell) if cell else None
    except ValueError:
        return None


def say_number(row: Row) -> str:
    """A figure's number with its qualifier in words: 908, at least 1,200, 20 to 25."""
    value, low, high = (number(row[name]) for name in ("value", "low", "high"))
    if row["qualifier"] == "range" and low is not None and high is not None:
        return f"{low:,.10g} to {high:,.10g}"
    if value is None:
        return "words only"
    hedge = "" if row["qualifier"] in {None, "exact"} else f"{row['qualifier'].replace('_', ' ')} "
    return f"{hedge}{value:,.0f}" if value.is_integer() else f"{hedge}{value:,}"


def overlap(one: Row, other: Row) -> bool:
    """Whether some number satisfies both wordings."""
    a, b = allowed(one), allowed(other)
    return a is not None and b is not None and max(a[0], b[0]) <= min(a[1], b[1])


def allowed(row: Row) -> tuple[float, float] | None:
    """The least and the most that a figure's words allow; None for words only."""
    value, low, high = (number(row[name]) for name in ("value", "low", "high"))
    if row["qualifier"] == "range":
        return (low, high) if low is not None and high is not None else None
    if value is None:
        return None
    some = max(value * ROUGH, 1)
    spans = {
        "about": (value - some, value + some),
        "nearly": (value - some, value - 1),
        "at_least": (value, math.inf),
        "more_than": (value + 1, math.inf),
        "fewer_than": (0.0, value - 1),
        "up_to": (0.0, value),
    }
    return spans.get(row["qualifier"] or "", (value, value))
