"""The pages: each file has a `show` that draws one page. Adding a page is its file and its line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dashboard.pages import (
    changes,
    compare,
    coverage,
    figure,
    incident,
    incidents,
    method,
    overview,
    returns,
    search,
    sources,
    trends,
)


@dataclass(frozen=True)
class Entry:
    """A page: its path in the address (None is the first page), the key of its title, and whether the header has it."""

    url_path: str | None
    title: str
    show: Callable[[], None]
    in_header: bool = True


PAGES = (
    Entry(None, "nav.overview", overview.show),
    Entry("trends", "nav.trends", trends.show),
    Entry("returns", "nav.returns", returns.show),
    Entry("compare", "nav.compare", compare.show),
    Entry("incidents", "nav.incidents", incidents.show),
    Entry("incident", "nav.incident", incident.show, in_header=False),
    Entry("coverage", "nav.coverage", coverage.show),
    Entry("method", "nav.method", method.show),
    Entry("sources", "nav.sources", sources.show),
    Entry("search", "nav.search", search.show, in_header=False),
    Entry("figure", "nav.figure", figure.show, in_header=False),
    Entry("changes", "nav.changes", changes.show, in_header=False),
)
