"""/api/figures.csv, /api/sources.json …: the same extracts as the pages give, streamed, open to other sites."""

from __future__ import annotations

import hashlib
from datetime import datetime
from email.utils import format_datetime

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from dashboard.bootstrap import current_warehouse
from dashboard.extracts import Options, formats
from dashboard.queries.tables import TABLES, FilterError, read_filters
from dashboard.warehouse import Warehouse, WarehouseError

OPEN = {"Access-Control-Allow-Origin": "*"}
TRUTH = {"true": True, "false": False}


def refuse(status: int, sentence: str) -> Response:
    """An answer that says what is wrong."""
    return JSONResponse({"error": sentence}, status_code=status, headers=OPEN)


def name_version(warehouse: Warehouse, request: Request) -> dict[str, str]:
    """Headers by which a copy of this answer can be told to be still good."""
    asked = f"{request.url.path}?{request.url.query}"
    tag = hashlib.sha256(f"{warehouse.version}{asked}".encode("utf-8", "replace")).hexdigest()[:32]
    built = datetime.fromisoformat(warehouse.info["built_at"])
    return {"ETag": f'"{tag}"', "Last-Modified": format_datetime(built, usegmt=True), "Cache-Control": "no-cache"}


def give_extract(request: Request) -> Response:
    """One table in one format, filtered by the words of the pages' addresses."""
    table, format_ = TABLES.get(request.path_params["table"]), formats().get(request.path_params["format"])
    if table is None or format_ is None:
        return refuse(404, f"There are {', '.join(TABLES)}, each as {', '.join(formats())}.")
    given = {name: request.query_params.getlist(name) for name in request.query_params}
    guard = given.pop("guard", ["true"])[-1]
    if guard not in TRUTH:
        return refuse(400, "guard is true or false.")
    try:
        warehouse = current_warehouse()
        view = read_filters(warehouse, table, given)
    except FilterError as error:
        return refuse(400, str(error))
    except WarehouseError as error:
        return refuse(503, str(error))
    headers = {**OPEN, **name_version(warehouse, request)}
    if request.headers.get("if-none-match") == headers["ETag"]:
        return Response(status_code=304, headers=headers)
    answer = table.read(warehouse, view)
    headers["Content-Disposition"] = f'attachment; filename="sanad-{answer.name}{format_.suffix}"'
    chunks = format_.write(answer, Options(guard=TRUTH[guard], bom=False))
    return StreamingResponse(chunks, media_type=format_.media_type, headers=headers)


ROUTES = [Route("/api/{table:str}.{format:str}", give_extract, methods=["GET"])]
