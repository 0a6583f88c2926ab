"""/api/search.json?q=…: the first lines of an answer, for the search box in the header."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from dashboard.bootstrap import current_warehouse, find_warehouse
from dashboard.number_forms import NUMBERS, find_form
from dashboard.queries.revisions import read_releases
from dashboard.queries.vocab import Vocabulary, read_vocabulary, translate_names
from dashboard.routes.answers import refuse
from dashboard.search.answers import find_answer
from dashboard.search.reading import LONGEST
from dashboard.search.texts import list_suggestions
from dashboard.warehouse import Warehouse, once
from dashboard.words import speak

OPEN = {"Access-Control-Allow-Origin": "*", "Cache-Control": "no-cache"}


@once
def keep_vocabulary(warehouse: Warehouse) -> Vocabulary:
    """The names of codes, kept for each warehouse, which never changes."""
    return read_vocabulary(warehouse)


def list_releases() -> list[str]:
    """The releases that can be asked for. Raises WarehouseError."""
    return [release.release for release in read_releases(current_warehouse())]


def give_suggestions(request: Request) -> Response:
    """Suggestions for a text in the language and from the release asked for; none for an empty one. Raises WarehouseError.

    `numbers` is the locale in which the page that asks writes its numbers; without it they stand as in all extracts.
    """
    speak(request.query_params.get("lang"))
    NUMBERS.set(find_form(request.query_params.get("numbers")))
    text = request.query_params.get("q", "")[:LONGEST]
    asked = request.query_params.get("as_of")
    if asked and asked not in (known := list_releases()):
        sentence = f"There is no release “{asked[:40]}”."
        problem = {"parameter": "as_of", "found": asked[:200], "allowed": known, "message": sentence}
        return refuse(404, sentence, problems=[problem])
    warehouse = find_warehouse(asked or None)
    answer = find_answer(warehouse, text, translate_names(keep_vocabulary(warehouse)))
    return JSONResponse({"q": text, "suggestions": list_suggestions(answer)}, headers=OPEN)


ROUTES = [Route("/api/search.json", give_suggestions, methods=["GET"])]
