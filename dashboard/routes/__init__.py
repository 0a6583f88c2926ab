"""Plain HTTP beside the pages, in the same process and from the same queries."""

from __future__ import annotations

from dashboard.routes.headers import MIDDLEWARE
from dashboard.routes.health import ROUTES as HEALTH

ROUTES = [*HEALTH]

__all__ = ["MIDDLEWARE", "ROUTES"]
