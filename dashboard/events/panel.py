"""The evidence of a sum of imported events: what was added up, by whom each event was told, on which terms. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from dashboard.events.rows import Event, EventPoint
from dashboard.links import link_document
from dashboard.number_forms import format_number
from dashboard.words import LANGUAGE, count, format_days, format_period, say

EMPTY = Markup("")
LONGEST = 240
PANEL = Markup(
    '<section class="sanad evidence" aria-labelledby="evidence-claim">'
    '<p class="claim" id="evidence-claim" tabindex="-1" lang="{language}" dir="{direction}">{sentence}</p>{body}</section>'
)
SECTION = Markup("<h3>{}</h3>{}")
WHOLE = Markup('<details class="sources quiet"><summary>{}</summary><p dir="auto">{}</p></details>')


def say_range(low: int | None, high: int | None) -> str:
    """The low and high estimate in brackets; nothing where there are none or all agree."""
    if low is None or high is None or low == high:
        return ""
    return say("events.range", low=format_number(low), high=format_number(high))


def say_point(point: EventPoint) -> str:
    """What a point says, as one sentence."""
    counted = point.measure == "violent_incidents"
    return say(
        "events.sentence.count" if counted else "events.sentence.sum",
        title=point.title,
        events=count("events.n", point.n_events),
        type="" if point.event_type == "all" else say("events.of_type", type=point.event_type_label),
        area=point.area_name,
        period=format_period(point.period_start, point.period_end, point.period_kind),
        value=format_number(point.value),
        measure=say(f"events.measure.{point.measure}"),
        range=say_range(point.low, point.high),
    ).strip()


def write_event_panel(point: EventPoint, events: Sequence[Event], most: int) -> Markup:
    """The sum as a sentence, how it is made, the events behind it with their own sources, terms."""
    notes = [say("events.how")]
    notes += [count("events.without_value", point.n_without_value)] if point.n_without_value else []
    notes += [count("events.not_placed", point.n_not_placed)] if point.n_not_placed else []
    body = [
        Markup("<p>{}</p>").format(" ".join(notes)),
        SECTION.format(say("events.behind"), write_events(events, point, most)),
        SECTION.format(say("events.terms"), write_terms(point)),
    ]
    return PANEL.format(
        sentence=say_point(point), body=EMPTY.join(body), language=LANGUAGE.get(), direction=say("direction")
    )


def write_terms(point: EventPoint) -> Markup:
    """The data set, its maker and licence; that it may not be passed on, where that is so."""
    cited = link_document(point.source_url, point.citation)
    closed = EMPTY if point.redistributable else Markup("<p>{}</p>").format(say("events.closed", title=point.title))
    return Markup('<p class="small" dir="auto">{} · {}</p>{}').format(cited, point.licence, closed)


def write_events(events: Sequence[Event], point: EventPoint, most: int) -> Markup:
    """The events as a list; where there are more than are shown, how many."""
    if not events:
        return Markup('<p class="small quiet">{}</p>').format(say("events.none"))
    items = EMPTY.join(Markup('<li dir="auto">{}</li>').format(write_event(event)) for event in events)
    more = point.n_events - len(events)
    rest = (
        Markup('<p class="small quiet">{}</p>').format(say("events.more", n=format_number(more))) if more > 0 else EMPTY
    )
    return Markup('<ul class="small events">{}</ul>{}').format(items, rest if len(events) >= most else EMPTY)


def shorten(text: str) -> str:
    """The beginning of a long list of sources, as it is printed."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()}…"


def write_whole(text: str) -> Markup:
    """All of a list of sources, folded, where it is too long for a line; nothing is left out."""
    return WHOLE.format(say("events.source.whole"), text) if len(text) > LONGEST else EMPTY


def say_day(event: Event) -> str:
    """The day of an event, or its days; the month or year where these are all that is known."""
    return format_days(event.date_start, event.date_end)


def say_place(event: Event) -> str:
    """The place as far as the data set tells it, and how exactly."""
    place = ", ".join(dict.fromkeys(part for part in (event.place, event.admin1, event.country) if part))
    if not event.place_precision or event.place_precision == "exact":
        return place or say("events.no_place")
    return say(
        "events.place",
        place=place or say("events.no_place"),
        precision=say(f"events.precision.{event.place_precision}"),
    )


def write_event(event: Event, kind: str = "") -> Markup:
    """One event: amount, day, place, sides, its own sources and its id; where its type is told, that and what is counted."""
    amount = say("events.no_number") if event.best is None else format_number(event.best)
    if kind and event.best is not None:
        amount = count("events.deaths", event.best)
    amount += f" {say_range(event.low, event.high)}" if say_range(event.low, event.high) else ""
    sides = " – ".join(side for side in (event.side_a, event.side_b) if side)
    source = say("events.source", source=shorten(event.source)) if event.source else say("events.no_source")
    own = link_document(event.source_url, source) if event.source_url else Markup("{}").format(source)
    parts = [*([kind] if kind else []), say_day(event), say_place(event), *([sides] if sides else [])]
    return Markup('<b>{}</b> {}<br><span class="quiet">{} · {}</span>{}').format(
        amount, " · ".join(parts), own, say("events.id", id=event.event_id), write_whole(event.source or "")
    )
