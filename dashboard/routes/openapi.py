"""/api/openapi.json: what every address under /api takes and gives, as OpenAPI 3.1; codes are those of the warehouse."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pyarrow as pa
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard.address import FIELDS, MANY, MOST_VALUES, View
from dashboard.bootstrap import current_warehouse
from dashboard.extracts import Format, formats
from dashboard.extracts.terms import DESCRIPTION, LICENCE, TITLE
from dashboard.queries.answer import Answer
from dashboard.queries.tables import TABLES, THINGS, Extractable, list_codes
from dashboard.routes.answers import Resource, give_json
from dashboard.routes.extracts import LIMIT, MOST_LIMIT, MOST_OFFSET, WHOLE, served_formats
from dashboard.routes.figure import FORMS
from dashboard.settings import read_settings
from dashboard.warehouse import Warehouse

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
ERROR = {
    "type": "object",
    "required": ["error"],
    "properties": {
        "error": {"type": "string", "description": "What is wrong, in a sentence."},
        "problems": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["parameter", "found", "allowed", "message"],
                "properties": {
                    "parameter": {"type": "string"},
                    "found": {"type": "string"},
                    "allowed": {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]},
                    "message": {"type": "string"},
                },
            },
        },
    },
}
REFUSALS = {
    "304": {"description": "The copy you have is still good."},
    "400": "A parameter that cannot be heeded: which, what was found, what is allowed.",
    "404": "What was asked for does not exist.",
    "405": "Another method than GET, HEAD and OPTIONS.",
    "503": "There is no database at the moment.",
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


def refer(kind: str, name: str) -> Schema:
    """A reference to a component."""
    return {"$ref": f"#/components/{kind}/{name}"}


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


def describe_type(kind: pa.DataType) -> Schema:
    """A column's type in JSON; anything may be unknown."""
    if pa.types.is_boolean(kind):
        return {"type": ["boolean", "null"]}
    if pa.types.is_integer(kind) or pa.types.is_floating(kind):
        return {"type": ["number", "null"]}
    return {"type": ["string", "null"], **({"format": "date"} if pa.types.is_date(kind) else {})}


def describe_row(answer: Answer) -> Schema:
    """One row of a table as JSON."""
    schema = next(answer.read(0, 1)).schema
    properties = {
        field.name: {**describe_type(field.type), "description": answer.columns[field.name]} for field in schema
    }
    return {"type": "object", "required": list(properties), "properties": properties, "additionalProperties": False}


def describe_page(name: str) -> Schema:
    """A page of rows as JSON."""
    return {
        "type": "object",
        "required": ["name", "licence", "columns", "total", "offset", "next", "rows"],
        "properties": {
            "name": {"type": "string"},
            "licence": {"type": "string"},
            "columns": {"type": "object", "additionalProperties": {"type": "string"}},
            "total": {"type": "integer", "minimum": 0},
            "offset": {"type": "integer", "minimum": 0},
            "next": {"type": ["string", "null"], "description": "Address of the page after this one."},
            "rows": {"type": "array", "items": refer("schemas", name)},
        },
    }


def describe_answers(media_type: str, schema: Schema, *also: str) -> Schema:
    """200 and the refusals."""
    error = {"application/json": {"schema": refer("schemas", "Error")}}
    refusals = {
        status: about if isinstance(about, dict) else {"description": about, "content": error}
        for status, about in [
            *REFUSALS.items(),
            *((status, "It was withdrawn: why, and what replaces it.") for status in also),
        ]
    }
    good = {"description": "The rows.", "content": {media_type.partition(";")[0]: {"schema": schema}}}
    return {"200": good, **refusals}


def describe_extract(name: str, format_name: str, filters: Iterable[str]) -> Schema:
    """One table in one format."""
    chosen = served_formats()[format_name]
    schema = refer("schemas", f"{name}Page") if chosen.is_paged else {"type": "string"}
    return {
        "operationId": f"{name}_{format_name}",
        "summary": f"{TABLES[name].what} As {format_name}.",
        "tags": [name],
        "parameters": [*(refer("parameters", key) for key in filters), *list_format_parameters(chosen)],
        "responses": describe_answers(chosen.media_type, schema),
    }


def describe_extracts(filters: dict[str, dict[str, Schema]]) -> Schema:
    """The paths of all tables in all formats."""
    return {
        f"/api/{name}{chosen.suffix}": {"get": describe_extract(name, format_name, filters[name])}
        for name in TABLES
        for format_name, chosen in served_formats().items()
    }


