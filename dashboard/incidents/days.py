"""How the numbers printed for one incident changed: each figure as a point at the day of its document. Pure.

One measure about one group of people, since unlike people share no chart: the group with most figures that have a number and
a day. Partial counts stay, as the small marks they are everywhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dashboard.incidents.ranges import lowest
from dashboard.phrasing.amounts import say_amount
from dashboard.phrasing.counters import say_counter
from dashboard.rows import Claim, Point, Wording
from dashboard.words import count, format_day, say

FEWEST = 3  # figures that make a chart rather than a sentence
LONGEST = timedelta(days=30)  # from the first number; later ones look back and would press the first days together


@dataclass(frozen=True)
class Days:
    """The points of one group, and how many figures of the same measure are not among them, with why in a word each."""

    points: tuple[Point, ...]
    undated: int
    others: int
    later: int


def read_day(text: str | None) -> date | None:
    """The day a document was published, where it is known to the day."""
    return date.fromisoformat(text) if text and len(text) == 10 else None


def choose_days(claims: Sequence[Claim], wordings: Sequence[Wording], measure: str) -> Days | None:
    """The points to draw; None where fewer than three figures, or a single day, are left."""
    by_id = {claim.claim_id: claim for claim in claims if claim.measure == measure}
    printed = [
        (by_id[w.claim_id], w) for w in wordings if w.claim_id in by_id and lowest(by_id[w.claim_id]) is not None
    ]
    dated = [(claim, wording, day) for claim, wording in printed if (day := read_day(wording.published))]
    groups = Counter(claim.population_group for claim, _, _ in dated)
    if not groups:
        return None
    group = groups.most_common(1)[0][0]
    alike = [make_point(claim, wording, day) for claim, wording, day in dated if claim.population_group == group]
    last = min(point.period_start for point in alike) + LONGEST
    points = tuple(point for point in alike if point.period_start <= last)
    if len(points) < FEWEST or len({point.period_start for point in points}) == 1:
        return None
    return Days(points, len(printed) - len(dated), len(dated) - len(alike), len(alike) - len(points))


def make_point(claim: Claim, wording: Wording, day: date) -> Point:
    """A figure as a point that stands at the day it was printed, with its own wording."""
    return Point(
        figure_id=wording.figure_id, series_id=None, measure=claim.measure, unit=claim.unit, concept="", scope="",
        definition_id=claim.definition_id, definition_label=f"{claim.group_label}; {wording.publisher}",
        population_group=claim.population_group, reference_area=claim.reference_area, crossing=claim.crossing,
        producer_id=claim.producer_id, producer_name=claim.producer_name, producer_kind=claim.producer_kind,
        period=day.isoformat(), period_start=day, period_end=day, period_kind="day", period_basis="stated",
        value=wording.value, low=wording.low, high=wording.high, qualifier=wording.qualifier,
        count_scope=claim.count_scope, status=wording.status, stated_verb=None,
        as_stated=wording.as_stated or wording.as_stated_en, transcription_confidence=wording.transcription_confidence,
        min_value=None, max_value=None, agreement="one_claim", n_claims=1, n_sources=1, source_title=wording.title,
        publisher=wording.publisher, published=wording.published, url=wording.url,
    )  # fmt: skip


def summarise_days(title: str, points: Sequence[Point]) -> str:
    """The paragraph: how many numbers between which days, the first and the last of them with their counters."""
    ordered = sorted(points, key=lambda point: point.period_start)
    one, other = (
        say("claims.days.item", amount=say_amount(p.value, p.low, p.high, p.qualifier, p.as_stated), who=say_counter(p))
        for p in (ordered[0], ordered[-1])
    )
    return say(
        "claims.days.summary", title=title, numbers=count("claims.days.numbers", len(ordered)),
        first=format_day(ordered[0].period_start), last=format_day(ordered[-1].period_start), one=one, other=other,
    )  # fmt: skip
