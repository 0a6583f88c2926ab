"""The question a view asks of coverage, settled against the series that exist. Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.address import Notice, View
from dashboard.queries.coverage import Offer

DEFAULT_MEASURE, DEFAULT_AREA = "fatalities", "PK"
# The first screen shows as many years as a telephone holds side by side.
USUAL_YEARS = 13


@dataclass(frozen=True)
class Menu:
    """What there is to choose from, codes with names, in the order of lists."""

    measures: dict[str, str]
    areas: dict[str, str]
    groups: dict[str, str]


@dataclass(frozen=True)
class Subject:
    """Measure, area and group of a view, each one of which we hold a series; and what had to be left out."""

    measure: str
    area: str
    group: str | None
    notices: tuple[Notice, ...]


def find_fullest(offers: Sequence[Offer]) -> Offer:
    """The offer of the measure and area with the most points."""
    totals: dict[tuple[str, str], int] = {}
    for offer in offers:
        key = (offer.measure, offer.reference_area)
        totals[key] = totals.get(key, 0) + offer.n_points
    return max(offers, key=lambda offer: totals[offer.measure, offer.reference_area])


def choose_measure(offers: Sequence[Offer], wanted: str | None) -> str:
    """The measure asked for, else deaths, else the one with the most points."""
    measures = {offer.measure for offer in offers}
    return next((m for m in (wanted, DEFAULT_MEASURE) if m in measures), None) or find_fullest(offers).measure


def settle_subject(offers: Sequence[Offer], view: View) -> Subject:
    """The nearest question to the one asked that we hold series of. Raises ValueError where there is no series."""
    if not offers:
        raise ValueError("there is no series")
    measure = choose_measure(offers, view.measure)
    of_measure = [offer for offer in offers if offer.measure == measure]
    areas = {offer.reference_area: offer.area_name for offer in of_measure}
    area = next((a for a in (view.area, DEFAULT_AREA) if a in areas), None) or find_fullest(of_measure).reference_area
    names = {"measure": of_measure[0].measure_label.lower(), "area": areas[area]}
    groups = {offer.population_group for offer in of_measure if offer.reference_area == area}
    notices = []
    if view.area and view.area != area:
        notices.append(Notice("coverage.no_such", names["measure"], names["area"]))
    if view.group and view.group not in groups:
        notices.append(Notice("coverage.no_group", names["measure"], names["area"]))
    return Subject(measure, area, view.group if view.group in groups else None, tuple(notices))


def list_choices(offers: Sequence[Offer], subject: Subject) -> Menu:
    """The measures; the areas of this measure; the groups of this measure in this area."""
    of_measure = [offer for offer in offers if offer.measure == subject.measure]
    return Menu(
        {offer.measure: offer.measure_label for offer in offers},
        {offer.reference_area: offer.area_name for offer in of_measure},
        {offer.population_group: offer.group_label for offer in of_measure if offer.reference_area == subject.area},
    )


def misses_span(view: View, span: tuple[date, date]) -> bool:
    """Whether the years asked for lie wholly outside those of which something is held."""
    return bool((view.from_ and int(view.from_[:4]) > span[1].year) or (view.to and int(view.to[:4]) < span[0].year))


def settle_years(view: View, span: tuple[date, date]) -> tuple[int, int]:
    """First and last year: those asked for as far as the span goes, else the newest ones."""
    earliest, latest = span[0].year, span[1].year
    usual = max(earliest, latest - USUAL_YEARS + 1)
    if misses_span(view, span):
        return usual, latest
    last = min(int(view.to[:4]), latest) if view.to else latest
    first = max(int(view.from_[:4]), earliest) if view.from_ else min(usual, last)
    return first, max(first, last)


def find_cell(text: str | None, producers: Collection[str]) -> tuple[str, date] | None:
    """Producer and month of a cell's code such as "picss.2024-05", or None where it is not one."""
    producer, _, month = (text or "").rpartition(".")
    try:
        return (producer, date.fromisoformat(f"{month}-01")) if producer in producers else None
    except ValueError:
        return None
