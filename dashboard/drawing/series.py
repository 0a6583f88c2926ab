"""Series and single marks put on a sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby

from dashboard.drawing.figure import Drawing
from dashboard.drawing.lines import place_of, put_line
from dashboard.drawing.marks import choose_size, is_bare_range, put_marks
from dashboard.drawing.page import Page
from dashboard.drawing.palette import find_style
from dashboard.drawing.sheet import Sheet
from dashboard.rows import Point


def find_top(points: Sequence[Point]) -> float:
    """The highest value to be drawn, ends of ranges and rival claims included."""
    return max(
        (max(p.value or 0, p.high or 0, p.max_value or 0 if p.agreement == "disagree" else 0) for p in points),
        default=1,
    )


def widen(points: Sequence[Point], page: Page) -> tuple[date, date]:
    """The days of the axis: a little more than the days in view where a mark would stand on the edge, or beyond it.

    A period is in view when its last day is, so that its mark, in its middle, can lie before the first day in view.
    """
    margin = max((page.last - page.first) / 60, timedelta(days=1))
    places = [place_of(point) for point in points]
    first = min([page.first, *(place - margin for place in places)])
    last = max([page.last, *(place + margin for place in places)])
    return first, last


def put_series(figure: Drawing, sheet: Sheet, series: Mapping[str, Sequence[Point]], shape: str = "linear") -> None:
    """Lines first, then marks, so that no line covers a mark."""
    for rows in series.values():
        put_line(figure, rows, find_style(rows[0].producer_id, rows[0].producer_kind).colour(sheet.theme.name), shape)
    for rows in series.values():
        put_marks(figure, rows, sheet.theme, choose_size(len(rows)))


def put_singles(figure: Drawing, sheet: Sheet, points: Sequence[Point]) -> None:
    """Claims of no series, and the extent of odd spans of time as a bar on its side."""
    singles = sorted(
        (p for p in points if (p.series_id is None and p.value is not None) or is_bare_range(p)),
        key=lambda p: (p.producer_id, place_of(p)),
    )
    for _, alike in groupby(singles, key=lambda p: p.producer_id):
        put_marks(figure, list(alike), sheet.theme, 8)
    odd: dict[str, list[Point]] = {}
    for point in points:
        if point.period_kind in {"other", "week"} and point.value is not None:
            colour = find_style(point.producer_id, point.producer_kind).colour(sheet.theme.name)
            odd.setdefault(colour, []).append(point)
    for colour, rows in odd.items():
        figure.add_scatter(
            x=[day for row in rows for day in (row.period_start, row.period_end, None)],
            y=[at for row in rows for at in (row.value, row.value, None)], mode="lines", name="extent",
            hoverinfo="skip", line={"color": colour, "width": 1.2},
        )  # fmt: skip
