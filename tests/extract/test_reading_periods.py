"""Periods printed, relative and cumulative."""

from proposing import read_lines


def test_since_a_month_runs_to_publication_and_its_end_is_ours():
    text = "Since November 2023, over 900,000 Afghans have been expelled from Pakistan."
    assert read_lines(text) == [
        "over 900,000 Afghans | returns 900000 more_than | afghan_nationals | PK | 2023-11-01..2025-06-18 inferred | - | high",
    ]


def test_the_first_ten_months_of_a_year():
    text = "In the first ten months of 2024, 924 people were killed in Pakistan."
    assert read_lines(text) == [
        "924 people | fatalities 924 exact | all | PK | 2024-01-01..2024-10-31 stated | - | high",
    ]


def test_last_month_is_the_calendar_month_before_publication():
    text = "At least 90 soldiers were killed in Pakistan last month."
    assert read_lines(text) == [
        "At least 90 soldiers | fatalities 90 at_least | security_forces | PK | 2025-05-01..2025-05-31 stated | - | high",
    ]


def test_a_weekday_is_the_latest_before_publication():
    text = "Eight people were killed in Karachi on Tuesday."
    assert read_lines(text) == [
        "Eight people | fatalities 8 exact | all | PK-SD | 2025-06-17..2025-06-17 stated | - | high",
    ]


def test_the_day_of_speaking_is_not_the_day_of_the_event():
    text = "In May there were 85 attacks in Pakistan, PICSS said on Monday."
    assert read_lines(text) == [
        "85 attacks | attacks 85 exact | all | PK | 2025-05-01..2025-05-31 stated | picss | high",
    ]


def test_the_past_week_ends_on_the_day_of_publication():
    text = "IOM counted 24,000 people returning from Pakistan to Afghanistan over the past week."
    assert read_lines(text) == [
        "24,000 people | returns 24000 exact | afghan_nationals | PK | 2025-06-12..2025-06-18 stated | iom | high",
    ]


def test_a_month_that_still_runs_is_cut_at_publication():
    text = "More than 80,000 Afghans were deported from Pakistan in June alone."
    assert read_lines(text) == [
        "More than 80,000 Afghans | deportations 80000 more_than | afghan_nationals | PK | 2025-06-01..2025-06-18 inferred | - | high",
    ]


def test_quarters_and_halves():
    text = "Pakistan suffered 615 deaths in the second quarter of 2024 and 1,500 in the first half of 2024."
    assert read_lines(text) == [
        "615 deaths | fatalities 615 exact | all | PK | 2024-04-01..2024-06-30 stated | - | high",
        "1,500 | fatalities 1500 exact | all | PK | 2024-01-01..2024-06-30 stated | - | high",
    ]


def test_days_of_a_month():
    text = "Between 1 and 14 June, 43,250 Afghans returned from Pakistan."
    assert read_lines(text) == [
        "43,250 Afghans | returns 43250 exact | afghan_nationals | PK | 2025-06-01..2025-06-14 stated | - | high",
    ]


def test_as_of_ends_a_count_begun_with_since():
    text = "As of 31 May 2025, 998,000 Afghans had returned from Pakistan since 15 September 2023."
    assert read_lines(text) == [
        "998,000 Afghans | returns 998000 exact | afghan_nationals | PK | 2023-09-15..2025-05-31 stated | - | high",
    ]


def test_without_any_period_there_is_none():
    text = "A bomb killed nine people in Quetta."
    assert read_lines(text) == [
        "nine people | fatalities 9 exact | all | PK-BA | - | - | medium",
    ]


def test_a_day_before_the_polls_only_explains_the_day_printed():
    text = "Blasts in Pishin on Tuesday, a day before the polls, killed 28 people."
    assert [line.split(" | ")[4] for line in read_lines(text)] == ["2025-06-17..2025-06-17 stated"]


def test_the_first_months_and_a_half_of_the_year():
    text = "Militants killed 79 policemen in Khyber Pakhtunkhwa in the first four and a half months of the year."
    assert [line.split(" | ")[4] for line in read_lines(text)] == ["2025-01-01..2025-05-15 stated"]


def periods_of(text, published="2025-06-18"):
    return [line.split(" | ")[4] for line in read_lines(text, published)]


def test_a_fiscal_year_runs_from_july_to_june():
    text = "Police arrested 310 Afghans in Sindh in the fiscal year 2023-24 and 402 in the first half of the current fiscal year."
    assert periods_of(text) == ["2023-07-01..2024-06-30 stated", "2024-07-01..2024-12-31 stated"]


