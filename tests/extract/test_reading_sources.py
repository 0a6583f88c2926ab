"""Who counts where the words that say so only point to a body named elsewhere in the sentence, or stand before its name."""

from proposing import read_lines


def credit(text, published="2025-06-18"):
    """The producers of all figures of a text, in its order."""
    return [line.split(" | ")[5] for line in read_lines(text, published)]


def test_a_police_spokeswoman_speaks_for_the_police_the_sentence_opens_with():
    text = "The Rawalpindi police caught 21 suspects on Monday, a police spokeswoman said. Four suspects were released on Tuesday, she said."
    assert credit(text) == ["rawalpindi_police", "rawalpindi_police"]


def test_a_police_spokesman_alone_stays_unnamed():
    text = "Gunmen killed 3 traders in Karak on Monday, a police spokesman said."
    assert credit(text) == ["pk_officials_unnamed"]


def test_a_performance_report_is_that_of_the_office_the_sentence_opens_with():
    text = "The Counter Terrorism Department (CTD) of Khyber Pakhtunkhwa arrested 310 militants in April, according to a performance report. Another 45 militants were killed, the report says."
    assert credit(text) == ["kp_ctd", "kp_ctd"]


def test_the_words_before_a_group_only_say_what_it_is():
    text = "The armed group Jaish ul-Nasr said that 6 soldiers had been killed near Zahedan on Monday."
    assert credit(text) == ["Jaish ul-Nasr"]


def test_a_group_takes_the_deed_before_it_counts():
    text = "The TTP accepted responsibility for the ambush and asserted that 9 soldiers had been killed on Monday in Bannu."
    assert credit(text) == ["ttp"]


def test_officials_on_one_side_of_a_border_are_of_that_country():
    text = "Iran deported 5,100 Afghans on Monday, a customs officer on the Afghan side said."
    assert credit(text) == ["afghan_officials_unnamed"]


def test_a_ministry_of_the_islamic_emirate_is_the_taliban_government():
    text = "The Ministry of Interior Affairs of the Islamic Emirate said 7 Pakistani soldiers had been killed on Monday near Spin Boldak."
    assert credit(text) == ["taliban_government"]


def test_rangers_are_credited_as_printed():
    text = "Five suspects were arrested in Karachi on Monday, the Sindh Rangers said."
    assert credit(text) == ["Sindh Rangers"]


def test_the_trauma_centre_of_the_charity_is_the_charity():
    text = "The EMERGENCY trauma centre in Kabul said that 8 people had been wounded on Monday."
    assert credit(text) == ["emergency_ngo"]


def test_the_day_on_which_a_report_was_read_dates_no_death():
    text = "The Counter Terrorism Department of Khyber Pakhtunkhwa arrested 310 militants in the first five months of 2025, killing 90 militants, according to an official report obtained by Dawn on Friday."
    assert [line.split(" | ")[4] for line in read_lines(text)] == ["2025-01-01..2025-05-31 stated"] * 2


def test_it_said_at_the_end_is_the_office_the_sentence_opens_with():
    text = "KARACHI: The Sindh Counter Terrorism Department seized 9 militants in raids across the province last week, it announced on Sunday."
    assert credit(text) == ["Sindh Counter Terrorism Department"]


def test_a_senior_official_speaks_for_the_police_the_sentence_opens_with():
    text = "The Punjab police recorded 41 attacks in the first five months of 2025, a senior officer told a news conference. Twelve policemen were killed in them."
    assert credit(text) == ["Punjab police", "Punjab police"]


def test_counts_published_for_a_month_are_about_that_month():
    text = (
        "Both institutes brought out their counts for April, and the two differ. PICSS recorded 61 attacks in Pakistan."
    )
    assert [line.split(" | ")[4] for line in read_lines(text)] == ["2025-04-01..2025-04-30 stated"]


def test_figures_handed_out_further_down_are_about_their_own_month():
    text = "PESHAWAR: A bomb wounded four people on Monday, police said.\n\nThe home department also issued its figures on kidnapping and crime for April. It said that 7 attacks had taken place in the province."
    assert [line.split(" | ")[4] for line in read_lines(text)][1] == "2025-04-01..2025-04-30 stated"


