"""Offices and what they print: registers, weekly tables, titles, counts kept "on the books", what is told again in a new frame."""

from proposing import read_lines


def columns(text: str, published: str, *wanted: int) -> list[tuple[str, ...]]:
    """The wanted columns of each figure: 1 measure, 2 group, 3 area, 4 period, 5 producer."""
    return [tuple(line.split(" | ")[index] for index in wanted) for line in read_lines(text, published)]


def test_rows_of_weekdays_go_on_with_the_count_and_lie_in_the_week_of_the_title():
    text = "UNHCR border table, 2–8 June 2025\n\nMonday: 300 Afghans returned from Pakistan\nTuesday: 280\nSunday: 190\n\nPrevious week: 1,900."
    assert columns(text, "2025-06-11", 1, 4) == [
        ("returns 300 exact", "2025-06-02..2025-06-02 stated"),
        ("returns 280 exact", "2025-06-03..2025-06-03 stated"),
        ("returns 190 exact", "2025-06-08..2025-06-08 stated"),
        ("returns 1900 exact", "2025-05-26..2025-06-01 stated"),
    ]


def test_the_office_before_the_colon_of_a_bulletin_counts_its_rows():
    text = "Sindh Police: weekly bulletin\n5 May 2025\n\nSukkur: post fired upon. Two constables injured.\n\nTotals since 1 January: attacks 31; policemen martyred 12; robbers killed 40."
    assert columns(text, "2025-05-05", 1, 2, 5)[:3] == [
        ("injuries 2 exact", "security_forces", "Sindh Police"),
        ("attacks 31 exact", "all", "Sindh Police"),
        ("fatalities 12 exact", "security_forces", "Sindh Police"),
    ]


def test_deaths_that_an_institute_has_on_its_books_are_its_count():
    text = "CRSS has 410 deaths on its books for May 2025, 9 per cent more than for April."
    assert columns(text, "2025-06-03", 1, 4, 5) == [
        ("fatalities 410 exact", "2025-05-01..2025-05-31 stated", "crss"),
        ("change_pct 9 exact", "2025-05-01..2025-05-31 stated", "crss"),
    ]


def test_men_of_the_police_are_of_the_security_forces():
    assert columns("Of the police, four men were killed in Sindh in May.", "2025-06-03", 2) == [("security_forces",)]


def test_captives_who_came_free_are_releases():
    text = "Gunmen abducted nine miners in Harnai on Monday. Six of the abducted have been released."
    assert columns(text, "2025-06-04", 1)[-1] == ("releases 6 exact",)


def test_those_taken_in_a_report_on_kidnapping_are_abducted():
    text = "Kidnapping goes on in Sindh. In May, 11 persons were taken, among them two doctors."
    assert columns(text, "2025-06-04", 1) == [("abductions 11 exact",), ("abductions 2 exact",)]


def test_a_report_by_another_monitor_speaks_from_then_on():
    text = "UNAMA counted 80 civilian casualties in Kabul in May 2017. The other report is by the Herat Safety Monitor. It noted four suicide attacks in Herat in May."
    assert columns(text, "2017-06-04", 5) == [("unama",), ("Herat Safety Monitor",)]


def test_from_there_is_the_country_named_last():
    text = "UNHCR counted 9,000 Afghans who left Pakistan in May. On Iran's side it looks no better. From there, 40,000 Afghans went back in May."
    assert columns(text, "2025-06-04", 3) == [("PK",), ("IR",)]


def test_last_january_in_a_report_on_january_is_a_year_ago():
    text = "PICSS logged 31 attacks in January. Last January it had found 40 attacks."
    assert columns(text, "2025-02-03", 4) == [("2025-01-01..2025-01-31 stated",), ("2024-01-01..2024-01-31 stated",)]


def test_arrests_since_then_run_from_the_event_on():
    text = "Seven passengers were killed near Chilas on May 14. Police made 19 arrests in the valley since then."
    assert columns(text, "2025-05-28", 4)[-1] == ("2025-05-14..2025-05-28 inferred",)


def test_what_it_had_the_year_before_comes_in_the_order_of_what_it_has():
    text = "CRSS counted four attacks in Sindh in May 2025, resulting in seven deaths; in May 2024 it had eleven, and 23 people died."
    assert [measure for (measure,) in columns(text, "2025-06-04", 1)] == [
        "attacks 4 exact",
        "fatalities 7 exact",
        "attacks 11 exact",
        "fatalities 23 exact",
    ]


def test_the_dead_of_a_sentence_on_fewer_civilians_are_civilians():
    text = "PICSS says that fewer civilians died. In May 41 were killed, compared to 54 in April."
    assert columns(text, "2025-06-04", 2) == [("civilians",), ("civilians",)]


def test_holders_of_another_card_are_there_on_the_same_day():
    text = "On 31 May 1.3 million Afghans held Proof of Registration, UNHCR says. A further 800,000 had an Afghan Citizen Card."
    assert columns(text, "2025-08-07", 1, 2, 4) == [
        ("population 1300000 exact", "afghan_por", "2025-05-31..2025-05-31 stated"),
        ("population 800000 exact", "afghan_acc", "2025-05-31..2025-05-31 stated"),
    ]


def test_the_losses_are_of_those_told_of_before():
    text = "The police lost 62 men in May 2025. In May 2024 the losses were 48 dead and 71 wounded."
    assert {group for (group,) in columns(text, "2025-06-14", 2)} == {"security_forces"}


