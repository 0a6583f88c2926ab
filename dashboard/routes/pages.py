"""The pages say for programs, too, what data they show: schema.org's Dataset stands in the head of each.

And they say for browsers what will be needed soon.

Pages are drawn by scripts; those who only read what the server sends find the description and the way to the files.
"""

from __future__ import annotations

import json
import logging
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.bootstrap import current_warehouse
from dashboard.journal import note
from dashboard.plain_log import find_place
from dashboard.routes.ahead import has_charts, write_ahead
from dashboard.routes.descriptions import describe_dataset
from dashboard.routes.waiting import ROOT, write_wait
from dashboard.settings import read_settings
from dashboard.warehouse import Warehouse, WarehouseError, once

HEAD, HEAD_END = b"<head>", b"</head>"
LINK = '<link rel="alternate" type="application/ld+json" href="{}/api/dataset.jsonld">'
SCRIPT = '<script type="application/ld+json">{}</script>'
MOST_BYTES = 1 << 20


@once
def write_head(warehouse: Warehouse, site: str) -> bytes:
    """What stands in the head of a page. Nothing in it can end the script before its end."""
    dataset = json.dumps(describe_dataset(warehouse)).replace("<", "\\u003c")
    return (SCRIPT.format(dataset) + LINK.format(site)).encode()


def find_head() -> bytes:
    """The same for the newest warehouse; nothing where there is none. Whatever is wrong with it, the page itself comes."""
    try:
        return write_head(current_warehouse(), read_settings(None).base_url)
    except WarehouseError:
        return b""
    except Exception as error:  # noqa: BLE001 (see above)
        note("error", level=logging.ERROR, route="head", error=type(error).__name__, place=find_place(error))
        return b""


def is_page(scope: Scope) -> bool:
    """Whether an address is one of a page: no file and none of the server's own."""
    path: str = scope.get("path", "")
    return (
        scope["type"] == "http" and scope["method"] == "GET" and "." not in path and not path.startswith(("/_", "/api"))
    )


class DatasetInPages:
    """Puts the description into pages; anything else passes as it is."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an app."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and put the description into its answer if that is a page."""
        if is_page(scope):
            # What is compressed, or a part, can't be added to; a page's frame is small.
            plain = [(name, value) for name, value in scope["headers"] if name not in {b"accept-encoding", b"range"}]
            language = parse_qs(scope["query_string"].decode("latin-1")).get("lang", [None])[0]
            page = Page(send, write_ahead(charted=has_charts(scope["path"])), write_wait(language))
            await self.app({**scope, "headers": plain}, receive, page.send)
        else:
            await self.app(scope, receive, send)


class Page:
    """An answer that is held back until it is whole, if it is HTML."""

    def __init__(
        self, send: Send, ahead: tuple[bytes, bytes] = (b"", b""), wait: tuple[bytes, bytes] = (b"", ROOT.encode())
    ) -> None:
        """An answer of which nothing has come yet."""
        self.forward = send
        self.ahead = ahead
        self.wait = wait
        self.start: Message | None = None
        self.body = b""

    async def send(self, message: Message) -> None:
        """Take one part of the answer, and send what can be sent."""
        if message["type"] == "http.response.start" and self.is_html(message):
            self.start = message
        elif message["type"] == "http.response.body" and self.start is not None:
            self.body += message.get("body", b"")
            if not message.get("more_body"):
                await self.finish(self.start)
        else:
            await self.forward(message)

    @staticmethod
    def is_html(message: Message) -> bool:
        """Whether the answer that starts is a whole page, uncompressed and short."""
        headers = Headers(raw=message["headers"])
        is_short = int(headers.get("content-length", "0")) < MOST_BYTES
        kind = headers.get("content-type", "")
        return (
            message["status"] == 200 and kind.startswith("text/html") and is_short and "content-encoding" not in headers
        )

    async def finish(self, start: Message) -> None:
        """Send the page with the description in it. Its tag and day were those of the page without."""
        described = await run_in_threadpool(find_head) if HEAD_END in self.body else b""
        first, last = self.ahead
        style, root = self.wait
        body = self.body.replace(HEAD, HEAD + first, 1).replace(HEAD_END, style + last + described + HEAD_END, 1)
        body = body.replace(ROOT.encode(), root, 1)
        headers = MutableHeaders(scope=start)
        for name in ("etag", "last-modified", "accept-ranges"):
            del headers[name]
        headers["content-length"] = str(len(body))
        await self.forward(start)
        await self.forward({"type": "http.response.body", "body": body})


MIDDLEWARE = [Middleware(DatasetInPages)]
