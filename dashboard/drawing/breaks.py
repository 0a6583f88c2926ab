"""Breaks: where a producer's definition took the place of an earlier one, a mark stands between the two lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from dashboard.drawing.figure import Drawing
from dashboard.drawing.sheet import SMALL_SIZE, Sheet
from dashboard.rows import Break, Point
from dashboard.words import say


def find_breaks(series: Mapping[str, Sequence[Point]], breaks: Sequence[Break]) -> list[Break]:
    """The breaks whose two editions are both in view."""
    shown = {row.definition_id for rows in series.values() for row in rows}
    return [item for item in breaks if {item.definition_id, item.follows} <= shown]


def put_breaks(figure: Drawing, sheet: Sheet, series: Mapping[str, Sequence[Point]], breaks: Sequence[Break]) -> None:
    """Draw a solid short stroke at the axis and the words "definition changed" for every break in view."""
    for item in find_breaks(series, breaks):
        first = min(
            row.period_start for rows in series.values() for row in rows if row.definition_id == item.definition_id
        )
        day = item.day or first
        if sheet.first <= day <= sheet.last:
            figure.add_shape(
                type="line", xref="x", yref="y domain", x0=str(day), x1=str(day), y0=0, y1=0.9,
                line={"color": sheet.theme.ink, "width": 1, "dash": "1px,4px"},
            )  # fmt: skip
            figure.add_annotation(
                text=escape(say("trends.break", producer=item.producer_name)), hovertext=escape(item.note), x=str(day), xref="x",
                y=0.93, yref="y domain", showarrow=False, font={"size": SMALL_SIZE, "color": sheet.theme.ink},
                bgcolor=sheet.theme.ground,
            )  # fmt: skip
