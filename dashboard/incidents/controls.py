"""The choices on the Incidents page, read as a sentence: kind, area, attributed party and years, each kept in the address."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import streamlit as st

from dashboard.address import View
from dashboard.drawing.parties import KINDS
from dashboard.incidents.keys import name_parties
from dashboard.incidents.rows import Incident
from dashboard.sentences import put_select, put_word
from dashboard.words import say


def list_kinds(incidents: Sequence[Incident]) -> dict[str, str]:
    """The kinds that occur, with their names."""
    found = {incident.kind for incident in incidents}
    return {kind: say(f"incident.kinds.{kind}") for kind in KINDS if kind in found}


def list_parties(incidents: Sequence[Incident]) -> dict[str, str]:
    """The parties incidents are attributed to, by name."""
    return dict(sorted(name_parties(incidents).items(), key=lambda item: (item[0] == "nobody", item[1])))


def list_years(incidents: Sequence[Incident]) -> list[str]:
    """The years from the first incident to the last."""
    years = [day.year for incident in incidents for day in (incident.first_day, incident.last_day)]
    return [str(year) for year in range(min(years), max(years) + 1)] if years else []


def put_controls(view: View, incidents: Sequence[Incident], areas: dict[str, str]) -> None:
    """The sentence; a change writes the address and starts at the first page of the list."""
    years = list_years(incidents)
    view = replace(view, id=None, p=1)
    with st.container(key="sentence-incidents", horizontal=True, vertical_alignment="center"):
        put_one("kind", list_kinds(incidents), view.kind, lambda code: replace(view, kind=code))
        put_word("incidents.word.in")
        put_one("area", areas, view.area, lambda code: replace(view, area=code))
        put_word("incidents.word.attributed")
        put_one("party", list_parties(incidents), view.party, lambda code: replace(view, party=code))
        put_word("incidents.word.from")
        put_years("from", years, view.from_ or years[0], lambda year: set_years(view, years, year, None))
        put_word("incidents.word.to")
        put_years("to", years, view.to or years[-1], lambda year: set_years(view, years, None, year))


def put_one(name: str, names: dict[str, str], chosen: str | None, change: Callable[[str | None], View]) -> None:
    """One choice, with "all" before the others."""
    every = {"": say(f"incidents.every.{name}"), **names}
    put_select(
        f"incidents {name}",
        say(f"incidents.{name}"),
        list(every),
        chosen or "",
        every,
        lambda code: change(code or None),
    )


def put_years(name: str, years: Sequence[str], chosen: str, change: Callable[[str], View]) -> None:
    """The first or the last year; a month or day that the address names stands among them."""
    offered = sorted({*years, chosen})
    put_select(f"incidents {name}", say(f"incidents.{name}"), offered, chosen, {}, change)


def set_years(view: View, years: Sequence[str], first: str | None, last: str | None) -> View:
    """The view with another first or last year; the other end follows when they would cross. Whole spans are not named."""
    first, last = first or view.from_ or years[0], last or view.to or years[-1]
    if first[: len(last)] > last:
        first, last = (first, first) if last == view.to or not view.to else (last, last)
    return replace(view, from_=None if first == years[0] else first, to=None if last == years[-1] else last)
