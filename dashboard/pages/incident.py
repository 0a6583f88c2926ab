"""One incident: its rival claims by claimant and group of people, who is held responsible, and every document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import streamlit as st
from markupsafe import Markup

from dashboard.address import View
from dashboard.cache import ask, keep
from dashboard.charts.claim_ranges import draw_claim_ranges
from dashboard.charts.trend import draw_trend
from dashboard.downloads import put_download
from dashboard.drawing.page import Page
from dashboard.events.parts import put_events_near
from dashboard.evidence.parts import put_rows
from dashboard.frame import put_heading, put_notice, read_view, vocabulary, write_view
from dashboard.incidents.days import Days, choose_days, summarise_days
from dashboard.incidents.listing import write_list
from dashboard.incidents.ranges import find_range, split_by_group
from dashboard.incidents.rows import Incident
from dashboard.incidents.story import write_documents, write_story
from dashboard.incidents.tables import COLUMNS, write_days, write_figures
from dashboard.links import link_page
from dashboard.look import current_theme, put_html
from dashboard.phrasing.counters import credit_counters
from dashboard.phrasing.incidents import summarise_claims
from dashboard.phrasing.nouns import lower_first, strip_tag
from dashboard.plates import Plate, find_drawing, open_figure, put_body, put_evidence, put_main, put_plate
from dashboard.queries.figures import read_figures
from dashboard.queries.incidents import (
    list_documents,
    list_incident_claims,
    list_incidents,
    list_printed_days,
    list_wordings,
)
from dashboard.rows import Claim, Wording
from dashboard.tables import write_table
from dashboard.trends.texts import write_key
from dashboard.words import count, join_list, say

MOST_DOCUMENTS = 6  # listed without a fold
LATEST = 6  # incidents listed where the address names none
DAYS = Markup(
    '<details class="sanad days"{open}><summary>{label}</summary><p class="small quiet">{sub}</p>{table}</details>'
)
MEASURES = ("fatalities", "injuries", "casualties", "airstrikes")


def show() -> None:
    """Draw the page of the incident in the address, or say that there is none and show the latest ones, with the way to all."""
    everything = {incident.incident_id: incident for incident in ask(list_incidents)}
    view = read_view()
    if view.id in everything:
        show_incident(everything[str(view.id)], view, {code: incident.label for code, incident in everything.items()})
    else:
        put_heading(say("nav.incidents"))
        if view.id:
            put_notice(say("incidents.unknown", id=view.id))
        put_html(write_list(list(everything.values())[:LATEST]))
    back = replace(view, id=None, figure=None)
    put_html(
        Markup('<p class="sanad">{}</p>').format(
            link_page("incidents", back, say("incidents.all" if back == View() else "incidents.back"))
        )
    )


def show_incident(incident: Incident, view: View, labels: dict[str, str]) -> None:
    """The story; charts beside the evidence; tables and documents below."""
    claims = ask(list_incident_claims, incident.incident_id)
    if view.figure and view.figure not in {wording.figure_id for wording in ask(list_wordings, incident.incident_id)}:
        put_notice(say("incidents.figure_elsewhere", id=view.figure))
        view = replace(view, figure=None)
    put_heading(incident.label, reading="incident")
    put_html(write_story(incident, labels))
    with put_body():
        with put_main():
            for measure in order_measures(claims):
                show_measure(incident, claims, measure, view)
        if view.figure:
            put_evidence(view)
        elif claims:
            with st.container(key="incident-days"):
                show_days(claims, incident, view)
    if claims:
        show_table(incident, claims, view)
    else:
        put_html(Markup('<p class="sanad">{}</p>').format(say("incident.no_claims")))
    if claims and view.figure:
        show_days(claims, incident, view)
    put_events_near(incident.reference_area, incident.area_name, incident.first_day, incident.last_day)
    documents = ask(list_documents, incident.incident_id)
    put_html(
        Markup('<div class="sanad"><h2>{}</h2>{}</div>').format(
            say("claims.sources"),
            keep(lambda: write_documents(documents, most=MOST_DOCUMENTS), "documents", incident.incident_id),
        )
    )
    write_view(view)


def order_measures(claims: Sequence[Claim]) -> list[str]:
    """The measures claimed, deaths first."""
    found = {claim.measure for claim in claims}
    return [*(measure for measure in MEASURES if measure in found), *sorted(found.difference(MEASURES))]


def name_measure(claim: Claim) -> str:
    """What is counted; places struck are not airstrikes."""
    return say("claims.measure.places") if claim.unit == "places" else vocabulary().name("measure", claim.measure)


def name_definitions(claims: Sequence[Claim]) -> str:
    """What the claims count, each as its definition calls it."""
    return join_list(dict.fromkeys(strip_tag(claim.definition_label) for claim in claims))


def show_measure(incident: Incident, claims: Sequence[Claim], measure: str, view: View) -> None:
    """The range plot of one measure."""
    inside = [claim for claim in claims if claim.measure == measure]
    found = [item for _, rows in split_by_group(inside, measure) if (item := find_range(rows))]
    key = measure if measure in MEASURES else "other"
    name = name_measure(inside[0])
    claimants = credit_counters(inside)
    unit = say(f"unit.{inside[0].unit}")
    plate = Plate(
        name=f"claims-{measure}",
        title=say(f"claims.{key}", measure=name),
        subtitle=say("claims.sub", definition=name_definitions(inside), unit=unit, label=incident.label),
        credit=say("claims.credit", claimants=claimants, documents=count("trends.documents", incident.n_sources)),
        hint=say("claims.click"),
        summary=summarise_claims(incident.label, found, key),
        key=Markup(),
    )
    draw = partial(draw_claim_ranges, inside, theme=current_theme(), measure=measure)
    put_plate(
        plate, find_drawing(plate.name, tuple(claim.figure_id for claim in inside), draw), partial(open_figure, view)
    )


def show_table(incident: Incident, claims: Sequence[Claim], view: View) -> None:
    """Every figure as each document prints it, and the extract of the same rows."""
    wordings = ask(list_wordings, incident.incident_id)
    days = ask(list_printed_days, incident.incident_id)
    rows = keep(
        lambda: write_figures(claims, wordings, incident, days),
        "incident figures",
        incident.incident_id,
    )
    with st.container(key="result", horizontal=True, vertical_alignment="bottom"):
        put_html(Markup('<div class="sanad"><h2>{}</h2></div>').format(say("claims.table")))
        put_download(read_figures, View(incident=incident.incident_id), "csv", say("incidents.download"))
    columns = [(say(key), kind) for key, kind in COLUMNS]
    put_rows(columns, rows, say("claims.table"), view.figure, partial(open_figure, view), "figures")


def name_measures(claims: Sequence[Claim]) -> dict[str, str]:
    """What the claims count, by claim."""
    return {claim.claim_id: name_measure(claim) for claim in claims}


def show_days(claims: Sequence[Claim], incident: Incident, view: View) -> None:
    """The claims at the day they were first printed: as a chart where there are enough, and as a table."""
    measure = order_measures(claims)[0]
    wordings = ask(list_wordings, incident.incident_id)
    days = choose_days(claims, wordings, measure)
    if days:
        show_day_chart(days, incident, name_measure(next(c for c in claims if c.measure == measure)), view)
    else:
        put_html(Markup('<div class="sanad"><h2>{}</h2></div>').format(say("claims.days")))
    table = keep(lambda: write_days_table(claims, wordings), "incident days", incident.incident_id)
    put_html(
        DAYS.format(
            open=Markup("") if days else Markup(" open"),
            label=say("claims.days.table"),
            sub=say("claims.days.sub"),
            table=table,
        )
    )


def write_days_table(claims: Sequence[Claim], wordings: Sequence[Wording]) -> Markup:
    """The claims by the day they were first printed, as a table."""
    rows = write_days(claims, wordings, name_measures(claims))
    return write_table(say("claims.days"), [say("claims.days.column"), say("claims.days.claims")], rows)


def show_day_chart(days: Days, incident: Incident, measure: str, view: View) -> None:
    """The numbers at the days they were printed."""
    points, theme = days.points, current_theme()
    group = lower_first(points[0].definition_label.partition(";")[0])
    title = say("claims.days.title", measure=measure, group=group)
    left_out = [
        count(f"claims.days.{name}", n) for name in ("undated", "others", "later") if (n := getattr(days, name))
    ]
    subtitle = say("claims.days.chart", label=incident.label, unit=say(f"unit.{points[0].unit}"))
    plate = Plate(
        name="claims-days",
        title=title,
        subtitle=" ".join([subtitle, *left_out]),
        credit=say(
            "claims.credit", claimants=credit_counters(points),
            documents=count("trends.documents", len({point.source_title for point in points})),
        ),
        summary=summarise_days(title, points),
        key=write_key(points, (), theme, named=True),
    )  # fmt: skip
    page = Page(theme, min(p.period_start for p in points), max(p.period_end for p in points), small=True)
    figure = find_drawing(plate.name, tuple(point.figure_id for point in points), partial(draw_trend, points, {}, page))
    put_plate(plate, figure, partial(open_figure, view))
