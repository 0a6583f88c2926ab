"""/api/figures.csv, /api/sources.json …: the same extracts as the pages give, streamed, open to other sites."""

from __future__ import annotations

from functools import partial
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard.address import NOT_OURS
from dashboard.bootstrap import current_warehouse
from dashboard.editions import choose_warehouse
from dashboard.extracts import Format, Options, formats
from dashboard.queries.tables import TABLES, Extractable, FilterError, Problem, read_filters
from dashboard.routes.answers import Resource, is_still_good, name_version, read_given, stream
from dashboard.routes.making import EXTRACTS, WORKBOOKS
from dashboard.settings import read_settings

TRUTH = {"true": True, "false": False}
LIMIT, MOST_LIMIT, MOST_OFFSET = 1_000, 10_000, 10_000_000
WHOLE = "sanad"
# The evidence pack needs the charts of a page.
NOT_SERVED = frozenset({"pack"})


def served_formats() -> dict[str, Format]:
    """The formats that tables leave in over HTTP."""
    return {name: known for name, known in formats().items() if name not in NOT_SERVED and not known.is_whole}


def read_number(name: str, values: list[str], least: int, most: int) -> int:
    """A whole number within its bounds. Raises FilterError."""
    text = values[0] if len(values) == 1 else ""
    if text.isascii() and text.isdecimal() and str(int(text)) == text and least <= int(text) <= most:
        return int(text)
    message = f"“{name}” is a whole number from {least} to {most:,}."
    raise FilterError([Problem(name, ",".join(values)[:200], f"{least} to {most}", message)])


def read_guard(values: list[str]) -> bool:
    """Whether cells that a spreadsheet would run get an apostrophe. Raises FilterError."""
    if len(values) == 1 and values[0] in TRUTH:
        return TRUTH[values[0]]
    raise FilterError([Problem("guard", ",".join(values)[:200], tuple(TRUTH), "“guard” is true or false.")])


def address_page(request: Request, limit: int, offset: int) -> str:
    """The address of another page of the same rows."""
    given = [(name, value) for name, value in request.query_params.multi_items() if name not in {"limit", "offset"}]
    query = urlencode([*given, ("limit", limit), ("offset", offset)], safe=",:")
    return f"{read_settings(None).base_url}{request.url.path}?{query}"


def take_options(request: Request, chosen: Format, given: dict[str, list[str]]) -> Options:
    """What is said about the format, taken out of `given`. Raises FilterError."""
    guard = read_guard(given.pop("guard", ["true"])) if chosen.is_guarded else True
    if not chosen.is_paged:
        return Options(guard=guard, bom=False)
    limit = read_number("limit", given.pop("limit", [str(LIMIT)]), 1, MOST_LIMIT)
    offset = read_number("offset", given.pop("offset", ["0"]), 0, MOST_OFFSET)

    def find_next(total: int) -> str | None:
        return address_page(request, limit, offset + limit) if offset + limit < total else None

    return Options(guard=guard, bom=False, offset=offset, limit=limit, next=find_next)


def refuse_strangers(given: dict[str, list[str]]) -> None:
    """Parameters that only pages know. Raises FilterError."""
    for name in given:
        if name.lower() in NOT_OURS:
            raise FilterError(
                [Problem(name[:40], "", "the parameters of this table", f"“{name[:40]}” is for pages only.")]
            )


def give_extract(table: Extractable, chosen: Format, request: Request) -> Response:
    """One table in one format, filtered by the words of the pages' addresses."""
    given = read_given(request)
    refuse_strangers(given)
    options = take_options(request, chosen, given)
    warehouse = current_warehouse()
    view = read_filters(warehouse, table, given)
    headers = name_version(warehouse, request)
    if is_still_good(request, headers):
        return Response(status_code=304, headers=headers)
    answer = table.read(choose_warehouse(warehouse, table, view), view)
    headers["Content-Disposition"] = f'attachment; filename="sanad-{answer.name}{chosen.suffix}"'
    if chosen.is_paged and (following := options.next(answer.total())):
        headers["Link"] = f'<{following}>; rel="next"'
    return stream(chosen.chunks(answer, options), chosen.media_type, headers)


def give_whole(chosen: Format, request: Request) -> Response:
    """The whole corpus as one file; it takes no filters."""
    if given := dict(request.query_params):
        name = next(iter(given))
        raise FilterError([Problem(name[:40], given[name][:200], (), f"This file takes no “{name[:40]}”.")])
    warehouse = current_warehouse()
    headers = name_version(warehouse, request)
    if is_still_good(request, headers):
        return Response(status_code=304, headers=headers)
    headers["Content-Disposition"] = f'attachment; filename="{WHOLE}{chosen.suffix}"'
    answer = TABLES["figures"].read(warehouse, read_filters(warehouse, TABLES["figures"], {}))
    return stream(chosen.chunks(answer), chosen.media_type, headers)


def list_routes() -> list[Route]:
    """One route for each table and format, and those of the whole corpus."""
    tables = [
        Route(
            f"/api/{name}{chosen.suffix}",
            Resource(partial(give_extract, table, chosen), WORKBOOKS if chosen.suffix == ".xlsx" else EXTRACTS),
        )
        for name, table in TABLES.items()
        for chosen in served_formats().values()
    ]
    whole = [
        Route(f"/api/{WHOLE}{chosen.suffix}", Resource(partial(give_whole, chosen), EXTRACTS))
        for chosen in formats().values()
        if chosen.is_whole
    ]
    return [*tables, *whole]


ROUTES = list_routes()
