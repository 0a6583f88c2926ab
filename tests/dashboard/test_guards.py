from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from points import make_claim, make_point

from dashboard.guards import (
    EvidenceError,
    Whole,
    refuse_axis,
    refuse_bounds,
    refuse_chart,
    refuse_cumulative_with_flow,
    refuse_mixed_definitions,
    refuse_not_additive,
    refuse_overlap,
    refuse_part_with_whole,
    refuse_rivals,
    refuse_sum,
    refuse_two_totals,
    refuse_unlike_lengths,
    refuse_unlike_measures,
    refuse_unlike_starts,
    refuse_unlike_units,
    require_evidence,
    warn_comparison,
)
from dashboard.rows import Claim

WHOLE = Whole(
    groups={"card_holders": "borians", "borians": "all"},
    areas={"XA-NO": "XA"},
    names={"card_holders": "Holders of cards", "borians": "Borians", "XA": "Arvania", "XA-NO": "Nordmark"},
    concepts={"monitor_attacks": "attacks", "beta_attacks": "attacks"},
    not_additive=("population",),
)


def total(start: date, end: date, **given: Any) -> Claim:
    """A running total of returns."""
    return make_claim(
        measure="returns", unit="persons", period_start=start, period_end=end, period_kind="cumulative", **given
    )


MARCH = {"period_start": date(2024, 3, 1), "period_end": date(2024, 3, 31), "period_kind": "month"}
APRIL = {"period_start": date(2024, 4, 1), "period_end": date(2024, 4, 30), "period_kind": "month"}


def test_people_and_events_share_neither_sum_nor_axis() -> None:
    events, people = make_claim(), make_claim(unit="persons")
    assert refuse_unlike_units(events, people) == (
        "One counts events, the other people: they share neither a sum nor an axis."
    )
    assert refuse_unlike_units(events, events) is None


def test_unlike_measures_have_no_common_sum() -> None:
    whole = replace(WHOLE, names={"attacks": "Attacks", "arrests": "Arrests"})
    assert refuse_unlike_measures(make_claim(), make_claim(measure="arrests"), whole) == (
        "One counts attacks, the other arrests: unlike things have no common sum."
    )


def test_a_running_total_is_never_added_to_a_flow() -> None:
    sentence = refuse_cumulative_with_flow(total(date(2024, 1, 1), date(2024, 3, 31)), make_claim(**MARCH))
    assert sentence == (
        "One is a running total and the other counts a period of its own, which the total may hold already: "
        "they are neither added nor drawn on one axis."
    )
    assert refuse_cumulative_with_flow(make_claim(**MARCH), make_claim(**APRIL)) is None


def test_two_running_totals_are_never_added() -> None:
    sentence = refuse_two_totals(
        total(date(2023, 9, 15), date(2024, 3, 31)), total(date(2024, 1, 1), date(2024, 4, 30))
    )
    assert sentence == (
        "Running totals are not added to each other: that from 15 September 2023 to 31 March 2024 and that from "
        "January to April 2024 may hold the same people."
    )


def test_mixed_definitions_are_named_both() -> None:
    other = make_claim(definition_id="beta_dead", definition_label="Deaths in conflict (BETA)", producer_name="BETA")
    assert refuse_mixed_definitions(make_claim(), other) == (
        "Each counts by a definition of its own (AMON: militant attacks; BETA: deaths in conflict): a sum, or a line from "
        "one to the other, would count no one thing."
    )


def test_a_part_is_not_added_to_its_whole() -> None:
    part, whole = make_claim(population_group="card_holders"), make_claim(population_group="borians")
    expected = "“Holders of cards” is part of “Borians”: a sum would count the same twice."
    assert refuse_part_with_whole(part, whole, WHOLE) == expected
    assert refuse_part_with_whole(whole, part, WHOLE) == expected
    assert refuse_part_with_whole(make_claim(population_group="all"), part, WHOLE) is not None
    assert refuse_part_with_whole(make_claim(reference_area="XA-NO"), make_claim(), WHOLE) == (
        "“Nordmark” is part of “Arvania”: a sum would count the same twice."
    )


def test_one_crossing_is_part_of_all_crossings() -> None:
    assert refuse_part_with_whole(make_claim(crossing="lake_gate"), make_claim(), WHOLE) == (
        "Those who crossed at Lake Gate are among those of all crossings: a sum would count them twice."
    )
    assert refuse_part_with_whole(make_claim(crossing="lake_gate"), make_claim(crossing="hill_gate"), WHOLE) is None


