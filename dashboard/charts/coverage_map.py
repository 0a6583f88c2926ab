"""What we hold, month by month: one row per producer, one cell per month, with the number of documents behind it.

Drawn as markup, since its cells are links and its shape follows the screen: months side by side where there is room,
years as columns on a telephone. Colours and shapes are in assets/coverage.css: a month's own figure fills the cell, a
longer period's lies at its edge, some days' are a dot; zero is hollow; each state without a figure has its own ground.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from markupsafe import Markup, escape

from dashboard.drawing.palette import find_style
from dashboard.words import count, format_month, say

STATES = ("reported", "zero", "not_held", "not_counted", "outside")
HELD_AS = ("own", "longer", "part")
# Depth of the shade by number of documents: 1, 2 to 3, 4 to 7, 8 or more.
DEPTHS = (1, 2, 4, 8)
# With so few months a cell is wide enough for its number on any screen.
FEW_MONTHS = 60
GLYPHS = {
    "circle": "●",
    "square": "■",
    "triangle-up": "▲",
    "cross": "✚",
    "x": "✖",
    "star": "★",
    "hourglass": "⧗",
    "bowtie": "⧓",
}
MAP = Markup('<div class="sanad covmap{few}" role="group" aria-label="{label}">{head}{rows}</div>')
HEAD = Markup('<div class="covrow covhead"><span class="covname"></span><span class="covyears">{years}</span></div>')
ROW = Markup(
    '<div class="covrow"><span class="covname">{name}</span><span class="covyears">{letters}{years}</span></div>'
)
YEAR = Markup('<span class="covyear" data-year="{short}">{cells}</span>')
# The two that a map has thousands of; filled with escaped text.
HELD = '<a class="{}" tabindex="-1" target="_self" href="{}" title="{}"><b>{}</b></a>'
EMPTY = '<i class="{}" title="{}"></i>'
PAD = "<i></i>"


@dataclass(frozen=True, slots=True)
class Cell:
    """One producer × month; `held_as` is None where no figure is held."""

    producer_id: str
    producer: str
    producer_kind: str
    month: date
    state: str
    held_as: str | None
    n_figures: int
    n_documents: int


def find_depth(n_documents: int) -> int:
    """The step of the shade, 1 to 4."""
    return sum(n_documents >= least for least in DEPTHS) or 1


def look_of(cell: Cell) -> str:
    """The classes of a cell: its state, how it is held, how deep its shade is."""
    return f"{cell.state} {cell.held_as} d{find_depth(cell.n_documents)}" if cell.held_as else cell.state


def say_cell(cell: Cell) -> str:
    """A cell in words: "PICSS, May 2024: 15 figures of the month itself in 5 documents"."""
    where = say("coverage.cell", producer=cell.producer, month=format_month(cell.month))
    if cell.held_as is None:
        return f"{where}: {say(f'coverage.state.{cell.state}')}"
    what = say(
        f"coverage.cell.{cell.held_as}",
        figures=count("source.figures", cell.n_figures),
        documents=count("coverage.documents", cell.n_documents),
    )
    return f"{where}: {what}" + (f" ({say('coverage.state.zero')})" if cell.state == "zero" else "")


def write_cell(cell: Cell, link: Callable[[Cell], str]) -> str:
    """One cell as markup; what is held is a link to its documents."""
    look, words = escape(look_of(cell)), escape(say_cell(cell))
    if cell.held_as is None:
        return EMPTY.format(look, words)
    return HELD.format(look, escape(link(cell)), words, cell.n_documents)


def write_years(cells: Sequence[Cell], link: Callable[[Cell], str]) -> Markup:
    """The cells of one producer by year, twelve places each, so that months stand below each other."""
    years = []
    for year, group in groupby(cells, key=lambda cell: cell.month.year):
        by_month = {cell.month.month: write_cell(cell, link) for cell in group}
        places = Markup("".join(by_month.get(month, PAD) for month in range(1, 13)))  # noqa: S704 (escaped by write_cell)
        years.append(YEAR.format(short=f"’{year % 100:02d}", cells=places))
    return Markup("").join(years)


def write_name(cell: Cell) -> Markup:
    """A producer's name, with its colour and mark as on every page."""
    style = find_style(cell.producer_id, cell.producer_kind)
    glyph = Markup('<span style="color:light-dark({},{})" aria-hidden="true">{}</span> ').format(
        style.hue.light, style.hue.dark, GLYPHS[style.symbol]
    )
    return glyph + cell.producer


def has_few_months(cells: Sequence[Cell]) -> bool:
    """Whether every cell has room for its number."""
    return len({cell.month for cell in cells}) <= FEW_MONTHS


def draw_coverage_map(cells: Sequence[Cell], link: Callable[[Cell], str], label: str) -> Markup:
    """The map of cells that are sorted by producer and month, every producer having the same months.

    `link` gives the address of the documents behind a cell, `label` says in words what the map shows.
    """
    if not cells:
        return Markup("")
    letters = Markup('<span class="covletters" aria-hidden="true">{}</span>').format(
        Markup("").join(Markup("<i>{}</i>").format(say(f"month.{month}")[0]) for month in range(1, 13))
    )
    producers = [list(group) for _, group in groupby(cells, key=lambda cell: cell.producer_id)]
    rows = (ROW.format(name=write_name(row[0]), letters=letters, years=write_years(row, link)) for row in producers)
    years = list(dict.fromkeys(cell.month.year for cell in producers[0]))
    head = HEAD.format(years=Markup("").join(Markup('<span class="covyear">{}</span>').format(year) for year in years))
    return MAP.format(
        few=" covfew" if has_few_months(cells) else "",
        label=label,
        head=head,
        rows=Markup("").join(rows),
    )


def write_key(cells: Sequence[Cell]) -> Markup:
    """The key: every look in view with its words, in a fixed order; a scale of the shade where there are figures."""
    looks = {(cell.state, cell.held_as) for cell in cells}
    order = [(state, held) for held in (*HELD_AS, None) for state in STATES if (state, held) in looks]
    items = [write_key_item(state, held) for state, held in order]
    if any(state == "reported" for state, _ in looks):
        steps = Markup("").join(Markup('<i class="reported own d{}"></i>').format(depth) for depth in range(1, 5))
        items.append(Markup('<li><span class="covcells">{}</span> {}</li>').format(steps, say("coverage.key.shade")))
    return Markup('<ul class="sanad covkey">{}</ul>').format(Markup("").join(items))


def write_key_item(state: str, held_as: str | None) -> Markup:
    """One sample cell and what it means."""
    if held_as is None:
        sample, words = state, say(f"coverage.state.{state}")
    else:
        words = say(f"coverage.key.{held_as}")
        words = say("list.comma").join([words, say("coverage.state.zero")]) if state == "zero" else words
        sample = f"{state} {held_as} d3"
    return Markup('<li><span class="covcells"><i class="{}"></i></span> {}</li>').format(sample, words)
