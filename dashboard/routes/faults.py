"""What goes wrong behind an address is answered with a sentence and logged in one line; see dashboard/plain_log.py."""

from __future__ import annotations

import asyncio
import logging

from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.journal import note
from dashboard.plain_log import find_cause, find_place
from dashboard.routes.answers import refuse
from dashboard.routes.watch import name_route
from dashboard.warehouse import WarehouseError
from dashboard.words import say


class PlainFaults:
    """Answers what no route expected: 500 and a sentence, or 503 without a warehouse that can be read. An answer that has begun is broken off, never completed."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an app."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun = False

        async def send_and_note(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, receive, send_and_note)
        except asyncio.CancelledError:  # the process was told to end, and this took too long
            if not begun:
                await refuse(503, "This process is ending. Please ask again.")(scope, receive, send)
        except WarehouseError as error:
            if not begun:
                await refuse(503, str(error))(scope, receive, send)
        except Exception as error:  # noqa: BLE001 (whatever it is, the reader gets a sentence and the log a line)
            kind = type(find_cause(error)).__name__
            route = name_route(scope.get("path", ""))
            note("error", level=logging.ERROR, route=route, error=kind, place=find_place(error))
            if not begun:
                await refuse(500, say("error.address"))(scope, receive, send)


MIDDLEWARE = [Middleware(PlainFaults)]
