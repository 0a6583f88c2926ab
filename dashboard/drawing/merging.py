"""Neighbouring traces of one sort become one: a browser draws a trace in about the time of a hundred marks.

The order of marks, and so which covers which, stays. So do looks, places, what the pointer is told and what a click gives.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

Trace = dict[str, Any]
STILL = {"marker": {"opacity": 1}}
MARK = {"symbol": "circle", "size": 6, "color": None, "opacity": 1, "angle": 0, "standoff": 0}
OUTLINE = {"color": "#444", "width": 0}
BAR = {"color": None, "opacity": 1}
# A bar without a pattern has a colour for one all the same: Plotly refuses a list of colours with a hole.
PATTERN = {"shape": "", "fgcolor": "#444", "size": 8, "solidity": 0.3}
HOVER = ("hoverinfo", "hovertemplate", "cliponaxis", "orientation")


def merge_traces(traces: Sequence[Trace]) -> list[Trace]:
    """The same marks, lines and bars in fewer traces, lines below marks. Traces of other sorts stay, and part the others."""
    return [trace for sheet, run in groupby(traces, key=tell_sheet) for trace in merge_sheet(sheet, list(run))]


def tell_kind(trace: Trace) -> str:
    """lines, markers or bar; nothing for what is not merged."""
    kind = str(trace.get("mode") if trace.get("type") == "scatter" else trace.get("type"))
    plain = not trace.keys() & {"fill", "text", "selectedpoints", "error_y"}
    return kind if plain and (kind in {"markers", "bar"} or (kind == "lines" and "customdata" not in trace)) else ""


def tell_sheet(trace: Trace) -> tuple[str, ...]:
    """Traces that follow each other on the same axes belong together; what is not merged belongs to none."""
    return (trace.get("xaxis", "x"), trace.get("yaxis", "y")) if tell_kind(trace) else ()


def tell_hover(trace: Trace) -> tuple[object, ...]:
    """What marks must have in common to become one trace: kind, and how they answer the pointer."""
    return (tell_kind(trace), "customdata" in trace, "hovertext" in trace, *(trace.get(name) for name in HOVER))


def merge_sheet(sheet: tuple[str, ...], run: list[Trace]) -> Iterator[Trace]:
    """The traces of one run as few."""
    if not sheet:
        yield from run
        return
    yield from merge_lines([trace for trace in run if tell_kind(trace) == "lines"])
    for (kind, *_), alike in groupby([trace for trace in run if tell_kind(trace) != "lines"], key=tell_hover):
        found = list(alike)
        yield found[0] if len(found) == 1 else merge_marks(found) if kind == "markers" else merge_bars(found)


def merge_lines(run: Sequence[Trace]) -> Iterator[Trace]:
    """One trace for each look, its lines apart."""
    looks: dict[str, list[Trace]] = {}
    for trace in run:
        looks.setdefault(repr(trace.get("line")), []).append(trace)
    for alike in looks.values():
        first = alike[0]
        if len(alike) > 1:
            xs = [x for trace in alike for x in (*trace["x"], None)]
            ys = [y for trace in alike for y in (*trace["y"], None)]
            first = {**first, "x": xs, "y": ys, "connectgaps": False}
        yield first


def merge_marks(run: Sequence[Trace]) -> Trace:
    """Marks with a look of their own each."""
    marker = {**look(run, ("marker",), MARK), "line": look(run, ("marker", "line"), OUTLINE)}
    return {**join(run, ("x", "y")), "marker": marker, "selected": STILL, "unselected": STILL}


def merge_bars(run: Sequence[Trace]) -> Trace:
    """Bars with a look of their own each."""
    marker = {**look(run, ("marker",), BAR), "line": look(run, ("marker", "line"), OUTLINE)}
    if any("pattern" in trace["marker"] for trace in run):
        marker["pattern"] = look(run, ("marker", "pattern"), PATTERN)
    return {**join(run, ("x", "y", "base")), **look(run, (), {"width": None}), "marker": marker}


def join(run: Sequence[Trace], names: Sequence[str]) -> Trace:
    """The first trace with the places, clicks and hover texts of all."""
    found = {name: spread(run, (name,), None) for name in (*names, "customdata", "hovertext") if name in run[0]}
    return {**run[0], "name": "marks", **found}


def look(run: Sequence[Trace], path: tuple[str, ...], defaults: dict[str, Any]) -> Trace:
    """The looks of all marks by name: one value where all are alike, else one for each."""
    found = {name: spread(run, (*path, name), default) for name, default in defaults.items()}
    return {
        name: values[0] if all(value == values[0] for value in values) else values for name, values in found.items()
    }


def spread(run: Sequence[Trace], path: Sequence[str], default: object) -> list[Any]:
    """One value for each mark of the run: that of the mark, of its trace, or Plotly's own."""
    values: list[Any] = []
    for trace in run:
        value: Any = trace
        for name in path:
            value = value.get(name) if isinstance(value, dict) else None
        n = len(trace["x"])
        values += value if isinstance(value, list | tuple) else [default if value is None else value] * n
    return values
