from __future__ import annotations

import re
from datetime import date

import pytest

from dashboard.charts.coverage_map import (
    FEW_MONTHS,
    STATES,
    Cell,
    draw_coverage_map,
    find_depth,
    look_of,
    say_cell,
    write_key,
)


def make_cell(
    month: date = date(2024, 5, 1), state: str = "reported", held_as: str | None = "own", **changes: object
) -> Cell:
    known = {
        "producer_id": "arvan",
        "producer": "Arvan",
        "producer_kind": "think_tank",
        "n_figures": 3,
        "n_documents": 2,
    }
    return Cell(month=month, state=state, held_as=held_as, **{**known, **changes})  # type: ignore[arg-type]


def months(first: int, last: int) -> list[date]:
    return [date(year, month, 1) for year in range(first, last + 1) for month in range(1, 13)]


def link(cell: Cell) -> str:
    return f"./coverage?id={cell.producer_id}.{cell.month:%Y-%m}"


def test_every_month_is_a_cell_and_what_is_held_is_a_link_with_its_number() -> None:
    cells = [make_cell(month) for month in months(2023, 2024)]
    cells[3] = make_cell(cells[3].month, "not_held", None, n_figures=0, n_documents=0)
    drawn = draw_coverage_map(cells, link, "Deaths")
    assert drawn.count("<a ") == 23
    assert drawn.count('class="not_held"') == 1
    assert 'href="./coverage?id=arvan.2024-05"' in drawn
    assert re.search(r'title="Arvan, May 2024: [^"]*2 documents"[^>]*><b>2</b>', drawn)


def test_the_five_states_and_the_three_ways_of_holding_all_look_different() -> None:
    held = [
        look_of(make_cell(state=state, held_as=way))
        for state in ("reported", "zero")
        for way in ("own", "longer", "part")
    ]
    others = [look_of(make_cell(state=state, held_as=None)) for state in ("not_held", "not_counted", "outside")]
    assert len({*held, *others}) == 9


def test_a_cell_is_told_in_words() -> None:
    assert say_cell(make_cell(held_as="longer")) == (
        "Arvan, May 2024: held as part of a longer period: 3 figures in 2 documents"
    )
    assert say_cell(make_cell(state="zero", n_figures=1, n_documents=1)) == (
        "Arvan, May 2024: 1 figure of the month itself in 1 document (zero reported)"
    )
    assert say_cell(make_cell(state="not_held", held_as=None)) == "Arvan, May 2024: we hold no document"


@pytest.mark.parametrize(("documents", "depth"), [(0, 1), (1, 1), (2, 2), (3, 2), (4, 3), (7, 3), (8, 4), (99, 4)])
def test_the_shade_deepens_with_the_documents(documents: int, depth: int) -> None:
    assert find_depth(documents) == depth


def test_a_year_that_is_not_over_keeps_its_months_in_place() -> None:
    drawn = draw_coverage_map([make_cell(month) for month in months(2023, 2024)[:14]], link, "Deaths")
    last = drawn.rsplit('data-year="’24"', 1)[1]
    assert (last.count("<a "), last.count("<i></i>")) == (2, 10)


def test_numbers_stand_in_the_cells_only_while_there_is_room() -> None:
    many = [make_cell(month) for month in months(2014, 2024)]
    assert "covfew" in draw_coverage_map(many[:FEW_MONTHS], link, "Deaths")
    assert "covfew" not in draw_coverage_map(many, link, "Deaths")


def test_names_and_labels_are_escaped() -> None:
    drawn = draw_coverage_map([make_cell(producer="<script>x</script>")], link, '"><img src=x>')
    assert "<script>" not in drawn
    assert "<img" not in drawn


def test_the_key_explains_what_is_in_view_and_nothing_else() -> None:
    key = write_key([make_cell(), make_cell(state="outside", held_as=None)])
    assert "a figure of the month itself" in key
    assert "outside what the producer covers" in key
    assert "we hold no document" not in key
    assert "longer period" not in key


def test_the_key_can_explain_every_state() -> None:
    cells = [make_cell(state=state, held_as="own" if state in {"reported", "zero"} else None) for state in STATES]
    assert write_key(cells).count("<li>") == len(STATES) + 1


def test_no_cells_draw_nothing() -> None:
    assert draw_coverage_map([], link, "Deaths") == ""
