"""A reader's browser as the server sees it: a websocket, Streamlit's own messages, and what a browser remembers of them.

A viewer opens a page, waits until its script has finished, changes one control, waits again. Like a browser it sends the
values of all controls and the hashes of what it keeps, so that the server need not send a chart twice.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from random import Random
from types import TracebackType
from typing import Any, Self

import streamlit as st
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

assert st.__version__, "Streamlit's messages can be had once it is imported"
FAILURES = ("There is no page here", "could not be shown", "cannot be shown", "could not be opened")
MOST_KEPT = 300  # messages that a browser keeps, about


class ViewerError(Exception):
    """The page did not come, or came with an error on it."""


@dataclass
class Page:
    """What a viewer has of a page: its controls by id, the values they show, the hashes of the larger messages.

    `part`: what a control runs of the script, the page without header and footer.
    """

    controls: dict[str, Any] = field(default_factory=dict)
    values: dict[str, Any] = field(default_factory=dict)
    kept: dict[str, ForwardMsg] = field(default_factory=dict)
    part: str = ""
    query: str = ""
    bytes_read: int = 0

    def take(self, message: ForwardMsg) -> None:
        """Note one message of a run."""
        if message.HasField("ref_hash"):
            message = self.kept[message.ref_hash]
        elif message.metadata.cacheable:
            self.kept[message.hash] = message
            while len(self.kept) > MOST_KEPT:
                self.kept.pop(next(iter(self.kept)))
        if message.HasField("page_info_changed"):
            self.query = message.page_info_changed.query_string
        elif message.HasField("delta") and message.delta.HasField("new_element"):
            self.take_element(message.delta.new_element, message.delta.fragment_id)

    def take_element(self, element: Any, part: str) -> None:
        """Note a control and what it runs, or an error of the page."""
        kind = element.WhichOneof("type")
        if kind == "exception":
            raise ViewerError(element.exception.message)
        if kind == "html" and "notice" in element.html.body and any(text in element.html.body for text in FAILURES):
            raise ViewerError(element.html.body)
        if kind == "selectbox":
            box = element.selectbox
            self.controls[box.id] = box
            self.values[box.id] = box.raw_value if box.set_value else box.options[box.default] if box.options else ""
        elif kind == "button_group":
            group = element.button_group
            self.controls[group.id] = group
            self.values[group.id] = list(group.raw_values)
        if kind in {"selectbox", "button_group"}:
            self.part = part

    def choose_change(self, chance: Random, skew: float) -> tuple[str, Any]:
        """One choice that a reader changes: the control's id and its new value.

        All controls alike; of a list, what stands at place n is chosen in proportion to 1 / n ** skew.
        """
        boxes = [box for box in self.controls.values() if hasattr(box, "filter_mode") and len(box.options) > 1]
        box = chance.choice(boxes)
        others = [option for option in box.options if option != self.values[box.id]]
        return box.id, chance.choices(others, [1 / place**skew for place in range(1, len(others) + 1)])[0]

    def write_states(self) -> Iterator[WidgetState]:
        """The values of all controls as a browser sends them."""
        for name, value in self.values.items():
            state = WidgetState(id=name)
            if isinstance(value, list):
                state.string_array_value.data.extend(value)
            else:
                state.string_value = value
            yield state


class Viewer:
    """One open page. Use it as an async context manager."""

    def __init__(self, address: str, path: str, headers: dict[str, str] | None = None) -> None:
        """`address`: http://host:port; `path`: a page and its query, without the first slash."""
        self.stream = address.replace("http", "ws", 1) + "/_stcore/stream"
        self.origin = address
        self.headers = headers or {}
        self.name, _, query = path.partition("?")
        self.page = Page(query=query)
        self.socket: ClientConnection | None = None
        self.hash = ""

    async def __aenter__(self) -> Self:
        """Connect as a browser does."""
        self.socket = await connect(
            self.stream, subprotocols=[Subprotocol("streamlit")], origin=self.origin,  # type: ignore[arg-type]
            additional_headers=self.headers, max_size=None, compression=None, open_timeout=60, ping_interval=None,
        )  # fmt: skip
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the page."""
        if self.socket:
            await self.socket.close()

    async def open(self) -> float:
        """Run the page for the first time; seconds until it stood."""
        return await self.run()

    async def change(self, control: str, value: Any) -> float:
        """Change one control; seconds until the page stood again."""
        self.page.values[control] = value
        return await self.run()

    async def run(self) -> float:
        """One run of the page; seconds from asking to the message that the script has finished."""
        assert self.socket
        asked = BackMsg()
        asked.rerun_script.query_string = self.page.query
        asked.rerun_script.page_name = "" if self.hash else self.name
        asked.rerun_script.page_script_hash = self.hash
        asked.rerun_script.fragment_id = self.page.part
        asked.rerun_script.widget_states.widgets.extend(self.page.write_states())
        asked.rerun_script.cached_message_hashes.extend(self.page.kept)
        started = time.perf_counter()
        await self.socket.send(asked.SerializeToString())
        raw = [message async for message in self.read_run()]
        seconds = time.perf_counter() - started
        self.take_run(raw)
        return seconds

    async def read_run(self) -> Any:
        """The messages of one run, up to its end. They are read closely after the clock has stopped."""
        assert self.socket
        while True:
            raw = await self.socket.recv()
            assert isinstance(raw, bytes)
            self.page.bytes_read += len(raw)
            yield raw
            if len(raw) < 400 and (message := ForwardMsg.FromString(raw)).HasField("script_finished"):
                if message.script_finished not in {
                    ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY,
                }:  # fmt: skip
                    continue  # the run was given up for a newer one, whose messages follow
                return

    def take_run(self, raw: list[bytes]) -> None:
        """Note what a run has brought; controls that it did not bring are gone."""
        self.page.controls.clear()
        self.page.values.clear()
        for message in chain(map(ForwardMsg.FromString, raw)):
            if message.HasField("new_session"):
                self.hash = message.new_session.page_script_hash
            if message.HasField("navigation"):
                self.hash = message.navigation.page_script_hash
            self.page.take(message)
