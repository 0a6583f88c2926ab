"""The period of a heading, or of a sentence without numbers: what the numbers after it are about."""

from __future__ import annotations

import re

from etl.extract.carrying import shift_event
from etl.extract.context import Context
from etl.extract.dates import COUNT, count_of
from etl.extract.model import Mention, Period, Sentence
from etl.extract.story import tells_event

OPENING = 5
# Words that make a sentence without a number tell of an event, so that its period holds for what follows.
HAPPENED = re.compile(
    r"\b(?:struck|torched|ransacked|set (?:fire|ablaze|alight)|overran|besieged|exploded|went off|blew|there was (?:\w+ )?(?:shooting|firing|fighting|a gunfight)|attacked|stormed|ambushed|rammed|clashed|fought|battled|(?:exchanged|traded) (?:heavy )?fire|detonated|opened fire|raided|bombed|shelled|targeted|blasts?|explosions?|bombings?|airstrikes?|air strikes?|(?:was|were) hit|(?:drones?|jets?|rockets?|missiles?|shells|strikes|aircraft|planes)(?:, [^,.;]{3,40},)? (?:had )?hit|raids?|c(?:a|o)me under (?:\w+ )?(?:fire|attack)|(?:had )?fired (?:on|at|upon))\b"
)
TOLD = re.compile(
    HAPPENED.pattern
    + r"|\b(?:attacks?|kill\w*|violen\w+|dead\w*|deaths?|losses|injur\w+|blood\w*|militan\w+|clash\w*|deport\w*|returns?|returned|returnees|expel\w*|repatriat\w*|casualt\w+|fatalit\w+|toll|operations?|insurgen\w+|terror\w*|fighting|shelling|strikes?|incidents?)\b"
)
TITLE_WORDS = 10
# "In their November review": the stretch the whole report is about.
OF_REPORT = re.compile(
    r"(?:'s)?\s(?:[\w-]+\s){0,2}(?:review|report|figures|data|assessment|survey|tally|count|numbers|statistics|round-?up|overview|summary|snapshot|update)\b|\s(?:was|proved|turned out|has been|had been|ended|closed|went down)\s(?:to be\s)?(?:as\s)?(?:the|a|one|an)\s"
)
# "Have drawn up their balance of 2024".
REPORT_OF = re.compile(
    r"\b(?:review|balance|report|update|bulletin|figures|data|assessment|survey|tally|counts?|numbers|totals|statistics|round-?up|overview|summary|toll|stocktaking)\s(?:on\s(?:[\w-]+\s){1,6})?(?:of|for|on)\s(?:the (?:year|months?|quarter|half-year|weeks?|period|days)(?: of| from| between)?\s)?$"
    r"|^\s*(?:[-•*]\s)?(?:(?:reporting )?period(?: covered)?|covering|dates covered|week):\s$"
    r"|\b(?:covers|covering|which covered|spans|spanning|looks at|deals with)\s(?:the (?:period|months?|years?|quarter|stretch|time)(?: of| from| between)?\s)?$"
)
# A body that hands out its figures further down speaks of their stretch, whatever was told before.
PUBLISHED = re.compile(
    r"\b(?:released|published|issued|put out|brought out|shared|presented|gave out|unveiled|made public)\b"
)
AFTER_THAT = re.compile(rf",\s(?P<count>{COUNT}) days? after\s")
WHERE_HAD = re.compile(r"\b(?:where|when|in which|whose|who)\s[^.;]{3,60}?\shad\s")


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
    # "Today published its update on October to December": the stretch, not the day.
    reported.sort(key=lambda period: period.first == period.last)
    if reported and not context.mains:
        context.heading = reported[0]
        context.history.append(reported[0])
        return
    if reported and PUBLISHED.search(sentence.low[: reported[0].start]):
        context.periods["violence"] = context.last_period = reported[0]
        return
    if context.mains and plain[-1].first == plain[-1].last:
        context.last_period = plain[-1]
    # A day, or a night of two.
    day = plain[0].first and plain[0].last and (plain[0].last - plain[0].first).days <= 1
    opens = plain[0].start < OPENING and not context.history
    if context.heading is None and not context.mains and (headline or day or opens or TOLD.search(sentence.low)):
        own = [period for period in plain if tells_event(sentence, period)]
        context.heading = looked_back_on(sentence, plain[0], periods) or (own or plain)[0]
        context.history.append(context.heading)
        context.is_heading_event = headline or TOLD.search(sentence.low) is not None
    # "The shops were shut on Monday. … there was shooting in the valley on Saturday night": the event gives the day.
    scene = context.heading is not None and not context.is_heading_event and HAPPENED.search(sentence.low) is not None
    if (context.mains or (scene and day)) and (HAPPENED.search(sentence.low) or (day and plain[0].start < OPENING)):
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
