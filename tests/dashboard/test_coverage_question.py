from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.address import View
from dashboard.coverage.question import find_cell, list_choices, misses_span, settle_subject, settle_years
from dashboard.queries.coverage import Offer

OFFERS = [
    Offer("attacks", "Attacks", "XA", "Arvania", "all", "All people", 40),
    Offer("attacks", "Attacks", "XB", "Boria", "all", "All people", 5),
    Offer("fatalities", "Deaths", "XA", "Arvania", "all", "All people", 9),
    Offer("fatalities", "Deaths", "XA", "Arvania", "civilians", "Civilians", 2),
]
SPAN = (date(1990, 1, 1), date(2024, 6, 1))


def test_without_a_wish_deaths_are_shown_where_most_is_held() -> None:
    subject = settle_subject(OFFERS, View())
    assert (subject.measure, subject.area, subject.group, subject.notices) == ("fatalities", "XA", None, ())


def test_an_area_without_a_series_gives_way_and_says_so() -> None:
    subject = settle_subject(OFFERS, View(measure="fatalities", area="XB"))
    assert subject.area == "XA"
    assert [(notice.key, notice.value) for notice in subject.notices] == [("coverage.no_such", "Arvania")]


def test_a_group_without_a_series_gives_way_and_says_so() -> None:
    subject = settle_subject(OFFERS, View(measure="attacks", group="civilians"))
    assert subject.group is None
    assert [notice.key for notice in subject.notices] == ["coverage.no_group"]


def test_only_choices_that_exist_are_offered() -> None:
    menu = list_choices(OFFERS, settle_subject(OFFERS, View(measure="fatalities")))
    assert menu.measures == {"attacks": "Attacks", "fatalities": "Deaths"}
    assert menu.areas == {"XA": "Arvania"}
    assert menu.groups == {"all": "All people", "civilians": "Civilians"}


def test_the_newest_years_are_shown_first() -> None:
    assert settle_years(View(), SPAN) == (2012, 2024)


@pytest.mark.parametrize(
    ("from_", "to", "years"),
    [
        ("2020", "2022", (2020, 2022)),
        ("2020-05", None, (2020, 2024)),
        ("1000", "1995", (1990, 1995)),
        ("2500", "2600", (2012, 2024)),
        (None, "2005", (2005, 2005)),
    ],
)
def test_years_asked_for_are_kept_within_what_is_held(
    from_: str | None, to: str | None, years: tuple[int, int]
) -> None:
    assert settle_years(View(from_=from_, to=to), SPAN) == years


def test_years_of_which_nothing_is_held_are_known_as_such() -> None:
    assert misses_span(View(from_="2025"), SPAN)
    assert misses_span(View(to="1989-12"), SPAN)
    assert not misses_span(View(from_="1950", to="1990"), SPAN)
    assert not misses_span(View(), SPAN)


def test_a_cell_is_named_by_producer_and_month() -> None:
    assert find_cell("arvan.2024-05", {"arvan"}) == ("arvan", date(2024, 5, 1))


@given(st.text() | st.none())
def test_anything_else_names_no_cell(text: str | None) -> None:
    assert find_cell(text, {"arvan"}) is None


def test_a_cell_of_an_unknown_producer_or_month_is_none() -> None:
    assert find_cell("nobody.2024-05", {"arvan"}) is None
    assert find_cell("arvan.2024-13", {"arvan"}) is None
