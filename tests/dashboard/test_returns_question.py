from __future__ import annotations

from datetime import date

import pytest
from movements import make_movement, make_step
from points import make_milestone, make_point

from dashboard.address import View
from dashboard.returns.milestones import choose_dates
from dashboard.returns.question import (
    DERIVED,
    choose_curves,
    choose_flow_kind,
    fits,
    has_verb,
    is_elsewhere,
    list_curves,
    list_flow_kinds,
    list_flows,
    settle,
)
from dashboard.returns.texts import name_flow, name_verb

GATE = make_movement(series_id="gate", crossing="lake_gate", n_points=1, verbs=("expelled",))
CARDS = make_movement(series_id="cards", population_group="card_holders", n_points=2)
FLOW = make_movement(series_id="flow", period_kind="month", n_points=9)
EVERY = [make_movement(), make_movement(producer_id="iod", n_points=3), GATE, CARDS, FLOW]


def test_the_choice_with_the_most_numbers_comes_first_where_ours_does_not_exist() -> None:
    question = settle(View(), EVERY)
    assert (question.area, question.group, question.crossing, question.verb) == ("XA", "borians", "all", "all")
    assert set(question.groups) == {"borians", "card_holders"}
    assert set(question.crossings) == {"all", "lake_gate"}
    assert question.verbs == ("left", "returned")


def test_only_what_was_counted_is_offered_and_anything_else_is_said() -> None:
    view = View(group="card_holders", crossing="lake_gate")
    question = settle(view, EVERY)
    assert (question.group, question.crossing) == ("card_holders", "all")
    assert is_elsewhere(view, question)
    assert not is_elsewhere(View(group="card_holders"), question)


def test_families_are_not_mixed_with_people() -> None:
    families = make_movement(unit="families", population_group="families_of_borians")
    assert "families_of_borians" not in settle(View(), [*EVERY, families]).groups
    with pytest.raises(ValueError, match="no movement"):
        settle(View(), [families])


def test_all_crossings_and_one_crossing_never_share_a_chart() -> None:
    curves = list_curves(EVERY, settle(View(crossing="lake_gate"), EVERY), "returns")
    assert [row.series_id for row in curves] == ["gate"]
    assert "gate" not in [row.series_id for row in list_curves(EVERY, settle(View(), EVERY), "returns")]


def test_the_first_choice_is_the_longest_count_of_each_counter_at_most_six() -> None:
    many = [make_movement(producer_id=f"p{i}", n_points=20 - i) for i in range(9)]
    twin = make_movement(series_id="twin", producer_id="p0", n_points=19)
    single = make_movement(series_id="single", producer_id="p99", n_points=1)
    drawn = choose_curves([many[0], twin, *many[1:], single], ())
    assert [row.producer_id for row in drawn] == ["p0", "p1", "p2", "p3", "p4", "p5"]


def test_counters_with_a_single_total_fill_the_room_that_lines_leave() -> None:
    line, single = make_movement(), make_movement(producer_id="iod", n_points=1)
    assert choose_curves([line, single], ()) == (line, single)
    assert choose_curves([], ()) == ()


def test_border_dates_are_marked_only_where_crossings_are_counted() -> None:
    closed = make_milestone(date(2024, 9, 1), category="border", end=date(2024, 10, 1))
    assert choose_dates([closed], date(2024, 1, 1), date(2024, 12, 31), "XA", borders=False) == []
    assert settle(View(), EVERY).has_crossings
    assert not settle(View(), [make_movement()]).has_crossings


def test_named_curves_are_drawn_instead_and_never_more_than_six() -> None:
    many = [make_movement(producer_id=f"p{i}") for i in range(9)]
    names = [str(row.series_id) for row in many]
    assert choose_curves(many, [names[8]]) == (many[8],)
    assert len(choose_curves(many, names)) == 6


def test_running_totals_are_no_flows_and_flows_no_running_totals() -> None:
    question = settle(View(), EVERY)
    assert list_flows(EVERY, question, "returns") == [FLOW]
    assert FLOW not in list_curves(EVERY, question, "returns")


def test_our_arithmetic_is_the_last_choice_of_flows_and_never_the_first_view() -> None:
    kinds = list_flow_kinds([FLOW], [make_step()])
    assert kinds == ("month", DERIVED)
    assert choose_flow_kind(None, [FLOW], kinds) == "month"
    assert choose_flow_kind("derived", [FLOW], kinds) == "derived"
    assert choose_flow_kind("year", [FLOW], kinds) == "month"
    assert choose_flow_kind(None, [], ()) is None


def test_a_verb_keeps_the_numbers_worded_with_it() -> None:
    question = settle(View(verb="left"), EVERY)
    assert has_verb(make_point(stated_verb="left"), question)
    assert not has_verb(make_point(stated_verb="returned"), question)
    assert not has_verb(make_point(stated_verb=None), question)


def test_no_verb_is_no_word_of_a_source() -> None:
    assert [name_verb(code) for code in ("left", "not_stated")] == ["as “left”", "with no verb stated"]


def test_two_flows_of_one_counter_are_told_apart() -> None:
    rows = [make_movement(producer_name="UNHCR", verb_class=way, period_kind="month") for way in (None, "voluntary")]
    assert [name_flow(row) for row in rows] == ["UNHCR", "UNHCR, only those who went of their own will"]


def test_a_row_of_other_people_or_units_does_not_fit() -> None:
    question = settle(View(), EVERY)
    assert fits(make_step(), question)
    assert not fits(make_step(population_group="card_holders"), question)
    assert not fits(make_step(unit="families"), question)


def test_decisions_about_the_area_are_marked_and_others_are_not() -> None:
    here = make_milestone(date(2024, 1, 1), reference_area="XA")
    province = make_milestone(date(2024, 4, 1), reference_area="XA-NO", weight="minor")
    elsewhere = make_milestone(date(2024, 6, 1), reference_area="XB")
    nowhere = make_milestone(date(2024, 7, 1))
    closed = make_milestone(date(2024, 9, 1), category="border", end=date(2024, 10, 1))
    clash = make_milestone(date(2024, 11, 1), category="border")
    chosen = choose_dates(
        [here, province, elsewhere, nowhere, closed, clash], date(2023, 10, 1), date(2024, 12, 31), "XA"
    )
    assert [item.start for item in chosen] == [here.start, province.start, closed.start]


def test_dates_too_near_to_each_other_give_way_to_the_major_one() -> None:
    minor = make_milestone(date(2024, 3, 1), weight="minor", reference_area="XA")
    major = make_milestone(date(2024, 3, 10), reference_area="XA")
    assert [item.start for item in choose_dates([minor, major], date(2023, 1, 1), date(2025, 1, 1), "XA")] == [
        major.start
    ]
