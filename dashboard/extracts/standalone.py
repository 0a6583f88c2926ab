"""One HTML file that needs nothing else: the charts of a view, their credits and citation, and the rows in view."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from markupsafe import Markup

from dashboard.extracts.cells import format_cell
from dashboard.extracts.terms import LICENCE_NAME
from dashboard.queries.answer import Answer

# Of one row of the table, as it comes out on average.
ROW_BYTES = 900
PAGE = Markup(
    '<!DOCTYPE html>\n<html lang="{language}"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title>'
    "<style>body{{font:1rem/1.5 system-ui,sans-serif;margin:0 auto;max-width:72rem;padding:1rem;"
    "background:{ground};color:{ink}}}h1{{font-size:1.5rem}}h2{{font-size:1.125rem}}"
    ".scroll{{overflow-x:auto}}table{{border-collapse:collapse;font-size:.8125rem}}"
    "th,td{{border-bottom:1px solid currentColor;padding:.2rem .5rem;text-align:start;vertical-align:top}}</style>"
    '</head><body><h1>{title}</h1>{charts}<p class="credit">{credit}</p><p class="citation" dir="auto">{citation}</p>'
    '<h2>{rows_title}</h2><div class="scroll" tabindex="0"><table><thead><tr>{head}</tr></thead>'
    "<tbody>{body}</tbody></table></div></body></html>\n"
)


@dataclass(frozen=True)
class Sheet:
    """What stands on the page beside charts and rows; ground and ink: colours in which the charts were drawn."""

    title: str
    credit: str
    citation: str
    rows_title: str
    ground: str
    ink: str
    language: str = "en"


@lru_cache(maxsize=1)
def measure_script() -> int:
    """The size in bytes of the script that draws the charts."""
    from plotly.offline import get_plotlyjs

    return len(get_plotlyjs().encode())


def estimate_size(n_rows: int) -> int:
    """About how many bytes a file with so many rows has."""
    return measure_script() + n_rows * ROW_BYTES


def write_charts(charts: Sequence[tuple[str, Any]]) -> Markup:
    """Every chart; the script that draws them comes once, with the first."""
    import plotly.io

    parts = []
    for place, (title, figure) in enumerate(charts):
        drawn = plotly.io.to_html(
            figure, include_plotlyjs=not place, full_html=False, validate=False, config={"displayModeBar": False}
        )
        heading = Markup("<h2>{}</h2>").format(title) if len(charts) > 1 else Markup("")
        parts.append(heading + Markup(drawn))  # noqa: S704 (Plotly escapes what it writes into its script)
    return Markup("").join(parts)


def write_rows(answer: Answer) -> tuple[Markup, Markup]:
    """Head and body of the table; columns without any value are left out."""
    rows = answer.rows()
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


def write_standalone(charts: Sequence[tuple[str, Any]], answer: Answer, sheet: Sheet) -> bytes:
    """The file."""
    head, body = write_rows(answer)
    text = PAGE.format(
        **{**vars(sheet), "credit": f"{sheet.credit} {LICENCE_NAME}"}, charts=write_charts(charts), head=head, body=body
    )
    return text.encode("utf-8", "replace")
