"""The coverage map as a file of its own: its cells lead to the page it came from, its colours are those it was seen in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from dashboard.charts.coverage_map import Cell, draw_coverage_map, write_key
from dashboard.look import Theme

STYLE = Path(__file__).parents[1] / "assets" / "coverage.css"
SHEET = Markup("<style>body{{{}}}{}</style>")


@dataclass(frozen=True)
class MapFile:
    """The map as it leaves the page, drawn when it is asked for."""

    cells: tuple[Cell, ...]
    title: str
    theme: Theme
    address: str

    def as_file(self) -> Markup:
        """Style, map and key."""
        return write_alone(self.cells, self.title, self.theme, self.address)


def write_alone(cells: Sequence[Cell], title: str, theme: Theme, address: str) -> Markup:
    """Style, map and key."""
    names = ("ground", "pale", "ink", "muted", "hairline", "accent")
    colours = "".join(f"--{name}:{getattr(theme, name)};" for name in names)
    rules = STYLE.read_text(encoding="utf-8")
    sheet = SHEET.format(Markup(colours), Markup(rules))  # noqa: S704 (our own colours and file)
    return sheet + draw_coverage_map(cells, lambda _: address, title) + write_key(cells)
