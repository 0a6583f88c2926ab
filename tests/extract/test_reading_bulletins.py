"""The ways of bulletins and yearly reports: shares told again, dashes typed as hyphens, the week of the title, pairs."""

from proposing import read_lines


def columns(text: str, published: str, *wanted: int) -> list[tuple[str, ...]]:
    """The wanted columns of each figure: 1 measure, 2 group, 3 area, 4 period, 5 producer."""
    return [tuple(line.split(" | ")[index] for index in wanted) for line in read_lines(text, published)]


def test_shares_told_again_as_numbers_count_what_they_are_shares_of():
    text = "PIPS counted 410 deaths and 180 attacks in May 2024. Soldiers made up a third of the deaths, or 137, and Sindh had 20 per cent of the attacks (36)."
    assert columns(text, "2024-06-03", 1, 2, 3)[2:] == [
        ("fatalities 137 exact", "security_forces", "PK"),
        ("attacks 36 exact", "all", "PK-SD"),
    ]


def test_two_shares_told_in_one_breath_have_one_place():
    text = "Some 60 percent of the attacks (90) and 70 percent of the deaths (140) were recorded in Balochistan in 2023, CRSS said."
    assert [place for (place,) in columns(text, "2024-01-03", 3)] == ["PK-BA", "PK-BA"]


def test_a_hyphen_between_blanks_divides_a_total_as_a_dash_does():
    text = "Bombings in March cost 40 lives - 25 policemen and 15 villagers - and injured 61."
    assert [measure for (measure,) in columns(text, "2025-04-02", 1)] == [
        "fatalities 40 exact",
        "fatalities 25 exact",
        "fatalities 15 exact",
        "injuries 61 exact",
    ]


def test_a_colon_behind_a_short_sentence_with_a_number_divides_that_number():
    text = "PICSS logged 31 attacks in May. They claimed 44 lives: 20 soldiers, 19 civilians and five militants."
    assert len(read_lines(text, "2025-06-02")) == 5


def test_this_week_in_a_bulletin_is_the_week_of_its_title():
    text = "Border monitoring update, 1–7 September 2025\n\nA total of 9,200 Afghans returned from Pakistan this week, against 8,100 in the previous reporting week."
    assert [period for (period,) in columns(text, "2025-09-10", 4)] == [
        "2025-09-01..2025-09-07 stated",
        "2025-08-25..2025-08-31 stated",
    ]


def test_those_arrested_divide_the_arrests_and_not_the_returns_told_since():
    text = "UNHCR update, 1–7 September 2025\n\n- 2,000 arrests were made.\n- Since 1 April, 90,000 Afghans have returned from Pakistan.\n\nPunjab accounted for 800 of those arrested."
    assert columns(text, "2025-09-10", 1, 3, 4)[-1] == ("arrests 800 exact", "PK-PB", "2025-09-01..2025-09-07 stated")


def test_numbers_and_places_pair_off_without_a_word_that_says_so():
    text = "In May Lahore and Karachi saw three and eight attacks."
    assert columns(text, "2025-06-02", 1, 3) == [("attacks 3 exact", "PK-PB"), ("attacks 8 exact", "PK-SD")]


def test_a_size_that_only_defines_a_class_of_incidents_counts_nobody():
    text = "PIPS says that attacks with ten or more deaths fell to three in May."
    assert [measure for (measure,) in columns(text, "2025-06-02", 1)] == ["attacks 3 exact"]


def test_an_earlier_total_behind_against_dates_only_itself():
    text = "CRSS counted 300 deaths and 120 injuries in 95 attacks in May 2025, against 260 deaths in April."
    assert [period for (period,) in columns(text, "2025-06-02", 4)] == ["2025-05-01..2025-05-31 stated"] * 3 + [
        "2025-04-01..2025-04-30 stated"
    ]


def test_twice_the_figure_of_a_month_is_of_that_month():
    text = "In August 40,000 Afghans came back from Iran, twice the July figure of 20,000."
    assert [period for (period,) in columns(text, "2025-09-02", 4)] == [
        "2025-08-01..2025-08-31 stated",
        "2025-07-01..2025-07-31 stated",
    ]


