"""What is refused whichever route it is for."""

from __future__ import annotations

import pytest
import streamlit as st
from starlette.testclient import TestClient
from streamlit.proto.BackMsg_pb2 import BackMsg

from dashboard.routes.sockets import is_wanted

PLACE = "/_stcore/upload_file/session/file"


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS"])
def test_nothing_is_sent_up_where_no_page_has_a_field_for_files(client: TestClient, method: str) -> None:
    for place in (PLACE, f"/news/sanad{PLACE}"):
        answer = client.request(method, place)
        assert (answer.status_code, answer.text) == (404, "There is nothing at this address.\n")


def test_a_curator_at_her_own_machine_may_send_files(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SANAD_LOCAL", "1")
    monkeypatch.setattr(st, "get_option", lambda *_: "127.0.0.1")
    assert (
        client.put(PLACE, headers={"Host": "localhost"}).text == "Not Found"
    )  # Streamlit, who takes them, is not here
    assert "nothing" in client.put(PLACE, headers={"Host": "sanad.example"}).text


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        ({"url": "http://sanad.example/trends?q=" + "a" * 60_000}, True),
        ({"url": ""}, True),
        ({"url": "http://[x"}, False),
        ({"url": "http://\u2100/x"}, False),
        ({"url": "http://sanad.example/" + "a" * 100_000}, False),
        ({"locale": "x" * 100_000}, False),
        ({"timezone": "x" * 100_000}, False),
    ],
)
def test_a_page_is_not_drawn_for_an_address_that_is_none_or_without_end(told: dict[str, str], wanted: bool) -> None:
    asked = BackMsg(rerun_script={"context_info": told})
    assert is_wanted(asked.SerializeToString()) is wanted


@pytest.mark.parametrize("part", ["query_string", "page_name"])
def test_a_page_is_not_drawn_for_a_question_without_end(part: str) -> None:
    assert is_wanted(BackMsg(rerun_script={part: "a" * 60_000}).SerializeToString())
    assert not is_wanted(BackMsg(rerun_script={part: "a" * 100_000}).SerializeToString())
