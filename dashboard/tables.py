"""Plain tables: markup in, markup out. Numbers stand at the right; a table wider than the page scrolls."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

MOST_WORDS = 3  # columns of words that a telephone has room for; with more, a row is a paragraph there
TABLE = Markup(
    '<div class="sanad scroll" tabindex="0" role="region" aria-label="{label}"><table class="plain{stacked}">'
    "<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
)
HEAD = (Markup('<th scope="col">{}</th>'), Markup('<th scope="col" class="number">{}</th>'))
CELL = (Markup('<td dir="auto" data-label="{}">{}</td>'), Markup('<td class="number" data-label="{}">{}</td>'))
FIRST = Markup('<th scope="row" dir="auto">{}</th>')


def write_table(
    label: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[object]],
    numbers: frozenset[int] = frozenset(),
    *,
    stacked: bool = False,
) -> Markup:
    """A table with a head; the first cell of a row names it; `numbers` are the places of numeric columns.

    `stacked`: on a telephone a row is a paragraph, as it is where there are many columns of words.
    """
    stacked = stacked or len(columns) - len(numbers) > MOST_WORDS
    head = Markup("").join(HEAD[place in numbers].format(name) for place, name in enumerate(columns))
    body = Markup("").join(
        Markup("<tr>{}</tr>").format(
            FIRST.format(row[0])
            + Markup("").join(
                CELL[place in numbers].format(columns[place], cell) for place, cell in enumerate(row[1:], start=1)
            )
        )
        for row in rows
    )
    return TABLE.format(label=label, stacked=" stacked" if stacked else "", head=head, body=body)
