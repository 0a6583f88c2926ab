"""What we hold and what is missing, in sentences. Pure functions over the cells of the coverage map."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby

from dashboard.charts.coverage_map import Cell
from dashboard.number_forms import format_number
from dashboard.phrasing.incidents import join_names
from dashboard.words import count, format_days, join_list, say

MOST_RUNS = 8
MOST_NAMED = 3


def next_month(month: date) -> date:
    """The first day of the month after."""
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1)


def join_months(months: Sequence[date]) -> list[str]:
    """Months in order as runs in words: ["March to July 2019", "January 2021"]."""
    runs: list[list[date]] = []
    for month in months:
        if runs and next_month(runs[-1][-1]) == month:
            runs[-1].append(month)
        else:
            runs.append([month])
    return [format_days(run[0], next_month(run[-1]) - timedelta(days=1)) for run in runs]


def say_months(months: Sequence[date]) -> str:
    """Runs of months as a sentence lists them; a long list is cut and says so."""
    runs = join_months(months)
    if len(runs) <= MOST_RUNS:
        return join_names(runs)
    return say("coverage.runs_cut", runs=join_list(runs[:MOST_RUNS]), n=format_number(len(runs) - MOST_RUNS))


def tell_months_apart(cells: Sequence[Cell]) -> tuple[list[date], list[date], list[date]]:
    """The months with some producer's own figure; those of the others that any figure touches; those with none."""
    held: dict[date, set[str | None]] = {}
    for cell in cells:
        held.setdefault(cell.month, set()).add(cell.held_as)
    own = [month for month, ways in held.items() if "own" in ways]
    other = [month for month, ways in held.items() if "own" not in ways and ways & {"longer", "part"}]
    return own, other, [month for month, ways in held.items() if not ways & {"own", "longer", "part"}]


def say_leaders(cells: Sequence[Cell]) -> str:
    """The producers with the most months of their own: "… of 146: PICSS 78, PIPS 26 and CRSS 13"."""
    total = len({cell.month for cell in cells})
    own = Counter(cell.producer for cell in cells if cell.held_as == "own")
    named = [f"{producer} {format_number(n)}" for producer, n in own.most_common(MOST_NAMED)]
    if not named:
        return say("coverage.summary.no_own")
    return say("coverage.summary.leaders", total=format_number(total), names=join_names(named))


def summarise_coverage(cells: Sequence[Cell], what: str, area: str, n_documents: int) -> str:
    """The map in a paragraph: what it covers, whose months we hold, and where nothing is held."""
    first, last = min(cell.month for cell in cells), max(cell.month for cell in cells)
    holding = [
        name for name, group in groupby(cells, key=lambda cell: cell.producer) if any(cell.held_as for cell in group)
    ]
    _, other, none = tell_months_apart(cells)
    sentences = [
        say(
            "coverage.summary.what",
            what=what,
            area=area,
            span=format_days(first, next_month(last) - timedelta(days=1)),
            documents=count("coverage.documents", n_documents),
            producers=count("coverage.producers", len(holding)),
        ),
        say_leaders(cells),
    ]
    if other:
        sentences.append(say("coverage.summary.longer", months=count("coverage.months", len(other))))
    if none:
        sentences.append(say("coverage.summary.none", months=say_months(none)))
    else:
        sentences.append(say("coverage.summary.no_hole"))
    return " ".join(sentences)
