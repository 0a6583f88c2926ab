"""Pages as of a release: which one an address asks for, and the notice of what has changed since."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st
from markupsafe import Markup

from dashboard.address import View, format_address, parse
from dashboard.as_of import AS_OF
from dashboard.bootstrap import find_warehouse
from dashboard.cache import ask_today
from dashboard.look import put_html
from dashboard.queries.revisions import count_changed_since, read_releases
from dashboard.warehouse import WarehouseError
from dashboard.words import count, format_date_text, say, say_html

NOTICE = Markup('<p class="sanad notice release" role="status">{}</p>')
LINK = Markup('<a href="{}" target="_self">{}</a>')


def settle_release(asked: str | None) -> None:
    """From now on, in this run, answer from the release that is asked for; from today's numbers if it cannot be had."""
    AS_OF.set(None)
    if asked and asked in {release.release for release in ask_today(read_releases)}:
        try:
            find_warehouse(asked)
        except WarehouseError:
            return
        AS_OF.set(asked)


def write_since(release: str) -> Markup:
    """How many figures have changed since a release, with a link to what did."""
    changed = ask_today(count_changed_since, release)
    if not changed:
        return say_html("release.same")
    # Not by link_page, which would lead to the release.
    link = LINK.format(f".{format_address('changes')}", say("release.see"))
    return say_html("release.changed", changed=count("release.figures", changed), link=link)


def say_release(release: str) -> str:
    """The sentence that names a release and its day."""
    day = next(known.released_on for known in ask_today(read_releases) if known.release == release)
    return say("release.notice", release=release, day=format_date_text(day))


def put_release_notice(page: str) -> None:
    """Say that the page shows the numbers of a release, if it does; with a way to today's."""
    if not (release := AS_OF.get()):
        return
    view, _ = parse({name: st.query_params.get_all(name) for name in st.query_params})
    today = format_address(page, replace(view, as_of=None) if view.as_of else View())
    parts = [say_release(release), write_since(release), LINK.format(f".{today}", say("release.today"))]
    put_html(NOTICE.format(Markup(" ").join(parts)))
