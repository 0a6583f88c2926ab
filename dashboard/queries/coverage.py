"""What the Coverage page asks: what we hold of each producer by month, and in which documents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard.queries.answer import Answer, Column, stream_answer
from dashboard.warehouse import Warehouse

# One row per measure, area and population group of which there is a series.
OFFERS = """
SELECT
    s.measure, m.label AS measure_label, s.reference_area, a.name AS area_name,
    s.population_group, g.label AS group_label,
    sum(s.n_points)::BIGINT AS n_points
FROM series s
JOIN measures m USING (measure)
JOIN reference_areas a USING (reference_area)
JOIN population_groups g USING (population_group)
GROUP BY ALL
ORDER BY any_value(m.sort_order), any_value(a.kind) <> 'country', a.name, any_value(g.sort_order)
"""
# One row: the first and last month the map can show. Months long before any monthly count lie within decades.
SPAN = """
SELECT min(month) AS first_month, max(month) AS last_month
FROM coverage
WHERE measure = $measure AND reference_area = $area
"""
# What is asked for, and each figure in each month that its period touches; a running total in the month it was reached.
QUESTION = """
WITH months AS (
    SELECT unnest(generate_series($first::DATE, $last::DATE, INTERVAL 1 MONTH))::DATE AS month
),
chosen AS (
    SELECT series_id, producer_id
    FROM series
    WHERE measure = $measure AND reference_area = $area
        AND ($group IS NULL OR population_group = $group)
        AND (len($producer) = 0 OR list_contains($producer, producer_id))
),
figures_by_month AS (
    SELECT
        c.producer_id, c.series_id, m.month, f.figure_id, f.document_id, f.source_id, f.producer_basis,
        CASE
            WHEN f.period_kind IN ('cumulative', 'point') THEN 'part'
            WHEN f.period_start = m.month AND f.period_end = last_day(m.month) THEN 'own'
            WHEN f.period_start <= m.month AND f.period_end >= last_day(m.month) THEN 'longer'
            ELSE 'part'
        END AS held_as
    FROM chosen c
    JOIN figure_claims f USING (series_id)
    JOIN months m
        ON m.month BETWEEN
            date_trunc('month', CASE WHEN f.period_kind = 'cumulative' THEN f.period_end ELSE f.period_start END)
            AND f.period_end
)
"""
# One row per producer × month. A month's own figure goes before one of a longer period, that before one of some days.
HELD = """,
held AS (
    SELECT
        f.producer_id, f.month, f.held_as,
        bool_or(c.state = 'reported') AS above_zero,
        count(DISTINCT f.figure_id)::BIGINT AS n_figures,
        count(DISTINCT f.document_id)::BIGINT AS n_documents
    FROM figures_by_month f
    JOIN coverage c USING (series_id, month)
    GROUP BY ALL
),
best AS (
    SELECT * FROM held
    QUALIFY row_number() OVER (
        PARTITION BY producer_id, month ORDER BY list_position(['own', 'longer', 'part'], held_as)
    ) = 1
),
-- What ended with a replaced definition does not end the producer's count.
replaced AS (
    SELECT s.series_id, min(TRY_CAST(rpad(d.break_date, 10, '-01') AS DATE)) AS replaced_on
    FROM chosen s
    JOIN series USING (series_id)
    JOIN definitions d ON d.follows = series.definition_id
    GROUP BY s.series_id
),
not_held AS (
    SELECT c.producer_id, c.month, min(c.state) AS state
    FROM chosen
    JOIN coverage c USING (series_id)
    LEFT JOIN replaced r USING (series_id)
    WHERE c.state IN ('not_counted', 'outside') AND NOT coalesce(c.month >= r.replaced_on, false)
    GROUP BY ALL
)
SELECT {columns}
FROM (SELECT DISTINCT producer_id FROM chosen) AS who
CROSS JOIN months m
JOIN producers p USING (producer_id)
JOIN producer_coverage reach USING (producer_id)
LEFT JOIN best b USING (producer_id, month)
LEFT JOIN not_held n USING (producer_id, month)
ORDER BY
    count(*) FILTER (b.held_as = 'own') OVER (PARTITION BY producer_id) DESC,
    count(b.held_as) OVER (PARTITION BY producer_id) DESC,
    lower(p.short_name), producer_id, m.month
"""
CELLS = QUESTION + HELD
STATE = """CASE
    WHEN b.above_zero THEN 'reported'
    WHEN b.held_as IS NOT NULL THEN 'zero'
    WHEN n.state IS NOT NULL THEN n.state
    WHEN last_day(m.month) < reach.covers_from_day OR m.month > reach.covers_to_day THEN 'outside'
    ELSE 'not_held'
