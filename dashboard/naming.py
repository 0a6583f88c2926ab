"""The names inside rows, in the reader's language: counters, areas, people, definitions, incidents, milestones.

Rows come from the warehouse in English. `name_code` knows the other names; what has none stays as it is.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast

from dashboard.words import DEFAULT, LANGUAGE, name_code, name_definition, name_list, name_text

T = TypeVar("T")
# Field with a name, field with its code, kind of name.
NAMES = (
    ("producer_name", "producer_id", "producer"),
    ("producer", "producer_id", "producer"),
    ("short_name", "producer_id", "producer"),
    ("producer_a", "producer_a_id", "producer"),
    ("producer_b", "producer_b_id", "producer"),
    ("area_name", "reference_area", "area"),
    ("group_label", "population_group", "group"),
    ("measure_label", "measure", "measure"),
    ("incident_label", "incident_id", "incident"),
    ("label", "incident_id", "incident"),
    ("label", "milestone_id", "milestone"),
    ("title", "milestone_id", "milestone_title"),
)
DEFINITIONS = (("definition_label", "definition_label"), ("label", "definition_id"))
# What the data says in words of its own, and names that it separates by semicolons.
TEXTS = {
    **dict.fromkeys(
        ("speaker", "description", "includes", "excludes", "break_note", "target_claimed", "note"), name_text
    ),
    **dict.fromkeys(("district", "localities"), name_list),
}


def list_fields(kind: type) -> tuple[tuple[str, ...], tuple[tuple[str, str, str], ...], tuple[str, ...]]:
    """Of one kind of row: the fields with names, those with labels of definitions, and those that may hold further rows."""
    own = tuple(field.name for field in fields(kind) if field.init)
    named = tuple(item for item in NAMES if {item[0], item[1]} <= {*own})
    defined = tuple(label for label, code in DEFINITIONS if {label, code} <= {*own})
    return own, named, defined


def translate_rows(found: T) -> T:
    """The same rows with their names in the reader's language; themselves in the language of the data."""
    return found if LANGUAGE.get() == DEFAULT else translate(found)


def translate(found: Any) -> Any:  # noqa: ANN401 (whatever a query gives)
    """One answer, however its rows are nested in lists, tuples and dicts."""
    if isinstance(found, list | tuple):
        return type(found)(map(translate, found))
    if isinstance(found, dict):
        return {key: translate(value) for key, value in found.items()} | name_columns(found)
    return translate_row(found) if is_dataclass(found) and not isinstance(found, type) else found


def name_columns(row: dict[Any, Any]) -> dict[str, str]:
    """The names in a row that is a dict of columns."""
    named = {
        field: name_code(kind, row[code], row[field])
        for field, code, kind in NAMES
        if isinstance(row.get(field), str) and isinstance(row.get(code), str)
    }
    defined = {
        label: name_definition(row[label])
        for label, code in DEFINITIONS
        if isinstance(row.get(label), str) and isinstance(row.get(code), str)
    }
    said = {field: name(row[field]) for field, name in TEXTS.items() if isinstance(row.get(field), str)}
    return named | defined | said


def translate_row(row: object) -> object:
    """One row, and the rows it holds."""
    own, named, defined = list_fields(type(row))
    changes = {name: new for name in own if (new := translate(old := getattr(row, name))) is not old}
    changes |= {
        field: name_code(kind, getattr(row, code), getattr(row, field))
        for field, code, kind in named
        if getattr(row, code)
    }
    changes |= {field: name_definition(getattr(row, field)) for field in defined}
    changes |= {field: TEXTS[field](text) for field in own if field in TEXTS and (text := getattr(row, field))}
    return replace(cast("Any", row), **changes) if changes else row
