"""A period seen with the words before it: since, by, compared with, said on; cut off at publication."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from etl.extract.model import Period, Sentence

SINCE = re.compile(
    r"\bsince\s(?!been\b|died\b|left\b|returned\b)(?:(?:(?!\d|and\b|but\b|that\b|said\b)[\w'-]+,?\s){0,8}|(?:(?!\d|and\b|but\b|that\b|said\b)[\w'-]+\s){0,14})$"
)
AT_END = re.compile(r"\bsince (?:the )?(?:very )?(?:end|close) of (?:the )?$")
BEGAN = re.compile(r"\b(?:began|begun|started|launched|erupted|broke out)(?: there| here)? (?:on |in )?$")
FROM_ON = re.compile(
    r"\b(?:starting|beginning|counting)\s(?:from|on|in|since)?\s?$|\bof (?:them|these|whom) after (?:the )?$"
)
# "The highest since 2014" compares; it does not count from then on.
RECORD_SINCE = re.compile(
    r"\b(?:highest|deadliest|worst|lowest|most|bloodiest|largest|biggest|steepest|first|second|third|fourth|fifth|sixth|seventh|sharpest|fewest|(?:in|than|for) any (?:other )?(?:year|month|quarter|week|time))\b(?:\s[\w-]+){0,6}\ssince\s(?:[a-z]+\s){0,4}$"
)
UNTIL = re.compile(
    r"\b(?:(?<=this year )to|at(?= the end of| end of)|as of|by|until|till|up to|as on|through)\s(?:the\s)?(?:end of\s|close of\s|morning of\s|evening of\s)?$"
)
COMPARED = re.compile(
    r"\b(?:compared (?:with|to)|in comparison (?:with|to)|than(?: in| for| during)?|as many as(?: in)?|as in|(?:past|beyond|above|below|exceeding) (?:that|those) of|against|versus|vs\.?|double|twice|triple|half(?: of)?|relative to|as against|over|on|from|(?:below|above|short of|shy of|beyond|exceeding|surpassing|beating) (?:the |its |a )?(?:\w+ )?(?:peak|high|record|low|levels?|figure|total|number|count|toll|average)s?(?: (?:of|in|for|seen in|recorded in|set in|reached in))?)\s(?:that of\s|those of\s|the\s)?(?:whole of\s|all of\s|entire\s|year\s)?$"
)
TOLL_ON = re.compile(
    r"\b(?:death toll|toll|number of (?:dead|deaths|injured|casualties|(?:those|people) killed))\b[^.;]{0,70}?\b(?:rose|risen|climbed|reached|increased|jumped|mounted|went up|stood|stands|has risen)\b[^.;,]{0,25}\s(?:on\s)?$"
)
SPEECH = re.compile(
    r"\b(?:said|says|(?:studies|institute|cent(?:er|re)|ministry|department|agency|police|officials|picss|pips|crss|unama|unhcr|iom|group|organi[sz]ation|mission|it|commission|network|portal)\sreported|told(?:\s[\w']+){0,4}|informed(?:\s[\w']+){0,4}|announced|confirmed|(?<!were )released|published|issued|stated|claimed|added|wrote|briefed|disclosed"
    r"|gave (?:a|the|its|his|an) (?:\w+ ){0,2}(?:number|figure|count|toll|version|account)(?: of [a-z]+)?|revealed|made (?:public|available)|unveiled|circulated|shared|tabled|(?:statement|report|conference|briefing|(?:media|x|facebook|telegram|instagram) post|message|review|figures|data|update|accounts?|versions?|tolls?|claims)(?:\s(?:issued|released|published|here|held|given|sent|(?:seen|obtained|viewed|reviewed|received) by (?:the )?[a-z]+(?: news)?|(?:submitted|presented)(?: to (?:the )?[a-z]+(?: [a-z]+)?)?))?"
    r"|(?:released|published|issued|launched|unveiled)\s(?:its|a|the|their)\s(?:[\w-]+\s){0,3}(?:report|survey|review|update|figures|data|assessment|bulletin|statement|tally|study|index)|(?:report|review|survey|study|book),? (?:which was |that was )?(?:launched|unveiled|presented)|accused [\w']+|(?:figures|data|numbers|report|statistics|details|briefing|testimony),?\s(?:given|presented|handed|submitted|read out) (?:to|before) (?:a|an|the) (?:[a-z]+ ){0,3}(?:committee|assembly|parliament|house|senate|court|commission|council|panel)(?: of (?:the )?[a-z]+)?|speaking(?: by (?:tele)?phone| to (?:the )?[a-z]+(?: [a-z]+)?)?|reporters|journalists|(?:newspaper|outlet|(?:news|wire) agency|tolonews|afp|reuters|ap))[,\s](?:here\s|in\s(?!(?:january|february|march|april|may|june|july|august|september|october|november|december|20\d\d))[a-z]+\s|late\s|early\s|on\s|in\s|a\sstatement\s)*$"
)
# "Over the first five months of the year, 402 attacks …" compares nothing.
OPENS_OVER = re.compile(r"\s*(?:over|on) (?:the )?")
# "In its report on the second quarter" compares nothing.
REPORT_ON = re.compile(
    r"\b(?:report|review|survey|data|figures|statement|bulletin|study|numbers|assessment|update|briefing)\s(?:on|over|for)\s(?:the\s)?$"
)
SPEAKING_HEAD = re.compile(
    r"\b(?:visit|visited|meeting|talks|deadline|session|summit|verdict|resolution)\b(?:\s\w+){0,5}\s$"
)
# "The blast, the third this year": a rank, no date of it.
RANKED = re.compile(
    r"\bthe (?:second|third|fourth|fifth|sixth|seventh|deadliest|worst|bloodiest|biggest|latest|lowest|highest|fewest|most|quietest|calmest|largest|\w+ (?:deadliest|worst))(?: such)?(?: (?:attack|bombing|blast|incident|assault|strike|one))?(?: of its kind)?(?: there| here)?(?: so far)?(?: in)? (?:the )?$"
)
TOLL_FROM = re.compile(r"\b(?:toll|dead|deaths|killed)\s(?:from|in|of)\s(?:the\s)?$")
AN_EVENT = re.compile(
    r"\s(?:[\w-]+\s){0,2}?(?:attack|bombing|blast|raid|killing|assault|ambush|shelling|clash|explosion|shooting|massacre)\b"
)
# "Wanted in cases dating back to 2013": when something older began.
DATES_BACK = re.compile(
    r"\b(?:(?:dat|go|stretch)(?:e|es|ed|ing)? back to|dat(?:es|ed|ing) from|built in|founded in) (?:the )?$"
)
# Days left of a printed period below which a text published before its end still speaks of the whole of it.
NEARLY_OVER = 3
SO_FAR = re.compile(r"\b(?:so far|to date|until now)\b")
# "Its June bulletin" is about May.
ISSUE = re.compile(r"\s(?:bulletin|issue|edition|newsletter)\b")
WEEKDAY = re.compile(r"\b\w+day\b")
# "Told a news conference in Rawalpindi last week".
HEARD_IN = re.compile(r"\b(?:conference|briefing|reporters|journalists|newsmen)\b(?: here| in [a-z]+)? $")
# "In an overview published this week".
OUT_SINCE = re.compile(r"\b(?:published|released|issued|unveiled|launched|circulated)\s(?:here\s|earlier\s)?$")
ISSUED = re.compile(r"\b(?:published|released|issued|dated|visit|summit|talks|report)\b[^,]{0,25}$")


def settle_period(sentence: Sentence, period: Period, published: date) -> Period:
    """The period seen with the words before it: since, by, compared with, said on; cut off at publication."""
    before = sentence.low[: period.start]
    if period.first is None or period.last is None:
        return settle_ago(sentence, period, published) or period
    if DATES_BACK.search(before) or RECORD_SINCE.search(before) or (RANKED.search(before) and period.is_open):
        return replace(period, relative="compared")
    opened = settle_open(sentence, period, period.first, published)
    if opened:
        return opened
    if period.first > published:
        return Period(period.start, period.end, period.first, period.last, is_future=True)
    until = UNTIL.search(before) if not period.is_open else None
    if until:
        return Period(until.start(), period.end, None, min(period.last, published), relative="until")
    if COMPARED.search(before) and not (
        OPENS_OVER.fullmatch(before) or REPORT_ON.search(before) or is_owned(sentence, period)
    ):
        is_compared = not (re.search(r"\bon (?:the )?$", before) and (period.last - period.first).days < 7)
        period = replace(period, relative="compared" if is_compared else None)
    if ISSUE.match(sentence.low, period.end):
        return replace(period, is_speech=True)
    if is_dateline(sentence, period):
        return replace(period, is_speech=True)
    return cut_at_publication(period, published, is_speech=is_speech(before, period))


def is_owned(sentence: Sentence, period: Period) -> bool:
    """Whether a day only says which event is meant: "the toll from Friday's bombing", "protests against Friday's bombing"."""
    text = sentence.low
    own = text[period.start : period.end].endswith("'s") and period.first == period.last
    return own and bool(TOLL_FROM.search(text[: period.start]) or AN_EVENT.match(text, period.end))


def settle_ago(sentence: Sentence, period: Period, published: date) -> Period | None:
    """The period "since … a week ago", which ends on the day of publication; None for other words."""
    words = sentence.low[period.start : period.end]
    unit = re.search(r"\b(?:a|one) (?P<unit>week|month|year) ago$", words)
    if not unit or not SINCE.search(sentence.low[: period.start]):
        return None
    first = published - relativedelta(**{f"{unit['unit']}s": 1})  # type: ignore[arg-type]
    return Period(period.start, period.end, first, published, is_open=True)


def settle_open(sentence: Sentence, period: Period, first: date, published: date) -> Period | None:
    """The period "since" a printed day, open at its end; None where the words before open none."""
    before = sentence.low[: period.start]
    began = BEGAN.search(before) and SO_FAR.search(sentence.low)
    since = None if period.is_open else SINCE.search(before) or FROM_ON.search(before)
    if first > published or not (began or since):
        return None
    if first == published == period.last and WEEKDAY.search(sentence.low[period.start : period.end]):
        first = published - timedelta(days=7)
    if AT_END.search(before) and period.last and period.last <= published:
        first = period.last
    if re.match(r"\s?mid\b", sentence.low[period.start : period.end]) and first.day == 1:
        first = first.replace(day=15)
    return Period(since.start() if since else period.start, period.end, first, published, is_open=True)


def is_speech(before: str, period: Period) -> bool:
    """Whether a period dates the words ("said on Monday", "a toll that rose to 31 on Friday"), not the events."""
    is_day = period.first == period.last
    told = SPEECH.search(before) or SPEAKING_HEAD.search(before) or (is_day and TOLL_ON.search(before))
    heard = ISSUED.search(before) or HEARD_IN.search(before)
    if period.is_open and OUT_SINCE.search(before):
        return True
    return bool(told) and not period.is_open and (is_day or heard is not None)


def is_dateline(sentence: Sentence, period: Period) -> bool:
    """Whether a date stands in a report's dateline: "ISLAMABAD, Oct 12 (AFP) -"."""
    head, tail = sentence.raw[: period.start], sentence.raw[period.end :]
    return (
        period.first == period.last
        and bool(re.fullmatch(r"\s*(?:[A-Z][\w.'-]+[ /]?){1,3}(?:, [A-Z]\w+)?,\s", head))
        and bool(re.match(r"\.?,?\s?(?:\([^)]{2,25}\)|[–—:-]{1,2}\s)", tail))
    )


def cut_at_publication(period: Period, published: date, *, is_speech: bool = False) -> Period:
    """The period without the days after publication; its end is then ours, not printed."""
    first, last = period.first, period.last
    if last and (last - published).days > NEARLY_OVER:
        return Period(
            period.start, period.end, first, published, is_open=True, is_speech=is_speech, relative=period.relative
        )
    return Period(period.start, period.end, first, last, period.is_open, is_speech, relative=period.relative)
