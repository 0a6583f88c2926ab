"""Every total up to one month, and totals for the same days that differ: dots, tables, reasons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

import streamlit as st
from markupsafe import Markup

from dashboard.cache import ask, keep
from dashboard.charts.claim_dots import draw_claim_dots
from dashboard.compare.texts import write_dot_key
from dashboard.downloads import put_download
from dashboard.drawing.dots import amount_of
from dashboard.evidence.parts import put_rows
from dashboard.look import put_html
from dashboard.phrasing.counters import credit_counters, say_counter
from dashboard.plates import Plate, find_drawing, put_plate
from dashboard.queries.returns import list_totals
from dashboard.queries.trends import read_rows
from dashboard.returns.cells import group_dots, write_claim_row, write_clash_row
from dashboard.returns.differences import APART, NEAR_ENDS, NEAR_STARTS, has_verb, list_clashes
from dashboard.returns.moments import choose_month, group_totals, list_moment, list_months
from dashboard.returns.question import name_start
from dashboard.returns.scene import Scene
from dashboard.returns.texts import name_crossing, name_group, name_verb, title_group
from dashboard.rows import Claim
from dashboard.sentences import put_select, put_word
from dashboard.words import count, format_month, join_clauses, say, say_verb

TOTAL_COLUMNS = (
    ("total", "number opens"),
    ("verb", ""),
    ("counter", ""),
    ("start", ""),
    ("end", ""),
    ("group", ""),
    ("definition", "wide"),
)
CLASH_COLUMNS = (
    ("reach", ""),
    ("one", "number opens"),
    ("said", ""),
    ("other", "number opens"),
    ("said", ""),
    ("why", "wide"),
)


def read_totals(scene: Scene) -> list[Claim]:
    """The running totals of returns from the area and through the crossing, in the verb asked for."""
    question = scene.question
    totals = ask(list_totals, "returns", question.area, question.crossing_code)
    return [claim for claim in totals if has_verb(claim, question.verb)]


def find_months(scene: Scene) -> list[str]:
    """The months up to which there are totals."""
    totals, group = read_totals(scene), scene.question.group
    return keep(lambda: list_months(totals, group), "months", scene.question)


def has_moment(scene: Scene) -> bool:
    """Whether there is a month to show the totals of."""
    return bool(find_months(scene))


def put_moment(scene: Scene) -> None:
    """The month to choose, and every total up to it."""
    totals, group, months = read_totals(scene), scene.question.group, find_months(scene)
    month = choose_month(scene.view.period, months, totals, group)
    if month is None:
        return
    put_html(Markup('<div class="sanad part" id="part-moment"><h2>{}</h2></div>').format(say("returns.section.moment")))
    with st.container(key="sentence-moment", horizontal=True, vertical_alignment="center"):
        put_word("returns.joint.moment")
        put_select(
            "returns month", say("returns.label.month"), months, month, {code: name_month(code) for code in months},
            lambda code: replace(scene.view, period=code, figure=None),
        )  # fmt: skip
    found = keep(lambda: list_moment(totals, group, month, scene.whole.groups), "moment", scene.question, month)
    put_moment_chart(scene, found, month)


def name_month(code: str) -> str:
    """2025-04 as April 2025."""
    return format_month(date.fromisoformat(f"{code}-01"))


def put_moment_chart(scene: Scene, claims: Sequence[Claim], month: str) -> None:
    """The totals as dots, and as a table."""
    bundles = group_totals(claims, scene.question.group)
    ordered = [claim for rows in bundles for claim in rows]
    low, high = min(claims, key=lambda row: row.value or 0), max(claims, key=lambda row: row.value or 0)
    names, question = scene.names, scene.question
    title = say(
        "returns.title.moment", group=title_group(question.group, names), area=names.name("area", question.area),
        month=name_month(month),
    )  # fmt: skip
    key = ("moment plate", question, month, scene.theme.name, *(claim.figure_id for claim in ordered))
    plate = keep(lambda: frame_moment(scene, ordered, title, (low, high)), *key)
    draw = partial(draw_claim_dots, group_dots(bundles, names), theme=scene.theme)
    put_plate(plate, find_drawing(plate.name, tuple(claim.figure_id for claim in ordered), draw), scene.on_open)
    columns = [(say(f"returns.column.{name}"), kind) for name, kind in TOTAL_COLUMNS]
    rows = keep(lambda: [write_claim_row(claim, names) for claim in ordered], "moment rows", *key)
    caption = say("returns.table.moment", month=name_month(month))
    put_rows(columns, rows, caption, scene.view.figure, scene.on_open, "table-moment")
    put_claims_download(scene, ordered, "moment")


def frame_moment(scene: Scene, claims: Sequence[Claim], title: str, ends: tuple[Claim, Claim]) -> Plate:
    """The words around the dots; `ends`: the lowest and the highest total."""
    return Plate(
        name="moment",
        title=title,
        subtitle=say(
            "returns.subtitle.moment",
            crossing=name_crossing(scene.question.crossing),
            verb=name_verb(scene.question.verb),
            n=count("returns.totals", len(claims)),
            low=amount_of(ends[0]),
            high=amount_of(ends[1]),
        ),
        credit=say("returns.credit.claims", producers=credit_counters(claims)),
        summary=say_moment(title, claims, *ends),
        key=write_dot_key([[claim] for claim in claims], scene.theme),
    )


def say_moment(title: str, claims: Sequence[Claim], low: Claim, high: Claim) -> str:
    """The paragraph: how many totals, from where to where, and each of them."""
    items = [
        say(
            "returns.moment.item",
            amount=amount_of(claim),
            verb=say_verb(claim.stated_verb),
            producer=say_counter(claim),
            start=name_start(claim.period_start),
        )
        for claim in claims
    ]
    return say(
        "returns.moment.summary", title=title, n=count("returns.totals", len(claims)), lowest=amount_of(low),
        highest=amount_of(high), list=join_clauses(items) + ".",
    )  # fmt: skip


def put_claims_download(scene: Scene, claims: Sequence[Claim], name: str, label: str = "returns.download.rows") -> None:
    """The claims in view as CSV."""
    figures = tuple(dict.fromkeys(claim.figure_id for claim in claims))
    query = partial(read_rows, figures=figures)
    put_download(query, scene.view, "csv", count(label, len(figures)), key=name)


def put_clashes(scene: Scene) -> None:
    """Totals for the same days that differ, as pairs with what sets them apart."""
    totals = read_totals(scene)
    names = {code: name_group(code, scene.names) for code in scene.names.names["group"]}
    clashes = keep(
        lambda: list_clashes(totals, scene.question.group, scene.whole.groups, names), "clashes", scene.question
    )
    lead = say("returns.clashes.lead", ends=NEAR_ENDS, starts=NEAR_STARTS, share=f"{APART:.0%}")
    put_html(
        Markup('<div class="sanad" id="part-clashes"><h2>{}</h2><p class="quiet">{}</p></div>').format(
            say("returns.section.clashes"), lead if clashes else say("returns.clashes.none")
        )
    )
    if clashes:
        columns = [(say(f"returns.column.{name}"), kind) for name, kind in CLASH_COLUMNS]
        rows = keep(lambda: [write_clash_row(clash, totals) for clash in clashes], "clash rows", scene.question)
        put_rows(columns, rows, say("returns.table.clashes"), scene.view.figure, scene.on_open, "table-clashes")
        both = [totals[place] for clash in clashes for place in (clash.one, clash.other)]
        put_claims_download(scene, both, "clashes", "returns.download.pairs")
