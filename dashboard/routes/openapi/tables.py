"""The addresses of tables: each in each format, with its filters."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.queries.tables import TABLES
from dashboard.routes.extracts import served_formats
from dashboard.routes.openapi.parameters import Schema, list_format_parameters
from dashboard.routes.openapi.responses import describe_answers, refer


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
