"""The coverage strip under the axis: month by month what we hold of each series, the five states told apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from html import escape

from dashboard.drawing.figure import Drawing
from dashboard.drawing.palette import Style, find_text_colour
from dashboard.drawing.sheet import STRIP_ROW, Sheet
from dashboard.rows import Stretch
from dashboard.words import format_days, say

STATES = ("reported", "zero", "not_held", "not_counted", "outside")
MILLISECONDS = 86_400_000
# Of the names beside the rows: pixels from the plot, size in pixels, width of a letter, Latin or Arabic, as a share of the size.
SHIFT, NAME_SIZE, LETTER, ARABIC_LETTER = 12, 11, 0.53, 0.54
FIRST_ARABIC = "\u0600"
WIDEST = 122


def put_strip(
    figure: Drawing, sheet: Sheet, stretches: Sequence[Stretch], names: Mapping[str, tuple[str, Style]]
) -> None:
    """Draw one row per series (series_id → name, style), in the order given, the first at the top."""
    rows = {series: len(names) - 1 - i for i, series in enumerate(names)}
    figure.update_layout(
        yaxis2={
            "domain": [0, sheet.strip_rows * STRIP_ROW / (sheet.plot_height + sheet.bottom_band)],
            "range": [-0.5, len(names) - 0.5], "visible": False, "fixedrange": True, "anchor": "x",
        }
    )  # fmt: skip
    for series, (name, style) in names.items():
        colour = style.colour(sheet.theme.name)
        for state in STATES:
            put_state(
                figure,
                sheet,
                [s for s in stretches if (s.series_id, s.state) == (series, state)],
                rows[series],
                name,
                colour,
            )
        figure.add_annotation(
            text=escape(shorten(name, sheet.right - SHIFT)), x=1, xref="paper", xanchor="left", xshift=SHIFT, y=rows[series], yref="y2", yanchor="middle",
            showarrow=False, font={"size": NAME_SIZE, "color": find_text_colour(colour, sheet.theme.ground, sheet.theme.ink)},
        )  # fmt: skip


def find_room(names: Sequence[str]) -> int:
    """Pixels at the right that the names beside the rows take, as far as a telephone can spare them."""
    widest = max((len(name) * find_letter(name) for name in names), default=0)
    return round(min(widest * NAME_SIZE + SHIFT + 2, WIDEST))


def find_letter(name: str) -> float:
    """How wide a letter of a name is, as a share of its size."""
    return ARABIC_LETTER if any(letter >= FIRST_ARABIC for letter in name) else LETTER


def shorten(name: str, room: float) -> str:
    """A name that fits beside its row, in so many pixels."""
    letters = round(room / (NAME_SIZE * find_letter(name)))
    return name if len(name) <= letters else f"{name[: letters - 1].rstrip(' ,:')}…"


def look_of(state: str, colour: str, sheet: Sheet) -> dict[str, object]:
    """Fill and outline of a state. Not held is nearly nothing: an empty row with a hairline.

    Among bars of several colours Plotly draws a pattern in the bar's own colour, on nothing; so that is the pattern's.
    """
    theme = sheet.theme
    plain: dict[str, object] = {"color": colour, "line": {"width": 0}}
    looks: dict[str, dict[str, object]] = {
        "reported": plain,
        "zero": {"color": theme.ground, "line": {"width": 1.2, "color": colour}},
        "not_held": {"color": theme.hairline, "line": {"width": 0}},
        "not_counted": {
            "color": theme.muted,
            "line": {"width": 0},
            "pattern": {"shape": "/", "fgcolor": theme.muted, "size": 4, "solidity": 0.35},
        },
        "outside": {
            "color": theme.muted,
            "line": {"width": 0},
            "pattern": {"shape": ".", "fgcolor": theme.muted, "size": 5, "solidity": 0.25},
        },
    }
    return looks[state]


def put_state(figure: Drawing, sheet: Sheet, stretches: Sequence[Stretch], row: int, name: str, colour: str) -> None:
    """The stretches of one series in one state as bars."""
    shown = [clip for stretch in stretches if (clip := clip_days(stretch, sheet.first, sheet.last))]
    if not shown:
        return
    state = stretches[0].state
    figure.add_bar(
        orientation="h", yaxis="y2", name=f"coverage: {state}", marker=look_of(state, colour, sheet),
        base=[str(first) for first, _ in shown],
        x=[((last - first).days + 1) * MILLISECONDS for first, last in shown],
        y=[row] * len(shown),
        width=0.12 if state == "not_held" else 0.55,
        hovertext=[escape(say("trends.strip", name=name, days=format_days(*days), state=say(f"state.{state}"))) for days in shown],
        hoverinfo="text",
        selected={"marker": {"opacity": 1}}, unselected={"marker": {"opacity": 1}},
    )  # fmt: skip


def clip_days(stretch: Stretch, first: date, last: date) -> tuple[date, date] | None:
    """The part of a stretch within the days shown."""
    start, end = max(stretch.first_month, first), min(stretch.last_day, last)
    return (start, end) if start <= end else None