def test_a_fiscal_year_that_ended_on_a_printed_day():
    text = "The force lost 41 policemen in Quetta in the financial year that ended on June 30, 2024."
    assert periods_of(text) == ["2023-07-01..2024-06-30 stated"]


def test_the_day_on_which_a_report_was_made_public_dates_nothing():
    text = "PICSS counted 79 attacks in Pakistan in May, its bulletin, made public on Tuesday, says. It logged 12 abductions as well."
    assert periods_of(text) == ["2025-05-01..2025-05-31 stated"] * 2


def test_the_same_two_days_are_those_told_last():
    text = "In May 40,000 Afghans came back from Pakistan, IOM said. On Monday and Tuesday 2,100 returned through Torkham. Another 900 came over the same two days."
    assert periods_of(text)[1] == periods_of(text)[2]


def test_an_attack_that_came_a_week_after_another():
    text = "A bomb killed two soldiers in Tank on Monday. It came a week after gunmen had killed three traders in the town."
    assert periods_of(text) == ["2025-06-16..2025-06-16 stated", "2025-06-09..2025-06-09 stated"]


def test_a_week_that_ends_on_a_day_told_month_first():
    text = "IOM recorded 21,300 returns from Pakistan in the week ending May 31 and 18,000 in the seven days to 24 May."
    assert periods_of(text) == ["2025-05-25..2025-05-31 stated", "2025-05-18..2025-05-24 stated"]


def test_a_day_beside_an_agency_of_the_tribal_areas_dates_the_event():
    text = "A bomb hit a convoy in Orakzai agency on Monday, killing four soldiers, officials said."
    assert read_lines(text, "2016-03-01")[0].split(" | ")[3:5] == ["PK-TA", "2016-02-29..2016-02-29 stated"]


def test_an_attack_before_the_day_told_leaves_the_report_on_that_day():
    text = (
        "Jets bombed Khost on Friday, three days after a raid on a post in Kurram in which nine soldiers died.\n\n"
        "The raids killed six people."
    )
    assert periods_of(text) == ["2025-06-10..2025-06-10 stated", "2025-06-13..2025-06-13 stated"]


def test_the_day_that_opens_the_next_paragraph_is_that_of_the_lede():
    text = (
        "Security forces killed nine terrorists in Balochistan, the ISPR said on Monday.\n\n"
        "On June 14, troops raided a hideout in Kech and five of them were killed."
    )
    assert periods_of(text) == ["2025-06-14..2025-06-14 stated"] * 2


def test_a_day_between_the_speaker_and_his_verb_dates_the_words():
    text = (
        "Bombs went off in Hub on Sunday. The district's police on Tuesday confirmed that six people had been killed."
    )
    assert periods_of(text) == ["2025-06-15..2025-06-15 stated"]


def test_the_event_to_which_an_opening_looks_back():
    text = "Mourners gathered on Monday, two days after shells struck a bazaar in Sadda. Police said seven traders had died."
    assert periods_of(text) == ["2025-06-14..2025-06-14 stated"]


def test_an_event_before_the_day_told_first():
    text = "Trains ran again on Monday, three days after insurgents shot five drivers dead in Sibi, police said."
    assert periods_of(text) == ["2025-06-13..2025-06-13 stated"]


def test_a_day_that_opens_a_sentence_without_numbers_dates_what_follows():
    text = (
        "A blast killed two soldiers in Tank on Friday. On Saturday the violence spread. Raiders shot dead four guards."
    )
    assert periods_of(text)[1] == "2025-06-14..2025-06-14 stated"


def test_three_days_of_fighting_up_to_the_day_printed_before_them():
    text = "A ceasefire took hold in Kurram on Sunday, after three days of fighting in which 19 people died."
    assert periods_of(text) == ["2025-06-13..2025-06-15 stated"]


def test_an_event_named_by_its_day_dates_what_is_told_of_it():
    text = "Traders shut their shops on Tuesday to protest against Monday's ambush. Elders said nine people had died."
    assert periods_of(text) == ["2025-06-16..2025-06-16 stated"]


def test_hours_before_an_event_are_its_day():
    text = "A blast killed nine people in Hub on Monday. Hours before it, gunmen shot two guards dead in Bela."
    assert periods_of(text) == ["2025-06-16..2025-06-16 stated"] * 2


def test_a_month_of_two_is_an_aside():
    text = "Pakistan saw 90 attacks in January and February 2025, PICSS said. February brought 52 attacks. It counted nine abductions."
    assert periods_of(text)[-1] == "2025-01-01..2025-02-28 stated"


def test_a_record_since_last_summer_leaves_the_month_to_its_figures():
    text = "March was the deadliest month since last summer, a think tank said on Monday, with 87 soldiers killed in Pakistan."
    assert periods_of(text, "2025-04-07") == ["2025-03-01..2025-03-31 stated"]


