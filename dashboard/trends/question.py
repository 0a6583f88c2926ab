"""The question a view asks, settled against the series that exist: only choices that exist are offered. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from dashboard.address import View
from dashboard.rows import IMPORTED, Offer
from dashboard.words import format_day_short, join_list, say

MOST_LINES = 6
ENOUGH = 16  # weight of years or months that show a course: eight points in series
VERBS = frozenset({"forced", "voluntary"})
KINDS = ("year", "month", "quarter", "half_year", "cumulative", "point", "week", "day", "other", "incident")
FIRST_MEASURE, FIRST_AREA, FIRST_GROUP = "attacks", "PK", "all"


@dataclass(frozen=True)
class Concept:
    """Definitions that are comparable: one concept, one scope, one unit, one crossing. They may share an axis."""

    concept: str
    scope: str
    unit: str
    crossing: str | None


@dataclass(frozen=True)
class Question:
    """What is asked, what could be asked instead, and the offers that answer it."""

    measure: str
    area: str
    group: str
    kind: str
    chosen: tuple[Offer, ...]
    concepts: dict[Concept, tuple[Offer, ...]]
    measures: tuple[str, ...]
    areas: tuple[str, ...]
    groups: tuple[str, ...]
    kinds: tuple[str, ...]
    by_default: bool

    @property
    def series(self) -> tuple[Offer, ...]:
        """The chosen series."""
        return tuple(offer for offer in self.chosen if offer.series_id)

    @property
    def singles(self) -> tuple[Offer, ...]:
        """The chosen single marks."""
        return tuple(offer for offer in self.chosen if not offer.series_id)


def concept_of(offer: Offer) -> Concept:
    """The concept an offer belongs to."""
    return Concept(offer.concept, offer.scope, offer.unit, offer.crossing)


def offer_key(offer: Offer) -> str:
    """The name of an offer in an address: the series, or the definition of single marks."""
    return offer.series_id or f"single.{offer.definition_id}"


def pick(wanted: str | None, weights: Counter[str], preferred: str | None = None) -> str:
    """The wanted code if it exists, else the preferred one, else the one with the most points."""
    if wanted in weights:
        return str(wanted)
    if preferred and preferred in weights:
        return preferred
    return max(weights, key=lambda code: weights[code])


def weigh(offers: Iterable[Offer], code: Callable[[Offer], str]) -> Counter[str]:
    """Points per code, those in series counting double: a series says more than single marks. Imported events decide nothing."""
    weights: Counter[str] = Counter()
    for offer in offers:
        weights[code(offer)] += 0 if offer.scope == IMPORTED else offer.n_points * (2 if offer.series_id else 1)
    return weights


def group_concepts(offers: Sequence[Offer]) -> dict[Concept, tuple[Offer, ...]]:
    """Offers by concept: the most comparable first (most counters, then most points), series before single marks.

    Imported events come after all that was reported.
    """
    groups: dict[Concept, list[Offer]] = defaultdict(list)
    for offer in offers:
        groups[concept_of(offer)].append(offer)

    def weight(rows: list[Offer]) -> tuple[bool, int, int, int]:
        lines = [offer for offer in rows if offer.series_id and offer.n_points > 1]
        return (
            rows[0].scope != IMPORTED,
            len({offer.producer_id for offer in lines}),
            sum(offer.n_points for offer in lines),
            sum(o.n_points for o in rows),
        )

    ordered = sorted(groups.items(), key=lambda item: weight(item[1]), reverse=True)
    return {
        concept: tuple(sorted(rows, key=lambda offer: (offer.series_id is None, -offer.n_points, offer_key(offer))))
        for concept, rows in ordered
    }


def choose_offers(view: View, concepts: dict[Concept, tuple[Offer, ...]]) -> tuple[tuple[Offer, ...], bool]:
    """The offers in view, and whether we chose them rather than the reader, who may name series, definitions or producers.

    Named series stand; else the named definitions or concept; else the most comparable concept. Where nobody named series,
    at most six are drawn, and the single marks with them.
    """
    every = [*chain.from_iterable(concepts.values())]
    if named := tuple(offer for offer in every if offer_key(offer) in view.series):
        return named, False
    pool = [offer for offer in every if offer.definition_id in view.definition]
    pool = pool or [offer for offer in every if offer.concept == view.concept]
    pool = pool or list(next(iter(concepts.values())))
    first = concept_of(pool[0])
    pool = pool if view.definition else [offer for offer in pool if concept_of(offer) == first]
    wanted = [offer for offer in pool if offer.producer_id in view.producer]
    pool = wanted or pool
    lines = [offer for concept in concepts for offer in cap_lines(pool, concept)]
    all_drawn = len(lines) == sum(offer.series_id is not None for offer in pool)
    by_reader = all_drawn and bool(wanted or view.definition)
    return (*lines, *(offer for offer in pool if not offer.series_id)), not by_reader


def cap_lines(pool: Sequence[Offer], concept: Concept) -> list[Offer]:
    """The six series of a concept with the most points."""
    return [offer for offer in pool if offer.series_id and concept_of(offer) == concept][:MOST_LINES]


def settle_question(view: View, offers: Sequence[Offer]) -> Question:
    """The question nearest to the view for which something exists. Raises ValueError when there are no offers at all."""
    if not offers:
        raise ValueError("no series exist")
    if named := next((offer for offer in offers if offer.series_id and offer.series_id in view.series), None):
        view = adopt(view, named)
    elif counted := next((offer for offer in offers if is_named(view, offer)), None):
        view = replace(view, measure=view.measure or counted.measure)
    measures = weigh(offers, lambda offer: offer.measure)
    measure = pick(view.measure, measures, FIRST_MEASURE)
    offers = [offer for offer in offers if offer.measure == measure]
    areas = weigh(offers, lambda offer: offer.reference_area)
    area = pick(view.area, areas, FIRST_AREA)
    offers = [offer for offer in offers if offer.reference_area == area]
    groups = weigh(offers, lambda offer: offer.population_group)
    group = pick(view.group, groups, FIRST_GROUP)
    offers = [offer for offer in offers if offer.population_group == group]
    kinds = weigh(offers, lambda offer: offer.period_kind)
    kind = pick(view.kind, kinds, first_kind(kinds))
    concepts = group_concepts([offer for offer in offers if offer.period_kind == kind])
    chosen, by_default = choose_offers(view, concepts)
    return Question(
        measure, area, group, kind, chosen, concepts, tuple(measures), tuple(areas), tuple(groups),
        tuple(code for code in KINDS if code in kinds), by_default,
    )  # fmt: skip


def is_named(view: View, offer: Offer) -> bool:
    """Whether the address names what an offer counts."""
    return offer.definition_id in view.definition or offer.concept == view.concept


def list_unmet(view: View, question: Question) -> list[tuple[str, str]]:
    """What the address names beside the question and nothing that answers it has: kind of name, and code."""
    offers = [*chain.from_iterable(question.concepts.values())]
    asked = [("definition", code, {offer.definition_id for offer in offers}) for code in view.definition]
    asked += [("concept", code, {offer.concept for offer in offers}) for code in (view.concept,) if code]
    asked += [("producer", code, {offer.producer_id for offer in offers}) for code in view.producer]
    return [(kind, code) for kind, code, found in asked if code not in found]


def adopt(view: View, offer: Offer) -> View:
    """The view with what a named series says about itself, where the view is silent."""
    return replace(
        view,
        measure=view.measure or offer.measure,
        area=view.area or offer.reference_area,
        group=view.group or offer.population_group,
        kind=view.kind or offer.period_kind,
    )


def first_kind(kinds: Counter[str]) -> str | None:
    """The first choice of period: years where there are enough of them to show a course, else what there is most of."""
    return next((kind for kind in ("year", "month") if kinds.get(kind, 0) >= ENOUGH), None)


def span_of(offers: Sequence[Offer]) -> tuple[date, date]:
    """First and last day of the offers."""
    return min(offer.first_day for offer in offers), max(offer.last_day for offer in offers)


def name_series(offers: Sequence[Offer]) -> dict[str, str]:
    """The label of each series: its counter; where one counter has several, told apart by start, last year or definition."""
    labels: dict[str, str] = {}
    for offer in offers:
        twins = [other for other in offers if other.producer_id == offer.producer_id]
        labels[str(offer.series_id)] = offer.producer_name if len(twins) == 1 else tell_apart(offer, twins)
    return labels


def tell_apart(offer: Offer, twins: Sequence[Offer]) -> str:
    """A label that none of the twins shares."""
    name = offer.producer_name
    if offer.verb_class:
        way = say(f"trends.verb.{offer.verb_class}") if offer.verb_class in VERBS else offer.verb_class
        name = join_list([name, way])
        twins = [twin for twin in twins if twin.verb_class == offer.verb_class]
    else:
        twins = [twin for twin in twins if not twin.verb_class]
    if len(twins) == 1:
        return name
    if offer.period_kind == "cumulative" and len({twin.first_day for twin in twins}) == len(twins):
        return say("trends.label.since", name=name, day=format_day_short(offer.first_day))
    if len({twin.last_day.year for twin in twins}) == len(twins):
        newest = max(twin.last_day.year for twin in twins)
        return name if offer.last_day.year == newest else say("trends.label.to", name=name, year=offer.last_day.year)
    return f"{name}: {offer.definition_label}"
