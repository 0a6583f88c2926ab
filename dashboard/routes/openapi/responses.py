"""What addresses give: rows and pages of them as JSON, files, and refusals."""

from __future__ import annotations

import pyarrow as pa

from dashboard.queries.answer import Answer
from dashboard.routes.openapi.parameters import Schema

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
    "414": "The address has more than 60,000 bytes.",
    "503": "There is no database at the moment, or many extracts are being made: `Retry-After` says when to ask again.",
}


def refer(kind: str, name: str) -> Schema:
    """A reference to a component."""
    return {"$ref": f"#/components/{kind}/{name}"}


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
