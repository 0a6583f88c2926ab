"""Areas, spellings and crossings."""

from proposing import read_lines


def test_a_district_stands_for_its_province():
    text = "Seven soldiers were killed in North Waziristan on Monday and two in Spin Boldak district of Qandahar."
    assert read_lines(text) == [
        "Seven soldiers | fatalities 7 exact | security_forces | PK-KP | 2025-06-16..2025-06-16 stated | - | high",
        "two | fatalities 2 exact | security_forces | AF-KAN | 2025-06-16..2025-06-16 stated | - | medium",
    ]


def test_areas_printed_together_stay_together():
    text = "Eight people were killed in Khost and Paktika provinces on 3 June."
    assert read_lines(text) == [
        "Eight people | fatalities 8 exact | all | AF-KHO_AF-PKA | 2025-06-03..2025-06-03 stated | - | high",
    ]


def test_settled_and_tribal_districts_are_kept_apart():
    text = "In May, 27 attacks in Khyber Pakhtunkhwa's settled districts killed 19 people and 30 attacks in the tribal districts killed 46."
    assert read_lines(text) == [
        "27 attacks | attacks 27 exact | all | PK-KP-MAIN | 2025-05-01..2025-05-31 stated | - | high",
        "19 people | fatalities 19 exact | all | PK-KP-MAIN | 2025-05-01..2025-05-31 stated | - | high",
        "30 attacks | attacks 30 exact | all | PK-KP-TD | 2025-05-01..2025-05-31 stated | - | high",
        "46 | fatalities 46 exact | all | PK-KP-TD | 2025-05-01..2025-05-31 stated | - | high",
    ]


def test_flows_have_the_place_left():
    text = "In May, 43,000 Afghans returned through Torkham and 52,000 from Iran through Islam Qala."
    assert read_lines(text) == [
        "43,000 Afghans | returns 43000 exact | afghan_nationals | PK | 2025-05-01..2025-05-31 stated | - | high",
        "52,000 | returns 52000 exact | afghan_nationals | IR | 2025-05-01..2025-05-31 stated | - | high",
    ]


def test_a_capital_that_acts_is_a_government():
    text = "Islamabad deported 3,000 Afghans in May; four people were killed in Islamabad on 2 June."
    assert read_lines(text) == [
        "3,000 Afghans | deportations 3000 exact | afghan_nationals | PK | 2025-05-01..2025-05-31 stated | - | high",
        "four people | fatalities 4 exact | all | PK-IS | 2025-06-02..2025-06-02 stated | - | high",
    ]


def test_a_dateline_of_a_newspaper_is_no_place():
    text = "ISLAMABAD: At least 85 attacks were recorded in Pakistan in May."
    assert read_lines(text) == [
        "At least 85 attacks | attacks 85 at_least | all | PK | 2025-05-01..2025-05-31 stated | - | high",
    ]


def test_a_monitors_month_after_the_story_of_a_blast_is_of_the_whole_country():
    text = "A bomb killed 18 people in Pishin on Tuesday, police said.\n\nIn May, the think tank PIPS had recorded 93 attacks."
    assert [line.split(" | ")[3] for line in read_lines(text)] == ["PK-BA", "PK"]


def test_the_province_is_the_one_the_sentence_before_names():
    text = "PIPS counted 80 attacks in May. Sindh was quiet. The province had three attacks."
    assert [line.split(" | ")[3] for line in read_lines(text)] == ["PK", "PK-SD"]


def test_the_former_and_the_latter_are_the_two_places_named_together():
    text = "Balochistan and Khyber Pakhtunkhwa suffered most: in May the former saw 45 deaths and the latter 96."
    assert [line.split(" | ")[3] for line in read_lines(text)] == ["PK-BA", "PK-KP"]


