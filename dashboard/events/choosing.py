"""Choosing imported events on the Incidents page: the data set, its types of event, areas and years, kept in the address."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date

import streamlit as st

from dashboard.address import View
from dashboard.events.rows import EventArea, EventDataset, EventQuestion
from dashboard.frame import write_view
from dashboard.incidents.controls import put_years, set_years
from dashboard.sentences import put_select, put_word
from dashboard.words import say

CORPUS = ""  # what documents report: the page without a data set


def find_dataset(datasets: Sequence[EventDataset]) -> EventDataset | None:
    """The data set that the address names, if this reader may see it."""
    asked = st.query_params.get("dataset")
    return next((dataset for dataset in datasets if dataset.event_dataset == asked), None)


def put_datasets(view: View, datasets: Sequence[EventDataset]) -> None:
    """The choice between the corpus and the data sets; nothing where none was imported. One at a time: they count unlike things."""
    if not datasets:
        return
    names = {
        CORPUS: say("eventpage.corpus"),
        **{dataset.event_dataset: dataset.title for dataset in datasets},
    }
    with st.container(key="sentence-datasets", horizontal=True, vertical_alignment="center"):
        put_word("eventpage.word.show")
        put_select(
            "incidents dataset", say("eventpage.show"), list(names), view.dataset or CORPUS, names,
            lambda code: View(dataset=code or None, lang=view.lang),
        )  # fmt: skip


def list_years(dataset: EventDataset) -> list[str]:
    """The years that a data set covers."""
    return [str(year) for year in range(dataset.first_day.year, dataset.last_day.year + 1)]


def put_event_controls(
    view: View, dataset: EventDataset, types: Mapping[str, str], areas: Mapping[str, EventArea]
) -> None:
    """The sentence; a change writes the address and starts at the first page of the list."""
    view, years = replace(view, p=1), list_years(dataset)
    every = {"": say("eventpage.every.kind")} if dataset.types_add_up else {}
    kinds = {**every, **types}
    places = {"": say("incidents.every.area"), **{code: area.area_name for code, area in areas.items()}}
    with st.container(key="sentence-incidents", horizontal=True, vertical_alignment="center"):
        put_select(
            "events kind", say("incidents.kind"), list(kinds), view.kind or next(iter(kinds)), kinds,
            lambda code: replace(view, kind=code or None),
        )  # fmt: skip
        put_word("incidents.word.in")
        put_select(
            "events area", say("incidents.area"), list(places), view.area or "", places,
            lambda code: replace(view, area=code or None),
        )  # fmt: skip
    with st.container(key="sentence-years", horizontal=True, vertical_alignment="center"):
        put_word("incidents.word.from")
        put_years("from", years, view.from_ or years[0], lambda year: set_years(view, years, year, None))
        put_word("incidents.word.to")
        put_years("to", years, view.to or years[-1], lambda year: set_years(view, years, None, year))


def read_question(
    view: View, dataset: EventDataset, types: Mapping[str, str], areas: Mapping[str, EventArea]
) -> EventQuestion:
    """What the address asks of a data set. Types that do not add up are never shown together."""
    kind = view.kind or (None if dataset.types_add_up else next(iter(types), None))
    first = begin(view.from_) if view.from_ else date(dataset.first_day.year, 1, 1)
    last = end(view.to) if view.to else date(dataset.last_day.year, 12, 31)
    return EventQuestion(dataset.event_dataset, kind, areas.get(view.area or ""), first, last)


def begin(text: str) -> date:
    """The first day of a year or month; of a day, that of its month."""
    return date(int(text[:4]), int(text[5:7] or 1), 1)


def end(text: str) -> date:
    """The last day of a year or month; of a day, that of its month."""
    year, month = int(text[:4]), int(text[5:7] or 12)
    return date.fromordinal(date(year + month // 12, month % 12 + 1, 1).toordinal() - 1)


def names_days(view: View) -> bool:
    """Whether the address names single days, which are taken as their months."""
    return any(len(text or "") == len("2024-12-31") for text in (view.from_, view.to))


def open_mark(view: View, areas: Collection[str], what: str, code: str) -> None:
    """A click on a province or a month narrows the page to it; a second one widens it again."""
    view = replace(view, p=1)
    if what == "month":
        chosen = (view.from_, view.to) == (code, code)
        write_view(replace(view, from_=None if chosen else code, to=None if chosen else code))
    elif code in areas:
        write_view(replace(view, area=None if view.area == code else code))
