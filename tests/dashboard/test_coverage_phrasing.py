from __future__ import annotations

from datetime import date

from dashboard.charts.coverage_map import Cell
from dashboard.phrasing.coverage import join_months, say_months, summarise_coverage


def make_row(producer: str, held: list[str | None]) -> list[Cell]:
    return [
        Cell(producer.lower(), producer, "ngo", date(2024, 1 + i, 1), "reported" if way else "not_held", way, 1, 1)
        for i, way in enumerate(held)
    ]


def test_neighbouring_months_are_told_as_one_run() -> None:
    months = [date(2023, 12, 1), date(2024, 1, 1), date(2024, 3, 1), date(2025, 1, 1)]
    assert join_months(months) == ["December 2023 to January 2024", "March 2024", "January 2025"]


def test_a_long_list_of_runs_is_cut_and_says_so() -> None:
    months = [date(2000 + i, 1, 1) for i in range(12)]
    assert say_months(months).endswith("January 2007 and 4 more spells")


def test_the_summary_tells_own_months_longer_periods_and_holes_apart() -> None:
    cells = [
        *make_row("Arvan", ["own", "own", "longer", None, None]),
        *make_row("Beta", ["longer", "longer", "longer", "part", None]),
        *make_row("Gamma", [None] * 5),
    ]
    assert summarise_coverage(cells, "Deaths", "Arvania", 7) == (
        "Deaths in Arvania, January to May 2024: we hold figures of 2 producers in 7 documents. "
        "Months with a figure of their own, of 5: Arvan 2. "
        "For 2 months we hold no producer’s figure of the month itself, only figures of a longer period that contains "
        "it, of some of its days, or totals. "
        "We hold nothing at all for May 2024."
    )


def test_a_view_without_holes_says_so() -> None:
    text = summarise_coverage(make_row("Arvan", ["longer"] * 3), "Deaths", "Arvania", 1)
    assert "No producer’s figure of a month itself is held." in text
    assert text.endswith("No month is without any figure.")
