"""What a sentence leaves for the ones after it."""

from __future__ import annotations

import re
from datetime import date

from etl.extract.context import FLOW_MEASURES, Context, family_of
from etl.extract.crediting import name_body_again
from etl.extract.localising import localise
from etl.extract.model import Mention, Period, Place, Sentence, Voice
from etl.extract.noting_places import note_places
from etl.extract.producers import UNNAMED, find_names, kind_of
from etl.extract.speaking import speaks_again
from etl.extract.unnamed import is_counter

WEEK, MONTH, TWO_MONTHS = 6, 27, 57
OPENING = 5
# "Deportations from Iran have soared": what is counted next has left there.
LEAVING = re.compile(
    r"\b(?:deportations?|returns?|expulsions?|exodus|departures?|returnees|repatriations?|outflow)\s(?:of (?:afghans?|refugees|migrants|people)\s)?from (?P<country>pakistan|iran)\b(?! and\b| or\b)"
)
SUBJECT = re.compile(
    r"(?:'s\s(?:[\w-]+\s){0,3}(?:report|study|review|update|assessment|survey|bulletin|brief|paper|monitoring|data))?(?:\son\s[a-z' -]{3,50}?)?\s(?:was|is|were|has|had|also|took|went|struck|sounded|\w+s|\w+ed)\b"
)
# "The other report is by the Kabul Safety Monitor".
REPORT_BY = re.compile(
    r"\b(?:report|study|paper|survey|tally|count|review|data|figures|numbers|picture|version|account|story|estimate)\s(?:is|are|was|comes?|came) (?:by|from) (?:the )?$"
)
# "Sees it another way", "was quick to reply", "did not accept this".
DISSENTS = re.compile(
    r"\b(?:sees? (?:it|this|things) (?:another way|differently|otherwise)|(?:was|were) quick to (?:reply|respond|answer)|(?:did|do|does) not (?:accept|agree|share)|beg(?:s|ged)? to differ|hit back|tells? (?:it|the story) (?:otherwise|differently)|(?:has|have|had|told|gave|gives|heard) (?:another|a different|its own|their own) (?:story|version|account|view)|gave its version|believes? none of)\b"
)
PARTS = {"compared", "part", "restated"}


def update_context(
    sentence: Sentence, figures: list[Mention], places: list[Place], voices: list[Voice], context: Context
) -> None:
    """Leave period, place, speaker and totals for the sentences that follow."""
    note_comparisons(figures, context)
    totals = [mention for mention in figures if is_total(mention)]
    retold = [one for one in figures if one.relation == "restated" and one.parent and one.period != one.parent.period]
    note_periods([*totals, *retold], context)
    context.stock = next(
        (one for one in figures if one.measure == "population" and one.relation not in PARTS), context.stock
    )
    context.previous = sentence.low
    for mention in totals:
        if mention.measure == "change_pct":
            continue
        context.mains.append(mention)
        if mention.measure in FLOW_MEASURES:
            context.flow_area = context.flow_area or mention.area
    if not figures and (leaving := LEAVING.search(sentence.low)):
        context.flow_area = {"pakistan": "PK", "iran": "IR"}[leaving["country"]]
    note_places(sentence, figures, places, context)
    named = [name.producer for name in find_names(sentence) if is_counter(name.producer)]
    context.mentioned = named[-1] if named else context.mentioned
    note_speaker(sentence, figures, voices, context)


def note_speaker(sentence: Sentence, figures: list[Mention], voices: list[Voice], context: Context) -> None:
    """Leave who spoke last, or whom a sentence without numbers is about."""
    if voices:
        context.producer = localise(voices[-1], context, sentence)
        context.voice_start = sentence.start
        context.official = context.producer if kind_of(context.producer) == "official" else context.official
        context.monitor = context.producer if kind_of(context.producer) == "monitor" else context.monitor
        context.producer_paragraph = sentence.paragraph
        families = {family_of(figure) for figure in figures}
        context.producer_family = families.pop() if len(families) == 1 else None
    elif not figures and (subject := find_subject(sentence)):
        context.producer = context.monitor = subject
        context.producer_paragraph, context.producer_family = sentence.paragraph, None
    elif not figures and (rival := find_rival(sentence)):
        context.producer = localise(Voice(0, 0, rival, is_forward=True), context, sentence)
        context.monitor = rival if kind_of(rival) == "monitor" else context.monitor
        context.producer_paragraph, context.producer_family = sentence.paragraph, None
    elif not figures and context.producer and speaks_again(sentence):
        context.producer = name_body_again(sentence, context) or context.producer
        context.producer_paragraph = sentence.paragraph
    elif figures and figures[-1].producer and speaks_again(sentence):
        context.producer, context.producer_paragraph = figures[-1].producer, sentence.paragraph
    elif figures and figures[-1].producer == context.producer:
        context.producer_paragraph = sentence.paragraph


