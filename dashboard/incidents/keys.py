"""The key of colours and marks of incidents, as markup. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from markupsafe import Markup

from dashboard.drawing.glyphs import SHAPES, as_address
from dashboard.drawing.parties import KINDS, party_colour
from dashboard.incidents.rows import Incident, code_party
from dashboard.phrasing.incidents import name_party
from dashboard.words import say

if TYPE_CHECKING:
    from dashboard.look import Theme

SWATCH = "<rect x='-5' y='-2.5' width='10' height='5'/>"
HOLLOW = "<circle r='4' fill='{ground}' stroke='{ink}' stroke-width='1.5'/>"
TURNED = f"<g transform='rotate(180)'>{SHAPES['triangle-up']}</g>"
ITEM = Markup('<span class="glyph"><img src="{picture}" width="12" height="12" alt="">{text}</span>')
LINE = Markup('<div class="sanad key">{items}</div>')


def name_parties(incidents: Sequence[Incident]) -> dict[str, str]:
    """The parties that incidents are attributed to, code by code, in the order in which they first occur."""
    texts = dict.fromkeys(incident.attributed_to for incident in incidents)
    return {code_party(text): name_party(text) if text else say("incident.nobody.short") for text in texts}


def write_keys(incidents: Sequence[Incident], theme: Theme) -> Markup:
    """What colours, marks and hollow marks mean, as far as they are in view."""
    kinds = [kind for kind in KINDS if any(row.kind == kind for row in incidents)]
    colours = [write_item(SWATCH, text, party_colour(party, theme)) for party, text in name_parties(incidents).items()]
    marks = [write_item(draw(KINDS[kind]), say(f"incident.kind.{kind}"), theme.muted) for kind in kinds]
    if any(row.is_umbrella for row in incidents):
        hollow = HOLLOW.format(ground=theme.ground, ink=theme.muted)
        marks.append(write_item(hollow, say("incidents.key.umbrella"), theme.muted))
    return write_line([Markup("<span>{}</span>").format(say("incidents.key.party")), *colours]) + write_line(marks)


def draw(symbol: str) -> str:
    """A mark as the inside of an SVG picture."""
    return TURNED if symbol == "triangle-down" else SHAPES[symbol]


def write_item(shape: str, text: str, colour: str) -> Markup:
    """One mark and what it means."""
    return ITEM.format(picture=as_address(shape, colour, 6), text=text)


def write_line(items: Iterable[Markup]) -> Markup:
    """Items in a row."""
    return LINE.format(items=Markup("").join(items))
