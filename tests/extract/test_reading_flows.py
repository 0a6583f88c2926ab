"""People who leave, are deported, arrested or remain."""

from proposing import read_lines


def test_expelled_is_a_return_and_deported_a_deportation():
    text = "In May, Pakistan expelled 67,000 Afghans, of whom 12,300 were deported."
    assert read_lines(text) == [
        "67,000 Afghans | returns 67000 exact | afghan_nationals | PK | 2025-05-01..2025-05-31 stated | - | high",
        "12,300 were deported | deportations 12300 exact | afghan_nationals | PK | 2025-05-01..2025-05-31 stated | - | high",
    ]


def test_families_are_counted_in_families():
    text = "Some 5,000 Afghan families went back from Pakistan in May."
    assert read_lines(text) == [
        "Some 5,000 Afghan families | returns/families 5000 about | afghan_nationals | PK | 2025-05-01..2025-05-31 stated | - | high",
    ]


def test_those_who_remain_are_a_stock_at_publication():
    text = "Around three million Afghans remain in Pakistan."
    assert read_lines(text) == [
        "Around three million Afghans | population 3000000 about | afghan_nationals | PK | 2025-06-18..2025-06-18 inferred | - | high",
    ]


def test_papers_make_the_group():
    text = "In May, 8,025 Afghans without documents, 6,700 ACC holders and 890 PoR card holders returned from Pakistan."
    assert read_lines(text) == [
        "8,025 Afghans without documents | returns 8025 exact | afghan_undocumented | PK | 2025-05-01..2025-05-31 stated | - | high",
        "6,700 ACC holders | returns 6700 exact | afghan_acc | PK | 2025-05-01..2025-05-31 stated | - | high",
        "890 PoR card holders | returns 890 exact | afghan_por | PK | 2025-05-01..2025-05-31 stated | - | high",
    ]


def test_plans_are_no_figures():
    text = "Pakistan plans to deport 800,000 Afghans next year."
    assert read_lines(text) == []


def test_arrests_abductions_and_releases():
    text = "Police arrested 340 Afghans in Karachi in May; gunmen abducted nine passengers in Zhob and released four."
    assert read_lines(text) == [
        "340 Afghans | arrests 340 exact | afghan_nationals | PK-SD | 2025-05-01..2025-05-31 stated | - | high",
        "nine passengers | abductions 9 exact | civilians | PK-BA | 2025-05-01..2025-05-31 stated | - | high",
        "four | releases 4 exact | civilians | PK-BA | 2025-05-01..2025-05-31 stated | - | high",
    ]


def test_fighters_who_return_are_no_returnees():
    text = "Thousands of fighters were allowed to return home to Pakistan."
    assert read_lines(text) == []


def test_where_people_lived_who_went_back_makes_no_stock_of_them():
    text = "In May 3,640 Afghans living in Balochistan without documents went back."
    assert read_lines(text) == [
        "3,640 Afghans | returns 3640 exact | afghan_undocumented | PK-BA | 2025-05-01..2025-05-31 stated | - | high"
    ]


def test_an_office_heard_in_a_city_counts_those_who_left_the_country():
    text = (
        "In Peshawar, the Commissionerate for Afghan Refugees said 1,350 Afghan families had left the country in May."
    )
    assert " | PK | " in read_lines(text)[0]


def test_the_total_came_to_so_many_returns():
    text = (
        "In May 97,650 PoR card holders went back to Afghanistan from Pakistan. Between 1 January and 31 May, the "
        "total came to 196,300 PoR card holders, of whom 61 per cent had lived in Khyber Pakhtunkhwa."
    )
    assert "returns 196300 exact | afghan_por" in read_lines(text)[1]


def test_people_of_this_number_are_of_those_told_before():
    text = "In May 14,370 undocumented Afghans returned from Iran. Of this number, 8,212 people were deported."
    assert "deportations 8212 exact | afghan_undocumented" in read_lines(text)[1]


def test_a_country_alone_on_its_line_is_where_they_left():
    text = "UNHCR Afghanistan\n\nBorder monitoring, 8 - 14 June 2025\n\nPakistan.\nDuring the week 11,730 Afghans returned."
    assert "| PK |" in read_lines(text)[0]


def test_those_coming_back_went_down_to_a_number():
    text = "UNHCR: In May the number of Afghans coming back from Iran went down to 60,800 from 75,300."
    assert [line.split(" | ")[1] for line in read_lines(text)] == ["returns 60800 exact", "returns 75300 exact"]
