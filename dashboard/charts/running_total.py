"""Running totals: steps that rise with each new total of one counter and one start. Never beside flows.

Between two totals nothing is known; the step says so by standing still until the next document.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.drawing.figure import Drawing
from dashboard.drawing.labels import label_room, put_end_labels
from dashboard.drawing.lines import group_by_series
from dashboard.drawing.logarithm import lift_zeros
from dashboard.drawing.milestones import count_rows, place_labels, put_episodes, put_milestones
from dashboard.drawing.page import Page
from dashboard.drawing.series import find_top, put_series, put_singles, widen
from dashboard.drawing.sheet import Sheet, name_units, narrow_plot, start_figure
from dashboard.rows import Point


def draw_running_totals(points: Sequence[Point], labels: Mapping[str, str], page: Page) -> Drawing:
    """Draw totals at the days they were reached. `labels` names each series_id by counter and start."""
    series = group_by_series(points)
    first, last = widen(points, page)
    right = label_room(list(labels.values()))
    placed = place_labels(page.milestones, first, last, narrow_plot(right))
    sheet = Sheet(
        theme=page.theme,
        first=first,
        last=last,
        top=page.top or find_top(points),
        plot_height=210 if page.small else 360,
        label_rows=0 if page.small else count_rows(placed),
        right=right,
        unit=name_units(point.unit for point in points),
        log=page.log,
    )
    figure = start_figure(sheet)
    put_episodes(figure, sheet, page.episodes)
    put_milestones(figure, sheet, placed, labelled=not page.small)
    put_series(figure, sheet, series, shape="hv")
    put_singles(figure, sheet, points)
    put_end_labels(figure, sheet, series, labels)
    if page.log:
        lift_zeros(figure, page.log)
    return figure
