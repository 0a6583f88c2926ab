"""What a number is compared with, and printed changes."""

from proposing import read_lines


def test_up_from_without_a_period_is_the_year_before_and_inferred():
    text = "Pakistan recorded 521 attacks in 2024, up from 306."
    assert read_lines(text) == [
        "521 attacks | attacks 521 exact | all | PK | 2024-01-01..2024-12-31 stated | - | high",
        "306 | attacks 306 exact | all | PK | 2023-01-01..2023-12-31 inferred | - | high",
    ]


def test_against_with_a_year_keeps_that_year():
    text = "Pakistan saw 306 attacks in 2013, compared with 333 in 2012."
    assert read_lines(text) == [
        "306 attacks | attacks 306 exact | all | PK | 2013-01-01..2013-12-31 stated | - | high",
        "333 | attacks 333 exact | all | PK | 2012-01-01..2012-12-31 stated | - | high",
    ]


def test_from_and_to_are_two_figures():
    text = "Attacks in Pakistan rose from 45 in March to 61 in April."
    assert read_lines(text) == [
        "45 | attacks 45 exact | all | PK | 2025-03-01..2025-03-31 stated | - | medium",
        "61 | attacks 61 exact | all | PK | 2025-04-01..2025-04-30 stated | - | high",
    ]


def test_a_month_earlier_is_seen_from_the_other_number():
    text = "There were 37 militant attacks in Pakistan in October 2024, up from 25 a month earlier."
    assert read_lines(text) == [
        "37 militant attacks | attacks 37 exact | all | PK | 2024-10-01..2024-10-31 stated | - | high",
        "25 | attacks 25 exact | all | PK | 2024-09-01..2024-09-30 stated | - | high",
    ]


def test_a_printed_rise_is_a_change_in_per_cent():
    text = "Pakistan saw a 70% surge in attacks in 2024."
    assert read_lines(text) == [
        "70% | change_pct 70 exact | all | PK | 2024-01-01..2024-12-31 stated | - | high",
    ]


def test_a_printed_fall_is_negative():
    text = "Deaths in Pakistan fell by 9 per cent in April, and injuries were down 4 percent."
    assert read_lines(text) == [
        "9 per cent | change_pct -9 exact | all | PK | 2025-04-01..2025-04-30 stated | - | high",
        "4 percent | change_pct -4 exact | all | PK | 2025-04-01..2025-04-30 stated | - | high",
    ]


def test_shares_are_no_changes():
    text = "About 95 per cent of the attacks in 2024 took place in two provinces of Pakistan."
    assert read_lines(text) == []


def test_prices_may_change_as_they_like():
    text = "Prices in Pakistan rose 12% in May, when 20 people were killed in Sindh."
    assert read_lines(text) == [
        "20 people | fatalities 20 exact | all | PK-SD | 2025-05-01..2025-05-31 stated | - | high",
    ]


def test_two_numbers_against_two_others_keep_their_own_measures():
    text = "In June security forces killed 71 militants and arrested 52, against 59 and 46 in May."
    assert [line.split(" | ")[1] for line in read_lines(text, "2025-07-02")] == [
        "fatalities 71 exact",
        "arrests 52 exact",
        "fatalities 59 exact",
        "arrests 46 exact",
    ]


def test_a_year_behind_the_number_it_belongs_to_dates_that_one_alone():
    text = "The year 2024 was the deadliest in a decade. Overall 2,546 people died of violence, more than the 1,534 of 2023."
    assert [line.split(" | ")[4] for line in read_lines(text)] == [
        "2024-01-01..2024-12-31 stated",
        "2023-01-01..2023-12-31 stated",
    ]


def test_a_change_before_the_number_compared_sets_no_bound_on_it():
    text = "The group carried out attacks that caused 558 deaths in 2024, 91pc more than 293 the year before."
    assert [line.split(" | ")[1] for line in read_lines(text)] == [
        "fatalities 558 exact",
        "change_pct 91 exact",
        "fatalities 293 exact",
    ]


def test_what_suicide_bombers_carried_out_is_compared_with_its_like():
    text = "PIPS counted 1,717 attacks in 2013. Suicide bombers carried out 46 of the attacks, against 33 in 2012."
    assert [line.split(" | ")[1] for line in read_lines(text, "2014-02-11")][1:] == [
        "suicide_attacks 46 exact",
        "suicide_attacks 33 exact",
    ]


def test_the_same_months_of_another_year_date_what_happened_in_them():
    text = "From January to June violence caused 478 deaths, 62 per cent more than in the same six months of 2024, in which 295 people had died."
    assert read_lines(text, "2025-07-01")[-1].split(" | ")[4] == "2024-01-01..2024-06-30 stated"
