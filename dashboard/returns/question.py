"""Which movements a view asks for, settled against those that were counted: only choices that exist are offered. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.address import View
from dashboard.returns.rows import Movement, Step
from dashboard.rows import Point
from dashboard.words import format_day_short

MOST_LINES = 6
FIRST_AREA, FIRST_GROUP, EVERY = "PK", "afghan_nationals", "all"
DERIVED = "derived"
# Flows by the length of their period; the first that has more than two numbers is shown first.
FLOW_KINDS = ("month", "week", "day", "quarter", "half_year", "year", "other")
VERBS_UNKNOWN = "not_stated"


@dataclass(frozen=True)
class Question:
    """Area left, people, crossing ("all": all together) and verb ("all": any), with what could be chosen instead."""

    area: str
    group: str
    crossing: str
    verb: str
    areas: tuple[str, ...]
    groups: tuple[str, ...]
    crossings: tuple[str, ...]
    verbs: tuple[str, ...]

    has_crossings: bool = False

    @property
    def crossing_code(self) -> str | None:
        """The crossing as rows have it."""
        return None if self.crossing == EVERY else self.crossing


def code_verb(verb: str) -> str:
    """A verb as an address has it: "sent back" is sent_back."""
    return verb.replace(" ", "_")


def is_counted(row: Movement) -> bool:
    """Whether a movement counts people; families stand apart."""
    return row.unit == "persons"


def list_codes(rows: Iterable[Movement], code: Callable[[Movement], str]) -> tuple[str, ...]:
    """The codes that occur, those with the most points first."""
    weights: dict[str, int] = {}
    for row in rows:
        weights[code(row)] = weights.get(code(row), 0) + row.n_points
    return tuple(sorted(weights, key=lambda found: (-weights[found], found)))


def pick(wanted: str | None, codes: Sequence[str], preferred: str) -> str:
    """The wanted code if it exists, else the preferred one, else the first."""
    return str(wanted) if wanted in codes else preferred if preferred in codes else codes[0]


def settle(view: View, movements: Sequence[Movement]) -> Question:
    """The question nearest to the view for which something was counted. Raises ValueError where nothing was at all."""
    rows = [row for row in movements if is_counted(row)]
    if not rows:
        raise ValueError("no movement was counted")
    areas = list_codes(rows, lambda row: row.reference_area)
    area = pick(view.area, areas, FIRST_AREA)
    rows = [row for row in rows if row.reference_area == area]
    has_crossings = any(row.crossing for row in rows)
    groups = list_codes(rows, lambda row: row.population_group)
    group = pick(view.group, groups, FIRST_GROUP)
    rows = [row for row in rows if row.population_group == group]
    crossings = list_codes(rows, lambda row: row.crossing or EVERY)
    crossing = pick(view.crossing, crossings, EVERY)
    rows = [row for row in rows if (row.crossing or EVERY) == crossing]
    verbs = tuple(sorted({code_verb(verb) for row in rows for verb in row.verbs}))
    return Question(
        area,
        group,
        crossing,
        view.verb if view.verb in verbs else EVERY,
        areas,
        groups,
        crossings,
        verbs,
        has_crossings,
    )


def is_elsewhere(view: View, question: Question) -> bool:
    """Whether the address asks for a combination that was not counted."""
    asked = (
        (view.area, question.area),
        (view.group, question.group),
        (view.crossing, question.crossing),
        (view.verb, question.verb),
    )
    return any(wanted and wanted != settled for wanted, settled in asked)


def fits(row: Movement | Point | Step, question: Question) -> bool:
    """Whether a row is about the area, the people and the crossing in question, and counts people."""
    return (row.reference_area, row.population_group, row.crossing, row.unit) == (
        question.area,
        question.group,
        question.crossing_code,
        "persons",
    )


def has_verb(point: Point, question: Question) -> bool:
    """Whether the source words the number with the verb in question."""
    return question.verb in {EVERY, code_verb(point.stated_verb or VERBS_UNKNOWN)}


def list_curves(movements: Sequence[Movement], question: Question, measure: str) -> list[Movement]:
    """The series of running totals that answer, those with the most totals first."""
    return [
        row
        for row in movements
        if row.series_id
        and row.measure == measure
        and row.period_kind == "cumulative"
        and fits(row, question)
        and (question.verb == EVERY or question.verb in map(code_verb, row.verbs))
    ]


def choose_curves(curves: Sequence[Movement], wanted: Sequence[str]) -> tuple[Movement, ...]:
    """The curves to draw: those named, else the longest of each counter, six at the most, lines before single totals."""
    if named := tuple(row for row in curves if row.series_id in wanted):
        return named[:MOST_LINES]
    first: dict[str, Movement] = {}
    alike = [row for row in curves if row.scope == curves[0].scope]
    for row in [*(row for row in alike if row.n_points > 1), *alike]:
        first.setdefault(row.producer_id, row)
    return tuple(first.values())[:MOST_LINES]


def list_flows(movements: Sequence[Movement], question: Question, measure: str) -> list[Movement]:
    """The flows that answer, of all lengths of period."""
    return [
        row for row in movements if row.measure == measure and row.period_kind in FLOW_KINDS and fits(row, question)
    ]


def list_flow_kinds(flows: Sequence[Movement], steps: Sequence[Step]) -> tuple[str, ...]:
    """The lengths of period there are, in the fixed order; last our own arithmetic."""
    found = [kind for kind in FLOW_KINDS if any(row.period_kind == kind for row in flows)]
    return (*found, *([DERIVED] if steps else []))


def choose_flow_kind(wanted: str | None, flows: Sequence[Movement], kinds: Sequence[str]) -> str | None:
    """The wanted kind, else the first with more than two numbers, else the first; None where there is none."""
    if wanted in kinds:
        return wanted
    points = {kind: sum(row.n_points for row in flows if row.period_kind == kind) for kind in kinds if kind != DERIVED}
    return next((kind for kind in points if points[kind] > 2), next(iter(kinds), None))


def name_start(day: date) -> str:
    """A first day, short: 15 Sep 2023."""
    return format_day_short(day)
