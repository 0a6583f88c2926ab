"""Security headers on every answer of the process, Streamlit's own included."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import lru_cache
from pathlib import Path
from urllib.parse import parse_qs

import streamlit
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.settings import read_settings

OLDER_HEADER = {"'none'": "DENY", "'self'": "SAMEORIGIN"}
WORKPLACE = "review"  # dashboard/pages/__init__.py, of which routes know nothing
INLINE_SCRIPT = re.compile(rb"<script>(.*?)</script>", re.DOTALL)


@lru_cache(maxsize=1)
def inline_scripts() -> str:
    """Hashes of the scripts written into Streamlit's own page, so that no other inline script can run."""
    page = (Path(streamlit.__file__).parent / "static" / "index.html").read_bytes()
    hashes = [base64.b64encode(hashlib.sha256(script).digest()).decode() for script in INLINE_SCRIPT.findall(page)]
    return " ".join(f"'sha256-{value}'" for value in hashes)


@lru_cache(maxsize=4)
def content_policy(frame_ancestors: str) -> str:
    """What a page may load: nothing from elsewhere. Streamlit and Plotly write style attributes and blob images."""
    return "; ".join(
        [
            "default-src 'none'",
            # Streamlit hands the scripts of components (ours: dashboard/evidence/*.js) to the browser as blobs; only a
            # script that already runs can make one.
            f"script-src 'self' blob: {inline_scripts()}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "manifest-src 'self'",
            "media-src 'self' blob:",
            "worker-src 'self' blob:",
            "form-action 'self'",
            "base-uri 'self'",
            f"frame-ancestors {frame_ancestors}",
        ]
    )


def is_embedded(scope: Scope) -> bool:
    """Whether the address has ?embed=true."""
    values = parse_qs(scope.get("query_string", b"").decode("latin-1")).get("embed", [])
    return bool(values) and values[-1].lower() == "true"


def is_workplace(scope: Scope) -> bool:
    """Whether an address is that of the page on which a curator writes: in a frame, another site could lead her hand."""
    path: str = scope["path"]
    return path.rstrip("/").rpartition("/")[2] == WORKPLACE


def is_framed_by_own_site(scope: Scope) -> bool:
    """Whether the browser says that a page of this very origin frames this one, which no other site can make it say.

    Streamlit Community Cloud shows every app in such a frame (streamlit/streamlit#5084).
    """
    told = Headers(scope=scope)
    return told.get("sec-fetch-dest") in {"iframe", "frame"} and told.get("sec-fetch-site") == "same-origin"


def choose_ancestors(scope: Scope, setting: str) -> str:
    """Who may frame this answer, as the policy writes it."""
    if is_embedded(scope) and not is_workplace(scope):
        return "*"
    return "'self'" if setting == "'none'" and is_framed_by_own_site(scope) else setting


class SecurityHeaders:
    """Adds the headers. Only ?embed=true may be framed by other sites."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an app."""
        self.app = app
        self.frame_ancestors = read_settings(None).frame_ancestors

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and add the headers to its answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        framed = choose_ancestors(scope, self.frame_ancestors)

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["X-Content-Type-Options"] = "nosniff"
                headers["Referrer-Policy"] = "strict-origin-when-cross-origin"
                headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
                headers["Content-Security-Policy"] = content_policy(framed)
                headers.add_vary_header("Sec-Fetch-Dest, Sec-Fetch-Site")
                if framed in OLDER_HEADER:
                    headers["X-Frame-Options"] = OLDER_HEADER[framed]
            await send(message)

        await self.app(scope, receive, send_with_headers)


MIDDLEWARE = [Middleware(SecurityHeaders)]
