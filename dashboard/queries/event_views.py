"""Imported events as the Incidents page shows them: by area, by month, by place, and one by one.

Sums come from event_months and event_places, which the build stores; only single events are read from the files. Data sets
that may not be passed on are seen where `local` says so.
"""

from __future__ import annotations

from typing import Any

from dashboard.events.rows import Event, EventArea, EventDataset, EventPlace, EventQuestion, EventSum
from dashboard.queries.events import COLUMNS_OF_EVENT, COUNTS, read_event_rows
from dashboard.warehouse import Warehouse

# One row per data set of incidents: tables of returns are no incidents.
DATASETS = f"""
SELECT d.event_dataset, d.title, d.producer, d.licence, d.redistributable, d.citation, d.source_url, d.types_add_up, d.first_day, d.last_day
FROM event_datasets d
WHERE (d.redistributable OR $local)
    AND d.event_dataset IN (SELECT event_dataset FROM event_series WHERE measure = '{COUNTS}')
ORDER BY d.title, d.event_dataset
"""  # noqa: S608 (constants)
TYPES = "SELECT event_type, label FROM event_types WHERE event_dataset = $dataset ORDER BY label"
# One row per area of a data set, countries first.
AREAS = f"""
WITH known AS (
    SELECT coalesce(reference_area, split_part(series_id, '.', 4)) AS code, any_value(area_name) AS name, reference_area
    FROM event_series
    WHERE event_dataset = $dataset AND measure = '{COUNTS}' AND period_kind = 'year'
    GROUP BY ALL
),
inside AS (
    SELECT area, list_sort(list(DISTINCT reference_area)) AS within
    FROM (SELECT reference_area, unnest(self_and_parents) AS area FROM area_parents)
    GROUP BY area
)
SELECT k.code, k.name, coalesce(i.within, []) AS within
FROM known k
LEFT JOIN inside i ON i.area = k.reference_area
LEFT JOIN reference_areas a ON a.reference_area = k.reference_area
ORDER BY coalesce(a.kind, 'country') <> 'country', k.name
"""  # noqa: S608 (constants)
SUMMED = """
m.event_dataset = $dataset AND m.measure = 'fatalities' AND m.year BETWEEN year($first) AND year($last)
    AND ($of_years OR m.month BETWEEN $first AND $last)
    AND ($type IS NULL OR m.event_type = $type)
    AND ($country IS NULL OR (m.reference_area IS NULL AND coalesce(m.country, 'not stated') = $country))
    AND ($within IS NULL OR list_contains($within, m.reference_area))
"""
SUMS = """
    sum(m.n_events)::BIGINT AS n_events, sum(m.n_without_value)::BIGINT AS n_without_value,
    sum(m.best)::BIGINT AS best, sum(m.low)::BIGINT AS low, sum(m.high)::BIGINT AS high
"""
# One row per area as finely as it is known; countries without a code by their printed name.
BY_AREA = f"""
SELECT m.reference_area, coalesce(any_value(a.name), any_value(m.country), 'not stated') AS area_name, NULL AS month, {SUMS}
FROM event_months m
LEFT JOIN reference_areas a USING (reference_area)
WHERE {SUMMED}
GROUP BY m.reference_area, CASE WHEN m.reference_area IS NULL THEN m.country END
ORDER BY n_events DESC, area_name
"""  # noqa: S608 (constants)
# One row per month with events, and one without a month for those that reach over several.
BY_MONTH = f"""
SELECT NULL AS reference_area, '' AS area_name, m.month, {SUMS}
FROM event_months m
WHERE {SUMMED}
GROUP BY m.month
ORDER BY m.month
"""  # noqa: S608 (constants)
# One row per place known exactly, within the area that the map shows; those with most events first.
PLACES = """
SELECT
    min(p.place) AS place, p.latitude, p.longitude, sum(p.n_events)::BIGINT AS n_events,
    (count(*) OVER ())::BIGINT AS n_places
FROM event_places p
WHERE {asked} AND p.longitude BETWEEN $west AND $east AND p.latitude BETWEEN $south AND $north
GROUP BY p.latitude, p.longitude
ORDER BY n_events DESC, p.latitude, p.longitude
LIMIT $most
"""
# What a question asks of single events and of places, by parameter.
OF_EVENTS = {
    "dataset": "e.event_dataset = $dataset AND e.measure = 'fatalities'",
    "first": "e.date_start >= $first",
    "last": "e.date_start <= $last",
    "type": "e.event_type = $type",
    "country": "e.reference_area IS NULL AND coalesce(e.country, 'not stated') = $country",
    "within": "list_contains($within, e.reference_area)",
}
IN_ONE_MONTH = "date_trunc('month', e.date_start) = date_trunc('month', e.date_end)"
OF_PLACES = {
    "dataset": "p.event_dataset = $dataset",
    "first": "p.year >= year($first::DATE)",
    "last": "p.year <= year($last::DATE)",
    "type": "p.event_type = $type",
    "country": "$country IS NULL",  # no place without a code is kept
    "within": "list_contains($within, p.reference_area)",
}
OF_MONTHS = "p.month BETWEEN $first AND $last"
LIST = """
SELECT {columns}
FROM events e
WHERE {asked}
ORDER BY e.date_start DESC, e.best DESC NULLS LAST, e.event_id
LIMIT $most OFFSET $skip
"""
# One row per series of months that the question covers: of its area, or of all countries, which hold their provinces.
SERIES = """
SELECT s.series_id
FROM event_series s
LEFT JOIN reference_areas a USING (reference_area)
WHERE s.event_dataset = $dataset AND s.redistributable AND s.period_kind = 'month'
    AND s.event_type = coalesce($type, 'all')
    AND CASE WHEN $code IS NULL THEN coalesce(a.kind, 'country') = 'country' ELSE split_part(s.series_id, '.', 4) = $code END
ORDER BY s.series_id
"""


