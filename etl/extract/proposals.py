"""From a text to the figures it states, sentence by sentence."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from etl.extract.areas import find_places
from etl.extract.backwards import credit_backwards, credit_between
from etl.extract.carrying import end_as_of, find_as_of
from etl.extract.changes import find_changes
from etl.extract.compass import find_compass_places
from etl.extract.context import FLOW_MEASURES, Context
from etl.extract.coordination import span_parts
from etl.extract.crediting import counts_long, settle_producer
from etl.extract.date_rules import MONTH
from etl.extract.dating import settle_period
from etl.extract.grouping import TAKEOVER
from etl.extract.headings import note_heading
from etl.extract.localising import localise
from etl.extract.mentions import find_mentions
from etl.extract.model import Mention, Period, Place, Sentence, Voice
from etl.extract.origins import find_dateline, find_home, find_origin
from etl.extract.periods import find_periods
from etl.extract.placing import CAPITALS, settle_area
from etl.extract.producers import home_of, kind_of
from etl.extract.proposal import Proposal, make_proposal
from etl.extract.qualifiers import find_quantities
from etl.extract.questions import note_question
from etl.extract.reading import read_measures
from etl.extract.remembering import update_context
from etl.extract.repeats import drop_repeats
from etl.extract.sentences import split_sentences
from etl.extract.sides import own_side, side_of_country
from etl.extract.speaking import find_source_line
from etl.extract.story import date_lede, settle_story
from etl.extract.summing import take_from_parts
from etl.extract.told_again import is_told_again
from etl.extract.unnamed import (
    credit_only_name,
    find_heading_producer,
    find_indefinite,
    find_titles,
    is_heading,
    name_army,
    name_counters,
)
from etl.extract.voices import find_voices

# "Chagai and Quetta being the districts with most": not where all were.
MOST_THERE = re.compile(
    r"(?:(?:,| and) [a-z' -]{3,25}?){0,3}\s(?:being|were|are|was|is|remain\w*)\s(?:among\s)?the\s(?:\w+\s)?(?:districts?|provinces?|areas?|cities|places)\s(?:with|where|that|which|most)\b"
)
# "Iran: 29,155 individuals returned": those counted in the row have left there.
ROW_COUNTRY = re.compile(r"\s*(?:[-–•*]\s)?(?:from )?(?P<country>pakistan|iran)(?::\s|[.:]?\s*$)")
WRITTEN_ON = re.compile(rf",\s(?:\d{{1,2}}\s{MONTH}|{MONTH}\s\d{{1,2}})(?:,?\s\d{{4}})?\s*")
# "Five soldiers captured by the BLA".
BY_ARMED = re.compile(
    r"\s(?:were |was |been )?(?:captured|held|detained|taken \w+) by (?:the )?(?:ttp|bla|blf|is\b|taliban fighters|militants|gunmen|insurgents|separatists|armed men)"
)
# Bodies that count Afghans alone: those arrested, in their reports, are Afghans.
REFUGEE_AGENCIES = {"unhcr", "iom", "iom_unhcr", "ihrf"}
# "Were 90,000 deported?" claims nothing.
ASKED = re.compile(
    r"\s*(?:(?:q|question)\b[^:]{0,20}:\s)?[\"“]?(?:were|was|did|do|does|is|are|have|has|had|could|can|will|would|why|where|when|who)\b[^.!]*\?[\"”]?\s*$"
)
# The "Punjab Counter Terrorism Department" is credited as printed.
DEPARTMENT = re.compile(r"\b(?:[Cc]ounter[- ]?[Tt]errorism [Dd]epartment|CTD)\b")
AFGHANS = re.compile(
    r"\b(?:afghan\w*|kabul|torkham|islam qala|spin boldak|chaman border|chaman crossing|unhcr|refugee agency|por card\w*|proof of registration)\b"
)
MOVING = re.compile(r"\b(?:refugees?|migrants?|deport\w*|repatriat\w*|return(?:s|ees?)|expel\w*|expulsions?)\b")
BESIDE_MOVING = re.compile(
    r"\b(?:taliban|torkham|chaman|refugees?|iom|ocha|(?:from|in) (?:pakistan|iran)|(?:pakistan|iran) \d)"
)


def propose_figures(text: str, published: date) -> list[Proposal]:
    """All figures that a text published on a day states, in the order of the text. Never raises on any text."""
    sentences = split_sentences(text)
    low = text.lower()
    context = Context(
        published,
        find_home(sentences, published),
        is_about_afghans(low),
        find_origin(low),
        find_source_line(sentences) or find_heading_producer(sentences),
    )
    context.dateline = find_dateline(sentences)
    context.as_of = find_as_of(find_titles(sentences), published)
    kept: list[Mention] = []
    for sentence in sentences:
        # Rows of bare numbers count nothing, and long tables of them are slow to read.
        if not any(char.isalpha() for char in sentence.low):
            continue
        kept.extend(read_sentence(sentence, context))
    settle_story(kept, sentences, published)
    name_counters(kept, context.voices, sentences)
    name_army(kept, context.voices)
    if not context.voices:
        credit_only_name(kept, sentences)
    credit_backwards(kept, sentences, context)
    credit_between(kept, context.voices)
    take_from_parts(kept)
    date_lede(kept, sentences, published)
    place_at_home(kept)
    headline_end = sentences[0].end if sentences and is_headline(sentences) else 0
    return drop_repeats([make_proposal(text, mention) for mention in kept], headline_end)


def place_at_home(mentions: list[Mention]) -> None:
    """Give numbers without an area, credited only at the end of reading, the country their counter counts in."""
    for mention in mentions:
        if (
            mention.area is None
            and mention.measure not in FLOW_MEASURES
            and kind_of(mention.producer or "") == "monitor"
        ):
            mention.area = home_of(mention.producer)


def is_about_afghans(low: str) -> bool:
    """Whether the people who move in a text are Afghans: it says so, or names who counts them or the countries they leave."""
    return bool(AFGHANS.search(low) or (MOVING.search(low) and BESIDE_MOVING.search(low)))


def is_headline(sentences: list[Sentence]) -> bool:
    """Whether a text opens with a headline: a line without a full stop, and prose under it."""
    return is_heading(sentences[0]) and any(not is_heading(sentence) for sentence in sentences[1:])


def read_sentence(sentence: Sentence, context: Context) -> list[Mention]:
    """The mentions of one sentence that are figures, every field settled; the context is brought up to date."""
    published = context.published
    periods = find_periods(sentence, published)
    named = [place for place in find_places(sentence, published) if not is_no_scene(sentence, place)]
    places = find_compass_places(sentence, named, context.home)
    if label := ROW_COUNTRY.match(sentence.low):
        context.flow_area = {"pakistan": "PK", "iran": "IR"}[label["country"]]
    mentions = find_mentions(sentence, periods)
    read_measures(mentions, places, periods, context)
    changes = find_changes(sentence, periods, mentions, context.last_main(sentence.paragraph))
    numbers = [quantity.core for quantity in find_quantities(sentence.low)]
    voices = find_voices(
        sentence,
        [
            number
            for number in numbers
            if any(one.measure and one.quantity.core == number for one in mentions + changes)
        ],
        find_indefinite(sentence, context),
    )
    periods = [note_speech(period, voices, sentence) for period in periods]
    context.voices.extend((sentence, replace(voice, producer=localise(voice, context, sentence))) for voice in voices)
    figures = sorted(
        [mention for mention in mentions if is_figure(mention, context)] + changes,
        key=lambda mention: mention.quantity.start,
    )
    note_heading(sentence, periods, figures, context)
    note_question(sentence, context)
    # What a number is compared with may stand after it: then that one is settled first.
    for mention in sorted(figures, key=is_settled_late):
        if mention.measure == "change_pct":
            mention.parent = mention.parent or find_changed(mention, figures)
        settle_fields(mention, figures, places, periods, voices, context)
    span_parts(figures)
    update_context(sentence, figures, places, voices, context)
    return figures


def is_no_scene(sentence: Sentence, place: Place) -> bool:
    """Whether a place is only where most were, or where a report was written: "…, Islamabad, 2 October"."""
    return MOST_THERE.match(sentence.low, place.end) is not None or (
        place.code in CAPITALS and WRITTEN_ON.fullmatch(sentence.low, place.end) is not None
    )


def note_speech(period: Period, voices: list[Voice], sentence: Sentence) -> Period:
    """A day printed between a speaker and the verb ("the ministry on Monday confirmed") as that of the words."""
    inside = any(
        voice.start < period.start
        and period.end < voice.end
        and "," not in sentence.low[voice.start : voice.end]
        and kind_of(voice.producer) != "monitor"
        for voice in voices
    )
    return replace(period, is_speech=True) if inside and period.first and period.first == period.last else period


def find_changed(change: Mention, figures: list[Mention]) -> Mention | None:
    """The number whose change a percentage tells: the last total before it that nothing is compared with, else the first."""
    counted = [other for other in figures if other.measure != "change_pct"]
    before = [one for one in counted if one.quantity.start < change.quantity.start and one.relation != "compared"]
    trend = before[-1] if before and counted[0].relation == "compared" else None
    return trend or next(iter(counted), None)


def is_settled_late(mention: Mention) -> int:
    """0 for totals, 1 for what they are compared with, 2 for what is listed with that."""
    behind = mention.parent is not None and mention.parent.relation == "compared"
    return 1 if mention.relation == "compared" else 2 if behind else 0


def is_figure(mention: Mention, context: Context) -> bool:
    """Whether a mention has all that a figure needs: a measure, and Afghans in the text where people move."""
    if mention.measure is None or ASKED.match(mention.sentence.low) or is_told_again(mention, context):
        return False
    return mention.measure not in FLOW_MEASURES or context.is_about_afghans


def settle_fields(
    mention: Mention,
    figures: list[Mention],
    places: list[Place],
    periods: list[Period],
    voices: list[Voice],
    context: Context,
) -> None:
    """Settle who, when and where of one mention."""
    mention.period = end_as_of(mention.period or settle_period(mention, figures, periods, context), context)
    mention.producer = settle_producer(mention, voices, context)
    side = own_side(mention, figures)
    mention.group = side or mention.group
    if mention.measure == "arrests" and (
        kind_of(mention.producer or "") == "armed" or BY_ARMED.match(mention.sentence.low, mention.end)
    ):
        mention.measure = "abductions"
    if mention.measure in {"arrests", "change_pct"} and mention.group == "all" and mention.producer in REFUGEE_AGENCIES:
        mention.group = "afghan_nationals"
    if mention.measure == "arrests" and is_plain_suspect(mention):
        mention.group = "militants" if counts_militants(mention.producer) or counts_long(mention) else "all"
    if mention.parent and mention.relation and mention.noun.kind == "none" and is_plain_suspect(mention.parent):
        mention.group = mention.parent.group
    if (
        kind_of(mention.producer or "") == "armed"
        and mention.group == "militants"
        and not side
        and mention.noun.group is None
    ):
        mention.group = "all"
    flow = mention.measure == "change_pct" and (mention.group or "").startswith("afghan")
    if flow:
        mention.measure = "returns"
    mention.area = mention.area or settle_area(mention, figures, places, voices, context)
    if flow:
        mention.measure = "change_pct"
    if context.published >= TAKEOVER:
        mention.group = side_of_country(mention)


def is_plain_suspect(mention: Mention) -> bool:
    """Whether "suspects" are counted without a word of what they are suspected of."""
    words = mention.sentence.low[mention.noun.start : mention.noun.end].split()
    return words[-1:] == ["suspects"] and set(words[:-1]) <= {"other", "more", "such", "further"}


def counts_militants(producer: str | None) -> bool:
    """Whether the suspects of a counter are militants: think tanks, the army and counter-terrorism departments."""
    named = producer is not None and (kind_of(producer) == "monitor" or DEPARTMENT.search(producer) is not None)
    return named or producer in {"kp_ctd", "ispr"}
