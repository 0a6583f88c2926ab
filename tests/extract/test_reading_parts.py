"""Numbers told as parts of others, by words that point back, or with the verb left out."""

from proposing import read_lines


def short(text: str, published: str = "2025-06-18") -> list[str]:
    """Measure, value and qualifier, then the group."""
    return [" | ".join(line.split(" | ")[1:3]) for line in read_lines(text, published)]


def test_a_verb_left_out_is_that_of_the_number_before():
    text = "Police arrested 15 suspects in Karachi on Monday. Twelve of them belonged to the TTP and three to Islamic State."
    assert short(text)[1:] == ["arrests 12 exact | all", "arrests 3 exact | all"]


def test_parts_of_the_dead_are_no_parts_of_the_injured_told_last():
    text = "The bombing in Quetta on Monday killed 40 people and injured 70. Of the dead 12 belonged to the army and the remaining 28 were citizens."
    assert short(text)[2:] == ["fatalities 12 exact | security_forces", "fatalities 28 exact | civilians"]


def test_a_participle_that_only_says_which_people_gives_way_to_the_verb():
    assert short("Twelve coal miners kidnapped in Harnai have been recovered.") == ["releases 12 exact | civilians"]


def test_those_among_the_fallen_stand_before_their_verb():
    text = "Among the fallen were 11 policemen and four Levies men in Khuzdar."
    assert short(text) == ["fatalities 11 exact | security_forces", "fatalities 4 exact | security_forces"]


def test_a_number_told_before_what_it_counts():
    text = "Officials in Quetta raised to five the number of people killed on Sunday. Three of the five were troopers and the other two civilians."
    assert short(text)[:2] == ["fatalities 5 exact | all", "fatalities 3 exact | security_forces"]


def test_they_reached_takes_what_the_sentence_before_tells_of():
    text = "Combat-related deaths tripled in February. They reached 1,116, versus 361 in January."
    assert short(text, "2026-03-03") == ["fatalities 1116 exact | all", "fatalities 361 exact | all"]


def test_cards_are_held_by_people_who_are_there():
    text = "In Pakistan PoR cards were held by 1.34 million Afghans and ACC cards by 8 lakh."
    assert short(text) == ["population 1340000 exact | afghan_por", "population 800000 exact | afghan_acc"]


def test_those_surveyed_and_their_parts_are_no_figures():
    text = "In May 12,000 Afghans went home from Pakistan. IOM interviewed 1,006 of those who crossed, of whom 47 were alone."
    assert short(text) == ["returns 12000 exact | afghan_nationals"]


def test_how_the_injured_fare_is_no_figure():
    text = "The blast in Quetta on Monday injured 42 people, of whom 12 were discharged the same evening. Rescue workers moved ninety of them to hospitals."
    assert short(text) == ["injuries 42 exact | all"]


def test_what_kind_of_attacks_may_be_listed():
    text = "Pakistan saw 388 drone, bomb and gun attacks in 2013."
    assert short(text) == ["attacks 388 exact | all"]


def test_minutes_after_noon_are_not_read_into_ambushes():
    assert short("There were 33 bombings and 12 ambushes in Tank in May.")[1] == "attacks 12 exact | all"


def test_a_bare_number_before_a_place_counts_what_the_next_one_names():
    text = "In May PIPS counted 36 attacks in Balochistan; Sindh had six and Punjab two attacks."
    assert short(text) == ["attacks 36 exact | all", "attacks 6 exact | all", "attacks 2 exact | all"]


def test_a_number_in_total_counts_what_stands_before_its_comma():
    assert short("In 2024 the TTP caused 52 per cent of deaths in Pakistan, 558 in total.") == [
        "fatalities 558 exact | all"
    ]


def test_a_total_without_days_has_those_of_the_parts_that_add_up_to_it():
    text = "Troops have killed nine militants. Five of them died in Tank on June 12, police said, and four in Hub a day later."
    assert [line.split(" | ")[2:5] for line in read_lines(text)] == [
        ["militants", "PK", "2025-06-12..2025-06-13 stated"],
        ["militants", "PK-KP", "2025-06-12..2025-06-12 stated"],
        ["militants", "PK-BA", "2025-06-13..2025-06-13 stated"],
    ]


def test_his_colleagues_are_of_the_group_of_the_one_told_before():
    text = "Two raiders were killed. A constable died in the fight and three of his colleagues were wounded."
    assert [line.split(" | ")[2] for line in read_lines(text)] == ["militants", "security_forces"]


def test_troops_deployed_against_fighters_are_no_toll():
    text = "The army said 40 militants were killed in May. Some 9,000 troops are deployed against an estimated 700 fighters."
    assert len(read_lines(text)) == 1


def test_who_suffered_the_most_is_who_the_deaths_are_of():
    text = "PIPS counted 48 attacks in Pakistan in May. Police suffered the most, with 52 deaths."
    assert short(text)[1:] == ["fatalities 52 exact | security_forces"]


def test_casualties_of_these_are_of_the_people_told_before():
    text = "In May UNAMA documented 96 civilian casualties in Afghanistan. Of these, 58 casualties occurred in Kunar."
    assert short(text)[1:] == ["casualties 58 exact | civilians"]


