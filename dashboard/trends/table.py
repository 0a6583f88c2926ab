"""The figures in view as a table; where panels stand for areas or groups, with a column that names them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from dashboard.cache import keep
from dashboard.evidence.parts import put_rows
from dashboard.evidence.rows import COLUMNS, write_cells, write_label
from dashboard.phrasing.period_changes import say_percent
from dashboard.queries.vocab import Vocabulary
from dashboard.rows import Change, Point
from dashboard.trends.layout import GROUP, Layout
from dashboard.trends.scene import Scene
from dashboard.words import say


def name_part(point: Point, layout: Layout, names: Vocabulary) -> str:
    """The area or group of a point."""
    if layout.by == GROUP:
        return names.name("group", point.population_group)
    return names.name("area", point.reference_area)


def put_points(
    points: Sequence[Point],
    changes: Sequence[Change],
    scene: Scene,
    selected: str | None,
    on_open: Callable[[str | None], None],
) -> None:
    """The rows in view, newest first; a row opens its evidence."""
    columns = [(say(f"table.{name}"), kind) for name, kind in COLUMNS]
    if changes:
        columns.insert(3, (say("table.change"), "number"))
    if scene.layout.parts:
        columns.insert(1, (say(f"table.part.{'group' if scene.layout.by == GROUP else 'area'}"), ""))
    shown = tuple((point.series_id, point.figure_id) for point in points)
    by = scene.layout.by if scene.layout.parts else None
    data = keep(lambda: write_rows(points, changes, scene), "trends table", shown, tuple(changes), by)
    put_rows(columns, data, say("trends.table"), selected, on_open, "points")


def write_rows(points: Sequence[Point], changes: Sequence[Change], scene: Scene) -> list[dict[str, Any]]:
    """The rows, newest first: figure, cells, and what the button says."""
    rows = sorted(points, key=lambda p: (p.period_end, p.period_start, p.producer_name), reverse=True)
    cells = {point: write_cells(point) for point in rows}
    if changes:
        found = {change.figure_id: change for change in changes}
        cells = {
            p: [*row[:3], say_percent(found[p.figure_id]) if p.figure_id in found else "", *row[3:]]
            for p, row in cells.items()
        }
    if scene.layout.parts:
        cells = {point: [row[0], name_part(point, scene.layout, scene.names), *row[1:]] for point, row in cells.items()}
    return [{"figure": p.figure_id, "cells": cells[p], "label": write_label(p)} for p in rows]
