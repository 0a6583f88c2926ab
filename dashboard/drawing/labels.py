"""Names at the ends of lines, moved apart so that none covers another."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from html import escape

from dashboard.drawing.figure import Drawing
from dashboard.drawing.palette import Style, find_style, find_text_colour
from dashboard.drawing.sheet import SMALL_SIZE, Sheet, text_width
from dashboard.rows import Point

WIDEST = 15  # letters in one line of a label
LINE, GAP = 15, 5  # pixels


def wrap_label(text: str) -> list[str]:
    """A name in lines short enough for the margin."""
    return textwrap.wrap(text, WIDEST, break_long_words=False) or [text]


def label_room(labels: Sequence[str]) -> int:
    """Pixels that the widest label takes at the right of the plot."""
    widths = [text_width(line, SMALL_SIZE) for label in labels for line in wrap_label(label)]
    return round(max(widths, default=0)) + 22


def spread(wanted: Sequence[float], heights: Sequence[float], room: float) -> list[float]:
    """Centres as near to the wanted ones as may be (pixels from the bottom), in order, none overlapping, all in the room."""
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    placed: dict[int, float] = {}
    ceiling = room
    for i in reversed(order):
        placed[i] = min(wanted[i], ceiling - heights[i] / 2)
        ceiling = placed[i] - heights[i] / 2
    floor = 0.0
    for i in order:
        placed[i] = max(placed[i], floor + heights[i] / 2)
        floor = placed[i] + heights[i] / 2
    return [placed[i] for i in range(len(wanted))]


def put_end_labels(
    figure: Drawing, sheet: Sheet, series: Mapping[str, Sequence[Point]], labels: Mapping[str, str]
) -> None:
    """Put the label of each series beside the plot at the height of its last point."""
    put_names(figure, sheet, [
        (labels[name], sheet.share_of(rows[-1].value or 0), find_style(rows[-1].producer_id, rows[-1].producer_kind))
        for name, rows in series.items()
    ])  # fmt: skip


def put_names(figure: Drawing, sheet: Sheet, ends: Sequence[tuple[str, float, Style]]) -> None:
    """Put names beside the plot: text, how far up the axis its line ends (0 to 1), and the style of its counter."""
    lines = [wrap_label(text) for text, _, _ in ends]
    room = sheet.plot_height + 8
    # Names of two or three lines need air between them to be told apart, where there is room for it.
    spare = (room - sum(len(text) * LINE for text in lines)) / max(len(lines), 1)
    heights = [len(text) * LINE + min(max(spare, 0), GAP) for text in lines]
    centres = spread([share * sheet.plot_height for _, share, _ in ends], heights, room)
    for (_, _, style), text, centre in zip(ends, lines, centres, strict=True):
        colour = style.colour(sheet.theme.name)
        figure.add_annotation(
            text="<br>".join(f"<b>{escape(line)}</b>" for line in text),
            x=1, xref="paper", xanchor="left", xshift=12, align="left",
            y=sheet.floor + (1 - sheet.floor) * centre / sheet.plot_height, yref="paper", yanchor="middle",
            showarrow=False,
            font={"size": SMALL_SIZE, "color": find_text_colour(colour, sheet.theme.ground, sheet.theme.ink)},
        )  # fmt: skip
