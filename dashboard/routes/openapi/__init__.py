"""/api/openapi.json: what every address under /api takes and gives, as OpenAPI 3.1; codes are those of the warehouse."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard.address import View
from dashboard.bootstrap import current_warehouse
from dashboard.extracts.terms import DESCRIPTION, LICENCE, TITLE
from dashboard.queries.tables import TABLES, list_codes
from dashboard.routes.answers import Resource, give_json
from dashboard.routes.openapi.others import describe_documents, describe_figure_paths, describe_search
from dashboard.routes.openapi.parameters import Schema, list_parameters
from dashboard.routes.openapi.responses import ERROR, describe_page, describe_row
from dashboard.routes.openapi.tables import describe_extracts
from dashboard.settings import read_settings
from dashboard.warehouse import Warehouse


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
