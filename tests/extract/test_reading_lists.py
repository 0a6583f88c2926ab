"""Subtotals and lists by group."""

from proposing import read_lines


def test_a_subtotal_takes_measure_and_period_from_its_total():
    text = "Pakistan saw 521 attacks in 2024. These resulted in 852 deaths, including 358 law enforcement personnel."
    assert read_lines(text) == [
        "521 attacks | attacks 521 exact | all | PK | 2024-01-01..2024-12-31 stated | - | high",
        "852 deaths | fatalities 852 exact | all | PK | 2024-01-01..2024-12-31 stated | - | high",
        "358 law enforcement personnel | fatalities 358 exact | security_forces | PK | 2024-01-01..2024-12-31 stated | - | high",
    ]


def test_a_list_shares_the_verb_at_its_end():
    text = "In May, 73 security personnel, 62 civilians and 58 militants were killed in Pakistan."
    assert read_lines(text) == [
        "73 security personnel | fatalities 73 exact | security_forces | PK | 2025-05-01..2025-05-31 stated | - | high",
        "62 civilians | fatalities 62 exact | civilians | PK | 2025-05-01..2025-05-31 stated | - | high",
        "58 militants | fatalities 58 exact | militants | PK | 2025-05-01..2025-05-31 stated | - | high",
    ]


def test_of_them_points_to_the_total_before():
    text = "A strike in Khost on 2 June killed 46 people, 27 of them women and children."
    assert read_lines(text) == [
        "46 people | fatalities 46 exact | all | AF-KHO | 2025-06-02..2025-06-02 stated | - | high",
        "27 of them women and children | fatalities 27 exact | women_and_children | AF-KHO | 2025-06-02..2025-06-02 stated | - | high",
    ]


def test_killed_and_injured_are_told_apart():
    text = "A bomb in Peshawar on Friday killed 12 and injured 30."
    assert read_lines(text) == [
        "12 | fatalities 12 exact | all | PK-KP | 2025-06-13..2025-06-13 stated | - | high",
        "30 | injuries 30 exact | all | PK-KP | 2025-06-13..2025-06-13 stated | - | high",
    ]


def test_numbers_by_area_without_a_noun_go_on_the_list():
    text = "There were 85 attacks in May: 41 in Balochistan, 38 in Khyber Pakhtunkhwa and six in Sindh."
    assert read_lines(text) == [
        "85 attacks | attacks 85 exact | all | PK | 2025-05-01..2025-05-31 stated | - | high",
        "41 | attacks 41 exact | all | PK-BA | 2025-05-01..2025-05-31 stated | - | high",
        "38 | attacks 38 exact | all | PK-KP | 2025-05-01..2025-05-31 stated | - | high",
        "six | attacks 6 exact | all | PK-SD | 2025-05-01..2025-05-31 stated | - | high",
    ]


def test_those_who_kill_are_not_counted():
    text = "Ten gunmen killed five policemen in Kech on Monday."
    assert read_lines(text) == [
        "five policemen | fatalities 5 exact | security_forces | PK-BA | 2025-06-16..2025-06-16 stated | - | high",
    ]


def test_a_label_before_the_number_names_the_group():
    text = "Killed in May 2025: 120 (security forces 37; civilians 40; militants 43)."
    assert read_lines(text) == [
        "120 | fatalities 120 exact | all | - | 2025-05-01..2025-05-31 stated | - | medium",
        "37 | fatalities 37 exact | security_forces | - | 2025-05-01..2025-05-31 stated | - | medium",
        "40 | fatalities 40 exact | civilians | - | 2025-05-01..2025-05-31 stated | - | medium",
        "43 | fatalities 43 exact | militants | - | 2025-05-01..2025-05-31 stated | - | medium",
    ]


def test_every_item_of_including_is_a_part_of_the_total():
    text = "Ten people, including three traders and two children, died in strikes on Paktika on Tuesday; residents said eight had been killed."
    assert [line.split(" | ")[2] for line in read_lines(text)] == ["all", "civilians", "children", "all"]


def test_a_second_place_of_so_many_is_not_where_the_first_were():
    text = "Khyber Pakhtunkhwa was the scene of 341 attacks in 2024 and Balochistan of 226."
    assert [line.split(" | ")[3] for line in read_lines(text)] == ["PK-KP", "PK-BA"]
