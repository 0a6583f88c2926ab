"""/api/changes.atom: a feed of releases, corrections and withdrawals (RFC 4287)."""

from __future__ import annotations

from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement, tostring

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard.address import View
from dashboard.bootstrap import current_warehouse
from dashboard.citations import Edition
from dashboard.citations.text import clean_text
from dashboard.extracts.terms import NAME
from dashboard.queries.edition import read_edition
from dashboard.queries.revisions import Change, Release, list_changes, read_releases
from dashboard.routes.answers import Resource, is_still_good, name_version
from dashboard.warehouse import Warehouse
from dashboard.words import say

ATOM = "http://www.w3.org/2005/Atom"
MEDIA_TYPE = "application/atom+xml; charset=utf-8"
MOST_ENTRIES = 500


def name_entry(*parts: str | None) -> str:
    """An id that stays the same at every site and in every build."""
    return uuid5(NAMESPACE_URL, "\0".join(["sanad", *(part or "" for part in parts)])).urn


def write_time(day: str) -> str:
    """A day as the moment that Atom asks for (RFC 3339)."""
    return f"{day[:10]}T00:00:00Z"


def put_text(parent: Element, name: str, text: str, **attributes: str) -> None:
    """One element with text; what XML cannot hold is left out."""
    SubElement(parent, name, attributes).text = clean_text(text)


def put_entry(feed: Element, key: str, title: str, day: str, link: str, summary: str) -> None:
    """One entry."""
    entry = SubElement(feed, "entry")
    put_text(entry, "id", key)
    put_text(entry, "title", title)
    put_text(entry, "updated", write_time(day))
    SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": link})
    put_text(entry, "summary", summary)


def put_release(feed: Element, release: Release, edition: Edition) -> None:
    """A release."""
    title = say("feed.release", release=release.release)
    summary = say("feed.release.figures", n=f"{release.n_figures:,}")
    link = edition.link("changes", View())
    put_entry(feed, name_entry("release", release.release), title, release.released_on, link, summary)


def put_change(feed: Element, change: Change, day: str, edition: Edition) -> None:
    """A correction or a withdrawal."""
    gone = change.change == "withdrawn"
    column = (change.column_name or "").replace("_", " ")
    title = say("feed.withdrawn" if gone else "feed.revised", figure=change.figure_id, column=column)
    empty = say("revisions.empty")
    words = [] if gone else [f"{column}: {change.old or empty} → {change.new or empty}."]
    key = name_entry(change.change, change.figure_id, change.column_name, change.old, change.new)
    link = edition.link("figure", View(id=change.figure_id))
    put_entry(feed, key, title, day, link, " ".join([*words, *([change.reason] if change.reason else [])]))


def write_feed(warehouse: Warehouse) -> bytes:
    """The feed, newest first."""
    edition, releases = read_edition(warehouse), read_releases(warehouse)
    days = {release.release: release.released_on for release in releases}
    # A change without a day of its own has that of the release that shows it, or of the corpus.
    dated = [
        (change.changed_on or days.get(change.release or "") or edition.changed, change)
        for change in list_changes(warehouse)
    ]
    feed = Element("feed", {"xmlns": ATOM, "xml:lang": "en"})
    put_text(feed, "id", name_entry("changes"))
    put_text(feed, "title", say("feed.title"))
    put_text(feed, "updated", write_time(max([edition.changed, *days.values(), *(day for day, _ in dated)])))
    SubElement(
        feed, "link", {"rel": "self", "type": "application/atom+xml", "href": f"{edition.site}/api/changes.atom"}
    )
    SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": edition.link("changes", View())})
    put_text(SubElement(feed, "author"), "name", NAME)
    entries: list[tuple[str, Release | Change]] = [(release.released_on, release) for release in releases]
    for day, entry in sorted([*entries, *dated], key=lambda pair: pair[0], reverse=True)[:MOST_ENTRIES]:
        if isinstance(entry, Release):
            put_release(feed, entry, edition)
        else:
            put_change(feed, entry, day, edition)
    return bytes(tostring(feed, encoding="utf-8", xml_declaration=True))


def give_feed(request: Request) -> Response:
    """The feed, or 304 where the asker has it."""
    warehouse = current_warehouse()
    headers = name_version(warehouse, request)
    if is_still_good(request, headers):
        return Response(status_code=304, headers=headers)
    return Response(write_feed(warehouse), headers=headers, media_type=MEDIA_TYPE)


ROUTES = [Route("/api/changes.atom", Resource(give_feed))]
