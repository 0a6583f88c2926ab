"""Whole views that a question names: a measure with its place, its people, its counter and its days. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dashboard.address import View
from dashboard.queries.vocab import Vocabulary
from dashboard.search.meaning import Meaning
from dashboard.search.reading import Span
from dashboard.search.rows import Hit
from dashboard.words import format_days, join_list, say

MOVEMENTS = frozenset({"returns", "deportations"})


def first_code(meanings: Sequence[Meaning], kind: str) -> str | None:
    """The code of a kind that most of the words give which likely stand for that kind, the first of several."""
    votes = Counter(code for meaning in meanings if meaning.kind == kind for code in meaning.of(kind))
    return votes.most_common(1)[0][0] if votes else None


def list_views(meanings: Sequence[Meaning], spans: Sequence[Span], names: Vocabulary) -> list[Hit]:
    """The views of a question that names a measure; none for one that does not."""
    measure = first_code(meanings, "measure")
    if measure is None or any(not meaning.names for meaning in meanings):
        return []
    area, producer = first_code(meanings, "area"), first_code(meanings, "producer")
    group, span = first_code(meanings, "group"), spans[0] if spans else None
    what = join_list(
        part
        for part in (
            names.name("measure", measure), names.name("group", group) if group else "",
            names.name("area", area) if area else "", names.name("producer", producer) if producer else "",
            format_days(span.start, span.end) if span else "",
        )
        if part
    )  # fmt: skip
    view = View(measure=measure, area=area, group=group, producer=(producer,) if producer else ())
    if span:
        dated = {"from_": str(span.start)[: 4 if span.is_year else 7], "to": str(span.end)[: 4 if span.is_year else 7]}
        view = View(**{**view.__dict__, **dated})
    hits = [
        Hit(
            "trends", view, say("search.view.trends", what=what), say("search.about.trends"), say("search.why.question")
        )
    ]
    if span and not producer:
        period = str(span.start)[: 4 if span.is_year else 7]
        asked = View(measure=measure, area=area, group=group, period=period)
        hits.append(
            Hit(
                "compare",
                asked,
                say("search.view.compare", what=what),
                say("search.about.compare"),
                say("search.why.question"),
            )
        )
    if measure in MOVEMENTS:
        hits.append(
            Hit("returns", View(), say("search.view.returns"), say("search.about.returns"), say("search.why.question"))
        )
    if measure == "airstrikes":
        hits.append(
            Hit(
                "incidents",
                View(area=area, kind="airstrike"),
                say("search.view.incidents", what=what),
                say("search.about.incidents"),
                say("search.why.question"),
            )
        )
    return hits
