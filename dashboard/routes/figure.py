"""/api/figure/{id}: one figure with its citation, and the citation alone in each form."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard.address import View
from dashboard.bootstrap import current_warehouse, prefer_release
from dashboard.citations import Citation, cite_figure, cite_source
from dashboard.extracts.cells import format_cell
from dashboard.queries.edition import read_edition
from dashboard.queries.figures import find_withdrawn, read_figures
from dashboard.queries.tables import TABLES, read_filters
from dashboard.routes.answers import Resource, give_json, is_still_good, name_version, read_given, refuse
from dashboard.warehouse import Warehouse

# What may be asked of a figure, and the forms of its citation by the ending of their address.
FIGURE = replace(TABLES["figures"], fields=frozenset({"as_of"}))
FORMS = {
    "txt": ("full", "text/plain; charset=utf-8"),
    "bib": ("bibtex", "application/x-bibtex; charset=utf-8"),
    "ris": ("ris", "application/x-research-info-systems; charset=utf-8"),
    "json": ("csl_json", "application/vnd.citationstyles.csl+json"),
}


def find_row(warehouse: Warehouse, request: Request) -> tuple[dict[str, Any] | None, str | None]:
    """The figure as extracts have it, or None; and the release that was asked for. Raises FilterError."""
    given = read_given(request)
    as_of = read_filters(warehouse, FIGURE, given).as_of
    rows = read_figures(prefer_release(warehouse, as_of), View(id=request.path_params["id"], as_of=as_of)).rows()
    return (rows[0] if rows else None), as_of


def refuse_figure(warehouse: Warehouse, figure_id: str) -> Response:
    """Why there is no such figure: it was withdrawn, or never existed."""
    withdrawn = find_withdrawn(warehouse, figure_id)
    if withdrawn is None:
        return refuse(404, "There is no figure with this id.", id=figure_id[:200])
    return refuse(410, f"This figure was withdrawn on {withdrawn.withdrawn_on}: {withdrawn.reason}", **vars(withdrawn))


def write_forms(citation: Citation) -> dict[str, Any]:
    """A citation in every form."""
    return {
        "inline": citation.inline,
        "text": citation.full,
        "bibtex": citation.bibtex,
        "ris": citation.ris,
        "csl_json": [citation.csl],
    }


def give_figure(request: Request) -> Response:
    """The figure's row, and the citations of the figure and of the document that prints it."""
    warehouse = current_warehouse()
    row, as_of = find_row(warehouse, request)
    if row is None:
        return refuse_figure(warehouse, request.path_params["id"])
    edition = read_edition(warehouse)
    document = {
        "figure": {name: format_cell(value) for name, value in row.items()},
        "release": as_of or edition.version,
        "page": edition.link("figure", View(id=row["figure_id"], as_of=as_of)),
        "citation": write_forms(cite_figure(row, edition, as_of)),
        "source_citation": write_forms(cite_source(row, "source_")),
    }
    return give_json(request, warehouse, document)


def give_citation(form: str, request: Request) -> Response:
    """The figure's citation alone in one form."""
    warehouse = current_warehouse()
    row, as_of = find_row(warehouse, request)
    if row is None:
        return refuse_figure(warehouse, request.path_params["id"])
    headers = name_version(warehouse, request)
    if is_still_good(request, headers):
        return Response(status_code=304, headers=headers)
    name, media_type = FORMS[form]
    citation = cite_figure(row, read_edition(warehouse), as_of)
    return Response(getattr(citation, name), headers=headers, media_type=media_type)


ROUTES = [
    Route("/api/figure/{id:str}", Resource(give_figure)),
    *(Route(f"/api/figure/{{id:str}}/citation.{ending}", Resource(partial(give_citation, ending))) for ending in FORMS),
]
