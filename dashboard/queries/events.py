"""Imported events: their series, the points of these, and the events behind one point.

Data sets that may not be passed on are seen in local mode only (`local`), and by no extract.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import duckdb

from dashboard.events.rows import Event, EventPoint
from dashboard.rows import Offer, Point, Stretch
from dashboard.warehouse import Warehouse, WarehouseError


class EventsUnreadable(Exception):  # noqa: N818 (it says what happened)
    """The file of imported events is gone or damaged; the message names no path."""


SEEN = "(s.redistributable OR $local)"
AREA = "coalesce(s.reference_area, split_part(s.series_id, '.', 4))"
COUNTS = "violent_incidents"  # the measure of events that are counted, not added up
LABEL = f"""
CASE s.measure
    WHEN '{COUNTS}' THEN upper(s.event_type_label[1]) || s.event_type_label[2:] || ': number of events'
    ELSE upper(s.event_type_label[1]) || s.event_type_label[2:] || ': best estimates added up'
END
"""
# What a series of events is as an offer or a point beside those of reported figures. Its definition is the data set's own.
SAME = f"""
    s.measure, coalesce(s.unit, 'events') AS unit, s.title || ': ' || s.event_type_label AS concept, 'imported' AS scope,
    s.event_dataset || '.' || s.event_type AS definition_id, {LABEL} AS definition_label, 'all' AS population_group,
    {AREA} AS reference_area
"""
# One row per series.
OFFERS = f"""
SELECT
    s.series_id, {SAME}, coalesce(a.kind, 'country') AS area_kind, NULL AS crossing, NULL AS verb_class,
    s.event_dataset AS producer_id, s.title AS producer_name, s.period_kind, s.dataset_first_day AS first_day,
    s.dataset_last_day AS last_day, s.n_points
FROM event_series s
LEFT JOIN reference_areas a USING (reference_area)
WHERE {SEEN}
ORDER BY s.event_dataset, s.n_events DESC, s.series_id
"""  # noqa: S608 (constants)
# One row per series × period between the data set's first and last day: where it holds no event, it says none.
GRID = f"""
WITH asked AS (SELECT * FROM event_series s WHERE {SEEN} AND list_contains($series, s.series_id)),
grid AS (
    SELECT
        series_id,
        unnest(generate_series(
            date_trunc(period_kind, dataset_first_day), dataset_last_day::TIMESTAMP,
            CASE period_kind WHEN 'year' THEN INTERVAL 1 YEAR ELSE INTERVAL 1 MONTH END
        ))::DATE AS period_start
    FROM asked
),
filled AS (
    SELECT
        s.*, g.period_start, coalesce(p.value, 0) AS value,
        CASE WHEN s.has_range THEN coalesce(p.low, p.value, 0) END AS low,
        CASE WHEN s.has_range THEN coalesce(p.high, p.value, 0) END AS high,
        coalesce(p.n_events, 0) AS n_counted, coalesce(p.n_without_value, 0) AS n_without_value,
        coalesce(p.n_not_placed, 0) AS n_not_placed,
        (g.period_start + CASE s.period_kind WHEN 'year' THEN INTERVAL 1 YEAR ELSE INTERVAL 1 MONTH END
            - INTERVAL 1 DAY)::DATE AS period_end,
        left(g.period_start::VARCHAR, CASE s.period_kind WHEN 'year' THEN 4 ELSE 7 END) AS period
    FROM grid g
    JOIN asked s USING (series_id)
    LEFT JOIN event_points p ON p.series_id = g.series_id AND p.period_start = g.period_start
)
"""  # noqa: S608 (constants)
POINTS = f"""{GRID}
SELECT
    s.series_id || '.' || s.period AS figure_id, s.series_id, {SAME}, NULL AS crossing, s.event_dataset AS producer_id,
    s.title AS producer_name, 'events' AS producer_kind, s.period, s.period_start, s.period_end, s.period_kind,
    'stated' AS period_basis, s.value::DOUBLE AS value, s.low::DOUBLE AS low, s.high::DOUBLE AS high, 'exact' AS qualifier,
    'total' AS count_scope,
    CASE WHEN s.period_end > s.dataset_last_day OR s.period_start < s.dataset_first_day THEN 'provisional' ELSE 'reported'
    END AS status,
    NULL AS stated_verb, NULL AS as_stated, 'high' AS transcription_confidence, s.value::DOUBLE AS min_value,
    s.value::DOUBLE AS max_value, 'one_claim' AS agreement, 1::BIGINT AS n_claims, 1::BIGINT AS n_sources,
    d.citation AS source_title, d.producer AS publisher, NULL AS published, d.source_url AS url
FROM filled s
JOIN event_datasets d USING (event_dataset)
ORDER BY s.series_id, s.period_start
"""  # noqa: S608 (constants)
POINT = f"""{GRID}
SELECT
    s.series_id || '.' || s.period AS figure_id, s.series_id, s.event_dataset, s.title, d.producer, d.licence,
    d.redistributable, d.citation, d.source_url, s.measure, s.event_type, s.event_type_label, s.reference_area,
    s.area_name, s.period, s.period_kind, s.period_start, s.period_end, s.value, s.low, s.high, s.n_counted AS n_events,
    s.n_without_value, s.n_not_placed
FROM filled s
JOIN event_datasets d USING (event_dataset)
WHERE s.period = $period
"""  # noqa: S608 (constants)
# One row per series of the same area, people and period as a question that figures answer.
ANSWERS = f"""
SELECT s.series_id
FROM event_series s
WHERE {SEEN} AND s.measure = $measure AND s.reference_area = $area AND s.period_kind = $kind
    AND s.dataset_first_day <= $end AND s.dataset_last_day >= $start
