"""The numbers and lists of the Method page, all live."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard.warehouse import Warehouse

# One row per claim about all of Pakistan in one year that gives an exact number: whether it was printed first, and
# whether it is the one shown.
YEAR_CLAIMS = """
SELECT
    producer_id, measure, concept, population_group, value, figure_id, place = 1 AS shown,
    row_number() OVER (PARTITION BY series_id ORDER BY earliest_on NULLS LAST, figure_id) = 1 AS first_printed
FROM ranked_claims
WHERE reference_area = 'PK' AND period_kind = 'year' AND period = $year AND qualifier = 'exact' AND crossing IS NULL
ORDER BY ALL
"""
# One row: counts of the whole corpus.
COUNTS = """
SELECT
    (SELECT count(*) FROM figures) AS n_figures,
    (SELECT count(*) FROM sources) AS n_sources,
    (SELECT count(DISTINCT publisher) FROM sources) AS n_publishers,
    (SELECT count(DISTINCT producer_id) FROM figures) AS n_producers,
    (SELECT count(*) FROM series_points) AS n_points,
    (SELECT count(*) FROM series_points WHERE agreement <> 'one_claim') AS n_many,
    (SELECT count(*) FROM series_points WHERE agreement = 'agree') AS n_agree,
    (SELECT count(*) FROM series_points WHERE agreement = 'revised') AS n_revised,
    (SELECT count(*) FROM series_points WHERE agreement = 'doubted') AS n_doubted,
    (SELECT count(*) FROM series_points WHERE agreement = 'disagree') AS n_disagree,
    (SELECT count(*) FROM disagreements) AS n_pairs,
    (SELECT count(*) FROM disagreements WHERE reason_code <> 'not_explained') AS n_pairs_explained,
    (SELECT count(*) FROM disagreements WHERE reason_code = 'not_explained') AS n_pairs_open,
    (SELECT count(*) FROM figures JOIN sources s USING (source_id) WHERE s.kind = 'own') AS n_own,
    (SELECT count(*) FROM figures JOIN sources s USING (source_id) WHERE s.kind = 'press') AS n_press,
    (SELECT count(*) FROM figures JOIN sources s USING (source_id) WHERE s.kind = 'copy') AS n_copy,
    (SELECT count(*) FROM sources WHERE published IS NULL) AS n_undated,
    (SELECT count(*) FROM stated_changes) AS n_changes,
    (SELECT count(*) FROM stated_against_computed WHERE computed_pct IS NOT NULL) AS n_changes_computed,
    (SELECT count(*) FROM stated_against_computed WHERE agrees) AS n_changes_agree,
    (SELECT count(*) FROM withdrawn) AS n_withdrawn,
    (SELECT count(*) FROM definitions) AS n_definitions,
    (SELECT count(*) FROM definitions WHERE basis = 'stated') AS n_stated,
    (SELECT count(*) FROM definitions WHERE basis <> 'stated') AS n_not_found,
    (SELECT count(*) FROM ledger WHERE research_line > 0) AS n_ledger,
    (SELECT count(*) FROM figures JOIN producers p USING (producer_id) WHERE p.kind = 'not_stated') AS n_not_stated
"""
# One row per sort of doubt, with the number of figures.
DOUBTS = """
SELECT
    count(*) FILTER (f.transcription_confidence = 'low') AS low,
    count(*) FILTER (f.transcription_confidence = 'medium') AS medium,
    count(*) FILTER (f.period_basis = 'inferred') AS period_inferred,
    count(*) FILTER (f.producer_basis = 'inferred') AS producer_inferred,
    count(*) FILTER (f.producer_basis = 'doubtful') AS producer_doubtful,
    count(*) FILTER (p.kind = 'not_stated') AS not_stated,
    count(*) FILTER (f.status = 'disputed') AS disputed,
    count(*) FILTER (f.status = 'superseded') AS superseded,
    count(*) FILTER (f.status = 'provisional') AS provisional,
    count(*) FILTER (f.status = 'estimated') AS estimated,
    count(*) FILTER (f.count_scope = 'partial') AS partial,
    count(*) FILTER (f.count_scope = 'running') AS running,
    count(*) FILTER (f.qualifier = 'words_only') AS words_only,
    count(*) FILTER (f.as_stated IS NULL) AS translated
FROM figures f
JOIN producers p ON p.producer_id = f.producer_id
"""
# One row per qualifier: how many figures, and for the conventions of ours the largest share of the value that is
# allowed below it where the document gives no bounds (of large numbers: there the least step of 1 does not matter).
QUALIFIERS = """
SELECT
    qualifier, count(*)::BIGINT AS n,
    round(100 * max(1 - allowed_low / value) FILTER (low IS NULL AND value >= 100)) AS per_cent
