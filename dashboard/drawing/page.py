"""What a chart is told besides its rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from dashboard.drawing.logarithm import Decades
from dashboard.rows import Milestone

if TYPE_CHECKING:
    from dashboard.look import Theme


@dataclass(frozen=True)
class Page:
    """Theme, days in view, milestones to mark, episodes to shade; `small` is one of several panels, `top` or, on a logarithmic axis,
    `log` lets panels share a scale, `right` the room for names.
    """

    theme: Theme
    first: date
    last: date
    milestones: Sequence[Milestone] = ()
    episodes: Sequence[Milestone] = ()
    small: bool = False
    top: float | None = None
    log: Decades | None = None
    right: int | None = None