def list_datasets(warehouse: Warehouse, *, local: bool) -> list[EventDataset]:
    """The data sets of incidents that this reader may see."""
    return [EventDataset(**row) for row in warehouse.rows(DATASETS, {"local": local})]


def name_types(warehouse: Warehouse, dataset: str) -> dict[str, str]:
    """The data set's own types of event: code and words."""
    return {row["event_type"]: row["label"] for row in warehouse.rows(TYPES, {"dataset": dataset})}


def list_areas(warehouse: Warehouse, dataset: str) -> dict[str, EventArea]:
    """The areas that a data set has events in, by the code an address has for them."""
    rows = warehouse.rows(AREAS, {"dataset": dataset})
    return {row["code"]: EventArea(row["code"], row["name"], tuple(row["within"])) for row in rows}


def name_asked(question: EventQuestion) -> dict[str, Any]:
    """A question as the parameters of SUMMED."""
    area = question.area
    return {
        "dataset": question.event_dataset, "type": question.event_type, "first": question.first, "last": question.last,
        "of_years": question.is_of_years, "within": list(area.within) if area and area.within else None,
        "country": area.area_name if area and not area.within else None,
    }  # fmt: skip


def write_condition(question: EventQuestion, conditions: dict[str, str], of_months: str) -> tuple[str, dict[str, Any]]:
    """The same as a condition, with its parameters. What is not asked is not in it: files are read by column."""
    named = name_asked(question)
    chosen = [name for name in conditions if named[name] is not None]
    asked = [*(conditions[name] for name in chosen), *([] if question.is_of_years else [of_months])]
    return " AND ".join(asked), {name: named[name] for name in chosen}


def sum_by_area(warehouse: Warehouse, question: EventQuestion) -> list[EventSum]:
    """The events added up by area, the most first."""
    return [EventSum(**row) for row in warehouse.rows(BY_AREA, name_asked(question))]


def sum_by_month(warehouse: Warehouse, question: EventQuestion) -> list[EventSum]:
    """The events added up by month."""
    return [EventSum(**row) for row in warehouse.rows(BY_MONTH, name_asked(question))]


def list_places(
    warehouse: Warehouse, question: EventQuestion, *, west: float, east: float, south: float, north: float, most: int
) -> list[EventPlace]:
    """The places with most events, at most so many, within a frame in degrees."""
    asked, parameters = write_condition(question, OF_PLACES, OF_MONTHS)
    frame = {"west": west, "east": east, "south": south, "north": north, "most": most}
    return [EventPlace(**row) for row in warehouse.rows(PLACES.format(asked=asked), {**parameters, **frame})]


def list_latest(warehouse: Warehouse, question: EventQuestion, *, skip: int, most: int) -> list[Event]:
    """Some of the events, the latest first. Raises EventsUnreadable."""
    asked, parameters = write_condition(question, OF_EVENTS, IN_ONE_MONTH)
    sql = LIST.format(columns=COLUMNS_OF_EVENT, asked=asked)
    return read_event_rows(warehouse, sql, {**parameters, "skip": skip, "most": most})


def list_series(warehouse: Warehouse, question: EventQuestion) -> tuple[str, ...]:
    """The series whose points are the sums by month that the question is about, none where they may not be passed on."""
    asked = {
        "dataset": question.event_dataset,
        "type": question.event_type,
        "code": question.area and question.area.reference_area,
    }
    return tuple(row["series_id"] for row in warehouse.rows(SERIES, asked))
