"""What addresses take: each parameter, what it means, and the form or the codes that it may have."""

from __future__ import annotations

from typing import Any

from dashboard.address import FIELDS, MANY, MOST_VALUES
from dashboard.extracts import Format
from dashboard.queries.tables import THINGS, Extractable
from dashboard.routes.extracts import LIMIT, MOST_LIMIT, MOST_OFFSET

Schema = dict[str, Any]
CODE = {"type": "string", "pattern": r"^[A-Za-z0-9][A-Za-z0-9_.\-]{0,199}$"}
LEAP = r"([12][0-9](0[48]|[2468][048]|[13579][26])|(12|16|20|24|28)00)-02-29"
MONTHS = r"(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8])"
DAY = {"type": "string", "pattern": rf"^([12][0-9]{{3}}(-(0[1-9]|1[0-2]))?|[12][0-9]{{3}}-({MONTHS})|{LEAP})$"}
# Visible text: no controls, nothing invisible, and something besides spaces.
INVISIBLE = r"\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
TEXT = {"type": "string", "maxLength": 200, "pattern": rf"^[^{INVISIBLE}]*[^{INVISIBLE}\s][^{INVISIBLE}]*$"}
FORM = {"from": DAY, "to": DAY, "q": TEXT, "publisher": TEXT}
FORM["year"] = {"type": "integer", "minimum": 1, "maximum": 99_999}
WHAT = {
    "measure": "What is counted.",
    "concept": "Definitions of different producers that are comparable share a concept.",
    "definition": "What a producer counts as one; several are joined with commas.",
    "producer": "Who counted; several are joined with commas.",
    "group": "About whom.",
    "area": "Where, by code: PK, PK-KP, AF …; for flows the place left.",
    "kind": "Kind of period; of incidents, kind of event.",
    "from": "First day, month or year. A period lies in a span when its last day does; an incident when a day of it does.",
    "to": "Last day, month or year, included.",
    "incident": "One incident. Its figures belong to no series.",
    "party": "To whom incidents are attributed, as a code; nobody where no one was named.",
    "series": "Figures alike in all but period; several are joined with commas.",
    "id": "One thing by its id.",
    "q": "Words that must all occur in title, author, publisher or address.",
    "publisher": "Who printed it.",
    "year": "Year of publication.",
    "as_of": "A frozen release: the figures as they were then.",
}


def describe_parameter(name: str, codes: dict[str, tuple[str, ...]]) -> Schema:
    """One filter. Codes of a short list are listed, those of things are not."""
    field = FIELDS[name]
    listed = codes.get(field, ()) if field not in THINGS else ()
    one = {"type": "string", "enum": list(listed)} if listed else FORM.get(name, CODE)
    about = {"name": name, "in": "query", "required": False, "description": WHAT.get(name, f"One {name}.")}
    if name not in MANY:
        return {**about, "schema": one}
    many = {"type": "array", "items": one, "minItems": 1, "maxItems": MOST_VALUES}
    return {**about, "style": "form", "explode": False, "schema": many}


def list_parameters(name: str, table: Extractable, codes: dict[str, tuple[str, ...]]) -> dict[str, Schema]:
    """The filters of a table by the name of their component; no release can be asked for where there is none."""
    own = {"kind", "area"} if name == "incidents" else set()
    return {
        f"{name}_{parameter}" if parameter in own else parameter: describe_parameter(parameter, codes)
        for parameter in table.parameters
        if parameter != "as_of" or codes["as_of"]
    }


def list_releases(codes: dict[str, tuple[str, ...]]) -> list[Schema]:
    """The parameter that asks for a release, where there is one."""
    return [describe_parameter("as_of", codes)] if codes["as_of"] else []


def list_format_parameters(chosen: Format) -> list[Schema]:
    """What can be said about a format."""
    guard = {
        "name": "guard",
        "in": "query",
        "schema": {"type": "string", "enum": ["true", "false"], "default": "true"},
        "description": "Whether text that a spreadsheet would run gets one leading apostrophe.",
    }
    limit = {"type": "integer", "minimum": 1, "maximum": MOST_LIMIT, "default": LIMIT}
    offset = {"type": "integer", "minimum": 0, "maximum": MOST_OFFSET, "default": 0}
    paged = [
        {"name": "limit", "in": "query", "schema": limit, "description": "Rows of a page."},
        {"name": "offset", "in": "query", "schema": offset, "description": "Rows before the page; `next` has it."},
    ]
    return [*([guard] if chosen.is_guarded else []), *(paged if chosen.is_paged else [])]
