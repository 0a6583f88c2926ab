"""What a stranger may send through a websocket: each is refused or answered, in one line of the log, and the site goes on."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from contextlib import suppress
from random import Random

import pytest
import streamlit as st
from standing import Site
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from test_errors_are_plain import find_secrets
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

assert st.__version__, "Streamlit's messages can be had once it is imported"
pytestmark = pytest.mark.long
CONTROL = re.compile(r"\$\$ID-[^\"\s]+")
PATIENCE = 30


def open_socket(site: Site) -> ClientConnection:
    """A websocket as a page of the site opens it."""
    stream = site.address.replace("http", "ws", 1) + "/_stcore/stream"
    return connect(stream, subprotocols=["streamlit"], origin=site.address, max_size=None, compression=None)


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        pytest.param("hello", 1003, id="a text"),
        pytest.param("ي" * 200_000, 1003, id="a long text"),
        pytest.param(b"\xff\xff\xff\xff", 1002, id="bytes that are no message"),
        pytest.param(b"\x00" * 26_000_000, 1009, id="more than any page sends"),
    ],
)
def test_what_is_no_message_closes_the_socket_and_leaves_one_plain_line(
    hostile_site: Site, sent: str | bytes, code: int
) -> None:
    before = len(hostile_site.read_log())
    with open_socket(hostile_site) as socket, suppress(ConnectionClosed):
        socket.send(sent)
        socket.recv(timeout=PATIENCE)
    assert socket.protocol.close_rcvd is not None
    assert socket.protocol.close_rcvd.code == code
    assert hostile_site.ask("/healthz")[0] == 200
    said = hostile_site.read_log()[before:]
    assert find_secrets(said) == []
    assert "Exception in" not in said


def ask(page: str = "", part: str = "", query: str = "", states: Iterable[WidgetState] = ()) -> BackMsg:
    """What a browser sends for a run of a page, or of a part of it."""
    asked = BackMsg()
    asked.rerun_script.page_name, asked.rerun_script.query_string, asked.rerun_script.fragment_id = page, query, part
    asked.rerun_script.widget_states.widgets.extend(states)
    return asked


def run(socket: ClientConnection, page: str, states: Iterable[WidgetState] = (), query: str = "") -> str:
    """Ask for one run of a page; all that came, as text."""
    socket.send(ask(page, query=query, states=states).SerializeToString())
    return read_run(socket)


def read_run(socket: ClientConnection, ending: int = ForwardMsg.FINISHED_SUCCESSFULLY) -> str:
    """All that came of a run to its end, as text."""
    came = []
    while True:
        raw = socket.recv(timeout=PATIENCE)
        assert isinstance(raw, bytes)
        message = ForwardMsg.FromString(raw)
        came.append(str(message))
        if message.HasField("script_finished"):
            assert message.script_finished == ending
            return "\n".join(came)


# What no browser sends as the value of a control: of another kind, endless, of no choice of the list.
SPOILED = (
    {"string_value": "<script>alert(1)</script>\u202e\x00" + "x" * 100_000},
    {"string_array_value": {"data": ["../../etc/passwd", "\x00", ""] * 1_000}},
    {"int_value": -(2**62)},
    {"double_value": float("nan")},
    {"bytes_value": b"\xff" * 1_000},
    {"json_value": "[" * 5_000},
    {"json_value": json.dumps({"selection": {"points": [{"customdata": ["../../etc"]}], "rows": [-1, 10**9, "x"]}})},
    {"trigger_value": True},
)


@pytest.mark.parametrize("page", ["", "trends", "returns", "incidents", "coverage", "compare", "sources", "method"])
def test_values_that_no_browser_sends_are_answered_with_a_page_or_a_sentence(hostile_site: Site, page: str) -> None:
    before = len(hostile_site.read_log())
    for spoiled in SPOILED:
        with open_socket(hostile_site) as socket:
            names = set(CONTROL.findall(run(socket, page)))
            states = [WidgetState(id=name, **spoiled) for name in {*names, "unknown"}]
            text = run(socket, page, states, query="as_of=%00&lang=" + "x" * 1_000)
            assert find_secrets(text) == []
    assert find_secrets(hostile_site.read_log()[before:]) == []
    assert hostile_site.ask("/healthz")[0] == 200


@pytest.mark.parametrize(
    "asked",
    [
        BackMsg(clear_cache=True),
        BackMsg(set_run_on_save=True),
        BackMsg(load_git_info=True),
        BackMsg(debug_disconnect_websocket=True),
        BackMsg(debug_shutdown_runtime=True),
        BackMsg(backend_operation_request={"request_id": "1", "install_skills": {}}),
        BackMsg(backend_operation_request={"request_id": "1", "dismiss_skills_nudge": {}}),
    ],
    ids=lambda message: str(message).partition("\n")[0],
)
def test_messages_for_the_makers_of_a_page_are_not_heard(hostile_site: Site, asked: BackMsg) -> None:
    before = len(hostile_site.read_log())
    with open_socket(hostile_site) as socket:
        socket.send(asked.SerializeToString())
        came = run(socket, "../../etc/passwd\x00")
    assert find_secrets(came) == []
    assert "git_info_changed" not in came
    assert "backend_operation_response" not in came
    assert find_secrets(hostile_site.read_log()[before:]) == []
    assert hostile_site.ask("/healthz")[0] == 200


STRANGE = 'x\n{"event": "start", "strange": 1}\x1b[31m'


def test_a_part_of_a_page_that_is_not_there_is_not_run_and_leaves_no_word_of_its_name(hostile_site: Site) -> None:
    before = len(hostile_site.read_log())
    with open_socket(hostile_site) as socket:
        (part,) = set(re.findall(r'fragment_id: "(\w+)"', run(socket, "trends")))
        with open_socket(hostile_site) as other:  # which has not run it yet
            for name in (part, "strange", STRANGE, "strange" * 10_000, "\x00"):
                other.send(ask("trends", name).SerializeToString())
            assert part in run(other, "trends")
        for name in ("strange", STRANGE, "../../etc/strange"):
            socket.send(ask("trends", name).SerializeToString())
        for query in ("", "strange=" + STRANGE * 1_000):
            socket.send(ask("nowhere", part, query).SerializeToString())
            assert f'fragment_id: "{part}"' in read_run(socket, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)
    said = hostile_site.read_log()[before:]
    assert find_secrets(said) == []
    assert "strange" not in said
    assert all(json.loads(line)["event"] in {"run", "request"} for line in said.splitlines())


def test_messages_with_any_byte_changed_leave_plain_lines_and_a_site_that_answers(hostile_site: Site) -> None:
    before = len(hostile_site.read_log())
    chance = Random(7)  # noqa: S311 (not a secret)
    whole = ask("trends", "0" * 32, "measure=attacks").SerializeToString()
    for _ in range(300):
        spoiled = bytearray(whole)
        for _ in range(chance.randint(1, 4)):
            spoiled[chance.randrange(len(spoiled))] = chance.randrange(256)
        with open_socket(hostile_site) as socket, suppress(ConnectionClosed):
            socket.send(bytes(spoiled))
    with open_socket(hostile_site) as socket:
        assert "new_element" in run(socket, "trends")
    said = hostile_site.read_log()[before:]
    assert find_secrets(said) == []
    assert said.isprintable() or said.replace("\n", "").isprintable()