def test_a_study_that_covers_a_stretch_counts_in_it():
    text = "UNAMA's new report on landmines covers 1 January 2022 to 30 June 2023. In that time 640 civilians were killed in Afghanistan."
    assert columns(text, "2023-08-01", 4, 5) == [("2022-01-01..2023-06-30 stated", "unama")]


def test_the_months_of_a_year_are_its_first():
    assert columns("CRSS counted 900 deaths in the nine months of 2024.", "2024-10-05", 4) == [
        ("2024-01-01..2024-09-30 stated",)
    ]


def test_a_country_in_the_name_of_an_institute_is_no_speaker():
    text = "A review by the Islamabad-based Pakistan Institute for Conflict and Security Studies on Monday says 70 people died in May."
    assert columns(text, "2025-06-03", 5) == [("picss",)]


def test_card_holders_that_divide_a_flow_are_counted_as_leaving_and_not_as_staying():
    text = "UNHCR update, June 2024\n\n9,000 Afghans went home in June. PoR holders numbered 2,000 and ACC holders 1,500, while the remaining 5,500 were undocumented."
    assert columns(text, "2024-07-02", 1, 2)[1:] == [
        ("returns 2000 exact", "afghan_por"),
        ("returns 1500 exact", "afghan_acc"),
        ("returns 5500 exact", "afghan_undocumented"),
    ]


def test_a_total_from_two_countries_named_with_it_is_of_both():
    text = "IOM counted 50,000 returns from Pakistan and Iran in May. Since January, 200,000 Afghans have come home from both countries."
    assert [place for (place,) in columns(text, "2025-06-02", 3)] == ["IR_PK", "IR_PK"]


def test_the_first_and_the_second_are_two_places_named_together():
    text = "Most deaths in May were in Sindh and Punjab: the first recorded 40, the second 35."
    assert [place for (place,) in columns(text, "2025-06-02", 3)] == ["PK-SD", "PK-PB"]


def test_the_city_and_day_at_the_end_of_a_title_place_nothing():
    text = "PICSS: violence eases, Islamabad, 3 June\n\nMilitants mounted 40 attacks in May."
    assert [place for (place,) in columns(text, "2025-06-03", 3)] == ["PK"]


def test_a_rise_told_with_the_stretch_before_is_of_the_stretch_reported_on():
    text = "CRSS counted 90 deaths in May 2025. The preceding month had closed at 60 deaths, which means a rise of 50 per cent."
    assert columns(text, "2025-06-03", 1, 4)[1:] == [
        ("fatalities 60 exact", "2025-04-01..2025-04-30 stated"),
        ("change_pct 50 exact", "2025-05-01..2025-05-31 stated"),
    ]


def test_a_bulletin_goes_on_in_its_own_words_after_it_quoted_another_counter():
    text = "OCHA situation report no. 4\n\nIn May 9,000 Afghans returned from Pakistan, according to IOM.\n\nIn May, 700 Afghans were deported from Iran."
    assert columns(text, "2025-06-03", 5) == [("iom",), ("ocha",)]


def test_those_who_made_up_the_rest_died_as_the_others_did():
    text = "PIPS counted 100 deaths in May. Soldiers bore the brunt with 60 deaths; 30 civilians and ten militants made up the rest."
    assert columns(text, "2025-06-03", 1, 2)[1:] == [
        ("fatalities 60 exact", "security_forces"),
        ("fatalities 30 exact", "civilians"),
        ("fatalities 10 exact", "militants"),
    ]


def test_so_many_of_a_number_told_before_are_of_its_kind():
    text = "UNAMA verified 19 attacks on schools in 2024. The Taliban were blamed for 11 of the 19."
    assert columns(text, "2025-02-03", 1, 4)[-1] == ("attacks 11 exact", "2024-01-01..2024-12-31 stated")


