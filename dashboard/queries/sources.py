"""The bibliography: sources, and the figures each of them prints."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from dashboard.address import View
from dashboard.queries.answer import Answer, Column, stream_answer
from dashboard.queries.figures import FROZEN, IN_RELEASE, TODAY
from dashboard.queries.filters import figure_filter
from dashboard.warehouse import Warehouse

SOURCE_CONDITIONS = {
    "id": "s.source_id = $id",
    "publisher": "s.publisher = $publisher",
    "producer": "list_has_any($producer, list_append(p.producers, s.producer_id))",
    "year": "s.published[:4] = $year::VARCHAR",
    "q": "list_bool_and(list_transform($q, lambda word: contains(p.haystack, strip_accents(lower(word)))))",
}
# A source is in view when one of its figures is.
FIGURE_FIELDS = ("measure", "concept", "definition", "group", "area", "from_", "to", "incident", "as_of")
PRINTS = (
    "s.source_id IN (SELECT f.source_id FROM {figures} f JOIN definitions d USING (definition_id) WHERE {condition})"
)
# One row per source that may be passed on.
SOURCES = """
WITH printed AS (
    SELECT
        s.source_id,
        count(f.figure_id)::BIGINT AS n_figures,
        list(DISTINCT f.producer_id ORDER BY f.producer_id) FILTER (f.producer_id IS NOT NULL) AS producers,
        any_value(strip_accents(lower(concat_ws(' ', s.title, s.author, s.publisher, s.agency, s.published, s.url,
            s.archived_url, s.source_id))))
            || ' ' || coalesce(string_agg(DISTINCT lower(p.short_name), ' '), '') AS haystack
    FROM sources s
    LEFT JOIN figures f USING (source_id)
    LEFT JOIN producers p ON p.producer_id = f.producer_id
    GROUP BY s.source_id
)
SELECT {{columns}}
FROM sources s
JOIN printed p USING (source_id)
WHERE s.redistributable AND {condition}
ORDER BY s.published DESC NULLS LAST, lower(s.title), s.source_id
"""
NAMES = (
    *("source_id", "title", "author", "publisher", "agency", "published", "url", "archived_url", "accessed"),
    *("language", "kind", "producer_id", "copy_of", "copy_of_title", "licence", "note"),
)
COLUMNS = (
    *(Column(name, f"s.{name}", f"sources.{name}") for name in NAMES),
    Column("producers", "coalesce(array_to_string(p.producers, ';'), '')", "Producers of its figures, by code."),
    Column("n_figures", "p.n_figures", "Number of figures read from it."),
    Column("source_page", "'/sources?id=' || s.source_id", "The source's permanent page.", is_page=True),
)
# One row per figure of the sources asked for, or per figure asked for ({ids}: the column that the ids are of).
FIGURES = """
SELECT
    f.source_id, f.figure_id, f.measure, m.label AS measure_label, f.unit, f.population_group, g.label AS group_label,
    f.population_group = 'all' AS of_all, f.reference_area, a.name AS area_name, f.period_start, f.period_end, f.period_kind,
    f.value, f.low, f.high, f.qualifier,
    coalesce(f.as_stated_en, f.as_stated) AS as_stated, f.producer_id, p.short_name AS producer
