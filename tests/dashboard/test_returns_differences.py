from __future__ import annotations

from datetime import date

from movements import make_total

from dashboard.returns.cells import write_clash_row
from dashboard.returns.differences import list_clashes
from dashboard.rows import Claim

GROUPS = {"card_holders": "borians"}
NAMES = {"card_holders": "Holders of cards", "borians": "Borians"}
END = date(2023, 11, 21)


def reasons(*totals: Claim) -> list[tuple[str, ...]]:
    """Why each pair differs."""
    return [clash.reasons for clash in list_clashes(totals, "borians", GROUPS, NAMES)]


def test_a_count_that_began_later_and_is_larger_is_not_explained_by_its_start() -> None:
    early = make_total(327_000, END, qualifier="more_than")
    late = make_total(374_000, END, date(2023, 10, 3), qualifier="about")
    assert reasons(early, late) == [
        (
            "Different first days (15 Sep 2023 and 3 Oct 2023), which do not explain it: the count that began later is "
            "the larger one.",
            "A lower bound (“more than”) leaves room for the larger number.",
        )
    ]


def test_a_count_that_began_earlier_may_hold_more() -> None:
    assert reasons(make_total(400_000, END), make_total(300_000, END, date(2023, 10, 3))) == [
        ("Different first days (15 Sep 2023 and 3 Oct 2023): the count that began earlier holds more.",)
    ]


def test_numbers_that_nothing_sets_apart_are_not_explained() -> None:
    assert reasons(make_total(400_000, END), make_total(300_000, END, producer_name="IOD")) == [
        ("Not explained by what we know.",)
    ]


def test_a_later_total_may_be_larger_and_a_later_smaller_one_is_not_explained() -> None:
    later = date(2023, 11, 22)
    assert reasons(make_total(300_000, END), make_total(400_000, later)) == [
        ("The larger one reaches one day further.",)
    ]
    assert reasons(make_total(400_000, END), make_total(300_000, later)) == [
        ("Not explained: the total that reaches one day further is the smaller one.",)
    ]


def test_leaving_and_being_sent_out_need_not_be_counted_alike() -> None:
    forced = make_total(300_000, END, stated_verb="expelled")
    assert reasons(make_total(400_000, END), forced) == [
        ("Different verbs: “returned” and “expelled” need not be counted alike.",)
    ]


def test_a_part_larger_than_its_whole_is_a_contradiction_and_a_smaller_one_is_not() -> None:
    whole = make_total(300_000, END)
    assert reasons(whole, make_total(400_000, END, population_group="card_holders")) == [
        ("Not explained: holders of cards are part of borians, and yet their number is the larger one.",)
    ]
    assert reasons(whole, make_total(100_000, END, population_group="card_holders")) == []


def test_totals_of_other_days_or_starts_or_nearly_the_same_size_do_not_contradict() -> None:
    one = make_total(300_000, END)
    assert reasons(one, make_total(400_000, date(2023, 12, 1))) == []
    assert reasons(one, make_total(20_000, END, date(2023, 1, 1))) == []
    assert reasons(one, make_total(310_000, END)) == []


def test_words_and_numbers_taken_back_are_left_out() -> None:
    one = make_total(300_000, END)
    assert reasons(one, make_total(None, END), make_total(900_000, END, status="superseded")) == []


def test_a_pair_is_one_row_whose_two_amounts_open_their_own_evidence() -> None:
    totals = [make_total(374_000, END, date(2023, 10, 3)), make_total(327_000, END)]
    [clash] = list_clashes(totals, "borians", GROUPS, NAMES)
    row = write_clash_row(clash, totals)
    cells = row["cells"]
    assert isinstance(cells, list)
    assert cells[0] == "21 Nov 2023"
    assert [cell["figure"] for cell in (cells[1], cells[3])] == [totals[1].figure_id, totals[0].figure_id]
    assert cells[2] == "returned · UNREF · since 15 Sep 2023"
