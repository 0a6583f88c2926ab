"""One fixed colour and mark per producer, the same on every page.

Eight hues, each drawn for both grounds: at least 3:1 to the ground, and told apart in the three common colour
blindnesses (tests/dashboard/test_charts_palette.py computes both). With more producers than hues, hue and symbol together are theirs alone.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass


@dataclass(frozen=True)
class Hue:
    """One hue: its colour on the light ground and on the dark one."""

    light: str
    dark: str


NAVY = Hue("#173f78", "#6a8fee")
ORANGE = Hue("#d4721b", "#e6893d")
GREEN = Hue("#137762", "#7d998b")
VIOLET = Hue("#764cb1", "#986faa")
OLIVE = Hue("#73662f", "#ece06a")
UMBER = Hue("#3b2a24", "#bcb48b")
SKY = Hue("#4c8cd0", "#a1dff6")
MAUVE = Hue("#a65c8f", "#f1a5c4")
HUES = (NAVY, ORANGE, GREEN, VIOLET, OLIVE, UMBER, SKY, MAUVE)
ASH = Hue("#7b8086", "#8d949b")
# The diamond is kept for our own arithmetic.
SYMBOLS = ("circle", "square", "triangle-up", "cross", "x", "star", "hourglass", "bowtie")


@dataclass(frozen=True)
class Style:
    """How a producer is drawn."""

    hue: Hue
    symbol: str

    def colour(self, theme: str) -> str:
        """The colour in the theme "light" or "dark"."""
        return self.hue.dark if theme == "dark" else self.hue.light


# Producers that answer the same question stand in different hues.
BY_HAND = {
    "picss": Style(NAVY, "circle"),
    "pips": Style(ORANGE, "square"),
    "crss": Style(GREEN, "triangle-up"),
    "iep": Style(VIOLET, "cross"),
    "satp": Style(OLIVE, "x"),
    "ucdp": Style(UMBER, "star"),
    "acled": Style(SKY, "square"),
    "pk_government": Style(MAUVE, "hourglass"),
    "pk_interior": Style(MAUVE, "square"),
    "ispr": Style(SKY, "bowtie"),
    "nacta": Style(SKY, "triangle-up"),
    "kp_ctd": Style(UMBER, "triangle-up"),
    "kp_home": Style(VIOLET, "bowtie"),
    "frc": Style(OLIVE, "hourglass"),
    "unhcr": Style(SKY, "circle"),
    "iom": Style(ORANGE, "circle"),
    "iom_unhcr": Style(GREEN, "square"),
    "ocha": Style(VIOLET, "square"),
    "un": Style(NAVY, "square"),
    "unama": Style(GREEN, "circle"),
    "taliban_government": Style(UMBER, "circle"),
    "taliban_refugee_commission": Style(OLIVE, "circle"),
    "taliban_refugee_ministry": Style(OLIVE, "square"),
    "ttp": Style(VIOLET, "circle"),
}
# Counters without a name share the grey; their symbol tells the kind.
NAMELESS = {
    "not_stated": Style(ASH, "circle"),
    "official_unnamed": Style(ASH, "square"),
    "hospital_or_residents": Style(ASH, "triangle-up"),
    "press_count": Style(ASH, "x"),
}


def find_style(producer_id: str, kind: str = "") -> Style:
    """The style of a producer: by hand, grey for counters without a name, else by a fixed rule from its code."""
    if producer_id in BY_HAND:
        return BY_HAND[producer_id]
    if kind in NAMELESS or producer_id in NAMELESS:
        return NAMELESS.get(kind) or NAMELESS[producer_id]
    taken = set(BY_HAND.values())
    free = [style for symbol in SYMBOLS for hue in HUES if (style := Style(hue, symbol)) not in taken]
    return free[zlib.crc32(producer_id.encode()) % len(free)]


def read_rgb(colour: str) -> tuple[int, int, int]:
    """#rrggbb as three whole numbers."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [part / 255 for part in read_rgb(colour)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours as WCAG 2.2 defines it: 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def mix(one: str, other: str, share: float) -> str:
    """`share` of the other colour in the one."""
    pairs = zip(read_rgb(one), read_rgb(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def find_text_colour(colour: str, ground: str, ink: str) -> str:
    """The colour, moved towards the ink until words in it are readable on the ground (4.5:1)."""
    for step in range(11):
        text = mix(colour, ink, step / 10)
        if contrast(text, ground) >= 4.5:
            return text
    return ink
