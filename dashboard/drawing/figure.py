"""A chart as plain values, in Plotly's own words.

Plotly's figures check every value on its way in, which takes five times as long as all the rest of drawing. A drawing is
checked when somebody looks at its `data` or `layout`, as every test of a chart does.
"""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go

Values = dict[str, Any]


def merge(values: Values, changes: Values) -> None:
    """Take over changes; what is a group of values in both is merged in turn."""
    for name, change in changes.items():
        if isinstance(change, dict) and isinstance(values.get(name), dict):
            merge(values[name], change)
        else:
            values[name] = dict(change) if isinstance(change, dict) else change


def keep_plain(values: Values) -> Values:
    """The values without those that are None. Raises ValueError for Plotly's short forms (line_width), which browsers do not know."""
    if short := [name for name in values if "_" in name]:
        raise ValueError(f"{short[0]}: write it as a group of its own")
    return {name: value for name, value in values.items() if value is not None}


class Drawing:
    """A chart being drawn: its traces, and its sheet (Plotly's layout)."""

    def __init__(self) -> None:
        """An empty one."""
        self.traces: list[Values] = []
        self.sheet: Values = {}

    def add_trace(self, kind: str, values: Values) -> None:
        """Add a trace; what is None is left to Plotly."""
        self.traces.append({"type": kind, **keep_plain(values)})

    def add_scatter(self, **values: Any) -> None:  # noqa: ANN401 (Plotly's values)
        """Add marks, lines or texts."""
        self.add_trace("scatter", values)

    def add_bar(self, **values: Any) -> None:  # noqa: ANN401
        """Add bars."""
        self.add_trace("bar", values)

    def add_choropleth(self, **values: Any) -> None:  # noqa: ANN401
        """Add shaded areas of a map."""
        self.add_trace("choropleth", values)

    def add_scattergeo(self, **values: Any) -> None:  # noqa: ANN401
        """Add marks, lines or texts on a map."""
        self.add_trace("scattergeo", values)

    def add_annotation(self, **values: Any) -> None:  # noqa: ANN401
        """Add a text."""
        self.sheet.setdefault("annotations", []).append(keep_plain(values))

    def add_shape(self, **values: Any) -> None:  # noqa: ANN401
        """Add a shape."""
        self.sheet.setdefault("shapes", []).append(keep_plain(values))

    def update_layout(self, **values: Any) -> None:  # noqa: ANN401
        """Change the sheet."""
        merge(self.sheet, values)

    def update_axes(self, letter: str, **values: Any) -> None:  # noqa: ANN401
        """Change all axes of one direction, "x" or "y"."""
        for name, axis in self.sheet.items():
            if name.startswith(f"{letter}axis"):
                merge(axis, values)

    def to_dict(self) -> Values:
        """The chart as Plotly's browser part reads it."""
        return {"data": self.traces, "layout": self.sheet}

    @property
    def checked(self) -> go.Figure:
        """The chart as a figure of Plotly's. Raises ValueError for what Plotly does not know."""
        return go.Figure(self.to_dict())

    @property
    def data(self) -> tuple[Any, ...]:
        """The traces, checked."""
        return tuple(self.checked.data)

    @property
    def layout(self) -> go.Layout:
        """The sheet, checked."""
        return self.checked.layout
