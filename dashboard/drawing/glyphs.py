"""Marks as small pictures for keys and tables: the same shapes that charts draw, as SVG in a data address."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from dashboard.drawing.palette import Style

if TYPE_CHECKING:
    from dashboard.look import Theme

# Within -5 … 5 to both sides.
SHAPES = {
    "circle": "<circle r='4.5'/>",
    "square": "<rect x='-4.2' y='-4.2' width='8.4' height='8.4'/>",
    "triangle-up": "<path d='M0-5L5 4H-5Z'/>",
    "cross": "<path d='M-1.7-5h3.4v3.3H5v3.4H1.7V5h-3.4V1.7H-5v-3.4h3.3z'/>",
    "x": "<path transform='rotate(45)' d='M-1.7-5h3.4v3.3H5v3.4H1.7V5h-3.4V1.7H-5v-3.4h3.3z'/>",
    "star": "<path d='M0-5.5L1.5-1.7 5.3-1.7 2.3.8 3.3 4.6 0 2.4-3.3 4.6-2.3.8-5.3-1.7-1.5-1.7Z'/>",
    "hourglass": "<path d='M-4.5-4.5H4.5L-4.5 4.5H4.5Z'/>",
    "bowtie": "<path d='M-4.5-4.5V4.5L4.5-4.5V4.5Z'/>",
}
DOT = "<circle r='4.5'/>"
# {ink}, {ground} and {pale} are filled with the theme's colours.
MARKS = {
    "exact": DOT,
    "about": DOT + "<path d='M-10 0h4.5M5.5 0H10' stroke='{ink}' stroke-width='2.2'/>",
    "up": DOT + "<circle cy='-3' r='2.4' fill='{ground}'/><path d='M-3-7L0-11L3-7Z'/>",
    "down": DOT + "<path d='M-3 7L0 11L3 7Z'/>",
    "range": "<rect x='-3' y='-10' width='6' height='20' opacity='.4'/>" + DOT,
    "hatched": DOT + "<path d='M-5 2L2-5M-2 5L5-2' stroke='{ground}' stroke-width='1.5'/>",
    "low": "<circle r='4.5' fill='none' stroke='{ink}' stroke-width='1.6' stroke-dasharray='2.4 1.6'/>",
    "disagree": "<path d='M0-11V11' stroke='{ink}' stroke-width='1.2'/><circle r='8.5' fill='none' stroke='{ink}' stroke-width='1.2'/>"
    + DOT,
    "revised": DOT + "<circle cx='6.5' cy='-6.5' r='2.2'/>",
    "doubted": DOT + "<path d='M4.5-8.5l4 4M8.5-8.5l-4 4' stroke='{ink}' stroke-width='1.5'/>",
    "partial": "<circle r='2.7'/>",
    "episode": "<rect x='-11' y='-8' width='22' height='16' fill='{hairline}' opacity='.6'/>",
    "change": "<path d='M0-5.5L5.5 0L0 5.5L-5.5 0Z'/>",
    "change_inexact": "<path d='M0-5.5L5.5 0L0 5.5L-5.5 0Z' fill='{ground}' stroke='{ink}' stroke-width='1.5'/>",
    "nameless": "<circle r='4' fill='{muted}'/>",
}
# One row of the coverage strip, 24 wide.
STATES = {
    "reported": "<rect x='-11' y='-4' width='22' height='8'/>",
    "zero": "<rect x='-10.4' y='-3.4' width='20.8' height='6.8' fill='{ground}' stroke='{ink}' stroke-width='1.2'/>",
    "not_held": "<rect x='-11' y='-.9' width='22' height='1.8' fill='{hairline}'/>",
    "not_counted": "<path d='M-11 4L-7-4M-7 4L-3-4M-3 4L1-4M1 4L5-4M5 4L9-4' stroke='{muted}' stroke-width='1.4'/>",
    "outside": "<g fill='{muted}'><circle cx='-9' r='1'/><circle cx='-4.5' r='1'/><circle r='1'/><circle cx='4.5' r='1'/><circle cx='9' r='1'/></g>",
}


def as_address(body: str, colour: str, half: float = 12) -> str:
    """An SVG around the shapes, as a data address."""
    box = f"{-half} {-half} {2 * half} {2 * half}"
    return "data:image/svg+xml," + quote(
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='{box}' fill='{colour}'>{body}</svg>"
    )


def mark_glyph(name: str, theme: Theme) -> str:
    """The picture of a sort of mark or of a state of coverage."""
    body = (MARKS.get(name) or STATES[name]).format(
        ink=theme.ink, ground=theme.ground, muted=theme.muted, hairline=theme.hairline
    )
    return as_address(body, theme.ink)


def producer_glyph(style: Style, theme: Theme) -> str:
    """The picture of a producer's mark."""
    return as_address(SHAPES[style.symbol], style.colour(theme.name), 9)
