"""The view that an address holds: parse and write it. Pure; whatever an address contains, there is a view and no error.

Codes are checked for form here and for existence by `drop_unknown`. The order of parameters is fixed, so that one view
has one address. The HTTP routes read their filters with the same words.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from urllib.parse import urlencode

LONGEST_VALUE, LONGEST_TEXT, MOST_VALUES = 120, 200, 40
CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.\-]{0,119}", re.ASCII)
PERIOD = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)
NUMBER = re.compile(r"[1-9]\d{0,4}", re.ASCII)
# Bidirectional controls and other invisible characters could make an echoed value read as something else.
INVISIBLE = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
CODES = frozenset(
    {
        "measure",
        "concept",
        "definition",
        "producer",
        "group",
        "area",
        "kind",
        "incident",
        "series",
        "figure",
        "id",
        "as_of",
    }
)
MANY = frozenset({"definition", "producer", "series"})
PERIODS = frozenset({"from", "to"})
TEXTS = frozenset({"q", "publisher"})
NUMBERS = frozenset({"p"})
NOT_OURS = frozenset({"embed", "embed_options"})  # Streamlit's own


@dataclass(frozen=True)
class View:
    """What is shown: codes as in the database, periods YYYY[-MM[-DD]], `figure` the selected one, `p` the page of a list."""

    measure: str | None = None
    concept: str | None = None
    definition: tuple[str, ...] = ()
    producer: tuple[str, ...] = ()
    group: str | None = None
    area: str | None = None
    kind: str | None = None
    from_: str | None = None
    to: str | None = None
    incident: str | None = None
    series: tuple[str, ...] = ()
    figure: str | None = None
    q: str | None = None
    publisher: str | None = None
    p: int = 1
    id: str | None = None
    as_of: str | None = None


@dataclass(frozen=True)
class Notice:
    """Something in an address that was left out: the key of the sentence that says so, and the names to fill in."""

    key: str
    name: str
    value: str = ""


def parameter(field: str) -> str:
    """The name in the address of a field of View."""
    return field.rstrip("_")


NAMES = tuple(parameter(field.name) for field in fields(View))


def clean_name(text: str) -> str:
    """A parameter's name, short and visible, fit to be shown."""
    return INVISIBLE.sub("", text)[:40] or "?"


def read_values(name: str, raw: Sequence[str]) -> list[str] | None:
    """The values of one parameter, or None when one is not of its form."""
    values = [part for text in raw for part in (text.split(",") if name in MANY else [text]) if part]
    if name in TEXTS:
        return values if not any(INVISIBLE.search(value) for value in values) else None
    form = PERIOD if name in PERIODS else NUMBER if name in NUMBERS else CODE
    return values if all(form.fullmatch(value) for value in values) else None


def is_too_long(name: str, raw: Sequence[str]) -> bool:
    """Whether a parameter holds more than any view needs."""
    most = LONGEST_VALUE * MOST_VALUES if name in MANY else LONGEST_TEXT
    return len(raw) > MOST_VALUES or sum(map(len, raw)) > most


def parse(parameters: Mapping[str, Sequence[str]]) -> tuple[View, list[Notice]]:
    """The view of an address (each parameter with all its values), and a notice for everything left out."""
    found: dict[str, object] = {}
    notices: list[Notice] = []
    for name, raw in parameters.items():
        if name.lower() in NOT_OURS:
            continue
        if name not in NAMES:
            notices.append(Notice("address.unknown_name", clean_name(name)))
        elif is_too_long(name, raw):
            notices.append(Notice("address.too_long", name))
        elif (values := read_values(name, raw)) is None or (len(values) > 1 and name not in MANY):
            notices.append(Notice("address.not_understood", name))
        elif values:
            found["from_" if name == "from" else name] = convert(name, values)
    view = View(**found)  # type: ignore[arg-type]
    if view.from_ and view.to and view.from_ > view.to and not view.from_.startswith(view.to):
        view, notices = replace(view, from_=None, to=None), [*notices, Notice("address.reversed", "from")]
    return view, notices[:5]


def convert(name: str, values: list[str]) -> object:
    """Checked values as the field holds them."""
    if name in MANY:
        return tuple(dict.fromkeys(values))
    return int(values[0]) if name in NUMBERS else values[0]


def pairs(view: View) -> Iterable[tuple[str, str]]:
    """Parameters and values in the fixed order, those at their default left out."""
    default = View()
    for field in fields(View):
        value = getattr(view, field.name)
        if value != getattr(default, field.name):
            yield parameter(field.name), ",".join(value) if isinstance(value, tuple) else str(value)


def to_parameters(view: View) -> dict[str, str]:
    """The view as parameters, in the fixed order."""
    return dict(pairs(view))


def format_address(page: str, view: View | None = None) -> str:
    """The address of a view of a page, from the root: "/sources?q=Paktika"."""
    query = urlencode(list(pairs(view)), safe=",/:") if view else ""
    return f"/{page}?{query}" if query else f"/{page}"


def drop_unknown(view: View, known: Mapping[str, Collection[str]]) -> tuple[View, list[Notice]]:
    """Drop the codes that are not in `known` (field → codes that exist); a field that is not in `known` is left alone."""
    notices = []
    for field, codes in known.items():
        value = getattr(view, field)
        wanted = value if isinstance(value, tuple) else (value,) if value else ()
        if unknown := [code for code in wanted if code not in codes]:
            notices.append(Notice("address.unknown_code", parameter(field), unknown[0]))
            kept = tuple(code for code in wanted if code in codes)
            view = replace(view, **{field: kept if isinstance(value, tuple) else None})  # type: ignore[arg-type]
    return view, notices
