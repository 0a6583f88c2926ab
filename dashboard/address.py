"""The view that an address holds: parse and write it. Pure; whatever an address contains, there is a view and no error.

Codes are checked for form here and for existence by `drop_unknown`. The order of parameters is fixed, so that one view
has one address. The HTTP routes read their filters with the same words.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

LONGEST, MOST_VALUES, MOST_NOTICES = 200, 40, 5
CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.\-]{0,199}", re.ASCII)
PERIOD = re.compile(r"[12]\d{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?", re.ASCII)
NUMBER = re.compile(r"[1-9]\d{0,4}", re.ASCII)
# Controls, bidirectional ones too, could make an echoed value read as something else.
TEXT = re.compile("[^\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff]+")
SPAN = re.compile(rf"{PERIOD.pattern}(/{PERIOD.pattern})?", re.ASCII)
FORMS = {"from": PERIOD, "to": PERIOD, "period": SPAN, "year": NUMBER, "p": NUMBER, "q": TEXT, "publisher": TEXT}
DATED = frozenset({"from", "to", "period"})
MANY = frozenset({"definition", "producer", "series", "pair", "part"})
NOT_OURS = frozenset({"embed", "embed_options"})  # Streamlit's own


@dataclass(frozen=True)
class View:
    """What is shown: codes as in the database, `from_` and `to` as YYYY[-MM[-DD]], `period` as one or two of these.

    `figure` is the selected one, `id` the subject of a page about one thing, `p` the page of a list, `year` the year of
    publication, `kind` a period_kind or the kind of an incident, `party` the one an incident is attributed to, `as_of`
    a release, `lang` a language, `verb` the word for a movement, `pair` two figures held against each other. `split` is what
    stands side by side (area or group), `part` the areas or groups chosen of it, `beside` a second area, `scale` log,
    `show` changes; `dataset` the imported event data set instead of what documents report; `chart` the one chart that an embedded page shows, by its name.
    """

    measure: str | None = None
    concept: str | None = None
    definition: tuple[str, ...] = ()
    producer: tuple[str, ...] = ()
    group: str | None = None
    area: str | None = None
    kind: str | None = None
    from_: str | None = None
    to: str | None = None
    period: str | None = None
    crossing: str | None = None
    verb: str | None = None
    pair: tuple[str, ...] = ()
    split: str | None = None
    part: tuple[str, ...] = ()
    beside: str | None = None
    scale: str | None = None
    show: str | None = None
    dataset: str | None = None
    chart: str | None = None
    incident: str | None = None
    party: str | None = None
    series: tuple[str, ...] = ()
    figure: str | None = None
    q: str | None = None
    publisher: str | None = None
    year: int | None = None
    p: int = 1
    id: str | None = None
    as_of: str | None = None
    lang: str | None = None


@dataclass(frozen=True)
class Notice:
    """Something in an address that was left out: the key of the sentence that says so, and what to fill in."""

    key: str
    name: str
    value: str = ""


# Field of View by its name in the address.
FIELDS = {field.name.rstrip("_"): field.name for field in fields(View)}


def clean_name(text: str) -> str:
    """A parameter's name, short and visible, fit to be shown."""
    return "".join(filter(str.isprintable, text[:40])).strip() or "?"


def split_values(name: str, raw: Sequence[str]) -> list[str]:
    """The values of one parameter, blank ones too: several may be joined with commas where there may be several."""
    return [part for text in raw for part in (text.split(",") if name in MANY else [text])]


def read_values(name: str, raw: Sequence[str]) -> list[str] | None:
    """The values of one parameter, or None when one is not of its form or there are more than it can hold."""
    values = [part for part in split_values(name, raw) if part.strip()]
    fits = len(values) <= (MOST_VALUES if name in MANY else 1) and all(has_form(name, value) for value in values)
    return values if fits else None


def has_form(name: str, value: str) -> bool:
    """Whether a value is of its parameter's form; days must be in the calendar."""
    if not FORMS.get(name, CODE).fullmatch(value):
        return False
    try:
        return name not in DATED or all(
            date.fromisoformat(day) for day in value.split("/") if len(day) == len("2024-12-31")
        )
    except ValueError:
        return False


def read_parameter(name: str, raw: Sequence[str]) -> tuple[Any, Notice | None]:
    """The value of one parameter as the field holds it, None for nothing; or the notice why it was left out."""
    if sum(map(len, raw)) > LONGEST * (MOST_VALUES if name in MANY else 1):
        return None, Notice("address.too_long", name)
    values = read_values(name, raw)
    if values is None:
        return None, Notice("address.not_understood", name)
    if name in MANY:
        return tuple(dict.fromkeys(values)), None
    if not values:
        return None, None
    return (int(values[0]) if FORMS.get(name) is NUMBER else values[0].strip()), None


def parse(parameters: Mapping[str, Sequence[str]]) -> tuple[View, list[Notice]]:
    """The view of an address (each parameter with all its values), and a notice for everything left out."""
    found: dict[str, Any] = {}
    notices = []
    for name, raw in parameters.items():
        if name.lower() in NOT_OURS:
            continue
        if name not in FIELDS:
            notices.append(Notice("address.unknown_name", clean_name(name)))
            continue
        value, notice = read_parameter(name, raw)
        if notice:
            notices.append(notice)
        elif value is not None:
            found[FIELDS[name]] = value
    view = View(**found)
    if is_reversed(view):
        view = replace(view, from_=None, to=None)
        notices.append(Notice("address.reversed", "from"))
    return view, notices[:MOST_NOTICES]


def is_reversed(view: View) -> bool:
    """Whether the view ends before it starts; "2024-05" to "2024" does not."""
    return bool(view.from_ and view.to and view.from_[: len(view.to)] > view.to)


def pairs(view: View) -> Iterator[tuple[str, str]]:
    """Parameters and values in the fixed order, those at their default left out."""
    for name, field in FIELDS.items():
        value = getattr(view, field)
        if value != getattr(View, field):
            yield name, ",".join(value) if isinstance(value, tuple) else str(value)


def to_parameters(view: View) -> dict[str, str]:
    """The view as parameters, in the fixed order."""
    return dict(pairs(view))


def format_address(page: str, view: View | None = None) -> str:
    """The address of a view of a page, from the root: "/sources?q=Paktika"."""
    query = urlencode(list(pairs(view)), safe=",:/") if view else ""
    return f"/{page}?{query}" if query else f"/{page}"


def drop_unknown(view: View, known: Mapping[str, Collection[str]]) -> tuple[View, list[Notice]]:
    """Drop the codes that `known` (field → codes that exist) lacks; fields it does not name are left alone."""
    notices = []
    for field, codes in known.items():
        value = getattr(view, field)
        wanted = value if isinstance(value, tuple) else (value,) if value else ()
        if unknown := [code for code in wanted if code not in codes]:
            notices.append(Notice("address.unknown_code", field.rstrip("_"), unknown[0]))
            kept = tuple(code for code in wanted if code in codes)
            view = replace(view, **{field: kept if isinstance(value, tuple) else None})  # type: ignore[arg-type]
    return view, notices
