"""Marks: how a claim stands is in its mark, the same on every page.

exact: filled · about: a tick to both sides · at least, more than: open top, caret up · nearly, fewer than, up to: caret down ·
range: a bar, the best value marked · provisional or inferred period: hatched · low confidence: hollow and dashed ·
claims that disagree: whisker and ring · later revised: a dot beside it · another number doubted: a cross beside it ·
partial: small.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from typing import TYPE_CHECKING

from dashboard.drawing.figure import Drawing
from dashboard.drawing.lines import place_of
from dashboard.drawing.palette import find_style, mix
from dashboard.phrasing.amounts import say_amount
from dashboard.phrasing.periods import say_period
from dashboard.rows import Point
from dashboard.words import join_list, say

if TYPE_CHECKING:
    from dashboard.look import Theme

Test = Callable[[Point], bool]
HOVER = "%{customdata[1]}<extra></extra>"
UPWARD = frozenset({"at_least", "more_than"})
DOWNWARD = frozenset({"nearly", "fewer_than", "up_to"})
STANDINGS = frozenset({"disagree", "revised", "doubted"})
MARK_NAMES = ("about", "up", "down", "range", "hatched", "low", "disagree", "revised", "doubted", "partial", "nameless")
TESTS: dict[str, Test] = {
    "about": lambda point: point.qualifier == "about",
    "up": lambda point: point.qualifier in UPWARD,
    "down": lambda point: point.qualifier in DOWNWARD,
    "range": lambda point: point.low is not None and point.high is not None and point.high > point.low,
    "hatched": lambda point: point.status == "provisional" or point.period_basis == "inferred",
    "low": lambda point: point.transcription_confidence == "low",
    "disagree": lambda point: point.agreement == "disagree",
    "revised": lambda point: point.agreement == "revised",
    "doubted": lambda point: point.agreement == "doubted",
    "partial": lambda point: point.count_scope == "partial",
    "nameless": lambda point: point.series_id is None and point.count_scope != "partial",
}


def list_marks(points: Sequence[Point]) -> list[str]:
    """The sorts of marks in view, in the order of the key. "exact" is there when a plain mark is."""
    plotted = [point for point in points if point.value is not None or is_bare_range(point)]
    found = [name for name in MARK_NAMES if any(TESTS[name](point) for point in plotted)]
    plain = any(point.qualifier == "exact" and point.value is not None and not TESTS["low"](point) for point in plotted)
    return ["exact", *found] if plain else found


def choose_size(n_points: int) -> int:
    """Marks shrink as they crowd."""
    return 10 if n_points <= 40 else 8 if n_points <= 90 else 6


def say_hover(point: Point) -> str:
    """The hover text: exact amount, period, who counted, how it stands. Escaped, since Plotly reads tags in text."""
    amount = say_amount(point.value, point.low, point.high, point.qualifier, point.as_stated)
    lines = [
        f"<b>{escape(amount)}</b>",
        escape(join_list([point.producer_name, say_period(point.period_start, point.period_end, point.period_kind)])),
    ]
    lines.append(escape(point.definition_label))
    if point.agreement in STANDINGS:
        lines.append(escape(say(f"agreement.{point.agreement}", n=point.n_claims)))
    return "<br>".join(lines)


def put_marks(figure: Drawing, points: Sequence[Point], theme: Theme, size: int) -> None:
    """Draw the points of one producer, with all that their marks have to say. A click gives the figure_id."""
    put_bare_ranges(figure, [point for point in points if is_bare_range(point)], theme)
    plotted = [point for point in points if point.value is not None]
    if not plotted:
        return
    style = find_style(plotted[0].producer_id, plotted[0].producer_kind)
    colour = style.colour(theme.name)
    put_spans(
        figure, [p for p in plotted if TESTS["range"](p)], "low", "high", mix(colour, theme.ground, 0.55), size * 0.7
    )
    put_spans(figure, [p for p in plotted if TESTS["disagree"](p)], "min_value", "max_value", colour, 1.2)
    put_overlay(figure, plotted, "disagree", "circle-open", size + 9, colour, width=1.4)
    put_overlay(figure, plotted, "about", "line-ew-open", size + 10, colour, width=1.6)
    put_symbols(figure, plotted, style.symbol, colour, theme, size)
    put_overlay(
        figure, plotted, "hatched", "line-ew-open", size * 0.9, theme.ground, width=1.3, shift=(size * 0.17, -45)
    )
    put_overlay(
        figure, plotted, "hatched", "line-ew-open", size * 0.9, theme.ground, width=1.3, shift=(size * 0.17, 135)
    )
    put_overlay(figure, plotted, "low", "asterisk-open", size + 3, theme.ground, width=1.3)
    put_overlay(figure, plotted, "up", "circle", size * 0.5, theme.ground, shift=(size * 0.42, 0))
    put_overlay(figure, plotted, "up", "triangle-down", size * 0.6, colour, shift=(size * 0.5 + 5, 0))
    put_overlay(figure, plotted, "down", "triangle-down", size * 0.6, colour, shift=(size * 0.5 + 5, 180))
    put_overlay(figure, plotted, "revised", "circle", 4.5, colour, shift=(size * 0.5 + 4, 45))
    put_overlay(figure, plotted, "doubted", "x-thin-open", 5, colour, width=1.5, shift=(size * 0.5 + 4, 45))


def is_bare_range(point: Point) -> bool:
    """Whether a claim gives two ends and no best value."""
    return point.value is None and point.low is not None and point.high is not None


def put_bare_ranges(figure: Drawing, points: Sequence[Point], theme: Theme) -> None:
    """Ranges without a best value: a bar with closed ends and no mark on it. Both ends can be clicked."""
    if not points:
        return
    colour = find_style(points[0].producer_id, points[0].producer_kind).colour(theme.name)
    put_spans(figure, points, "low", "high", mix(colour, theme.ground, 0.55), 7)
    figure.add_scatter(
        x=[place_of(point) for point in points for _ in range(2)],
        y=[end for point in points for end in (point.low, point.high)],
        mode="markers",
        name=points[0].producer_name,
        customdata=[[point.figure_id, say_hover(point)] for point in points for _ in range(2)],
        hovertemplate=HOVER,
        cliponaxis=False,
        marker={
            "symbol": "line-ew-open",
            "size": 11,
            "opacity": 1,
            "color": colour,
            "line": {"color": colour, "width": 2.4},
        },
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
    )


def put_symbols(figure: Drawing, points: Sequence[Point], symbol: str, colour: str, theme: Theme, size: int) -> None:
    """The clickable marks themselves; partial counts smaller, doubtful ones hollow."""
    sizes = [size * 0.6 if TESTS["partial"](point) else size for point in points]
    hollow = [TESTS["low"](point) for point in points]
    figure.add_scatter(
        x=[place_of(point) for point in points],
        y=[point.value for point in points],
        mode="markers",
        name=points[0].producer_name,
        customdata=[[point.figure_id, say_hover(point)] for point in points],
        hovertemplate=HOVER,
        cliponaxis=False,
        marker={
            "symbol": symbol,
            "size": sizes,
            "opacity": 1,
            "color": [theme.ground if open_ else colour for open_ in hollow],
            "line": {
                "color": [colour if open_ else theme.ground for open_ in hollow],
                "width": [1.6 if open_ else 0.8 for open_ in hollow],
            },
        },
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
    )


def put_overlay(
    figure: Drawing, points: Sequence[Point], test: str, symbol: str, size: float, colour: str,
    *, width: float = 0, shift: tuple[float, float] = (0, 0),
) -> None:  # fmt: skip
    """A further sign on the marks that pass the test; `shift` is pixels away and the direction in degrees from upward.

    Plotly turns a mark first and then moves it towards its own foot: hence the half turn.
    """
    marked = [point for point in points if TESTS[test](point)]
    if marked:
        figure.add_scatter(
            x=[place_of(point) for point in marked],
            y=[point.value for point in marked],
            mode="markers",
            name=test,
            customdata=[[point.figure_id, say_hover(point)] for point in marked],
            hovertemplate=HOVER,
            cliponaxis=False,
            marker={"symbol": symbol, "size": size, "color": colour, "standoff": shift[0], "angle": shift[1] + 180, "opacity": 1,
                    "line": {"color": colour, "width": width}},
            selected={"marker": {"opacity": 1}},
            unselected={"marker": {"opacity": 1}},
        )  # fmt: skip


def put_spans(figure: Drawing, points: Sequence[Point], low: str, high: str, colour: str, width: float) -> None:
    """Upright bars from one value of each point to another."""
    if points:
        figure.add_scatter(
            x=[x for point in points for x in (place_of(point), place_of(point), None)],
            y=[y for point in points for y in (getattr(point, low), getattr(point, high), None)],
            mode="lines", name=f"{low} to {high}", hoverinfo="skip", cliponaxis=False, connectgaps=False,
            line={"color": colour, "width": width},
        )  # fmt: skip