END"""
CELL_COLUMNS = (
    Column("producer_id", "producer_id", "producers.producer_id"),
    Column("producer", "p.short_name", "producers.short_name"),
    Column("producer_kind", "p.kind", "producers.kind"),
    Column("measure", "$measure", "measures.measure"),
    Column("reference_area", "$area", "reference_areas.reference_area"),
    Column("month", "m.month", "First day of the month."),
    Column(
        "state",
        STATE,
        "reported; zero (a figure is held and it is 0); not_held (we hold no document); not_counted (said not to be "
        "counted); outside (outside what the producer covers).",
    ),
    Column(
        "held_as",
        "b.held_as",
        "own: a figure of the month itself; longer: the month lies in a longer period whose figure is held, such as a "
        "year; part: a figure of some days of it, or a running total or standing number of that month. Empty: none.",
    ),
    Column("n_figures", "coalesce(b.n_figures, 0)", "Number of figures held in that way."),
    Column("n_documents", "coalesce(b.n_documents, 0)", "Number of documents that print them, copies counted once."),
)
# One row per figure behind one cell.
FIGURES = """
SELECT
    b.held_as, f.figure_id, d.label AS definition_label, g.label AS population_group, f.period_start, f.period_end,
    f.period_kind, f.value, f.low, f.high, f.qualifier, coalesce(f.as_stated_en, f.as_stated) AS as_stated,
    s.source_id, s.title, s.publisher, s.published
FROM figures_by_month b
JOIN figures f USING (figure_id)
JOIN definitions d USING (definition_id)
JOIN population_groups g ON g.population_group = f.population_group
JOIN sources s ON s.source_id = f.source_id
WHERE b.producer_id = $cell AND b.month = $month::DATE AND s.redistributable
ORDER BY
    list_position(['own', 'longer', 'part'], b.held_as), s.published DESC NULLS LAST, s.source_id, d.label, g.sort_order
"""
BEHIND = QUESTION + FIGURES
# One row per producer, and one for all of them: the documents behind the cells.
COUNTS = """
SELECT producer_id, count(DISTINCT document_id)::BIGINT AS n
FROM figures_by_month
GROUP BY ROLLUP (producer_id)
"""
DOCUMENTS = QUESTION + COUNTS


@dataclass(frozen=True)
class Offer:
    """A measure, area and population group of which there is a series, with its names."""

    measure: str
    measure_label: str
    reference_area: str
    area_name: str
    population_group: str
    group_label: str
    n_points: int


@dataclass(frozen=True)
class Question:
    """What the map shows: codes, the first days of the first and the last month; no producers are all."""

    measure: str
    area: str
    group: str | None
    first: date
    last: date
    producer: tuple[str, ...] = ()

    def parameters(self) -> dict[str, Any]:
        """As the queries name them."""
        return {**vars(self), "producer": list(self.producer)}


@dataclass(frozen=True)
class Behind:
    """A figure behind one cell, and the document that prints it."""

    held_as: str
    figure_id: str
    definition_label: str
    population_group: str
    period_start: date
    period_end: date
    period_kind: str
    value: float | None
    low: float | None
    high: float | None
    qualifier: str
    as_stated: str | None
    source_id: str
    title: str
    publisher: str
    published: str | None


def list_offers(warehouse: Warehouse) -> list[Offer]:
    """What can be asked for, in the order of lists."""
    return [Offer(**row) for row in warehouse.rows(OFFERS)]


def find_span(warehouse: Warehouse, measure: str, area: str) -> tuple[date, date]:
    """The first and the last month that series of a measure in an area reach."""
    row = warehouse.rows(SPAN, {"measure": measure, "area": area})[0]
    return row["first_month"], row["last_month"]


def read_cells(warehouse: Warehouse, question: Question) -> Answer:
    """One row per producer × month: what we hold, with the number of documents."""
    return stream_answer(warehouse, "coverage", CELL_COLUMNS, CELLS, question.parameters())


def list_behind(warehouse: Warehouse, question: Question, cell: str, month: date) -> list[Behind]:
    """The figures behind the cell of one producer and month, by document."""
    rows = warehouse.rows(BEHIND, {**question.parameters(), "cell": cell, "month": month})
    return [Behind(**row) for row in rows]


def count_documents(warehouse: Warehouse, question: Question) -> dict[str, int]:
    """The documents behind each producer's cells, and under "" those behind all cells; copies counted once."""
    return {row["producer_id"] or "": row["n"] for row in warehouse.rows(DOCUMENTS, question.parameters())}
