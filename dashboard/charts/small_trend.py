"""A small trend: one series as a line of letter height, an SVG picture in the page itself – no axis, no script, 1 kB.

From zero up, straight from period to period, broken where we hold nothing, the newest point marked. Running totals rise
in steps. It shows a course and no values: those stand beside it, and behind its row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from urllib.parse import quote

from markupsafe import Markup

WIDTH, HEIGHT, EDGE = 88, 24, 4
FRAME = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
    'fill="none" stroke="{colour}" stroke-width="1.5" stroke-linejoin="round"><path d="M0 {base}H{width}" '
    'stroke="{hairline}" stroke-width="1"/>{lines}<g fill="{colour}" stroke="none">{dots}</g></svg>'
)
LINE = '<path d="{}"/>'
DOT = '<circle cx="{:.1f}" cy="{:.1f}" r="{}"/>'
IMAGE = Markup('<img class="small-trend" src="data:image/svg+xml,{}" alt="{}" width="{}" height="{}">')


@dataclass(frozen=True)
class Moment:
    """One point: first and last day of its period, and its number."""

    starts: date
    ends: date
    value: float


@dataclass(frozen=True)
class Ink:
    """The colours of a small trend: the counter's, and the hairline's for the zero line."""

    line: str
    base: str


def list_runs(moments: Sequence[Moment], *, is_running: bool) -> list[list[Moment]]:
    """Points joined by a line: of flows only neighbouring periods, of a running total all."""
    runs = [[moments[0]]]
    for one, other in pairwise(moments):
        if is_running or (other.starts - one.ends).days == 1:
            runs[-1].append(other)
        else:
            runs.append([other])
    return runs


def draw_small_trend(
    moments: Sequence[Moment], ink: Ink, label: str, span: tuple[date, date], *, is_running: bool = False
) -> Markup:
    """The trend of one series (oldest first) on the days of `span`; nothing for fewer than three points.

    `label` says in words what it shows.
    """
    inside = [moment for moment in moments if moment.ends >= span[0]]
    if len(inside) < 3:
        return Markup("")
    runs = place_runs(inside, span, is_running=is_running)
    lines = (LINE.format(join_points(run, is_running=is_running)) for run in runs if len(run) > 1)
    dots = [DOT.format(*run[0], 1.2) for run in runs if len(run) == 1]
    picture = FRAME.format(
        width=WIDTH, height=HEIGHT, base=HEIGHT - EDGE, colour=ink.line, hairline=ink.base, lines="".join(lines),
        dots="".join([*dots, DOT.format(*runs[-1][-1], 3)]),
    )  # fmt: skip
    return IMAGE.format(quote(picture), label, WIDTH, HEIGHT)


def place_runs(
    moments: Sequence[Moment], span: tuple[date, date], *, is_running: bool
) -> list[list[tuple[float, float]]]:
    """The joined points as places in the picture: right by the last day of their period, up from zero."""
    days = max((span[1] - span[0]).days, 1)
    top = max(moment.value for moment in moments) or 1
    base = HEIGHT - EDGE
    return [
        [
            (
                EDGE + (WIDTH - 2 * EDGE) * (moment.ends - span[0]).days / days,
                base - (base - EDGE) * moment.value / top,
            )
            for moment in run
        ]
        for run in list_runs(moments, is_running=is_running)
    ]


def join_points(points: Sequence[tuple[float, float]], *, is_running: bool) -> str:
    """The path through points; a running total stays level until the next total is known."""
    (x, y), *rest = points
    path = [f"M{x:.1f} {y:.1f}"]
    for right, height in rest:
        path.append(f"H{right:.1f}V{height:.1f}" if is_running else f"L{right:.1f} {height:.1f}")
    return "".join(path)
