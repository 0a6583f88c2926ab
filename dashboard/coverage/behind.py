"""What stands behind a cell of the coverage map: documents, and the figures each prints. Rows in, markup out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from markupsafe import Markup

from dashboard.address import View
from dashboard.links import link_page
from dashboard.phrasing.amounts import say_amount
from dashboard.queries.coverage import Behind
from dashboard.words import count, format_date_text, format_period, say

PANEL = Markup('<section class="sanad behind" aria-label="{title}"><h2>{title}</h2>{parts}<p>{close}</p></section>')
PART = Markup("<details{is_open}><summary>{name}: {n}</summary><ul>{documents}</ul></details>")
DOCUMENT = Markup('<li dir="auto">{source}<ul class="small">{figures}</ul></li>')
FIGURE = Markup("<li>{}</li>")


def write_behind(title: str, rows: Sequence[Behind], close: Markup) -> Markup:
    """The documents by how they hold the month, each with its figures; `close` is the link back."""
    parts: list[Markup] = []
    for held_as, group in groupby(rows, key=lambda row: row.held_as):
        held = list(group)
        # The figures that the cell itself stands for are open, the others folded.
        parts.append(
            PART.format(
                is_open="" if parts else Markup(" open"),
                name=say(f"coverage.behind.{held_as}"),
                n=count("coverage.documents", len({row.source_id for row in held})),
                documents=write_documents(held),
            )
        )
    return PANEL.format(title=title, parts=Markup("").join(parts), close=close)


def write_documents(rows: Sequence[Behind]) -> Markup:
    """One item per document."""
    return Markup("").join(
        DOCUMENT.format(source=write_source(row), figures=Markup("").join(map(write_figure, (row, *group))))
        for _, group in groupby(rows, key=lambda row: row.source_id)
        for row in [next(group)]
    )


def write_source(row: Behind) -> Markup:
    """A document, linked to its entry among the sources."""
    words = say("coverage.behind.source", title=row.title, publisher=row.publisher, day=format_date_text(row.published))
    return link_page("sources", View(id=row.source_id), words)


def write_figure(row: Behind) -> Markup:
    """A figure, linked to its own page."""
    words = say(
        "coverage.behind.figure",
        amount=say_amount(row.value, row.low, row.high, row.qualifier, row.as_stated),
        what=row.definition_label,
        group=row.population_group,
        period=format_period(row.period_start, row.period_end, row.period_kind),
    )
    return FIGURE.format(link_page("figure", View(id=row.figure_id), words))
