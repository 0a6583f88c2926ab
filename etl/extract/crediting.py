"""By whose count: the speaker of the sentence, else an earlier one who still speaks."""

from __future__ import annotations

import re
from datetime import timedelta

from etl.extract.context import FLOW_MEASURES, Context, family_of
from etl.extract.date_rules import MONTH
from etl.extract.localising import localise
from etl.extract.model import Mention, Sentence, Voice
from etl.extract.producers import UNNAMED, kind_of, spell_out
from etl.extract.speaking import choose_voice, said_again, speaks_again

BREAK = re.compile(r";|\b(?:while|but|whereas)\b")
REPORTS_ON = 2
# From the first day to the last: within a week, longer than a day or two as reports are, longer than any event.
WEEK, REPORTED, WEEKS = timedelta(days=7), timedelta(days=5), timedelta(days=20)
# "…, a lawyer who visits them said": someone who is no body, so that the earlier speaker is silent.
ANOTHER_SPEAKS = re.compile(
    r",\s(?:a|an)\s(?!(?:[\w-]+\s){0,3}(?:statement|update|bulletin|release|document|notification|note|list)\b)(?:[\w-]+\s){1,3}?(?:(?:who|whose|for|of|at|in|from|with)\s[^,;]{2,40}\s)?(?:said|says|claimed|estimated|reckons|believes)\b[^,;\d]{0,25}\.?[\"”]?\s*$"
)
# Rows of a list of events, each of its own day: who told of one has not told of the next.
DATED_ROW = re.compile(rf"\s*(?:[-–•*▪]\s)?(?:\d{{1,2}}(?:\s?[-–]\s?\d{{1,2}})?\s)?{MONTH}[^:;]{{0,16}}:\s")
# "The department carried out", "its officers arrested".
ACTS = re.compile(
    r"(?:^|,)\s*(?:also\s)?the (?P<body>department|ministry|directorate|agency|commission|authority|police|organi[sz]ation|office|council|foundation|centre|center)\s(?:has |had |also )*(?!said|was|were|is)\w+(?:ed|t|ew|ok)\b"
)
OTHER_ACTION = re.compile(
    r"\s*in (?:a separate|another|the other) (?:[\w-]+ ){0,2}(?:action|operation|engagement|encounter|raid|clash|exchange)\b"
)
OFFICES = {
    "kp_ctd": "department",
    "kp_home": "department",
    "pk_interior": "ministry",
    "pk_information": "ministry",
    "unhcr": "agency",
    "iom": "agency",
    "unama": "mission",
    "ispr": "army military",
}
BODIES = (
    "council",
    "commission",
    "ministry",
    "department",
    "agency",
    "mission",
    "institute",
    "army",
    "military",
    "directorate",
)
MONITOR_WORD = re.compile(r"\bthe (?:institute|think[- ]tank|monitor|watchdog|research (?:body|group)|network)\b")
SAID = re.compile(r"\b(?:said|says|told)\b")
# What the army tells of in the next paragraph of its statement, and whom it counts.
ARMY_COUNTS = {"militants", "security_forces", "all"}
ARMY_ACTS = re.compile(r"\b(?:troops|security forces|soldiers|khwarij|khawarij|operation|engagement|encounter|clash)\b")
SAME_DAY = re.compile(r"\s*(?:on )?the same (?:day|night|evening)\b")
ELSEWHERE = re.compile(
    r"\s*(?:(?:a|another) (?:similar|previous|earlier)|in another|in a separate|separately|meanwhile|elsewhere)\b"
)


def settle_producer(mention: Mention, voices: list[Voice], context: Context) -> str | None:
    """Who says so: the sentence's speaker, else an earlier one who still speaks."""
    sentence = mention.sentence
    if (
        not voices
        and mention.measure == "population"
        and not speaks_again(sentence)
        and not goes_on_counting(mention, context)
    ):
        return mention.parent.producer if mention.parent and mention.relation else context.default_producer
    voice = choose_voice(voices, sentence.low, mention.quantity.start)
    if voice:
        return localise(voice, context, sentence)
    if ANOTHER_SPEAKS.search(sentence.low):
        return None
    if context.producer in {None, context.default_producer} or speaks_for_itself(mention, context):
        return context.default_producer
    if (speaks_again(sentence) or is_subject_again(sentence, context)) and not voices:
        return name_body_again(sentence, context) or name_monitor_again(sentence, context) or context.producer
    later = all(voice.start > mention.end and BREAK.search(sentence.low[mention.end : voice.start]) for voice in voices)
    return carry_producer(mention, [] if later else voices, context)


