"""One HTML file that needs nothing else: a chart, its credit and citation, and the rows behind it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from markupsafe import Markup

from dashboard.extracts.cells import format_cell
from dashboard.extracts.terms import LICENCE_NAME
from dashboard.queries.answer import Answer
from dashboard.queries.arrow import list_rows

# Plotly asks another server for coastlines before it draws any map, unless it has some: these are empty.
LAYERS = ("coastlines", "countries", "lakes", "land", "ocean", "rivers", "subunits")
NOTHING = {"type": "GeometryCollection", "geometries": []}
WORLD = {"world_110m": {"type": "Topology", "objects": dict.fromkeys(LAYERS, NOTHING), "arcs": []}}
COASTS = Markup("<script>window.PlotlyGeoAssets={{topojson:{}}};</script>")
# What a cell of the table and a chart beside its script have on average.
CELL_BYTES, CHART_BYTES = 25, 250_000
PAGE = Markup(
    '<!DOCTYPE html>\n<html lang="{language}"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title>'
    "<style>:root{{color-scheme:{scheme}}}body{{font:1rem/1.5 system-ui,sans-serif;margin:0 auto;max-width:72rem;padding:1rem;"
    "background:{ground};color:{ink}}}h1{{font-size:1.5rem}}h2{{font-size:1.125rem}}"
    ".scroll{{overflow-x:auto}}table{{border-collapse:collapse;font-size:.8125rem}}"
    "th,td{{border-bottom:1px solid currentColor;padding:.2rem .5rem;text-align:start;vertical-align:top}}</style>"
    '</head><body><h1>{title}</h1>{subtitle}{chart}<p class="credit">{credit}</p><p class="citation" dir="auto">{citation}</p>'
    '<h2>{rows_title}</h2><div class="scroll" tabindex="0"><table><thead><tr>{head}</tr></thead>'
    "<tbody>{body}</tbody></table></div></body></html>\n"
)


@dataclass(frozen=True)
class Sheet:
    """What stands on the page beside chart and rows; scheme, ground and ink: those in which the chart was drawn."""

    title: str
    credit: str
    citation: str
    rows_title: str
    scheme: str
    ground: str
    ink: str
    language: str = "en"
    subtitle: str = ""


@lru_cache(maxsize=1)
def measure_script() -> int:
    """The size in bytes of the script that draws the charts."""
    from plotly.offline import get_plotlyjs

    return len(get_plotlyjs().encode())


def estimate_size(figure: Any, n_cells: int) -> int:  # noqa: ANN401 (a Plotly figure or markup)
    """About how many bytes a file with this chart and so many cells in its table has."""
    return (len(figure) if isinstance(figure, Markup) else measure_script() + CHART_BYTES) + n_cells * CELL_BYTES


def write_chart(figure: Any) -> Markup:  # noqa: ANN401 (a Plotly figure or markup)
    """The chart, with the script that draws it if it needs one."""
    if isinstance(figure, Markup):
        return figure
    import plotly.io

    drawn = plotly.io.to_html(
        figure, include_plotlyjs=True, full_html=False, validate=False, config={"displayModeBar": False}
    )
    # Plotly escapes what it writes into its script; the empty world is ours.
    return COASTS.format(Markup(json.dumps(WORLD))) + Markup(drawn)  # noqa: S704


def write_rows(answer: Answer) -> tuple[Markup, Markup]:
    """Head and body of the table; columns without any value are left out."""
    rows = [dict(zip(answer.columns, row, strict=True)) for batch in answer.read() for row in list_rows(batch)]
    names = [name for name in answer.columns if any(row[name] not in {None, ""} for row in rows)]
    head = Markup("").join(Markup('<th scope="col">{}</th>').format(name) for name in names)
    cells = (
        Markup("").join(
            Markup('<td dir="auto">{}</td>').format("" if row[name] is None else format_cell(row[name]))
            for name in names
        )
        for row in rows
    )
    return head, Markup("").join(Markup("<tr>{}</tr>").format(line) for line in cells)


def write_standalone(figure: Any, answer: Answer, sheet: Sheet) -> bytes:  # noqa: ANN401 (a Plotly figure or markup)
    """The file."""
    head, body = write_rows(answer)
    subtitle = Markup('<p class="subtitle">{}</p>').format(sheet.subtitle) if sheet.subtitle else ""
    words = {**vars(sheet), "credit": f"{sheet.credit} {LICENCE_NAME}", "subtitle": subtitle}
    text = PAGE.format(**words, chart=write_chart(figure), head=head, body=body)
    return text.encode("utf-8", "replace")
