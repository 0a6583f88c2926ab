"""The Incidents page on an imported data set: its events on the map, by month and one by one, never beside the corpus's own."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

import streamlit as st
from markupsafe import Markup

from dashboard.address import View
from dashboard.cache import ask
from dashboard.charts.event_map import draw_event_map
from dashboard.charts.event_months import draw_event_months
from dashboard.downloads import put_download
from dashboard.drawing.figure import Drawing
from dashboard.drawing.frames import WHOLE
from dashboard.drawing.kept import KeptFigure
from dashboard.events.choosing import names_days, open_mark, put_event_controls, read_question
from dashboard.events.listing import write_list, write_outside
from dashboard.events.rows import EventArea, EventDataset, EventPlace, EventQuestion, EventSum
from dashboard.frame import put_heading, put_notice, write_view
from dashboard.incidents.chart import put_incident_chart
from dashboard.incidents.outlines import name_provinces, read_outlines
from dashboard.journal import note
from dashboard.links import link_document
from dashboard.look import current_theme, put_html
from dashboard.number_forms import format_number
from dashboard.phrasing.events import add_up, describe, note_months, say_points, summarise_months, summarise_places
from dashboard.plates import Plate, find_drawing
from dashboard.queries import event_views as queries
from dashboard.queries.event_points import read_series_points
from dashboard.queries.events import EventsUnreadable
from dashboard.queries.trends import read_parents
from dashboard.tables import write_table
from dashboard.words import count, say

MOST_PLACES, PER_PAGE, MOST_PAGES = 300, 30, 30
MOST_PLACED = 20_000  # with more events in view, finding their places would cost more than all else on the page


@dataclass(frozen=True)
class Scene:
    """What is shown: the data set, the question, the words for both, and the sums by area and by month."""

    dataset: EventDataset
    types: Mapping[str, str]
    areas: Mapping[str, EventArea]
    question: EventQuestion
    about: Mapping[str, str]
    by_area: Sequence[EventSum]
    by_month: Sequence[EventSum]

    @property
    def total(self) -> int:
        """How many events are in view."""
        return add_up(self.by_area, "n_events") or 0


def show_dataset(view: View, dataset: EventDataset) -> None:
    """Draw a data set: controls, map, months, list. Where its file cannot be read now, a sentence says so."""
    types, areas = ask(queries.name_types, dataset.event_dataset), ask(queries.list_areas, dataset.event_dataset)
    put_event_controls(view, dataset, types, areas)
    if not dataset.redistributable:
        put_notice(say("events.closed", title=dataset.title))
    if names_days(view):
        put_notice(say("eventpage.months_only"))
    question = read_question(view, dataset, types, areas)
    by_area, by_month = ask(queries.sum_by_area, question), ask(queries.sum_by_month, question)
    scene = Scene(dataset, types, areas, question, describe(question, dataset, types), by_area, by_month)
    if not scene.total:
        put_notice(say("eventpage.none"))
        write_view(replace(view, p=1))
        return
    try:
        show_map(view, scene)
        show_months(view, scene)
        write_view(put_list(view, scene))
    except EventsUnreadable as error:
        note("events", level=logging.WARNING, outcome="unreadable", reason=str(error))
        put_notice(say("events.unreadable"))


def put_dataset_heading(dataset: EventDataset) -> None:
    """Title and lead, with the data set's name in it."""
    put_heading(say("nav.incidents"), say("eventpage.lead", title=dataset.title), reading="events")


def say_credit(dataset: EventDataset) -> str:
    """Whose the events are, and on which terms."""
    return say("eventpage.credit", citation=dataset.citation, licence=dataset.licence)


def split_by_map(sums: Sequence[EventSum]) -> tuple[dict[str, int], list[EventSum]]:
    """The number of events in each province on the map, and the areas that lie in none of them."""
    parents, provinces = ask(read_parents), name_provinces()
    numbers: dict[str, int] = {}
    outside = []
    for item in sums:
        code = item.reference_area or ""
        while code and code not in provinces:
            code = parents.get(code, "")
        if code:
            numbers[code] = numbers.get(code, 0) + item.n_events
        else:
            outside.append(item)
    return numbers, outside


def show_map(view: View, scene: Scene) -> None:
    """Provinces shaded by the number of events in them, places known exactly as points, and beside it what is not on it."""
    numbers, outside = split_by_map(scene.by_area)
    places = list_places(scene) if scene.total <= MOST_PLACED else None
    names = name_provinces()
    inside = sorted(((names[code], n) for code, n in numbers.items()), key=lambda pair: (-pair[1], pair[0]))
    with st.container(key="incident-map-row"):
        left, right = st.columns([5, 3], gap="large")
        with left:
            put_map(view, scene, numbers, places, inside)
        with right:
            put_html(write_outside(outside))


