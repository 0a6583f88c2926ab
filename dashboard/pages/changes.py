"""What changed: every release and, between releases, every figure that was revised or withdrawn, with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter

from markupsafe import Markup

from dashboard.address import View
from dashboard.cache import ask_today
from dashboard.entries import write_figure
from dashboard.evidence.history import name_codes, say_change
from dashboard.frame import put_heading, put_notice, read_view, vocabulary
from dashboard.links import link_page
from dashboard.look import put_html
from dashboard.number_forms import format_number
from dashboard.queries.revisions import Change, Release, count_changes, list_changes, read_releases
from dashboard.queries.sources import PrintedFigure, describe_figures
from dashboard.tables import write_table
from dashboard.words import count, format_date_text, join_list, say, say_html

COLUMNS = ("revisions.figure", "revisions.what", "revisions.why", "revisions.when")
SECTION = Markup('<section class="sanad"><h2>{}</h2><p>{}</p>{}</section>')
FEED = Markup('<a href="./api/changes.atom" target="_blank" type="application/atom+xml">{}</a>')
MOST_ROWS = 300


def show() -> None:
    """Draw the page: what is not released yet, then the releases, newest first."""
    read_view()
    put_heading(
        say("nav.changes"), say_html("revisions.lead", feed=FEED.format(say("revisions.feed"))), reading="changes"
    )
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
    words = join_list(counts) if counts else say("revisions.first" if first else "revisions.nothing")
    if len(changes) > MOST_ROWS:
        words = f"{words}. {say('revisions.most', n=format_number(MOST_ROWS))}"
    return SECTION.format(title, words, write_changes(title, changes[:MOST_ROWS]) if changes else "")


def write_changes(title: str, changes: Sequence[Change]) -> Markup:
    """A row for each figure and reason; a column that would be empty throughout is left out."""
    figures = ask_today(describe_figures, tuple(dict.fromkeys(change.figure_id for change in changes)))
    rows = [
        write_row(list(alike), figures.get(figure_id))
        for (figure_id, _, _), alike in groupby(changes, key=attrgetter("figure_id", "reason", "changed_on"))
    ]
    filled = [i for i in range(len(COLUMNS)) if any(row[i] for row in rows)]
    return write_table(
        title, [say(COLUMNS[i]) for i in filled], [[row[i] for i in filled] for row in rows], stacked=True
    )


def write_row(changes: Sequence[Change], figure: PrintedFigure | None) -> tuple[object, ...]:
    """What changed of one figure at once: the figure in words, or its id where it is no longer held."""
    first = changes[0]
    link = write_figure(figure) if figure else link_page("figure", View(id=first.figure_id), first.figure_id)
    what = Markup("<br>").join(say_change(name_codes(change, vocabulary().names)) for change in changes)
    return link, what, first.reason or "", format_date_text(first.changed_on) if first.changed_on else ""
