"""Which question a view asks, settled against those that have answers. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dashboard.address import View
from dashboard.compare.rows import Asked

FIRST_MEASURE, FIRST_AREA, FIRST_PERIOD, FIRST_GROUP = "fatalities", "PK", "2024", "all"
FEWEST = 2  # answers without which there is nothing to compare


@dataclass(frozen=True)
class Question:
    """The question asked, and what could be asked instead: codes that exist, given the choices before them."""

    asked: Asked
    measures: tuple[str, ...]
    areas: tuple[str, ...]
    periods: tuple[Asked, ...]
    groups: tuple[str, ...]


def pick(wanted: str | None, weights: Counter[str], preferred: str) -> str:
    """The wanted code if it exists, else the preferred one, else the one with the most answers."""
    if wanted in weights:
        return str(wanted)
    return preferred if preferred in weights else max(weights, key=lambda code: weights[code])


def weigh(rows: Sequence[Asked], code: Callable[[Asked], str]) -> Counter[str]:
    """Answers per code; those of several counters weigh more."""
    weights: Counter[str] = Counter()
    for row in rows:
        weights[code(row)] += row.n_claims * row.n_producers
    return weights


def settle(view: View, every: Sequence[Asked]) -> Question:
    """The question nearest to the view. Raises ValueError where none has an answer."""
    if not every:
        raise ValueError("no question has an answer")
    measures = weigh(every, lambda row: row.measure)
    measure = pick(view.measure, measures, FIRST_MEASURE)
    rows = [row for row in every if row.measure == measure]
    areas = weigh(rows, lambda row: row.reference_area)
    area = pick(view.area, areas, FIRST_AREA)
    rows = [row for row in rows if row.reference_area == area]
    groups = weigh(rows, lambda row: row.population_group)
    group = pick(view.group, groups, FIRST_GROUP)
    rows = [row for row in rows if row.population_group == group]
    asked = choose_period(view.period, rows)
    comparable = tuple(row for row in rows if row.n_claims >= FEWEST or row == asked)
    return Question(asked, tuple(measures), tuple(areas), comparable, tuple(groups))


def choose_period(wanted: str | None, rows: Sequence[Asked]) -> Asked:
    """The period wanted, else the first choice if there is something to compare, else the one most counters answer for, the newest."""
    found = next((row for row in rows if row.period == wanted), None)
    found = found or next((row for row in rows if row.period == FIRST_PERIOD and row.n_claims >= FEWEST), None)
    return found or max(rows, key=lambda row: (row.n_producers, row.n_claims, row.period_end))


def is_elsewhere(view: View, asked: Asked) -> bool:
    """Whether the address asks for something nobody answered."""
    pairs = (
        (view.measure, asked.measure),
        (view.area, asked.reference_area),
        (view.group, asked.population_group),
        (view.period, asked.period),
    )
    return any(wanted and wanted != settled for wanted, settled in pairs)
