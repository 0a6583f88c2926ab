"""Counters that a text names only later, only in its heading, or only once: "a think tank said", "PICSS | May 2025"."""

from __future__ import annotations

import re
from datetime import timedelta
from itertools import pairwise

from etl.extract.context import Context
from etl.extract.model import Mention, Sentence, Voice
from etl.extract.producers import UNNAMED, Name, find_names, kind_of, spell_out

LONG = timedelta(days=6)
LEDE = 3
INDEFINITE = re.compile(
    r"\b(?:an?|one|new|latest)\s(?:[\w-]+[\s-]){0,4}?(?:think[- ]?tank|monitor(?:ing (?:group|body|organi[sz]ation))?|research (?:group|body|cent(?:er|re)|institute|organi[sz]ation)|watchdog|(?:security )?report|study|tracker|institute|monitoring data|data)\b"
)
SPOKESMAN = re.compile(
    r"\b(?:an?|the|its|their|his|ministry|government)\s(?:(?:administration|government|ministry|group|army|emirate|movement)'s\s)?(?:(?:chief|deputy|senior|official)\s)?spokes(?:man|person|woman)\b(?!\s(?:for|of)\b|'s)|\b(?:its|their)\s(?:chief|head|director|president|founder|coordinator|commander|(?:country|regional|field|press|media|information|local|national) office)\b"
)
# "A senior officer of the department said", which the sentence or the speaker before has named.
OFFICER_OF = re.compile(
    r"\b(?:an?|the|its|one|another) (?:(?:senior|top|district|provincial|spokes\w+|unnamed) )*(?:officers?|officials?|sources?|spokes(?:man|person|woman)) (?:of|in|at|from|with|for) the (?P<body>department|ministry|agency|commission|institute|directorate|corps)\b(?! of| for)"
)
# "According to the commission's report", "by a count of the same ministry".
BODY_AGAIN = re.compile(
    r"\b(?:according to|counts? of|figures (?:of|from)|data (?:of|from)|statement (?:by|from)) (?P<again>the (?:same )?(?P<body>ministry|commission|department|agency|council|mission|institute)(?:'s\s(?:\w+\s){0,2}(?:report|figures|data|statement|count|tally))?)(?! (?:of|for)\b|'s)"
)
# "From Pakistan", a country stands for no body.
WHERE = re.compile(r"\b(?:in|from|to|into|across|inside|out of) $")
# The army's, or that of the group told before.
MEDIA_WING = re.compile(r"\bits media wing\b")
BULLETIN = re.compile(
    r"\b(?:reports?|updates?|snapshot|bulletin|fact ?sheet|review|brief|assessment|key figures|in numbers|dashboard|round-?up|situation|overview|highlights|statistics|summary|flash|digest|monitor|quarterly|performance|data|statement|monitoring|briefing notes?|press notes?)\b"
)
ROWS, TITLE_WORDS, TITLE_LINES = 3, 14, 4
VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|said|says|show\w*|kill\w*|rose|fell|saw|put|puts|found|releas\w+|publish\w+)\b"
)
# An acronym we cannot place, and papers, which print what others count.
NO_COUNTER = re.compile(r"^[A-Z]{2,7}$|\b(?:News|Times|Tribune|Post|Media|TV|Television|Radio)$")


def find_indefinite(sentence: Sentence, context: Context) -> list[Name]:
    """Names that stand for a counter named elsewhere: "a security think-tank", "a report", "a spokesman"."""
    found = [Name(match.start(), match.end(), UNNAMED) for match in INDEFINITE.finditer(sentence.low)]
    for match in MEDIA_WING.finditer(sentence.low):
        army, armed = (context.previous.rfind(word) for word in ("army", "liberation"))
        if producer := "ispr" if max(army, context.previous.rfind("military")) > armed else context.producer:
            found.append(Name(match.start(), match.end(), producer))
    found += [name for match in OFFICER_OF.finditer(sentence.low) if (name := name_officer(match, sentence, context))]
    for match in BODY_AGAIN.finditer(sentence.low):
        if body := body_before(match["body"], context):
            found.append(Name(match.start("again"), match.end(), body))
    for match in SPOKESMAN.finditer(sentence.low):
        bodies = [
            name
            for name in find_names(sentence)
            if name.end <= match.start() and is_body(name.producer) and not WHERE.search(sentence.low[: name.start])
        ]
        whole = [one for one in bodies if not any(is_within(one, other) for other in bodies)]
        ministry = body_before("ministry", context) if match[0].startswith("ministry") else None
        producer = whole[-1].producer if whole else ministry or spokesman_before(match[0], context) or context.producer
        if producer:
            found.append(Name(match.start(), match.end(), producer))
    return found


def name_officer(match: re.Match[str], sentence: Sentence, context: Context) -> Name | None:
    """The body whose officer speaks: one named before in the sentence, else the last speaker that is so called; None without one."""
    named = [name for name in find_names(sentence) if name.end <= match.start() and is_body(name.producer)]
    called = [name.producer for name in named if match["body"] in sentence.low[name.start : name.end]]
    producer = called[-1] if called else body_before(match["body"], context)
    return Name(match.start(), match.end(), producer) if producer and producer != UNNAMED else None


def body_before(word: str, context: Context) -> str | None:
    """The body last heard that was called by a word such as "ministry"; None where none was."""
    told = (
        voice.producer
        for sentence, voice in reversed(context.voices)
        if word in spell_out(sentence.low[voice.start : voice.end]) and voice.producer != UNNAMED
    )
    return next(told, None)


def spokesman_before(words: str, context: Context) -> str | None:
    """For whom the spokesman told of before speaks, whoever spoke in between; None for "a spokesman"."""
    before = (
        voice.producer
        for sentence, voice in reversed(context.voices)
        if "spokes" in sentence.low[voice.start : voice.end] and voice.producer != UNNAMED
    )
    return next(before, None) if words.startswith("the ") else None


