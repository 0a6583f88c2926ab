"""Plain HTTP beside the pages, in the same process and from the same queries."""

from __future__ import annotations

from starlette.middleware import Middleware

from dashboard.routes.ahead import ROUTES as AHEAD
from dashboard.routes.bounds import MIDDLEWARE as BOUNDS
from dashboard.routes.changes import ROUTES as CHANGES
from dashboard.routes.descriptions import REST
from dashboard.routes.descriptions import ROUTES as DESCRIPTIONS
from dashboard.routes.extracts import ROUTES as EXTRACTS
from dashboard.routes.faults import MIDDLEWARE as FAULTS
from dashboard.routes.figure import ROUTES as FIGURE
from dashboard.routes.folder import Folder
from dashboard.routes.headers import MIDDLEWARE as HEADERS
from dashboard.routes.health import ROUTES as HEALTH
from dashboard.routes.openapi import ROUTES as OPENAPI
from dashboard.routes.outlines import ROUTES as OUTLINES
from dashboard.routes.pages import MIDDLEWARE as PAGES
from dashboard.routes.search import ROUTES as SEARCH
from dashboard.routes.sockets import MIDDLEWARE as SOCKETS
from dashboard.routes.watch import MIDDLEWARE as WATCH
from dashboard.routes.watch import ROUTES as METRICS

ROUTES = [*AHEAD, *HEALTH, *METRICS, *SEARCH, *EXTRACTS, *FIGURE, *CHANGES, *DESCRIPTIONS, *OPENAPI, *OUTLINES, *REST]
OWN = frozenset(route.path.split("/")[1] for route in ROUTES)
MIDDLEWARE = [Middleware(Folder, own=OWN), *WATCH, *HEADERS, *BOUNDS, *FAULTS, *SOCKETS, *PAGES]

__all__ = ["MIDDLEWARE", "ROUTES"]