FROM figures f
JOIN sources s USING (source_id)
JOIN measures m USING (measure)
JOIN population_groups g USING (population_group)
JOIN reference_areas a USING (reference_area)
JOIN producers p ON p.producer_id = f.producer_id
WHERE s.redistributable AND list_contains($ids, f.{ids})
ORDER BY f.period_end DESC, m.sort_order, a.name, f.figure_id
"""
# One row per publisher, and one per year of publication, with the number of sources.
PUBLISHERS = """
SELECT publisher, count(*)::BIGINT AS n
FROM sources WHERE redistributable GROUP BY publisher ORDER BY any_value(lower(publisher)), publisher
"""
YEARS = """
SELECT published[:4]::BIGINT AS year, count(*)::BIGINT AS n
FROM sources WHERE redistributable AND published IS NOT NULL GROUP BY year ORDER BY year DESC
"""


@dataclass(frozen=True)
class PrintedFigure:
    """A figure as its source's entry lists it; the names are put into the reader's language by their codes."""

    source_id: str
    figure_id: str
    measure: str
    measure_label: str
    unit: str
    population_group: str
    group_label: str
    of_all: bool
    reference_area: str
    area_name: str
    period_start: date
    period_end: date
    period_kind: str
    value: float | None
    low: float | None
    high: float | None
    qualifier: str
    as_stated: str | None
    producer_id: str
    producer: str


@dataclass(frozen=True)
class Choices:
    """What there is to choose from, with the number of sources for each."""

    publishers: dict[str, int]
    years: dict[int, int]


def split_search(text: str) -> list[str]:
    """The words that must all occur. A pasted address is one word, without what varies between copies of it."""
    words = []
    for word in text.split():
        bare = (
            word.split("://", 1)[1].removeprefix("www.") if word.lower().startswith(("http://", "https://")) else word
        )
        words.append(bare.rstrip("/") or bare)
    return words


def read_sources(warehouse: Warehouse, view: View) -> Answer:
    """The sources in a view, newest first, undated last: rows of extracts and of the page."""
    parameters: dict[str, Any] = {
        field: list(value) if isinstance(value, tuple) else value
        for field in SOURCE_CONDITIONS
        if (value := getattr(view, field))
    }
    conditions = [SOURCE_CONDITIONS[field] for field in parameters]
    if any(getattr(view, field) for field in FIGURE_FIELDS):
        condition, more = figure_filter(replace(view, id=None, kind=None, series=()))
        figures = TODAY
        if view.as_of and view.as_of != warehouse.release:
            condition, more, figures = f"{condition} AND {IN_RELEASE}", {**more, "as_of": view.as_of}, FROZEN
        conditions.append(PRINTS.format(figures=figures, condition=condition))
        parameters |= more
    if view.q:
        parameters["q"] = split_search(view.q)
    sql = SOURCES.format(condition=" AND ".join(conditions or ["true"]))
    return stream_answer(warehouse, "sources", COLUMNS, sql, parameters, view)


def read_these(warehouse: Warehouse, ids: Collection[str]) -> Answer:
    """The sources of these ids that may be passed on."""
    sql = SOURCES.format(condition="list_contains($ids, s.source_id)")
    return stream_answer(warehouse, "sources", COLUMNS, sql, {"ids": sorted(ids)})


def list_sources(warehouse: Warehouse, view: View) -> list[dict[str, Any]]:
    """The same as dicts."""
    return read_sources(warehouse, view).rows()


def list_printed(warehouse: Warehouse, source_ids: Sequence[str]) -> dict[str, list[PrintedFigure]]:
    """The figures of some sources, newest period first, by source."""
    printed: dict[str, list[PrintedFigure]] = {source_id: [] for source_id in source_ids}
    for row in warehouse.rows(FIGURES.format(ids="source_id"), {"ids": list(source_ids)}):
        printed[row["source_id"]].append(PrintedFigure(**row))
    return printed


def describe_figures(warehouse: Warehouse, figure_ids: Sequence[str]) -> dict[str, PrintedFigure]:
    """What figures say, by id; ids that are not held, or may not be passed on, are missing."""
    rows = warehouse.rows(FIGURES.format(ids="figure_id"), {"ids": list(figure_ids)})
    return {row["figure_id"]: PrintedFigure(**row) for row in rows}


def list_choices(warehouse: Warehouse) -> Choices:
    """Publishers in alphabetical order, years newest first."""
    return Choices(
        {row["publisher"]: row["n"] for row in warehouse.rows(PUBLISHERS)},
        {row["year"]: row["n"] for row in warehouse.rows(YEARS)},
    )
