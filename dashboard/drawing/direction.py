"""Texts of a chart in a language that is written from right to left.

A chart runs from left to right, and so does every text in it: "15 September to 5 April" in Urdu lost its first number to
its end. Each line is set between Unicode's isolates (UAX 9, 2.4), within which it runs as the language does. Pure.
"""

from __future__ import annotations

from typing import Any

from dashboard.drawing.figure import Values
from dashboard.words import is_arabic

BREAK, ARROW = "<br>", "←"  # the arrow from a number to the one that took its place


def turn_text(found: Any) -> Any:  # noqa: ANN401 (a text of Plotly's, a list of them, or nothing)
    """A text with each of its lines in its own direction; those in a list likewise."""
    if isinstance(found, list | tuple):
        return [turn_text(item) for item in found]
    if not isinstance(found, str):
        return found
    return BREAK.join(map(turn_line, found.split(BREAK)))


def turn_line(line: str) -> str:
    """One line in its own direction; spaces before it keep it clear of a mark at its left, so they stay there."""
    text = line.lstrip("\u200b\u2002 ")
    return line.replace(text, f"\u2067{text}\u2069") if ARROW in text or any(map(is_arabic, text)) else line


def turn_values(values: Values, names: tuple[str, ...]) -> Values:
    """The values with these texts turned."""
    return values | {name: turn_text(values[name]) for name in names if name in values}


def turn_trace(trace: Values) -> Values:
    """A trace with its texts turned; the first of what belongs to a mark is the id of a figure."""
    turned = turn_values(trace, ("text", "hovertext"))
    if "customdata" in trace:
        turned["customdata"] = [item and [item[0], *turn_text(item[1:])] for item in trace["customdata"]]
    return turned


def turn_axis(axis: Values) -> Values:
    """An axis with its texts turned; a number with a month is written in letters that Plotly puts in later."""
    turned = turn_values(axis, ("ticktext",))
    if " %b" in str(axis.get("tickformat", "")):
        turned["tickformat"] = f"\u2067{axis['tickformat']}\u2069"
    if "tickformatstops" in axis:
        turned["tickformatstops"] = [
            stop | {"value": f"\u2067{stop['value']}\u2069"} for stop in axis["tickformatstops"]
        ]
    return turned


def turn_sheet(sheet: Values) -> Values:
    """A sheet with the texts on it, at its axes and of its hovers turned."""
    turned = dict(sheet)
    if "annotations" in sheet:
        turned["annotations"] = [turn_values(note, ("text", "hovertext")) for note in sheet["annotations"]]
    if "hoverlabel" in sheet:
        turned["hoverlabel"] = sheet["hoverlabel"] | {"align": "right"}
    return turned | {name: turn_axis(axis) for name, axis in sheet.items() if name[1:5] == "axis"}
