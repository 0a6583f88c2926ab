"""Where and when of a paragraph: datelines, capitals, days told in unlike words, the stretch a report goes on about."""

import pytest
from proposing import read_lines


def when(text: str, published: str = "2025-07-15") -> list[str]:
    """The period of each figure."""
    return [line.split(" | ")[4] for line in read_lines(text, published)]


def where(text: str, published: str = "2025-07-15") -> list[str]:
    """The area of each figure."""
    return [line.split(" | ")[3] for line in read_lines(text, published)]


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("in the closing week of June", "2025-06-24..2025-06-30 stated"),
        ("on the third of July", "2025-07-03..2025-07-03 stated"),
        ("in the week of July 6", "2025-07-06..2025-07-12 stated"),
        ("in the week that ended on 5 July", "2025-06-29..2025-07-05 stated"),
        ("between July 6 and Sunday night", "2025-07-06..2025-07-13 stated"),
        ("in the first two weeks of the year", "2025-01-01..2025-01-14 stated"),
        ("on Friday last week", "2025-07-11..2025-07-11 stated"),
        ("in the month before last", "2025-05-01..2025-05-31 stated"),
        ("the day before yesterday", "2025-07-13..2025-07-13 stated"),
        ("ten days ago", "2025-07-05..2025-07-05 stated"),
    ],
)
def test_days_are_counted_as_they_are_told(words, days):
    assert when(f"Forty people were killed in Pakistan {words}.") == [days]


def test_a_sentence_begins_behind_its_dateline():
    text = "PESHAWAR: November passed off more quietly. PICSS logged 103 militant attacks all over the country, as against 119 in October, and 241 people were hurt."
    assert when(text, "2013-12-02")[::2] == ["2013-11-01..2013-11-30 stated"] * 2
    assert where(text, "2013-12-02") == ["PK"] * 3


def test_a_report_goes_on_after_a_part_of_its_stretch():
    text = "From January through June 820 persons were killed in Pakistan. The second quarter took 380 of the lives. Attacks on shrines left 16 people dead."
    assert when(text)[-1] == "2025-01-01..2025-06-30 stated"


def test_the_capital_is_that_of_the_country_told_of():
    assert where("ISLAMABAD: The interior ministry said 4,200 Afghans were arrested in the capital in May.") == [
        "PK-IS"
    ]
    assert where("KABUL: Two blasts in the capital killed five people in May, the Taliban said.")[0] == "AF-KAB"


def test_a_coach_is_not_yet_where_it_is_bound_for():
    text = "A coach bound for Lahore was fired on near Zhob on Sunday. Officials said nine passengers were shot dead."
    assert where(text) == ["PK-BA"]


def test_what_else_a_report_notes_does_not_say_where():
    text = "In June PICSS counted 11 people kidnapped in Pakistan, and notes that the border at Chaman was shut."
    assert where(text) == ["PK"]


def test_a_province_without_its_tribal_districts_is_the_mainland():
    text = "PICSS counted 54 attacks in Khyber Pakhtunkhwa (tribal districts excluded) in June."
    assert where(text) == ["PK-KP-MAIN"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "PICSS said 97 attacks took place in Pakistan in June. Over the first six months of the year, its database shows 402 attacks.",
            ["2025-06-01..2025-06-30 stated", "2025-01-01..2025-06-30 stated"],
        ),
        (
            "Balochistan accounted for 124 deaths in June, 57 of them on a single day, June 26, PICSS said.",
            ["2025-06-01..2025-06-30 stated", "2025-06-26..2025-06-26 stated"],
        ),
        (
            "Police arrested four men in Karachi on Saturday who were wanted in cases dating back to 2013.",
            ["2025-07-12..2025-07-12 stated"],
        ),
        (
            "Gunmen killed four worshippers in Baghlan on Saturday, police said. Three men were detained on Sunday. An elder from the area said six worshippers had died.",
            ["2025-07-12..2025-07-12 stated", "2025-07-13..2025-07-13 stated", "2025-07-12..2025-07-12 stated"],
        ),
    ],
)
def test_a_stretch_or_day_told_beside_another_keeps_its_own(text, days):
    assert when(text) == days


