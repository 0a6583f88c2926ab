"""How incidents are drawn: the party they are attributed to by colour, their kind by mark, the same on map and timeline."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from dashboard.drawing.palette import ASH, HUES, MAUVE, NAVY, OLIVE, ORANGE, UMBER, Hue

if TYPE_CHECKING:
    from dashboard.look import Theme

# The same hues as those of the governments where they count.
PARTIES = {
    "pakistan": MAUVE,
    "afghan_forces": UMBER,
    "afghan_border_forces": OLIVE,
    "afghan_forces_and_pakistani_forces": NAVY,
    "iran": ORANGE,
    "nobody": ASH,
}
KINDS = {
    "airstrike": "triangle-down",
    "drone_strike": "circle",
    "missile_strike": "star",
    "shelling": "square",
    "clash": "x",
    "mixed": "hourglass",
    "explosion": "cross",
}


def party_colour(party: str, theme: Theme) -> str:
    """The colour of a party; one not known here gets a hue by a fixed rule from its code."""
    hue: Hue = PARTIES.get(party) or HUES[zlib.crc32(party.encode()) % len(HUES)]
    return hue.dark if theme.name == "dark" else hue.light
