"""Rival claims and who makes them."""

from proposing import read_lines


def test_each_speaker_keeps_his_own_number():
    text = "Pakistani jets struck Paktika on 24 December 2024. The Taliban spokesman said 46 people were killed. Residents put the death toll at 13. A Pakistani official said 20 militants were killed."
    assert read_lines(text) == [
        "46 people | fatalities 46 exact | all | AF-PKA | 2024-12-24..2024-12-24 stated | taliban_government | high",
        "13 | fatalities 13 exact | all | AF-PKA | 2024-12-24..2024-12-24 stated | local_residents | medium",
        "20 militants | fatalities 20 exact | militants | AF-PKA | 2024-12-24..2024-12-24 stated | pk_officials_unnamed | high",
    ]


def test_a_speaker_at_the_end_covers_the_sentence():
    text = "At least 12 people were killed and 30 injured in Peshawar on Friday, police said."
    assert read_lines(text) == [
        "At least 12 people | fatalities 12 at_least | all | PK-KP | 2025-06-13..2025-06-13 stated | pk_officials_unnamed | high",
        "30 injured | injuries 30 exact | all | PK-KP | 2025-06-13..2025-06-13 stated | pk_officials_unnamed | high",
    ]


def test_an_unknown_body_is_kept_as_printed():
    text = "According to the Frontier Monitoring Desk, 61 attacks took place in Pakistan in May."
    assert read_lines(text) == [
        "61 attacks | attacks 61 exact | all | PK | 2025-05-01..2025-05-31 stated | Frontier Monitoring Desk | high",
    ]


def test_while_begins_another_speaker():
    text = "The Taliban government said 19 soldiers were killed in Khost on Monday, while Pakistan's army put the toll at three."
    assert read_lines(text) == [
        "19 soldiers | fatalities 19 exact | security_forces | AF-KHO | 2025-06-16..2025-06-16 stated | taliban_government | high",
        "three | fatalities 3 exact | security_forces | AF-KHO | 2025-06-16..2025-06-16 stated | ispr | medium",
    ]


def test_a_monitor_goes_on_in_the_next_sentence():
    text = "PICSS recorded 85 attacks in Pakistan in May. The attacks killed 113 people."
    assert read_lines(text) == [
        "85 attacks | attacks 85 exact | all | PK | 2025-05-01..2025-05-31 stated | picss | high",
        "113 people | fatalities 113 exact | all | PK | 2025-05-01..2025-05-31 stated | picss | high",
    ]


def test_a_personal_name_is_no_producer():
    text = "Ahmad Gul said 12 people were killed in Quetta on Monday."
    assert read_lines(text) == [
        "12 people | fatalities 12 exact | all | PK-BA | 2025-06-16..2025-06-16 stated | - | high",
    ]


def test_the_losses_of_two_sides_in_one_sentence():
    text = "The military's media wing put its losses at 23 and those of the Taliban at more than 200."
    assert [line.split(" | ")[1:3] for line in read_lines(text)] == [
        ["fatalities 23 exact", "security_forces"],
        ["fatalities 200 more_than", "afghan_forces"],
    ]


def test_a_counter_named_after_its_first_figure_counts_what_follows_too():
    text = "In May there were 37 attacks, says the CRSS, which counted 29 attacks in April."
    assert [line.split(" | ")[5] for line in read_lines(text)] == ["crss", "crss"]


def test_a_capital_with_a_clause_of_its_own_still_speaks():
    text = "Islamabad, which has deployed 30,000 troops along the frontier, said it had lost 23 soldiers."
    assert [line.split(" | ")[5] for line in read_lines(text)] == ["pk_government"]


def test_a_body_that_acts_again_is_still_the_one_who_counts():
    text = "The Counter Terrorism Department of Punjab says it arrested 47 militants in May. Separately, the department carried out 3,480 combing operations."
    assert [line.split(" | ")[5] for line in read_lines(text)] == ["Counter Terrorism Department of Punjab"] * 2


