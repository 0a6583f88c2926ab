"""What the search asks: the names of all codes, and the figures, incidents and documents that fit a question."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any
from urllib.parse import unquote

from dashboard.search.letters import normalise
from dashboard.search.reading import Span
from dashboard.search.rows import FoundFigure, FoundIncident, FoundSource, Name
from dashboard.warehouse import Warehouse, once

MOST = 20
INCIDENT = ("incident_id", "label", "kind", "reference_area")
DOCUMENT = ("source_id", "title", "publisher", "published", "url", "n_figures")
# One row per code and name; the owner of a definition is its producer. Only codes that something in the corpus uses.
NAMES = """
SELECT 'measure' AS kind, measure AS code, label AS shown, label || ' ' || measure AS text, NULL AS owner
FROM measures WHERE measure IN (SELECT measure FROM figures)
UNION ALL
SELECT 'group', population_group, label, label, NULL FROM population_groups
WHERE parent IS NOT NULL AND population_group IN (SELECT population_group FROM figures)
UNION ALL
SELECT 'area', reference_area, name, name, NULL FROM reference_areas
WHERE reference_area IN (SELECT reference_area FROM figures UNION SELECT reference_area FROM incidents)
UNION ALL
SELECT 'area', a.reference_area, a.name, trim(printed.name), NULL
FROM reference_areas a, unnest(string_split(a.names_as_printed, ';')) AS printed(name)
WHERE a.reference_area IN (SELECT reference_area FROM figures UNION SELECT reference_area FROM incidents)
UNION ALL
SELECT 'producer', producer_id, short_name, concat_ws(' ', short_name, name, producer_id), NULL FROM producers
WHERE producer_id IN (SELECT producer_id FROM figures) AND kind <> 'not_stated'
UNION ALL
SELECT 'definition', d.definition_id, d.label, d.label || ' ' || p.short_name, producer_id
FROM definitions d JOIN producers p USING (producer_id)
UNION ALL
SELECT DISTINCT 'crossing', crossing, replace(crossing, '_', ' '), replace(crossing, '_', ' '), NULL
FROM figures WHERE crossing IS NOT NULL
UNION ALL
SELECT DISTINCT 'verb', stated_verb, stated_verb, stated_verb, NULL FROM figures WHERE stated_verb IS NOT NULL
"""

# Where a word may be met in a figure: kind of name and column of the claim.
COLUMNS = {
    "measure": "c.measure",
    "group": "c.population_group",
    "area": "c.reference_area",
    "producer": "c.producer_id",
    "definition": "c.definition_id",
    "crossing": "c.crossing",
    "verb": "c.stated_verb",
}
# One row per claim that fits. Figures of exactly the days asked for first, then those within them, then those that hold
# them; whole countries and everyone before parts; the most printed, the newest first.
FIGURES = """
SELECT
    c.figure_id, c.measure, c.population_group, c.reference_area, c.producer_id, p.short_name AS producer_name, d.label AS definition_label,
    c.value, c.low, c.high, c.qualifier, coalesce(f.as_stated, f.as_stated_en) AS as_stated, c.period_start, c.period_end,
    c.period_kind, c.incident_id, i.label AS incident_label, c.n_sources, count(*) OVER ()::BIGINT AS n_found
FROM claims c
JOIN figures f ON f.figure_id = c.figure_id
JOIN producers p ON p.producer_id = c.producer_id
JOIN definitions d ON d.definition_id = c.definition_id
JOIN reference_areas a ON a.reference_area = c.reference_area
JOIN population_groups g ON g.population_group = c.population_group
LEFT JOIN incidents i ON i.incident_id = c.incident_id
WHERE {condition}
ORDER BY {order}, c.count_scope = 'partial', a.kind <> 'country', g.parent IS NOT NULL, c.period_kind = 'incident',
    c.status IN ('superseded', 'disputed'), c.qualifier <> 'exact', c.n_sources DESC, c.period_end DESC, c.figure_id
