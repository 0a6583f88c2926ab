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
