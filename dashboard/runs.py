"""A run of a page: timed, counted, one line in the log; what fails in it is a sentence to the reader.

The page is a run within the whole site's at first, and a run of its own after each change of a control.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

import streamlit as st

from dashboard.bootstrap import has_given_way
from dashboard.frame import put_notice
from dashboard.journal import note
from dashboard.meter import METER
from dashboard.plain_log import find_place
from dashboard.warehouse import WarehouseError
from dashboard.words import say


@dataclass
class Run:
    """How a run is going, in a word; one that a newer run cuts short stays "stopped"."""

    outcome: str = "stopped"


RUN: ContextVar[Run | None] = ContextVar("run", default=None)


@contextmanager
def time_run(page: str) -> Iterator[None]:
    """Count what is drawn within and write its line; within a run that is timed already, neither."""
    if RUN.get():
        yield
        return
    run, started = Run(), time.perf_counter()
    token = RUN.set(run)
    try:
        yield
        run.outcome = "ok" if run.outcome == "stopped" else run.outcome
    finally:
        RUN.reset(token)
        seconds = time.perf_counter() - started
        METER.count("runs", page, run.outcome, seconds)
        note("run", page=page, outcome=run.outcome, ms=round(seconds * 1000, 1))


@contextmanager
def guard(page: str) -> Iterator[None]:
    """Where what is drawn within fails, the reader gets a sentence and the log one line; Streamlit's own stops pass.

    Where the warehouse turned out to be damaged and another has taken its place, the page is drawn from that one. The line gives
    the page, the kind of error and the innermost place of ours; no path of the machine, no data.
    """
    try:
        yield
    except WarehouseError:
        if has_given_way():
            st.rerun()
        end("no warehouse", say("error.no_warehouse"))
    except Exception as error:  # noqa: BLE001 (whatever it is, no reader sees a traceback)
        note("error", level=logging.ERROR, page=page, error=type(error).__name__, place=find_place(error))
        end("error", say("error.page"))


def end(outcome: str, sentence: str) -> None:
    """The run has come to this."""
    if run := RUN.get():
        run.outcome = outcome
    put_notice(sentence)
