"""Kinds of sentences that newspapers and agencies use again and again, each with its whole result."""

import pytest
from proposing import read_lines


def measures(text: str, published: str = "2025-06-18") -> list[list[str]]:
    return [line.split(" | ")[1:3] for line in read_lines(text, published)]


def test_only_the_part_of_a_busload_died():
    text = "Twelve of the 30 passengers were killed in Kalat on Monday, police said."
    assert measures(text) == [["fatalities 12 exact", "civilians"]]


def test_part_and_whole_of_those_killed():
    text = "Nine of the 14 people killed in Quetta on Monday were soldiers."
    assert measures(text) == [["fatalities 9 exact", "security_forces"], ["fatalities 14 exact", "all"]]


def test_what_was_then_done_to_them():
    text = "Gunmen pulled eight passengers off two coaches near Bela on Sunday and killed them, officials said."
    assert measures(text) == [["fatalities 8 exact", "civilians"]]


def test_one_told_without_a_number_beside_two_others():
    text = "Rockets hit Chaman on Sunday, injuring a woman and two children, officials said."
    assert measures(text) == [["injuries 2 exact", "children"]]


def test_those_killed_along_with_others():
    text = "Five civilians were killed along with two soldiers in Bannu on Monday."
    assert measures(text) == [["fatalities 5 exact", "civilians"], ["fatalities 2 exact", "security_forces"]]


def test_a_total_and_its_days():
    text = "The army said it had killed 50 militants in Zhob: 33 on Thursday, 14 on Friday and three more on Sunday."
    assert [line.split(" | ")[1:5] for line in read_lines(text, "2025-08-11")] == [
        ["fatalities 50 exact", "militants", "PK-BA", "2025-08-07..2025-08-10 stated"],
        ["fatalities 33 exact", "militants", "PK-BA", "2025-08-07..2025-08-07 stated"],
        ["fatalities 14 exact", "militants", "PK-BA", "2025-08-08..2025-08-08 stated"],
        ["fatalities 3 exact", "militants", "PK-BA", "2025-08-10..2025-08-10 stated"],
    ]


def test_shares_and_counts_by_place():
    text = "Of the 362 militants killed in October, 72 per cent (261) fell in Khyber Pakhtunkhwa and 26pc (94) in Balochistan, PICSS says."
    assert [line.split(" | ")[1:4] for line in read_lines(text, "2025-11-03")] == [
        ["fatalities 362 exact", "militants", "PK"],
        ["fatalities 261 exact", "militants", "PK-KP"],
        ["fatalities 94 exact", "militants", "PK-BA"],
    ]


def test_questions_claim_nothing_and_say_what_the_answer_counts():
    text = "Q: How many Afghans have you sent across this week?\nA: From Monday to Wednesday we had 11,460.\nQ: Were 90,000 deported?"
    assert measures(text) == [["returns 11460 exact", "afghan_nationals"]]


def test_the_counter_named_behind_the_numbers():
    text = "At least 133 people have been killed in Kurram since May 2. The district's police gave these numbers on Tuesday."
    assert read_lines(text) == [
        "At least 133 people | fatalities 133 at_least | all | PK-KP | 2025-05-02..2025-06-18 inferred | pk_officials_unnamed | high"
    ]


def test_a_siege_that_began_and_ended():
    text = "A siege in Tank, which began at dusk on Friday and ended at noon on Saturday, left seven policemen dead."
    assert read_lines(text) == [
        "seven policemen | fatalities 7 exact | security_forces | PK-KP | 2025-06-13..2025-06-14 stated | - | high"
    ]


def test_a_day_looked_back_at_in_a_running_total():
    text = "PESHAWAR: Police said 60 people had died in Kurram since May 2, when 42 passengers were shot dead."
    assert [line.split(" | ")[4] for line in read_lines(text)] == [
        "2025-05-02..2025-06-18 inferred",
        "2025-05-02..2025-05-02 stated",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Security forces foiled 158 attacks in Quetta in May.",
        "UNHCR registered 2,450 families for voluntary repatriation from Pakistan.",
        "UNAMA says that 12 further deaths in Khost are being looked into.",
        "Three quarters of the Afghans arrested in May were in Balochistan.",
        "Dial the refugee helpline (0800-111-22) in Peshawar about returns.",
    ],
)
def test_what_counts_nothing(text):
    assert read_lines(text) == []
