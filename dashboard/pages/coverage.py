"""Coverage: what we hold of each producer month by month, in which documents, and what is missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from sys import intern
from typing import Any

import streamlit as st
from markupsafe import Markup

from dashboard.address import View, format_address
from dashboard.cache import ask, keep
from dashboard.charts.coverage_map import Cell, draw_coverage_map, has_few_months, write_key
from dashboard.choices import follow_address, put_choice, settle
from dashboard.coverage.alone import MapFile
from dashboard.coverage.behind import write_behind
from dashboard.coverage.question import Subject, find_cell, list_choices, misses_span, settle_subject, settle_years
from dashboard.coverage.tables import write_missing, write_producers
from dashboard.downloads import put_download
from dashboard.frame import put_heading, put_notice, read_view, vocabulary, write_view
from dashboard.links import link_page
from dashboard.look import current_theme, put_html
from dashboard.phrasing.coverage import summarise_coverage
from dashboard.queries.answer import Answer
from dashboard.queries.coverage import (
    Offer,
    Question,
    count_documents,
    find_span,
    list_behind,
    list_offers,
    read_cells,
)
from dashboard.queries.missing_months import read_missing
from dashboard.share import address_view
from dashboard.shown import note_chart
from dashboard.warehouse import Warehouse
from dashboard.words import count, format_month, say

CELL = "~cell~"  # in the address of a cell's documents: what stands for the cell
TITLE = Markup('<div class="sanad"><h2>{title}</h2><p class="quiet">{subtitle}</p></div>')


def list_cells(warehouse: Warehouse, question: Question) -> list[Cell]:
    """The cells of the map. They are thousands and are kept, so that what is written in many is held once."""
    unused = {"measure", "reference_area"}
    rows: list[dict[str, Any]] = [
        {name: intern(value) if isinstance(value, str) else value for name, value in row.items() if name not in unused}
        for row in read_cells(warehouse, question).rows()
    ]
    return [Cell(**row) for row in rows]


def list_missing(warehouse: Warehouse, question: Question) -> list[dict[str, Any]]:
    """The series with missing months."""
    return read_missing(warehouse, question).rows()


def put_one(name: str, names: Mapping[str, str], value: str) -> str:
    """A list to choose exactly one code from."""
    known = vocabulary().names.get(name, {})
    labels = {code: known.get(code, label) for code, label in names.items()}
    key = f"choice coverage {name}"
    follow_address(key, value)
    if st.session_state[key] not in names:
        st.session_state[key] = value
    chosen: str = st.selectbox(
        say(f"coverage.choose.{name}"), list(names), key=key, format_func=lambda code: labels.get(code, code)
    )
    settle(key, chosen)
    return chosen


def choose_subject(offers: list[Offer], view: View) -> Subject:
    """Measure, area and group after the reader's choices."""
    subject = settle_subject(offers, view)
    measure = put_one("measure", list_choices(offers, subject).measures, subject.measure)
    subject = settle_subject(offers, replace(view, measure=measure))
    area = put_one("area", list_choices(offers, subject).areas, subject.area)
    subject = settle_subject(offers, replace(view, measure=measure, area=area))
    groups = list_choices(offers, subject).groups
    group = put_choice("coverage group", say("coverage.choose.group"), list(groups), subject.group, groups)
    return replace(subject, group=group)


def put_notices(offers: list[Offer], view: View) -> None:
    """What the address asks for that cannot be shown, in sentences."""
    subject = settle_subject(offers, view)
    for notice in subject.notices:
        put_notice(say(notice.key, measure=notice.name, area=notice.value))
    if misses_span(view, ask(find_span, subject.measure, subject.area)):
        put_notice(say("coverage.outside_span"))


def choose(offers: list[Offer], view: View) -> tuple[Question, View]:
    """The question after the reader's choices, and the view that holds it."""
    with st.container(key="question", horizontal=True, vertical_alignment="bottom"):
        subject = choose_subject(offers, view)
        span = ask(find_span, subject.measure, subject.area)
        first, last = settle_years(view, span)
        years = {str(year): str(year) for year in range(span[0].year, span[1].year + 1)}
        first = int(put_one("from", years, str(first)))
        last = int(put_one("to", {year: year for year in years if int(year) >= first}, str(max(first, last))))
    usual = settle_years(View(), span)
    question = Question(
        subject.measure,
        subject.area,
        subject.group,
        date(first, 1, 1),
        min(date(last, 12, 1), span[1]),
        tuple(p for p in view.producer if p in vocabulary().names["producer"]),
    )
    return question, View(
        measure=subject.measure,
        area=subject.area,
        group=subject.group,
        from_=str(first) if (first, last) != usual else None,
        to=str(last) if (first, last) != usual else None,
        producer=question.producer,
        id=view.id,
        lang=view.lang,
    )