def test_a_row_labelled_with_a_country_is_of_those_who_left_it():
    text = "IOM | Returns, 2–8 June 2025\n\nIran: 900 individuals returned. Deportees totalled 700.\n\nPakistan: 400 individuals returned; 90 were deported. Undocumented persons made up the bulk (300), followed by ACC holders (100)."
    assert columns(text, "2025-06-12", 1, 3, 5) == [
        ("returns 900 exact", "IR", "iom"),
        ("deportations 700 exact", "IR", "iom"),
        ("returns 400 exact", "PK", "iom"),
        ("deportations 90 exact", "PK", "iom"),
        ("returns 300 exact", "PK", "iom"),
        ("returns 100 exact", "PK", "iom"),
    ]


def test_people_who_got_a_meal_are_no_figure():
    text = "UNHCR counted 20,000 Afghans deported from Pakistan in May. Assistance: 11,000 persons got a hot meal."
    assert len(read_lines(text, "2025-06-12")) == 1


def test_three_months_named_one_after_the_other_are_one_stretch():
    text = "CRSS counted 90 deaths in July, August and September."
    assert columns(text, "2023-10-02", 4) == [("2023-07-01..2023-09-30 stated",)]


def test_of_a_number_told_before_the_parts_are_counted():
    text = "CRSS counted 97 deaths in May. Of the 97, 54 were militants and 20 members of the forces."
    assert columns(text, "2025-06-12", 1, 2)[1:] == [
        ("fatalities 54 exact", "militants"),
        ("fatalities 20 exact", "security_forces"),
    ]


def test_two_bare_numbers_logged_earlier_are_told_in_the_same_order():
    text = "Twelve attacks with 20 fatalities were logged by PIPS in May; in April it had logged 15 and 31."
    assert columns(text, "2025-06-12", 1, 4)[2:] == [
        ("attacks 15 exact", "2025-04-01..2025-04-30 stated"),
        ("fatalities 31 exact", "2025-04-01..2025-04-30 stated"),
    ]


def test_a_network_called_by_a_name_is_a_counter():
    text = "A Lahore-based network called Mothers for Peace says 31 persons were abducted in Punjab in May."
    assert columns(text, "2025-06-12", 5) == [("Mothers for Peace",)]


def test_their_own_losses_are_of_the_security_forces():
    text = "The forces killed 60 militants in May, PICSS says. Their own losses in these operations amounted to nine."
    assert columns(text, "2025-06-12", 1, 2)[-1] == ("fatalities 9 exact", "security_forces")


def test_there_were_two_goes_on_with_the_attacks_of_other_places():
    text = "PICSS logged 30 attacks in May. Balochistan saw 14 attacks and KP 12. There were four in Sindh and none in Punjab."
    assert columns(text, "2025-06-12", 1, 3)[-1] == ("attacks 4 exact", "PK-SD")


def test_places_told_with_their_numbers_between_commas_keep_them():
    text = "PICSS logged 60 attacks in May. KP, with 33 attacks, and Balochistan, with 24, hardly left anything to the others."
    assert columns(text, "2025-06-12", 1, 3)[1:] == [("attacks 33 exact", "PK-KP"), ("attacks 24 exact", "PK-BA")]


def test_a_ministry_of_the_republic_is_credited_as_printed():
    text = "The Afghan defence ministry says it carried out 40 air strikes in Helmand in May."
    assert columns(text, "2019-06-12", 5) == [("Afghan defence ministry",)]


def test_where_they_went_through_is_not_where_aid_workers_were_killed():
    text = "OCHA Afghanistan: snapshot, May 2025\n\nIn May 2,000 Afghans returned from Pakistan through Spin Boldak.\n\nTwo aid workers were killed in May."
    assert columns(text, "2025-06-12", 3)[-1] == ("AF",)


def test_what_the_agency_counted_is_what_the_sentence_before_speaks_of():
    text = "Arrests of Afghans are common now. In May UNHCR counted 900, whereas in the same month of 2024 they came to 80."
    assert columns(text, "2025-06-12", 1, 4) == [
        ("arrests 900 exact", "2025-05-01..2025-05-31 stated"),
        ("arrests 80 exact", "2024-05-01..2024-05-31 stated"),
    ]


def test_deaths_among_one_group_and_another_are_each_of_their_own():
    text = "CRSS: Fatalities among militants came to 284 in 2020, among civilians to 171 and among security personnel to 145."
    assert columns(text, "2021-01-04", 1, 2) == [
        ("fatalities 284 exact", "militants"),
        ("fatalities 171 exact", "civilians"),
        ("fatalities 145 exact", "security_forces"),
    ]


def test_the_figures_for_another_year_come_in_the_order_of_this_one():
    text = "In 2020 600 persons died in violence in Pakistan and 610 were injured, CRSS says. The corresponding figures for 2019 were 679 and 1,022."
    assert columns(text, "2021-01-04", 1, 4)[2:] == [
        ("fatalities 679 exact", "2019-01-01..2019-12-31 stated"),
        ("injuries 1022 exact", "2019-01-01..2019-12-31 stated"),
    ]


def test_tolls_in_brackets_behind_a_place_are_no_part_of_the_sentence_before():
    text = "Deaths among militants came to 284 in 2020. Sindh had the most casualties (21 dead, 28 injured)."
    assert columns(text, "2021-01-04", 1, 2)[1:] == [("fatalities 21 exact", "all"), ("injuries 28 exact", "all")]