LIMIT $most
"""
WITHIN = """(
    c.period_end BETWEEN $start{n} AND $end{n}
    OR c.period_start <= $start{n} AND c.period_end >= $end{n} AND c.period_kind NOT IN ('cumulative', 'incident')
)"""
# How near a period comes to the days asked for: 0 the same, 1 within, 2 around.
NEARNESS = """CASE
    WHEN c.period_start = $start{n} AND c.period_end = $end{n} THEN 0
    WHEN c.period_end BETWEEN $start{n} AND $end{n} THEN 1 ELSE 2 END"""

# One row per incident that may be passed on, with everything that describes it.
INCIDENTS = """
SELECT i.incident_id, i.label, i.kind, i.reference_area, left(i.date, 10) AS first, right(i.date, 10) AS last,
    concat_ws(' ', i.label, i.kind, i.district, i.localities, a.name, a.names_as_printed, i.attributed_to) AS text
FROM incidents i
JOIN reference_areas a USING (reference_area)
WHERE i.source_id IN (SELECT source_id FROM sources WHERE redistributable)
ORDER BY i.date DESC, i.incident_id
"""

# One row per document that may be passed on, the newest first, with all that describes it.
SOURCES = """
WITH read AS (SELECT source_id, count(*)::BIGINT AS n_figures FROM figures GROUP BY source_id)
SELECT s.source_id, s.title, s.publisher, s.published, s.url, coalesce(r.n_figures, 0) AS n_figures, s.archived_url,
    concat_ws(' ', s.title, s.author, s.publisher, s.agency, s.published, s.url) AS text
