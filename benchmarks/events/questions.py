"""What the dashboard asks of imported events, through its own functions: with the same question for SQLite.

Sums, series and places come from tables that the build stores; single events from the Parquet file beside the warehouse.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from dashboard.drawing.frames import WHOLE
from dashboard.events.page import MOST_PAGES, MOST_PLACES, PER_PAGE
from dashboard.events.parts import MOST_EVENTS, MOST_NEAR
from dashboard.events.rows import Event, EventPlace, EventPoint, EventQuestion
from dashboard.queries import event_views as views
from dashboard.queries import events
from dashboard.warehouse import Warehouse

DATASET, AREA = "acled", "PK-KP"
MONTHS = "acled.fatalities.battles.PK-KP.month"
YEARS = "acled.violent_incidents.all.AF.year"
TYPES = ("battles", "explosions_remote_violence", "violence_against_civilians", "protests", "riots")
PROVINCE = tuple(f"acled.fatalities.{kind}.PK-BA.month" for kind in TYPES)
FIRST, LAST = date(2021, 3, 1), date(2021, 3, 31)
SOME = "country = 'Pakistan' AND admin1 = 'Khyber Pakhtunkhwa' AND event_type = 'Battles'"
DAYS = "event_date BETWEEN '2021-03-01' AND '2021-03-31'"
BY_AREA = "SELECT country, admin1, count(*), sum(fatalities) FROM events WHERE {} GROUP BY 1, 2 ORDER BY 3 DESC"
BY_MONTH = (
    "SELECT substr(event_date, 1, 7) AS month, count(*), sum(fatalities) FROM events WHERE {} GROUP BY 1 ORDER BY 1"
)
ONE_BY_ONE = "event_id_cnty, event_date, event_type, sub_event_type, country, admin1, location, fatalities, actor1, actor2, source"
LATEST = f"SELECT {ONE_BY_ONE} FROM events WHERE {{}} ORDER BY event_date DESC, fatalities DESC, event_id_cnty LIMIT 30 OFFSET {{}}"
PLACES = (
    "SELECT min(location), latitude, longitude, count(*) AS n, count(*) OVER () FROM events WHERE {} AND geo_precision = 1 "
    f"AND longitude BETWEEN {WHOLE.west} AND {WHOLE.east} AND latitude BETWEEN {WHOLE.south} AND {WHOLE.north} "
    "GROUP BY 2, 3 ORDER BY n DESC, 2, 3 LIMIT 300"
)
FAR = (MOST_PAGES - 1) * PER_PAGE


@dataclass(frozen=True)
class Question:
    """`ask`: the dashboard's own function; `reads`: the relation where its answer lies; `sql`: the same of SQLite's rows,
    indexed by (country, admin1, event_date), event_date and id.
    """

    ask: Callable[[Warehouse], object]
    reads: Literal["event_series", "event_points", "event_months", "event_places", "events"]
    sql: str


def find_point(warehouse: Warehouse) -> EventPoint:
    """Battles in Khyber Pakhtunkhwa in March 2021."""
    point = events.find_event_point(warehouse, f"{MONTHS}.2021-03", local=True)
    if point is None:
        raise LookupError(f"{MONTHS} has no point of 2021-03: the events are not the synthetic ones.")
    return point


def ask_of(warehouse: Warehouse, kind: str | None, area: str | None, first: date, last: date) -> EventQuestion:
    """A question of the Incidents page."""
    return EventQuestion(DATASET, kind, views.list_areas(warehouse, DATASET)[area] if area else None, first, last)


def ask_all(warehouse: Warehouse) -> EventQuestion:
    """All events of all years."""
    return ask_of(warehouse, None, None, date(2010, 1, 1), date(2025, 12, 31))


def ask_narrowed(warehouse: Warehouse) -> EventQuestion:
    """Battles in one province, all years: as many as circles are drawn for."""
    return ask_of(warehouse, "battles", AREA, date(2010, 1, 1), date(2025, 12, 31))


def ask_month(warehouse: Warehouse) -> EventQuestion:
    """One month of all areas."""
    return ask_of(warehouse, None, None, FIRST, LAST)


def list_latest(warehouse: Warehouse, question: EventQuestion, skip: int = 0) -> list[Event]:
    """A page of the list."""
    return views.list_latest(warehouse, question, skip=skip, most=PER_PAGE)


def list_places(warehouse: Warehouse, question: EventQuestion) -> list[EventPlace]:
    """The circles of the map."""
    frame = {"west": WHOLE.west, "east": WHOLE.east, "south": WHOLE.south, "north": WHOLE.north}
    return views.list_places(warehouse, question, **frame, most=MOST_PLACES)


QUESTIONS: dict[str, Question] = {
    "series that can be chosen": Question(
        lambda warehouse: events.list_event_offers(warehouse, local=True),
        "event_series",
        "SELECT event_type, country, admin1, count(*) FROM events GROUP BY 1, 2, 3",
    ),
    "one series by month": Question(
        lambda warehouse: events.list_event_points(warehouse, (MONTHS,), local=True),
        "event_points",
        BY_MONTH.format(SOME),
    ),
    "one series by year": Question(
        lambda warehouse: events.list_event_points(warehouse, (YEARS,), local=True),
        "event_points",
        "SELECT substr(event_date, 1, 4) AS period, count(*) FROM events WHERE country = 'Afghanistan' GROUP BY 1 ORDER BY 1",
    ),
    "five types of a province by month": Question(
        lambda warehouse: events.list_event_points(warehouse, PROVINCE, local=True),
        "event_points",
        "SELECT event_type, substr(event_date, 1, 7) AS period, sum(fatalities), count(*) FROM events WHERE country = "
        "'Pakistan' AND admin1 = 'Balochistan' GROUP BY 1, 2 ORDER BY 1, 2",
    ),
    "sums beside a comparison": Question(
        lambda warehouse: events.list_event_answers(warehouse, "fatalities", AREA, "month", FIRST, LAST, local=True),
        "event_points",
        "SELECT event_type, sum(fatalities), count(*) FROM events WHERE country = 'Pakistan' AND admin1 = "
        f"'Khyber Pakhtunkhwa' AND {DAYS} GROUP BY 1",
    ),
    "a point and how many events are behind it": Question(
        find_point, "event_points", f"SELECT count(*), sum(fatalities) FROM events WHERE {SOME} AND {DAYS}"
    ),
    "events behind a point": Question(
        lambda warehouse: events.list_events(warehouse, find_point(warehouse), MOST_EVENTS),
        "events",
        f"SELECT {ONE_BY_ONE} FROM events WHERE {SOME} AND {DAYS} ORDER BY fatalities DESC, event_date, event_id_cnty LIMIT 40",
    ),
    "events of an incident's days and area": Question(
        lambda warehouse: events.list_events_near(
            warehouse, AREA, date(2021, 3, 10), date(2021, 3, 12), most=MOST_NEAR, local=True
        ),
        "events",
        f"SELECT {ONE_BY_ONE} FROM events WHERE country = 'Pakistan' AND admin1 = 'Khyber Pakhtunkhwa' AND event_date BETWEEN "
        "'2021-03-10' AND '2021-03-12' ORDER BY event_date, event_id_cnty LIMIT 30",
    ),
    "Incidents: data sets, their types and areas": Question(
        lambda warehouse: (
            views.list_datasets(warehouse, local=True),
            views.name_types(warehouse, DATASET),
            views.list_areas(warehouse, DATASET),
        ),
        "event_series",
        "SELECT DISTINCT event_type, country, admin1 FROM events",
    ),
    "Incidents: by area, all events": Question(
        lambda warehouse: views.sum_by_area(warehouse, ask_all(warehouse)), "event_months", BY_AREA.format("true")
    ),
    "Incidents: by area, a type in a province": Question(
        lambda warehouse: views.sum_by_area(warehouse, ask_narrowed(warehouse)), "event_months", BY_AREA.format(SOME)
    ),
    "Incidents: by area, a month": Question(
        lambda warehouse: views.sum_by_area(warehouse, ask_month(warehouse)), "event_months", BY_AREA.format(DAYS)
    ),
    "Incidents: by month, all events": Question(
        lambda warehouse: views.sum_by_month(warehouse, ask_all(warehouse)), "event_months", BY_MONTH.format("true")
    ),
    "Incidents: by month, a type in a province": Question(
        lambda warehouse: views.sum_by_month(warehouse, ask_narrowed(warehouse)), "event_months", BY_MONTH.format(SOME)
    ),
    "Incidents: places, a type in a province": Question(
        lambda warehouse: list_places(warehouse, ask_narrowed(warehouse)), "event_places", PLACES.format(SOME)
    ),
    "Incidents: places, a month": Question(
        lambda warehouse: list_places(warehouse, ask_month(warehouse)),
        "event_places",
        PLACES.format(f"{DAYS} AND country IN ('Pakistan', 'Afghanistan', 'Iran')"),
    ),
    "Incidents: list, all events": Question(
        lambda warehouse: list_latest(warehouse, ask_all(warehouse)), "events", LATEST.format("true", 0)
    ),
    "Incidents: list, a type in a province": Question(
        lambda warehouse: list_latest(warehouse, ask_narrowed(warehouse)), "events", LATEST.format(SOME, 0)
    ),
    "Incidents: list, a type in a province, last page": Question(
        lambda warehouse: list_latest(warehouse, ask_narrowed(warehouse), FAR), "events", LATEST.format(SOME, FAR)
    ),
    "Incidents: list, a month": Question(
        lambda warehouse: list_latest(warehouse, ask_month(warehouse)), "events", LATEST.format(DAYS, 0)
    ),
    "Incidents: series of the sums to take away": Question(
        lambda warehouse: views.list_series(warehouse, ask_narrowed(warehouse)),
        "event_series",
        f"SELECT 1 FROM events WHERE {SOME} LIMIT 1",
    ),
}