def test_a_province_told_by_where_it_lies_in_pakistan():
    text = "Pakistan saw 61 attacks in May. In the restive southwestern province, 22 attacks took place, and 30 in the northwestern province."
    assert [line.split(" | ")[3] for line in read_lines(text)] == ["PK", "PK-BA", "PK-KP"]


def test_a_province_whose_name_follows_is_that_one():
    text = "A blast killed four people in the northwestern province of Badghis on Monday."
    assert [line.split(" | ")[3] for line in read_lines(text)] == ["AF-BDG"]


def test_a_story_told_of_another_province_than_its_dateline():
    text = (
        "GARDEZ, Afghanistan - Gunmen stormed a post in Ghazni on Monday, officials said. They said four guards died."
    )
    assert [line.split(" | ")[3] for line in read_lines(text)] == ["AF-GHA"]


def test_the_pakistani_side_is_the_province_of_those_who_speak():
    text = "Shelling killed three villagers on the Pakistani side on Monday, hospital officials in Parachinar said."
    assert [line.split(" | ")[3] for line in read_lines(text)] == ["PK-KP"]


def test_where_only_some_of_them_were_handed_over_is_not_where_all_were():
    text = "Police in Sindh arrested 500 Afghans on Monday and handed 90 of them over to officials at Chaman."
    assert read_lines(text)[0].split(" | ")[3] == "PK-SD"


def test_a_place_behind_a_part_set_off_by_commas_is_that_of_the_whole():
    text = "Work began again in Sindh on Sunday after gunmen killed five vaccinators, three of them women, in Multan."
    assert [line.split(" | ")[3] for line in read_lines(text)] == ["PK-PB", "PK-PB"]


def test_the_two_provinces_are_those_told_together():
    text = "Shells hit Kunar and Khost on Monday. UNICEF said nine children were killed in the two provinces."
    assert [line.split(" | ")[3] for line in read_lines(text)] == ["AF-KHO_AF-KNR"]


def test_the_police_of_a_province_count_in_it():
    text = "The Punjab police said that they had killed nine terrorists at border posts in May."
    assert [line.split(" | ")[3] for line in read_lines(text)] == ["PK-PB"]


def test_a_briefing_in_a_garrison_town_is_not_where_it_happened():
    text = "Troops killed nine militants in Dir on Monday. Two soldiers died, the military spokesman told a briefing in Rawalpindi."
    assert [line.split(" | ")[3] for line in read_lines(text)] == ["PK-KP", "PK-KP"]


def areas_of(text: str) -> list[str]:
    return [line.split(" | ")[3] for line in read_lines(text)]


def test_strikes_by_one_country_on_the_soil_of_another():
    text = "Strikes by Pakistan on Afghan soil rose in 2024. ACLED logged 57 strikes that year."
    assert areas_of(text) == ["AF"]


def test_where_a_soldier_came_from_is_not_where_others_were_hurt():
    text = "In the Bajaur fighting on Monday, a naik from Chakwal embraced martyrdom and three soldiers were wounded."
    assert areas_of(text) == ["PK-KP"]


def test_nationwide_is_the_country_of_the_army_that_speaks():
    text = (
        "More than 100 terrorists have been killed since Monday in a nationwide crackdown, the army said.\n\nAcross "
        "the border in Nangarhar, Afghanistan, camps were shelled on Tuesday. Officials in Jalalabad, Nangarhar, said "
        "six people died."
    )
    assert areas_of(text)[0] == "PK"


def test_two_capitals_that_trade_claims_are_no_place():
    text = (
        "Kabul and Islamabad trade claims after border battles\n\nThe Taliban government said 37 soldiers died along "
        "the frontier on Monday.\n\nThe army spoke of eight dead soldiers."
    )
    assert areas_of(text) == ["AF_PK", "AF_PK"]


def test_a_border_town_is_its_dateline_s_province():
    text = "CHAMAN: Markets reopened in this border town on Monday. The firing on Sunday killed five civilians, the army said."
    assert areas_of(text) == ["PK-BA"]
