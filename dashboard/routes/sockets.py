"""A websocket carries Streamlit's own messages, which are bytes; whoever sends text is told so and let go.

Streamlit would meet a text with an error that nobody catches. Whatever else goes wrong behind a websocket is one line of the
log, like what goes wrong behind an address (faults.py). And Streamlit begins each run by telling the browser where on the
machine its script lies, and on what it runs: that stays here. What Streamlit would do for the makers of a page, whoever asks
(empty what is kept for all, tell of the repository, write into its folder), is not asked here; nor what names a thing as no
page does, since Streamlit repeats such names in its log; nor a page at an address that is none, or longer than any that is served:
pages are kept by their address, and would be kept by its megabytes.
"""

from __future__ import annotations

import logging
import re
from pathlib import Path
from urllib.parse import urlsplit

from google.protobuf.message import DecodeError
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocketDisconnect
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from dashboard.journal import note
from dashboard.plain_log import find_cause, find_place
from dashboard.routes.watch import name_route

NOT_BYTES, FAULT = 1003, 1011  # why a websocket is closed: RFC 6455, 7.4.1
SCRIPT = Path("dashboard", "site", "run.py")
SIGN = str(SCRIPT).encode()
MOST_BYTES = 1 << 16  # the message that begins a run has some three thousand; a chart may have a million
# Of what a browser says of itself; addresses have at most 60,000 (bounds.py) and the name of the host.
LONGEST = 1 << 16
# What pages ask for; of the operations, downloads and more rows of a table.
WANTED = frozenset({"rerun_script", "stop_script", "file_urls_request", "app_heartbeat"})
OPERATIONS = ("deferred_file", "dataframe_chunk")
# Of requests, of files and tables to be had, of the part of a page to be run.
NAME = re.compile(r"[\w.:$-]{0,200}", re.ASCII)


def is_wanted(raw: bytes) -> bool:
    """Whether a message from a browser is one of a page. What is no message is left to Streamlit, which refuses it."""
    try:
        message = BackMsg.FromString(raw)
    except DecodeError:
        return True
    asked = message.WhichOneof("type")
    if asked == "rerun_script":
        return bool(NAME.fullmatch(message.rerun_script.fragment_id)) and has_address(message.rerun_script)
    if asked != "backend_operation_request":
        return asked is None or asked in WANTED
    order = message.backend_operation_request
    names = (order.request_id, order.deferred_file.file_id, order.dataframe_chunk.source_id)
    return order.WhichOneof("payload") in OPERATIONS and all(map(NAME.fullmatch, names))


def has_address(asked: ClientState) -> bool:
    """Whether what a browser says of itself and of its address can be that."""
    told = asked.context_info
    if max(map(len, (asked.query_string, asked.page_name, told.url, told.locale, told.timezone))) > LONGEST:
        return False
    try:
        urlsplit(told.url)
    except ValueError:
        return False
    return True


def hide_machine(raw: bytes) -> bytes:
    """A message on its way to a browser; the one that begins a run without path, system and number of the machine.

    Browsers need none of it: they only compare the path with that of the run before.
    """
    if len(raw) > MOST_BYTES or SIGN not in raw:
        return raw
    message = ForwardMsg.FromString(raw)
    if not message.HasField("new_session"):
        return raw
    begun = message.new_session
    begun.main_script_path = SCRIPT.as_posix()
    begun.initialize.user_info.Clear()
    for name in ("python_version", "server_os", "has_display"):
        begun.initialize.environment_info.ClearField(name)
    shown: bytes = message.SerializeToString()
    return shown


class PlainSockets:
    """Refuses texts, and closes in order what went wrong."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an app."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a websocket on."""
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return
        socket = Socket(receive, send)
        try:
            await self.app(scope, socket.receive, socket.send)
        except WebSocketDisconnect:
            pass  # the other side has gone
        except Exception as error:  # noqa: BLE001 (whatever it is, the log gets a line)
            kind = type(find_cause(error)).__name__
            route = name_route(scope.get("path", ""))
            note("error", level=logging.ERROR, route=route, error=kind, place=find_place(error))
            await socket.close(FAULT)


class Socket:
    """One websocket. Once it is closed from here, nothing more is sent."""

    def __init__(self, receive: Receive, send: Send) -> None:
        """It has just come."""
        self.take = receive
        self.forward = send
        self.is_closed = False

    async def receive(self) -> Message:
        """What comes, if it is bytes that a page sends; a text ends it."""
        message = await self.take()
        while message["type"] == "websocket.receive" and (raw := message.get("bytes")) is not None:
            if is_wanted(raw):
                return message
            message = await self.take()
        if message["type"] != "websocket.receive":
            return message
        note("socket", level=logging.WARNING, outcome="a text was refused")
        await self.close(NOT_BYTES)
        return {"type": "websocket.disconnect", "code": NOT_BYTES}

    async def send(self, message: Message) -> None:
        """Pass on what goes out."""
        if not self.is_closed:
            self.is_closed = message["type"] == "websocket.close"
            if raw := message.get("bytes"):
                message = {**message, "bytes": hide_machine(raw)}
            await self.forward(message)

    async def close(self, code: int) -> None:
        """End it, unless it has ended."""
        await self.send({"type": "websocket.close", "code": code})


MIDDLEWARE = [Middleware(PlainSockets)]
