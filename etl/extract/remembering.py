"""What a sentence leaves for the ones after it."""

from __future__ import annotations

import re
from datetime import date

from etl.extract.areas import country_of
from etl.extract.carried_areas import AT_BORDER, IN_THE_CITY
from etl.extract.carrying import shift_event
from etl.extract.context import FLOW_MEASURES, Context, family_of
from etl.extract.crediting import name_body_again
from etl.extract.dates import COUNT, count_of
from etl.extract.localising import localise
from etl.extract.model import Mention, Period, Place, Sentence, Voice
from etl.extract.producers import find_names, kind_of
from etl.extract.sentences import DATELINE
from etl.extract.speaking import speaks_again
from etl.extract.story import tells_event
from etl.extract.unnamed import is_counter, is_heading

# Words that make a sentence without a number tell of an event, so that its period holds for what follows.
HAPPENED = re.compile(
    r"\b(?:struck|torched|ransacked|set (?:fire|ablaze|alight)|overran|besieged|exploded|went off|blew|attacked|stormed|ambushed|rammed|clashed|fought|battled|(?:exchanged|traded) (?:heavy )?fire|detonated|opened fire|raided|bombed|shelled|targeted|blasts?|explosions?|bombings?|airstrikes?|air strikes?|(?:was|were) hit|(?:drones?|jets?|rockets?|missiles?|shells|strikes|aircraft|planes) hit|raids?|c(?:a|o)me under (?:\w+ )?(?:fire|attack)|(?:had )?fired (?:on|at|upon))\b"
)
TOLD = re.compile(
    HAPPENED.pattern
    + r"|\b(?:attacks?|kill\w*|violen\w+|dead\w*|deaths?|losses|injur\w+|blood\w*|militan\w+|clash\w*|deport\w*|returns?|returned|returnees|expel\w*|repatriat\w*|casualt\w+|fatalit\w+|toll|operations?|insurgen\w+|terror\w*|fighting|shelling|strikes?|incidents?)\b"
)
WEEK, MONTH, TWO_MONTHS = 6, 27, 57
TITLE_WORDS = 10
# "In their November review": the stretch the whole report is about.
OF_REPORT = re.compile(
    r"(?:'s)?\s(?:[\w-]+\s){0,2}(?:review|report|figures|data|assessment|survey|tally|count|numbers|statistics|round-?up|overview|summary|snapshot|update)\b|\s(?:was|proved|turned out|has been|had been|ended|closed|went down)\s(?:to be\s)?(?:as\s)?(?:the|a|one|an)\s"
)
# "Have drawn up their balance of 2024".
REPORT_OF = re.compile(
    r"\b(?:review|balance|report|figures|data|assessment|survey|tally|statistics|round-?up|overview|summary|toll|stocktaking)\s(?:of|for|on)\s(?:the (?:year|month)(?: of)?\s)?$"
    r"|^\s*(?:[-•*]\s)?(?:(?:reporting )?period(?: covered)?|covering|dates covered|week):\s$"
    r"|\b(?:covers|covering|which covered|spans|spanning|looks at|deals with)\s(?:the (?:period|months?|years?|quarter|stretch|time)(?: of| from| between)?\s)?$"
)
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
    r"\b(?:report|study|paper|survey|tally|count|review|data|figures|numbers)\s(?:is|are|was|comes?|came) (?:by|from) (?:the )?$"
)
# "The city in six months", behind the dateline of Karachi.
THE_CITY = re.compile(r"\s*(?:the|this) (?:\w+ )?(?:city|metropolis)\b")
AFTER_THAT = re.compile(rf",\s(?P<count>{COUNT}) days? after\s")
WHERE_HAD = re.compile(r"\b(?:where|when|in which|whose|who)\s[^.;]{3,60}?\shad\s")
PARTS = {"compared", "part", "restated"}


