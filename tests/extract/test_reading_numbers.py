"""Number words, scales and qualifiers."""

from proposing import read_lines


def test_figures_with_lakh_and_crore_are_scaled():
    text = "Nearly 1.3 lakh Afghans have returned from Pakistan since 2023; 0.25 crore Afghans remain there."
    assert read_lines(text) == [
        "Nearly 1.3 lakh Afghans | returns 130000 nearly | afghan_nationals | PK | 2023-01-01..2025-06-18 inferred | - | high",
        "0.25 crore Afghans | population 2500000 exact | afghan_nationals | PK | 2025-06-18..2025-06-18 inferred | - | high",
    ]


def test_number_words_are_read_with_their_scale():
    text = "Nearly one million Afghans and half a million Afghans left Pakistan in 2024."
    assert read_lines(text) == [
        "Nearly one million Afghans | returns 1000000 nearly | afghan_nationals | PK | 2024-01-01..2024-12-31 stated | - | high",
        "half a million Afghans | returns 500000 about | afghan_nationals | PK | 2024-01-01..2024-12-31 stated | - | high",
    ]


def test_a_decimal_million_is_a_whole_number():
    text = "Since 15 September 2023, 1.055 million Afghans have been repatriated from Pakistan."
    assert read_lines(text) == [
        "1.055 million Afghans | returns 1055000 exact | afghan_nationals | PK | 2023-09-15..2025-06-18 inferred | - | high",
    ]


def test_two_dozen_is_about_24_and_dozens_has_no_number():
    text = "Two dozen soldiers were killed in Bannu on Tuesday and dozens of civilians were injured."
    assert read_lines(text) == [
        "Two dozen soldiers | fatalities 24 about | security_forces | PK-KP | 2025-06-17..2025-06-17 stated | - | high",
        "dozens of civilians | injuries None words_only | civilians | PK-KP | 2025-06-17..2025-06-17 stated | - | medium",
    ]


def test_a_range_has_both_ends_and_no_value():
    text = "Between 20 and 25 militants were killed in Tank on Monday; 10-15 soldiers were wounded."
    assert read_lines(text) == [
        "Between 20 and 25 militants | fatalities 20..25 range | militants | PK-KP | 2025-06-16..2025-06-16 stated | - | high",
        "10-15 soldiers | injuries 10..15 range | security_forces | PK-KP | 2025-06-16..2025-06-16 stated | - | high",
    ]


def test_or_more_after_the_number_is_at_least():
    text = "40 or more people died in Quetta on Monday, while up to 12 were hurt."
    assert read_lines(text) == [
        "40 or more people | fatalities 40 at_least | all | PK-BA | 2025-06-16..2025-06-16 stated | - | high",
        "up to 12 | injuries 12 up_to | all | PK-BA | 2025-06-16..2025-06-16 stated | - | high",
    ]


def test_twin_bombings_are_two():
    text = "Twin suicide bombings in Quetta on Sunday killed fewer than 10 people."
    assert read_lines(text) == [
        "Twin suicide bombings | suicide_attacks 2 exact | all | PK-BA | 2025-06-15..2025-06-15 stated | - | high",
        "fewer than 10 people | fatalities 10 fewer_than | all | PK-BA | 2025-06-15..2025-06-15 stated | - | high",
    ]


def test_respectively_gives_each_number_its_verb():
    text = "12 and 30 people were killed and wounded, respectively, in Kech on 3 June."
    assert read_lines(text) == [
        "12 | fatalities 12 exact | all | PK-BA | 2025-06-03..2025-06-03 stated | - | high",
        "30 people | injuries 30 exact | all | PK-BA | 2025-06-03..2025-06-03 stated | - | high",
    ]


def test_hundreds_and_thousands_in_words_are_one_number():
    text = "One thousand eight hundred and seventy-three militants and a hundred fifty civilians were killed in 2024."
    assert read_lines(text) == [
        "One thousand eight hundred and seventy-three militants | fatalities 1873 exact | militants | - | 2024-01-01..2024-12-31 stated | - | medium",
        "a hundred fifty civilians | fatalities 150 exact | civilians | - | 2024-01-01..2024-12-31 stated | - | medium",
    ]


def test_a_score_is_about_twenty():
    text = "A score of policemen were killed in Karachi in May."
    assert read_lines(text) == [
        "A score of policemen | fatalities 20 about | security_forces | PK-SD | 2025-05-01..2025-05-31 stated | - | high",
    ]


def test_nine_out_of_ten_attacks_is_a_share():
    assert read_lines("Nine out of ten attacks in May took place in Balochistan, PICSS said.") == []


def test_who_embraced_martyrdom_over_a_stretch_killed_nobody():
    lines = read_lines("Some 310 policemen embraced martyrdom in Pakistan over the past year.")
    assert [line.split(" | ")[1] for line in lines] == ["fatalities 310 about"]


def test_all_four_attacks_are_those_counted_before():
    text = "Four attacks hit police in Kech in May. The Baloch Liberation Army claimed all four attacks."
    assert [line.split(" | ")[1] for line in read_lines(text)] == ["attacks 4 exact"]


def test_a_camp_that_held_people_kept_nobody_captive():
    assert read_lines("The camp near Pishin, which once held 9,000 people, was closed in May.") == []


def test_a_number_given_as_the_number_of_dead():
    lines = read_lines("Medics at the clinic gave 17 as the number of dead in Tank on Monday.")
    assert [line.split(" | ")[1] for line in lines] == ["fatalities 17 exact"]


def test_who_attacked_and_were_killed_are_counted():
    lines = read_lines("All eight raiders who stormed a depot in Hub were killed on Monday, police said.")
    assert [line.split(" | ")[1] for line in lines] == ["fatalities 8 exact"]


def test_its_head_and_others_killed():
    lines = read_lines("A bomb hit a school in Hub on Monday, killing its principal and three others.")
    assert [line.split(" | ")[1] for line in lines] == ["fatalities 3 exact"]


def test_families_staff_and_coffins_are_no_dead():
    text = (
        "Residents laid seven coffins in front of a fort in Bara on Friday, saying a drone killed eight civilians of "
        "two families. Relatives of two of the dead were arrested. The institute has a staff of 17."
    )
    assert [line.split(" | ")[1] for line in read_lines(text)] == ["fatalities 8 exact"]


def test_men_between_two_ages_are_not_counted():
    text = "Police arrested 35 suspects in Karachi on Monday. Most of them were men between 20 and 35."
    assert len(read_lines(text)) == 1


def test_he_said_that_one_soldier_had_died():
    text = "Officials in Chaman confirmed that one soldier had died on Monday and said 20 people were injured."
    assert [line.split(" | ")[1] for line in read_lines(text)] == ["fatalities 1 exact", "injuries 20 exact"]


def test_one_of_its_soldiers_counts_and_one_who_speaks_does_not():
    text = "The army said one of its soldiers was killed in Bajaur on Monday. Not one civilian was hurt, said one, and they stood as one."
    assert [line.split(" | ")[1] for line in read_lines(text)] == ["fatalities 1 exact"]
