"""How every address under /api answers: methods, headers that let copies be kept, and errors as JSON."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from functools import lru_cache, partial
from itertools import chain
from pathlib import Path
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from dashboard.extracts import ExtractError
from dashboard.queries.tables import FilterError
from dashboard.routes.making import BusyError, Gate, hand_out, make_ahead
from dashboard.settings import read_settings
from dashboard.warehouse import Warehouse, WarehouseError

METHODS = "GET, HEAD, OPTIONS"
OPEN = {"Access-Control-Allow-Origin": "*"}
EXPOSED = "ETag, Last-Modified, Link, Content-Disposition"
PREFLIGHT = {
    **OPEN,
    "Access-Control-Allow-Methods": METHODS,
    "Access-Control-Allow-Headers": "If-None-Match, If-Modified-Since",
    "Access-Control-Max-Age": "86400",
    "Allow": METHODS,
}
CODE = ("citations", "extracts", "queries", "routes")
Give = Callable[[Request], Response]


@lru_cache(maxsize=1)
def hash_code() -> str:
    """A hash of the code that makes answers: another code may answer otherwise from the same warehouse."""
    room = Path(__file__).parents[1]
    files = sorted(path for folder in CODE for path in (room / folder).rglob("*.py"))
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()


def name_version(warehouse: Warehouse, request: Request) -> dict[str, str]:
    """Headers by which a copy of this answer can be told to be still good."""
    parts = (warehouse.version, warehouse.info["built_at"], hash_code(), read_settings(None).base_url)
    asked = f"{request.url.path}?{request.url.query}"
    tag = hashlib.sha256("\n".join([*parts, asked]).encode("utf-8", "replace")).hexdigest()[:32]
    built = datetime.fromisoformat(warehouse.info["built_at"]).astimezone(UTC)
    return {
        **OPEN,
        "Access-Control-Expose-Headers": EXPOSED,
        "Cache-Control": "no-cache",
        "ETag": f'"{tag}"',
        "Last-Modified": format_datetime(built, usegmt=True),
    }


def read_given(request: Request) -> dict[str, list[str]]:
    """The parameters of an address, each with all its values."""
    given: dict[str, list[str]] = {}
    for name, value in request.query_params.multi_items():
        given.setdefault(name, []).append(value)
    return given


def is_still_good(request: Request, headers: Mapping[str, str]) -> bool:
    """Whether the copy that the asker has is this answer (RFC 9110, 13.2.2: a tag goes before a date)."""
    if tags := request.headers.get("if-none-match"):
        known = {tag.strip().removeprefix("W/") for tag in tags.split(",")}
        return "*" in known or headers["ETag"] in known
    with suppress(ValueError, TypeError, OverflowError):  # not a day, one without a zone, one past all calendars
        since = parsedate_to_datetime(request.headers.get("if-modified-since", ""))
        return since >= parsedate_to_datetime(headers["Last-Modified"])
    return False


def refuse(status: int, sentence: str, **more: object) -> Response:
    """An answer that says in a sentence what is wrong, and in `more` what a program can use."""
    return JSONResponse({"error": sentence, **more}, status_code=status, headers=OPEN)


def refuse_filters(error: FilterError) -> Response:
    """Which parameters, what was found, what is allowed: 400, or 404 where only what was asked for does not exist."""
    names = ("parameter", "found", "allowed", "message")
    problems = [{name: asdict(problem)[name] for name in names} for problem in error.problems]
    return refuse(404 if error.is_absence else 400, str(error), problems=problems)


def give_json(request: Request, warehouse: Warehouse, document: Any, media_type: str = "application/json") -> Response:  # noqa: ANN401
    """A document, or 304 where the asker has it."""
    headers = name_version(warehouse, request)
    if is_still_good(request, headers):
        return Response(status_code=304, headers=headers)
    return JSONResponse(document, headers=headers, media_type=media_type)


def stream(chunks: Iterable[bytes], media_type: str, headers: Mapping[str, str]) -> Response:
    """Bytes, as many as are made ahead before the answer begins: a fault in those can still be answered as one."""
    rest = iter(chunks)
    made, length = make_ahead(rest)
    known = {} if length is None else {"Content-Length": str(length)}
    return StreamingResponse(chain(hand_out(made), rest), media_type=media_type, headers={**headers, **known})


class Resource:
    """One address under /api: GET, HEAD and OPTIONS, for pages of any site."""

    def __init__(self, give: Give, gate: Gate | None = None) -> None:
        """The address that `give` answers; `gate`: how many of its kind are made at once."""
        self.give = give
        self.gate = gate

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; the work is done in a thread."""
        request = Request(scope, receive)
        response = await self.answer_in_turn(request)
        if response:
            await response(scope, receive, send)

    async def answer_in_turn(self, request: Request) -> Response | None:
        """The answer once it is its turn; None where nobody waits for it any more."""
        if not self.gate or request.method not in {"GET", "HEAD"}:
            return await run_in_threadpool(self.answer, request)
        try:
            return await self.gate.run(partial(self.answer, request), request)
        except BusyError:
            busy = refuse(503, "Many extracts are being made. Please ask again in a minute.")
            busy.headers["Retry-After"] = "60"
            return busy

    def answer(self, request: Request) -> Response:
        """The answer to any method."""
        if request.method == "OPTIONS":
            return Response(status_code=204, headers=PREFLIGHT)
        if request.method not in {"GET", "HEAD"}:
            refusal = refuse(405, f"This address answers {METHODS}.")
            refusal.headers["Allow"] = METHODS
            return refusal
        response = self.give_or_refuse(request)
        return response if request.method == "GET" else self.take_body_off(response)

    def give_or_refuse(self, request: Request) -> Response:
        """The answer, or the sentence why there is none."""
        try:
            return self.give_or_give_again(request)
        except FilterError as error:
            return refuse_filters(error)
        except ExtractError as error:
            return refuse(400, str(error))
        except WarehouseError as error:
            return refuse(503, str(error))

    def give_or_give_again(self, request: Request) -> Response:
        """The answer; where the warehouse turns out to be damaged, that of the one which takes its place. Raises WarehouseError."""
        try:
            return self.give(request)
        except WarehouseError:
            return self.give(request)

    @staticmethod
    def take_body_off(response: Response) -> Response:
        """The same answer without its body, and with its length only where that is known."""
        bare = Response(status_code=response.status_code)
        bare.raw_headers = list(response.raw_headers)
        return bare
