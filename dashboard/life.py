"""From the first line of the log to the last: what is done when the process starts, and how it ends."""

from __future__ import annotations

import ctypes
import gc
import logging
import os
import signal
import threading
import time
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from types import FrameType
from typing import Any

from streamlit import config

from dashboard.bootstrap import find_warehouse
from dashboard.journal import note, open_journal
from dashboard.settings import read_settings
from dashboard.unheeded import list_unheeded
from dashboard.warehouse import WarehouseError

# A page makes some ten thousand objects, nearly all gone by counting when it ends; some 700 a change stay in circles. Python looks
# for circles among the new ones after each 2,000, a millisecond each time (after 20,000 it was ten, a third of a change), and
# through everything after some 300,000, a tenth of a second, which keeps memory level; left alone it would do so several times a minute.
THRESHOLDS = (2_000, 50, 3)
# Each change is a thread of its own. The C library gives threads pools of memory, which keep what they once took; two are enough.
ARENA_MAX, ARENAS = -8, 2  # mallopt's name for it (malloc.h of glibc), and how many
MOST_FILES = 65_536  # each open page and each asker is one; systems give a process 1,024 unless it asks
GRACE = 5  # seconds that requests under way have to end once the process was told to
LAST = 2  # and after which it ends, also where a thread is still making an extract that nobody waits for any more


@asynccontextmanager
async def live(_: object) -> AsyncGenerator[None, None]:
    """The life of the process, around that of Streamlit's own."""
    started = time.monotonic()
    keep_arenas_few()
    allow_many_files()
    open_journal(quiet=read_settings(None).quiet)
    for name, allowed in list_unheeded(config.get_option("server.address")):
        note("setting", level=logging.WARNING, name=name, outcome="not heeded", allowed=allowed)
    end_in_time()
    threading.Thread(target=open_early, name="first warehouse", daemon=True).start()
    note(
        "start",
        address=f"http://{config.get_option('server.address') or 'localhost'}:{config.get_option('server.port')}",
    )
    try:
        yield
    finally:
        note("stop", seconds=round(time.monotonic() - started, 1))


def keep_arenas_few() -> None:
    """Have the C library use few pools of memory, where it is one that can be told so (Linux with glibc)."""
    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).mallopt(ARENA_MAX, ARENAS)


def allow_many_files() -> None:
    """Have as many connections as the system lets this process ask for, where it has such a limit."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        now, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = MOST_FILES if most == resource.RLIM_INFINITY else min(most, MOST_FILES)
        resource.setrlimit(resource.RLIMIT_NOFILE, (max(now, wanted), most))


def open_early() -> None:
    """Build and open the warehouse before the first reader asks; one that cannot be had is reported by then, too.

    All that is loaded by then stays until the end: it is set aside, so that no collection walks through it again.
    """
    try:
        warehouse = find_warehouse(None)
    except WarehouseError:
        note("warehouse", outcome="none")
    else:
        note("warehouse", outcome="open", version=warehouse.version, built_at=warehouse.info["built_at"])
    gc.collect()
    gc.freeze()
    gc.set_threshold(*THRESHOLDS)


def end_in_time() -> None:
    """Let SIGTERM end the process with exit code 0, and within a few seconds also when somebody reads slowly.

    uvicorn stops cleanly, too, but waits without end for slow readers, and then dies of the signal. Outside the main
    thread (tests, other servers) all stays as it is.
    """
    if threading.current_thread() is not threading.main_thread():
        return
    server: Any = getattr(signal.getsignal(signal.SIGTERM), "__self__", None)
    if not hasattr(server, "should_exit"):
        return
    server.config.timeout_graceful_shutdown = GRACE
    server.config.encoded_headers = []  # no "server: uvicorn", which it would add below every middleware

    def end(_: int, __: FrameType | None) -> None:
        server.should_exit = True
        last = threading.Timer(GRACE + LAST, os._exit, (0,))  # Python itself would wait for its threads
        last.daemon = True
        last.start()

    signal.signal(signal.SIGTERM, end)
