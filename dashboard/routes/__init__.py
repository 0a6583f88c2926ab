"""Plain HTTP beside the pages, in the same process and from the same queries."""

from __future__ import annotations

from dashboard.routes.extracts import ROUTES as EXTRACTS
from dashboard.routes.headers import MIDDLEWARE
from dashboard.routes.health import ROUTES as HEALTH
from dashboard.routes.outlines import ROUTES as OUTLINES

ROUTES = [*HEALTH, *EXTRACTS, *OUTLINES]

__all__ = ["MIDDLEWARE", "ROUTES"]
