"""The parts of the Compare page: the dot plot with its table and CSV, why answers differ, two answers held together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import streamlit as st
from markupsafe import Markup

from dashboard.address import View
from dashboard.cache import ask
from dashboard.charts.claim_dots import draw_claim_dots
from dashboard.compare.answers import group_dots, list_shown
from dashboard.compare.reasons import explain
from dashboard.compare.rows import Asked, Count, Difference
from dashboard.compare.texts import (
    name_answer,
    say_subtitle,
    say_summary,
    say_title,
    write_dot_key,
    write_row,
    write_words,
)
from dashboard.downloads import put_download
from dashboard.evidence.parts import put_rows
from dashboard.frame import put_notice, vocabulary
from dashboard.guards import refuse_axis, refuse_sum, warn_comparison
from dashboard.look import current_theme, put_html
from dashboard.phrasing.counters import credit_counters
from dashboard.plates import Plate, find_drawing, open_figure, put_plate
from dashboard.queries.compare import read_whole
from dashboard.queries.trends import read_rows
from dashboard.sentences import put_select, put_word
from dashboard.words import count, say

COLUMNS = (
    ("figure", "number opens"),
    ("counter", ""),
    ("definition", "wide"),
    ("scope", ""),
    ("badge", "wide"),
    ("standing", ""),
    ("documents", "short"),
)
GUARD = Markup('<p class="guard"><b>{}</b> {}</p>')
Scopes = Sequence[Sequence[Sequence[Count]]]


def put_answers(view: View, asked: Asked, scopes: Scopes, counts: Sequence[Count]) -> None:
    """Every answer as a mark with its definition; below it the table and the CSV of exactly these claims."""
    shown, names = list_shown(scopes), vocabulary()
    title = say_title(asked, names)
    if shown:
        put_dots(view, asked, scopes, title)
    put_html(write_words(counts))
    read = {row.claim.claim_id for row in shown}
    ordered = [row for lines in scopes for line in lines for row in line]
    ordered += [row for row in counts if row not in ordered]
    rows = [write_row(row, read=row.claim.claim_id in read or row not in read_lines(scopes)) for row in ordered]
    columns = [(say(f"compare.column.{name}"), kind) for name, kind in COLUMNS]
    put_rows(columns, rows, title, view.figure, partial(open_figure, view), "table-compare")
    figures = tuple(row.claim.figure_id for row in ordered)
    label = count("returns.download.rows", len(figures))
    put_download(partial(read_rows, figures=figures), view, "csv", label, key="compare")


def read_lines(scopes: Scopes) -> list[Count]:
    """All claims that are drawn."""
    return [row for lines in scopes for line in lines for row in line]


def put_dots(view: View, asked: Asked, scopes: Scopes, title: str) -> None:
    """The dot plot in its frame."""
    shown, theme = list_shown(scopes), current_theme()
    if reason := refuse_axis([row.claim for row in shown]):
        put_notice(reason)
    plate = Plate(
        name="compare",
        title=title,
        subtitle=say_subtitle(shown, asked),
        credit=say("returns.credit.claims", producers=credit_counters(row.claim for row in shown)),
        summary=say_summary(title, scopes),
        key=write_dot_key([[row.claim for row in line] for lines in scopes for line in lines], theme),
    )
    draw = partial(draw_claim_dots, group_dots(scopes), theme=theme)
    figures = tuple(row.claim.figure_id for lines in scopes for line in lines for row in line)
    put_plate(plate, find_drawing(plate.name, figures, draw), partial(open_figure, view))


def put_reasons(scopes: Scopes, differences: Sequence[Difference]) -> None:
    """Why the answers differ, kind by kind."""
    found = explain(scopes, differences)
    body = Markup("").join(
        Markup('<p><b>{}</b></p><ul class="why">{}</ul>').format(
            say(f"compare.kind.{kind}"), Markup("").join(Markup("<li>{}</li>").format(text) for text in sentences)
        )
        for kind, sentences in found
    )
    body = body or Markup("<p>{}</p>").format(
        say("compare.why.agree" if len(list_shown(scopes)) > 1 else "compare.why.one")
    )
    head = Markup("<h2>{}</h2>").format(say("compare.why"))
    put_html(Markup('<div class="sanad part">{}{}</div>').format(head, body))


def put_pair(view: View, shown: Sequence[Count]) -> None:
    """Two answers to hold together: whether they may be added, and what to bear in mind in comparing them."""
    if len(shown) < 2:
        return
    by_figure = {row.claim.figure_id: row for row in shown}
    wanted = [figure for figure in view.pair if figure in by_figure][:2]
    one, other = (*wanted, *[figure for figure in by_figure if figure not in wanted])[:2]
    labels = {figure: name_answer(row) for figure, row in by_figure.items()}
    put_html(Markup('<div class="sanad part"><h2>{}</h2></div>').format(say("compare.pair")))
    if len(wanted) < len(view.pair):
        put_notice(say("compare.pair.unknown"))
    with st.container(key="sentence-pair", horizontal=True, vertical_alignment="center"):
        put_word("compare.pair.may")
        for i, figure in enumerate((one, other)):
            if i:
                put_word("list.and")
            others = [code for code in labels if code != (other, one)[i]]
            put_select(
                f"compare pair {i}", say(f"compare.pair.label.{i}"), others, figure, labels,
                lambda code, i=i: replace(view, pair=(code, other) if i == 0 else (one, code)),  # type: ignore[misc]
            )  # fmt: skip
    put_html(write_verdict(by_figure[one], by_figure[other]))


def write_verdict(one: Count, other: Count) -> Markup:
    """Whether two answers may be added, in one sentence; and what sets them apart."""
    whole = ask(read_whole)
    refusal = refuse_sum(one.claim, other.claim, whole)
    verdict = GUARD.format(say("compare.pair.no" if refusal else "compare.pair.yes"), refusal or say("guard.none"))
    warnings = [text for text in warn_comparison(one.claim, other.claim, whole) if text != refusal]
    lines = Markup("").join(GUARD.format(say("compare.pair.mind"), text) for text in warnings)
    return Markup('<div class="sanad" role="status">{}{}</div>').format(verdict, lines)
