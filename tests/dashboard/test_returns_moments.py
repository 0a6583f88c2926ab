from __future__ import annotations

from datetime import date

from movements import make_total

from dashboard.returns.moments import choose_month, group_totals, list_moment, list_months

GROUPS = {"card_holders": "borians"}
APRIL = [
    make_total(845_000, date(2025, 3, 31), date(2023, 10, 1)),
    make_total(1_000_000, date(2025, 4, 19), date(2023, 11, 1)),
    make_total(904_000, date(2025, 5, 1), date(2023, 10, 1)),
    make_total(80_000, date(2025, 4, 19), date(2025, 4, 1)),
    make_total(886_000, date(2025, 4, 2), date(2023, 10, 3), population_group="card_holders"),
    make_total(700_000, date(2025, 3, 30), date(2023, 10, 1)),
    make_total(None, date(2025, 4, 10), qualifier="words_only"),
    make_total(999_000, date(2025, 4, 10), status="superseded"),
]


def test_a_month_holds_totals_that_end_in_it_or_at_its_turn() -> None:
    values = [claim.value for claim in list_moment(APRIL, "borians", "2025-04", GROUPS)]
    assert values == [845_000, 1_000_000, 904_000, 80_000, 886_000]


def test_other_people_are_left_out_of_a_choice_of_their_part() -> None:
    assert [claim.value for claim in list_moment(APRIL, "card_holders", "2025-04", GROUPS)] == [886_000]


def test_totals_stand_together_by_people_and_first_day_the_largest_on_top() -> None:
    bundles = group_totals(list_moment(APRIL, "borians", "2025-04", GROUPS), "borians")
    assert [[claim.value for claim in rows] for rows in bundles] == [[1_000_000, 904_000, 845_000], [80_000], [886_000]]


def test_only_months_with_something_to_compare_are_offered_newest_first() -> None:
    assert list_months(APRIL, "borians") == ["2025-04", "2025-03"]
    assert list_months(APRIL[:1], "borians") == []


def test_the_month_asked_for_wins_then_ours_then_the_fullest() -> None:
    months = list_months(APRIL, "borians")
    assert choose_month("2025-03", months, APRIL, "borians") == "2025-03"
    assert choose_month("1999-01", months, APRIL, "borians") == "2025-04"
    assert choose_month(None, ["2025-05", "2025-03"], APRIL, "borians") == "2025-03"
    assert choose_month(None, [], APRIL, "borians") is None
