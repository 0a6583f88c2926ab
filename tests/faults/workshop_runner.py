"""Runs workshop commands in children of one warm process, as a user without privileges, and kills them where it is told.

Started by `workshop.py`; reads one JSON order a line and answers each with one JSON line. The interpreter and its
libraries may lie where only root reads, so everything is imported first (a rehearsal as root tells what a command imports
late) and the privileges are dropped in the child.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import functools
import importlib
import io
import json
import os
import pkgutil
import resource
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

NOBODY = 65534
TOLD_TOO_LATE = 99  # exit code of a child that came to its end before the stage at which it was to die


def import_everything() -> Callable[[], None]:
    """Load the workshop and what it imports late; gives its command line."""
    import duckdb  # noqa: F401
    import filelock  # noqa: F401
    import pyarrow.parquet  # noqa: F401

    import etl

    for module in pkgutil.walk_packages(etl.__path__, "etl."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    from etl.cli import app
    from etl.load import content

    content.version = functools.cache(content.version)
    content.version("duckdb")
    return app


def drop_privileges() -> None:
    """Become nobody; no step for those who are not root."""
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)


def print_folder(folder: str) -> tuple[Any, ...]:
    """All that a killed process leaves: the names, sizes, times and targets below a folder."""
    found = []
    for base, folders, files in os.walk(folder):
        for name in [*folders, *files]:
            path = f"{base}/{name}"
            with contextlib.suppress(OSError):
                about = os.lstat(path)
                target = os.readlink(path) if os.path.islink(path) else ""  # noqa: PTH114, PTH115 (thousands of calls)
                found.append((path, about.st_ino, about.st_size, about.st_mtime_ns, target))
    return tuple(sorted(found))


class Executioner:
    """Kills the process at the n-th line of the workshop's code before which the files have changed."""

    def __init__(self, stage: int, watched: list[str]) -> None:
        """`stage` counts from 1."""
        self.left = stage
        self.watched = watched
        self.last = self.look()

    def look(self) -> tuple[Any, ...]:
        """The files now."""
        return tuple(print_folder(folder) for folder in self.watched)

    def trace(self, frame: FrameType, event: str, _: object) -> Any:
        """Called at every line of the workshop."""
        if not is_ours(frame.f_code):
            return None
        if event == "line" and (now := self.look()) != self.last:
            self.last, self.left = now, self.left - 1
            if not self.left:
                os.kill(os.getpid(), signal.SIGKILL)
        return self.trace


@functools.cache
def is_ours(code: CodeType) -> bool:
    """Whether code is of the rooms that write."""
    parts = Path(code.co_filename).parts
    return "etl" in parts and bool({"load", "curate", "cli", "events", "journal.py"} & set(parts))


def set_clock(seconds: float) -> None:
    """Let Python's clocks be off by so many seconds."""
    now, real = time.time, dt.datetime

    class Shifted(real):
        """The same class with another now."""

        @classmethod
        def now(cls, tz: dt.tzinfo | None = None) -> dt.datetime:
            """Now, shifted."""
            return real.now(tz) + dt.timedelta(seconds=seconds)

    time.time = lambda: now() + seconds
    for name, module in list(sys.modules.items()):
        if name.startswith("etl.") and getattr(module, "datetime", None) is real:
            module.datetime = Shifted  # type: ignore[attr-defined]


def prepare(order: dict[str, Any]) -> None:
    """What an order asks of the child before the command runs."""
    os.environ.update(order.get("env", {}))
    os.chdir(order["cwd"])
    if (limit := order.get("largest_file")) is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    if shift := order.get("clock"):
        set_clock(shift)
    if stage := order.get("stage"):
        sys.settrace(Executioner(stage, order["watched"]).trace)


def run_child(app: Callable[..., None], order: dict[str, Any]) -> int:
    """Run one command; returns its exit code."""
    if not order.get("rehearsal"):
        drop_privileges()
    sys.stdout = io.TextIOWrapper(os.fdopen(1, "wb", closefd=False), encoding="utf-8", write_through=True)
    sys.stderr = io.TextIOWrapper(os.fdopen(2, "wb", closefd=False), encoding="utf-8", write_through=True)
    sys.argv = ["etl", *order["arguments"]]
    prepare(order)
    try:
        app()
    except SystemExit as stopped:
        return TOLD_TOO_LATE if order.get("stage") and not stopped.code else int(stopped.code or 0)
    finally:
        if order.get("rehearsal"):
            Path(order["rehearsal"]).write_text(json.dumps(sorted(sys.modules)), encoding="utf-8")
    return 0


def learn(rehearsal: str) -> None:
    """Import what a command has imported, so that no child need read it from where only root may."""
    for name in json.loads(Path(rehearsal).read_text(encoding="utf-8")):
        if not name.startswith("_"):
            with contextlib.suppress(ImportError):
                importlib.import_module(name)


def start(app: Callable[..., None], order: dict[str, Any]) -> tuple[int, int]:
    """Start one command; returns the number of its process, and of the pipe that it speaks into.

    No file: a limit on the size of files must not silence it. What commands say fits into a pipe.
    """
    listening, speaking = os.pipe()
    child = os.fork()
    if child:
        os.close(speaking)
        return child, listening
    os.dup2(speaking, 1)
    os.dup2(speaking, 2)
    code = 70
    try:
        code = run_child(app, order)
    except BaseException:  # noqa: BLE001 (whatever it is, the parent must hear of it)
        import traceback

        traceback.print_exc()
    finally:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        os._exit(code)


def wait(child: int, after: float | None) -> int:
    """Wait for a child, or kill it `after` so many seconds; returns its exit code, negative for a signal."""
    if after is not None:
        deadline = time.monotonic() + after
        while time.monotonic() < deadline:
            ended, status = os.waitpid(child, os.WNOHANG)
            if ended:
                return os.waitstatus_to_exitcode(status)
            time.sleep(0.001)
        os.kill(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def hear(pipe: int) -> str:
    """All that came through a pipe."""
    with os.fdopen(pipe, "rb") as heard:
        return heard.read().decode("utf-8", "replace")


def main() -> None:
    """Answer orders until there are no more. An order is a list of commands, which run side by side."""
    app = import_everything()
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    for line in sys.stdin:
        orders = json.loads(line)
        started = time.monotonic()
        children = [start(app, order) for order in orders]
        codes = [wait(child, order.get("after")) for (child, _), order in zip(children, orders, strict=True)]
        said = [hear(pipe) for _, pipe in children]
        for order in orders:
            if order.get("rehearsal"):
                learn(order["rehearsal"])
        answers.write(json.dumps({"codes": codes, "said": said, "seconds": time.monotonic() - started}) + "\n")
        answers.flush()


main()
