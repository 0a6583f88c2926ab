"""What can leave as an extract, over HTTP and on the command line: each by its name, with the filters it knows."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from dashboard.address import FIELDS, Notice, View, drop_unknown, parse, split_values
from dashboard.queries.answer import Answer
from dashboard.queries.definitions import DEFINITION_CONDITIONS, read_definitions
from dashboard.queries.event_points import POINT_CONDITIONS, read_event_points
from dashboard.queries.events import AREA
from dashboard.queries.figures import list_releases, read_figures
from dashboard.queries.filters import FIGURE_CONDITIONS
from dashboard.queries.incident_table import INCIDENT_FIELDS, read_incident_table
from dashboard.queries.series import read_series
from dashboard.queries.sources import FIGURE_FIELDS, SOURCE_CONDITIONS, read_sources
from dashboard.queries.vocab import read_vocabulary
from dashboard.warehouse import Warehouse, once
from dashboard.words import say

# One row per thing that may be passed on.
OPEN_FIGURES = "SELECT figure_id AS code FROM figures JOIN sources USING (source_id) WHERE redistributable ORDER BY 1"
OPEN_INCIDENTS = (
    "SELECT incident_id AS code FROM incidents JOIN sources USING (source_id) WHERE redistributable ORDER BY 1"
)
# The things that `id` names, by table.
IDS = {
    "figures": OPEN_FIGURES,
    "series": OPEN_FIGURES,
    "incidents": OPEN_INCIDENTS,
    "sources": "SELECT source_id AS code FROM sources WHERE redistributable ORDER BY 1",
}
CODED = ("measure", "concept", "definition", "producer", "group", "area")
# Codes that no list on a page offers, by field.
CODES = {
    "incident": OPEN_INCIDENTS,
    "series": "SELECT series_id AS code FROM series ORDER BY 1",
    "crossing": "SELECT DISTINCT crossing AS code FROM figures WHERE crossing IS NOT NULL ORDER BY 1",
    "kind": "SELECT DISTINCT period_kind AS code FROM figures ORDER BY 1",
    "incident_kind": "SELECT DISTINCT kind AS code FROM incidents ORDER BY 1",
    "reference_area": "SELECT reference_area AS code FROM reference_areas ORDER BY 1",
}
# Those of imported events that may be passed on.
EVENT_CODES = {
    "area": f"""SELECT reference_area AS code FROM reference_areas
        UNION SELECT {AREA} FROM event_series s WHERE redistributable ORDER BY 1""",  # noqa: S608 (constant)
    "kind": "SELECT unnest(['month', 'year']) AS code",
    "series": "SELECT series_id AS code FROM event_series WHERE redistributable ORDER BY 1",
}
# Fields that name one thing of which there are many; the others choose from a short list.
THINGS = frozenset({"id", "incident", "series"})
MOST_ALLOWED = 60
MOST_PROBLEMS = 40  # told at once: an address may have thousands of words that mean nothing
CODE_FORM = "a code: letters, digits, underscores, dots and hyphens, at most 200"
MANY_FORM = "up to 40 codes joined with commas"
DAY_FORM = "YYYY, YYYY-MM or YYYY-MM-DD, a day of the calendar"
FORMS = {"from": DAY_FORM, "to": DAY_FORM, "year": "a year, YYYY", "q": "visible text of at most 200 characters"}
FORMS |= {"definition": MANY_FORM, "producer": MANY_FORM, "series": MANY_FORM, "publisher": FORMS["q"]}


@dataclass(frozen=True)
class Extractable:
    """read: the rows of a view; fields: the fields of View that it heeds; what: one row of it in words.

    is_frozen: today's warehouse holds the rows of releases, too; other tables are read from a release's own warehouse.
    """

    read: Callable[[Warehouse, View], Answer]
    fields: frozenset[str]
    what: str
    is_frozen: bool = False

    @property
    def parameters(self) -> tuple[str, ...]:
        """The filters as an address names them, in the fixed order."""
        return tuple(name for name, field in FIELDS.items() if field in self.fields)


TABLES = {
    "figures": Extractable(
        read_figures,
        frozenset(FIGURE_CONDITIONS) | {"as_of"},
        "One row per figure: one number as one document gives it.",
        is_frozen=True,
    ),
    "series": Extractable(
        read_series,
        frozenset(FIGURE_CONDITIONS) | {"as_of"},
        "One row per series and period: the claim shown and the span of all claims.",
    ),
    "incidents": Extractable(
        read_incident_table,
        INCIDENT_FIELDS | {"as_of"},
        "One row per incident, with the deaths claimed and by how many.",
    ),
    "event_points": Extractable(
        read_event_points,
        frozenset(POINT_CONDITIONS),
        "One row per series of imported events and period: a sum of the data set's own numbers.",
    ),
    "sources": Extractable(
        read_sources,
        frozenset(SOURCE_CONDITIONS) | frozenset(FIGURE_FIELDS),
        "One row per document from which figures in view were read.",
        is_frozen=True,
    ),
    "definitions": Extractable(
        read_definitions,
        frozenset(DEFINITION_CONDITIONS) | {"as_of"},
        "One row per definition: what one producer counts as one.",
    ),
}


@dataclass(frozen=True)
class Problem:
    """One filter that cannot be heeded: its name, what was given, what may be given, and a sentence.

    `is_absence`: it is well asked, but there is no such thing.
    """

    parameter: str
    found: str
    allowed: str | tuple[str, ...]
    message: str
    is_absence: bool = False


class FilterError(ValueError):
    """Filters that cannot be heeded; the message is a sentence for each of `problems`."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        """The problems, all at once."""
        self.problems = tuple(problems)
        super().__init__(" ".join(problem.message for problem in problems))

    @property
    def is_absence(self) -> bool:
        """Whether all was well asked, and only what was asked for does not exist."""
        return all(problem.is_absence for problem in self.problems)


@once
def list_codes(warehouse: Warehouse, table: str) -> dict[str, tuple[str, ...]]:
    """The codes that exist for the filters of a table, by field of View."""
    names = read_vocabulary(warehouse).names
    more = {field: tuple(row["code"] for row in warehouse.rows(sql)) for field, sql in CODES.items()}
    codes = {field: tuple(names.get(field, {})) for field in CODED} | more
    codes["as_of"] = tuple(list_releases(warehouse))
    if table in IDS:
        codes["id"] = tuple(row["code"] for row in warehouse.rows(IDS[table]))
    if table == "event_points":
        codes |= {field: tuple(row["code"] for row in warehouse.rows(sql)) for field, sql in EVENT_CODES.items()}
    if table == "incidents":
        codes |= {"kind": more["incident_kind"], "area": more["reference_area"]}
    return {field: codes[field] for field in FIELDS.values() if field in codes}


def choose_nearest(codes: Collection[str], found: str) -> tuple[str, ...]:
    """All codes, or of a long list those most like what was given."""
    if len(codes) <= MOST_ALLOWED:
        return tuple(codes)
    return tuple(get_close_matches(found, codes, 20, 0.2)) or tuple(codes)[:20]


def describe_problem(notice: Notice, table: Extractable, codes: Mapping[str, Sequence[str]], found: str) -> Problem:
    """A notice with what was given and what may be given."""
    field = FIELDS.get(notice.name, "")
    allowed: str | tuple[str, ...]
    if notice.key in {"address.unknown_name", "address.not_a_filter"}:
        allowed = table.parameters
    elif notice.key == "address.reversed":
        allowed = "a day that is not after “to”"
    elif notice.key == "address.unknown_code" or (notice.key == "address.not_understood" and field in codes):
        allowed = choose_nearest(codes[field], notice.value or found)
    else:
        allowed = FORMS.get(notice.name, CODE_FORM)
    absent = notice.key == "address.reversed" or (notice.key == "address.unknown_code" and field in THINGS)
    sentence = say(notice.key, name=notice.name, value=notice.value)
    if field == "series" and absent and table is TABLES["event_points"]:
        sentence = f"{sentence} {say('events.closed.somewhere')}"  # whether one was imported here is not told
    return Problem(notice.name, found[:200], allowed, sentence, absent)


def list_notices(
    table: Extractable, given: Mapping[str, Sequence[str]], codes: Mapping[str, Sequence[str]]
) -> tuple[View, list[Notice]]:
    """The view that filters ask for, and a notice for each that cannot be heeded."""
    view, notices = parse(given)
    _, unknown = drop_unknown(view, codes)
    strangers = [
        Notice("address.not_a_filter", name) for name in given if name in FIELDS and FIELDS[name] not in table.fields
    ]
    names = {notice.name for notice in [*notices, *strangers]}
    blank = [
        Notice("address.not_understood", name)
        for name, values in given.items()
        if name not in names and not all(part.strip() for part in split_values(name, values))
    ]
    known = [notice for notice in unknown if FIELDS[notice.name] in table.fields]
    return view, [*notices, *strangers, *blank, *known]


def read_filters(warehouse: Warehouse, table: Extractable, given: Mapping[str, Sequence[str]]) -> View:
    """The view that filters ask for. Unlike a page, which shows what it can, this refuses: raises FilterError."""
    codes = list_codes(warehouse, next((name for name, known in TABLES.items() if known is table), ""))
    view, notices = list_notices(table, given, codes)
    if notices:
        found = {name: ",".join(values) for name, values in given.items()}
        raise FilterError([describe_problem(n, table, codes, found.get(n.name, "")) for n in notices[:MOST_PROBLEMS]])
    return replace(view, lang=None)