def test_figures_given_to_a_committee_on_a_day_are_not_of_that_day():
    text = (
        "The police counted 29 attacks in Punjab between June 1 and 7. Its figures, given to a committee of the "
        "assembly on Saturday, show that Multan had 13 of the attacks."
    )
    assert set(periods_of(text, "2025-06-15")) == {"2025-06-01..2025-06-07 stated"}


def test_a_part_of_the_year_is_one_of_the_year_the_report_is_about():
    text = "PICSS logged 57 attacks in Pakistan between July and December 2025, compared with 19 in the first six months of the year."
    assert periods_of(text, "2026-02-06") == ["2025-07-01..2025-12-31 stated", "2025-01-01..2025-06-30 stated"]


def test_a_day_told_of_the_place_alone_dates_nothing_else():
    text = (
        "Police in Punjab arrested 18 terrorists between June 1 and 7. Six others were rounded up in Mianwali, where "
        "two militants were killed on June 3."
    )
    assert periods_of(text)[1:] == ["2025-06-01..2025-06-07 stated", "2025-06-03..2025-06-03 stated"]


def test_an_overview_published_this_week_is_not_of_this_week():
    text = "In 2024 militants killed 90 soldiers in Pakistan. They lost 12 men, PICSS says in an overview published this week."
    assert periods_of(text)[1] == "2024-01-01..2024-12-31 stated"


def test_the_raid_that_a_spokesman_dates():
    text = "Six militants were killed in Kech, police said on Wednesday. A spokesman said the raid had been carried out on Monday night."
    assert periods_of(text) == ["2025-06-16..2025-06-16 stated"]


def test_what_goes_on_about_an_event_of_another_day():
    text = (
        "A sweep in Punjab on June 16 and 17 led to 508 arrests, officials said.\n\nPolice in Multan raised the death "
        "toll of Sunday's bombing to 34. A further 118 people were wounded."
    )
    assert periods_of(text)[1:] == ["2025-06-15..2025-06-15 stated", "2025-06-15..2025-06-15 stated"]


def test_over_the_same_days_is_the_stretch_told_last():
    text = (
        "Police arrested 74 men in Karachi on Sunday. From June 1 to June 11 they arrested 312 men. Over the same "
        "days, 28 people were killed."
    )
    assert periods_of(text)[2] == "2025-06-01..2025-06-11 stated"


def test_more_than_in_three_months_together_dates_nothing():
    text = (
        "Between 6 and 12 June, 243,300 Afghans returned from Iran, IOM says, more than in all of January, February "
        "and March together."
    )
    assert periods_of(text) == ["2025-06-06..2025-06-12 stated"]


def test_the_day_of_an_undated_raid_told_further_down():
    text = (
        "Troops killed four members of Daesh in Nangarhar, Zabihullah Mujahid said.\n\nThe raid on a house in "
        "Behsud, on Tuesday night, went on for three hours, he said."
    )
    assert periods_of(text) == ["2025-06-17..2025-06-17 stated"]


def test_operations_since_a_day_in_which_men_died():
    text = "The army said 3,120 operations had been carried out in Pakistan since June 1, in which 144 terrorists were killed."
    assert set(periods_of(text)) == {"2025-06-01..2025-06-18 inferred"}


def test_attacks_in_a_month_after_others_in_the_month_before():
    text = "ACLED recorded 14 attacks in Afghanistan in May, after 22 in April."
    assert periods_of(text) == ["2025-05-01..2025-05-31 stated", "2025-04-01..2025-04-30 stated"]


def test_the_first_day_of_two():
    text = (
        "Fourteen militants were killed in Tirah on June 14 and 15, the army said. Ten militants died on the first day."
    )
    assert periods_of(text) == ["2025-06-14..2025-06-15 stated", "2025-06-14..2025-06-14 stated"]


def test_a_day_of_speaking_by_telephone():
    text = (
        "Eleven people died in Kurram from Tuesday to Thursday. Speaking by telephone on Thursday evening, an elder "
        "said that 18 people had died over the three days."
    )
    assert set(periods_of(text, "2025-09-05")) == {"2025-09-02..2025-09-04 stated"}


def test_an_event_told_after_the_day_of_a_visit():
    text = (
        "In the bazaar of Banu the shops were closed on Monday.\n\nThere was shooting in the valley on Saturday night. "
        "Zabihullah Mujahid said that eight rebels were killed in Andarab, Baghlan."
    )
    assert periods_of(text) == ["2025-06-14..2025-06-14 stated"]
