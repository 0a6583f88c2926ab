"""The addresses that are no tables: one figure and its citation, the whole corpus, descriptions, the feed, the search."""

from __future__ import annotations

from dashboard.extracts import formats
from dashboard.queries.tables import list_codes
from dashboard.routes.extracts import WHOLE
from dashboard.routes.figure import FORMS
from dashboard.routes.openapi.parameters import CODE, Schema, list_releases
from dashboard.routes.openapi.responses import describe_answers
from dashboard.warehouse import Warehouse


def describe_figure_paths(warehouse: Warehouse) -> Schema:
    """The paths of one figure and of its citation."""
    path = {"name": "id", "in": "path", "required": True, "schema": CODE, "description": "The figure's id."}
    release = list_releases(list_codes(warehouse, "figures"))
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
    release = list_releases(list_codes(warehouse, "figures"))
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
