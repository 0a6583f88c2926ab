"""Every request is timed, counted and written to the log; /metrics gives the counts to those who hold its token.

Closed by default: without SANAD_METRICS_TOKEN there is no /metrics.
"""

from __future__ import annotations

import hmac
import time
from datetime import datetime

from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.bootstrap import current_warehouse
from dashboard.journal import note
from dashboard.meter import METER
from dashboard.settings import read_settings
from dashboard.warehouse import WarehouseError

# First parts of an address that are ours or Streamlit's. What a stranger makes up is "other".
ROUTES_KNOWN = frozenset(
    {
        *("", "trends", "returns", "compare", "incidents", "incident", "coverage", "method", "sources", "search"),
        *(
            "figure",
            "changes",
            "api",
            "outlines",
            "healthz",
            "readyz",
            "metrics",
            "static",
            "media",
            "_stcore",
            "review",
        ),
    }
)
# They come every few seconds from those who watch; they are counted and not written.
PROBES = frozenset({"/healthz", "/readyz", "/metrics", "/_stcore"})


def name_route(path: str) -> str:
    """The route of a path: its first part if that is one of ours, with the kind of table for /api."""
    first, _, rest = path.lstrip("/").partition("/")
    if first == "api":
        table = rest.partition("/")[0].partition(".")[0]
        return f"/api/{table}" if table.isascii() and table.isalpha() and table in TABLES else "/api"
    return f"/{first}" if first in ROUTES_KNOWN else "other"


TABLES = frozenset(
    {"figures", "series", "incidents", "sources", "figure", "changes", "datapackage", "dataset", "openapi"}
)


def may_read(request_headers: Headers) -> bool:
    """Whether a request carries the token of /metrics; nobody does where none is set."""
    token = read_settings(None).metrics_token
    given = request_headers.get("authorization", "").encode("utf-8", "replace")
    return bool(token) and hmac.compare_digest(given, f"Bearer {token}".encode())


def refuse() -> Response:
    """As where there is nothing."""
    return PlainTextResponse("There is nothing at this address.\n", status_code=404)


def give_metrics(request: Request) -> Response:
    """The counts, for those who hold the token."""
    if not may_read(request.headers):
        return refuse()
    try:
        info = current_warehouse().info
    except WarehouseError:
        return PlainTextResponse(METER.write("", None), media_type="text/plain; version=0.0.4")
    built = datetime.fromisoformat(info["built_at"]).timestamp()
    return PlainTextResponse(METER.write(info["content_hash"], built), media_type="text/plain; version=0.0.4")


class Watch:
    """Times every request and websocket."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an app."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; when it has ended, count it and write its line."""
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        visit = Visit(scope, send)
        try:
            await self.app(scope, receive, visit.send)
        finally:
            visit.end()


class Visit:
    """One request from its beginning to its end."""

    def __init__(self, scope: Scope, send: Send) -> None:
        """It has just come."""
        self.is_page = scope["type"] == "websocket"
        self.method = "WEBSOCKET" if self.is_page else str(scope["method"])
        self.route = name_route(scope["path"])
        self.forward = send
        self.status = 101 if self.is_page else 500
        self.bytes = 0
        self.started = time.perf_counter()
        METER.move_open(int(self.is_page))

    async def send(self, message: Message) -> None:
        """Note status and length of the answer."""
        if message["type"] == "http.response.start":
            self.status = message["status"]
        elif message["type"] == "http.response.body":
            self.bytes += len(message.get("body", b""))
        await self.forward(message)

    def end(self) -> None:
        """It has ended."""
        seconds = time.perf_counter() - self.started
        METER.move_open(-int(self.is_page))
        METER.count("requests", self.route, str(self.status), seconds)
        if self.is_page or self.route not in PROBES or self.status >= 500:
            method = self.method if self.method in METHODS else "other"
            note(
                "request", method=method, route=self.route, status=self.status, ms=round(seconds * 1000, 1),
                bytes=self.bytes,
            )  # fmt: skip


METHODS = frozenset({"GET", "HEAD", "OPTIONS", "POST", "PUT", "DELETE", "WEBSOCKET"})
ROUTES = [Route("/metrics", give_metrics)]
MIDDLEWARE = [Middleware(Watch)]