def speaks_for_itself(mention: Mention, context: Context) -> bool:
    """Whether a bulletin goes on in its own words, a paragraph after it quoted another counter."""
    gap = mention.sentence.paragraph - context.producer_paragraph
    own = context.default_producer is not None and not mention.relation
    return own and gap > 0 and not speaks_again(mention.sentence) and kind_of(context.producer or "") == "monitor"


def name_body_again(sentence: Sentence, context: Context) -> str | None:
    """The speaker before whom "the commission said" names, though someone else spoke in between; None where none was so called."""
    body = next((word for word in BODIES if re.search(rf"\bthe {word}\b", said_again(sentence))), None)
    told = (voice.producer for before, voice in reversed(context.voices) if body and is_called(voice, before, body))
    return next(told, None)


def name_monitor_again(sentence: Sentence, context: Context) -> str | None:
    """The monitor that the sentence before only mentioned, for "the institute said" after an office spoke; None without one."""
    again = MONITOR_WORD.search(said_again(sentence)) is not None and kind_of(context.producer or "") == "official"
    return context.mentioned if again else None


def is_called(voice: Voice, sentence: Sentence, body: str) -> bool:
    """Whether a speaker was named by a word such as "commission", or is known as one."""
    words = f"{sentence.low[voice.start : voice.end]} {voice.producer} {OFFICES.get(voice.producer, '')}".lower()
    return body in spell_out(words) and voice.producer != UNNAMED


def is_subject_again(sentence: Sentence, context: Context) -> bool:
    """Whether the body that spoke before does what is told: "Separately, the department carried out 3,480 operations"."""
    near = sentence.paragraph - context.producer_paragraph <= 1
    acts = ACTS.search(sentence.low)
    words = OFFICES.get(context.producer or "", (context.producer or "").lower())
    return bool(near and acts and acts["body"] in words)


def goes_on_counting(mention: Mention, context: Context) -> bool:
    """Whether a dated stock is told in the report of a monitor: "As of 31 July Pakistan hosted …"."""
    near = mention.sentence.paragraph - context.producer_paragraph <= 1
    if context.stock and context.stock.period is mention.period:
        return near
    dated = bool(mention.period and not mention.period.is_open) or bool(mention.parent and mention.relation)
    return near and dated and kind_of(context.producer or "") == "monitor" and context.producer_family in {None, "flow"}


def carry_producer(mention: Mention, voices: list[Voice], context: Context) -> str | None:
    """The earlier speaker of a sentence without its own: monitors are carried on, others only nearby and on the same matter."""
    family = family_of(mention)
    gap = mention.sentence.paragraph - context.producer_paragraph
    if DATED_ROW.match(mention.sentence.low) and kind_of(context.producer or "") != "monitor":
        return None
    told_since = (
        mention.relation == "restated" and mention.parent and mention.parent.sentence.start < context.voice_start
    )
    told_since = told_since or is_sum_of_writer(mention)
    looks_back = mention.relation == "compared" and gap and is_background(mention)
    if mention.parent and mention.parent.producer and mention.relation and not told_since and not looks_back:
        return mention.parent.producer
    still_armed = kind_of(context.producer or "") == "armed" and context.monitor
    if still_armed and gap <= 4 and not ELSEWHERE.match(mention.sentence.low):
        return context.monitor
    same_family = context.producer_family in {None, family} or (mention.measure == "arrests" and gap == 0)
    if context.is_interview and not voices:
        return context.producer
    if not same_family or (voices and gap):
        return None
    if kind_of(context.producer or "") == "monitor":
        elsewhere = ELSEWHERE.match(mention.sentence.low) and not (counts_long(mention) and has_reported(context))
        return context.producer if gap <= 4 and not elsewhere else None
    # The bulletin of an office on those who came or left goes on in its next paragraph.
    named = not (context.producer or "").endswith("_unnamed") and not SAID.search(mention.sentence.low)
    goes_on_moving = mention.measure in FLOW_MEASURES and gap <= 1 and named
    local = kind_of(context.producer or "") == "local" and gap == 0 and goes_on(mention)
    still = local or (
        kind_of(context.producer or "") == "official"
        and (
            gap == 0
            or (gap <= REPORTS_ON and counts_long(mention) and (family == "flow" or has_reported(context)))
            or (gap == 1 and (goes_on(mention) or tells_same_event(mention, context)))
            or goes_on_moving
            or (gap == 1 and goes_on_fighting(mention, context) and mention.group in ARMY_COUNTS)
        )
    )
    if kind_of(context.producer or "") == "armed" and gap == 0 and mention.group == "militants" and context.official:
        return context.official
    frame = context.periods.get(family)
    reports = bool(frame and frame.first and frame.last and frame.last - frame.first > REPORTED) and gap == 0
    # The army tells of all its engagements in one statement.
    fights_on = gap == 1 and goes_on_fighting(mention, context)
    army = context.producer == "ispr" and (gap == 0 or fights_on) and mention.group in ARMY_COUNTS
    goes_on_here = gap == 0 and SAME_DAY.match(mention.sentence.low)
    background = (
        is_background(mention)
        and not reports
        and not goes_on_here
        and not goes_on_moving
        and not (army and OTHER_ACTION.match(mention.sentence.low))
    )
    return context.producer if still and not background and not voices else None


