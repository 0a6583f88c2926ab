"""The pages: each file has a `show` that draws one page. Adding a page is its file and its line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dashboard.local import is_local
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
    review,
    search,
    sources,
    trends,
)


@dataclass(frozen=True)
class Entry:
    """A page: its path in the address (None is the first page), the key of its title, whether the header leads to it."""

    url_path: str | None
    title: str
    show: Callable[[], None]
    in_header: bool = True
    has_charts: bool = False


PAGES = (
    Entry(None, "nav.overview", overview.show),
    Entry("trends", "nav.trends", trends.show, has_charts=True),
    Entry("returns", "nav.returns", returns.show, has_charts=True),
    Entry("compare", "nav.compare", compare.show, has_charts=True),
    Entry("incidents", "nav.incidents", incidents.show, has_charts=True),
    Entry("incident", "nav.incident", incident.show, in_header=False, has_charts=True),
    Entry("coverage", "nav.coverage", coverage.show, has_charts=True),
    Entry("method", "nav.method", method.show),
    Entry("sources", "nav.sources", sources.show),
    Entry("search", "nav.search", search.show, in_header=False),
    Entry("figure", "nav.figure", figure.show, in_header=False),
    Entry("changes", "nav.changes", changes.show, in_header=False),
)
# For a curator at her own machine; elsewhere their addresses lead where any unknown one does.
LOCAL_PAGES = (Entry("review", "nav.review", review.show),)


def list_pages() -> tuple[Entry, ...]:
    """The pages that this reader has."""
    return PAGES + LOCAL_PAGES if is_local() else PAGES
