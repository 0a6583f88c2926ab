"""Numbers that are no figures."""

import pytest
from proposing import read_lines

TEXTS = [
    "The 51st session met in room 12 on 24 December 2024 and adopted Resolution 2777 by 14 votes to 1.",
    "He is 45 years old; his sons, aged 7 and 9, and a cousin, 31, live in Quetta.",
    "The corridor is worth $60 billion and the fence cost Rs84 billion, about 2.5 crore rupees a day.",
    "The border is 2,640 kilometres long and the camp lies 12 km from it; each kit weighs 40 kg.",
    "Pakistan has 650,000 troops, of whom 40,000 soldiers are deployed along the border.",
    "An estimated 6,000 to 6,500 militants live in Afghanistan.",
    "See pages 12 to 14 of the 96-page report, article 8, camp 4 and case 117.",
    "Call the helpline 0800-77777 or +92 51 2345678 by 5:30 pm.",
    "The truce lasted 48 hours after a two-day battle with 9mm pistols and 82mm mortars.",
    "A bus plunged into a ravine near Quetta, killing 18 passengers; floods killed 300 in Buner.",
    "One of the men said no one knew; one day two sides met for the third time.",
    "About 95 per cent of those asked, and two-thirds of the women, wanted to stay.",
    "IOM interviewed 2,318 returnees and helped 40,000 people.",
    "On average 5 attacks a day were recorded.",
    "Police in Lahore killed no one; 71,500 persons were stopped and 900 men checked on Monday.",
    "The courts are hearing petitions from 112 families of Afghans; teams gave transport money to 610 of them.",
    "He was sentenced to 10 years for the murder of two officers.",
]


@pytest.mark.parametrize("text", TEXTS)
def test_numbers_that_count_nothing_are_left_alone(text):
    assert read_lines(text) == []


def test_the_inhabitants_of_a_province_and_the_funeral_of_the_dead_are_no_figures():
    text = "Most of the 12 attacks in May were in Balochistan, which has a population of 15 million. The funeral of 14 miners was held on Sunday."
    assert [line.split(" | ")[0] for line in read_lines(text)] == ["12 attacks"]


def test_the_injured_whom_a_hospital_treated_are_no_toll():
    assert read_lines("Hospital officials in Quetta said on Sunday that they had treated 34 injured.") == []