def test_ages_in_words_hide_neither_the_children_nor_one_more_dead():
    text = "Two children, aged seven and 12, were killed in Bannu on Monday, and police said that one more person had died in Tank. Five soldiers were hit by splinters."
    assert short(text) == [
        "fatalities 2 exact | children",
        "fatalities 1 exact | all",
        "injuries 5 exact | security_forces",
    ]


def test_who_attacked_is_not_who_died_in_the_headline():
    text = "Attack on police leaves 13 dead\n\nThree bombers attacked a compound in Peshawar on Monday, killing at least 13 people, police said. Ten of the martyrs are police recruits."
    assert short(text) == ["fatalities 13 at_least | all", "fatalities 10 exact | security_forces"]


def test_a_rise_that_works_out_at_five_per_cent_is_a_change():
    text = "PICSS counted 85 attacks in Pakistan in May against 81 in April. The increase in attacks works out at five per cent."
    assert short(text)[2:] == ["change_pct 5 exact | all"]


def test_the_days_of_parts_told_in_the_paragraph_below():
    text = (
        "Troops killed 11 militants in Khyber Pakhtunkhwa, the army said.\n\nAccording to the ISPR, seven militants were killed in Bajaur on "
        "June 9 and four in Dera Ismail Khan on June 10."
    )
    assert "2025-06-09..2025-06-10" in read_lines(text)[0]


def test_members_of_an_armed_group_are_militants():
    assert short("Five members of Daesh were killed in Jalalabad on Monday.") == ["fatalities 5 exact | militants"]


def test_security_forces_that_the_rulers_of_kabul_count_at_home_are_theirs():
    text = "A Taliban spokesman said only one villager had been killed in Badakhshan on Monday and six members of the security forces were injured."
    assert short(text) == ["fatalities 1 exact | civilians", "injuries 6 exact | afghan_forces"]


def test_equal_numbers_side_by_side_are_two_claims():
    text = "Two soldiers and two policemen were killed in Kurram on Monday, police said."
    assert short(text) == ["fatalities 2 exact | security_forces", "fatalities 2 exact | security_forces"]


def test_what_is_confirmed_or_only_there_is_counted_once_or_not_at_all():
    text = "The attack in Wana on Tuesday killed four soldiers. The army confirmed the four deaths. One injured man, aged 52, remained on a ventilator. The conflict between the two neighbours entered its fourth day."
    assert short(text) == ["fatalities 4 exact | security_forces"]


def test_deaths_that_have_risen_are_of_those_killed_first():
    text = (
        "A bomb killed 11 miners in Harnai on Friday, police said. A doctor said the number of deaths had risen to 13."
    )
    assert short(text) == ["fatalities 11 exact | civilians", "fatalities 13 exact | civilians"]


def test_people_killed_and_wounded_together_are_casualties():
    text = "Islamic State claimed 25 people killed and wounded in Kabul on Monday."
    assert short(text) == ["casualties 25 exact | all"]


def test_attacks_compared_beside_suicide_bombings_are_attacks():
    text = "There were 1,023 militant attacks in Pakistan in 2024, 27 of them suicide bombings, as against 908 attacks in 2023."
    assert [line.split(" | ")[0] for line in short(text)] == [
        "attacks 1023 exact",
        "suicide_attacks 27 exact",
        "attacks 908 exact",
    ]


def test_only_the_last_of_two_numbers_were_deported():
    text = (
        "In May 66,200 Afghans returned from Pakistan, including 9,700 PoR card holders and 14,350 who were deported."
    )
    assert short(text)[1:] == ["returns 9700 exact | afghan_por", "deportations 14350 exact | afghan_nationals"]


def test_returns_of_the_undocumented_are_theirs():
    text = "Between 1 January and 31 May 2025, returns of undocumented Afghans from Pakistan reached 371,902."
    assert short(text) == ["returns 371902 exact | afghan_undocumented"]


def test_coming_under_attacks_sets_no_bound_and_two_shares_are_no_count():
    text = "Khyber Pakhtunkhwa came under 1,588 attacks in 2024, police said. The conviction rate improved from 9 to 14 per cent, and over one million Afghans will have to leave by March."
    assert short(text) == ["attacks 1588 exact | all"]


def test_those_caught_in_a_town_and_those_who_had_taken_part():
    text = "The Punjab CTD arrested 19 militants in 287 operations on Monday. Seven of them were caught in Rawalpindi. It said about 20 gunmen had taken part in a raid, and that it can no longer afford to host millions of migrants."
    assert short(text) == [
        "arrests 19 exact | militants",
        "operations 287 exact | all",
        "arrests 7 exact | militants",
    ]


def test_martyred_policemen_and_army_men_are_security_forces():
    text = "Bannu topped the list with 34 martyred policemen in 2024, followed by North Waziristan with 27. Gunmen killed 12 army men in May 2025."
    assert short(text) == [
        "fatalities 34 exact | security_forces",
        "fatalities 27 exact | security_forces",
        "fatalities 12 exact | security_forces",
    ]


def test_a_place_explained_in_brackets_has_its_share():
    text = "KP remained the worst-hit province with 27 attacks in May, while the tribal districts (former Fata) had 19."
    assert [line.split(" | ")[0] for line in short(text)] == ["attacks 27 exact", "attacks 19 exact"]
