"""Fewer traces, the same picture: places, looks, clicks and hover texts of all marks, in their order."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import plotly.graph_objects as go
from hypothesis import given
from hypothesis import strategies as st

from dashboard.drawing.merging import BAR, MARK, OUTLINE, PATTERN, merge_traces

COLOURS = st.sampled_from(["#111111", "#222222"])
HOVERS = st.sampled_from([{"hoverinfo": "skip"}, {"hovertemplate": "%{customdata[1]}<extra></extra>"}])


@st.composite
def mark_traces(draw: st.DrawFn) -> dict[str, Any]:
    """A trace of marks as the charts write them: looks for all marks or for each."""
    n = draw(st.integers(1, 3))
    sizes: Any = draw(st.sampled_from([4.5, [float(i) for i in range(n)]]))
    marker = {"symbol": "circle", "size": sizes, "color": draw(COLOURS), "opacity": 1}
    trace = {
        "type": "scatter", "mode": "markers", "name": draw(COLOURS), "x": list(range(n)), "y": [draw(st.integers(0, 9))] * n,
        "marker": marker, "yaxis": draw(st.sampled_from(["y", "y2"])),
    }  # fmt: skip
    if draw(st.booleans()):
        marker["line"] = {"color": draw(COLOURS), "width": draw(st.sampled_from([1, 2]))}
    hover = draw(HOVERS)
    clicks = {"customdata": [[f"f{i}", draw(COLOURS)] for i in range(n)]} if "hovertemplate" in hover else {}
    return {**trace, **hover, **clicks}


@st.composite
def line_traces(draw: st.DrawFn) -> dict[str, Any]:
    """A trace of one line."""
    return {
        "type": "scatter", "mode": "lines", "x": [0, 1], "y": [draw(st.integers(0, 9)), 2], "hoverinfo": "skip",
        "line": {"color": draw(COLOURS), "width": 2}, "yaxis": draw(st.sampled_from(["y", "y2"])),
    }  # fmt: skip


@st.composite
def bar_traces(draw: st.DrawFn) -> dict[str, Any]:
    """A trace of coverage bars."""
    marker: dict[str, Any] = {"color": draw(COLOURS), "line": {"width": 0}}
    if draw(st.booleans()):
        marker["pattern"] = {"shape": "/", "fgcolor": draw(COLOURS), "size": 4, "solidity": 0.35}
    return {
        "type": "bar", "orientation": "h", "yaxis": "y2", "base": ["2020-01-01"], "x": [draw(st.integers(1, 9))], "y": [1],
        "width": draw(st.sampled_from([0.12, 0.55])), "marker": marker, "hovertext": [draw(COLOURS)], "hoverinfo": "text",
    }  # fmt: skip


def at(value: Any, i: int, default: Any) -> Any:
    """The value of one mark: its own, its trace's or Plotly's."""
    return default if value is None else value[i] if isinstance(value, list | tuple) else value


def list_marks(traces: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    """Every mark and bar with all that is seen of it and told by it, in the order of drawing."""
    found = []
    for trace in traces:
        if trace.get("mode") == "lines":
            continue
        marker, defaults = trace["marker"], MARK if trace["type"] == "scatter" else BAR
        pattern = marker.get("pattern", {})
        for i in range(len(trace["x"])):
            looks = [at(marker.get(name), i, default) for name, default in defaults.items()]
            looks += [at(marker.get("line", {}).get(name), i, default) for name, default in OUTLINE.items()]
            looks += [at(pattern.get(name), i, default) for name, default in PATTERN.items()]
            told = [at(trace.get(name), i, None) for name in ("x", "y", "base", "customdata", "hovertext")]
            ways = [trace.get(name) for name in ("type", "yaxis", "hoverinfo", "hovertemplate", "orientation")]
            found.append((*map(repr, told), *ways, at(trace.get("width"), i, None), *looks))
    return found


def list_strokes(traces: list[dict[str, Any]]) -> list[tuple[str, ...]]:
    """Every stroke of every line with its look and axes, sorted."""
    strokes = []
    for trace in traces:
        if trace.get("mode") == "lines":
            places = [*zip(trace["x"], trace["y"], strict=True), (None, None)]
            while places:
                end = places.index((None, None))
                if end:
                    strokes.append((repr(places[:end]), repr(trace["line"]), trace["yaxis"]))
                places = places[end + 1 :]
    return sorted(strokes)


@given(st.lists(st.one_of(mark_traces(), line_traces(), bar_traces()), max_size=12))
def test_merging_changes_nothing_that_is_seen(traces: list[dict[str, Any]]) -> None:
    merged = merge_traces(traces)
    assert list_marks(merged) == list_marks(traces)
    assert list_strokes(merged) == list_strokes(traces)
    assert len(merged) <= len(traces)
    go.Figure({"data": deepcopy(merged)})  # raises where Plotly would refuse it in a picture


def test_marks_and_bars_that_can_be_one_trace_are_one() -> None:
    marker = {"symbol": "circle", "size": 4, "color": "#111", "opacity": 1}
    one = {
        "type": "scatter",
        "mode": "markers",
        "name": "PIPS",
        "x": [1],
        "y": [2],
        "customdata": [["f1"]],
        "marker": marker,
    }
    other = {**one, "name": "up", "x": [3], "customdata": [["f2"]], "marker": {**marker, "size": 6, "angle": 180}}
    [merged] = merge_traces([one, other])
    assert merged == {
        "type": "scatter", "mode": "markers", "name": "marks", "x": [1, 3], "y": [2, 2], "customdata": [["f1"], ["f2"]],
        "marker": {
            "symbol": "circle", "size": [4, 6], "color": "#111", "opacity": 1, "angle": [0, 180], "standoff": 0,
            "line": {"color": "#444", "width": 0},
        },
        "selected": {"marker": {"opacity": 1}}, "unselected": {"marker": {"opacity": 1}},
    }  # fmt: skip


def test_lines_lie_below_marks_and_those_of_one_look_are_one_trace() -> None:
    marker = {"symbol": "circle", "size": 4, "color": "#111", "opacity": 1}
    marks = {"type": "scatter", "mode": "markers", "x": [1], "y": [2], "hoverinfo": "skip", "marker": marker}
    line = {"type": "scatter", "mode": "lines", "x": [1, 2], "y": [5, 6], "line": {"color": "#111"}}
    merged = merge_traces([marks, line, {**line, "y": [7, 8]}])
    assert merged == [
        {**line, "x": [1, 2, None, 1, 2, None], "y": [5, 6, None, 7, 8, None], "connectgaps": False},
        marks,
    ]


def test_other_traces_stay_as_they_are_and_part_their_neighbours() -> None:
    marker = {"symbol": "circle", "size": 4, "color": "#111", "opacity": 1}
    marks = {"type": "scatter", "mode": "markers", "x": [1], "y": [2], "hoverinfo": "skip", "marker": marker}
    words = {"type": "scatter", "mode": "text", "x": [1], "y": [2], "text": ["a"]}
    area = {"type": "scatter", "mode": "lines", "x": [1, 2], "y": [2, 3], "fill": "toself"}
    assert merge_traces([marks, words, marks, area, marks]) == [marks, words, marks, area, marks]