FROM sources s
LEFT JOIN read r USING (source_id)
WHERE s.redistributable
ORDER BY s.published DESC NULLS LAST, s.source_id
"""
# One row per thing that may be passed on and bears one of these ids.
BY_ID = """
WITH open AS (SELECT source_id FROM sources WHERE redistributable)
SELECT 'figure' AS page, figure_id AS id FROM figures SEMI JOIN open USING (source_id) WHERE list_contains($ids, figure_id)
UNION ALL SELECT 'sources', source_id FROM open WHERE list_contains($ids, source_id)
UNION ALL
SELECT 'incident', incident_id FROM incidents SEMI JOIN open USING (source_id) WHERE list_contains($ids, lower(incident_id))
UNION ALL SELECT 'figure', id FROM withdrawn WHERE list_contains($ids, id)
"""


def list_names(warehouse: Warehouse) -> list[Name]:
    """Every name of every code in use."""
    return [
        Name(
            row["kind"],
            row["code"],
            row["shown"],
            tuple(normalise(row["text"].replace("_", " ")).split()),
            row["owner"],
        )
        for row in warehouse.rows(NAMES)
        if row["text"]
    ]


def condition_of_word(n: int, codes: Mapping[str, Sequence[str]], parameters: dict[str, Any]) -> tuple[str, list[str]]:
    """The condition that a claim has one of the codes a word may mean, and what brings the likelier ones first.

    The lists of codes go into `parameters`. A code named in full comes before one that has the word among others, a
    measure or place before a definition that only mentions it.
    """
    parts, first = [], []
    for kind, found in codes.items():
        parameters[f"{kind}{n}"] = list(found)
        parts.append(f"list_contains(${kind}{n}, {COLUMNS[kind]})")
        if kind == "area":
            first.append(f"coalesce(list_position($area{n}, c.reference_area), 0) > 1")
    main = [part for part, kind in zip(parts, codes, strict=True) if kind != "definition"]
    if main and len(main) < len(parts):
        first.insert(0, f"NOT coalesce({' OR '.join(main)}, false)")
    return (f"({' OR '.join(parts)})" if parts else "false"), first


def list_figures(
    warehouse: Warehouse,
    words: Sequence[Mapping[str, Sequence[str]]],
    values: Sequence[float],
    spans: Sequence[Span],
    *,
    year_is_value: bool = False,
) -> list[FoundFigure]:
    """Claims that fit every word (as codes by kind), one of the values, and every span of days."""
    parameters: dict[str, Any] = {"most": MOST}
    parts, order = [], []
    for n, codes in enumerate(words):
        condition, first = condition_of_word(n, codes, parameters)
        parts.append(condition)
        order += first
    numbers = [*values, *(float(span.start.year) for span in spans if span.is_year and year_is_value)]
    if numbers:
        parameters["numbers"] = numbers
        parts.append(
            "(list_contains($numbers, c.value) OR list_contains($numbers, c.low) OR list_contains($numbers, c.high))"
        )
        order.append("NOT coalesce(list_contains($numbers, c.value), false)")
    for n, span in enumerate([] if year_is_value else spans):
        parameters |= {f"start{n}": span.start, f"end{n}": span.end}
        parts.append(WITHIN.format(n=n))
        order.append(NEARNESS.format(n=n))
    sql = FIGURES.format(condition=" AND ".join(parts or ["false"]), order=", ".join(order or ["1"]))
    return [FoundFigure(**row) for row in warehouse.rows(sql, parameters)]


def split_words(text: str) -> str:
    """The words of a text in one spelling, each after a blank."""
    return " " + " ".join(re.findall(r"[^\W_]+", normalise(text)))


@once
def read_incidents(warehouse: Warehouse) -> tuple[tuple[FoundIncident, str, str, str], ...]:
    """Every incident with its words, first and last day. Kept for each warehouse, which never changes."""
    return tuple(
        (FoundIncident(**{name: row[name] for name in INCIDENT}), split_words(row["text"]), row["first"], row["last"])
        for row in warehouse.rows(INCIDENTS)
    )


@once
def read_documents(warehouse: Warehouse) -> tuple[tuple[FoundSource, str, frozenset[str]], ...]:
    """Every document with its words and its addresses. Kept for each warehouse."""
    return tuple(
        (
            FoundSource(**{name: row[name] for name in DOCUMENT}),
            split_words(row["text"]),
            frozenset(strip_address(url) for url in (row["url"], row["archived_url"]) if url),
        )
        for row in warehouse.rows(SOURCES)
    )


def list_incidents(
    warehouse: Warehouse, words: Sequence[str], areas: Sequence[Collection[str]], spans: Sequence[Span]
) -> list[FoundIncident]:
    """Incidents that fit every word (in their description, or as one of the areas the word may mean) and every span."""
    if not words and not spans:
        return []
    return [
        row
        for row, text, first, last in read_incidents(warehouse)
        if all(f" {word}" in text or row.reference_area in meant for word, meant in zip(words, areas, strict=True))
        and all(str(span.start) <= last and first <= str(span.end) for span in spans)
    ]


def list_sources(warehouse: Warehouse, words: Sequence[str]) -> list[FoundSource]:
    """Documents in whose title, publisher, author, date or address all words stand, the newest first."""
    if not words:
        return []
    return [row for row, text, _ in read_documents(warehouse) if all(f" {word}" in text for word in words)]


def find_address(warehouse: Warehouse, url: str) -> list[FoundSource]:
    """The documents of an address; scheme, `www.`, `amp` and what follows a question mark or hash do not matter."""
    wanted = strip_address(url)
    return [row for row, _, addresses in read_documents(warehouse) if wanted in addresses]


def strip_address(url: str) -> str:
    """An address without what differs between copies of it: scheme, www, query, fragment, closing slash, amp."""
    bare = unquote(url).casefold().partition("://")[2] or unquote(url).casefold()
    bare = bare.partition("#")[0]
    path, _, query = bare.partition("?")
    kept = [part for part in query.split("&") if part and part.split("=")[0] in {"id", "p", "q", "newsid", "nid"}]
    return "?".join([path.removeprefix("www.").rstrip("/").removesuffix("/amp"), *kept])


def find_ids(warehouse: Warehouse, ids: Sequence[str]) -> list[tuple[str, str]]:
    """Page and id of everything that bears one of the ids."""
    return (
        [(row["page"], row["id"]) for row in warehouse.rows(BY_ID, {"ids": [text.lower() for text in ids]})]
        if ids
        else []
    )