FROM figure_claims
GROUP BY qualifier
"""
# One row per rule of choice (0 to 5): how many points it decided.
RULES = "SELECT rule_number, count(*)::BIGINT AS n FROM series_points WHERE rule_number >= 0 GROUP BY ALL"
# One row per definition.
DEFINITIONS = """
SELECT
    d.definition_id, d.producer_id, p.short_name AS producer, d.label, d.description, d.basis, d.counts_militants,
    d.includes, d.excludes, d.source_id, s.title AS source_title,
    (SELECT count(*) FROM figures f WHERE f.definition_id = d.definition_id)::BIGINT AS n_figures
FROM definitions d
JOIN producers p ON p.producer_id = d.producer_id
LEFT JOIN sources s ON s.source_id = d.source_id
WHERE $definition IS NULL OR list_contains($definition, d.definition_id)
ORDER BY n_figures DESC, d.label
"""
# One row per definition that took the place of an earlier one of the same producer.
BREAKS = """
SELECT
    p.producer_id, p.short_name AS producer, before.label AS label_before, d.label, d.break_date, d.break_note,
    d.break_source_id AS source_id, s.title AS source_title
FROM definitions d
JOIN definitions before ON before.definition_id = d.follows
JOIN producers p ON p.producer_id = d.producer_id
LEFT JOIN sources s ON s.source_id = d.break_source_id
ORDER BY p.short_name, d.break_date, d.label
"""
# One row per producer that some figure names.
PRODUCERS = """
SELECT
    p.producer_id, p.short_name, p.name, p.kind, p.covers_from, p.covers_to, p.covers_areas, p.coverage_source_id,
    p.terms, p.terms_source_id, p.note,
    count(*)::BIGINT AS n_figures, count(DISTINCT f.source_id)::BIGINT AS n_documents
FROM producers p
JOIN figures f ON f.producer_id = p.producer_id
GROUP BY ALL
ORDER BY n_figures DESC, p.short_name
"""
# One row per outcome of a researched row; and one per reason for which rows were left out.
OUTCOMES = (
    "SELECT outcome, count(*)::BIGINT AS n FROM ledger WHERE research_line > 0 GROUP BY ALL ORDER BY n DESC, outcome"
)
LEFT_OUT = """
SELECT reason, count(*)::BIGINT AS n FROM ledger
WHERE outcome = 'left_out' AND reason IS NOT NULL
GROUP BY ALL ORDER BY n DESC, reason
"""


@dataclass(frozen=True)
class YearClaim:
    """One producer's exact number for all of Pakistan in one year."""

    producer_id: str
    measure: str
    concept: str
    population_group: str
    value: float
    figure_id: str
    shown: bool
    first_printed: bool


@dataclass(frozen=True)
class Definition:
    """What a producer counts as one, and how many figures are held in that sense."""

    definition_id: str
    producer_id: str
    producer: str
    label: str
    description: str
    basis: str
    counts_militants: str
    includes: str | None
    excludes: str | None
    source_id: str | None
    source_title: str | None
    n_figures: int


@dataclass(frozen=True)
class Lists:
    """The lists of the page as the queries above give them."""

    rules: dict[int, int]
    doubts: dict[str, int]
    qualifiers: dict[str, tuple[int, float | None]]
    breaks: list[dict[str, Any]]
    producers: list[dict[str, Any]]
    outcomes: dict[str, int]
    left_out: dict[str, int]


def list_year_claims(warehouse: Warehouse, year: int) -> list[YearClaim]:
    """Exact numbers for Pakistan in a year, of every producer."""
    return [YearClaim(**row) for row in warehouse.rows(YEAR_CLAIMS, {"year": str(year)})]


def count_corpus(warehouse: Warehouse) -> dict[str, int]:
    """Counts by name."""
    return {name: int(number) for name, number in warehouse.rows(COUNTS)[0].items()}


def find_changed(warehouse: Warehouse) -> date | None:
    """The last day that changed the corpus."""
    day: date | None = warehouse.rows("SELECT corpus_changed FROM build_info")[0]["corpus_changed"]
    return day


def list_definitions(warehouse: Warehouse, definitions: tuple[str, ...] = ()) -> list[Definition]:
    """All definitions or those named, the most used first."""
    rows = warehouse.rows(DEFINITIONS, {"definition": list(definitions) or None})
    return [Definition(**row) for row in rows]


def read_lists(warehouse: Warehouse) -> Lists:
    """All lists of the page."""
    return Lists(
        rules={row["rule_number"]: row["n"] for row in warehouse.rows(RULES)},
        doubts={name: int(number) for name, number in warehouse.rows(DOUBTS)[0].items()},
        qualifiers={row["qualifier"]: (row["n"], row["per_cent"]) for row in warehouse.rows(QUALIFIERS)},
        breaks=warehouse.rows(BREAKS),
        producers=warehouse.rows(PRODUCERS),
        outcomes={row["outcome"]: row["n"] for row in warehouse.rows(OUTCOMES)},
        left_out={row["reason"]: row["n"] for row in warehouse.rows(LEFT_OUT)},
    )