def test_where_a_third_of_them_happened_is_not_where_all_did():
    assert where("PICSS counted 97 attacks in Pakistan in June, a third of them in North and South Waziristan.") == [
        "PK"
    ]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "The army said 42 men had been killed in Zhob between Sunday evening and dawn on Monday.",
            ["2025-07-13..2025-07-14 stated"],
        ),
        (
            "Troops killed 14 militants in Zhob on Sunday, the ISPR said. On Monday eight more militants were killed, taking the total to 22.",
            ["2025-07-13..2025-07-13 stated", "2025-07-14..2025-07-14 stated", "2025-07-13..2025-07-14 stated"],
        ),
        (
            "Seven people were killed in Tirah on Saturday, elders said. The authorities agreed on Sunday to pay. Elders said 12 villagers were released the same night.",
            ["2025-07-12..2025-07-12 stated", "2025-07-13..2025-07-13 stated"],
        ),
    ],
)
def test_days_told_in_several_sentences_are_joined_or_kept_apart(text, days):
    assert when(text) == days


def test_a_place_that_only_shares_a_citys_name_is_not_the_city():
    text = "Eleven workers were abducted in the Kabul Khel area of Lakki Marwat on Monday, police said."
    assert where(text) == ["PK-KP"]


def test_soldiers_lost_along_the_border_fell_there():
    assert where("Pakistan, the army said, had lost nine soldiers along the border on Saturday.") == ["AF_PK"]


def test_a_mission_told_of_the_same_strikes_speaks_of_the_same_places():
    text = "At least nine civilians were killed by drones in Khost and Paktika on Monday, the Taliban government said. UNAMA said on Tuesday it had received reports of 11 civilian deaths."
    assert where(text) == ["AF-KHO_AF-PKA", "AF-KHO_AF-PKA"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "Between 6 and 12 July UNHCR counted 7,610 arrests of Afghans in Pakistan. From 1 January to 12 July arrests reached 98,330. During the reporting week 46,180 individuals returned from Pakistan.",
            "2025-07-06..2025-07-12 stated",
        ),
        (
            "ACLED recorded 90 events in Pakistan in 2024. The BLA took part in 31 of these events, and in March it hijacked a train.",
            "2024-01-01..2024-12-31 stated",
        ),
        (
            "ACLED recorded 46 airstrikes in Afghanistan in 2024, almost all of them in October.",
            "2024-01-01..2024-12-31 stated",
        ),
        (
            "Attacks in Pakistan rose by 66 per cent in June, PICSS said in its report, launched on Monday.",
            "2025-06-01..2025-06-30 stated",
        ),
        (
            "In June 71 people died in Punjab, against 90 in May. In Sindh, the toll was 61.",
            "2025-06-01..2025-06-30 stated",
        ),
    ],
)
def test_days_of_the_next_clause_of_most_or_of_the_report_itself_date_no_total(text, days):
    assert when(text)[-1] == days


def test_that_night_is_the_one_just_told_and_a_record_since_a_year_is_no_stretch():
    text = "At least 37 civilians were killed in Kunar between July 6 and 12, UNAMA said. Pakistan's army said 23 of its soldiers were killed along the border on the night of July 8. The Taliban government put the soldiers killed along the border that night at 58."
    assert when(text)[1] == when(text)[2]
    text = "Punjab police said 174 policemen were killed in 2024. The force was attacked 590 times, more often than in any year since 2009."
    assert when(text) == ["2024-01-01..2024-12-31 stated", "2024-01-01..2024-12-31 stated"]


def test_a_clinic_hit_in_a_province_is_where_the_next_ones_died():
    text = "Four drones were shot down over Kohat on Sunday, the military said, and debris injured two children. Afghanistan's Taliban government said the strikes, before dawn on Monday, hit a clinic in Nangarhar. Six civilians were killed, its spokesman said."
    assert where(text) == ["PK-KP", "AF-NAN"]


def test_where_a_good_part_of_them_died_is_not_where_all_did():
    text = "PICSS said 298 people died in Pakistan in June, a good part of them in an assault on a convoy in Kurram."
    assert where(text) == ["PK"]


def test_what_half_of_another_months_number_is_keeps_its_own_month():
    text = "In May itself, 74,000 Afghans went back from Iran, UNHCR says, less than half of the April number."
    assert when(text) == ["2025-05-01..2025-05-31 stated"]
    text = "In the first quarter of 2025 743 people died in Pakistan. Deaths were 38 per cent up on the last quarter of 2024, in which CRSS had counted 538."
    assert when(text)[-1] == "2024-10-01..2024-12-31 stated"