def test_a_hospital_speaks_for_the_charity_that_runs_it():
    text = "A hospital run by the Italian charity EMERGENCY in Kabul reported on Wednesday that it had received five bodies."
    assert [line.split(" | ")[3::2] for line in read_lines(text)] == [["AF-KAB", "emergency_ngo"]]


def test_a_person_named_before_the_office_speaks_for_it():
    text = "Nine civilians died in Khost on Sunday, said Gul Khan, spokesman for the provincial governor."
    assert [line.split(" | ")[5] for line in read_lines(text)] == ["taliban_government"]


def test_the_army_tells_of_its_other_actions_too():
    text = "Four khwarij were killed in Bajaur on Tuesday, the military said. In a separate action in Kurram, seven militants had been eliminated."
    assert [line.split(" | ")[5] for line in read_lines(text)] == ["ispr", "ispr"]


def test_a_body_is_credited_with_what_a_report_it_issued_says():
    text = "The Counter Terrorism Department of Khyber Pakhtunkhwa killed 320 terrorists in May, according to a report it issued on Monday."
    assert [line.split(" | ")[5] for line in read_lines(text)] == ["kp_ctd"]


def test_the_body_a_report_goes_to_does_not_speak():
    text = "In a letter to the Refugee Council, UNAMA attributed nine deaths in Khost in May to shelling."
    assert [line.split(" | ")[5] for line in read_lines(text)] == ["unama"]


def test_a_committee_with_a_name_of_its_own_is_no_commission_of_a_government():
    text = "The Citizens Solidarity Committee for Refugees said 210 Afghans were arrested in Karachi in May."
    assert [line.split(" | ")[5] for line in read_lines(text)] == ["Citizens Solidarity Committee for Refugees"]


def producers_of(text, published="2025-06-18"):
    return [line.split(" | ")[5] for line in read_lines(text, published)]


def test_a_body_named_again_after_someone_else_spoke():
    text = (
        "The Taliban's refugee ministry said 900 Afghans returned from Pakistan on Monday. A cleric at the camp said "
        "tents were few. Officials in Khost said 40 of them were ill. The ministry said 700 came back on Sunday."
    )
    assert producers_of(text)[-1] == "taliban_refugee_ministry"


def test_the_officials_are_those_of_the_body_whose_officials_spoke_before():
    text = (
        "Officials of the Commissionerate for Afghan Refugees said 2,100 Afghans left Pakistan on Monday.\n\n"
        "Since April 1, some 60,000 have been repatriated, the officials said."
    )
    assert producers_of(text) == ["pk_car", "pk_car"]


def test_the_army_goes_on_with_its_operations_in_the_next_paragraph():
    text = (
        "Six khwarij were killed in Bannu on Monday, the ISPR said.\n\n"
        "In another engagement in Tank, troops killed two khwarij."
    )
    assert producers_of(text) == ["ispr", "ispr"]


def test_a_department_whose_figures_come_from_its_own_report():
    text = "The Counter Terrorism Department of Khyber Pakhtunkhwa arrested 310 militants in 2024, according to its year-end report."
    assert producers_of(text) == ["kp_ctd"]


def test_a_ministry_of_the_republic_in_kabul_is_named_as_printed():
    text = "The interior ministry in Kabul said eight policemen were killed in Ghazni on Monday."
    assert producers_of(text, "2019-05-14") == ["interior ministry"]
    assert producers_of(text) == ["taliban_government"]


def test_the_institute_is_the_one_only_mentioned_before():
    text = (
        "The interior ministry said attacks had stopped. Reporters asked the Pak Institute for Peace Studies. "
        "May saw 61 attacks in Pakistan, the institute said."
    )
    assert producers_of(text) == ["pips"]


def test_the_spokesman_speaks_for_whom_he_spoke_before():
    text = (
        "A spokesman for the Taliban's refugee ministry said 900 Afghans returned from Iran on Monday. IOM said 870 "
        "came. The spokesman said 700 returned from Pakistan on Sunday."
    )
    assert producers_of(text)[-1] == "taliban_refugee_ministry"