def list_places(scene: Scene) -> list[EventPlace]:
    """The places known exactly, those with most events."""
    frame = {"west": WHOLE.west, "east": WHOLE.east, "south": WHOLE.south, "north": WHOLE.north}
    return ask(queries.list_places, scene.question, **frame, most=MOST_PLACES)


def put_map(
    view: View,
    scene: Scene,
    numbers: Mapping[str, int],
    places: Sequence[EventPlace] | None,
    inside: Sequence[tuple[str, int]],
) -> None:
    """The map in its frame, and the same as a table."""
    theme = current_theme()
    words = {
        "key": say("eventpage.map.key"),
        **{name: say(f"incidents.map.{name}") for name in ("close_up", "note")},
    }
    most = format_number(MOST_PLACED)
    points = say("eventpage.points.many_events", most=most) if places is None else say_points(places)
    plate = Plate(
        name="event-map",
        title=say("eventpage.map", **scene.about),
        subtitle=say("eventpage.map.sub", points=points, **scene.about),
        credit=f"{say_credit(scene.dataset)} {say('eventpage.boundaries')}",
        hint=say("incidents.click"),
        summary=summarise_places(inside, scene.total),
        key=Markup(),
    )
    draw = partial(draw_event_map, numbers, places or [], read_outlines(), theme=theme, selected=view.area, words=words)
    put_incident_chart(
        plate, find_event_drawing(plate.name, scene.question, draw), partial(open_mark, view, scene.areas)
    )
    table = write_table(plate.title, [say("incidents.area"), words["key"]], [(name, format_number(n)) for name, n in inside], frozenset({1}))  # fmt: skip
    put_html(
        Markup('<details class="sanad"><summary>{}</summary>{}</details>').format(say("incidents.map.table"), table)
    )


def find_event_drawing(name: str, question: EventQuestion, draw: partial[Drawing]) -> KeptFigure | Drawing:
    """The figure of a question, drawn once."""
    return find_drawing(name, (repr(question),), draw)


def show_months(view: View, scene: Scene) -> None:
    """How many events by month, and the deaths they count."""
    words = {name: say(f"eventpage.panel.{name}") for name in ("events", "deaths")}
    notes = note_months(scene.by_month)
    plate = Plate(
        name="event-months",
        title=say("eventpage.months", **scene.about),
        subtitle=" ".join([say("eventpage.months.sub", **scene.about), *notes]),
        credit=say_credit(scene.dataset),
        hint=say("eventpage.click.month"),
        summary=summarise_months(scene.by_month),
        key=Markup(),
    )
    first, last = scene.question.first, scene.question.last
    draw = partial(draw_event_months, scene.by_month, first, last, theme=current_theme(), words=words)
    put_incident_chart(
        plate, find_event_drawing(plate.name, scene.question, draw), partial(open_mark, view, scene.areas)
    )


def put_list(view: View, scene: Scene) -> View:
    """The latest events, page by page, how many they are of all, and the sums to take away; the view with the page shown."""
    total = scene.total
    pages = min(MOST_PAGES, -(-total // PER_PAGE))
    p, most = min(view.p, pages), MOST_PAGES * PER_PAGE
    listed = ask(queries.list_latest, scene.question, skip=(p - 1) * PER_PAGE, most=PER_PAGE)
    put_html(Markup('<div class="sanad"><h2>{}</h2></div>').format(say("eventpage.list")))
    bounded = f" {say('eventpage.list.bounded', most=format_number(most))}" if total > most else ""
    with st.container(key="result", horizontal=True, vertical_alignment="center"):
        put_html(
            Markup('<p class="sanad quiet" role="status">{}{}</p>').format(count("eventpage.total", total), bounded)
        )
        put_sums(view, scene.question)
    put_html(write_list(listed, scene.types))
    terms = link_document(scene.dataset.source_url, scene.dataset.citation)
    put_html(Markup('<p class="sanad small quiet" dir="auto">{} · {}</p>').format(terms, scene.dataset.licence))
    if pages > 1:
        with st.container(horizontal=True, horizontal_alignment="center"):
            p = st.pagination(pages, default=p, key=f"event pages-{hash(scene.question)}")
    return replace(view, p=p)


def put_sums(view: View, question: EventQuestion) -> None:
    """The sums by month as an extract; nothing of a data set that may not be passed on."""
    if series := ask(queries.list_series, question):
        read = partial(read_series_points, series=series, first=question.first, last=question.last)
        put_download(read, replace(view, p=1, dataset=None, kind=None), "csv", say("eventpage.download"))
