"""Counts over time: one line per series, one mark per claim. Caption: measure by period and producer, as each of them counts.

A line runs only within a series and never over a hole. Claims of no series stand as single marks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

import plotly.graph_objects as go

from dashboard.drawing.breaks import put_breaks
from dashboard.drawing.labels import label_room, put_end_labels
from dashboard.drawing.lines import group_by_series, place_of, put_line
from dashboard.drawing.marks import choose_size, put_marks
from dashboard.drawing.milestones import count_rows, place_labels, put_milestones
from dashboard.drawing.palette import find_style
from dashboard.drawing.sheet import Sheet, start_figure
from dashboard.drawing.strip import put_strip
from dashboard.rows import Break, Milestone, Point, Stretch

if TYPE_CHECKING:
    from dashboard.look import Theme


def find_top(points: Sequence[Point]) -> float:
    """The highest value to be drawn, ends of ranges and rival claims included."""
    return max((max(p.value or 0, p.high or 0, p.max_value or 0 if p.agreement == "disagree" else 0) for p in points), default=1)


def draw_trend(
    points: Sequence[Point],
    *,
    theme: Theme,
    first: date,
    last: date,
    labels: Mapping[str, str],
    coverage: Sequence[Stretch] = (),
    milestones: Sequence[Milestone] = (),
    breaks: Sequence[Break] = (),
    top: float | None = None,
    small: bool = False,
) -> go.Figure:
    """Draw points between two days. `labels` names each series_id; `top` lets several panels share a scale; `small` is a panel."""
    series = group_by_series(points)
    placed = place_labels(milestones, first, last)
    sheet = Sheet(
        theme=theme,
        first=first,
        last=last,
        top=top or find_top(points),
        plot_height=190 if small else 340,
        label_rows=0 if small else count_rows(placed),
        strip_rows=len(series) if coverage else 0,
        right=label_room(list(labels.values())),
    )
    figure = start_figure(sheet)
    put_milestones(figure, sheet, placed, labelled=not small)
    put_breaks(figure, sheet, series, breaks)
    put_series(figure, sheet, series)
    put_singles(figure, sheet, points)
    put_end_labels(figure, sheet, series, labels)
    if coverage:
        put_strip(figure, sheet, coverage, {key: (labels[key], find_style(rows[0].producer_id, rows[0].producer_kind)) for key, rows in series.items()})
    return figure


def put_series(figure: go.Figure, sheet: Sheet, series: Mapping[str, Sequence[Point]]) -> None:
    """Lines first, then marks, so that no line covers a mark."""
    for rows in series.values():
        put_line(figure, rows, find_style(rows[0].producer_id, rows[0].producer_kind).colour(sheet.theme.name))
    for rows in series.values():
        put_marks(figure, rows, sheet.theme, choose_size(len(rows)))


def put_singles(figure: go.Figure, sheet: Sheet, points: Sequence[Point]) -> None:
    """Claims of no series, and the extent of odd spans of time as a bar on its side."""
    singles = sorted((p for p in points if p.series_id is None and p.value is not None), key=lambda p: (p.producer_id, place_of(p)))
    for _, rows in groupby(singles, key=lambda p: p.producer_id):
        put_marks(figure, list(rows), sheet.theme, 8)
    odd = [p for p in points if p.period_kind in {"other", "week"} and p.value is not None]
    for point in odd:
        colour = find_style(point.producer_id, point.producer_kind).colour(sheet.theme.name)
        figure.add_scatter(
            x=[point.period_start, point.period_end], y=[point.value, point.value], mode="lines", name="extent",
            hoverinfo="skip", line={"color": colour, "width": 1.2},
        )  # fmt: skip
