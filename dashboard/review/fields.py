"""The columns a curator fills, in the order in which they are shown, and the codes of those that have a list of their own.

A test holds the codes against datasets/datapackage.json.
"""

from __future__ import annotations

from dashboard.review.state import CHANGE

FLOWS = frozenset({"returns", "deportations", "arrivals"})
CODES: dict[str, tuple[str, ...]] = {
    "unit": ("persons", "events", "families", "places"),
    "crossing": (
        "torkham", "chaman", "ghulam_khan", "angoor_adda", "kharlachi", "badini", "islam_qala", "milak",
    ),
    "stated_verb": (
        "left", "returned", "sent back", "repatriated", "expelled", "deported", "forcibly returned", "evicted", "entered",
        "arrived", "crossed", "removed", "departed", "returned voluntarily", "not stated",
    ),
    "period_kind": ("cumulative", "point", "incident"),
    "period_basis": ("stated", "inferred"),
    "base_period_basis": ("stated", "inferred"),
    "qualifier": (
        "exact", "about", "nearly", "at_least", "more_than", "fewer_than", "up_to", "range", "words_only",
    ),
    "count_scope": ("total", "partial", "running"),
    "status": ("reported", "estimated", "provisional", "superseded", "disputed"),
    "producer_basis": ("stated", "inferred", "doubtful"),
    "transcription_confidence": ("high", "medium", "low"),
    "kind": ("own", "press", "copy", "reference"),
}  # fmt: skip
AREAS = ("reference_area", "origin", "destination")
NAMED = ("measure", "population_group", "producer_id", "incident_id", *AREAS)

MAIN = (
    "value", "qualifier", "measure", "population_group", "reference_area", "period", "producer_id", "definition_id",
)  # fmt: skip
MORE = (
    "unit", "low", "high", "period_kind", "period_basis", "count_scope", "status", "producer_basis", "speaker", "incident_id",
    "as_stated", "as_stated_en", "transcription_confidence",
)  # fmt: skip
WAY = ("stated_verb", "crossing", "origin", "destination")
CHANGE_MAIN = (
    "change_pct", "qualifier", "measure", "population_group", "reference_area", "period", "base_period", "producer_id",
    "definition_id",
)  # fmt: skip
CHANGE_MORE = (
    "base_period_basis",
    "producer_basis",
    "speaker",
    "as_stated",
    "as_stated_en",
    "transcription_confidence",
)
SOURCE = ("title", "publisher", "published", "url")
SOURCE_MORE = ("author", "agency", "language", "kind", "producer_id", "copy_of_title", "licence")


def list_main(table: str, measure: str) -> tuple[str, ...]:
    """The columns that are always in sight; for flows the way people went, too."""
    if table == CHANGE:
        return CHANGE_MAIN
    return (*MAIN, *WAY[:2]) if measure in FLOWS else MAIN


def list_more(table: str, measure: str) -> tuple[str, ...]:
    """The columns that are folded away."""
    if table == CHANGE:
        return CHANGE_MORE
    return (*MORE, *WAY[2:]) if measure in FLOWS else MORE
