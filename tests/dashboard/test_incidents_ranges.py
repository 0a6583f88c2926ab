from __future__ import annotations

from datetime import date

import pytest
from incident_samples import CIVILIANS, CLAIMS, MILITANTS, make_claim, make_incident

from dashboard.incidents.areas import count_by_province, list_areas, list_elsewhere
from dashboard.incidents.ranges import find_range, list_deaths
from dashboard.phrasing.incidents import (
    say_deaths,
    say_responsibility,
    say_what,
    summarise_claims,
    summarise_map,
    summarise_timeline,
)


def test_every_group_of_people_has_a_range_of_its_own() -> None:
    assert say_deaths(list_deaths(CLAIMS)) == (
        "All people: at least 13 to about 52; Civilians: “dozens of civilians”; Militants: at least 20 to 70"
    )


def test_partial_counts_and_replaced_numbers_are_in_no_range() -> None:
    found = {item.population_group: item for item in list_deaths(CLAIMS)}
    assert (found["all"].low, found["all"].high, found["all"].n_claims) == (13, 52, 4)
    assert (found["militants"].low, found["militants"].high) == (20, 70)


def test_a_replaced_number_is_shown_where_no_other_stands() -> None:
    found = find_range([make_claim("old", 99, status="superseded")])
    assert found
    assert found.text == "99"


def test_partial_counts_alone_make_no_range() -> None:
    assert find_range([make_claim("part", 5, count_scope="partial")]) is None


@pytest.mark.parametrize(
    ("claims", "text"),
    [
        ([make_claim("a", 7), make_claim("b", 7, qualifier="at_least")], "7"),
        (
            [make_claim("a", qualifier="range", low=60, high=70), make_claim("b", 70, qualifier="more_than")],
            "60 to more than 70",
        ),
        ([make_claim("a", qualifier="range", low=60, high=70)], "60 to 70"),
        ([make_claim("a", 0)], "0"),
        (
            [make_claim("a", 30, qualifier="more_than"), make_claim("b", 47, qualifier="at_least")],
            "more than 30 to at least 47",
        ),
    ],
)
def test_the_ends_of_a_range_keep_their_qualifiers(claims: list, text: str) -> None:
    found = find_range(claims)
    assert found
    assert found.text == text


def test_claims_in_words_stand_beside_the_range_each_once() -> None:
    words = {"qualifier": "words_only", "as_stated": "dozens of people"}
    found = find_range([make_claim("a", 9), make_claim("b", 11), make_claim("c", **words), make_claim("d", **words)])
    assert found
    assert (found.span, found.text, found.n_claims) == ("9 to 11", "9 to 11, “dozens of people”", 4)


def test_numbers_of_unlike_people_are_said_apart() -> None:
    found = list_deaths([make_claim("a", 13, **CIVILIANS), make_claim("b", 80, **MILITANTS)])
    assert [item.text for item in found] == ["13", "80"]
    text = summarise_claims("Lakeland", found, "fatalities")
    assert "civilians – 13" in text
    assert "militants – 80" in text
    assert "do not form one range" in text


def test_an_umbrella_entry_is_not_counted_and_an_incident_in_two_provinces_counts_in_both() -> None:
    names = {"XB-LA": "Lakeland", "XB-HI": "Highland"}
    rows = [make_incident(), make_incident("BOTH", units=("XB-LA", "XB-HI")), make_incident("SUM", parts=("a", "b"))]
    assert [(area.reference_area, area.n_incidents) for area in count_by_province(rows, names)] == [
        ("XB-LA", 2),
        ("XB-HI", 1),
    ]


def test_what_is_known_for_a_border_only_is_in_no_province() -> None:
    border = make_incident(
        "BORDER",
        units=("XA", "XB"),
        areas=("XA", "XB", "XA_XB"),
        reference_area="XA_XB",
        area_kind="border",
        area_name="Border",
    )
    names = {"XB-LA": "Lakeland"}
    assert list_elsewhere([make_incident(), border], names) == [border]
    assert list_areas([make_incident(), border], names, {"XA": "Arvania", "XB": "Boria"}) == {
        "XA": "Arvania",
        "XB": "Boria",
        "XA_XB": "Border",
        "XB-LA": "Lakeland",
    }
    assert say_what(border).startswith("Airstrike at the Border")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "Attributed to Arvania by Borian government. Arvania did not acknowledge it."),
        (
            {"attributed_by": "Borian government; unnamed officials"},
            "Attributed to Arvania by Borian government and unnamed officials.",
        ),
        ({"attributed_by": None}, "Attributed to Arvania; by whom is not stated."),
        ({"acknowledged": "unknown"}, "Whether it was acknowledged is not known to us."),
        ({"attributed_to": None}, "Nobody was named as responsible"),
    ],
)
def test_responsibility_is_said_in_words(changes: dict, words: str) -> None:
    assert words in say_responsibility(make_incident(**changes))


def test_a_party_is_a_code_that_fits_an_address() -> None:
    assert (
        make_incident(attributed_to="Afghan forces and Pakistani forces").party == "afghan_forces_and_pakistani_forces"
    )
    assert make_incident(attributed_to=None).party == "nobody"
    assert make_incident(attributed_to="ارتش").party == "other"


def test_summaries_count_no_umbrella_entry_and_add_up_no_deaths() -> None:
    later = make_incident("LATER", first_day=date(2023, 6, 2), last_day=date(2023, 6, 2), deaths=())
    rows = [make_incident(), later, make_incident("SUM", parts=("a", "b"))]
    counts = count_by_province(rows, {"XB-LA": "Lakeland"})
    assert summarise_map(rows, counts).startswith(
        "Of 2 incidents in view, 2 are placed in a province. Most lie in Lakeland (2)."
    )
    assert "One more entry holds totals" in summarise_map(rows, counts)
    assert summarise_timeline(rows).startswith("2 incidents in view, May to June 2023")
    assert "For one of them a number of deaths is claimed." in summarise_timeline(rows)
