"""A figure that nobody changes any more: it is turned into plain values once, not for every reader and every run."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import copy_context
from functools import partial
from typing import Any

import plotly.graph_objects as go

from dashboard.drawing.merging import merge_traces
from dashboard.number_forms import NUMBERS, PLAIN
from dashboard.words import LANGUAGE

RING, WIDTH = 22, 2  # pixels


def draw_plainly(language: str, draw: Callable[[], go.Figure]) -> go.Figure:
    """What `draw` gives in a language with numbers in the one form, whatever both are where it is called."""

    def draw_so() -> go.Figure:
        LANGUAGE.set(language)
        NUMBERS.set(PLAIN)
        return draw()

    return copy_context().run(draw_so)


class KeptFigure(go.Figure):  # type: ignore[misc,unused-ignore]
    """A finished figure. Plotly copies every value of a figure whenever it is sent; this one keeps the copy.

    `draw` draws it once more where its numbers are not in the one form in which they leave the page.
    """

    def __init__(self, figure: go.Figure | None = None, draw: Callable[[], go.Figure] | None = None) -> None:
        """The figure as it is."""
        super().__init__(figure)
        if draw and NUMBERS.get() != PLAIN:
            self._draw_plainly = partial(draw_plainly, LANGUAGE.get(), draw)

    def to_dict(self) -> dict[str, Any]:
        """The figure as plain values, made at the first call; the outer dict is the caller's own."""
        if not hasattr(self, "_plain"):
            plain: dict[str, Any] = super().to_dict()
            self._plain = {**plain, "data": merge_traces(plain["data"])}
        return dict(self._plain)

    def as_file(self) -> go.Figure:
        """The figure as it leaves the page: in the language in which it was seen, its numbers in the one form."""
        return self._draw_plainly() if hasattr(self, "_draw_plainly") else self

    def list_places(self, figure_id: str) -> list[dict[str, Any]]:
        """Where the marks of one figure stand, each place once: x, y and the axes they belong to."""
        found = [
            {"x": trace["x"][i], "y": trace["y"][i], "xaxis": trace.get("xaxis", "x"), "yaxis": trace.get("yaxis", "y")}
            for trace in self.to_dict()["data"]
            if trace["type"] == "scatter" and "customdata" in trace
            for i, item in enumerate(trace["customdata"])
            if item[0] == figure_id
        ]
        return [place for i, place in enumerate(found) if place not in found[:i]]

    def ring(self, figure_id: str, colour: str) -> KeptFigure:
        """The same with a ring round the marks of one figure; itself where the figure has none here."""
        places = self.list_places(figure_id)
        if not places:
            return self
        ringed, plain = KeptFigure(), self.to_dict()
        rings = [
            {
                "type": "scatter", "mode": "markers", "name": "opened", "x": [place["x"]], "y": [place["y"]],
                "xaxis": place["xaxis"], "yaxis": place["yaxis"], "hoverinfo": "skip", "cliponaxis": False,
                "marker": {"symbol": "circle-open", "size": RING, "color": colour, "opacity": 1, "line": {"width": WIDTH}},
                "selected": {"marker": {"opacity": 1}}, "unselected": {"marker": {"opacity": 1}},
            }
            for place in places
        ]  # fmt: skip
        ringed._plain = {**plain, "data": [*plain["data"], *rings]}
        return ringed