def test_the_same_period_in_a_new_paragraph_is_the_whole_stretch():
    text = "Since January 90,000 Afghans have left Pakistan, UNHCR says. In July only 8,000 of them went.\n\nIOM reports that 30,000 came back from Iran in the same period."
    assert columns(text, "2016-10-26", 4)[-1] == ("2016-01-01..2016-10-26 inferred",)


def test_a_place_where_people_also_died_is_still_the_place_of_the_attacks():
    text = "PICSS logged 20 attacks in May. Eight of the 20 attacks happened in Sindh, where six people died, and five in Punjab."
    assert [place for (place,) in columns(text, "2025-06-03", 3)] == ["PK", "PK-SD", "PK-SD", "PK-PB"]


def test_a_report_released_in_the_capital_is_of_the_country():
    text = "Civilian casualties in Afghanistan rose by 22 per cent in 2014, UNAMA said in its annual report, released in Kabul today. It documented 3,699 deaths."
    assert [place for (place,) in columns(text, "2015-02-18", 3)] == ["AF", "AF"]


def test_the_stretch_that_a_bulletin_covers_is_not_the_day_it_was_published():
    text = "FLASH UPDATE 21 | Returns from Iran\nPublished by UNHCR, 12 August 2025\nCovering: 1–7 August\n\n• 133,400 returns, down from 178,900 the week before (−25%)"
    assert columns(text, "2025-08-12", 1, 4) == [
        ("returns 133400 exact", "2025-08-01..2025-08-07 stated"),
        ("returns 178900 exact", "2025-07-25..2025-07-31 stated"),
        ("change_pct -25 exact", "2025-08-01..2025-08-07 stated"),
    ]


def test_arrests_of_afghans_number_the_arrested_and_not_those_who_are_there():
    text = "UNHCR: Arrests of Afghans in Pakistan numbered 11,700 in October, four times September's 2,900."
    assert columns(text, "2025-11-12", 1, 4) == [
        ("arrests 11700 exact", "2025-10-01..2025-10-31 stated"),
        ("arrests 2900 exact", "2025-09-01..2025-09-30 stated"),
    ]


def test_middle_of_a_month_begins_and_ends_a_stretch():
    text = "Between mid-August 2021 and mid-June 2022 UNAMA recorded 2,106 civilian casualties in Afghanistan."
    assert columns(text, "2022-07-20", 4) == [("2021-08-15..2022-06-15 stated",)]


def test_a_record_is_compared_with_the_month_it_was_last_reached():
    text = "UNAMA counted 1,500 civilian casualties in July 2019. That was the highest figure since May 2017, when 1,660 were recorded."
    assert columns(text, "2019-08-02", 1, 4)[-1] == ("casualties 1660 exact", "2017-05-01..2017-05-31 stated")


def test_parts_of_the_dead_are_not_of_an_earlier_stretch():
    text = "PIPS logged 191 deaths from January to June 2024; the figure for July to December 2023 was 260. Soldiers made up 71 of the dead."
    assert columns(text, "2024-07-02", 4)[-1] == ("2024-01-01..2024-06-30 stated",)


def test_the_previous_reporting_period_is_as_long_as_that_of_the_title():
    text = "UNICEF situation report: Afghanistan returnees (13–26 November 2023)\n\nSince 15 September, 382,000 people have returned from Pakistan. In the previous reporting period 121,000 had returned."
    assert columns(text, "2023-11-28", 4)[-1] == ("2023-10-30..2023-11-12 stated",)


def test_a_day_on_the_third_line_of_a_title_ends_the_running_totals():
    text = (
        "UNHCR AFGHANISTAN: RETURNS UPDATE #7\nAs of 31 May 2025\n\nSince 15 September 2023, 1,940,600 people have "
        "returned from Pakistan."
    )
    assert "2023-09-15..2025-05-31 stated" in read_lines(text)[0]


def test_an_update_published_today_is_of_the_months_it_names():
    text = (
        "The UN mission in Afghanistan today published its update on human rights for the months of January to March "
        "2025.\n\nUNAMA recorded 719 civilian casualties in the quarter."
    )
    assert "2025-01-01..2025-03-31 stated" in read_lines(text)[0]
