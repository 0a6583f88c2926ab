"""The sheet a chart is drawn on: its size in pixels, its axes, its ground. Everything else is put on it by the others."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dashboard.drawing.figure import Drawing
from dashboard.drawing.logarithm import Decades
from dashboard.phrasing.amounts import format_short
from dashboard.words import join_list, say

if TYPE_CHECKING:
    from dashboard.look import Theme

FONT = '"Source Sans", "Source Sans Pro", sans-serif'
TEXT_SIZE, SMALL_SIZE = 13, 12
TICK_BAND, STRIP_ROW, LABEL_ROW = 28, 14, 16
SHORT, DAY = 62, 86_400_000  # days; milliseconds
# Plotly left alone writes "Apr 29" where its ticks are days; everywhere else the day stands first.
DAYS_FIRST = [{"dtickrange": [None, 14 * DAY], "value": "%-d %b"}]
NARROWEST_PLOT = 250  # pixels between the axis and the labels on a telephone of 390
PHONE, AXIS_ROOM, LEAST_PLOT = 358, 46, 120  # between the edges of a telephone of 390, left of the plot, of the plot
UNIT_ROOM = 24  # above the plot, where the value axis names its unit


@dataclass(frozen=True)
class Sheet:
    """Days and values the axes span, heights in pixels, and the room for labels above and at the right.

    `unit`: what the numbers of the value axis count, in words.
    """

    theme: Theme
    first: date
    last: date
    top: float
    plot_height: int = 340
    label_rows: int = 0
    strip_rows: int = 0
    right: int = 24
    log: Decades | None = None
    tick_lines: int = 1
    unit: str = ""

    @property
    def top_margin(self) -> int:
        """Room for the labels of milestones, and for the unit."""
        labels = 14 + self.label_rows * LABEL_ROW + (6 if self.label_rows else 0)
        return max(labels, UNIT_ROOM) if self.unit else labels

    @property
    def bottom_band(self) -> int:
        """Room for the numbers of the time axis and the coverage strip."""
        band = TICK_BAND + (self.tick_lines - 1) * LABEL_ROW
        return band + (self.strip_rows * STRIP_ROW + 6 if self.strip_rows else 0)

    @property
    def height(self) -> int:
        """Height of the whole picture."""
        return self.top_margin + self.plot_height + self.bottom_band

    @property
    def floor(self) -> float:
        """Where the value axis starts, as a share of the drawing area."""
        return self.bottom_band / (self.plot_height + self.bottom_band)

    @property
    def ticks(self) -> list[float]:
        """The numbers at the value axis."""
        return self.log.ticks() if self.log else choose_ticks(self.top)

    def share_of(self, value: float) -> float:
        """How far up the value axis a number stands: 0 to 1."""
        return self.log.share_of(value) if self.log else value / self.ticks[-1]


def choose_ticks(top: float) -> list[float]:
    """Round values from zero to the first one at or above `top`, at most six of them."""
    if top <= 0:
        return [0, 1]
    rough = top / 5
    power = 10 ** math.floor(math.log10(rough))
    step = max(next(factor * power for factor in (1, 2, 2.5, 5, 10) if factor * power >= rough), 1)
    return [step * i for i in range(math.ceil(top / step) + 1)]


def name_units(units: Iterable[str]) -> str:
    """What the rows of a chart count, in words, each unit once: people."""
    return join_list(say(f"unit.{unit}") for unit in dict.fromkeys(units))


def write_ticks(texts: Sequence[str], unit: str, *, upright: bool) -> list[str]:
    """The numbers of a value axis, the last with the unit: above it where the axis is upright, else below. The number keeps its place."""
    if not unit:
        return [*texts]
    return [*texts[:-1], f"{unit}<br>{texts[-1]}<br>\u00a0" if upright else f"{texts[-1]}<br>{unit}"]


def narrow_plot(right: float) -> float:
    """Pixels of the plot on a telephone, where names take this much room at its right."""
    return max(PHONE - AXIS_ROOM - right, LEAST_PLOT)


def choose_time_ticks(first: date, last: date) -> dict[str, object]:
    """A number for every year where few are in view, whole days within two months; else Plotly chooses by the room there is."""
    if (last - first).days <= SHORT:
        # Days with the month's whole name, as Urdu has them, need more room than "24 Dec".
        most = 5 if say("direction") == "ltr" else 3
        step = DAY * max(1, math.ceil((last - first).days / most))
        return {"dtick": step, "tickformat": "%-d %b", "ticklabelmode": "instant"}
    years = (last - first).days / 365
    return {"dtick": "M12", "tickformat": "%Y"} if 1.5 <= years <= 9 else {"tickformatstops": DAYS_FIRST}


def middle_of(start: date, end: date) -> date:
    """The middle day of a period."""
    return start + (end - start) / 2


def text_width(text: str, size: float = TEXT_SIZE) -> float:
    """About how many pixels a text takes."""
    return len(text) * size * 0.52


def lay_values(sheet: Sheet) -> dict[str, object]:
    """Kind, reach and places of the numbers of the value axis; zero stands at the foot of a logarithmic one."""
    if sheet.log:
        places = [tick or sheet.log.foot for tick in sheet.ticks]
        return {"type": "log", "range": list(sheet.log.reach), "tickvals": places}
    # Two pixels more than the last number: at the very edge Plotly draws no line for it.
    return {"range": [0, sheet.ticks[-1] * (1 + 2 / sheet.plot_height)], "tickvals": sheet.ticks}


def start_figure(sheet: Sheet) -> Drawing:
    """An empty figure with the sheet's ground, axes and margins."""
    theme, ticks = sheet.theme, sheet.ticks
    texts = [format_short(tick) for tick in ticks]
    figure = Drawing()
    figure.update_layout(
        height=sheet.height,
        margin={
            "l": round(max(text_width(text, SMALL_SIZE) for text in [*texts, sheet.unit])) + 14,
            "r": sheet.right,
            "t": sheet.top_margin,
            "b": 0,
        },
        paper_bgcolor=theme.ground,
        plot_bgcolor=theme.ground,
        font={"family": FONT, "size": TEXT_SIZE, "color": theme.ink},
        showlegend=False,
        dragmode=False,
        hovermode="closest",
        clickmode="event+select",
        barmode="overlay",
        hoverlabel={
            "bgcolor": theme.ground,
            "bordercolor": theme.muted,
            "font": {"family": FONT, "size": TEXT_SIZE, "color": theme.ink},
            "align": "left",
        },
        xaxis={
            "type": "date",
            "range": [str(sheet.first), str(sheet.last + timedelta(days=1))],
            "anchor": "y",
            "showgrid": False,
            "zeroline": False,
            "showline": True,
            "linecolor": theme.muted,
            "ticks": "outside",
            "ticklen": 4,
            "tickcolor": theme.hairline,
            "tickfont": {"size": SMALL_SIZE, "color": theme.muted},
            "ticklabelmode": "period",
            **choose_time_ticks(sheet.first, sheet.last),
            "minor": {"dtick": "M12", "ticks": "outside", "ticklen": 3, "tickcolor": theme.hairline},
            "fixedrange": True,
        },
        yaxis={
            **lay_values(sheet),
            "domain": [sheet.floor, 1],
            "ticktext": write_ticks(texts, sheet.unit, upright=True),
            "tickfont": {"size": SMALL_SIZE, "color": theme.muted},
            "gridcolor": theme.hairline,
            "griddash": "solid",
            "zeroline": False,
            "fixedrange": True,
        },
    )
    return figure
