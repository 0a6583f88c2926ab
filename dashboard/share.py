"""Taking a chart elsewhere: its address, frames for other sites, a file of its own; and what an embedded page shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import streamlit as st
from markupsafe import Markup

from dashboard.address import View, format_address, parse
from dashboard.as_of import AS_OF
from dashboard.cache import ask, ask_today, keep
from dashboard.citations import Citation, cite_view
from dashboard.evidence.cite import FORM, find_site, put_copies
from dashboard.extracts.standalone import Sheet, estimate_size, write_standalone
from dashboard.folds import put_expander
from dashboard.look import current_theme, put_html
from dashboard.number_forms import plain_numbers
from dashboard.queries.answer import Answer
from dashboard.queries.edition import read_edition
from dashboard.queries.revisions import read_releases
from dashboard.release import say_release
from dashboard.settings import read_settings
from dashboard.shown import SHOWN, Chart, MakeAnswer, Shown
from dashboard.words import LANGUAGE, say

STYLE = Path(__file__).with_name("assets") / "embed"
FRAME = Markup(
    '<iframe src="{}" title="{}" width="100%" height="640" style="border:0" loading="lazy" allowfullscreen></iframe>'
)
PART = Markup('<div class="share"><dl>{}</dl><p class="hidden" role="status"></p></div>')
FOOT = Markup('<p class="sanad embed-keep small">{}<a href="{}" target="_blank" rel="noopener">{}</a></p>')
NONE = Markup('<p class="sanad embed-keep">{}</p>')


def read_here() -> View:
    """The view in the address as the page has left it."""
    view, _ = parse({name: st.query_params.get_all(name) for name in st.query_params})
    return replace(view, as_of=AS_OF.get())


def address_view(page: str, view: View, *, embed: bool = False) -> str:
    """A view's address from the site's on; the site that is set, else as the reader's browser has it."""
    address = (read_settings(None).base_url or find_site()) + format_address(page, view)
    return f"{address}{'&' if '?' in address else '?'}embed=true" if embed else address


def list_forms(page: str, title: str, view: View, chart: str | None) -> list[tuple[str, str]]:
    """What can be copied, by name: the address, the frame that stays live, the one that is frozen at a release.

    `chart` is the one chart that the frames show; None for all of the page.
    """
    framed = replace(view, chart=chart)
    live = FRAME.format(address_view(page, replace(framed, as_of=None), embed=True), title)
    forms = [("address", address_view(page, view)), ("live", str(live))]
    releases = ask_today(read_releases)
    if frozen := view.as_of or (releases[0].release if releases else None):
        frame = FRAME.format(address_view(page, replace(framed, as_of=frozen), embed=True), title)
        forms.append(("frozen", str(frame)))
    return forms


def put_forms(page: str, title: str, view: View, chart: str | None) -> None:
    """What can be copied, each with its button."""
    forms = []
    for name, text in list_forms(page, title, view, chart):
        label = say(f"share.{name}")
        copy = say("cite.copy_what", what=label)
        forms.append(FORM.format(id=f"share-{name}", label=label, copy=copy, short=say("cite.copy"), text=text))
    put_copies("share", PART.format(Markup("").join(forms)))


def make_file(chart: Chart, rows: MakeAnswer, sheet: Sheet, cite: Callable[[], Citation]) -> bytes:
    """The file, made when it is asked for, and its citation with it."""
    with plain_numbers():
        return write_standalone(chart.figure.as_file(), rows(), replace(sheet, citation=cite().full))


def count_cells(answer: Answer) -> int:
    """How many cells the table of an answer has."""
    return answer.total() * len(answer.columns)


def put_file(page: str, chart: Chart, view: View) -> None:
    """The button for the self-contained file of one chart, with its size; nothing where no rows of it are offered."""
    if not (rows := chart.rows):
        return
    theme = current_theme()
    cite = partial(cite_view, chart.title, page, view, ask(read_edition, find_site()))
    sheet = Sheet(
        chart.title,
        chart.credit,
        "",
        say("share.rows"),
        theme.name,
        theme.ground,
        theme.ink,
        LANGUAGE.get(),
        chart.subtitle,
    )
    size = keep(
        lambda: estimate_size(chart.figure.as_file(), count_cells(rows())), "share size", page, view, chart.name
    )
    st.download_button(
        say("share.file", size=max(1, round(size / 1_000_000))),
        data=partial(make_file, chart, rows, sheet, cite),
        file_name=f"sanad-{page}-{chart.name}.html",
        mime="text/html",
        key="share file",
        on_click="ignore",
    )


def choose_chart(charts: Sequence[Chart]) -> Chart | None:
    """The chart that is to be shared: the only one, or the one chosen of several."""
    if len(charts) < 2:
        return charts[0] if charts else None
    names = {chart.name: chart for chart in charts}
    chosen = st.selectbox(
        say("share.which"), list(names), format_func=lambda name: names[name].title if name in names else name,
        key=f"share chart {len(names)}",
    )  # fmt: skip
    return names.get(chosen, charts[0])


def put_share(page: str) -> None:
    """The fold-out of a page with charts."""
    shown, view = SHOWN.get() or Shown(), replace(read_here(), chart=None)
    if not (fold := put_expander(say("share.title"), "share open")):
        return
    with fold:
        chart = choose_chart(shown.charts)
        several = len(shown.charts) > 1
        put_forms(page, chart.title if chart else say(f"nav.{page}"), view, chart.name if chart and several else None)
        if chart:
            put_file(page, chart, view)


def put_embed_style() -> None:
    """Leave nothing of an embedded page but its charts, their credits and the link."""
    st.html(f"<style>{(STYLE / 'embed.css').read_text(encoding='utf-8')}</style>")


def put_embed_foot(page: str) -> None:
    """Where the evidence is, and of which release the numbers are."""
    view, shown = replace(read_here(), chart=None), SHOWN.get() or Shown()
    if not shown.charts:
        put_html(NONE.format(say("embed.none")))
    release = f"{say_release(view.as_of)} " if view.as_of else ""
    put_html(FOOT.format(release, address_view(page, view), say("embed.evidence")))