ORDER BY s.event_type <> 'all', s.series_id
"""  # noqa: S608 (constants)
COLUMNS_OF_EVENT = """
    e.event_dataset, e.event_id, e.date_start, e.date_end, e.date_precision, e.event_type, e.best, e.low, e.high,
    coalesce(e.place, e.admin2) AS place, e.admin1, e.country, e.place_precision, e.side_a, e.side_b, e.source, e.source_url
"""
WITHIN = """
list_contains(
    (SELECT list(a.reference_area) FROM area_parents a WHERE list_contains(a.self_and_parents, $area)), e.reference_area
)
"""
# The events behind one point. Files are sorted by country and day, so that few parts of them are read.
BEHIND = f"""
FROM events e
WHERE e.event_dataset = $dataset AND e.date_start BETWEEN $start AND $end
    AND ($kind = 'year' OR e.date_end <= $end)
    AND ($type = 'all' OR e.event_type = $type)
    AND e.measure = CASE $measure WHEN '{COUNTS}' THEN 'fatalities' ELSE $measure END
    AND CASE WHEN $area IS NULL THEN e.reference_area IS NULL AND coalesce(e.country, 'not stated') = $name ELSE {WITHIN} END
"""
EVENTS = f"SELECT {COLUMNS_OF_EVENT} {BEHIND} ORDER BY e.best DESC NULLS LAST, e.date_start, e.event_id LIMIT $most"
# One row per event of data sets in view, of some days and an area.
NEAR = f"""
SELECT {COLUMNS_OF_EVENT}
FROM events e
JOIN event_datasets s USING (event_dataset)
WHERE {SEEN} AND e.date_start <= $last AND e.date_end >= $first AND {WITHIN}
ORDER BY e.event_dataset, e.date_start, e.event_id
LIMIT $most
"""  # noqa: S608 (constants)
STRETCHES = f"""
SELECT s.series_id, 'reported' AS state, date_trunc('month', s.dataset_first_day)::DATE AS first_month,
    s.dataset_last_day AS last_day
FROM event_series s
WHERE {SEEN} AND list_contains($series, s.series_id)
ORDER BY s.series_id
"""  # noqa: S608 (constants)


def list_event_offers(warehouse: Warehouse, *, local: bool) -> list[Offer]:
    """Every series of imported events that this reader may see."""
    return [Offer(**row) for row in warehouse.rows(OFFERS, {"local": local})]


def list_event_points(warehouse: Warehouse, series: tuple[str, ...], *, local: bool) -> list[Point]:
    """The points of some series, months and years without an event among them."""
    return [Point(**row) for row in warehouse.rows(POINTS, {"series": list(series), "local": local})] if series else []


def list_event_stretches(warehouse: Warehouse, series: tuple[str, ...], *, local: bool) -> list[Stretch]:
    """The months that the data sets of some series cover."""
    return [Stretch(**row) for row in warehouse.rows(STRETCHES, {"series": list(series), "local": local})]


def find_event_point(warehouse: Warehouse, figure_id: str, *, local: bool) -> EventPoint | None:
    """The point that an address names as SERIES.PERIOD, or None."""
    series, _, period = figure_id.rpartition(".")
    rows = warehouse.rows(POINT, {"series": [series], "period": period, "local": local}) if series else []
    return EventPoint(**rows[0]) if rows else None


def list_event_answers(
    warehouse: Warehouse, measure: str, area: str, kind: str, start: date, end: date, *, local: bool
) -> list[EventPoint]:
    """What imported events add up to for a question that figures answer; the whole period is within the data set."""
    asked = {"measure": measure, "area": area, "kind": kind, "start": start, "end": end, "local": local}
    series = [row["series_id"] for row in warehouse.rows(ANSWERS, asked)]
    period = str(start.year) if kind == "year" else f"{start:%Y-%m}"
    found = warehouse.rows(POINT, {"series": series, "period": period, "local": local}) if series else []
    return [EventPoint(**row) for row in sorted(found, key=lambda row: series.index(row["series_id"]))]


def name_behind(point: EventPoint) -> dict[str, object]:
    """A point as the parameters of what is behind it."""
    return {
        "dataset": point.event_dataset, "start": point.period_start, "end": point.period_end, "kind": point.period_kind,
        "type": point.event_type, "measure": point.measure, "area": point.reference_area, "name": point.area_name,
    }  # fmt: skip


def list_events(warehouse: Warehouse, point: EventPoint, most: int) -> list[Event]:
    """The events behind a point, those with the highest best estimate first. Raises EventsUnreadable."""
    return read_event_rows(warehouse, EVENTS, {**name_behind(point), "most": most})


def read_event_rows(warehouse: Warehouse, sql: str, parameters: dict[str, Any]) -> list[Event]:
    """Events, out of their files. Raises EventsUnreadable where one of these is gone or damaged."""
    try:
        return [Event(**row) for row in warehouse.rows(sql, parameters)]
    except (duckdb.Error, WarehouseError) as error:
        raise EventsUnreadable(type(error).__name__) from None


def list_events_near(
    warehouse: Warehouse, area: str, first: date, last: date, *, most: int, local: bool
) -> list[Event]:
    """Imported events of some days within an area. Raises EventsUnreadable."""
    asked = {"area": area, "first": first, "last": last, "most": most, "local": local}
    return read_event_rows(warehouse, NEAR, asked)


def list_closed(warehouse: Warehouse) -> dict[str, str]:
    """The data sets that may not be passed on: code and name."""
    rows = warehouse.rows("SELECT event_dataset, title FROM event_datasets WHERE NOT redistributable ORDER BY 1")
    return {row["event_dataset"]: row["title"] for row in rows}
