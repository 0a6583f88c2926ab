from __future__ import annotations

import json
import logging

import pytest

from dashboard import runs
from dashboard.journal import LOG
from dashboard.runs import guard, time_run
from dashboard.warehouse import WarehouseError


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sentences that readers get."""
    sentences: list[str] = []
    monkeypatch.setattr(runs, "put_notice", sentences.append)
    return sentences


@pytest.fixture
def lines(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> pytest.LogCaptureFixture:
    """The log."""
    monkeypatch.setattr(LOG, "propagate", True)
    caplog.set_level(logging.INFO, LOG.name)
    return caplog


def read_ends(log: pytest.LogCaptureFixture) -> list[tuple[str, str]]:
    """Page and outcome of the runs that ended."""
    events = [json.loads(record.getMessage()) for record in log.records]
    return [(event["page"], event["outcome"]) for event in events if event["event"] == "run"]


def test_a_page_within_the_site_is_one_run(lines: pytest.LogCaptureFixture) -> None:
    with time_run("trends"), time_run("trends"):
        pass
    with time_run("trends"):
        pass
    assert read_ends(lines) == [("trends", "ok"), ("trends", "ok")]


@pytest.mark.parametrize(
    ("error", "outcome", "sentence"),
    [
        (WarehouseError("gone"), "no warehouse", "The figures cannot be shown at the moment"),
        (ValueError("secret"), "error", "This page could not be shown."),
    ],
)
def test_what_fails_is_a_sentence_and_an_outcome(
    said: list[str], lines: pytest.LogCaptureFixture, error: Exception, outcome: str, sentence: str
) -> None:
    with time_run("trends"), guard("trends"), time_run("trends"), guard("trends"):
        raise error
    assert [sentence in one for one in said] == [True]
    assert read_ends(lines) == [("trends", outcome)]
    assert "secret" not in lines.text


def test_a_run_cut_short_is_stopped_and_passes_on_what_stopped_it(
    said: list[str], lines: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(KeyboardInterrupt), time_run("trends"), guard("trends"):
        raise KeyboardInterrupt
    assert (said, read_ends(lines)) == ([], [("trends", "stopped")])