def describe_figure_paths(warehouse: Warehouse) -> Schema:
    """The paths of one figure and of its citation."""
    codes = list_codes(warehouse, "figures")
    path = {"name": "id", "in": "path", "required": True, "schema": CODE, "description": "The figure's id."}
    release = [describe_parameter("as_of", codes)] if codes["as_of"] else []
    document = {"type": "object", "required": ["figure", "release", "page", "citation", "source_citation"]}
    answers = {"": ("application/json", document)}
    answers |= {f"/citation.{ending}": (media, {}) for ending, (_, media) in FORMS.items()}
    return {
        f"/api/figure/{{id}}{tail}": {
            "get": {
                "operationId": f"figure{tail.replace('/', '_').replace('.', '_')}",
                "summary": "One figure, with its citations." if not tail else "The figure's citation.",
                "tags": ["figure"],
                "parameters": [path, *release],
                "responses": describe_answers(media, schema, "410"),
            }
        }
        for tail, (media, schema) in answers.items()
    }


def describe_documents() -> Schema:
    """The paths that take no parameters."""
    whole = {f"/api/{WHOLE}{chosen.suffix}": chosen.media_type for chosen in formats().values() if chosen.is_whole}
    documents = {
        "/api/datapackage.json": ("application/json", "The CSV files as a Frictionless data package."),
        "/api/dataset.jsonld": ("application/ld+json", "The whole as a schema.org Dataset."),
        "/api/openapi.json": ("application/json", "This description."),
        "/api/changes.atom": (
            "application/atom+xml",
            "Releases, corrections and withdrawals as an Atom feed (RFC 4287), the newest first; each entry says what "
            "changed from what to what, and why.",
        ),
    }
    return {
        path: {
            "get": {
                "operationId": path.removeprefix("/api/").replace(".", "_"),
                "summary": "The whole corpus as one file." if path in whole else documents[path][1],
                "tags": ["whole"],
                "responses": describe_answers(media_type, {"type": "object"} if "json" in path else {}),
            }
        }
        for path, media_type in [*whole.items(), *((path, media) for path, (media, _) in documents.items())]
    }


def describe_search(warehouse: Warehouse) -> Schema:
    """The path that suggests pages for a text, of a release if one is asked for."""
    codes = list_codes(warehouse, "figures")
    release = [describe_parameter("as_of", codes)] if codes["as_of"] else []
    language = {
        "name": "lang",
        "in": "query",
        "schema": {"type": "string"},
        "description": "The language of the answer.",
    }
    numbers = {
        "name": "numbers",
        "in": "query",
        "schema": {"type": "string"},
        "description": "A locale such as de-DE in whose form the answer writes its numbers; without it 1,234.5.",
    }
    text = {"name": "q", "in": "query", "schema": {"type": "string"}, "description": "What is looked for."}
    return {
        "/api/search.json": {
            "get": {
                "operationId": "search",
                "summary": "Figures, incidents, places, counters, definitions and documents that a text may mean.",
                "tags": ["search"],
                "parameters": [text, language, numbers, *release],
                "responses": describe_answers("application/json", {"type": "object", "required": ["q", "suggestions"]}),
            }
        }
    }


def describe_api(warehouse: Warehouse) -> Schema:
    """The whole description."""
    rows = {name: table.read(warehouse, View()) for name, table in TABLES.items()}
    schemas = {name: describe_row(answer) for name, answer in rows.items()}
    pages = {f"{name}Page": describe_page(name) for name in TABLES}
    filters = {name: list_parameters(name, table, list_codes(warehouse, name)) for name, table in TABLES.items()}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": TITLE,
            "description": DESCRIPTION,
            "version": warehouse.info["version"],
            "license": {"name": "CC BY 4.0", "url": LICENCE},
        },
        "servers": [{"url": read_settings(None).base_url or "/"}],
        "paths": {
            **describe_extracts(filters),
            **describe_figure_paths(warehouse),
            **describe_documents(),
            **describe_search(warehouse),
        },
        "components": {
            "schemas": {**schemas, **pages, "Error": ERROR},
            "parameters": {key: about for known in filters.values() for key, about in known.items()},
        },
    }


def give_openapi(request: Request) -> Response:
    """The description as JSON."""
    warehouse = current_warehouse()
    return give_json(request, warehouse, describe_api(warehouse))


ROUTES = [Route("/api/openapi.json", Resource(give_openapi))]
