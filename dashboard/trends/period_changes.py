"""Changes in the view: those of our arithmetic in words, and those that documents print, beside ours. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from dashboard.links import link_document
from dashboard.number_forms import format_number
from dashboard.phrasing.amounts import say_qualified
from dashboard.phrasing.evidence import link_phrase
from dashboard.phrasing.period_changes import format_percent
from dashboard.rows import Change, Point
from dashboard.tables import write_table
from dashboard.words import count, format_date_text, join_list, say

STATED_COLUMNS = ("period", "area", "producer", "printed", "computed", "verdict", "source")


def keep_shown(changes: Sequence[Change], points: Sequence[Point]) -> list[Change]:
    """The changes whose later and earlier numbers are both among the points in view."""
    shown = {point.figure_id for point in points}
    return [change for change in changes if {change.figure_id, change.base_figure_id} <= shown]


def summarise_changes(title: str, changes: Sequence[Change]) -> str:
    """The paragraph in words: how many changes, the largest up and down."""
    drawn = [change.change_pct for change in changes if change.change_pct is not None]
    if not drawn:
        return say("trends.change.summary.none", title=title)
    low, high = format_percent(min(drawn)), format_percent(max(drawn))
    if len(drawn) == 1:
        return say("trends.change.summary.one", title=title, low=low)
    return say("trends.change.summary", title=title, changes=count("trends.change.n", len(drawn)), low=low, high=high)


def say_verdict(row: dict[str, Any]) -> str:
    """agree, differ, or not comparable."""
    if row["computed_pct"] is None or row["agrees"] is None:
        return say("trends.change.verdict.none")
    return say("trends.change.verdict.agree" if row["agrees"] else "trends.change.verdict.differ")


def say_printed(row: dict[str, Any]) -> str:
    """The printed change with its qualifier, and with no more decimals than the document gives."""
    return say_qualified(row["qualifier"], format_percent(row["change_pct"], printed=True))


def write_stated_row(row: dict[str, Any]) -> list[object]:
    """The cells of one printed change; the source opens at the phrase."""
    base = row["base_period"] + (say("trends.change.base_inferred") if row["base_period_basis"] == "inferred" else "")
    printed = say_printed(row)
    computed = "–"
    if row["computed_pct"] is not None:
        numbers = f"{format_number(row['base_value'])} → {format_number(row['value'])}"
        computed = f"{numbers}: {format_percent(row['computed_pct'])}"
    title = join_list([row["publisher"], format_date_text(row["published"])])
    source = link_document(link_phrase(row["url"], row["as_stated"]), title)
    return [
        say("trends.change.on", period=row["period"], base=base), row["area_name"],
        Markup('{}<br><span class="small quiet">{}</span>').format(row["producer_name"], row["definition_label"]),
        printed, computed, say_verdict(row), source,
    ]  # fmt: skip


def write_stated(rows: Sequence[dict[str, Any]]) -> Markup:
    """The changes as printed beside ours, folded; nothing where no document prints one."""
    if not rows:
        return Markup("")
    head = say("trends.change.stated", n=len(rows))
    columns = [say(f"trends.change.column.{name}") for name in STATED_COLUMNS]
    table = write_table(head, columns, map(write_stated_row, rows), numbers=frozenset({3, 4}))
    note = Markup('<p class="small quiet">{}</p>').format(say("trends.change.stated.note"))
    return Markup('<details class="sanad stated"><summary>{}</summary>{}{}</details>').format(head, note, table)
