"""Imported events on the pages: the panel behind a sum, sums beside a comparison, events of an incident's days."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Sequence
from datetime import date, timedelta

from markupsafe import Markup

from dashboard.address import View
from dashboard.cache import ask
from dashboard.events.panel import say_range, write_event, write_event_panel
from dashboard.events.rows import Event, EventPoint
from dashboard.evidence.parts import put_markup
from dashboard.frame import put_notice
from dashboard.journal import note
from dashboard.links import link_page
from dashboard.local import sees_closed
from dashboard.look import put_html
from dashboard.number_forms import format_number
from dashboard.queries.events import (
    EventsUnreadable,
    list_closed,
    list_event_answers,
    list_events,
    list_events_near,
)
from dashboard.rows import IMPORTED, Offer, Point
from dashboard.tables import write_table
from dashboard.words import say

REASON = Markup('<p class="sanad notice embed-keep" role="status">{}</p>')
MOST_EVENTS, MOST_NEAR, DAYS_AROUND = 40, 30, 1
SECTION = Markup('<div class="sanad"><h2>{}</h2><p class="quiet">{}</p>{}</div>')


def is_closed(points: Sequence[Point]) -> bool:
    """Whether some of the points are of a data set that may not be passed on."""
    return bool(find_closed(points))


def find_closed(points: Sequence[Point]) -> list[str]:
    """The names of the data sets in view that may not be passed on."""
    found = {point.producer_id for point in points if point.scope == IMPORTED}
    return [title for code, title in ask(list_closed).items() if code in found] if found else []


def put_absent(series: Sequence[str], offers: Collection[Offer], measures: Collection[str]) -> bool:
    """Say why where an address asks for a series of imported events that this reader is not offered; whether that is so.

    Whether it was imported is not told: the ids of such series are DATASET.MEASURE.TYPE.AREA.PERIOD.
    """
    offered = {offer.series_id for offer in offers}
    absent = any(code not in offered and "".join(code.split(".")[1:2]) in measures for code in series)
    if absent:
        put_reason()
    return absent


def put_reason() -> None:
    """Why imported data may not be seen by this reader; in a frame, which keeps no other notice, too."""
    put_html(REASON.format(say("events.closed.somewhere")))


def put_closed(points: Sequence[Point]) -> None:
    """Why there is nothing to take away."""
    for title in find_closed(points):
        put_notice(say("events.closed", title=title))


def read_events(point: EventPoint) -> list[Event] | None:
    """The events behind a point; None where their file cannot be read now."""
    try:
        return ask(list_events, point, MOST_EVENTS)
    except EventsUnreadable as error:
        note("events", level=logging.WARNING, outcome="unreadable", reason=str(error))
        return None


def put_event_panel(point: EventPoint, on_close: Callable[[], None], *, focus: bool) -> None:
    """The evidence of a sum of events."""
    events = read_events(point)
    if events is None:
        put_notice(say("events.unreadable"))
        return
    put_markup(write_event_panel(point, events, MOST_EVENTS), point.figure_id, on_close, focus=focus)


def put_event_answers(measure: str, area: str, group: str, kind: str, start: date, end: date) -> None:
    """What imported events add up to for the question of a comparison: a table of its own; nothing where there is none."""
    if group != "all" or kind not in {"year", "month"}:
        return
    found = ask(list_event_answers, measure, area, kind, start, end, local=sees_closed())
    if found:
        columns = [say(f"events.column.{name}") for name in ("dataset", "value", "range", "events")]
        rows = [[link_sum(point), format_number(point.value), say_range(point.low, point.high).strip("()"),
                 format_number(point.n_events)] for point in found]  # fmt: skip
        table = write_table(say("events.compare"), columns, rows)
        put_html(SECTION.format(say("events.compare"), say("events.compare.lead"), table))


def link_sum(point: EventPoint) -> Markup:
    """The name of a series of events, leading to its evidence."""
    name = f"{point.title}: {point.event_type_label}"
    return link_page("trends", View(series=(point.series_id,), figure=point.figure_id), name)


def put_events_near(area: str, area_name: str, first: date, last: date) -> None:
    """Imported events of an incident's days and area, a day before and after; nothing where there are none."""
    around = timedelta(days=DAYS_AROUND)
    try:
        found = ask(list_events_near, area, first - around, last + around, most=MOST_NEAR, local=sees_closed())
    except EventsUnreadable as error:
        note("events", level=logging.WARNING, outcome="unreadable", reason=str(error))
        return
    if found:
        items = Markup("").join(
            Markup('<li dir="auto">{} <span class="quiet">{}</span></li>').format(
                write_event(event), event.event_dataset
            )
            for event in found
        )
        lead = say("events.near.lead", area=area_name)
        put_html(SECTION.format(say("events.near"), lead, Markup('<ul class="small events">{}</ul>').format(items)))
