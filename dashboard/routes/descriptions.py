"""/api/datapackage.json and /api/dataset.jsonld: the corpus described for programs that find and fetch data."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard.address import View
from dashboard.bootstrap import current_warehouse
from dashboard.citations import cite_dataset
from dashboard.extracts import formats
from dashboard.extracts.datapackage import describe_package, describe_resource
from dashboard.extracts.terms import DESCRIPTION, LICENCE, NAME, TERMS, TITLE
from dashboard.queries.edition import read_edition
from dashboard.queries.reach import find_reach
from dashboard.queries.tables import TABLES
from dashboard.routes.answers import Resource, give_json, refuse
from dashboard.routes.extracts import WHOLE, served_formats
from dashboard.warehouse import Warehouse


def describe_corpus(warehouse: Warehouse) -> dict[str, Any]:
    """The tables under /api as a data package; paths are relative to it."""
    resources = [describe_resource(table.read(warehouse, View()), f"{name}.csv") for name, table in TABLES.items()]
    return describe_package(resources, read_edition(warehouse))


def describe_dataset(warehouse: Warehouse) -> dict[str, Any]:
    """The corpus as a schema.org Dataset, with a DataDownload for each file.

    https://developers.google.com/search/docs/appearance/structured-data/dataset
    """
    edition = read_edition(warehouse)
    reach = find_reach(warehouse)
    files = [(f"{name}{chosen.suffix}", chosen) for name in TABLES for chosen in served_formats().values()]
    files += [(f"{WHOLE}{chosen.suffix}", chosen) for chosen in formats().values() if chosen.is_whole]
    return {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": TITLE,
        "description": DESCRIPTION,
        "url": edition.link("", View()),
        "version": edition.version,
        "dateModified": edition.changed,
        "license": LICENCE,
        "usageInfo": TERMS,
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": NAME, "url": edition.link("", View())},
        "citation": cite_dataset(edition).full,
        "temporalCoverage": f"{reach.first}/{reach.last}",
        "spatialCoverage": [{"@type": "Place", "name": name} for name in reach.countries],
        "variableMeasured": list(reach.measures),
        "distribution": [
            {
                "@type": "DataDownload",
                "name": name,
                "encodingFormat": chosen.media_type.partition(";")[0],
                "contentUrl": f"{edition.site}/api/{name}",
            }
            for name, chosen in files
        ],
    }


def give_package(request: Request) -> Response:
    """The data package."""
    warehouse = current_warehouse()
    return give_json(request, warehouse, describe_corpus(warehouse))


def give_dataset(request: Request) -> Response:
    """The schema.org description."""
    warehouse = current_warehouse()
    return give_json(request, warehouse, describe_dataset(warehouse), "application/ld+json")


def say_what_there_is(_: Request) -> Response:
    """404 for any other address under /api, with what there is instead."""
    suffixes = [chosen.suffix for chosen in served_formats().values()]
    sentence = f"There are {', '.join(TABLES)}, each as {', '.join(suffixes)}; see /api/openapi.json."
    return refuse(404, sentence)


ROUTES = [Route("/api/datapackage.json", Resource(give_package)), Route("/api/dataset.jsonld", Resource(give_dataset))]
# After all other routes under /api.
REST = [Route("/api", Resource(say_what_there_is)), Route("/api/{rest:path}", Resource(say_what_there_is))]
