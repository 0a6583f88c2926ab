"""The site as `streamlit run` serves it, with two ears: it writes the time of every script run and of every first chart to a file.

    python benchmarks/pages/server.py TIMES.jsonl --server.port PORT …

A script run is what Streamlit does for one reader and one change: from taking up the request, through the page's script, to the
last message handed to the connection (`ScriptRunner._run_script`). Wall time, and processor time of its thread. First charts are
told by ear.js, which stands first in the head of every page: so a browser can be timed that nobody inspects. All in milliseconds.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.runtime.scriptrunner.script_runner import ScriptRunner
from streamlit.web.cli import main

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT))

from dashboard import routes  # noqa: E402 (after the path is set)

EAR = b'<script src="/ear.js"></script>'


def write_line(out: Path, **values: float) -> None:
    """Add a line to the file."""
    with out.open("a", encoding="utf-8") as file:
        file.write(json.dumps(values) + "\n")


def time_runs(out: Path) -> None:
    """Have every script run write its times."""
    run = ScriptRunner._run_script  # noqa: SLF001 (Streamlit names no other place where a run begins and ends)

    def timed(self: ScriptRunner, data: Any) -> None:
        wall, cpu = time.perf_counter(), time.thread_time()
        try:
            run(self, data)
        finally:
            write_line(out, wall=(time.perf_counter() - wall) * 1000, cpu=(time.thread_time() - cpu) * 1000)

    ScriptRunner._run_script = timed  # type: ignore[method-assign] # noqa: SLF001


class PutEar:
    """Puts the script first into the head of pages."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on; what is a page gets the script."""

        is_page = False

        async def send_with_ear(message: Message) -> None:
            nonlocal is_page
            if message["type"] == "http.response.start":
                headers = [(name, value) for name, value in message["headers"] if name != b"content-length"]
                is_page = any(value.startswith(b"text/html") for name, value in headers if name == b"content-type")
                message["headers"] = headers if is_page else message["headers"]
            elif is_page:
                message["body"] = message.get("body", b"").replace(b"<head>", b"<head>" + EAR, 1)
            await send(message)

        await self.app(scope, receive, send_with_ear)


def put_ear(out: Path) -> None:
    """Serve the script, and take down what it tells."""

    async def take(request: Request) -> Response:
        write_line(out, first=float((await request.body()).decode()))
        return Response()

    async def give(_: Request) -> Response:
        return Response((HERE / "ear.js").read_text("utf-8"), media_type="text/javascript")

    routes.ROUTES[:0] = [Route("/ear.js", give), Route("/ear", take, methods=["POST"])]
    routes.MIDDLEWARE.insert(0, Middleware(PutEar))


if __name__ == "__main__":
    times = Path(sys.argv.pop(1))
    time_runs(times)
    put_ear(times)
    sys.argv[:] = ["streamlit", "run", str(ROOT / "dashboard" / "app.py"), *sys.argv[1:]]
    main()
