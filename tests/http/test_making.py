"""Extracts are made a few at once, and whole before they leave."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from typing import Any

from anyio.from_thread import start_blocking_portal
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.routing import Route
from starlette.testclient import TestClient

from dashboard.routes.answers import Resource, stream
from dashboard.routes.making import BusyError, Gate, hand_out, make_ahead
from dashboard.warehouse import WarehouseError


def make_request(*, is_there: bool = True) -> Request:
    """A request whose asker waits for the answer, or has gone."""

    async def receive() -> dict[str, Any]:
        if is_there:
            await asyncio.Event().wait()
        return {"type": "http.disconnect"}

    return Request({"type": "http", "method": "GET", "headers": []}, receive)


def test_a_few_are_let_through_and_who_comes_after_a_long_line_is_sent_away() -> None:
    gate, release, inside, most = Gate(2, in_line=3), threading.Event(), [0], [0]

    def make() -> str:
        inside[0] += 1
        most[0] = max(most[0], inside[0])
        release.wait(10)
        inside[0] -= 1
        return "made"

    async def ask_seven() -> list[Any]:
        asked = [asyncio.create_task(gate.run(make, make_request())) for _ in range(5)]
        while gate.find_limiter().statistics().tasks_waiting < 3 or inside != [2]:
            await asyncio.sleep(0)
        sent_away = [asyncio.create_task(gate.run(make, make_request())) for _ in range(2)]
        await asyncio.wait(sent_away)
        release.set()
        return await asyncio.gather(*asked, *sent_away, return_exceptions=True)

    with start_blocking_portal() as portal:  # a loop of its own, whatever else runs in this thread
        *made, sixth, seventh = portal.call(ask_seven)
    assert made == ["made"] * 5
    assert isinstance(sixth, BusyError)
    assert isinstance(seventh, BusyError)
    assert most == [2]


def test_nothing_is_made_for_somebody_who_has_gone() -> None:
    made: list[int] = []
    with start_blocking_portal() as portal:
        assert portal.call(Gate(1).run, lambda: made.append(1), make_request(is_there=False)) is None
    assert made == []


def test_a_gate_without_a_line_answers_with_a_sentence_and_other_methods_pass() -> None:
    resource = Resource(lambda _: stream([b"rows"], "text/csv", {}), Gate(1, in_line=0))
    with TestClient(Starlette(routes=[Route("/x", resource)])) as client:
        answer = client.get("/x")
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "60")
        assert answer.json() == {"error": "Many extracts are being made. Please ask again in a minute."}
        assert client.options("/x").status_code == 204


def test_what_is_made_ahead_ends_with_the_answer_or_where_it_grows_large() -> None:
    made, length = make_ahead(iter([b"12", b"345"]), most=10)
    assert (list(hand_out(made)), list(made), length) == ([b"12", b"345"], [], 5)
    chunks = iter([b"12", b"345", b"6"])
    made, length = make_ahead(chunks, most=4)
    assert ([*hand_out(made), *chunks], length) == ([b"12", b"345", b"6"], None)


def test_an_answer_that_meets_damage_half_way_is_given_whole_from_the_warehouse_that_takes_its_place() -> None:
    tries: list[int] = []

    def write() -> Iterator[bytes]:
        tries.append(1)
        yield b"rows of one warehouse, "
        if len(tries) == 1:
            raise WarehouseError
        yield b"and no other"

    resource = Resource(lambda _: stream(write(), "text/csv", {}), Gate(1))
    with TestClient(Starlette(routes=[Route("/x", resource)])) as client:
        answer = client.get("/x")
    assert (answer.status_code, answer.text) == (200, "rows of one warehouse, and no other")
    assert answer.headers["content-length"] == str(len(answer.content))
    assert len(tries) == 2
