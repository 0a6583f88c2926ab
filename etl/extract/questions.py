"""Questions and answers: "How many Afghans have you sent across?" says what the bare numbers of the answer count."""

from __future__ import annotations

import re

from etl.extract.context import FLOW_MEASURES, Context, Question
from etl.extract.counted_nouns import find_group
from etl.extract.cues import AFTER_CUES, find_cues
from etl.extract.model import Mention, Sentence
from etl.extract.topics import label_topic

HOW_MANY = re.compile(r"\bhow many\b(?P<asked>[^?]*)\?")
SENT = re.compile(r"\b(?:sent|processed|gone|crossed|cross|go)\b")
REACH = 3
ASKING = re.compile(r"\s*(?:q|question)\b[^:]{0,20}:")


def note_question(sentence: Sentence, context: Context) -> None:
    """Keep what a sentence asks for; one that asks nothing countable leaves the question before standing."""
    if ASKING.match(sentence.low):
        context.is_interview = True
    asked = HOW_MANY.search(sentence.low)
    if not asked:
        return
    cues = find_cues(asked["asked"], AFTER_CUES)
    measure = next((cue.measure for cue in cues), "returns" if SENT.search(asked["asked"]) else None)
    group = find_group(asked["asked"])
    if measure in {None, "population", "airstrikes"}:
        context.question = None
        return
    named = group[0] if group else "all"
    if named == "all" and (measure in FLOW_MEASURES or context.is_about_afghans):
        named = "afghan_nationals"
    context.question = Question(measure or "", named, sentence.paragraph)


def answer_question(mentions: list[Mention], context: Context) -> None:
    """Give the bare first number of an answer what was asked for."""
    question = context.question
    if question is None or not mentions:
        return
    sentence = mentions[0].sentence
    first = mentions[0] if mentions[0].measure is None and mentions[0].noun.kind == "none" else None
    near = 0 <= sentence.paragraph - question.paragraph <= (REACH if context.is_interview else 1)
    labelled = first is not None and label_topic(first) is not None
    if first and near and not labelled and not sentence.low.rstrip().endswith("?") and first.quantity.value != 1:
        first.measure, first.group = question.measure, question.group