def test_what_stands_between_two_sentences_of_one_office_is_its_count():
    text = (
        "The commissioner of Zhob said 900 Afghans left Balochistan on Monday.\n\n"
        "With that, 12,000 have gone since May 1. The commissioner said buses were free."
    )
    assert producers_of(text) == ["pk_officials_unnamed", "pk_officials_unnamed"]


def test_an_encounter_that_a_department_only_calls_so():
    text = (
        "Five militants died in what the Counter Terrorism Department of Punjab called a shootout in Okara on Monday."
    )
    assert producers_of(text) == ["Counter Terrorism Department of Punjab"]


def test_the_governor_of_any_afghan_province():
    text = "A mine killed four farmers in Samangan on Monday, the governor of Samangan said."
    assert producers_of(text) == ["taliban_government"]
    assert producers_of(text, "2018-06-18") == ["afghan_officials_unnamed"]


def test_an_office_that_said_something_without_numbers_still_speaks():
    text = (
        "Rescue 1122 said six people died in Swabi on Monday.\n\nThe agency said its men worked through the night. "
        "It has also carried 31 wounded people to hospital."
    )
    assert producers_of(text)[0] == "Rescue 1122"


def test_the_taliban_of_a_report_on_pakistan_before_they_ruled_in_kabul():
    text = "Gunmen attacked a post in Hangu, Pakistan, on Monday. A Taliban spokesman said six soldiers were killed."
    assert producers_of(text, "2013-06-18") == ["ttp"]


def test_a_group_that_claimed_responsibility_and_boasted():
    text = (
        "Police said ten officers died in Bannu on Monday. The Lashkar-e-Islam group claimed responsibility and "
        "boasted of having killed more than 30 policemen, a claim authorities dismissed."
    )
    assert producers_of(text) == ["pk_officials_unnamed", "Lashkar-e-Islam"]


def test_kabul_as_a_source_and_officials_of_an_afghan_province():
    text = "On Monday strikes on Khost killed 10 people, according to Kabul, which called off talks."
    assert producers_of(text) == ["taliban_government"]
    text = "Six civilians were killed when shells fired from Pakistan landed in Kunar on Friday, provincial officials said."
    assert producers_of(text) == ["afghan_officials_unnamed"]


def test_the_department_of_balochistan_by_its_printed_name():
    text = "Six militants were killed in Kech on Tuesday, CTD Balochistan said."
    assert producers_of(text) == ["CTD Balochistan"]


def test_a_spokesman_who_rang_reporters_goes_on_in_the_next_sentence():
    text = (
        "A man calling himself a spokesman for the Tehreek-e-Taliban Pakistan rang reporters from Mohmand on Monday. "
        "He claimed that 12 security men had been killed and five captured."
    )
    assert producers_of(text) == ["ttp", "ttp"]


def test_the_frontier_corps_by_its_name_and_an_fc_statement():
    text = "Troops killed 17 militants in Mohmand on Monday, according to the Frontier Corps.\n\nAn FC statement said three soldiers died."
    assert producers_of(text) == ["Frontier Corps", "Frontier Corps"]


def test_what_a_report_added_is_not_said_by_those_who_acted():
    text = "PIPS counted 52 attacks in Pakistan in May. Security forces arrested 93 suspected militants in the month, it added."
    assert producers_of(text) == ["pips", "pips"]


def test_the_spokesman_of_the_police_named_before():
    text = (
        "Searches on Sunday led to 74 arrests, Sindh police said. In the ten days before, the police have arrested "
        "312 men in Karachi, their spokesman said."
    )
    assert producers_of(text) == ["Sindh police", "Sindh police"]


def test_the_afghan_taliban_before_they_ruled_in_kabul():
    text = "Troops fought for a district centre in Baghlan, Afghanistan, on Monday. The Taliban claimed that 40 soldiers had been killed."
    assert producers_of(text, "2015-09-29") == ["Taliban"]
    assert producers_of(text, "2022-09-29") == ["taliban_government"]