def test_periods_that_overlap_are_refused_with_the_days_they_share() -> None:
    quarter = make_claim(period_start=date(2024, 1, 1), period_end=date(2024, 3, 31), period_kind="quarter")
    assert refuse_overlap(quarter, make_claim(**MARCH)) == (
        "Their periods share March 2024: a sum would count those days twice."
    )
    assert refuse_overlap(make_claim(**MARCH), make_claim(**APRIL)) is None
    assert refuse_overlap(make_claim(**MARCH), make_claim(**MARCH, reference_area="XB")) is None


def test_rival_claims_are_read_side_by_side_and_not_added() -> None:
    rival = make_claim(definition_id="beta_attacks", producer_name="BETA", value=521.0)
    assert refuse_rivals(make_claim(), rival, WHOLE) == (
        "They are rival claims about the same thing (2024): one reads them side by side and adds nothing."
    )
    assert refuse_rivals(make_claim(), make_claim(definition_id="beta_dead"), WHOLE) is None


def test_numbers_of_a_moment_are_not_added_over_time() -> None:
    assert refuse_not_additive(make_claim(measure="population"), make_claim(measure="population"), WHOLE) == (
        "Numbers that stand for a moment are not added over time."
    )


def test_bounds_and_words_have_no_exact_sum() -> None:
    assert refuse_bounds(make_claim(), make_claim(qualifier="more_than")) == (
        "“more than” is a bound and not a number that can be added exactly."
    )
    words = make_claim(qualifier="words_only", value=None)
    assert refuse_bounds(make_claim(), words) == "One of them is given in words only; there is nothing to add."
    assert refuse_bounds(make_claim(), make_claim(qualifier="about")) is None


def test_a_longer_period_counts_more() -> None:
    assert refuse_unlike_lengths(make_claim(), make_claim(**MARCH)) == (
        "One counts a year, the other a month: the longer period counts more, so their heights say nothing about each "
        "other."
    )


def test_totals_from_unlike_first_days_are_warned_about() -> None:
    early, late = total(date(2023, 9, 15), date(2024, 3, 31)), total(date(2024, 1, 1), date(2024, 3, 31))
    assert refuse_unlike_starts(late, early) == (
        "One counts from 15 September 2023, the other from 1 January 2024: the later one leaves out what came before."
    )


def test_neighbouring_months_of_one_definition_may_be_added() -> None:
    assert refuse_sum(make_claim(**MARCH), make_claim(**APRIL), WHOLE) is None
    assert warn_comparison(make_claim(**MARCH), make_claim(**APRIL), WHOLE) == []


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        (make_claim(unit="persons"), refuse_unlike_units),
        (make_claim(**MARCH, definition_id="beta_dead"), refuse_mixed_definitions),
        (make_claim(**MARCH), refuse_overlap),
        (make_claim(period_kind="cumulative"), refuse_cumulative_with_flow),
    ],
)
def test_a_sum_is_refused_for_the_weightiest_reason(other: Claim, reason: Any) -> None:
    assert refuse_sum(make_claim(), other, WHOLE) == reason(make_claim(), other)


def test_an_axis_holds_one_unit_and_no_totals_beside_flows() -> None:
    assert refuse_axis([make_claim(), make_claim(unit="persons")]) == refuse_unlike_units(
        make_claim(), make_claim(unit="persons")
    )
    assert refuse_axis([make_claim(), make_claim(period_kind="cumulative")]) is not None
    assert refuse_axis([make_claim(), make_claim()]) is None
    assert refuse_axis([]) is None


def test_a_number_without_a_document_cannot_be_drawn() -> None:
    with pytest.raises(EvidenceError):
        require_evidence([make_claim(figure_id="")])
    with pytest.raises(ValueError, match="without a document"):
        make_point(figure_id="")
    with pytest.raises(ValueError, match="without a document"):
        make_point(source_title="")


def test_a_circle_of_parents_ends() -> None:
    whole = Whole({"one": "two", "two": "one"}, {}, {})
    part, other = make_claim(population_group="one"), make_claim(population_group="three")
    assert refuse_part_with_whole(part, other, whole) is None


def test_one_chart_holds_no_running_total_beside_a_flow_nor_a_part_beside_its_whole() -> None:
    flow, total = make_claim(period_kind="month"), make_claim(period_kind="cumulative")
    assert "neither added nor drawn on one axis" in str(refuse_chart(flow, total))
    assert "is part of" in str(refuse_chart(make_claim(reference_area="XA-NO"), make_claim(), WHOLE))
    assert "the longer period counts more" in str(refuse_chart(flow, make_claim(period_kind="year")))
    assert refuse_chart(flow, make_claim(period_kind="month", definition_id="beta_dead")) is None
