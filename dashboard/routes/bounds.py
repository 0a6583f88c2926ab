"""What nobody may ask of the process, whichever route it is for: endless addresses, and what Streamlit opens beside the pages.

Streamlit counts at /_stcore/metrics, which is shut like /metrics (watch.py), and describes at /_stcore/agent how a program
could use the site without a browser, which is off and stays shut. It keeps in memory what any visitor sends up, whether or not a
page has a field for files: only the review page has one.
"""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.local import is_for_curator
from dashboard.routes import answers
from dashboard.routes.watch import may_read, refuse

MOST_BYTES = 60_000  # of path and query; several values of 10,000 letters still get their sentence on the page
TOO_LONG = "This address is too long."
OWN_METRICS, AGENT, UPLOAD = "/_stcore/metrics", "/_stcore/agent/", "/_stcore/upload_file/"


def find_refusal(scope: Scope) -> Response | None:
    """Why a request is not passed on, if so."""
    if len(scope["path"]) + len(scope["query_string"]) > MOST_BYTES:
        return (
            answers.refuse(414, TOO_LONG) if "/api/" in scope["path"] else PlainTextResponse(TOO_LONG, status_code=414)
        )
    if AGENT in scope["path"] or (scope["path"].endswith(OWN_METRICS) and not may_read(Headers(scope=scope))):
        return refuse()
    if UPLOAD in scope["path"] and not is_for_curator(Headers(scope=scope)):
        return refuse()
    return None


class Bounds:
    """Answers such requests at once."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an app."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        refusal = find_refusal(scope) if scope["type"] == "http" else None
        await (refusal or self.app)(scope, receive, send)


MIDDLEWARE = [Middleware(Bounds)]
