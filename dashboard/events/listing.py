"""Imported events as lists: one by one with their own sources, and the areas that no map of provinces can shade. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from dashboard.events.panel import write_event
from dashboard.events.rows import Event, EventSum
from dashboard.number_forms import format_number
from dashboard.phrasing.events import name_outside
from dashboard.words import count, say

MOST_OUTSIDE = 12
LIST = Markup('<ul class="sanad small events">{}</ul>')
ITEM = Markup('<li dir="auto" data-event="{}">{}</li>')
ASIDE = Markup('<div class="sanad aside"><h3>{}</h3><p class="small quiet">{}</p><ul class="small">{}</ul>{}</div>')
MORE = Markup('<details class="small"><summary>{}</summary><ul class="small">{}</ul></details>')


def write_list(events: Sequence[Event], types: Mapping[str, str]) -> Markup:
    """Events as a list, each with its type, days, place and how exactly it is known, sides, sources and id."""
    return LIST.format(
        Markup("").join(
            ITEM.format(event.event_id, write_event(event, types.get(event.event_type, event.event_type)))
            for event in events
        )
    )


def write_outside(outside: Sequence[EventSum]) -> Markup:
    """The areas that the map does not shade, with their numbers; all but the first folded. Nothing where there is none."""
    if not outside:
        return Markup("")
    items = [Markup("<li>{}: {}</li>").format(name_outside(item), count("events.n", item.n_events)) for item in outside]
    rest = items[MOST_OUTSIDE:]
    more = (
        MORE.format(say("eventpage.outside.more", n=format_number(len(rest))), Markup("").join(rest))
        if rest
        else Markup("")
    )
    return ASIDE.format(
        say("incidents.elsewhere"), say("eventpage.outside"), Markup("").join(items[:MOST_OUTSIDE]), more
    )