def put_behind(question: Question, view: View, cells: list[Cell]) -> View:
    """The documents behind the cell in the address; the view without the cell where there is nothing behind it."""
    found = find_cell(view.id, {cell.producer_id for cell in cells})
    rows = ask(list_behind, replace(question, producer=()), *found) if found else []
    if found is None or not rows:
        put_notice(say("coverage.behind.none", id=view.id))
        return replace(view, id=None)
    producer = next(cell.producer for cell in cells if cell.producer_id == found[0])
    title = say("coverage.behind.title", cell=say("coverage.cell", producer=producer, month=format_month(found[1])))
    put_html(write_behind(title, rows, link_page("coverage", replace(view, id=None), say("coverage.behind.close"))))
    return view


def put_map(question: Question, view: View, cells: list[Cell], documents: Mapping[str, int]) -> None:
    """Title, map, key and credit line."""
    names = {
        "measure": vocabulary().name("measure", question.measure),
        "area": vocabulary().name("area", question.area),
        "group": vocabulary().name("group", question.group or ""),
    }
    title = say("coverage.title.group" if question.group else "coverage.title", **names)

    anywhere = f".{format_address('coverage', replace(view, id=CELL))}"

    def link(cell: Cell) -> str:
        return anywhere.replace(CELL, f"{cell.producer_id}.{cell.month.isoformat()[:7]}")

    credit = say("coverage.credit", documents=count("coverage.documents", documents.get("", 0)))
    subtitle = say("coverage.subtitle.few" if has_few_months(cells) else "coverage.subtitle")
    page = address_view("coverage", replace(view, id=None))
    note_chart("coverage", title, MapFile(tuple(cells), title, current_theme(), page), credit, subtitle)
    put_html(
        TITLE.format(title=title, subtitle=subtitle)
        + keep(lambda: draw_coverage_map(cells, link, title) + write_key(cells), "coverage map", question, view, title)
        + Markup('<div class="sanad"><p class="small quiet credit">{}</p></div>').format(credit)
    )


def put_summary(question: Question, cells: list[Cell], documents: Mapping[str, int]) -> None:
    """The map in a paragraph, in a table and as CSV."""
    names = vocabulary()
    text = summarise_coverage(
        cells, names.name("measure", question.measure), names.name("area", question.area), documents.get("", 0)
    )
    heading = Markup("<h2>{}</h2>").format(say("coverage.table.title"))
    put_html(Markup('<div class="sanad"><p>{}</p>{}</div>').format(text, heading) + write_producers(cells, documents))
    put_csv(read_cells, question, say("coverage.download"))


def put_missing(question: Question) -> None:
    """The list of missing months, and as CSV."""
    rows = ask(list_missing, question)
    lead = say("coverage.missing.lead") if rows else say("coverage.missing.none")
    head = Markup('<div class="sanad"><h2>{}</h2><p class="quiet">{}</p></div>').format(
        say("coverage.missing.title"), lead
    )
    put_html(head + keep(lambda: write_missing(rows), "coverage missing", question))
    if rows:
        put_csv(read_missing, question, say("coverage.missing.download"))


def put_csv(query: Any, question: Question, label: str) -> None:  # noqa: ANN401 (a query of coverage)
    """A button for the rows shown."""

    def answer(warehouse: Warehouse, _: View) -> Answer:
        found: Answer = query(warehouse, question)
        return found

    put_download(answer, View(measure=question.measure, area=question.area, group=question.group), "csv", label)


def show() -> None:
    """Draw the page."""
    offers = ask(list_offers)
    names = vocabulary().names
    view = read_view({field: names[field] for field in ("measure", "area", "group", "producer")})
    put_heading(say("nav.coverage"), say("coverage.lead"), reading="coverage")
    put_notices(offers, view)
    question, view = choose(offers, view)
    cells = ask(list_cells, question)
    if not cells and question.producer:
        put_notice(
            say(
                "coverage.no_producer",
                measure=names["measure"][question.measure].lower(),
                area=names["area"][question.area],
            )
        )
        question, view = replace(question, producer=()), replace(view, producer=())
        cells = ask(list_cells, question)
    if question.producer:
        put_html(Markup('<p class="sanad">{}</p>').format(
            link_page("coverage", replace(view, producer=(), id=None), say("coverage.all_producers"))
        ))  # fmt: skip
    documents = ask(count_documents, question)
    if view.id:
        view = put_behind(question, view, cells)
    put_map(question, replace(view, id=None), cells, documents)
    put_summary(question, cells, documents)
    put_missing(question)
    write_view(view)
