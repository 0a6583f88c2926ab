"""/healthz: the process answers. /readyz: it has a warehouse to answer from."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from dashboard.bootstrap import current_warehouse
from dashboard.warehouse import WarehouseError


def say_healthy(_: Request) -> Response:
    """200 as long as the process runs."""
    return JSONResponse({"status": "ok"})


def say_ready(_: Request) -> Response:
    """200 with the version of the warehouse, 503 where there is none or reads of it fail."""
    try:
        warehouse = current_warehouse()
    except WarehouseError:
        return JSONResponse({"status": "no warehouse"}, status_code=503)
    if warehouse.doubt.is_set():
        return JSONResponse({"status": "damaged warehouse"}, status_code=503)
    return JSONResponse({"status": "ok", "version": warehouse.version, "built_at": warehouse.info["built_at"]})


ROUTES = [Route("/healthz", say_healthy), Route("/readyz", say_ready)]
