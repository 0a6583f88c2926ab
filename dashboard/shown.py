"""What a page has drawn in this run: its charts, their credits and the rows behind them, for whoever shares them."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from dashboard.queries.answer import Answer

MakeAnswer = Callable[[], Answer]


@dataclass
class Shown:
    """charts: titles and Plotly figures; credits: their credit lines; rows: the first extract that the page offers."""

    charts: list[tuple[str, Any]] = field(default_factory=list)
    credits: list[str] = field(default_factory=list)
    rows: MakeAnswer | None = None


SHOWN: ContextVar[Shown | None] = ContextVar("shown", default=None)


def note_chart(title: str, figure: Any, credit: str = "") -> None:  # noqa: ANN401 (a Plotly figure)
    """A chart was drawn."""
    if shown := SHOWN.get():
        shown.charts.append((title, figure))
        note_credit(credit)


def note_credit(credit: str) -> None:
    """A credit line was drawn."""
    if (shown := SHOWN.get()) and credit and credit not in shown.credits:
        shown.credits.append(credit)


def note_rows(rows: MakeAnswer) -> None:
    """An extract was offered; the first is that of the charts."""
    if (shown := SHOWN.get()) and shown.rows is None:
        shown.rows = rows
