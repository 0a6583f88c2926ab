"""/api/search.json?q=…: the first lines of an answer, for the search box in the header."""

from __future__ import annotations

from functools import lru_cache

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from dashboard.bootstrap import current_warehouse
from dashboard.queries.vocab import Vocabulary, read_vocabulary, translate_names
from dashboard.search.answers import find_answer
from dashboard.search.reading import LONGEST
from dashboard.search.texts import list_suggestions
from dashboard.warehouse import Warehouse, WarehouseError
from dashboard.words import speak

OPEN = {"Access-Control-Allow-Origin": "*", "Cache-Control": "no-cache"}


@lru_cache(maxsize=4)
def keep_vocabulary(warehouse: Warehouse) -> Vocabulary:
    """The names of codes, kept for each warehouse, which never changes."""
    return read_vocabulary(warehouse)


def give_suggestions(request: Request) -> Response:
    """Suggestions for a text, in the language asked for; none for an empty one. 503 without a warehouse."""
    speak(request.query_params.get("lang"))
    text = request.query_params.get("q", "")[:LONGEST]
    try:
        warehouse = current_warehouse()
    except WarehouseError as error:
        return JSONResponse({"error": str(error)}, status_code=503, headers=OPEN)
    answer = find_answer(warehouse, text, translate_names(keep_vocabulary(warehouse)))
    return JSONResponse({"q": text, "suggestions": list_suggestions(answer)}, headers=OPEN)


ROUTES = [Route("/api/search.json", give_suggestions, methods=["GET"])]
