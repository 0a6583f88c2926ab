"""Side by side: the provinces of an area, the groups within a group, or a second area – by the same definitions only. Pure.

Panels of a layout share one scale, so only series of one concept and of the definitions in view stand in it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from dashboard.address import View
from dashboard.rows import Offer, Point
from dashboard.trends.panels import Panel, build_panel
from dashboard.trends.question import MOST_LINES, Concept, Question, concept_of

MOST_PANELS = 12
AREA, GROUP = "area", "group"
FIELDS = {AREA: "reference_area", GROUP: "population_group"}


@dataclass(frozen=True)
class Layout:
    """The parts that stand side by side, each with its question; `every` are those that could.

    `by` is area, group, beside (two areas) or, for one chart of the whole, empty. `left_out` says that some of the chosen
    series are of another concept, or too many for one panel.
    """

    by: str = ""
    parts: tuple[tuple[str, Question], ...] = ()
    every: tuple[str, ...] = ()
    left_out: bool = False
    singles: tuple[tuple[str, int], ...] = ()

    @property
    def questions(self) -> dict[str, Question]:
        """The question of each part."""
        return dict(self.parts)


def choose_series(question: Question) -> list[Offer]:
    """The chosen series that may stand side by side: those of the first concept, six at most."""
    if not question.series:
        return []
    first = concept_of(question.series[0])
    return [offer for offer in question.series if concept_of(offer) == first][:MOST_LINES]


def find_twins(question: Question, offers: Iterable[Offer], *, field: str) -> dict[str, list[Offer]]:
    """By area or group: series that are like the chosen ones in everything else. The chosen ones are among them."""
    alike = share_all_but(field)
    wanted = {alike(offer) for offer in choose_series(question)}
    found: dict[str, list[Offer]] = {}
    for offer in offers:
        if offer.series_id and alike(offer) in wanted:
            found.setdefault(str(getattr(offer, FIELDS[field])), []).append(offer)
    return found


def count_singles(
    question: Question, offers: Iterable[Offer], field: str, codes: Sequence[str]
) -> tuple[tuple[str, int], ...]:
    """By area or group in view: how many claims of no series are like the chosen series in everything else."""
    alike = share_all_but(field)
    wanted = {alike(offer) for offer in choose_series(question)}
    found: Counter[str] = Counter()
    for offer in offers:
        code = str(getattr(offer, FIELDS[field]))
        if not offer.series_id and code in codes and alike(offer) in wanted:
            found[code] += offer.n_points
    return tuple((code, found[code]) for code in codes if found[code])


def share_all_but(field: str) -> Callable[[Offer], tuple[object, ...]]:
    """What two series must share to be compared: definition, unit, period, crossing, wording, and the other of area and group."""
    others = (name for name in FIELDS.values() if name != FIELDS[field])
    return attrgetter("definition_id", "scope", "unit", "period_kind", "crossing", "verb_class", *others)


def lies_in(code: str, whole: str, parents: Mapping[str, str]) -> bool:
    """Whether an area or group lies in another, at whatever depth."""
    seen: set[str] = set()
    while code in parents and code not in seen:
        seen.add(code)
        code = parents[code]
        if code == whole:
            return True
    return False


def list_parts(
    question: Question, offers: Sequence[Offer], parents: Mapping[str, str], by: str
) -> dict[str, list[Offer]]:
    """The areas next below the chosen one, or the groups within the chosen one, with their series; most points first.

    Areas that the sources count together ("Nordmark and Sudmark") overlap the others and are not among them.
    """
    whole = question.area if by == AREA else question.group
    found = {}
    for code, twins in find_twins(question, offers, field=by).items():
        below = parents.get(code) == whole if by == AREA else lies_in(code, whole, parents)
        if below and not (by == AREA and twins[0].area_kind == "combined"):
            found[code] = twins
    weights = Counter({code: sum(offer.n_points for offer in twins) for code, twins in found.items()})
    return {code: found[code] for code, _ in weights.most_common()}


def list_others(question: Question, offers: Sequence[Offer]) -> dict[str, list[Offer]]:
    """The areas that can stand beside the chosen one, each with its series by the definitions they share."""
    twins = find_twins(question, offers, field=AREA)
    return {code: found for code, found in twins.items() if code != question.area}


def ask_part(question: Question, by: str, code: str, twins: Sequence[Offer]) -> Question:
    """The question of one part: the same, of this area or group alone."""
    ordered = tuple(sorted(twins, key=lambda offer: (-offer.n_points, str(offer.series_id))))
    concepts = {concept_of(ordered[0]): ordered}
    if by == GROUP:
        return replace(question, group=code, chosen=ordered, concepts=concepts)
    return replace(question, area=code, chosen=ordered, concepts=concepts)


def lay_out(view: View, question: Question, offers: Sequence[Offer], parents: Mapping[str, str]) -> Layout:
    """The layout that the view asks for; that of one chart where it asks for none or for one that does not exist."""
    left_out = len(choose_series(question)) < len(question.series)
    if view.split in FIELDS:
        found = list_parts(question, offers, parents, view.split)
        chosen = [code for code in found if code in view.part] or list(found)
        parts = [(code, ask_part(question, view.split, code, found[code])) for code in chosen[:MOST_PANELS]]
        singles = count_singles(question, offers, view.split, chosen[:MOST_PANELS])
        return Layout(view.split, tuple(parts), tuple(found), left_out, singles) if parts else Layout()
    others = list_others(question, offers)
    if view.beside in others:
        second = others[str(view.beside)]
        shared = {offer.definition_id for offer in second}
        first = [offer for offer in choose_series(question) if offer.definition_id in shared]
        pair = ((question.area, first), (str(view.beside), second))
        parts = [(code, ask_part(question, AREA, code, twins)) for code, twins in pair]
        singles = count_singles(question, offers, AREA, [code for code, _ in pair])
        return Layout("beside", tuple(parts), tuple(others), left_out or len(first) < len(question.series), singles)
    return Layout()


def build_parts(layout: Layout, points: Sequence[Point], names: Mapping[str, str]) -> list[Panel]:
    """One panel per part that has points, in the order of the layout; `names` are those of areas and groups."""
    panels = []
    for code, question in layout.parts:
        concept: Concept = concept_of(question.chosen[0])
        panel = build_panel(concept, question.chosen, points, names.get(code, code))
        panels.append(replace(panel, part=code))
    return [panel for panel in panels if panel.points]
