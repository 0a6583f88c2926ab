"""People who left, added up: a step for each total of one counter since one first day. Never beside flows.

Counting starts at a tick on the axis; between two totals nothing is known, so the step stands still until the next one.
Totals of counters without a name are single grey marks beside the curves.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from dashboard.drawing.figure import Drawing
from dashboard.drawing.labels import label_room, put_end_labels
from dashboard.drawing.lines import group_by_series
from dashboard.drawing.milestones import count_rows, place_labels, put_episodes, put_milestones
from dashboard.drawing.moves import choose_month_ticks
from dashboard.drawing.page import Page
from dashboard.drawing.palette import find_style
from dashboard.drawing.series import find_top, put_series, put_singles
from dashboard.drawing.sheet import Sheet, name_units, narrow_plot, start_figure
from dashboard.guards import require_evidence
from dashboard.rows import Point


def draw_cumulative_returns(points: Sequence[Point], labels: Mapping[str, str], page: Page) -> Drawing:
    """Draw running totals at the days they reach. `labels` names each series_id by counter and first day.

    Raises EvidenceError for a number without a document.
    """
    require_evidence(points)
    series = group_by_series(points)
    right = label_room(list(labels.values()))
    placed = place_labels(page.milestones, page.first, page.last, narrow_plot(right))
    sheet = Sheet(
        theme=page.theme,
        first=page.first,
        last=page.last,
        top=page.top or find_top(points),
        plot_height=380,
        label_rows=count_rows(placed),
        right=right,
        unit=name_units(point.unit for point in points),
        tick_lines=2,
    )
    figure = start_figure(sheet)
    figure.update_axes("x", **choose_month_ticks(sheet.first, sheet.last))
    put_episodes(figure, sheet, page.episodes)
    put_milestones(figure, sheet, placed)
    put_starts(figure, sheet, series)
    put_series(figure, sheet, series, shape="hv")
    put_singles(figure, sheet, points)
    put_end_labels(figure, sheet, series, labels)
    return figure


def put_starts(figure: Drawing, sheet: Sheet, series: Mapping[str, Sequence[Point]]) -> None:
    """A tick on the axis where each count starts; two strokes where the day is our inference."""
    for rows in series.values():
        start, colour = (
            rows[0].period_start,
            find_style(rows[0].producer_id, rows[0].producer_kind).colour(sheet.theme.name),
        )
        put_tick(figure, start, colour, "line-ns-open", 12)
        if all(row.period_basis == "inferred" for row in rows):
            put_tick(figure, start, colour, "line-ne-open", 7)


def put_tick(figure: Drawing, day: date, colour: str, symbol: str, size: float) -> None:
    """One stroke on the axis."""
    figure.add_scatter(
        x=[day], y=[0], mode="markers", name="start", hoverinfo="skip", cliponaxis=False,
        marker={"symbol": symbol, "size": size, "color": colour, "opacity": 1, "line": {"color": colour, "width": 1.8}},
        selected={"marker": {"opacity": 1}}, unselected={"marker": {"opacity": 1}},
    )  # fmt: skip
