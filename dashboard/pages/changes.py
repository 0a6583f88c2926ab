"""What changed: every release and, between releases, every figure that was revised or withdrawn, with the reason."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from dashboard.address import View
from dashboard.cache import ask_today
from dashboard.evidence.history import say_change
from dashboard.frame import put_heading, put_notice, read_view
from dashboard.links import link_page
from dashboard.look import put_html
from dashboard.queries.revisions import Change, Release, count_changes, list_changes, read_releases
from dashboard.tables import write_table
from dashboard.words import count, format_date_text, format_number, say, say_html

COLUMNS = ("revisions.figure", "revisions.what", "revisions.why", "revisions.when")
SECTION = Markup('<section class="sanad"><h2>{}</h2><p>{}</p>{}</section>')
FEED = Markup('<a href="./api/changes.atom" target="_blank" type="application/atom+xml">{}</a>')
MOST_ROWS = 300


def show() -> None:
    """Draw the page: what is not released yet, then the releases, newest first."""
    read_view()
    put_heading(say("nav.changes"), say_html("revisions.lead", feed=FEED.format(say("revisions.feed"))))
    releases, changes = ask_today(read_releases), ask_today(list_changes)
    if not releases:
        put_notice(say("revisions.none"))
        return
    since = say("revisions.since", release=releases[0].release)
    put_html(write_edition(since, None, [change for change in changes if change.release is None]))
    for release in releases:
        own = [change for change in changes if change.release == release.release]
        put_html(write_edition(say_release(release), release.release, own))


def say_release(release: Release) -> str:
    """A release with its day."""
    return say("revisions.release", release=release.release, day=format_date_text(release.released_on))


def write_edition(title: str, release: str | None, changes: Sequence[Change]) -> Markup:
    """One edition: how many figures changed and in which way, and a row for each that was revised or withdrawn."""
    counts = [
        count(f"revisions.{row['change']}", row["n"]) for row in ask_today(count_changes) if row["release"] == release
    ]
    first = release is not None and release == ask_today(read_releases)[-1].release
    words = ", ".join(counts) if counts else say("revisions.first" if first else "revisions.nothing")
    if len(changes) > MOST_ROWS:
        words = f"{words}. {say('revisions.most', n=format_number(MOST_ROWS))}"
    rows = [write_row(change) for change in changes[:MOST_ROWS]]
    table = write_table(title, [say(key) for key in COLUMNS], rows) if rows else ""
    return SECTION.format(title, words, table)


def write_row(change: Change) -> tuple[object, ...]:
    """One change of one figure."""
    link = link_page("figure", View(id=change.figure_id), change.figure_id)
    day = format_date_text(change.changed_on) if change.changed_on else ""
    return link, say_change(change), change.reason or "", day
