"""Incidents: where and when they were, what is claimed of each; every entry leads to its own page.

Or, in their place, the events of one imported data set.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import streamlit as st
from markupsafe import Markup

from dashboard.address import View
from dashboard.cache import ask, keep
from dashboard.charts.incident_map import draw_incident_map
from dashboard.charts.incident_timeline import draw_incident_timeline
from dashboard.downloads import put_download
from dashboard.events.choosing import find_dataset, put_datasets
from dashboard.events.page import put_dataset_heading, show_dataset
from dashboard.events.parts import put_reason
from dashboard.events.rows import EventDataset
from dashboard.frame import put_heading, put_notice, read_view, write_view
from dashboard.incidents.areas import count_by_province, list_areas, list_elsewhere
from dashboard.incidents.chart import put_incident_chart
from dashboard.incidents.controls import list_kinds, list_parties, put_controls
from dashboard.incidents.keys import write_keys
from dashboard.incidents.listing import write_list
from dashboard.incidents.outlines import name_provinces, read_outlines
from dashboard.incidents.rows import AreaCount, Incident
from dashboard.jumps import put_jumps
from dashboard.links import link_page
from dashboard.local import sees_closed
from dashboard.look import current_theme, put_html
from dashboard.pages import incident as one
from dashboard.phrasing.incidents import say_span, summarise_map, summarise_timeline
from dashboard.plates import Plate, find_drawing
from dashboard.queries.event_views import list_areas as list_event_areas
from dashboard.queries.event_views import list_datasets, name_types
from dashboard.queries.incidents import is_in_view, list_incidents, name_areas, read_incidents
from dashboard.tables import write_table
from dashboard.words import count, say

PER_PAGE = 30
PARTS = (("incident-map", "incidents.map"), ("incident-timeline", "incidents.timeline"))
OPENED = "incident opened"


def show() -> None:
    """Draw the page."""
    if opened := st.session_state.pop(OPENED, None):
        # The rest of the address goes along, so that the way back leads to the same list.
        st.switch_page(st.Page(one.show, url_path="incident"), query_params={**st.query_params.to_dict(), "id": opened})
    datasets = ask(list_datasets, local=sees_closed())
    if dataset := find_dataset(datasets):
        show_imported(dataset, datasets)
    else:
        show_corpus(datasets)


def show_imported(dataset: EventDataset, datasets: Sequence[EventDataset]) -> None:
    """An imported data set in place of the corpus's incidents."""
    code = dataset.event_dataset
    view = read_view({"kind": ask(name_types, code), "area": ask(list_event_areas, code), "party": (), "id": ()})
    put_dataset_heading(dataset)
    put_datasets(view, datasets)
    show_dataset(view, dataset)


def show_corpus(datasets: Sequence[EventDataset]) -> None:
    """The incidents that documents tell."""
    everything = ask(list_incidents)
    areas = list_areas(everything, name_provinces(), ask(name_areas))
    known = {"kind": list_kinds(everything), "party": list_parties(everything), "area": areas, "dataset": ()}
    asked = "dataset" in st.query_params
    view = read_view(known)
    put_heading(say("nav.incidents"), say("incidents.lead"), reading="incidents")
    put_datasets(view, datasets)
    if asked:
        put_reason()  # whether it was imported here is not told
        if st.context.is_embedded:  # a frame that asks for a data set holds no other
            return
    if not everything:
        put_notice(say("incidents.empty"))
        return
    put_controls(view, everything, areas)
    if view.id and view.id not in {row.incident_id for row in everything}:
        put_notice(say("incidents.unknown", id=view.id))
    wide = replace(view, id=None)
    rows = [row for row in everything if is_in_view(row, wide)]
    if rows:
        put_jumps({f"chart-{name}": say(key) for name, key in PARTS} | {"part-list": say("incidents.list")})
        show_rows(view, rows, areas)
    else:
        put_notice(say("incidents.none"))
    write_view(put_list(view, rows))


def open_mark(what: str, code: str) -> None:
    """A click on a mark: a province narrows the page to itself, or widens it again; an incident opens."""
    if what == "incident":
        st.session_state[OPENED] = code
    elif st.query_params.get("area") == code:
        del st.query_params["area"]
    else:
        st.query_params["area"] = code
        st.query_params.pop("p", None)
    if what != "incident":  # the way back from an incident named it
        st.query_params.pop("id", None)


def show_rows(view: View, rows: Sequence[Incident], areas: dict[str, str]) -> None:
    """The map with what is not on it, and the timeline."""
    about = {"area": areas.get(view.area or "", say("incidents.area.all")), "span": say_span(rows)}
    with st.container(key="incident-map-row"):
        left, right = st.columns([5, 3], gap="large")
        with left:
            show_map(view, rows, about)
        with right:
            put_html(keep(lambda: write_elsewhere(rows), "incidents elsewhere", *list_ids(rows)))
    show_timeline(rows, about)


def list_ids(rows: Sequence[Incident]) -> tuple[str, ...]:
    """What decides what is drawn and said of some incidents."""
    return tuple(row.incident_id for row in rows)