def test_an_officer_of_the_department_speaks_for_the_one_the_sentence_names():
    text = "The KP Counter Terrorism Department carried out 312 operations last month, killing 94 militants, a senior officer of the department said on Monday."
    assert credit(text) == ["kp_ctd", "kp_ctd"]


def test_a_ctd_is_the_department_that_speaks_again():
    text = "The Sindh CTD claimed to have killed three militants in Karachi on Sunday. An official of Rescue 1122 said two bystanders were wounded. In a raid in Hyderabad on Saturday, the department said, it arrested four men."
    assert credit(text) == ["Sindh CTD", "Rescue 1122", "Sindh CTD"]


def test_who_tracked_attackers_down_has_said_nothing():
    text = "On Monday the Frontier Corps tracked the group down near Turbat and killed six militants, the military's media wing said."
    assert credit(text) == ["ispr"]


def test_residents_speak_of_those_who_they_said_were_killed():
    text = "TANK: Residents of Ladha staged a sit-in on Monday with the bodies of three children who they said were killed by a drone on Sunday."
    assert credit(text) == ["local_residents"]


def test_the_report_of_a_monitor_goes_on_with_meanwhile():
    text = "ACLED recorded 210 attacks in Pakistan in May. Meanwhile, Pakistani aircraft carried out six air strikes in Khost, in which 23 civilians died."
    assert credit(text) == ["acled", "acled", "acled"]


def test_who_disputes_blames_or_takes_the_deed_speaks_on():
    text = "Officials said 10 people were killed in Quetta on Monday. Residents disputed the figures. They say 16 were killed. A senior security official blamed militants, whose snipers, he said, killed two soldiers. The Baloch Liberation Army claimed responsibility and asserted that 19 soldiers had been killed."
    assert credit(text) == [
        "pk_officials_unnamed",
        "local_residents",
        "pk_officials_unnamed",
        "Baloch Liberation Army",
    ]


def test_workers_of_a_named_service_speak_for_it():
    text = "Three policemen were martyred in Hangu on Sunday, the district police officer said. Workers of Rescue 1122 said two labourers were also killed."
    assert credit(text) == ["pk_officials_unnamed", "Rescue 1122"]


def test_the_same_officials_and_the_head_of_an_office_are_officials():
    text = "As many as 2,118 Afghans were sent back from Pakistan via Torkham on Monday, border officials said. Since April 1, 9,406 Afghans have left, according to the same officials."
    assert credit(text) == ["pk_border_officials", "pk_border_officials"]
    text = "According to the head of the crossing's reception office in Nimroz, 3,140 Afghans were sent back from Iran on Sunday and 2,685 on Saturday."
    assert credit(text) == ["afghan_officials_unnamed", "afghan_officials_unnamed"]


def test_an_account_given_by_an_office_and_what_a_body_can_point_to_are_theirs():
    text = "Nine passengers were shot dead near Zhob on Monday. That account was given by the assistant commissioner of Zhob."
    assert credit(text) == ["pk_officials_unnamed"]
    text = "PICSS counted 104 attacks in Pakistan in May. Against this, the ISPR can point to 160 militants killed in the country last month."
    assert credit(text) == ["picss", "ispr"]


def test_who_tells_of_pakistani_jets_is_a_pakistani_official():
    text = "Pakistani jets carried out five strikes in Nangarhar on Monday, killing 17 militants, a security official said."
    assert credit(text) == ["pk_officials_unnamed", "pk_officials_unnamed"]


def test_a_weekly_statement_goes_on_with_the_week_before():
    text = "The Punjab CTD arrested 19 militants in Punjab between June 8 and 14, its spokesperson said on Sunday. The spokesperson said explosives were recovered. During the week before, 23 militants had been arrested."
    assert credit(text) == ["Punjab CTD", "Punjab CTD"]


def test_residents_of_a_town_of_two_words_and_a_force_that_ends_its_deed_speak():
    text = "Residents of Spin Boldak, in Kandahar province, told reporters that three civilians died on Monday."
    assert credit(text) == ["local_residents"]
    text = "Rawalpindi police arrested 216 Afghans in the garrison city from June 10 to 12, the force said in a statement on Thursday."
    assert credit(text) == ["rawalpindi_police"]
