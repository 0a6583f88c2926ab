"""The keys and tables of the Method page: qualifiers, marks, states, producers, doubts, what was left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from dashboard.address import View
from dashboard.drawing.glyphs import mark_glyph
from dashboard.drawing.marks import MARK_NAMES
from dashboard.drawing.strip import STATES
from dashboard.links import link_page
from dashboard.number_forms import format_number
from dashboard.queries.vocab import Vocabulary
from dashboard.tables import write_table
from dashboard.words import count, format_date_text, join_clauses, join_list, say

if TYPE_CHECKING:
    from dashboard.look import Theme

QUALIFIERS = (
    "exact", "about", "nearly", "at_least", "more_than", "fewer_than", "up_to", "range", "words_only",
)  # fmt: skip
# Conventions of ours: how far these reach is asked of the database.
CONVENTIONS = frozenset({"about", "nearly"})
GLYPH = Markup('<li class="glyph"><img src="{}" alt="" width="20" height="20"> {}</li>')
# Half the page would be this table, of which a reader seeks one row.
FOLD = Markup("<details><summary>{}</summary>{}</details>")
KEY = Markup('<ul class="plainlist">{}</ul>')


def write_qualifiers(qualifiers: Mapping[str, tuple[int, float | None]]) -> Markup:
    """What each wording allows, and how many figures have it."""
    rows = []
    for name in QUALIFIERS:
        number, per_cent = qualifiers.get(name, (0, None))
        if name in CONVENTIONS and per_cent is None:
            continue
        allows = say(f"method.allows.{name}", per_cent=format_number(per_cent))
        rows.append((say(f"method.qualifier.{name}"), allows, format_number(number)))
    columns = [say(f"method.column.{name}") for name in ("qualifier", "allows", "figures")]
    return write_table(say("method.column.qualifier"), columns, rows, frozenset({2}))


def write_marks(theme: Theme) -> Markup:
    """The key of marks."""
    names = ("exact", *MARK_NAMES)
    return KEY.format(Markup("").join(GLYPH.format(mark_glyph(name, theme), say(f"mark.{name}")) for name in names))


def write_states(theme: Theme) -> Markup:
    """The states of coverage with what each means."""
    items = (GLYPH.format(mark_glyph(state, theme), say(f"method.state.{state}")) for state in STATES)
    return KEY.format(Markup("").join(items))


def write_producers(producers: Sequence[Mapping[str, Any]], names: Vocabulary) -> Markup:
    """Every producer with kind, reach, terms and number of figures."""
    columns = [say(f"method.column.{name}") for name in ("producer", "kind", "covers", "terms", "figures", "documents")]
    rows = [
        (
            write_name(row),
            say(f"producer_kind.{row['kind']}"),
            write_linked(say_reach(row, names), row["coverage_source_id"]),
            write_linked(row["terms"], row["terms_source_id"]),
            format_number(row["n_figures"]),
            format_number(row["n_documents"]),
        )
        for row in producers
    ]
    table = write_table(say("method.column.producer"), columns, rows, frozenset({4, 5}))
    return FOLD.format(count("method.producers", len(rows)), table)


def write_name(row: Mapping[str, Any]) -> Markup:
    """A producer's short name, its full name and our note."""
    lines = [Markup("{}").format(row["short_name"])]
    lines += [Markup("{}").format(text) for text in (row["name"], row["note"]) if text and text != row["short_name"]]
    return lines[0] + Markup("").join(Markup('<br><span class="quiet">{}</span>').format(line) for line in lines[1:])


def write_linked(text: str, source_id: str | None) -> Markup:
    """A text, linked to the source that says it where there is one."""
    return link_page("sources", View(id=source_id), text) if source_id else Markup("{}").format(text)


def say_reach(row: Mapping[str, Any], names: Vocabulary) -> str:
    """From when to when and where a producer is known to count."""
    parts = [
        say(f"method.covers.{end}", day=format_date_text(row[f"covers_{end}"]))
        for end in ("from", "to")
        if row[f"covers_{end}"]
    ]
    if row["covers_areas"]:
        parts.append(join_list(names.name("area", code.strip()) for code in row["covers_areas"].split(";")))
    return join_clauses(parts) or say("method.covers.unknown")


def write_doubts(doubts: Mapping[str, int]) -> Markup:
    """How many figures are doubtful in which way; a doubt that no figure has is left out."""
    columns = [say("method.column.doubt"), say("method.column.figures")]
    rows = [(say(f"method.doubt.{name}"), format_number(number)) for name, number in doubts.items() if number]
    return write_table(columns[0], columns, rows, frozenset({1}))


def write_outcomes(outcomes: Mapping[str, int]) -> Markup:
    """What became of the researched rows; nothing where no ledger is kept."""
    if not outcomes:
        return Markup("")
    columns = [say("method.column.outcome"), say("method.column.rows")]
    rows = [(say(f"method.outcome.{name}"), format_number(number)) for name, number in outcomes.items()]
    return write_table(columns[0], columns, rows, frozenset({1}))


def write_left_out(reasons: Mapping[str, int]) -> Markup:
    """Why rows were left out."""
    if not reasons:
        return Markup("")
    columns = [say("method.column.reason"), say("method.column.rows")]
    return write_table(
        columns[0], columns, [(reason, format_number(n)) for reason, n in reasons.items()], frozenset({1})
    )
