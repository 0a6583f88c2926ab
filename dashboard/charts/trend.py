"""Counts over time by producer, as each of them counts: one line per series, one mark per claim.

A line runs only within a series and never over a hole. Claims of no series stand as single marks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.drawing.breaks import put_breaks
from dashboard.drawing.figure import Drawing
from dashboard.drawing.labels import label_room, put_end_labels
from dashboard.drawing.lines import group_by_series
from dashboard.drawing.logarithm import lift_zeros
from dashboard.drawing.milestones import count_rows, place_labels, put_episodes, put_milestones
from dashboard.drawing.page import Page
from dashboard.drawing.palette import find_style
from dashboard.drawing.series import find_top, put_series, put_singles, widen
from dashboard.drawing.sheet import Sheet, name_units, narrow_plot, start_figure
from dashboard.drawing.strip import find_room, put_strip
from dashboard.rows import Break, Point, Stretch


def draw_trend(
    points: Sequence[Point],
    labels: Mapping[str, str],
    page: Page,
    *,
    coverage: Sequence[Stretch] = (),
    breaks: Sequence[Break] = (),
) -> Drawing:
    """Draw points by time. `labels` names each series_id; `coverage` is put as a strip under the axis."""
    series = group_by_series(points)
    first, last = widen(points, page)
    right = page.right or max(label_room(list(labels.values())), find_room(list(labels.values())) if coverage else 0)
    placed = place_labels(page.milestones, first, last, narrow_plot(right))
    sheet = Sheet(
        theme=page.theme,
        first=first,
        last=last,
        top=page.top or find_top(points),
        plot_height=190 if page.small else 340,
        label_rows=0 if page.small else count_rows(placed),
        strip_rows=len(series) if coverage else 0,
        right=right,
        unit=name_units(point.unit for point in points),
        log=page.log,
    )
    figure = start_figure(sheet)
    put_episodes(figure, sheet, page.episodes)
    put_milestones(figure, sheet, placed, labelled=not page.small)
    put_breaks(figure, sheet, series, breaks)
    put_series(figure, sheet, series)
    put_singles(figure, sheet, points)
    put_end_labels(figure, sheet, series, labels)
    if page.log:
        lift_zeros(figure, page.log)
    if coverage:
        styles = {key: find_style(rows[0].producer_id, rows[0].producer_kind) for key, rows in series.items()}
        put_strip(figure, sheet, coverage, {key: (labels[key], style) for key, style in styles.items()})
    return figure