def test_offices_of_bombs_and_laws_and_a_provincial_council():
    text = "Sixteen people died in Peshawar on Monday, the bomb disposal chief said."
    assert producers_of(text) == ["pk_officials_unnamed"]
    text = "A member of Nangarhar's provincial council said 11 people had been injured in Lalpur on Monday."
    assert producers_of(text) == ["afghan_officials_unnamed"]


def test_an_organisation_speaks_for_its_hospital():
    text = "EMERGENCY said its hospital in Kabul had registered two deaths on Monday."
    assert producers_of(text) == ["emergency_ngo"]


def test_a_ministry_told_before_by_its_spokesman_and_by_its_report():
    text = (
        "Six civilians were killed in Kabul on Monday, the Taliban's interior ministry said. Hospitals in Kabul spoke "
        "of eight dead.\n\nMinistry spokesman Abdul Nafi Takor said three guards were hurt in Monday's blast."
    )
    assert producers_of(text)[-1] == "taliban_government"
    text = (
        "The High Commission for Addressing Returnees' Problems says that 3,742 Afghans returned from Iran on Monday. "
        "According to the commission's report, shared on X by a deputy spokesman of the Islamic Emirate, 1,215 people "
        "returned from Pakistan."
    )
    assert set(producers_of(text)) == {"taliban_refugee_commission"}


def test_a_spokesman_for_the_ministry_of_those_who_rule_in_kabul():
    text = "In Spin Boldak five guards were killed on Monday, a spokesman for the Taliban's interior ministry said."
    assert producers_of(text) == ["taliban_government"]


def test_who_accused_a_country_in_quotation_marks_speaks_on():
    text = (
        'The Taliban\'s Ministry of Refugees and Repatriation has accused Pakistan of "harassing" Afghans. In the first '
        "ten days of June, it said in a statement, police arrested 1,080 Afghans in Islamabad."
    )
    assert producers_of(text) == ["taliban_refugee_ministry"]


def test_who_disagrees_without_a_number_speaks_in_the_next_sentence():
    text = (
        "Eleven people were killed in Kurram on Monday, the district police officer said.\n\nAn elder of Upper Kurram "
        "did not accept this. He said that 18 people had died."
    )
    assert producers_of(text) == ["pk_officials_unnamed", "local_residents"]
    text = (
        "The Baloch Yakjehti Committee says that 37 people were abducted in Turbat in January.\n\nThe government of "
        "Balochistan sees it another way. Its spokesman told a news conference that 22 militants had been arrested."
    )
    assert producers_of(text)[1] == "balochistan_government"


def test_a_different_picture_and_an_update_that_came_out():
    text = (
        "The police of KP counted 214 deaths in Bannu in 2024.\n\nA different picture comes from the Center for Research "
        "and Security Studies. Its annual report has violence claiming 2,331 lives in 2024."
    )
    assert producers_of(text)[1] == "crss"
    text = "UNHCR's own update, which came out on Saturday, counts 97,300 Afghans who returned from Pakistan in May."
    assert producers_of(text) == ["unhcr"]


def test_a_group_by_its_full_name():
    text = (
        "The Hafiz Gul Bahadur group claimed the assault. It said that 29 soldiers had been killed in Bannu on Monday."
    )
    assert producers_of(text) == ["Hafiz Gul Bahadur group"]


def test_so_says_a_press_release_of_those_who_did_it():
    text = (
        "In the first half of 2025 the Sindh Rangers arrested 1,318 suspects in Karachi. So says a press release put "
        "out on Wednesday."
    )
    assert producers_of(text, "2025-08-18") == ["Sindh Rangers"]


def test_a_foundation_that_has_its_count_and_one_of_those_told_before():
    text = "An American think tank, the New America Foundation, has 63 strikes in Pakistan for 2011."
    assert producers_of(text) == ["New America Foundation"]
    text = (
        "Tribesmen from Shawal say that this is nonsense. One of them, who deals in timber, told this correspondent "
        "that six miners had died on Monday."
    )
    assert producers_of(text) == ["local_residents"]
