"""What a page has drawn in this run: its charts, their credits and the rows behind them, for whoever shares them."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from dashboard.queries.answer import Answer

MakeAnswer = Callable[[], Answer]


@dataclass
class Chart:
    """One chart: the name that tells it from others on its page, its title, what draws it, its credit, its rows, its subtitle.

    `figure.as_file()` is a Plotly figure, or markup with its style, for a file of its own.
    """

    name: str
    title: str
    figure: Any
    credit: str = ""
    rows: MakeAnswer | None = None
    subtitle: str = ""


@dataclass
class Shown:
    """The charts drawn so far; `chosen`: the only one to be drawn, by its name, where an embedded page shows one."""

    chosen: str | None = None
    charts: list[Chart] = field(default_factory=list)


SHOWN: ContextVar[Shown | None] = ContextVar("shown", default=None)


def is_wanted(name: str) -> bool:
    """Whether a chart is to be drawn."""
    shown = SHOWN.get()
    return shown is None or shown.chosen in {None, name}


def note_chart(
    name: str,
    title: str,
    figure: Any,  # noqa: ANN401 (a Plotly figure or markup)
    credit: str = "",
    subtitle: str = "",
) -> None:
    """A chart was drawn."""
    if shown := SHOWN.get():
        shown.charts.append(Chart(name, title, figure, credit, subtitle=subtitle))


def note_credit(credit: str) -> None:
    """A credit line was drawn: that of the charts above it that have none of their own."""
    for chart in shown.charts if (shown := SHOWN.get()) else ():
        chart.credit = chart.credit or credit


def note_rows(rows: MakeAnswer) -> None:
    """An extract was offered: the first after a chart is of the chart's rows."""
    for chart in shown.charts if (shown := SHOWN.get()) else ():
        chart.rows = chart.rows or rows
