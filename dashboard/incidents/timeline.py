"""The layout of the timeline: which days and panels it shows, and where marks are stacked. Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dashboard.drawing.sheet import middle_of
from dashboard.incidents.rows import Incident

# Name of a panel, as the words have it (`timeline.panel.<name>`), and its groups.
PANELS = (
    ("all", ("all",)),
    ("civilians", ("civilians",)),
    ("women_and_children", ("women_and_children", "women", "children")),
    ("forces", ("militants", "militants_and_others", "afghan_forces", "security_forces", "peace_committee",
                "civilians_and_security_forces")),
)  # fmt: skip
REST = "rest"
PANEL, GAP, MARK = 92, 28, 8  # pixels
NOMINAL_WIDTH = 900  # pixels; marks are stacked as if the plot were this wide


@dataclass(frozen=True)
class Layout:
    """Days shown, panels in view with their groups, stacked levels, and the highest claim."""

    first: date
    last: date
    panels: tuple[tuple[str, tuple[str, ...]], ...]
    levels: tuple[int, ...]
    top: float

    @property
    def strip(self) -> float:
        """Height of the strip of marks."""
        return max((max(self.levels, default=0) + 1) * (MARK + 1.5) + 12, 34)

    @property
    def height(self) -> float:
        """Height of the drawing area."""
        return self.strip + len(self.panels) * (PANEL + GAP)

    @property
    def heights(self) -> list[float]:
        """Where the marks of the strip stand, in pixels from the bottom."""
        apart = self.strip / (max(self.levels, default=0) + 1.2)
        return [self.height - self.strip + (level + 0.6) * apart for level in self.levels]

    def find_base(self, place: int) -> float:
        """Where a panel begins, the first one below the strip, in pixels from the bottom."""
        return self.height - self.strip - (place + 1) * (PANEL + GAP)


def day_of(incident: Incident) -> date:
    """Where on the time axis an incident stands."""
    return middle_of(incident.first_day, incident.last_day)


def stack(days: Sequence[date], apart: float) -> list[int]:
    """For each day, in order, the lowest level on which the last mark is at least `apart` days away."""
    ends: list[date] = []
    levels = []
    for day in days:
        level = next((i for i, end in enumerate(ends) if (day - end).days >= apart), len(ends))
        ends[level : level + 1] = [day]
        levels.append(level)
    return levels


def choose_panels(groups: Collection[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The panels that hold any of the population groups; groups of no panel share the last one."""
    named = {group for _, members in PANELS for group in members}
    rest = tuple(sorted(set(groups) - named))
    inside = tuple(panel for panel in PANELS if set(groups).intersection(panel[1]))
    return (*inside, (REST, rest)) if rest else inside


def plan(incidents: Sequence[Incident]) -> Layout:
    """The layout for incidents in order of time; a panel without any claim is left out."""
    first, last = min(i.first_day for i in incidents), max(i.last_day for i in incidents)
    margin = timedelta(days=max((last - first).days // 40, 3))
    first, last = first - margin, last + margin
    found = {item.population_group for incident in incidents for item in incident.deaths if item.high is not None}
    top = max((item.high or 0 for incident in incidents for item in incident.deaths), default=0)
    levels = stack([day_of(incident) for incident in incidents], (last - first).days / NOMINAL_WIDTH * (MARK + 2))
    return Layout(first, last, choose_panels(found), tuple(levels), top)
