"""What a story says further down holds for its numbers: the event's day and province, a report's own stretch beside its asides."""

from proposing import read_lines


def fields(text: str, column: int, published: str = "2025-06-18") -> list[str]:
    return [line.split(" | ")[column] for line in read_lines(text, published)]


def test_the_day_of_the_attack_told_later_dates_what_was_said_first():
    text = (
        "Nine people were killed in a bombing in Karak, officials said on Tuesday.\n"
        "Monday's attack also wounded 14. It was the work of one man."
    )
    assert fields(text, 4) == ["2025-06-16..2025-06-16 stated"] * 2


def test_a_day_after_the_attack_is_counted_back():
    text = "The toll of a blast in Karak rose to 17, doctors said on Tuesday, a day after the bomber struck."
    assert fields(text, 4) == ["2025-06-16..2025-06-16 stated"]


def test_an_event_told_of_a_country_is_placed_where_the_story_puts_it():
    text = (
        "A bomb killed four miners in southwestern Pakistan on Monday, officials said.\n"
        "The blast took place in Harnai district. Two more miners died on the way to hospital."
    )
    assert fields(text, 3) == ["PK-BA", "PK-BA"]


def test_a_report_goes_on_about_its_own_quarter_after_looking_back():
    text = (
        "In the first quarter of 2025 PICSS counted 250 attacks in Pakistan. The previous quarter had seen 190 attacks. "
        "Suicide bombings numbered 14."
    )
    assert fields(text, 4) == [
        "2025-01-01..2025-03-31 stated",
        "2024-10-01..2024-12-31 stated",
        "2025-01-01..2025-03-31 stated",
    ]


def test_they_goes_on_about_the_stretch_just_looked_at():
    text = (
        "In 2024 PICSS counted 905 attacks in Pakistan. In 2023 there were 645 attacks. They killed 970 people. "
        "In Sindh 40 people died."
    )
    assert fields(text, 4) == [
        "2024-01-01..2024-12-31 stated",
        "2023-01-01..2023-12-31 stated",
        "2023-01-01..2023-12-31 stated",
        "2024-01-01..2024-12-31 stated",
    ]


def test_a_bulletin_counts_up_to_the_day_of_its_title():
    text = (
        "Returns of Afghans from Pakistan (as of 7 June 2025)\nSince 1 April, 40,100 people have returned, UNHCR says."
    )
    assert fields(text, 4) == ["2025-04-01..2025-06-07 stated"]


def test_places_divide_the_events_told_before():
    text = "PICSS counted 90 attacks in May 2025. Balochistan saw 40 attacks with 60 deaths. Sindh reported six, Punjab two."
    assert [line.split(" | ")[1:4:2] for line in read_lines(text)][-2:] == [
        ["attacks 6 exact", "PK-SD"],
        ["attacks 2 exact", "PK-PB"],
    ]


def test_places_with_bracketed_numbers_are_no_ages():
    text = "In 2024 KP had 1,616 deaths, followed by Balochistan (782), Sindh (49) and Punjab (33), CRSS said."
    assert fields(text, 3) == ["PK-KP", "PK-BA", "PK-SD", "PK-PB"]


def test_respectively_spreads_places():
    text = "Sindh and Punjab saw 12 and nine attacks respectively in May, PICSS said."
    assert [line.split(" | ")[1:4:2] for line in read_lines(text)] == [
        ["attacks 12 exact", "PK-SD"],
        ["attacks 9 exact", "PK-PB"],
    ]


def test_two_groups_share_two_numbers():
    text = "In 2024 UNAMA counted 300 civilian deaths. Women and children made up 92 and 120 of those killed."
    assert fields(text, 2) == ["civilians", "women", "children"]


def test_times_count_attacks():
    text = "Militants struck 502 times in Pakistan in May, PICSS said."
    assert fields(text, 1) == ["attacks 502 exact"]


def test_card_holders_divide_the_returns_told_before():
    text = "In May 2025, 9,000 Afghans returned from Pakistan, UNHCR said. By status, 2,700 held PoR cards."
    assert fields(text, 1) == ["returns 9000 exact", "returns 2700 exact"]


def test_an_office_that_explains_a_name_speaks():
    text = "Four miners were killed in Harnai on Monday, Hazrat Agha, the local deputy commissioner, said."
    assert fields(text, 5) == ["pk_officials_unnamed"]


def test_a_spokesman_of_a_body_is_that_body():
    text = "Three men were shot dead in Kalat on Monday, the spokesman of the Balochistan government said."
    assert fields(text, 5) == ["balochistan_government"]


def test_a_month_may_end_a_sentence():
    text = "The think tank PICSS registered 58 attacks in June against 66 in May. Fatalities dropped from 121 to 94."
    assert fields(text, 1, "2025-07-02") == [
        "attacks 58 exact",
        "attacks 66 exact",
        "fatalities 121 exact",
        "fatalities 94 exact",
    ]


def test_an_aside_with_a_verb_of_its_own_does_not_part_people_from_their_fate():
    text = "Eighteen soldiers, most of them on leave, and two drivers, whose van was stopped, lost their lives in Kalat on Friday."
    assert [line.split(" | ")[1] for line in read_lines(text)] == ["fatalities 18 exact", "fatalities 2 exact"]


def test_a_toll_that_rose_is_of_the_same_day_before_and_after():
    text = "The death toll from Friday's bombing in Mastung has gone up from 53 to 59, doctors said."
    assert read_lines(text) == [
        "53 | fatalities 53 exact | all | PK-BA | 2025-06-13..2025-06-13 stated | local_hospitals | medium",
        "59 | fatalities 59 exact | all | PK-BA | 2025-06-13..2025-06-13 stated | local_hospitals | high",
    ]


def test_a_number_before_another_verb_than_that_of_killing_is_no_figure():
    text = "Eighteen soldiers were killed in Kalat on Friday when 70 armed men opened fire; the funeral of 14 miners was held on Sunday."
    assert [line.split(" | ")[0] for line in read_lines(text)] == ["Eighteen soldiers"]
