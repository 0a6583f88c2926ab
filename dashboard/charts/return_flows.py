"""People who left within periods of one length: a bar as long as its period, the mark in its middle. Never beside totals.

What lies between two running totals is our arithmetic: a diamond on a dashed bar, on a sheet of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from html import escape

from dashboard.drawing.figure import Drawing
from dashboard.drawing.labels import label_room
from dashboard.drawing.lines import place_of
from dashboard.drawing.marks import choose_size, put_marks
from dashboard.drawing.milestones import count_rows, place_labels, put_episodes, put_milestones
from dashboard.drawing.moves import choose_month_ticks
from dashboard.drawing.page import Page
from dashboard.drawing.palette import find_style
from dashboard.drawing.series import find_top
from dashboard.drawing.sheet import Sheet, middle_of, name_units, start_figure
from dashboard.guards import require_evidence
from dashboard.number_forms import format_number
from dashboard.returns.rows import Step
from dashboard.rows import Point
from dashboard.words import format_days, say


def set_sheet(page: Page, top: float, unit: str) -> tuple[Drawing, Sheet]:
    """An empty figure with milestones, and its sheet."""
    placed = place_labels(page.milestones, page.first, page.last)
    sheet = Sheet(
        theme=page.theme, first=page.first, last=page.last, top=page.top or top, plot_height=300,
        label_rows=count_rows(placed), right=label_room([""]), tick_lines=2, unit=unit,
    )  # fmt: skip
    figure = start_figure(sheet)
    figure.update_axes("x", **choose_month_ticks(sheet.first, sheet.last))
    put_episodes(figure, sheet, page.episodes)
    put_milestones(figure, sheet, placed)
    return figure, sheet


def draw_return_flows(points: Sequence[Point], page: Page) -> Drawing:
    """Draw flows of one length of period; colours and marks are named in the key. Raises EvidenceError."""
    require_evidence(points)
    figure, sheet = set_sheet(page, find_top(points), name_units(point.unit for point in points))
    counters: dict[str, list[Point]] = {}
    for point in points:
        if point.value is not None:
            counters.setdefault(point.producer_id, []).append(point)
    for rows in counters.values():
        colour = find_style(rows[0].producer_id, rows[0].producer_kind).colour(sheet.theme.name)
        put_bars(figure, [(row.period_start, row.period_end, row.value or 0) for row in rows], colour)
    for rows in counters.values():
        put_marks(figure, sorted(rows, key=place_of), sheet.theme, choose_size(len(points)))
    return figure


def draw_derived_flows(steps: Sequence[Step], page: Page) -> Drawing:
    """Draw the differences of neighbouring totals. Raises EvidenceError where one of the totals has no document."""
    require_evidence(steps)
    figure, sheet = set_sheet(
        page, max((step.value for step in steps), default=1), name_units(step.unit for step in steps)
    )
    counters: dict[str, list[Step]] = {}
    for step in steps:
        counters.setdefault(step.producer_id, []).append(step)
    for rows in counters.values():
        colour = find_style(rows[0].producer_id, rows[0].producer_kind).colour(sheet.theme.name)
        put_bars(figure, [(row.period_start, row.period_end, row.value) for row in rows], colour, dash="3px,3px")
        put_diamonds(figure, rows, colour, sheet.theme.ground)
    return figure


def put_bars(figure: Drawing, bars: Sequence[tuple[date, date, float]], colour: str, dash: str = "solid") -> None:
    """Level strokes from the first to the last day of their periods, as one trace whatever their number."""
    figure.add_scatter(
        x=[day for start, end, _ in bars for day in (start, end + timedelta(days=1), None)],
        y=[at for _, _, value in bars for at in (value, value, None)], mode="lines", name="extent", hoverinfo="skip",
        line={"color": colour, "width": 2, "dash": dash}, cliponaxis=False,
    )  # fmt: skip


def put_diamonds(figure: Drawing, steps: Sequence[Step], colour: str, ground: str) -> None:
    """The marks of our arithmetic. A click gives the figure of the later total."""
    figure.add_scatter(
        x=[middle_of(step.period_start, step.period_end) for step in steps], y=[step.value for step in steps],
        mode="markers", name="our arithmetic", cliponaxis=False,
        customdata=[[step.figure_id, say_step(step)] for step in steps], hovertemplate="%{customdata[1]}<extra></extra>",
        marker={"symbol": "diamond", "size": 10, "opacity": 1, "color": colour, "line": {"color": ground, "width": 0.8}},
        selected={"marker": {"size": 15, "opacity": 1}}, unselected={"marker": {"opacity": 1}},
    )  # fmt: skip


def say_step(step: Step) -> str:
    """The hover text: the difference, its two totals, and that it is ours. Escaped, since Plotly reads tags in text."""
    lines = [
        f"<b>{escape(format_number(step.value))}</b>",
        escape(say("list.comma").join([step.producer_name, format_days(step.period_start, step.period_end)])),
        escape(say("returns.derived.sum", total=format_number(step.total), base=format_number(step.base_total))),
    ]
    return "<br>".join(lines)


def list_counters(rows: Sequence[Point | Step]) -> Mapping[str, tuple[str, str]]:
    """The counters in view: producer_id → kind and name, in alphabetical order of names."""
    named = sorted({(row.producer_name, row.producer_id, row.producer_kind) for row in rows})
    return {producer: (kind, name) for name, producer, kind in named}
