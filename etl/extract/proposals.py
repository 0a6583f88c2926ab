"""From a text to the figures it states: one proposal per claim, with its place in the text."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from datetime import date

from etl.extract.areas import find_home, find_origin, find_places
from etl.extract.changes import find_changes
from etl.extract.confidence import rate_confidence
from etl.extract.context import FLOW_MEASURES, Context, topic_family
from etl.extract.model import Mention, Period, Place, Sentence, Voice
from etl.extract.periods import find_periods
from etl.extract.producers import find_source_line, find_voices, home_of, kind_of
from etl.extract.qualifiers import find_quantities
from etl.extract.reading import find_mentions, read_measures
from etl.extract.sentences import split_sentences
from etl.extract.settling import family_of, localise, settle_area, settle_period, settle_producer

LONGEST_PHRASE = 8
AFGHANS = re.compile(r"\b(?:afghan\w*|torkham|islam qala|spin boldak|chaman border|chaman crossing|refugees?|migrants?|deport\w*|repatriat\w*|returnees?)\b")

# Words that make a sentence without a number tell of an event, so that its period holds for what follows.
HAPPENED = re.compile(r"\b(?:struck|exploded|went off|blew|attacked|stormed|ambushed|rammed|clashed|detonated|opened fire|raided|bombed|shelled|targeted|blasts?|explosions?|bombings?|airstrikes?|air strikes?)\b")
TOLD = re.compile(HAPPENED.pattern + r"|\b(?:attacks?|kill\w*|violen\w+|dead\w*|blood\w*|militan\w+|clash\w*|deport\w*|returns?|returned|returnees|expel\w*|repatriat\w*|casualt\w+|fatalit\w+|toll|operations?|insurgen\w+|terror\w*)\b")


@dataclass(frozen=True)
class Proposal:
    """One proposed figure. `start` and `end` are offsets into the text: text[start:end] == as_stated."""

    measure: str
    unit: str
    value: int | float | None
    low: int | float | None
    high: int | float | None
    qualifier: str
    population_group: str | None
    reference_area: str | None
    period_start: str | None
    period_end: str | None
    period_basis: str | None
    producer: str | None
    as_stated: str
    start: int
    end: int
    confidence: str

    def as_dict(self) -> dict[str, object]:
        """The proposal as a JSON object, its columns in order."""
        return asdict(self)


def propose_figures(text: str, published: date) -> list[Proposal]:
    """All figures that a text published on a day states, in the order of the text. Never raises on any text."""
    sentences = split_sentences(text)
    low = text.lower()
    context = Context(published, find_home(sentences, published), AFGHANS.search(low) is not None, find_origin(low), find_source_line(sentences))
    kept: list[Mention] = []
    for sentence in sentences:
        kept.extend(read_sentence(sentence, context))
    return drop_repeats([make_proposal(text, mention) for mention in kept])


def read_sentence(sentence: Sentence, context: Context) -> list[Mention]:
    """The mentions of one sentence that are figures, every field settled; the context is brought up to date."""
    published = context.published
    periods, places = find_periods(sentence, published), find_places(sentence, published)
    mentions = find_mentions(sentence, periods)
    read_measures(mentions, places, periods, context)
    changes = find_changes(sentence, periods, mentions, context.last_main(sentence.paragraph))
    numbers = [quantity.core for quantity in find_quantities(sentence.low)]
    voices = find_voices(sentence, [number for number in numbers if any(mention.quantity.core == number for mention in mentions + changes)])
    figures = sorted([mention for mention in mentions if is_figure(mention, context)] + changes, key=lambda mention: mention.quantity.start)
    note_heading(sentence, periods, figures, context)
    for mention in figures:
        if mention.measure == "change_pct":
            mention.parent = mention.parent or next((other for other in figures if other.measure != "change_pct"), None)
        settle_fields(mention, figures, places, periods, voices, context)
    update_context(sentence, figures, places, voices, context)
    return figures


def is_figure(mention: Mention, context: Context) -> bool:
    """Whether a mention has all that a figure needs: a measure, and Afghans in the text where people move."""
    if mention.measure is None:
        return False
    return mention.measure not in FLOW_MEASURES or context.is_about_afghans


def settle_fields(mention: Mention, figures: list[Mention], places: list[Place], periods: list[Period], voices: list[Voice], context: Context) -> None:
    """Settle who, when and where of one mention."""
    mention.producer = settle_producer(mention, voices, context)
    mention.group = own_side(mention, figures) or mention.group
    mention.period = settle_period(mention, figures, periods, context)
    flow = mention.measure == "change_pct" and (mention.group or "").startswith("afghan")
    if flow:
        mention.measure = "returns"
    mention.area = settle_area(mention, figures, places, voices, context)
    if flow:
        mention.measure = "change_pct"


def own_side(mention: Mention, figures: list[Mention]) -> str | None:
    """The forces of the speaker, where a side counts "its own men" or "their own losses"."""
    start = max([other.end for other in figures if other.end <= mention.quantity.start] + [mention.quantity.start - 40, 0])
    near = mention.sentence.low[start : mention.end]
    if mention.measure not in {"fatalities", "injuries", "casualties"} or kind_of(mention.producer or "") != "official" or not re.search(r"\b(?:its|their|our) own\b|\bof (?:its|their|our) (?:men|soldiers|troops|personnel|fighters)\b|\bown (?:losses|side|soldiers|men|troops)\b", near):
        return None
    return {"AF": "afghan_forces", "PK": "security_forces"}.get(home_of(mention.producer) or "")


def note_heading(sentence: Sentence, periods: list[Period], figures: list[Mention], context: Context) -> None:
    """Keep the period of a heading or first sentence that states no figure itself."""
    plain = [period for period in periods if not period.is_speech and not period.is_future and period.relative is None and period.first]
    if figures or not plain:
        return
    headline = sentence.raw.rstrip()[-1:] not in ".!?"
    if context.heading is None and not context.mains and (headline or TOLD.search(sentence.low)):
        context.heading = plain[0]
    if context.mains and HAPPENED.search(sentence.low):
        context.periods["violence"] = context.last_period = plain[0]


def update_context(sentence: Sentence, figures: list[Mention], places: list[Place], voices: list[Voice], context: Context) -> None:
    """Leave period, place, speaker and totals for the sentences that follow."""
    for mention in figures:
        if mention.relation in {"compared", "part", "restated"} or mention.measure == "population":
            continue
        if mention.period and mention.period.first and mention.period.last:
            context.periods[family_of(mention)] = context.last_period = mention.period
        if mention.measure != "change_pct":
            context.mains.append(mention)
        if mention.measure in FLOW_MEASURES:
            context.flow_area = context.flow_area or mention.area
    note_places(sentence, figures, places, context)
    if voices:
        context.producer = localise(voices[-1], context, sentence)
        context.producer_paragraph = sentence.paragraph
        context.producer_family = family_of(figures[-1]) if figures else None
    elif figures and figures[-1].producer == context.producer:
        context.producer_paragraph = sentence.paragraph


def note_places(sentence: Sentence, figures: list[Mention], places: list[Place], context: Context) -> None:
    """Remember the area of a sentence, and the first one of the text as what it is about."""
    areas = [mention.area for mention in figures if mention.area and mention.measure not in FLOW_MEASURES]
    if areas:
        context.area, context.area_paragraph = areas[0], sentence.paragraph
    elif places and not places[0].is_crossing:
        context.area, context.area_paragraph = places[0].code, sentence.paragraph
    if context.focus is None and areas:
        context.focus = areas[0]
    elif context.focus is None and places and not places[0].is_crossing and "-" in places[0].code and len(places) == 1:
        context.focus = places[0].code


def make_proposal(text: str, mention: Mention) -> Proposal:
    """The proposal of a settled mention."""
    start, end = phrase_of(mention)
    quantity, period = mention.quantity, mention.period
    first, last = (period.first, period.last) if period else (None, None)
    basis = None if first is None and last is None else "inferred" if period and period.is_open else "stated"
    return Proposal(
        measure=mention.measure or "",
        unit=mention.unit or "persons",
        value=quantity.value,
        low=quantity.low,
        high=quantity.high,
        qualifier=quantity.qualifier,
        population_group=mention.group,
        reference_area=mention.area,
        period_start=first.isoformat() if first else None,
        period_end=last.isoformat() if last else None,
        period_basis=basis,
        producer=mention.producer,
        as_stated=text[start:end],
        start=start,
        end=end,
        confidence=rate_confidence(mention, is_period_printed=basis == "stated"),
    )


def phrase_of(mention: Mention) -> tuple[int, int]:
    """Offsets of the numeric phrase: qualifier, number and noun, at most eight words."""
    sentence, quantity = mention.sentence, mention.quantity
    end = mention.noun.end if mention.noun.kind not in {"none", "other"} else quantity.end
    end = quantity.end if ")" in sentence.raw[quantity.end : end] or end < quantity.end else end
    if len(sentence.raw[quantity.start : end].split()) > LONGEST_PHRASE:
        end = quantity.end
    start = quantity.start if len(sentence.raw[quantity.start : end].split()) <= LONGEST_PHRASE else quantity.core
    return sentence.start + start, sentence.start + end


def drop_repeats(proposals: list[Proposal]) -> list[Proposal]:
    """One proposal per claim: of two that differ only in what one leaves open, the fuller is kept."""
    kept: list[Proposal] = []
    for proposal in proposals:
        twin = next((index for index, other in enumerate(kept) if are_same_claim(other, proposal)), None)
        if twin is None:
            kept.append(proposal)
        elif fullness(proposal) > fullness(kept[twin]):
            kept[twin] = proposal
    return sorted(kept, key=lambda proposal: proposal.start)


def fullness(proposal: Proposal) -> int:
    """How many fields a proposal fills."""
    return sum(part is not None for part in (proposal.reference_area, proposal.period_start, proposal.producer))


def are_same_claim(first: Proposal, second: Proposal) -> bool:
    """Whether two proposals state one claim: equal numbers, and nothing in which both speak and differ."""
    if (first.measure, first.unit, first.value, first.low, first.high, first.population_group) != (second.measure, second.unit, second.value, second.low, second.high, second.population_group):
        return False
    if first.value is None and first.low is None:
        return False
    pairs = (
        (first.period_start, second.period_start),
        (first.period_end, second.period_end),
        (first.producer, second.producer),
        (first.reference_area, second.reference_area),
    )
    return all(one is None or other is None or one == other or nested(one, other) for one, other in pairs)


def nested(one: str, other: str) -> bool:
    """Whether one area code lies within the other."""
    return one.startswith(other + "-") or other.startswith(one + "-")
