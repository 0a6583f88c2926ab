"""What a number takes from the rest of its text: a shared verb, a counter named elsewhere, a row's label, the total before."""

from proposing import read_lines

TABLE = """Border monitoring update, 1-15 June 2025 (IOM)
Returns: 4,000
of whom deported: 700
PoR card holders: 900
Arrests of Afghans: 300"""


def counters(text: str) -> list[str]:
    return [line.split(" | ")[-2] for line in read_lines(text)]


def measures(text: str) -> list[str]:
    return [line.split(" | ")[1] for line in read_lines(text)]


def test_a_verb_behind_a_list_holds_for_all_of_it():
    text = "In Bannu 12 soldiers, three drivers and five passengers were among the dead on Monday."
    assert measures(text) == ["fatalities 12 exact", "fatalities 3 exact", "fatalities 5 exact"]


def test_a_think_tank_is_named_in_the_next_sentence():
    text = "Attacks killed 90 people in Pakistan in May, a think tank said. The Indus Peace Observatory counted 70 attacks."
    assert counters(text) == ["Indus Peace Observatory", "Indus Peace Observatory"]


def test_a_spokesman_speaks_for_the_body_before_him():
    text = "The Punjab home department expelled 40 Afghans on Monday, its spokesman said."
    assert counters(text) == ["Punjab home department"]


def test_officials_of_a_body_are_that_body():
    text = "Last month 12 people died in Karak, officials of the Khyber Pakhtunkhwa home department said."
    assert counters(text) == ["kp_home"]


def test_an_army_with_a_name_of_its_own_is_not_the_state():
    text = "The Balochistan Liberation Army claimed it killed 22 soldiers in Kech on Monday."
    assert counters(text) == ["Balochistan Liberation Army"]


def test_rows_of_a_table_take_heading_label_and_total():
    assert read_lines(TABLE) == [
        "4,000 | returns 4000 exact | afghan_nationals | PK | 2025-06-01..2025-06-15 stated | iom | medium",
        "700 | deportations 700 exact | afghan_nationals | PK | 2025-06-01..2025-06-15 stated | iom | medium",
        "900 | returns 900 exact | afghan_por | PK | 2025-06-01..2025-06-15 stated | iom | high",
        "300 | arrests 300 exact | afghan_nationals | PK | 2025-06-01..2025-06-15 stated | iom | medium",
    ]


def test_a_sign_makes_a_percentage_a_change():
    assert measures("PICSS counted 70 deaths (-26%) in May.") == ["fatalities 70 exact", "change_pct -26 exact"]


def test_pairs_repeat_their_measures():
    text = "Punjab had six attacks with seven deaths, Sindh 24 with 21 in May."
    assert measures(text) == ["attacks 6 exact", "fatalities 7 exact", "attacks 24 exact", "fatalities 21 exact"]


def test_a_month_called_may_is_no_verb():
    assert measures("Fighting on 7 May killed 40 civilians in Bannu.") == ["fatalities 40 exact"]


def test_others_hurt_beside_the_dead_of_two_groups_are_of_all():
    text = "Three soldiers and a driver were killed and seven others were hurt in Tank on Tuesday. On Monday gunmen had killed two policemen and wounded five."
    assert [line.split(" | ")[1:3] for line in read_lines(text)] == [
        ["fatalities 3 exact", "security_forces"],
        ["injuries 7 exact", "all"],
        ["fatalities 2 exact", "security_forces"],
        ["injuries 5 exact", "security_forces"],
    ]


def test_dead_and_wounded_with_numbers_of_their_own_are_no_casualties():
    text = "The attack in Kurram on Tuesday left eight soldiers dead and wounded about a dozen."
    assert [line.split(" | ")[1] for line in read_lines(text)] == ["fatalities 8 exact", "injuries 12 about"]
