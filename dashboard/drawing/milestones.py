"""Milestones: dated hairlines with short labels in a stair above the plot, and pale bands for episodes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape

from dashboard.drawing.figure import Drawing
from dashboard.drawing.palette import mix
from dashboard.drawing.sheet import LABEL_ROW, NARROWEST_PLOT, SMALL_SIZE, Sheet, text_width
from dashboard.rows import Milestone

MOST = 8
# A label that is placed: its row, where its hairline stands, from where to where it reaches.
Taken = tuple[int, float, tuple[float, float]]
OVERHANG = 45  # pixels a label may reach beyond the plot, above the numbers of the axis and the names of lines
RISE = 14  # pixels from the plot to the middle of the lowest label, which then clears the highest number of the axis
LEAST_GAP = 9  # pixels between two hairlines on the narrowest plot


@dataclass(frozen=True)
class Placed:
    """A milestone with the row of its label (0 is nearest to the plot) and the side of the hairline it stands on."""

    milestone: Milestone
    row: int
    leftward: bool


def share_of(day: date, first: date, last: date) -> float:
    """How far along the axis a day lies: 0 to 1. What began earlier stands at its beginning."""
    return max((day - first).days, 0) / max((last - first).days, 1)


def choose_milestones(
    milestones: Sequence[Milestone], first: date, last: date, near: frozenset[str] = frozenset(), most: int = MOST
) -> list[Milestone]:
    """The major milestones within the days shown, at most `most`, no two so near that their hairlines run together.

    Those of the categories in `near` go first, then the later ones, since figures are densest there. Episodes that began
    before the days shown count from the first of these.
    """
    inside = [item for item in milestones if item.weight == "major" and is_in_view(item, first, last)]
    inside.sort(key=lambda item: (item.category in near, item.start), reverse=True)
    chosen: list[Milestone] = []
    for item in inside:
        at = share_of(item.start, first, last)
        if all(abs(at - share_of(other.start, first, last)) * NARROWEST_PLOT >= LEAST_GAP for other in chosen):
            chosen.append(item)
    return sorted(chosen[:most], key=lambda item: item.start)


def list_dates(milestones: Sequence[Milestone], episodes: Sequence[Milestone]) -> list[Milestone]:
    """All dates marked or shaded, oldest first, each once."""
    found = {item.milestone_id: item for item in (*milestones, *episodes)}
    return sorted(found.values(), key=lambda item: (item.start, item.milestone_id))


def is_in_view(item: Milestone, first: date, last: date) -> bool:
    """Whether a milestone begins in the days shown, or lasts into them."""
    return item.start <= last and (item.end or item.start) >= first


def choose_episodes(milestones: Sequence[Milestone], first: date, last: date) -> list[Milestone]:
    """What lasts, in the days shown, of whatever weight; what would be narrower than a hairline is left out."""
    return [
        item
        for item in milestones
        if item.end
        and is_in_view(item, first, last)
        and (min(item.end, last) - max(item.start, first)).days / max((last - first).days, 1) * NARROWEST_PLOT >= 1
    ]


def is_free(row: int, at: float, box: tuple[float, float], taken: Sequence[Taken]) -> bool:
    """Whether a label in this row meets no other label or hairline, and its own hairline no other label."""
    for other_row, other_at, other_box in taken:
        if other_row == row and box[0] <= other_box[1] and other_box[0] <= box[1]:
            return False
        if other_row > row and box[0] <= other_at <= box[1]:
            return False
        if other_row < row and other_box[0] <= at <= other_box[1]:
            return False
    return True


def find_place(
    at: float, size: float, width: float, taken: Sequence[Taken]
) -> tuple[int, bool, tuple[float, float]] | None:
    """The lowest row and the side of the hairline where a label is free, towards the middle of the plot if it can be."""
    sides = [True, False] if at > width / 2 else [False, True]
    for row in range(2 * MOST):
        for leftward in sides:
            box = (at - size, at) if leftward else (at, at + size)
            if box[0] >= -OVERHANG and box[1] <= width + OVERHANG and is_free(row, at, box, taken):
                return row, leftward, box
    return None


def place_labels(
    milestones: Sequence[Milestone], first: date, last: date, width: float = NARROWEST_PLOT
) -> list[Placed]:
    """Give every label the lowest row where it is free: a stair rising to the right, and one rising to the left.

    Computed for the narrowest plot: on wider ones there is more room still. What finds no place is left out.
    """
    taken: list[Taken] = []
    placed: list[Placed] = []
    left = [item for item in milestones if share_of(item.start, first, last) <= 0.5]
    for item in [*(item for item in milestones if item not in left), *reversed(left)]:
        at = share_of(item.start, first, last) * width
        if found := find_place(at, text_width(item.label, SMALL_SIZE) + 8, width, taken):
            row, leftward, box = found
            taken.append((row, at, box))
            placed.append(Placed(item, row, leftward))
    return placed


def count_rows(placed: Sequence[Placed]) -> int:
    """How many rows of labels there are."""
    return max((item.row for item in placed), default=-1) + 1


def put_milestones(figure: Drawing, sheet: Sheet, placed: Sequence[Placed], *, labelled: bool = True) -> None:
    """Draw hairlines and, unless the panel is small, labels. What began before the days shown has no hairline."""
    theme = sheet.theme
    for item in placed:
        day = max(item.milestone.start, sheet.first)
        rise = (RISE + item.row * LABEL_ROW) if labelled else 0
        if item.milestone.start >= sheet.first:
            figure.add_shape(
                type="line", layer="below", xref="x", yref="y domain", x0=str(day), x1=str(day), y0=0,
                y1=1 + rise / sheet.plot_height, line={"color": theme.muted, "width": 0.7, "dash": "2px,2px"},
            )  # fmt: skip
        if labelled:
            figure.add_annotation(
                text=escape(item.milestone.label), hovertext=escape(item.milestone.title), x=str(day), xref="x",
                y=1, yref="paper", yshift=RISE + item.row * LABEL_ROW, yanchor="middle", showarrow=False,
                xanchor="right" if item.leftward else "left", xshift=-2 if item.leftward else 2,
                font={"size": SMALL_SIZE, "color": theme.muted},
            )  # fmt: skip


def put_episodes(figure: Drawing, sheet: Sheet, episodes: Sequence[Milestone]) -> None:
    """Draw a pale band over the days of each episode, as far as they are shown."""
    for item in episodes:
        first, last = max(item.start, sheet.first), min(item.end or item.start, sheet.last)
        figure.add_shape(
            type="rect", layer="below", xref="x", yref="y domain", x0=str(first), x1=str(last + timedelta(days=1)),
            y0=0, y1=1, line={"width": 0}, fillcolor=mix(sheet.theme.ground, sheet.theme.hairline, 0.5),
        )  # fmt: skip
