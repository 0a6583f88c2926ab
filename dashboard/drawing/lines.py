"""Lines: only within a series, broken at every hole, dashed where our reading is doubtful."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import groupby, pairwise

from dashboard.drawing.figure import Drawing
from dashboard.drawing.sheet import middle_of
from dashboard.rows import Point

DRAWN_AS_LINE = frozenset({"week", "month", "quarter", "half_year", "year", "cumulative", "point"})


def place_of(point: Point) -> date:
    """Where on the time axis a point stands: the middle of a counted period; the day itself for totals and stocks."""
    if point.period_kind in {"cumulative", "point"}:
        return point.period_end
    return middle_of(point.period_start, point.period_end)


def group_by_series(points: Iterable[Point]) -> dict[str, list[Point]]:
    """The plotted points of each series in order of time. Points of no series are not among them."""
    inside = sorted(
        (point for point in points if point.series_id and point.value is not None),
        key=lambda point: (point.series_id, point.period_start, point.period_end),
    )
    return {str(series): list(rows) for series, rows in groupby(inside, key=lambda point: point.series_id)}


def is_joined(one: Point, other: Point) -> bool:
    """Whether a line may run from one point to the next: nothing lies between their periods.

    Running totals and stocks stand at a moment, so there is no hole between two of them.
    """
    if one.period_kind in {"cumulative", "point"}:
        return True
    return one.period_kind in DRAWN_AS_LINE and other.period_start == one.period_end + timedelta(days=1)


def is_doubtful(point: Point) -> bool:
    """Whether the line beside a point is dashed: our reading is unsure, or the number itself is disputed."""
    return point.transcription_confidence == "low" or point.status == "disputed"


def join_points(rows: Sequence[Point], *, doubtful: bool) -> tuple[list[date | None], list[float | None]]:
    """The coordinates of the joined pairs of one series, None between them; doubtful pairs or the others."""
    xs: list[date | None] = []
    ys: list[float | None] = []
    for one, other in pairwise(rows):
        if is_joined(one, other) and doubtful == (is_doubtful(one) or is_doubtful(other)):
            xs += [place_of(one), place_of(other), None]
            ys += [one.value, other.value, None]
    return xs, ys


def put_line(figure: Drawing, rows: Sequence[Point], colour: str, shape: str = "linear") -> None:
    """Draw the line of one series: solid, and dashed beside points of low confidence."""
    for doubtful, dash in ((False, "solid"), (True, "4px,4px")):
        xs, ys = join_points(rows, doubtful=doubtful)
        if xs:
            figure.add_scatter(
                x=xs, y=ys, mode="lines", hoverinfo="skip", connectgaps=False, name="line",
                line={"color": colour, "width": 2, "dash": dash, "shape": shape},
            )  # fmt: skip