def is_within(name: Name, other: Name) -> bool:
    """Whether a name is only part of a longer one ("Pakistan" of "Pakistan's armed forces")."""
    return other.start <= name.start and name.end <= other.end and other.end - other.start > name.end - name.start


def is_body(producer: str) -> bool:
    """Whether a spokesman can speak for a name: an office or an organisation, not residents or a bare acronym."""
    return (kind_of(producer) in {"official", "monitor"} or producer == "local_hospitals") and not re.fullmatch(
        r"[A-Z]{2,7}", producer
    )


def is_heading(sentence: Sentence) -> bool:
    """Whether a sentence is a title: no full stop at its end."""
    return sentence.raw.rstrip()[-1:] not in '.!?"”'


def find_titles(sentences: list[Sentence]) -> list[Sentence]:
    """The first two sentences, and what else stands without a full stop in a title of several lines."""
    end = next((index for index, sentence in enumerate(sentences) if not is_heading(sentence)), len(sentences))
    return sentences[: max(2, min(end, TITLE_LINES))]


def find_heading_producer(sentences: list[Sentence]) -> str | None:
    """The counter that the title of a bulletin or table names; None for a news text."""
    if not sentences:
        return None
    if alone := next((name for name in find_names(sentences[0]) if is_whole(sentences[0], name)), None):
        return alone.producer
    rows = sum(is_heading(sentence) and any(char.isdigit() for char in sentence.raw) for sentence in sentences)
    titles = [sentence for sentence in sentences[:LEDE] if is_title(sentence)]
    if rows < ROWS and not any(BULLETIN.search(title.low) for title in titles):
        return None
    for sentence in titles:
        names = [name.producer for name in find_names(sentence) if is_counter(name.producer)]
        if names:
            return next((name for name in names if name.islower()), names[0])
        if issuer := find_issuer(sentence):
            return issuer
    return None


def is_whole(title: Sentence, name: Name) -> bool:
    """Whether a title is nothing but a counter's name, as the first cell of "IOM | Returns from Iran" is."""
    return title.low.strip() == title.low[name.start : name.end] and is_counter(name.producer)


def find_issuer(title: Sentence) -> str | None:
    """The office before the colon of a bulletin's title: "KP Police: daily situation bulletin"; None without one."""
    offices = [name for name in find_names(title) if name.start < ROWS and title.low[name.end : name.end + 2] == ": "]
    named = (name.producer for name in offices if kind_of(name.producer) == "official" and BULLETIN.search(title.low))
    return next((name for name in named if not name.endswith("_unnamed")), None)


def is_title(sentence: Sentence) -> bool:
    """Whether a sentence is a title though a full stop ends it: short, of a report, with no verb of its own."""
    return is_heading(sentence) or (
        len(sentence.low.split()) <= TITLE_WORDS
        and BULLETIN.search(sentence.low) is not None
        and not VERB.search(sentence.low)
    )


def is_counter(producer: str) -> bool:
    """Whether a producer is one that keeps counts (a think tank, an agency) and not an acronym we cannot place."""
    return producer != UNNAMED and kind_of(producer) == "monitor" and not NO_COUNTER.search(producer)


def credit_only_name(mentions: list[Mention], sentences: list[Sentence]) -> None:
    """Credit a text in which nobody speaks to the only counter it mentions ("returnees surveyed by IOM")."""
    mentioned = find_counters(sentences)
    if len(set(mentioned)) == 1:
        for mention in mentions:
            if mention.producer is None and is_long(mention):
                mention.producer = mentioned[0]


def find_counters(sentences: list[Sentence]) -> list[str]:
    """All counters whose names a text mentions, in order."""
    named = [name.producer for sentence in sentences for name in find_names(sentence) if is_counter(name.producer)]
    # The United Nations are named in the dateline of a report on one of their bodies.
    return [name for name in named if name != "un" or "un_monitoring_team" not in named]


def name_counters(mentions: list[Mention], voices: list[tuple[Sentence, Voice]], sentences: list[Sentence]) -> None:
    """Replace every unnamed counter by the one the text names; credit a lede to the only counter that speaks after it."""
    mentioned = find_counters(sentences)
    only_name = mentioned[0] if len(set(mentioned)) == 1 else None
    named = [voice.producer for _, voice in voices if voice.producer != UNNAMED]
    counters = [producer for producer in named if is_counter(producer)]
    for mention in mentions:
        if mention.producer == UNNAMED:
            mention.producer = counters[0] if counters else only_name
    if len(set(named)) != 1 or kind_of(named[0]) not in {"monitor", "official"} or named[0].endswith("_unnamed"):
        return
    first = voices[0][0].start
    for mention in mentions:
        if mention.producer is None and mention.sentence.start < first and is_long(mention):
            mention.producer = named[0]


def name_army(mentions: list[Mention], voices: list[tuple[Sentence, Voice]]) -> None:
    """Credit what "security forces claim" to the army's media wing where that speaks next, in the same paragraph."""
    for (sentence, voice), (following, known) in pairwise(voices):
        same = sentence.paragraph == following.paragraph and known.producer == "ispr"
        if not same or not sentence.low.startswith("security forces", voice.start):
            continue
        for mention in mentions:
            if mention.sentence is sentence and mention.producer == voice.producer:
                mention.producer = known.producer


def is_long(mention: Mention) -> bool:
    """Whether a mention counts over weeks or more, as reports do, rather than one event."""
    period = mention.period
    return bool(
        (mention.quantity.value or mention.quantity.low)
        and period
        and period.first
        and period.last
        and period.last - period.first > LONG
    )
