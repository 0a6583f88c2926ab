"""The history of one figure: what it said in every release, and what was changed, when and why. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from markupsafe import Markup

from dashboard.evidence.panel import write_list, write_section
from dashboard.phrasing.amounts import say_amount
from dashboard.queries.revisions import Change, History, Stand
from dashboard.words import format_date_text, look_up, name_code, say, say_html

# Columns that hold words of documents, in any script; the others hold codes and numbers.
WORDS = frozenset({"as_stated", "as_stated_en", "speaker", "note"})
# Columns of codes, and where the vocabulary has their names.
NAMED = {
    "definition_id": "definition", "population_group": "group", "reference_area": "area", "producer_id": "producer",
    "measure": "measure",
}  # fmt: skip
Names = Mapping[str, Mapping[str, str]]


def write_history(history: History, names: Names) -> Markup:
    """Its stands, then its changes with the names of codes; nothing where no release holds it and nothing was changed."""
    if not history.changes and all(stand.release is None for stand in history.stands):
        return Markup("")
    return write_section(
        "history.title",
        write_list(
            [
                *map(write_stand, history.stands),
                *(write_change(name_codes(change, names)) for change in history.changes),
            ]
        ),
    )


def write_stand(stand: Stand) -> Markup:
    """What it said from one release on."""
    amount = say_amount(stand.value, stand.low, stand.high, stand.qualifier, stand.words)
    if stand.status != "reported":
        amount = f"{amount} ({say(f'badge.status.{stand.status}')})"
    if stand.release is None:
        return say_html("history.now", amount=amount)
    return say_html("history.stand", release=stand.release, day=format_date_text(stand.released_on), amount=amount)


def write_change(change: Change) -> Markup:
    """What was changed, when and why."""
    return Markup(" ").join([say_html("history.what", what=say_change(change)), *write_why(change)])


def say_change(change: Change) -> str:
    """What was changed, as plain text: "value: 521 → 577"."""
    if change.change == "withdrawn":
        return say("revisions.withdrawn")
    name = change.column_name or ""
    old, new = (say_value(name, text) for text in (change.old, change.new))
    return say("revisions.revised", column=say_column(name), old=old, new=new)


def say_column(name: str) -> str:
    """What a column holds, in words; its own name where the catalogue has none."""
    try:
        return look_up(f"column.{name}")
    except KeyError:
        return name.replace("_", " ")


def say_value(column: str, text: str | None) -> str:
    """A value as a reader may read it: words printed stand apart in their direction, days in words, codes without underscores."""
    if not text:
        return say("revisions.empty")
    if column in WORDS:
        return f"\u2068{text}\u2069"
    if column == "period":
        start, _, end = text.partition("/")
        return (
            say("date.span", start=format_date_text(start), end=format_date_text(end))
            if end
            else format_date_text(start)
        )
    if column == "stated_verb":
        return name_code("verb", text, text)
    return name_code("value", text, text.replace("_", " "))


def write_why(change: Change) -> list[Markup]:
    """When and why, as far as that is known."""
    day = [say_html("history.on", day=format_date_text(change.changed_on))] if change.changed_on else []
    return day + ([say_html("history.why", reason=change.reason)] if change.reason else [])


def name_codes(change: Change, names: Names) -> Change:
    """The change with the names of definitions, people, areas and counters in place of their codes."""
    known = names.get(NAMED.get(change.column_name or "", ""), {})
    return replace(change, old=known.get(change.old or "", change.old), new=known.get(change.new or "", change.new))