def is_sum_of_writer(mention: Mention) -> bool:
    """Whether a running total follows the claim of an armed group, whose words it does not go on with."""
    claimed = mention.parent is not None and kind_of(mention.parent.producer or "") == "armed"
    return (
        claimed
        and mention.relation == "restated"
        and mention.parent is not None
        and mention.parent.sentence is not mention.sentence
    )


def counts_long(mention: Mention) -> bool:
    """Whether a mention goes on with the figures of a report: a stretch of weeks or more, not one event."""
    period = mention.period
    return bool(period and period.first and period.last and period.last - period.first > WEEKS)


def has_reported(context: Context) -> bool:
    """Whether the speaker has told of weeks or more before, as in a report, and not only of one event."""
    return any(main.producer == context.producer and counts_long(main) for main in context.mains)


def tells_same_event(mention: Mention, context: Context) -> bool:
    """Whether the next paragraph goes on with one event of a few days, with no day of its own."""
    period, known = mention.period, context.periods.get(family_of(mention))
    if not (period and known and period.first and period.last and known.first and known.last):
        return False
    part = (
        known.first < known.last
        and known.last - known.first < WEEK
        and known.first <= period.first
        and period.last <= known.last
    )
    return (period is known or part) and not counts_long(mention)


def goes_on_fighting(mention: Mention, context: Context) -> bool:
    """Whether the army's statement on militants killed goes on in its next paragraph."""
    told = any(main.producer == "ispr" and main.group == "militants" for main in context.mains)
    return context.producer == "ispr" and told and ARMY_ACTS.search(mention.sentence.low) is not None


def goes_on(mention: Mention) -> bool:
    """Whether a paragraph's first words go on with the people told before: "Another 20 were wounded"."""
    before = mention.sentence.low[: mention.quantity.start]
    return re.fullmatch(r"\s*(?:another |at least |a further |some |about )*", before) is not None and (
        mention.noun.anaphoric or "another" in before or "further" in before
    )


def is_background(mention: Mention) -> bool:
    """Whether a sentence opens with a period of its own, as background does in a report of an incident."""
    return (
        re.match(
            r"\s*(?:(?:in|during|throughout) (?:\w+ ){0,4}(?:19|20)\d\d|last (?:month|year|week|january|february|march|april|may|june|july|august|september|october|november|december)|earlier (?:this|in)|(?:on )?the same (?:day|night|evening)|in (?:january|february|march|april|may|june|july|august|september|october|november|december)|in another|in a separate|(?:a|another) (?:similar|previous|earlier)|separately|meanwhile)\b|\s*on (?:january|february|march|april|may|june|july|august|september|october|november|december) \d{1,2},?\s[^.;]*?\shad\s|.*\bsince (?:[\w']+ ){0,3}[\w']+,? when\b|.*\b(?:hours|days?|weeks?) (?:earlier|before|after)\b",
            mention.sentence.low,
        )
        is not None
    )
