"""Changes on the period before, in per cent: our arithmetic, so diamonds, from zero up and down.

A change stands only between two neighbouring periods of one series. Hollow: one of the two numbers is not exact.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from itertools import groupby

from dashboard.drawing.figure import Drawing
from dashboard.drawing.labels import label_room, put_names
from dashboard.drawing.milestones import count_rows, place_labels, put_episodes, put_milestones
from dashboard.drawing.page import Page
from dashboard.drawing.palette import find_style
from dashboard.drawing.sheet import Sheet, choose_ticks, middle_of, narrow_plot, start_figure
from dashboard.guards import require_evidence
from dashboard.number_forms import format_digits
from dashboard.phrasing.period_changes import format_percent, say_formula
from dashboard.rows import Change

SHIFT = 0.11  # of a period: what the marks of neighbouring series stand apart


def reach_of(changes: Sequence[Change]) -> float:
    """The largest change up or down, in per cent."""
    return max((abs(change.change_pct or 0) for change in changes), default=1)


def lay_percents(figure: Drawing, low: float, high: float) -> None:
    """The value axis: round per cents with their signs on both sides of a plain zero line."""
    step = choose_ticks(max(high, -low, 1))[1]
    below, above = -int(-low // step) - (1 if low % step else 0), int(high // step) + (1 if high % step else 0)
    ticks = [step * i for i in range(min(below, 0), max(above, 1) + 1)]
    figure.update_axes(
        "y", range=[ticks[0], ticks[-1]], tickvals=ticks,
        ticktext=[f"{'+' if tick > 0 else '−' if tick < 0 else ''}{format_digits(f'{abs(tick):.4g}')}%" for tick in ticks],
        zeroline=True, zerolinewidth=1,
    )  # fmt: skip


def draw_changes(
    changes: Sequence[Change], labels: Mapping[str, str], page: Page, span: tuple[float, float] | None = None
) -> Drawing:
    """Draw changes by time; those after a zero have no per cent and are not drawn. `span` lets panels share a scale.

    Raises EvidenceError where one of the two numbers has no document.
    """
    require_evidence(changes)
    drawn = [change for change in changes if change.change_pct is not None]
    values = [change.change_pct or 0 for change in drawn]
    low, high = span or (min([0, *values]), max([0, *values]))
    right = page.right or label_room(list(labels.values()))
    placed = place_labels(page.milestones, page.first, page.last, narrow_plot(right))
    sheet = Sheet(
        theme=page.theme, first=page.first, last=page.last, top=max(high, -low, 1),
        plot_height=190 if page.small else 340, label_rows=0 if page.small else count_rows(placed),
        right=right,
    )  # fmt: skip
    figure = start_figure(sheet)
    lay_percents(figure, low, high)
    figure.update_layout(margin={"l": 64})
    figure.update_axes("y", zerolinecolor=page.theme.muted)
    put_episodes(figure, sheet, page.episodes)
    put_milestones(figure, sheet, placed, labelled=not page.small)
    series = {name: list(rows) for name, rows in groupby(drawn, key=lambda change: change.series_id)}
    for i, (name, rows) in enumerate(series.items()):
        put_diamonds(figure, sheet, rows, labels.get(name, ""), SHIFT * (i - (len(series) - 1) / 2))
    foot, top = figure.sheet["yaxis"]["range"]
    put_names(figure, sheet, [
        (labels.get(name, ""), ((rows[-1].change_pct or 0) - foot) / (top - foot), find_style(rows[-1].producer_id, rows[-1].producer_kind))
        for name, rows in series.items()
    ])  # fmt: skip
    return figure


def put_diamonds(figure: Drawing, sheet: Sheet, changes: Sequence[Change], label: str, shift: float) -> None:
    """The changes of one series: a thin stem from zero and a diamond.

    `shift`: how far beside the middle of the period, as a share of it, so that series do not cover each other.
    """
    colour = find_style(changes[0].producer_id, changes[0].producer_kind).colour(sheet.theme.name)
    places = [
        middle_of(change.period_start, change.period_end) + (change.period_end - change.period_start) * shift
        for change in changes
    ]
    figure.add_scatter(
        x=[x for place in places for x in (place, place, None)],
        y=[y for change in changes for y in (0, change.change_pct, None)],
        mode="lines", name="stem", hoverinfo="skip", line={"color": colour, "width": 1},
    )  # fmt: skip
    figure.add_scatter(
        x=places, y=[change.change_pct for change in changes], mode="markers", name=label, cliponaxis=False,
        customdata=[[change.figure_id, say_hover(change)] for change in changes],
        hovertemplate="%{customdata[1]}<extra></extra>",
        marker={
            "symbol": "diamond", "size": 10 if len(changes) <= 40 else 7, "opacity": 1,
            "color": [sheet.theme.ground if change.inexact else colour for change in changes],
            "line": {"color": colour, "width": 1.5},
        },
        selected={"marker": {"size": 14, "opacity": 1}}, unselected={"marker": {"opacity": 1}},
    )  # fmt: skip


def say_hover(change: Change) -> str:
    """Per cent, counter and formula. Escaped, since Plotly reads tags in text."""
    percent = format_percent(change.change_pct or 0)
    return f"<b>{escape(percent)}</b><br>{escape(change.producer_name)}<br>{escape(say_formula(change))}"
