"""What can leave as an extract, over HTTP and on the command line: each by its name, with the filters it knows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from dashboard.address import FIELDS, Notice, View, drop_unknown, parse
from dashboard.queries.answer import Answer
from dashboard.queries.figures import list_releases, read_figures
from dashboard.queries.filters import FIGURE_CONDITIONS
from dashboard.queries.sources import SOURCE_CONDITIONS, read_sources
from dashboard.queries.vocab import read_vocabulary
from dashboard.warehouse import Warehouse
from dashboard.words import say

CODED = ("measure", "concept", "definition", "producer", "group", "area")


@dataclass(frozen=True)
class Extractable:
    """read: the rows of a view; fields: the fields of View that it heeds."""

    read: Callable[[Warehouse, View], Answer]
    fields: frozenset[str]

    @property
    def parameters(self) -> tuple[str, ...]:
        """The filters as an address names them, in the fixed order."""
        return tuple(name for name, field in FIELDS.items() if field in self.fields)


TABLES = {
    "figures": Extractable(read_figures, frozenset(FIGURE_CONDITIONS) | {"as_of"}),
    "sources": Extractable(read_sources, frozenset(SOURCE_CONDITIONS)),
}


class FilterError(ValueError):
    """A filter that cannot be heeded; the message says which and why, in a sentence for each."""


def read_filters(warehouse: Warehouse, table: Extractable, given: Mapping[str, Sequence[str]]) -> View:
    """The view that filters ask for. Unlike a page, which shows what it can, this refuses: raises FilterError."""
    view, notices = parse(given)
    names = read_vocabulary(warehouse).names
    known = {field: names.get(field, {}) for field in CODED}
    _, unknown = drop_unknown(view, {**known, "as_of": list_releases(warehouse)})
    strangers = [
        Notice("address.not_a_filter", name) for name in given if name in FIELDS and FIELDS[name] not in table.fields
    ]
    if problems := [*notices, *strangers, *unknown]:
        raise FilterError(" ".join(say(problem.key, name=problem.name, value=problem.value) for problem in problems))
    return view