def count_documents(rows: Sequence[Incident]) -> str:
    """How many documents the incidents were read from, each once."""
    return count("trends.documents", len({document for row in rows for document in row.documents}))


def show_map(view: View, rows: Sequence[Incident], about: dict[str, str]) -> None:
    """Provinces shaded by the number of incidents in them."""
    theme, ids = current_theme(), list_ids(rows)
    counts = keep(lambda: count_by_province(rows, name_provinces()), "incidents by province", *ids)
    words = {name: say(f"incidents.map.{name}") for name in ("key", "close_up", "note")}
    draw = partial(draw_incident_map, counts, rows, read_outlines(), theme=theme, selected=view.area, words=words)
    plate = keep(lambda: frame_map(rows, counts, about), "incident map", *about.values(), *ids)
    figure = find_drawing(plate.name, (view.area or "", *ids), draw)
    put_incident_chart(plate, figure, open_mark, keep(lambda: write_map_table(counts), "incident map table", *ids))


def frame_map(rows: Sequence[Incident], counts: Sequence[AreaCount], about: dict[str, str]) -> Plate:
    """The words around the map."""
    return Plate(
        name="incident-map",
        title=say("incidents.map"),
        subtitle=say("incidents.map.sub", **about),
        credit=say("incidents.credit", documents=count_documents(rows)),
        hint=say("incidents.click"),
        summary=summarise_map(rows, counts),
        key=Markup(),
    )


def write_map_table(counts: Sequence[AreaCount]) -> Markup:
    """The map as a table."""
    columns = [say("incidents.area"), say("incidents.map.key")]
    table = write_table(
        say("incidents.map"), columns, [(area.name, area.n_incidents) for area in counts], frozenset({1})
    )
    return Markup('<details class="sanad"><summary>{}</summary>{}</details>').format(say("incidents.map.table"), table)


def write_elsewhere(rows: Sequence[Incident]) -> Markup:
    """What no province may be shaded for, as a list; and the entries that hold totals for several incidents."""
    unplaced = list_elsewhere(rows, name_provinces())
    umbrellas = [row for row in rows if row.is_umbrella]
    parts = (("incidents.elsewhere", unplaced), ("incidents.wholes", umbrellas))
    return Markup("").join(write_aside(key, found) for key, found in parts if found)


def write_aside(key: str, found: Sequence[Incident]) -> Markup:
    """Some incidents beside the map, and why they stand there."""
    items = Markup("").join(
        Markup("<li>{}</li>").format(link_page("incident", View(id=row.incident_id), row.label)) for row in found
    )
    return Markup(
        '<div class="sanad aside"><h3>{}</h3><p class="small quiet">{}</p><details class="more"><summary class="small">{}</summary>'
        '<ul class="small">{}</ul></details></div>'
    ).format(say(key), say(f"{key}.why"), count(f"{key}.n", len(found)), items)


def show_timeline(rows: Sequence[Incident], about: dict[str, str]) -> None:
    """One mark per incident, and the deaths claimed."""
    theme, ids = current_theme(), list_ids(rows)
    plate = keep(lambda: frame_timeline(rows, about), "incident timeline", theme.name, *about.values(), *ids)
    draw = partial(draw_incident_timeline, rows, theme=theme)
    put_incident_chart(plate, find_drawing(plate.name, ids, draw), open_mark)


def frame_timeline(rows: Sequence[Incident], about: dict[str, str]) -> Plate:
    """The words around the timeline, and its key."""
    return Plate(
        name="incident-timeline",
        title=say("incidents.timeline"),
        subtitle=say("incidents.timeline.sub", **about),
        credit=say("incidents.credit.plain", documents=count_documents(rows)),
        hint=say("incidents.click.mark"),
        summary=summarise_timeline(rows),
        key=write_keys(rows, current_theme()),
    )


def put_list(view: View, rows: Sequence[Incident]) -> View:
    """The list, page by page, and its extract; the view with the page shown."""
    pages = max(1, -(-len(rows) // PER_PAGE))
    p = min(view.p, pages)
    if not rows:
        return replace(view, p=1)
    put_html(Markup('<div class="sanad" id="part-list"><h2>{}</h2></div>').format(say("incidents.list")))
    with st.container(key="result", horizontal=True, vertical_alignment="center"):
        put_html(Markup('<p class="sanad quiet" role="status">{}</p>').format(say_found(rows)))
        put_download(read_incidents, replace(view, p=1, id=None), "csv", say("incidents.download"))
    listed = rows[(p - 1) * PER_PAGE : p * PER_PAGE]
    put_html(keep(lambda: write_list(listed), "incidents list", *list_ids(listed)))
    if pages > 1:
        with st.container(horizontal=True, horizontal_alignment="center"):
            p = st.pagination(
                pages, default=p, key=f"pages-{hash((view.kind, view.area, view.party, view.from_, view.to))}"
            )
    return replace(view, p=p)


def say_found(rows: Sequence[Incident]) -> str:
    """How many incidents, and how many entries beside them that hold totals."""
    umbrellas = sum(row.is_umbrella for row in rows)
    found = count("incidents.found", len(rows) - umbrellas)
    return f"{found}. {count('incidents.umbrellas', umbrellas)}" if umbrellas else found