def note_heading(sentence: Sentence, periods: list[Period], figures: list[Mention], context: Context) -> None:
    """Keep the period of a heading or first sentence that states no figure itself."""
    plain = [
        period
        for period in periods
        if not period.is_speech and not period.is_future and period.relative is None and period.first
    ]
    if figures or not plain:
        return
    headline = sentence.raw.rstrip()[-1:] not in ".!?" or len(sentence.low.split()) <= TITLE_WORDS
    reported = [
        period
        for period in plain
        if OF_REPORT.match(sentence.low, period.end) or REPORT_OF.search(sentence.low[: period.start])
    ]
    if reported and not context.mains:
        context.heading = reported[0]
        context.history.append(reported[0])
        return
    # A day, or a night of two.
    day = plain[0].first and plain[0].last and (plain[0].last - plain[0].first).days <= 1
    opens = plain[0].start < OPENING and not context.history
    if context.heading is None and not context.mains and (headline or day or opens or TOLD.search(sentence.low)):
        own = [period for period in plain if tells_event(sentence, period)]
        context.heading = looked_back_on(sentence, plain[0], periods) or (own or plain)[0]
        context.history.append(context.heading)
    if context.mains and (HAPPENED.search(sentence.low) or (day and plain[0].start < OPENING)):
        own = [period for period in plain if tells_event(sentence, period)]
        context.periods["violence"] = context.last_period = (own or plain)[0]


def looked_back_on(sentence: Sentence, day: Period, periods: list[Period]) -> Period | None:
    """The day of what an opening only follows: "buried their dead on Sunday, a day after rockets hit houses", "… the day before"."""
    after = AFTER_THAT.match(sentence.low, day.end)
    if day.first != day.last:
        return None
    if after and (count := count_of(after["count"])):
        return shift_event(day, count)
    before = any(period.relative == "days:-1" and period.start > day.end for period in periods)
    return shift_event(day, 1) if before and WHERE_HAD.search(sentence.low, day.end) else None


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
        if is_aside(mention, context):
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


def is_running(mention: Mention, context: Context) -> bool:
    """Whether a running total "since …" is told beside a report's own period, which goes on after it."""
    known = context.periods.get(family_of(mention))
    return bool(mention.period and mention.period.is_open and known and not known.is_open and known.first != known.last)


def widest_area(areas: list[str]) -> str:
    """What a sentence about several areas is about: the country that holds them, else the first of them."""
    countries = {country_of(area) for area in areas}
    return country_of(areas[0]) if len(set(areas)) > 1 and len(countries) == 1 and "_" not in areas[0] else areas[0]


def is_dateline_only(sentence: Sentence) -> bool:
    """Whether a sentence is nothing but the dateline of a report: "PESHAWAR:"."""
    return DATELINE.fullmatch(sentence.raw) is not None


def note_places(sentence: Sentence, figures: list[Mention], places: list[Place], context: Context) -> None:
    """Remember the area of a sentence, and the first one of the text as what it is about."""
    areas = [mention.area for mention in figures if mention.area and mention.measure not in FLOW_MEASURES]
    if areas:
        areas = [widest_area(areas)]
        context.area, context.area_paragraph = areas[0], sentence.paragraph
    if context.focus is None and (THE_CITY.match(sentence.low) or IN_THE_CITY.search(sentence.low)):
        context.focus = context.dateline
    here = [place for place in places if not (place.is_from or place.is_crossing)]
    provinces = {place.code for place in here if "-" in place.code}
    pairs = [place.code for place in places if place.code.count("_") == 1 and "-" in place.code]
    pairs += ["_".join(sorted(provinces))] if len(provinces) == 2 and not pairs else []
    context.pair = pairs[-1] if pairs else context.pair
    context.named = provinces.pop() if len(provinces) == 1 and not figures else None
    moved = figures and all(one.measure in FLOW_MEASURES for one in figures)
    if not (areas or moved) and here and (context.focus is None or HAPPENED.search(sentence.low)):
        context.area, context.area_paragraph = here[0].code, sentence.paragraph
    if not figures and HAPPENED.search(sentence.low) and (here or AT_BORDER.search(sentence.low)):
        context.area = here[0].code if here else "AF_PK"
        context.area_paragraph = context.event_paragraph = sentence.paragraph
    if areas and (context.focus is None or context.is_focus_weak):
        context.focus, context.is_focus_weak = areas[0], False
    elif is_without_focus(context) and len(places) == 1 and not places[0].is_crossing and "-" in places[0].code:
        if context.focus:
            context.area, context.area_paragraph = places[0].code, sentence.paragraph
        context.focus, context.is_focus_weak = places[0].code, is_dateline_only(sentence) or not is_heading(sentence)


def is_without_focus(context: Context) -> bool:
    """Whether nothing but a dateline has said so far what a text is about."""
    written_at = context.is_focus_weak and context.focus == context.dateline and not context.mains
    return context.focus is None or written_at
