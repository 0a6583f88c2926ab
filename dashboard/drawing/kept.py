"""A figure that nobody changes any more: it is turned into plain values once, not for every reader and every run."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go


class KeptFigure(go.Figure):  # type: ignore[misc,unused-ignore]
    """A finished figure. Plotly copies every value of a figure whenever it is sent; this one keeps the copy."""

    def to_dict(self) -> dict[str, Any]:
        """The figure as plain values, made at the first call; the outer dict is the caller's own."""
        if not hasattr(self, "_plain"):
            self._plain: dict[str, Any] = super().to_dict()
        return dict(self._plain)