def is_total(mention: Mention) -> bool:
    """Whether a number is one that later sentences go on about: no part of another, nor what another was compared with."""
    if mention.measure == "population":
        return False
    parent, period = mention.parent, mention.period
    if mention.relation != "compared" or parent is None or parent.sentence is mention.sentence:
        return mention.relation not in PARTS
    # "In the week of 11 to 17 May the figure was 13,560": a later stretch than that of the total before.
    return bool(
        period
        and period.first
        and parent.period
        and parent.period.first
        and period.first > parent.period.first
        and not period.is_open
    )


def find_rival(sentence: Sentence) -> str | None:
    """The body or people who contradict what was told before, in a sentence without numbers: "The families' elder did not accept this"."""
    names = sorted(find_names(sentence), key=lambda name: (name.start, -name.end))
    opens = next((name for name in names if name.start < OPENING and name.producer != UNNAMED), None)
    return opens.producer if opens and DISSENTS.search(sentence.low, opens.end) else None


def find_subject(sentence: Sentence) -> str | None:
    """The known monitor that is the subject of a sentence without numbers: "UNAMA was more careful"."""
    names = [name for name in find_names(sentence) if kind_of(name.producer) == "monitor"]
    if made := next((name for name in names if REPORT_BY.search(sentence.low[: name.start])), None):
        return made.producer
    opens = next((name for name in names if name.start < OPENING), None)
    return opens.producer if opens and opens.producer.islower() and SUBJECT.match(sentence.low, opens.end) else None


def note_comparisons(figures: list[Mention], context: Context) -> None:
    """Keep which totals were compared, and the two periods, for comparisons that print none."""
    for mention in figures:
        if mention.relation != "compared" or not mention.parent:
            continue
        context.compared.append(mention.parent)
        if mention.parent.period and mention.period and not mention.period.is_open:
            context.comparison = (mention.parent.period, mention.period)


def note_periods(totals: list[Mention], context: Context) -> None:
    """Keep the period of a sentence; of several the latest is the one a report goes on about."""
    asides = list[Period]()
    if totals:
        context.aside = None
    for mention in sorted(totals, key=lambda one: (one.period and one.period.last) or date.min):
        if not (mention.period and mention.period.first and mention.period.last) or is_running(mention, context):
            continue
        context.last_period = mention.period
        context.history.append(mention.period)
        if is_aside(mention, context) or is_aftermath(mention, context):
            asides.append(mention.period)
        else:
            context.periods[family_of(mention)] = mention.period
    if len({(period.first, period.last) for period in asides}) == 1:
        context.aside = asides[0]


def is_aside(mention: Mention, context: Context) -> bool:
    """Whether a report on a longer stretch only looks back to an earlier one, or at a part of its own: it goes on after it."""
    known, period = context.periods.get(family_of(mention)), mention.period
    if not (known and known.first and known.last and period and period.first and period.last):
        return False
    length = (known.last - known.first).days
    within = known.first <= period.first and period.last <= known.last and (period.last - period.first).days < length
    event_before = length < WEEK and period.last < known.first
    day_of_month = length >= MONTH and not known.is_open and (period.last - period.first).days <= 1
    return (
        event_before
        or (length >= WEEK and within and not known.is_open and period.first == period.last)
        or day_of_month
        or (length >= WEEK and period.last < known.first)
        or (length > TWO_MONTHS and within and not known.is_open)
    )


def is_aftermath(mention: Mention, context: Context) -> bool:
    """Whether people were held or freed some days after an event: the story goes on about the event itself."""
    known, period = context.periods.get(family_of(mention)), mention.period
    if mention.measure not in {"arrests", "releases"} or not (known and known.first and period and period.first):
        return False
    harmed = any(main.measure in {"fatalities", "injuries"} and main.period is known for main in context.mains)
    return harmed and known.first < period.first and (period.first - known.first).days <= WEEK


def is_running(mention: Mention, context: Context) -> bool:
    """Whether a running total "since …" is told beside a report's own period, which goes on after it."""
    known = context.periods.get(family_of(mention))
    running = mention.period and (mention.period.is_open or (context.as_of and mention.period.last == context.as_of))
    if not (mention.period and running and known and known.first and mention.period.first):
        return False
    return (
        not known.is_open
        and known.first != known.last
        and (mention.period.is_open or mention.period.first < known.first)
    )
