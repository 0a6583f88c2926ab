"""A figure that nobody changes any more, as it is sent to every reader."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import copy_context
from functools import partial
from typing import Any
from zlib import crc32

import plotly.graph_objects as go

from dashboard.drawing.direction import turn_sheet, turn_trace
from dashboard.drawing.figure import Drawing, Values
from dashboard.drawing.merging import merge_traces
from dashboard.number_forms import NUMBERS, PLAIN
from dashboard.words import LANGUAGE, say

RING, WIDTH = 22, 2  # pixels


def draw_plainly(language: str, draw: Callable[[], Drawing]) -> Drawing:
    """What `draw` gives in a language with numbers in the one form, whatever both are where it is called."""

    def draw_so() -> Drawing:
        LANGUAGE.set(language)
        NUMBERS.set(PLAIN)
        return draw()

    return copy_context().run(draw_so)


class KeptFigure(go.Figure):  # type: ignore[misc,unused-ignore]
    """A finished figure. Plotly copies and checks every value of a figure that it is given; this one hands out plain values.

    Where its numbers are not in the one form in which they leave the page, it is drawn once more for that.
    """

    _plain: Values
    _draw_again: Callable[[], Drawing] | None = None

    @classmethod
    def of(cls, drawing: Drawing, draw: Callable[[], Drawing] | None = None) -> KeptFigure:
        """The drawing with as few traces as may be; `draw` draws it once more."""
        again = partial(draw_plainly, LANGUAGE.get(), draw) if draw and NUMBERS.get() != PLAIN else None
        traces, sheet = merge_traces(drawing.traces), drawing.sheet
        if say("direction") == "rtl":
            traces, sheet = [turn_trace(trace) for trace in traces], turn_sheet(sheet)
        return cls.of_values(traces, sheet, again)

    @classmethod
    def of_values(cls, traces: list[Values], sheet: Values, again: Callable[[], Drawing] | None = None) -> KeptFigure:
        """A figure of plain values; `again` draws it for a file.

        Streamlit hands each new chart to Plotly twice, the second time as a copy. By `datarevision` Plotly knows the copy for
        the same and leaves the chart as it stands (plotly.js, Plotly.react).
        """
        kept = cls()
        revision = f"{crc32(repr(traces).encode()):08x}"
        kept._plain, kept._draw_again = {"data": traces, "layout": {**sheet, "datarevision": revision}}, again
        return kept

    def to_dict(self) -> Values:
        """The figure as plain values; the outer dict is the caller's own."""
        return dict(self._plain)

    def as_file(self) -> KeptFigure:
        """The figure as it leaves the page: in the language in which it was seen, its numbers in the one form."""
        return self.of(self._draw_again()) if self._draw_again else self

    def list_places(self, figure_id: str) -> list[dict[str, Any]]:
        """Where the marks of one figure stand, each place once: x, y and the axes they belong to."""
        found = [
            {"x": trace["x"][i], "y": trace["y"][i], "xaxis": trace.get("xaxis", "x"), "yaxis": trace.get("yaxis", "y")}
            for trace in self._plain["data"]
            if trace["type"] == "scatter" and "customdata" in trace
            for i, item in enumerate(trace["customdata"])
            if item[0] == figure_id
        ]
        return [place for i, place in enumerate(found) if place not in found[:i]]

    def ring(self, figure_id: str, colour: str) -> KeptFigure:
        """The same with a ring round the marks of one figure; itself where the figure has none here."""
        rings: list[Values] = [
            {
                "type": "scatter", "mode": "markers", "name": "opened", "x": [place["x"]], "y": [place["y"]],
                "xaxis": place["xaxis"], "yaxis": place["yaxis"], "hoverinfo": "skip", "cliponaxis": False,
                "marker": {"symbol": "circle-open", "size": RING, "color": colour, "opacity": 1, "line": {"width": WIDTH}},
                "selected": {"marker": {"opacity": 1}}, "unselected": {"marker": {"opacity": 1}},
            }
            for place in self.list_places(figure_id)
        ]  # fmt: skip
        return self.of_values([*self._plain["data"], *rings], self._plain["layout"]) if rings else self
